// The thread in which a plan is counted, so that nobody else waits for it: search where no sites are named, then the bound.
import { givenApart, tellApart } from '../../../platform/apart.ts'
import type { SitingInstance } from '../contract/instance.ts'
import type { PlanOutcome, PlanParameters } from '../contract/plans.ts'
import type { UnfeasibleTold } from '../contract.ts'
import { outcomeOf } from '../rules/outcome.ts'
import { planBound } from '../rules/plan-bound.ts'
import { askedOf, evaluated, planOn } from '../rules/plan-instance.ts'
import { readied } from '../rules/ready-instance.ts'

export type CountJob = {
  readonly instance: SitingInstance
  readonly parameters: PlanParameters
  readonly open: readonly string[] | null
  readonly seconds: number
}
export type CountEnd =
  | { readonly outcome: PlanOutcome; readonly bound: number }
  | { readonly unfeasible: UnfeasibleTold }

const ROUNDS = 300
/** Of the time there is, the part that goes to the search. */
const SEARCH = 0.4

const { instance, parameters, open, seconds } = givenApart<CountJob>()
const start = performance.now()
const passed = () => (performance.now() - start) / 1000
const of = readied(instance, parameters)
const plan = open
  ? evaluated(of, parameters, open)
  : planOn(of, parameters, undefined, { more: () => passed() < SEARCH * seconds, seed: parameters.seed })
if ('limit' in plan) {
  const { sites, ...told } = plan
  tellApart<CountEnd>({ end: { unfeasible: { ...told, ...(sites ? { sites: [...sites] } : {}) } } })
} else {
  const { bound } = planBound(askedOf(of, parameters), plan, {
    rounds: ROUNDS,
    more: () => passed() < seconds,
  })
  tellApart<CountEnd>({ end: { outcome: outcomeOf(of, parameters, plan), bound } })
}
