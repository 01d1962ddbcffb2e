// The thread in which a kept plan is proven: prices of users first, then the solver for what they leave in question.
import { givenApart, tellApart } from '../../../platform/apart.ts'
import type { SitingInstance } from '../contract/instance.ts'
import type { PlanOutcome, PlanParameters } from '../contract/plans.ts'
import { outcomeOf } from '../rules/outcome.ts'
import { askedOf, evaluated } from '../rules/plan-instance.ts'
import { readied } from '../rules/ready-instance.ts'
import { limitsOf } from '../rules/year-plan-limits.ts'
import { provePlan } from './prove-plan.ts'

export type ProveJob = {
  readonly instance: SitingInstance
  readonly parameters: PlanParameters
  readonly open: readonly string[]
  readonly seconds: number
}
export type ProveTold = { readonly bound: number; readonly value: number }
export type ProveEnd =
  | (ProveTold & {
      /** a better plan than the one given, within the same limits */
      readonly better: PlanOutcome | null
    })
  /** the sites are no plan of these data any more */
  | { readonly unknown: true }

const { instance, parameters, open, seconds } = givenApart<ProveJob>()
const of = readied(instance, parameters)
const plan = evaluated(of, parameters, open)
if ('limit' in plan) tellApart<ProveEnd>({ end: { unknown: true } })
else {
  const asked = askedOf(of, parameters)
  const told = { bound: Number.POSITIVE_INFINITY, value: plan.value }
  const proven = await provePlan(asked.problem, plan, {
    ...{ seconds, gap: 0, limits: limitsOf(asked) },
    ...{ fixed: asked.fixedIn ?? [], without: asked.fixedOut ?? [] },
    progress: (bound, value) => {
      told.bound = Math.min(told.bound, bound)
      told.value = Math.max(told.value, value ?? 0)
      tellApart<ProveEnd, ProveTold>({ at: { ...told } })
    },
  })
  const improves = proven.value > plan.value * (1 + 1e-9) + 1e-9
  // sites that cannot be put in years within their budgets are no plan; the bound holds all the same
  const found = improves
    ? evaluated(
        of,
        parameters,
        proven.open.map((s) => of.ids[s]!),
      )
    : plan
  const better = improves && !('limit' in found) ? outcomeOf(of, parameters, found) : null
  tellApart<ProveEnd>({
    end: { bound: Math.min(told.bound, proven.bound), value: better?.value ?? plan.value, better },
  })
}
