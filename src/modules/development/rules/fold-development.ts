// How what was said of a child becomes observations as judged today, and rounds: all that was seen at one age, taken together.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { roomOnDay } from '../../../kernel/room-on-day.ts'
import type { Child } from '../../children/contract/rows.ts'
import type { Observed, Screened } from '../contract/kinds.ts'
import type { ChildDevelopment, Observation, Round } from '../contract.ts'
import { builtInInstrument, ediStructure } from './built-in.ts'
import { groupBefore, groupOf, type Instrument, type ItemAnswer, instrumentAge } from './instrument.ts'
import { gravest } from './judge-milestones.ts'
import { type Asked, judgeRound } from './judge-round.ts'

export type Known = Pick<Child, 'birth' | 'gestational_weeks' | 'rooms'>

/** What is needed of an observation to fold it: the same on the tablet, where rows are carried short. */
export type Seen = Pick<
  Observation,
  | 'key'
  | 'day'
  | 'instrument'
  | 'version'
  | 'answers'
  | 'asked'
  | 'frame'
  | 'certificate'
  | 'said_by'
  | 'moved'
>

/** The ages of an instrument: of the EDI and the open milestones known here, of others come with the answers. */
function groupsOf(o: Pick<Seen, 'instrument' | 'version' | 'frame'>): Pick<Instrument, 'groups'> | undefined {
  if (o.instrument === ediStructure.id) return ediStructure
  return builtInInstrument(o.instrument, o.version) ?? o.frame ?? undefined
}

/** Which domain and group an item is of; undefined where nobody knows. */
function placeOf(o: Pick<Seen, 'instrument' | 'version' | 'asked'>, item: string) {
  if (o.asked) return o.asked[item]
  return builtInInstrument(o.instrument, o.version)?.items.find((i) => i.id === item)
}

/** The group of the child's age that day, and the items said that are neither of it nor of the one before. */
export function ageOf(o: Omit<Seen, 'key' | 'certificate' | 'said_by' | 'moved'>, child: Known) {
  const instrument = groupsOf(o)
  if (!instrument) return { group: null, months: 0, strange: [], flags: ['development.unknown-instrument'] }
  const age = instrumentAge(child.birth, child.gestational_weeks ?? undefined, o.day)
  const group = groupOf(instrument, age)?.id ?? null
  const near = new Set(group === null ? [] : [group, groupBefore(instrument, group)?.id])
  const strange = Object.keys(o.answers)
    .filter((i) => !near.has(placeOf(o, i)?.group))
    .sort()
  const flags = [
    ...(age.days < 0 ? ['development.before-birth'] : group === null ? ['development.no-list-of-age'] : []),
    ...(group !== null && strange.length > 0 ? ['development.other-age'] : []),
  ]
  return { group, months: age.months, strange, flags }
}

/** One observation as it was said, with what its age makes of it. Without the child it waits: no row. */
export function foldObservation(
  book: string,
  key: string,
  facts: readonly Stamped[],
  child: Known | undefined,
): Observation | undefined {
  const fact = facts[0]?.fact
  if (!fact || !child) return undefined
  const p = fact.payload as Observed & Partial<Screened>
  const { group, strange, flags } = ageOf({ ...p, asked: p.asked ?? null, frame: p.frame ?? null }, child)
  return {
    ...{ book, key, child: fact.about, day: p.day, room: roomOnDay(child.rooms, p.day) ?? fact.room ?? null },
    ...{ instrument: p.instrument, version: p.version, answers: p.answers, asked: p.asked ?? null },
    ...{ frame: p.frame ?? null },
    ...{ said_by: p.by, mode: p.mode, note: p.note ?? null, photos: p.photos ?? [], author: fact.author },
    ...{ certificate: p.certificate ?? null, moved: fact.origin === 'letter' },
    ...{ age_group: group, strange, flags, seen: p.seen ?? null, said_at: facts[0]!.estAt },
  }
}

/** Of facts, what a round needs; in order of the day they speak of, then of their ids. */
export const seenOf = (fact: Fact): Seen => {
  const p = fact.payload as Observed & Partial<Screened>
  return {
    ...{ key: fact.id, day: p.day, instrument: p.instrument, version: p.version, answers: p.answers },
    ...{ asked: p.asked ?? null, frame: p.frame ?? null, certificate: p.certificate ?? null },
    ...{ said_by: p.by, moved: fact.origin === 'letter' },
  }
}

const inOrder = (a: Seen, b: Seen) =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.key < b.key ? -1 : a.key > b.key ? 1 : 0

type Gathered = { readonly group: string; readonly list: Seen[]; months: number }

/** All rounds of a child, by first day then instrument. An answer holds until a later day says otherwise; not observed says nothing. */
export function foldRounds(all: readonly Seen[], child: Known): Round[] {
  const gathered = new Map<string, Gathered>()
  const achieved = new Set<string>()
  const lost = new Map<string, string[]>()
  for (const o of [...all].sort(inOrder)) {
    const { group, months } = ageOf(o, child)
    if (group === null) continue
    const of = `${o.instrument}|${o.version}`
    const name = `${of}|${group}`
    const round = gathered.get(name) ?? { group, list: [], months }
    round.list.push(o)
    round.months = months
    gathered.set(name, round)
    const gone = new Set(lost.get(name))
    for (const [item, answer] of Object.entries(o.answers)) {
      if (answer === null) continue
      const known = `${of}|${item}`
      if (answer === 1) {
        achieved.add(known)
        gone.delete(item)
      } else if (achieved.has(known)) gone.add(item)
    }
    lost.set(name, [...gone].sort())
  }
  return [...gathered]
    .flatMap(([name, { group, list, months }]): Round[] => {
      const answers: Record<string, ItemAnswer> = {}
      for (const o of list)
        for (const [item, answer] of Object.entries(o.answers)) if (answer !== null) answers[item] = answer
      const first = list[0]!
      const last = list[list.length - 1]!
      const asked: Asked | null = first.asked && Object.assign({}, ...list.map((o) => o.asked ?? {}))
      const judged = judgeRound({
        ...{
          instrument: first.instrument,
          version: first.version,
          asked,
          frame: first.frame,
          group,
          answers,
        },
        ...{ lost: lost.get(name) ?? [], months },
      })
      if (!judged) return []
      return [
        {
          ...{ instrument: first.instrument, version: first.version, group },
          ...{
            kind: first.certificate ? 'screening' : 'surveillance',
            first_day: first.day,
            last_day: last.day,
          },
          ...{ room: roomOnDay(child.rooms, last.day), domains: [...judged.domains], light: judged.light },
          ...{ not_yet: [...judged.notYet], lost: lost.get(name) ?? [] },
          ...{ family: list.some((o) => o.said_by === 'family'), counts: list.some((o) => !o.moved) },
          ...(judged.incomplete ? { incomplete: judged.incomplete } : {}),
          ...(judged.score ? { score: judged.score } : {}),
          rule: judged.rule,
        },
      ]
    })
    .sort((a, b) =>
      a.first_day !== b.first_day
        ? a.first_day < b.first_day
          ? -1
          : 1
        : `${a.instrument}|${a.version}|${a.group}` < `${b.instrument}|${b.version}|${b.group}`
          ? -1
          : 1,
    )
}

/** What stands of a child without levels: the same on the tablet, which carries no scale. */
export type StandingDevelopment = Pick<
  ChildDevelopment,
  'book' | 'key' | 'last_day' | 'last_screened' | 'light' | 'rounds'
>

/** A child's development as it stands; nothing was said, or no child yet: no row. */
export function foldChildDevelopment(
  book: string,
  key: string,
  facts: readonly Stamped[],
  child: Known | undefined,
): StandingDevelopment | undefined {
  if (facts.length === 0 || !child) return undefined
  const all = facts.map((s) => seenOf(s.fact))
  const rounds = foldRounds(all, child)
  const days = all.map((o) => o.day).sort()
  const screened = all.flatMap((o) => (o.certificate ? [o.day] : [])).sort()
  return {
    ...{ book, key, last_day: days.at(-1)!, last_screened: screened.at(-1) ?? null },
    ...{ light: standingLight(rounds), rounds },
  }
}

/** What stands now: the latest round of each instrument, the gravest of them. */
export function standingLight(rounds: readonly Round[]) {
  const latest = new Map<string, Round>()
  for (const r of rounds) {
    const had = latest.get(r.instrument)
    if (!had || had.last_day <= r.last_day) latest.set(r.instrument, r)
  }
  const lights = [...latest.values()].map((r) => r.light)
  return lights.includes('red') ? 'red' : lights.includes('amber') ? 'amber' : gravest(lights)
}
