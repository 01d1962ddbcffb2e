// Applying a loaded instrument to one child: its items for the age in order, back to the age before where the rule asks, and what it says.
import type { Day } from '../../../kernel/days.ts'
import type { AgeGroup, Frame, ItemPlace } from '../contract/instrument.ts'
import { ediStructure } from './built-in.ts'
import { ediAreas } from './edi-light.ts'
import {
  type Answers,
  groupBefore,
  groupOf,
  type Instrument,
  type InstrumentAge,
  type Item,
  itemsOf,
} from './instrument.ts'
import { judgeRound, type Verdict } from './judge-round.ts'

/** One domain at a time; `before` is empty until the rule asks for the age before. */
export type Step = {
  readonly domain: string
  /** its items are findings: a yes is a sign, not an achievement */
  readonly risk: boolean
  readonly items: readonly Item[]
  readonly before: readonly Item[]
}

/** What a fact tells of an instrument beside its items; undefined of the EDI, whose structure every copy knows. */
export function frameOf(i: Instrument): Frame | undefined {
  if (i.id === ediStructure.id) return undefined
  const risks = i.domains.flatMap((d) => (d.sign === 'risk' ? [d.id] : []))
  return {
    ...{ groups: i.groups, rule: i.rule },
    ...(i.score ? { score: i.score } : {}),
    ...(risks.length > 0 ? { risks } : {}),
  }
}

export const placeOf = (i: Item): ItemPlace => ({
  ...{ domain: i.domain, group: i.group },
  ...(i.difficulty === undefined ? {} : { difficulty: i.difficulty }),
})

/**
 * Whether a domain goes back to the age before. EDI: an area of development of which every item was asked and none is achieved.
 * Milestones: something of the age is not there yet. A score: never. Source: edi-structure, areaRule; judge-milestones.ts.
 */
function goesBack(i: Instrument, domain: string, items: readonly Item[], answers: Answers): boolean {
  if (i.rule.kind === 'rasch') return false
  if (i.domains.some((d) => d.id === domain && d.sign === 'risk')) return false
  if (i.rule.kind === 'milestones') return items.some((x) => answers[x.id] === 0)
  if (!(ediAreas as readonly string[]).includes(domain)) return false
  return items.length > 0 && items.every((x) => answers[x.id] === 0)
}

/** Domains that have items at that age, in the instrument's order. An answer already given to the age before keeps it in sight. */
export function stepsOf(i: Instrument, group: string, answers: Answers): Step[] {
  const older = groupBefore(i, group)?.id
  return i.domains.flatMap(({ id, sign }): Step[] => {
    const items = itemsOf(i, group, id)
    if (items.length === 0) return []
    const back = older === undefined ? [] : itemsOf(i, older, id)
    const before = goesBack(i, id, items, answers) ? back : []
    return [{ domain: id, risk: sign === 'risk', items, before }]
  })
}

/** Only what is in sight is said: an answer to the age before that the rule no longer asks for stays out. */
export function saidOf(
  steps: readonly Step[],
  answers: Answers,
): { asked: Record<string, ItemPlace>; answers: Record<string, 0 | 1 | null> } {
  const items = steps.flatMap((s) => [...s.items, ...s.before])
  return {
    asked: Object.fromEntries(items.map((x) => [x.id, placeOf(x)])),
    answers: Object.fromEntries(
      items.flatMap((x) => (answers[x.id] === undefined ? [] : [[x.id, answers[x.id]!]])),
    ),
  }
}

/** What the rule makes of the answers so far. */
export function verdictOf(
  i: Instrument,
  group: string,
  months: number,
  answers: Answers,
): Verdict | undefined {
  const said = saidOf(stepsOf(i, group, answers), answers)
  return judgeRound({
    ...{ instrument: i.id, version: i.version, asked: said.asked, frame: frameOf(i) ?? null, group },
    ...{ answers: said.answers, months },
  })
}

/** Items of the steps that nobody has answered yet, those of the age before too where it is asked for. */
export const unansweredOf = (steps: readonly Step[], answers: Answers): Item[] =>
  steps.flatMap((s) => [...s.items, ...s.before]).filter((x) => answers[x.id] === undefined)

/** The group of a child's age, where the instrument has items for it. */
export function ageGroupOf(i: Instrument, age: InstrumentAge): AgeGroup | undefined {
  const group = groupOf(i, age)
  return group && itemsOf(i, group.id).length > 0 ? group : undefined
}

export type Certificate = {
  readonly key: string
  readonly instrument: string
  readonly from_day: Day
  readonly to_day: Day
}

/** The certificate that holds on a day, or why none does: there is none, it is over or not begun yet, or it is of another instrument. */
export function certifiedFor(
  i: Pick<Instrument, 'id' | 'kind'>,
  day: Day,
  all: readonly Certificate[],
):
  | { readonly certificate?: string }
  | { readonly why: 'none' | 'over' | 'not-yet' | 'other'; readonly of?: Certificate } {
  if (i.kind === 'surveillance') return {}
  const own = all.filter((c) => c.instrument === i.id)
  const held = own.find((c) => c.from_day <= day && day <= c.to_day)
  if (held) return { certificate: held.key }
  const over = own.find((c) => c.to_day < day)
  if (over) return { why: 'over', of: over }
  if (own[0]) return { why: 'not-yet', of: own[0] }
  return all[0] ? { why: 'other', of: all[0] } : { why: 'none' }
}

/** Whether an item is a finding, no skill; of an instrument nobody knows nothing is. */
export function isRisk(i: Pick<Instrument, 'items' | 'domains'> | undefined, item: string): boolean {
  const domain = i?.items.find((x) => x.id === item)?.domain
  return i?.domains.some((d) => d.id === domain && d.sign === 'risk') ?? false
}
