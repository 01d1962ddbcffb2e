// What the visits of a child say of its level, each with its error, and the red flags written down: what signals are judged from.
import { ageInDays, daysBetween } from '../../../kernel/days.ts'
import { roomOnDay } from '../../../kernel/room-on-day.ts'
import type { Child } from '../../children/contract/rows.ts'
import type { ItemAnswer } from '../contract/instrument.ts'
import type { ChildDevelopment, Observation, VisitReading } from '../contract.ts'
import { type AlertRules, alertRulesOn } from './alert-rules.ts'
import { milestones } from './built-in.ts'
import { ageOf, type Known } from './fold-development.ts'
import { expectedOfMilestones, milestoneBank, milestoneScorer } from './milestone-bank.ts'
import { scoreOne, withoutPrior } from './rasch.ts'

/** What is needed of an observation: with its author, because evaluators are compared with one another. */
export type Visited = Pick<
  Observation,
  'key' | 'day' | 'instrument' | 'version' | 'answers' | 'asked' | 'frame' | 'said_by' | 'author' | 'moved'
>

const TERM_WEEKS = 40
const EARLY_BELOW = 37

/** Age corrected at every age where the weeks are known and few: the end of correction would look like a fall. */
export const comparedAgeDays = (child: Pick<Known, 'birth' | 'gestational_weeks'>, day: string): number => {
  const days = ageInDays(child.birth, day)
  const weeks = child.gestational_weeks
  return weeks === null || weeks === undefined || weeks >= EARLY_BELOW
    ? days
    : days - (TERM_WEEKS - weeks) * 7
}

const inOrder = (a: Visited, b: Visited) =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.key < b.key ? -1 : a.key > b.key ? 1 : 0

const sameBank = (o: Visited) =>
  o.asked === null && o.instrument === milestones.id && o.version === milestones.version

type Visit = {
  readonly first: string
  readonly list: Visited[]
  readonly alarms: Set<string>
  /** item → days on which it was gone, up to this visit */
  readonly lost: Map<string, number>
}

/** Visits by day. Order and repetition of what was said change nothing: it is put in order of day and id first. */
export function foldReadings(
  all: readonly Visited[],
  child: Known,
  rulesOn: (day: string) => AlertRules = alertRulesOn,
): VisitReading[] {
  const achieved = new Set<string>()
  // skills that were there and are not since: on how many days, the last of them, and the visit of that day
  const gone = new Map<string, { item: string; days: number; day: string; visit: Visit }>()
  const visits: Visit[] = []
  for (const o of [...all].sort(inOrder)) {
    if (ageOf(o, child).group === null) continue
    const rules = rulesOn(o.day)
    let visit: Visit | undefined = visits.at(-1)
    if (!visit || daysBetween(visit.first, o.day) > rules.visitDays) {
      visit = { first: o.day, list: [], alarms: new Set(), lost: new Map() }
      visits.push(visit)
    }
    visit.list.push(o)
    for (const [item, answer] of Object.entries(o.answers)) {
      const known = `${o.instrument}|${item}`
      const axis = o.asked?.[item]?.domain
      if (axis !== undefined && rules.redFlags.alarmAxes.includes(axis)) {
        // an alarm sign is no skill: that it is there no more is no loss
        if (answer === 1) visit.alarms.add(item)
      } else if (answer === 1) {
        achieved.add(known)
        gone.delete(known)
        visit.lost.delete(item)
      } else if (answer === 0 && achieved.has(known)) {
        const before = gone.get(known)
        const days = (before?.days ?? 0) + (before?.day === o.day ? 0 : 1)
        gone.set(known, { item, days, day: o.day, visit })
        visit.lost.set(item, days)
      }
    }
  }
  const pending = [...gone.values()]
  return visits.flatMap((visit) => {
    const { items, days } = rulesOn(visit.first).redFlags.lost
    const lost = [...visit.lost].filter(([, on]) => visit.lost.size >= items || on >= days)
    const flags = new Set([...visit.alarms, ...lost.map(([item]) => item)])
    // only what nobody saw again since
    const once = pending.filter((g) => g.visit === visit && !flags.has(g.item)).map((g) => g.item)
    return readingOf(visit.list, { flags: [...flags].sort(), once: once.sort() }, child, rulesOn)
  })
}

function readingOf(
  list: readonly Visited[],
  { flags, once }: { readonly flags: string[]; readonly once: string[] },
  child: Known,
  rulesOn: (day: string) => AlertRules,
): VisitReading[] {
  // What the family tells is heard and shown; a level is compared over what one kind of witness saw.
  const seen = list.filter((o) => o.said_by === 'educator' && sameBank(o))
  const answers: Record<string, ItemAnswer> = {}
  const told = new Map<string, number>()
  for (const o of seen) {
    for (const [item, answer] of Object.entries(o.answers)) {
      if (answer === null) continue
      answers[item] = answer
      told.set(o.author, (told.get(o.author) ?? 0) + 1)
    }
  }
  const day = list.at(-1)!.day
  const age = comparedAgeDays(child, day)
  const prior = expectedOfMilestones(age)
  const score = prior && scoreOne(milestoneScorer, answers, prior).score
  const value = score && score.n >= rulesOn(day).items ? withoutPrior(score, prior) : undefined
  if (!value && flags.length === 0 && once.length === 0) return []
  const evaluator = [...told].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null
  const round = (x: number) => Math.round(x * 1e4) / 1e4
  return [
    {
      ...{ day, room: roomOnDay(child.rooms, day), evaluator: value ? evaluator : null, age_days: age },
      ...{ items: score?.n ?? 0, value: value ? round(value.value) : null },
      ...{ variance: value ? round(value.variance) : null, flags, bank: milestoneBank.version },
      moved: list.every((o) => o.moved),
      ...(once.length > 0 ? { once } : {}),
    },
  ]
}

/** Two levels nearer to one another say nothing of how a child grew. House rule. */
const APART_DAYS = 90

type Grown = Pick<ChildDevelopment, 'entry' | 'level' | 'level_age_days' | 'level_day' | 'girl'>

/** Entry against now, as centers are compared by it. */
export function grownOf(readings: readonly VisitReading[], sex: Child['sex']): Grown {
  const told = readings.filter((r) => r.value !== null)
  const [first, last] = [told[0], told.at(-1)]
  if (!first || !last || daysBetween(first.day, last.day) < APART_DAYS)
    return { entry: null, level: null, level_age_days: null, level_day: null, girl: null }
  return {
    ...{ entry: first.value, level: last.value, level_age_days: last.age_days, level_day: last.day },
    girl: sex === 'F',
  }
}
