// How good a plan is at most, by prices of users and of limits: rough at once, closer the longer one lets it run.
import { boundSites } from './bound-sites.ts'
import { noneOpen, openSite } from './open-sites.ts'
import { pricedLimits } from './priced-limits.ts'
import type { SitingProblem } from './siting-problem.ts'
import { candidatesOf, limitsOf, type YearPlanAsked } from './year-plan-limits.ts'

/** `bound`: no plan with the same fixed sites and within the same limits is worth more; `price` is where to go on from. */
export type PlanBound = { readonly bound: number; readonly price: Float64Array }

export function planBound(
  asked: YearPlanAsked,
  plan: { readonly open: readonly number[]; readonly value: number },
  { from, rounds, more }: { from?: Float64Array; rounds: number; more?: () => boolean },
): PlanBound {
  const { problem, fixedIn = [] } = asked
  const fixed = new Set(fixedIn)
  const free = candidatesOf(asked).filter((s) => !fixed.has(s))
  const start = from?.length === problem.users ? from : between(problem, plan.open)
  const told = boundSites(problem, { free, open: fixedIn }, start, {
    ...{ rounds, known: plan.value, ...(more ? { more } : {}) },
    limits: pricedLimits(limitsOf(asked), problem.sites),
  })
  return { bound: Math.max(plan.value, told.value), price: told.price }
}

/** Between the best and the second best a user has in the plan: near where prices settle. */
function between(problem: SitingProblem, open: readonly number[]): Float64Array {
  const o = noneOpen(problem)
  for (const s of open) openSite(o, s)
  return o.best.map((b, u) => (b + o.second[u]!) / 2)
}
