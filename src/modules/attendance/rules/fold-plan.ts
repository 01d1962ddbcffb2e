// The hours a child is awaited: what was said of a day to begin from, field by field; two heads are for a person to see.
import type { Day } from '../../../kernel/days.ts'
import { weekday } from '../../../kernel/days.ts'
import type { Stamped } from '../../../kernel/fact.ts'
import { foldFields } from '../../../kernel/fields.ts'
import type { AttendancePlan } from '../contract.ts'

export type Week = AttendancePlan['plans'][number]['week']

/** One plan a beginning day; of several for one day, those superseded are gone, and two that stand are a conflict. */
export function foldPlan(book: string, key: string, facts: readonly Stamped[]): AttendancePlan | undefined {
  if (facts.length === 0) return undefined
  const { values, conflicts, setBy } = foldFields<Record<string, Week>>(facts, ({ fact }) => {
    const p = fact.payload as { from: string; week: Week }
    return { [p.from]: [...p.week].sort((a, b) => a[0] - b[0]) }
  })
  const plans = Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, week]) => ({ from, week: week!, fact: setBy[from]! }))
  return { book, key, plans, conflicts }
}

/** Hours planned for a day: `undefined` nobody planned anything, `null` the plan says not that day. */
export function plannedOn(
  plan: Pick<AttendancePlan, 'plans'> | undefined,
  day: Day,
): { readonly from: string; readonly to: string } | null | undefined {
  const holding = plan?.plans.filter((p) => p.from <= day).at(-1)
  if (!holding) return undefined
  const hours = holding.week.find(([d]) => d === weekday(day))
  return hours ? { from: hours[1], to: hours[2] } : null
}
