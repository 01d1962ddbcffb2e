// What the visits of a child say of its level, each with its error, and the red flags written down: what signals are judged from.
import { ageInDays, daysBetween } from '../../../kernel/days.ts'
import { roomOnDay } from '../../../kernel/room-on-day.ts'
import type { Child } from '../../children/contract/rows.ts'
import type { ChildDevelopment, Observation, VisitReading } from '../contract.ts'
import { type AlertRules, alertRulesOn } from './alert-rules.ts'
import { milestones } from './built-in.ts'
import { type Aged, agedOf, foldVisits, inOrder, itemOfSkill, laidOver } from './fold-visits.ts'
import { expectedOfMilestones, milestoneBank, milestoneScorer } from './milestone-bank.ts'
import type { Known } from './observed-age.ts'
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

const sameBank = (o: Visited) =>
  o.asked === null && o.instrument === milestones.id && o.version === milestones.version

/** Visits by day. Order and repetition of what was said change nothing: it is put in order of day and id first. */
export function foldReadings(
  all: readonly Visited[],
  child: Known,
  rulesOn: (day: string) => AlertRules = alertRulesOn,
): VisitReading[] {
  const aged = [...all].sort(inOrder).map((o) => agedOf(o, child))
  return foldVisits(aged, rulesOn).flatMap((visit) => {
    const flags = new Set([...visit.alarms, ...[...visit.lost].map(itemOfSkill)])
    const once = [...visit.once].map(itemOfSkill)
    return readingOf(visit.list, { flags: [...flags].sort(), once: once.sort() }, child, rulesOn)
  })
}

function readingOf(
  list: readonly Aged<Visited>[],
  { flags, once }: { readonly flags: string[]; readonly once: string[] },
  child: Known,
  rulesOn: (day: string) => AlertRules,
): VisitReading[] {
  // What the family tells is heard and shown; a level is compared over what one kind of witness saw.
  const seen = list.filter(({ said }) => said.said_by === 'educator' && sameBank(said))
  const told = new Map<string, number>()
  for (const { said, counted } of seen) {
    const n = Object.keys(counted).length
    if (n > 0) told.set(said.author, (told.get(said.author) ?? 0) + n)
  }
  const { day } = list.at(-1)!.said
  const age = comparedAgeDays(child, day)
  const prior = expectedOfMilestones(age)
  const score = prior && scoreOne(milestoneScorer, laidOver(seen), prior).score
  const value = score && score.n >= rulesOn(day).items ? withoutPrior(score, prior) : undefined
  if (!value && flags.length === 0 && once.length === 0) return []
  const evaluator = [...told].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null
  const round = (x: number) => Math.round(x * 1e4) / 1e4
  return [
    {
      ...{ day, room: roomOnDay(child.rooms, day), evaluator: value ? evaluator : null, age_days: age },
      ...{ items: score?.n ?? 0, value: value ? round(value.value) : null },
      ...{ variance: value ? round(value.variance) : null, flags, bank: milestoneBank.version },
      moved: list.every(({ said }) => said.moved),
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
