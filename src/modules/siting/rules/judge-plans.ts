// What cannot be said of an assumption, a fixed site, or a plan that is withdrawn: refused with its reason, nothing half saved.
import type { AssumptionSet, SiteFixed } from '../contract/kinds.ts'
import type { SitingPlan } from '../contract/plans.ts'
import type { SitingAssumption, SitingFix } from '../contract.ts'
import { builtInOf } from './assumptions.ts'

export type Not = { readonly refused: string; readonly field?: string } | undefined

/** Refusals: unknown-assumption, out-of-range (beyond what the assumption can be), nothing-changes. */
export function judgeAssumption(a: AssumptionSet, now: SitingAssumption | undefined): Not {
  const built = builtInOf(a.assumption)
  if (!built) return { refused: 'unknown-assumption', field: 'assumption' }
  if (a.value < built.least || a.value > built.most) return { refused: 'out-of-range', field: 'value' }
  const had = now ?? built
  const same = had.value === a.value && had.source === a.source && had.confidence === a.confidence
  return same ? { refused: 'nothing-changes', field: 'value' } : undefined
}

/** Refusals: nothing-changes. */
export function judgeFix(fix: SiteFixed, now: SitingFix | undefined): Not {
  return (now?.put ?? 'free') === fix.to ? { refused: 'nothing-changes', field: 'to' } : undefined
}

/** Refusals: unknown-plan, already-withdrawn. */
export function judgeWithdrawal(plan: Pick<SitingPlan, 'withdrawn'> | undefined): Not {
  if (!plan) return { refused: 'unknown-plan', field: 'about' }
  return plan.withdrawn ? { refused: 'already-withdrawn', field: 'reason' } : undefined
}
