// How what was said of a child becomes observations as judged today, and rounds: all that was seen at one age, taken together.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { roomOnDay } from '../../../kernel/room-on-day.ts'
import type { Observed, Screened } from '../contract/kinds.ts'
import type { ChildDevelopment, Observation, Round } from '../contract.ts'
import {
  type Aged,
  agedOf,
  foldVisits,
  inOrder,
  isAlarm,
  itemOfSkill,
  laidOver,
  skillOf,
} from './fold-visits.ts'
import { gravest } from './judge-milestones.ts'
import { type Asked, judgeRound } from './judge-round.ts'
import { ageOf, type Known } from './observed-age.ts'

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

type Gathered = { readonly list: Aged<Seen>[]; readonly gone: Set<string> }

/** By instrument, version and age group, in order; `gone`: skills of before that were not there in the round, nor later in it. */
function gatheredOf(all: readonly Aged<Seen>[]): Gathered[] {
  const rounds = new Map<string, Gathered>()
  const achieved = new Set<string>()
  for (const aged of all) {
    const { said, group, counted } = aged
    if (group === null) continue
    const name = `${said.instrument}|${said.version}|${group}`
    const round = rounds.get(name) ?? { list: [], gone: new Set() }
    rounds.set(name, round)
    round.list.push(aged)
    for (const [item, answer] of Object.entries(counted)) {
      const skill = skillOf(said, item)
      if (isAlarm(said, item)) continue
      if (answer === 1) {
        achieved.add(skill)
        round.gone.delete(skill)
      } else if (achieved.has(skill)) round.gone.add(skill)
    }
  }
  return [...rounds.values()]
}

/** All rounds of a child, by first day then instrument. An answer holds until a later day says otherwise; not observed says nothing. */
export function foldRounds(all: readonly Seen[], child: Known): Round[] {
  const aged = [...all].sort(inOrder).map((o) => agedOf(o, child))
  const lostIn = new Map(foldVisits(aged).flatMap((v) => v.list.map((a) => [a, v.lost] as const)))
  return gatheredOf(aged)
    .flatMap(({ list, gone }): Round[] => {
      const { said: first, group } = list[0]!
      const { said: last, months } = list.at(-1)!
      const asked: Asked | null = first.asked && Object.assign({}, ...list.map((a) => a.said.asked ?? {}))
      // lost by the rule that signals follow, or not there on one day alone
      const sure = new Set(list.flatMap((a) => [...(lostIn.get(a) ?? [])]))
      const goneWhere = (is: boolean) =>
        [...gone]
          .filter((skill) => sure.has(skill) === is)
          .map(itemOfSkill)
          .sort()
      const [lost, once] = [goneWhere(true), goneWhere(false)]
      const judged = judgeRound({
        ...{ instrument: first.instrument, version: first.version, asked, frame: first.frame },
        ...{ group: group!, answers: laidOver(list), lost, once, months },
      })
      if (!judged) return []
      return [
        {
          ...{ instrument: first.instrument, version: first.version, group: group! },
          ...{
            kind: first.certificate ? 'screening' : 'surveillance',
            first_day: first.day,
            last_day: last.day,
          },
          ...{ room: roomOnDay(child.rooms, last.day), domains: [...judged.domains], light: judged.light },
          ...{ not_yet: [...judged.notYet], lost },
          ...(once.length > 0 ? { once } : {}),
          family: list.some((a) => a.said.said_by === 'family'),
          counts: list.some((a) => !a.said.moved),
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
