// Of which age a child was when it was observed, and which of the answers are of that age: the others are kept and count nowhere.
import type { Child } from '../../children/contract/rows.ts'
import type { Observation } from '../contract.ts'
import { builtInInstrument, ediStructure, milestones } from './built-in.ts'
import { groupBefore, groupOf, type Instrument, instrumentAge } from './instrument.ts'

export type Known = Pick<Child, 'birth' | 'gestational_weeks' | 'rooms'>
type Said = Pick<Observation, 'day' | 'instrument' | 'version' | 'answers' | 'asked' | 'frame'>

const milestoneGroups = new Map(milestones.items.map((i) => [i.id, i.group]))

/** The ages of an instrument: of the EDI and the open milestones known here, of others come with the answers. */
function groupsOf(o: Pick<Said, 'instrument' | 'version' | 'frame'>): Pick<Instrument, 'groups'> | undefined {
  if (o.instrument === ediStructure.id) return ediStructure
  return builtInInstrument(o.instrument, o.version) ?? o.frame ?? undefined
}

/** Which group an item is of; undefined where nobody knows. */
const groupOfItem = (o: Pick<Said, 'instrument' | 'version' | 'asked'>, item: string): string | undefined =>
  o.asked
    ? o.asked[item]?.group
    : builtInInstrument(o.instrument, o.version)
      ? milestoneGroups.get(item)
      : undefined

/** The group of the child's age that day, and the items said that are neither of it nor of the one before. */
export function ageOf(o: Said, child: Known) {
  const instrument = groupsOf(o)
  if (!instrument) return { group: null, months: 0, strange: [], flags: ['development.unknown-instrument'] }
  const age = instrumentAge(child.birth, child.gestational_weeks ?? undefined, o.day)
  const group = groupOf(instrument, age)?.id ?? null
  const near = new Set(group === null ? [] : [group, groupBefore(instrument, group)?.id])
  const strange = Object.keys(o.answers)
    .filter((i) => !near.has(groupOfItem(o, i)))
    .sort()
  const flags = [
    ...(age.days < 0 ? ['development.before-birth'] : group === null ? ['development.no-list-of-age'] : []),
    ...(group !== null && strange.length > 0 ? ['development.other-age'] : []),
  ]
  return { group, months: age.months, strange, flags }
}
