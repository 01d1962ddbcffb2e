// What a plan asks: that somebody proves how good it is, before it is argued with.
import { addDays } from '../../../kernel/days.ts'
import type { Task } from '../../../kernel/task.ts'
import type { SitingPlan } from '../contract/plans.ts'

/** A plan may stand so long without a proof by the solver; then it is asked for, within so many days. Source: house proposals. */
export const UNPROVEN_DAYS = 14
const PROVE_DAYS = 7

export const morning = (day: string) => `${day}T13:00:00.000Z`
export const evening = (day: string) => `${day}T23:59:00.000Z`

export function asksOfPlan(
  p: Pick<SitingPlan, 'book' | 'made_on' | 'proofs' | 'withdrawn' | 'bound' | 'value'>,
): readonly Task[] {
  if (p.withdrawn || p.proofs.length > 0 || p.bound <= p.value) return []
  const from = addDays(p.made_on, UNPROVEN_DAYS)
  return [
    {
      ...{ key: '', kind: 'siting.unproven', about: p.book, owner: 'national' },
      ...{ from: morning(from), by: evening(addDays(from, PROVE_DAYS)) },
    },
  ]
}
