// "Prove the years too": the order in which the sites of a plan open, bettered by one model of all years, with a bound of any order.
import { type Solving, solve } from '../../../platform/solving.ts'
import { childYears, countedYears, orderModel } from '../rules/year-order.ts'
import type { YearPlan } from '../rules/year-plan.ts'
import type { YearPlanAsked } from '../rules/year-plan-limits.ts'

export type ProvenOrder = {
  /** the order given, or a better one of the same sites within each year's number and money */
  readonly years: YearPlan['years']
  /** child-years of `years` */
  readonly value: number
  /** no order of these sites covers more child-years */
  readonly bound: number
}

export async function proveOrder(
  asked: YearPlanAsked,
  given: YearPlan['years'],
  solving: Pick<Solving, 'seconds' | 'gap' | 'signal' | 'patience'>,
): Promise<ProvenOrder> {
  const value = childYears(given)
  if (given.filter((y) => y.sites.length > 0).length < 2) return { years: given, value, bound: value }
  const open = given.flatMap((y) => y.sites).sort((a, b) => a - b)
  const { model, surely, solutionOf, yearsOf } = orderModel(asked, open)
  const end = await solve(model, { ...solving, known: solutionOf(given.map((y) => y.sites)) })
  const found = end.solution && countedYears(asked, yearsOf(end.solution))
  const better = found !== undefined && childYears(found) > value * (1 + NOTHING)
  const years = better ? found : given
  const reached = childYears(years)
  return { years, value: reached, bound: Math.max(reached, end.bound + surely) }
}

/** A difference so small is the arithmetic's. */
const NOTHING = 1e-9
