// A bound on plans with capacities: prices of users, and at those prices the best filling of each site (a knapsack, exactly).
import type { CapacityProblem } from './capacity-problem.ts'

export type CapacityBound = {
  /** no plan costs less */
  readonly value: number
  /** sites that may be open, and users that may go there, in a plan that is cheaper than the known one */
  readonly sites: readonly number[]
  readonly may: (user: number, site: number) => boolean
}
export type CapacityBoundRules = {
  readonly rounds: number
  /** cost of the best plan known */
  readonly known: number
  readonly more: () => boolean
}

/** Cells of the largest knapsack table, items by room; above it the knapsack may split its last item. */
const MOST_CELLS = 4_000_000

export function boundCapacity(problem: CapacityProblem, rules: CapacityBoundRules): CapacityBound {
  const { users, sites, p, cost } = problem
  const { known } = rules
  const filling = fillingOf(problem)
  const price = new Float64Array(users)
  for (let u = 0; u < users; u++) price[u] = nthCost(problem, u, Math.ceil(sites / p))
  const best = { value: Number.NEGATIVE_INFINITY, price: price.slice(), worth: new Float64Array(sites) }
  const worth = new Float64Array(sites)
  const takes: Int32Array[] = []
  const order = Array.from({ length: sites }, (_, s) => s)
  let stride = 1.5
  let vain = 0
  const past = new Float64Array(users)
  for (let round = 0; round < rules.rounds && (round === 0 || rules.more()); round++) {
    let total = price.reduce((sum, l) => sum + l, 0)
    for (let s = 0; s < sites; s++) {
      const filled = filling(s, price, -1)
      worth[s] = filled.worth
      takes[s] = filled.takes
    }
    order.sort((a, b) => worth[b]! - worth[a]! || a - b)
    for (let i = 0; i < p; i++) total -= worth[order[i]!]!
    if (total > best.value + 1e-7 * Math.abs(total)) vain = 0
    else vain++
    if (total > best.value) {
      best.value = total
      best.price.set(price)
      best.worth.set(worth)
      if (total > known - stepOf(problem)) break
    }
    if (vain >= 15) {
      stride *= 0.6
      vain = 0
      price.set(best.price)
      past.fill(0)
      if (stride < 1e-3) break
      continue
    }
    const slope = new Float64Array(users).fill(1)
    for (let i = 0; i < p; i++) for (const u of takes[order[i]!]!) slope[u]! -= 1
    let norm = 0
    for (let u = 0; u < users; u++) {
      past[u] = slope[u]! + 0.4 * past[u]!
      norm += past[u]! ** 2
    }
    if (norm === 0) break
    const length = (stride * Math.max(known - total, 1e-6 * Math.abs(total))) / norm
    for (let u = 0; u < users; u++) price[u]! += length * past[u]!
  }
  return { value: best.value, ...left(problem, best, known, filling, cost) }
}

/** Least by which a cheaper plan would differ. */
export const stepOf = ({ whole }: CapacityProblem): number => (whole ? 1 - 1e-6 : 1e-9)

function left(
  problem: CapacityProblem,
  best: { readonly value: number; readonly price: Float64Array; readonly worth: Float64Array },
  known: number,
  filling: Filling,
  cost: Float64Array,
): Omit<CapacityBound, 'value'> {
  const { users, sites, p } = problem
  const { value, price, worth } = best
  const limit = known - stepOf(problem)
  const order = Array.from({ length: sites }, (_, s) => s).sort((a, b) => worth[b]! - worth[a]! || a - b)
  const lastIn = worth[order[p - 1]!]!
  const chosen = new Set(order.slice(0, p))
  const may = new Uint8Array(users * sites)
  const left: number[] = []
  for (const s of order) {
    // the bound if this site is open: its own worth in place of the last one chosen
    const without = value + (chosen.has(s) ? worth[s]! : lastIn)
    if (without - worth[s]! > limit) continue
    left.push(s)
    for (let u = 0; u < users; u++) {
      const rest = filling(s, price, u)
      if (!rest.fits) continue
      const withUser = without + cost[s * users + u]! - price[u]! - rest.worth
      if (withUser <= limit) may[s * users + u] = 1
    }
  }
  return { sites: left.sort((a, b) => a - b), may: (user, site) => may[site * users + user] === 1 }
}

/** What the best filling of a site is worth at prices, and who is in it; with user `first` set aside, its room taken. */
type Filling = (
  site: number,
  price: Float64Array,
  first: number,
) => { readonly worth: number; readonly takes: Int32Array; readonly fits: boolean }

function fillingOf(problem: CapacityProblem): Filling {
  const { users, demand, capacity, cost } = problem
  const items = new Int32Array(users)
  const value = new Float64Array(users)
  const whole = demand.every((d) => Number.isInteger(d))
  const widest = capacity.reduce((max, c) => Math.max(max, Math.floor(c)), 0)
  const exact = whole && (widest + 1) * users <= MOST_CELLS
  const taken = exact ? new Uint8Array((widest + 1) * users) : new Uint8Array(0)
  const most = exact ? new Float64Array(widest + 1) : new Float64Array(0)
  return (site, price, first) => {
    const room = capacity[site]! - (first >= 0 ? demand[first]! : 0)
    if (room < 0) return { worth: 0, takes: NOBODY, fits: false }
    let n = 0
    let sum = 0
    for (let u = 0; u < users; u++) {
      const v = price[u]! - cost[site * users + u]!
      if (v <= 0 || u === first || demand[u]! > room) continue
      items[n] = u
      value[n++] = v
      sum += demand[u]!
    }
    if (sum <= room) {
      let worth = 0
      for (let i = 0; i < n; i++) worth += value[i]!
      return { worth, takes: items.slice(0, n), fits: true }
    }
    return exact ? table(Math.floor(room), n) : split(room, n)
  }

  function table(room: number, n: number) {
    const width = room + 1
    most.fill(0, 0, width)
    taken.fill(0, 0, width * n)
    for (let i = 0; i < n; i++) {
      const d = demand[items[i]!]!
      const v = value[i]!
      const row = i * width
      for (let r = room; r >= d; r--) {
        const other = most[r - d]! + v
        if (other > most[r]!) {
          most[r] = other
          taken[row + r] = 1
        }
      }
    }
    const takes: number[] = []
    for (let i = n - 1, r = room; i >= 0; i--) {
      if (taken[i * width + r] === 0) continue
      takes.push(items[i]!)
      r -= demand[items[i]!]!
    }
    return { worth: most[room]!, takes: Int32Array.from(takes), fits: true }
  }

  /** Best by room first, the last one in part: worth at least as much as any whole filling. */
  function split(room: number, n: number) {
    const order = Array.from({ length: n }, (_, i) => i)
    order.sort((a, b) => value[b]! * demand[items[a]!]! - value[a]! * demand[items[b]!]!)
    const takes: number[] = []
    let worth = 0
    let free = room
    for (const i of order) {
      const d = demand[items[i]!]!
      if (d <= free) {
        takes.push(items[i]!)
        worth += value[i]!
        free -= d
      } else {
        worth += (value[i]! * free) / d
        break
      }
    }
    return { worth, takes: Int32Array.from(takes), fits: true }
  }
}

const NOBODY = new Int32Array(0)

function nthCost({ users, sites, cost }: CapacityProblem, u: number, n: number): number {
  const own = Float64Array.from({ length: sites }, (_, s) => cost[s * users + u]!).sort()
  return own[Math.min(n, sites - 1)]!
}
