// What a center would cost and what a company may save: ranges out of assumptions, never one figure, and no promise that one causes the other.
import type { Assumption, NeedsResult, Range } from '../contract/result.ts'
import { rangeOf } from './assumptions.ts'
import { exactly, kept, minus, scaled, times } from './ranges.ts'

/** Of the company itself, before: days of absence a worker and year for care, share of workers who leave in a year (0 to 1). */
export type Baseline = { readonly absenceDays: number | null; readonly turnover: number | null }

/**
 * Pesos. `places`: of the centers advised. `families`: workers whose children would come; a day's absence and a replacement are saved
 * for them alone, in the part the assumptions say. Net = saved − the company's share of operation; its least is the least saved without the
 * most paid. Investment stands beside it: who pays it is agreed, not known.
 */
export function costsOf(
  places: number,
  families: Range,
  assumptions: readonly Assumption[],
  baseline: Baseline,
): NeedsResult['costs'] {
  const of = (id: Assumption['id']) => rangeOf(assumptions, id)
  const operation = scaled(of('operation-place-month'), 12 * places)
  const company = times(operation, of('company-share'))
  const absence = baseline.absenceDays === null ? of('families-absence-days') : exactly(baseline.absenceDays)
  const turnover = baseline.turnover === null ? of('turnover-year') : exactly(baseline.turnover)
  const days = times(times(times(families, absence), of('absence-avoided')), of('day-cost'))
  const leaving = times(times(times(families, turnover), of('turnover-avoided')), of('replacement-cost'))
  const avoided = {
    ...{ low: days.low + leaving.low, mid: days.mid + leaving.mid, high: days.high + leaving.high },
  }
  return {
    investment: kept(scaled(of('investment-place'), places), 0),
    operation_year: kept(operation, 0),
    company_year: kept(company, 0),
    avoided_year: kept(avoided, 0),
    net_year: kept(minus(avoided, company), 0),
  }
}
