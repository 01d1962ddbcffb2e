// Works over time: what the schedule planned, what was earned and paid, month by month, and what earned value and earned schedule say of it.
import { addDays, daysBetween } from '../../../kernel/days.ts'
import type { ConstructionContract } from '../contract.ts'
import { criticalPath } from './critical-path.ts'
import { type EarnedSchedule, type EarnedValueFigures, earnedSchedule, earnedValue } from './earned-value.ts'

/** Percent of the contract's amount, 0 to 100; null after the last report. */
export type CurvePoint = {
  readonly day: string
  readonly planned: number
  readonly earned: number | null
  readonly paid: number | null
}
export type WorksCurve = {
  readonly points: readonly CurvePoint[]
  readonly value: EarnedValueFigures
  readonly schedule: EarnedSchedule
  /** the end that the pace so far leads to; null without one */
  readonly ends: string | null
  /** tasks that may not slip, in their order; none without a schedule */
  readonly critical: readonly string[]
}
type Works = Pick<
  ConstructionContract,
  'starts' | 'ends_now' | 'amount_now' | 'tasks' | 'links' | 'progress' | 'payments' | 'paid' | 'held'
>

/** Calendar days for working days: five of seven. */
const calendar = (working: number) => (working * 7) / 5
const WEEK = 7

/**
 * Planned value by task, spread evenly over its days as the critical path places them; without a schedule, evenly over the contract.
 * undefined where nothing can be drawn: no amount. Source: ISO 21508:2018; Lipke (2003).
 */
export function worksCurve(works: Works, today: string): WorksCurve | undefined {
  const bac = works.amount_now
  if (bac <= 0) return undefined
  const path = works.tasks.length > 0 ? criticalPath(works.tasks, works.links) : undefined
  const placed = path?.stands ? path.schedule : undefined
  const whole = Math.max(1, daysBetween(works.starts, works.ends_now) + 1)
  const planned = (after: number): number => {
    if (after <= 0) return 0
    if (!placed) return bac * Math.min(1, after / whole)
    let sum = 0
    for (const [i, task] of placed.tasks.entries()) {
      const [from, to] = [calendar(task.es), calendar(task.ef)]
      const part = to > from ? Math.min(1, Math.max(0, (after - from) / (to - from))) : after >= to ? 1 : 0
      sum += part * works.tasks[i]!.amount
    }
    return Math.min(bac, sum)
  }
  const last = works.progress.at(-1)
  const asOf = last?.on ?? today
  const since = Math.max(0, daysBetween(works.starts, asOf) + 1)
  // between two reports works went on evenly, as far as anybody knows
  const earnedOn = (day: string) => {
    const before = works.progress.findLast((p) => p.on <= day) ?? { on: works.starts, physical: 0 }
    const after = works.progress.find((p) => p.on > day)
    const span = after ? daysBetween(before.on, after.on) : 0
    return after && span > 0
      ? before.physical + ((after.physical - before.physical) * daysBetween(before.on, day)) / span
      : before.physical
  }
  const paidOn = (day: string) =>
    works.payments.reduce((sum, p) => sum + (p.on <= day && p.for !== 'advance' ? p.paid : 0), 0)
  const end = Math.max(whole, placed ? calendar(placed.duration) : 0, since)
  const weeks = Math.ceil(end / WEEK)
  const plannedWeekly = Array.from({ length: weeks }, (_, i) => planned((i + 1) * WEEK))
  const ev = (bac * (last?.physical ?? 0)) / 100
  // an advance is spent as works go on, not on the day it is paid. Source: house rule, after LOPSRM art. 50 (its text was not seen)
  const advance = works.payments.reduce((sum, p) => sum + (p.for === 'advance' ? p.paid : 0), 0)
  const spent = works.paid - advance + works.held + (advance * (last?.physical ?? 0)) / 100
  const value = earnedValue({ bac, pv: planned(since), ev, ac: spent })
  const schedule = earnedSchedule({ plannedCumulative: plannedWeekly, ev, actualPeriods: since / WEEK })
  const step = Math.max(WEEK, WEEK * Math.ceil(weeks / 60))
  const points: CurvePoint[] = []
  for (let at = 0; at < end + step; at += step) {
    const day = addDays(works.starts, Math.round(Math.min(at, end)))
    const seen = day <= asOf
    points.push({
      ...{ day, planned: (100 * planned(Math.min(at, end))) / bac },
      ...{ earned: seen ? earnedOn(day) : null, paid: seen ? (100 * paidOn(day)) / bac : null },
    })
  }
  if (last && !points.some((p) => p.day === asOf))
    points.push({
      ...{ day: asOf, planned: (100 * planned(since)) / bac, earned: last.physical },
      paid: (100 * paidOn(asOf)) / bac,
    })
  return {
    points: points.toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    ...{ value, schedule },
    ends:
      last && schedule.forecastDuration !== null && schedule.es > 0
        ? addDays(works.starts, Math.round(schedule.forecastDuration * WEEK))
        : null,
    critical: placed?.tasks.filter((t) => t.critical).map((t) => t.id) ?? [],
  }
}
