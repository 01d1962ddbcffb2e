// When a child is to be weighed and measured next, by age, as dated data.
import { addMonths, ageInMonths, type Day, daysBetween } from '../../../kernel/days.ts'

export type WeighingInterval = {
  /** completed months of age: from this one, below that one */
  readonly fromMonths: number
  readonly belowMonths: number
  readonly everyMonths: number
}

/** A profile holds from its day on; a norm that changes adds one. */
export type WeighingSchedule = {
  readonly id: string
  readonly from: Day
  readonly intervals: readonly WeighingInterval[]
  readonly source: string
  readonly confidence: 'confirmed' | 'unconfirmed'
}

export const weighingSchedules: readonly WeighingSchedule[] = [
  {
    id: 'mx-practice',
    from: '2001-02-09',
    intervals: [
      { fromMonths: 0, belowMonths: 12, everyMonths: 1 },
      { fromMonths: 12, belowMonths: 24, everyMonths: 2 },
      { fromMonths: 24, belowMonths: 60, everyMonths: 3 },
    ],
    source:
      'NOM-031-SSA2-1999 and practice of child-care centers; the intervals are practice, denser than the norm',
    confidence: 'unconfirmed',
  },
]

export type Due = {
  readonly due: Day
  /** days past `due` on `today`; 0 while it has not come or on its day */
  readonly overdueDays: number
  readonly state: 'later' | 'due' | 'overdue'
  readonly everyMonths: number
}

/** A child counts as overdue after this many days of grace: a week is how centers plan their weighing. House rule. */
export const GRACE_DAYS = 7

/**
 * When the next measuring is due. Never measured = due today. `ageMonths` are completed months on `today`.
 * Undefined outside the schedule's ages (before birth, from 60 months on) and before its first day.
 */
export function whenDue(
  ageMonths: number,
  lastDay: Day | undefined,
  today: Day,
  schedules: readonly WeighingSchedule[] = weighingSchedules,
): Due | undefined {
  const schedule = schedules.findLast((s) => s.from <= today)
  const interval = schedule?.intervals.find((i) => ageMonths >= i.fromMonths && ageMonths < i.belowMonths)
  if (interval === undefined) return undefined
  const due = lastDay === undefined ? today : addMonths(lastDay, interval.everyMonths)
  const late = Math.max(0, daysBetween(due, today))
  const state = due > today ? 'later' : late > GRACE_DAYS ? 'overdue' : 'due'
  return { due, overdueDays: late, state, everyMonths: interval.everyMonths }
}

/** Of whom a list says when they were last measured: those whose day has come, longest wait first. */
export function overdueOf<
  C extends { readonly child: string; readonly birth: Day; readonly last_day: Day | null },
>(children: readonly C[], today: Day): (C & { readonly due: Day; readonly days_late: number })[] {
  return children
    .flatMap((c) => {
      const due = whenDue(ageInMonths(c.birth, today), c.last_day ?? undefined, today)
      return !due || due.state === 'later' ? [] : [{ ...c, due: due.due, days_late: due.overdueDays }]
    })
    .sort((a, b) => b.days_late - a.days_late || (a.child < b.child ? -1 : 1))
}
