// A plan of several years: which sites, within states' minimums, rural share and budgets, and in which year each opens.
import { gainOf } from './greedy-sites.ts'
import { noneOpen, type OpenSites, openSite } from './open-sites.ts'
import type { Pace } from './search-pace.ts'
import { keepsLimits, swapsWithin } from './site-limits.ts'
import { varySites } from './vary-sites.ts'
import {
  budgetOf,
  candidatesOf,
  limitsOf,
  ruralNeeded,
  type Unfeasible,
  unfeasible,
  type YearPlanAsked,
} from './year-plan-limits.ts'

export type YearPlan = {
  readonly years: readonly {
    readonly year: number
    /** in the order in which they add most */
    readonly sites: readonly number[]
    readonly cost: number
    /** what all centers opened until then are worth */
    readonly value: number
  }[]
  readonly open: readonly number[]
  readonly value: number
}

/** The whole plan, or the limit that cannot be kept. Earlier years get what adds most, as far as their budgets go. */
export function yearPlan(asked: YearPlanAsked, pace: Pace): YearPlan | Unfeasible {
  const impossible = unfeasible(asked)
  if (impossible) return impossible
  const { problem, fixedIn = [] } = asked
  const limits = limitsOf(asked)
  const o = firstPlan(asked)
  if (o.list.length < problem.p || !keepsLimits(limits, o.list)) {
    const spent = o.list.reduce((sum, s) => sum + asked.cost[s]!, 0)
    return { limit: 'budget', needed: spent, possible: budgetOf(asked) ?? spent, certain: false }
  }
  const stays = new Uint8Array(problem.sites)
  for (const s of fixedIn) stays[s] = 1
  varySites(o, pace, { among: candidatesOf(asked), stays, vain: SHAKES, ...swapsWithin(limits, o) })
  return inYears(asked, o.list)
}

const SHAKES = 40

/** Greedy, opening only what leaves room for the minimums that are still lacking, and money for the rest. */
export function firstPlan(asked: YearPlanAsked): OpenSites {
  const { problem, stateOf, rural, cost, fixedIn = [], leastByState = new Map<string, number>() } = asked
  const o = noneOpen(problem)
  const budget = budgetOf(asked) ?? Number.POSITIVE_INFINITY
  const may = candidatesOf(asked)
  const byCost = may.toSorted((a, b) => cost[a]! - cost[b]!)
  const gain = new Float64Array(problem.sites)
  const counted = new Int32Array(problem.sites).fill(-1)
  let spent = 0
  const lacking = new Map(leastByState)
  const ruralLeftIn = new Map<string, number>()
  for (const s of may) if (rural[s]) ruralLeftIn.set(stateOf[s]!, (ruralLeftIn.get(stateOf[s]!) ?? 0) + 1)
  let ruralLacking = ruralNeeded(asked)
  const take = (s: number) => {
    openSite(o, s)
    spent += cost[s]!
    const state = stateOf[s]!
    if (lacking.has(state)) lacking.set(state, Math.max(0, lacking.get(state)! - 1))
    if (rural[s]) {
      ruralLacking--
      ruralLeftIn.set(state, ruralLeftIn.get(state)! - 1)
    }
  }
  for (const s of fixedIn) take(s)
  /** sites still needed for minimums and rural share after one more of this state and kind */
  const needAfter = (state: string, isRural: boolean) => {
    let [sum, within] = [0, 0]
    for (const [st, n] of lacking) {
      const left = Math.max(0, n - (st === state ? 1 : 0))
      const ruralThere = (ruralLeftIn.get(st) ?? 0) - (st === state && isRural ? 1 : 0)
      sum += left
      within += Math.min(left, ruralThere)
    }
    return sum + Math.max(0, ruralLacking - (isRural ? 1 : 0) - within)
  }
  while (o.list.length < problem.p) {
    const left = problem.p - o.list.length - 1
    const allowed = new Map<string, boolean>()
    const fits = (s: number) => {
      const key = `${rural[s]}${stateOf[s]}`
      let ok = allowed.get(key)
      if (ok === undefined) {
        ok = needAfter(stateOf[s]!, rural[s] === 1) <= left
        allowed.set(key, ok)
      }
      return ok
    }
    // what the others cost at least
    const rest = Number.isFinite(budget) ? cheapest(byCost, o, cost, left) : 0
    let best = -1
    for (;;) {
      best = -1
      for (const s of may) {
        if (o.isOpen[s] || (best >= 0 && counted[s]! >= 0 && gain[s]! <= gain[best]!)) continue
        if (spent + cost[s]! + rest > budget || !fits(s)) continue
        if (counted[s]! < 0) {
          gain[s] = gainOf(o, s)
          counted[s] = o.list.length
        }
        if (best < 0 || gain[s]! > gain[best]!) best = s
      }
      if (best < 0 || counted[best] === o.list.length) break
      gain[best] = gainOf(o, best)
      counted[best] = o.list.length
    }
    if (best < 0) return o
    take(best)
  }
  return o
}

function cheapest(byCost: readonly number[], o: OpenSites, cost: Float64Array, count: number): number {
  let sum = 0
  let n = 0
  for (let i = 0; n < count && i < byCost.length; i++) {
    if (o.isOpen[byCost[i]!]) continue
    sum += cost[byCost[i]!]!
    n++
  }
  return sum
}

/** Year by year what adds most, leaving money for the year's other centers and no more for later than later years have. */
export function inYears(asked: YearPlanAsked, open: readonly number[]): YearPlan | Unfeasible {
  const { problem, cost } = asked
  const left = new Set([...open].sort((a, b) => a - b))
  const o = noneOpen(problem)
  const years: YearPlan['years'][number][] = []
  for (const { year, centers, budget = Number.POSITIVE_INFINITY } of asked.years) {
    const sites: number[] = []
    let spent = 0
    while (sites.length < centers) {
      const others = Number.isFinite(budget) ? [...left].map((s) => cost[s]!).sort((a, b) => a - b) : []
      const rest = others.slice(0, centers - sites.length - 1).reduce((a, b) => a + b, 0)
      let best = -1
      let gain = -1
      for (const s of left) {
        if (spent + cost[s]! + rest > budget * (1 + 1e-12)) continue
        const adds = gainOf(o, s)
        if (adds > gain) [best, gain] = [s, adds]
      }
      if (best < 0) {
        const needed = spent + (others[0] ?? 0) + rest
        return { limit: 'budget-of-year', year, needed, possible: budget, certain: false }
      }
      sites.push(best)
      spent += cost[best]!
      left.delete(best)
      openSite(o, best)
    }
    years.push({ year, sites, cost: spent, value: o.value })
  }
  return { years, open: [...open].sort((a, b) => a - b), value: o.value }
}
