// Each year's own money in the model of a plan: how many centers of each cost open in each year, which is all that money asks about.
import type { SiteStatus } from './bound-sites.ts'
import type { LinearRows } from './linear-rows.ts'
import { inYears } from './year-plan.ts'
import type { PlanYear, YearPlanAsked } from './year-plan-limits.ts'

export type Spending = {
  readonly years: readonly PlanYear[]
  readonly cost: Float64Array
  /** sites of each year of a plan, or undefined where nobody knows how to put them there */
  readonly inYears: (open: readonly number[]) => readonly (readonly number[])[] | undefined
}

/** Where single years have money of their own; the money of a single year is a limit of the whole plan already. */
export function spendingOf(asked: YearPlanAsked): Spending | undefined {
  const { years, cost } = asked
  if (years.length < 2 || years.every((y) => y.budget === undefined)) return undefined
  return {
    ...{ years, cost },
    inYears: (open) => {
      const told = inYears(asked, open)
      return 'limit' in told ? undefined : told.years.map((y) => y.sites)
    },
  }
}

const SLACK = 1e-12

/** Answers what writes a plan's years into a solution, and whether it could. */
export function spendingRows(
  rows: LinearRows,
  { years, cost, inYears }: Spending,
  { free, open }: SiteStatus,
): (solution: Float64Array, sites: readonly number[]) => boolean {
  const classes = [...new Set([...free, ...open].map((s) => cost[s]!))].sort((a, b) => a - b)
  const columns = classes.map(() => years.map((y) => rows.column(0, true, y.centers)))
  for (const [k, price] of classes.entries()) {
    const there = -open.filter((s) => cost[s] === price).length
    const sites = free.flatMap((s, c) => (cost[s] === price ? [[c, 1] as const] : []))
    rows.row(there, there, [...sites, ...columns[k]!.map((c) => [c, -1] as const)])
  }
  for (const [y, { centers, budget }] of years.entries()) {
    const here = columns.map((list) => list[y]!)
    rows.row(
      centers,
      centers,
      here.map((c) => [c, 1]),
    )
    if (budget === undefined) continue
    const most = budget * (1 + SLACK)
    rows.row(
      Number.NEGATIVE_INFINITY,
      most,
      here.map((c, k) => [c, classes[k]!]),
    )
  }
  return (solution, sites) => {
    const by = inYears(sites)
    if (!by) return false
    for (const [y, list] of by.entries())
      for (const s of list) solution[columns[classes.indexOf(cost[s]!)]![y]!]! += 1
    return true
  }
}
