// The thread in which a kept plan is proven: prices first, then the solver for what they leave in question, at last the order of its years.
import { givenApart, tellApart } from '../../../platform/apart.ts'
import type { SitingInstance } from '../contract/instance.ts'
import type { PlanOutcome, PlanParameters } from '../contract/plans.ts'
import { outcomeOf } from '../rules/outcome.ts'
import { askedOf, evaluated, type Planned } from '../rules/plan-instance.ts'
import { readied } from '../rules/ready-instance.ts'
import { spendingOf } from '../rules/spending-rows.ts'
import { childYears, countedYears, yearsBound } from '../rules/year-order.ts'
import { limitsOf, type YearPlanAsked } from '../rules/year-plan-limits.ts'
import { proveOrder } from './prove-order.ts'
import { provePlan } from './prove-plan.ts'

export type ProveJob = {
  readonly instance: SitingInstance
  readonly parameters: PlanParameters
  /** sites of the plan with the year in which each opens */
  readonly sites: readonly { readonly id: string; readonly year: number }[]
  readonly seconds: number
}
export type ProveTold = { readonly bound: number; readonly value: number }
export type ProveEnd =
  | (ProveTold & {
      /** a better plan than the one given, within the same limits: other sites, or other years for them */
      readonly better: PlanOutcome | null
      readonly years?: ProvenYears
    })
  /** the sites are no plan of these data any more */
  | { readonly unknown: true }
/** In child-years. */
export type ProvenYears = {
  /** of the plan that was given, and of the better one, or the same again */
  readonly given: number
  readonly value: number
  /** no order of the better plan's sites has more; `same`: they are those of the plan given */
  readonly bound: number
  readonly same: boolean
  /** no plan of any sites has more */
  readonly most: number
}

/** However long the proof of the sites took, and at the most, seconds for the order of years. */
const [LEAST_ORDER, MOST_ORDER] = [5, 60]

const { instance, parameters, sites, seconds } = givenApart<ProveJob>()
const start = performance.now()
const of = readied(instance, parameters)
const asked = askedOf(of, parameters)
const counted = evaluated(
  of,
  parameters,
  sites.map((s) => s.id),
)
if ('limit' in counted) tellApart<ProveEnd>({ end: { unknown: true } })
else {
  const plan = withYearsKept(asked, counted)
  const told = { bound: Number.POSITIVE_INFINITY, value: plan.value }
  const spending = spendingOf(asked)
  const proven = await provePlan(asked.problem, plan, {
    ...{ seconds, gap: 0, limits: limitsOf(asked), ...(spending ? { spending } : {}) },
    ...{ fixed: asked.fixedIn ?? [], without: asked.fixedOut ?? [] },
    progress: (bound, value) => {
      told.bound = Math.min(told.bound, bound)
      told.value = Math.max(told.value, value ?? 0)
      tellApart<ProveEnd, ProveTold>({ at: { ...told } })
    },
  })
  const bound = Math.min(told.bound, proven.bound)
  tellApart<ProveEnd, ProveTold>({ at: { bound, value: proven.value } })
  const improves = proven.value > plan.value * (1 + 1e-9) + 1e-9
  // sites that cannot be put in years within their budgets are no plan; the bound holds all the same
  const found = improves
    ? evaluated(
        of,
        parameters,
        proven.open.map((s) => of.ids[s]!),
      )
    : plan
  const base = 'limit' in found ? plan : found
  const left = seconds - (performance.now() - start) / 1000
  const order = await proveOrder(asked, base.years, {
    ...{ seconds: Math.min(MOST_ORDER, Math.max(LEAST_ORDER, left)), gap: 0 },
  })
  const best: Planned = { ...base, years: order.years }
  const better = base !== plan || order.years !== base.years ? outcomeOf(of, parameters, best) : null
  const years = {
    ...{ given: childYears(plan.years), value: order.value, bound: order.bound, same: base === plan },
    most: Math.max(order.value, yearsBound(asked, order.years, bound)),
  }
  tellApart<ProveEnd>({ end: { bound, value: best.value, better, years } })
}

/** The plan with its years as they were kept: an order that was proven is not lost by counting anew. */
function withYearsKept(of_: YearPlanAsked, plan: Planned): Planned {
  const yearOf = new Map(sites.map((s) => [s.id, s.year]))
  const by = of_.years.map(({ year }) => plan.open.filter((s) => yearOf.get(of.ids[s]!) === year))
  const kept = by.every((list, t) => list.length === of_.years[t]!.centers)
  return kept ? { ...plan, years: countedYears(of_, by) } : plan
}
