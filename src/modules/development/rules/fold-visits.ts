// Visits of a child, and skills that were there and are not: the one reckoning behind the light, its words and what is asked.
import { daysBetween } from '../../../kernel/days.ts'
import type { ItemAnswer } from '../contract/instrument.ts'
import type { Observation } from '../contract.ts'
import { type AlertRules, alertRulesOn } from './alert-rules.ts'
import { ageOf, type Known } from './observed-age.ts'

type Said = Pick<Observation, 'key' | 'day' | 'instrument' | 'version' | 'answers' | 'asked' | 'frame'>

/** An observation with what its age makes of it: only these answers count in a light, a score, a loss or a figure. */
export type Aged<O> = {
  readonly said: O
  /** null: no list of that age; nothing of it counts then */
  readonly group: string | null
  readonly months: number
  /** answered, and of the child's age or the one before */
  readonly counted: Readonly<Record<string, 0 | 1>>
}

/** In order of the day they speak of, then of their ids: the order in which they came changes nothing. */
export const inOrder = (a: Pick<Said, 'day' | 'key'>, b: Pick<Said, 'day' | 'key'>) =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.key < b.key ? -1 : a.key > b.key ? 1 : 0

/** What was not observed says nothing, and what is of another age counts nowhere. */
export function agedOf<O extends Said>(said: O, child: Known): Aged<O> {
  const { group, months, strange } = ageOf(said, child)
  const counted = Object.fromEntries(
    Object.entries(said.answers).filter(
      (e): e is [string, 0 | 1] => group !== null && e[1] !== null && !strange.includes(e[0]),
    ),
  )
  return { said, group, months, counted }
}

export type Visit<O> = {
  /** the first day */
  readonly first: string
  readonly list: Aged<O>[]
  /** signs that speak at once */
  readonly alarms: ReadonlySet<string>
  /** lost, once that is more than one "no": `instrument|item` */
  readonly lost: ReadonlySet<string>
  /** one "no" alone, and nobody saw it again since */
  readonly once: ReadonlySet<string>
}

/** As visits and rounds name a skill: a later version of an instrument asks for the same one under the same name. */
export const skillOf = (o: Pick<Said, 'instrument'>, item: string) => `${o.instrument}|${item}`
export const itemOfSkill = (skill: string) => skill.slice(skill.indexOf('|') + 1)

/** A finding that speaks at once, and no skill: that it is there no more is no loss. */
export const isAlarm = (
  o: Pick<Said, 'day' | 'asked'>,
  item: string,
  rulesOn: (day: string) => AlertRules = alertRulesOn,
): boolean => {
  const axis = o.asked?.[item]?.domain
  return axis !== undefined && rulesOn(o.day).redFlags.alarmAxes.includes(axis)
}

type Open<O> = { first: string; list: Aged<O>[]; alarms: Set<string>; gone: Map<string, number> }

/** `all` in order (see `inOrder`). Observations without a list of their age make no visit. */
export function foldVisits<O extends Said>(
  all: readonly Aged<O>[],
  rulesOn: (day: string) => AlertRules = alertRulesOn,
): Visit<O>[] {
  const achieved = new Set<string>()
  // skills that were there and are not since: on how many days, the last of them, and the visit of that day
  const gone = new Map<string, { days: number; day: string; visit: Open<O> }>()
  const visits: Open<O>[] = []
  for (const aged of all) {
    if (aged.group === null) continue
    const { said } = aged
    let visit = visits.at(-1)
    if (!visit || daysBetween(visit.first, said.day) > rulesOn(said.day).visitDays) {
      visit = { first: said.day, list: [], alarms: new Set(), gone: new Map() }
      visits.push(visit)
    }
    visit.list.push(aged)
    for (const [item, answer] of Object.entries(aged.counted)) {
      const skill = skillOf(said, item)
      if (isAlarm(said, item, rulesOn)) {
        if (answer === 1) visit.alarms.add(item)
      } else if (answer === 1) {
        achieved.add(skill)
        gone.delete(skill)
        visit.gone.delete(skill)
      } else if (achieved.has(skill)) {
        const before = gone.get(skill)
        const days = (before?.days ?? 0) + (before?.day === said.day ? 0 : 1)
        gone.set(skill, { days, day: said.day, visit })
        visit.gone.set(skill, days)
      }
    }
  }
  return visits.map((visit) => {
    const { items, days } = rulesOn(visit.first).redFlags.lost
    const lost = [...visit.gone].filter(([, on]) => visit.gone.size >= items || on >= days)
    const sure = new Set(lost.map(([skill]) => skill))
    const once = [...gone].flatMap(([skill, g]) => (g.visit === visit && !sure.has(skill) ? [skill] : []))
    return {
      ...{ first: visit.first, list: visit.list, alarms: visit.alarms, lost: sure },
      once: new Set(once),
    }
  })
}

/** Answers of several observations laid over one another: a later one holds. */
export const laidOver = (all: readonly Aged<unknown>[]): Record<string, ItemAnswer> =>
  Object.assign({}, ...all.map((a) => a.counted))
