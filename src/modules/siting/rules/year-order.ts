// In which year each site of a plan opens, as one model of all years: what the years cover together is counted, not one after another.
import type { LinearModel } from '../../../kernel/linear-model.ts'
import { boundSites } from './bound-sites.ts'
import { gainOf } from './greedy-sites.ts'
import { LinearRows } from './linear-rows.ts'
import { noneOpen, openSite } from './open-sites.ts'
import { gainSteps } from './sites-model.ts'
import type { SitingProblem } from './siting-problem.ts'
import type { YearPlan } from './year-plan.ts'
import type { YearPlanAsked } from './year-plan-limits.ts'

type Years = YearPlan['years']
/** What all years cover together, each child once for each year it is covered: the sum of what the plan is worth in each. */
export const childYears = (years: readonly { readonly value: number }[]): number =>
  years.reduce((sum, y) => sum + y.value, 0)

export type OrderModel = {
  readonly model: LinearModel
  /** the last year, when everything is open: child-years are the model's value and this */
  readonly surely: number
  readonly solutionOf: (years: readonly (readonly number[])[]) => Float64Array
  /** sites of each year */
  readonly yearsOf: (solution: Float64Array) => readonly (readonly number[])[]
}

const SLACK = 1e-12

/** A column says that a site is open by the end of a year; once open it stays. The last year needs none: all are. */
export function orderModel(asked: YearPlanAsked, open: readonly number[]): OrderModel {
  const { problem, years, cost } = asked
  const { own, steps, surely: all } = gainSteps(problem, { free: open, open: [] })
  const rows = new LinearRows()
  const n = open.length
  const last = years.length - 1
  const layers: { readonly site: number; readonly step: number }[] = []
  let due = 0
  for (let t = 0; t < last; t++) {
    due += years[t]!.centers
    const site = rows.columns
    for (const gain of own) rows.column(gain, true)
    const step = rows.columns
    for (const { columns, gain } of steps) {
      const c = rows.column(gain, false)
      rows.row(Number.NEGATIVE_INFINITY, 0, [...columns.map((s) => [site + s, -1] as const), [c, 1]])
    }
    rows.row(
      due,
      due,
      open.map((_, s) => [site + s, 1]),
    )
    const before = layers.at(-1)
    if (before)
      for (let s = 0; s < n; s++)
        rows.row(Number.NEGATIVE_INFINITY, 0, [
          [before.site + s, 1],
          [site + s, -1],
        ])
    layers.push({ site, step })
  }
  const whole = open.reduce((sum, s) => sum + cost[s]!, 0)
  for (const [t, { budget }] of years.entries()) {
    if (budget === undefined) continue
    const here = layers[t]
    const before = layers[t - 1]
    const most = budget * (1 + SLACK)
    rows.row(Number.NEGATIVE_INFINITY, here ? most : most - whole, [
      ...(here ? open.map((s, k) => [here.site + k, cost[s]!] as const) : []),
      ...(before ? open.map((s, k) => [before.site + k, -cost[s]!] as const) : []),
    ])
  }
  const everything = own.reduce((a, b) => a + b, all) + steps.reduce((sum, s) => sum + s.gain, 0)
  return {
    ...{ model: rows.model('most'), surely: everything + last * all },
    solutionOf: (by) => {
      const solution = new Float64Array(rows.columns)
      const place = new Map(open.map((s, k) => [s, k]))
      for (const [t, { site, step }] of layers.entries()) {
        for (const s of by.slice(0, t + 1).flat()) solution[site + place.get(s)!] = 1
        for (const [i, { columns }] of steps.entries())
          if (columns.some((c) => solution[site + c] === 1)) solution[step + i] = 1
      }
      return solution
    },
    yearsOf: (solution) => {
      const year = open.map((_, k) => {
        const t = layers.findIndex(({ site }) => solution[site + k]! > 0.5)
        return t < 0 ? last : t
      })
      return years.map((_, t) => open.filter((_site, k) => year[k] === t))
    },
  }
}

/** Sites told by year, in the order in which they add most, with what each year costs and all until then are worth. */
export function countedYears(asked: YearPlanAsked, by: readonly (readonly number[])[]): Years {
  const o = noneOpen(asked.problem)
  return asked.years.map(({ year }, t) => {
    const left = new Set([...by[t]!].sort((a, b) => a - b))
    const sites: number[] = []
    while (left.size > 0) {
      let [best, gain] = [-1, -1]
      for (const s of left) {
        const adds = gainOf(o, s)
        if (adds > gain) [best, gain] = [s, adds]
      }
      left.delete(best)
      sites.push(best)
      openSite(o, best)
    }
    return { year, sites, cost: sites.reduce((sum, s) => sum + asked.cost[s]!, 0), value: o.value }
  })
}

/**
 * No plan of these numbers of centers, whatever its sites and their order, covers more child-years: each year's best plan by itself,
 * by prices, with no limits but the sites that are left out; `last` bounds the last year.
 */
export function yearsBound(asked: YearPlanAsked, years: Years, last: number, rounds = ROUNDS): number {
  const { problem, fixedOut = [] } = asked
  const out = new Set(fixedOut)
  const free = Array.from({ length: problem.sites }, (_, s) => s).filter((s) => !out.has(s))
  const o = noneOpen(problem)
  let p = 0
  let sum = 0
  for (const [t, { sites, value }] of years.entries()) {
    for (const s of sites) openSite(o, s)
    p += sites.length
    if (t === years.length - 1) {
      sum += Math.max(value, last)
      continue
    }
    if (p === 0) continue
    const start = o.best.map((b, u) => (b + o.second[u]!) / 2)
    const one: SitingProblem = { ...problem, p }
    const { value: most } = boundSites(one, { free, open: [] }, start, { rounds, known: value })
    sum += Math.max(value, Math.min(most, last))
  }
  return sum
}

const ROUNDS = 200
