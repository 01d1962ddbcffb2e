// The Lagrangian bound: no plan of p sites can be worth more, whatever the prices of users; and what follows for single sites.
import { chooserOf, type LimitGroups, LimitPrices, type PricedLimits } from './priced-limits.ts'
import type { SitingProblem } from './siting-problem.ts'

export type SiteStatus = {
  /** sites still in question, and sites taken as open; all others are taken as closed */
  readonly free: readonly number[]
  readonly open: readonly number[]
}

export type Bound = {
  /** no plan with this status is worth more */
  readonly value: number
  /** price of each user at which that was found */
  readonly price: Float64Array
  /** what each free or open site is worth at those prices, those of limits too */
  readonly worth: Float64Array
  /** groups whose minimums the choice keeps */
  readonly groups?: LimitGroups | undefined
  /** how often each site was among the best lately, 0 to 1: near one half, it is in question */
  readonly share: Float64Array
}

export type BoundRules = {
  readonly rounds: number
  /** the best plan known: steps are aimed at it, and the search ends when nothing above it is possible */
  readonly known: number
  /** told of the sites that are best at some prices: often a good plan */
  readonly tried?: (sites: readonly number[]) => void
  readonly more?: () => boolean
  /** limits that every plan keeps: the bound is then of those plans alone */
  readonly limits?: PricedLimits | undefined
}

/** Least gain by which a better plan would differ: whole values differ by one. */
export const leastStep = (problem: SitingProblem, known: number): number =>
  problem.whole ? 1 - 1e-6 * Math.max(1, Math.abs(known) * 1e-9) : 1e-9 * Math.max(1, Math.abs(known))

/** Subgradient steps from `start` (a price for each user). */
export function boundSites(
  problem: SitingProblem,
  status: SiteStatus,
  start: Float64Array,
  { rounds, known, tried, more, limits }: BoundRules,
): Bound {
  const { users, sites, p, siteFrom, siteUser, siteValue, sorted } = problem
  const { free, open } = status
  const wanted = p - open.length
  const price = start.slice()
  const worth = new Float64Array(sites)
  const bestPrice = start.slice()
  const bestWorth = new Float64Array(sites)
  const share = new Float64Array(sites)
  const slope = new Float64Array(users)
  const past = new Float64Array(users)
  const groups = limits?.groups
  const chooser = chooserOf(free, open, wanted, groups)
  const rest = limits?.rest ?? []
  const ofLimits = new LimitPrices(rest)
  const sums = new Float64Array(rest.length)
  let value = Number.POSITIVE_INFINITY
  let stride = 1.2
  let vain = 0
  const step = leastStep(problem, known)
  if (!chooser.possible) return { value: Number.NEGATIVE_INFINITY, price: bestPrice, worth, share, groups }
  for (let round = 0; round < rounds; round++) {
    if (more && (round & 7) === 7 && !more()) break
    let lowest = Number.POSITIVE_INFINITY
    let total = 0
    for (let u = 0; u < users; u++) {
      total += price[u]!
      if (price[u]! < lowest) lowest = price[u]!
    }
    const worthOf = (s: number) => {
      let w = 0
      const end = siteFrom[s + 1]!
      for (let k = siteFrom[s]!; k < end; k++) {
        const v = siteValue[k]!
        if (sorted && v <= lowest) break
        const over = v - price[siteUser[k]!]!
        if (over > 0) w += over
      }
      if (rest.length > 0) w += ofLimits.of(s)
      worth[s] = w
      return w
    }
    for (const s of open) total += worthOf(s)
    for (let i = 0; i < free.length; i++) worthOf(free[i]!)
    const order = chooser.choose(worth)
    let chosen = 0
    for (let i = 0; i < wanted; i++) chosen += worth[order[i]!]!
    total += chosen - ofLimits.asked()
    for (let i = 0; i < free.length; i++) {
      const s = order[i]!
      share[s] = 0.9 * share[s]! + (i < wanted ? 0.1 : 0)
    }
    if (total < value - 1e-7 * Math.abs(total)) vain = 0
    else vain++
    if (total < value) {
      value = total
      bestPrice.set(price)
      bestWorth.set(worth)
      ofLimits.keep()
      if (tried && round > 0) tried([...open, ...order.subarray(0, wanted)])
      if (value < known + step) break
    }
    if (vain >= 12) {
      stride *= 0.6
      vain = 0
      price.set(bestPrice)
      ofLimits.back()
      past.fill(0)
      if (stride < 1e-4) break
      continue
    }
    slope.fill(1)
    const served = (s: number) => {
      const end = siteFrom[s + 1]!
      for (let k = siteFrom[s]!; k < end; k++) {
        const v = siteValue[k]!
        if (sorted && v <= lowest) break
        const u = siteUser[k]!
        if (v > price[u]!) slope[u]! -= 1
      }
    }
    for (const s of open) served(s)
    for (let i = 0; i < wanted; i++) served(order[i]!)
    for (const [r, { of }] of rest.entries()) {
      sums[r] = 0
      for (const s of open) sums[r]! += of[s]!
      for (let i = 0; i < wanted; i++) sums[r]! += of[order[i]!]!
    }
    ofLimits.move(sums, wanted > 0 ? Math.abs(chosen) / wanted : 0)
    let norm = 0
    for (let u = 0; u < users; u++) {
      // a price of 0 cannot fall, and needs no step
      let g = slope[u]! + 0.5 * past[u]!
      if (price[u] === 0 && g > 0) g = 0
      past[u] = g
      norm += g * g
    }
    if (norm === 0 && rest.length === 0) break
    if (norm === 0) continue
    const length = (stride * Math.max(total - known, 1e-6 * Math.abs(total))) / norm
    for (let u = 0; u < users; u++) {
      const to = price[u]! - length * past[u]!
      price[u] = Math.max(to, 0)
    }
  }
  return { value, price: bestPrice, worth: bestWorth, share, groups }
}

/**
 * What a bound leaves in question: a site whose opening would push the bound to the best plan known is closed, one whose
 * closing would is open. Plans that are better than `known` all lie within what is answered.
 */
export function narrowed(
  problem: SitingProblem,
  status: SiteStatus,
  bound: Bound,
  known: number,
): SiteStatus {
  const { worth, value, groups } = bound
  const wanted = problem.p - status.open.length
  const { free } = status
  if (wanted <= 0 || free.length <= wanted) {
    return wanted <= 0 ? { free: [], open: status.open } : { free: [], open: [...status.open, ...free] }
  }
  const chosen = chooserOf(free, status.open, wanted, groups).choose(worth)
  const { instead, forWhom } = exchanges(status.open, chosen, wanted, worth, groups)
  const limit = known + leastStep(problem, known)
  const open = [...status.open]
  const left: number[] = []
  for (const [i, s] of chosen.entries()) {
    if (i < wanted) {
      if (value - worth[s]! + instead(s) < limit) open.push(s)
      else left.push(s)
    } else if (value - forWhom(s) + worth[s]! >= limit) left.push(s)
  }
  return open.length === problem.p ? { free: [], open } : { free: left, open }
}

/** What the best choice without a chosen site has in its place, and what the best one with a site left out gives up for it. */
function exchanges(
  open: readonly number[],
  chosen: Int32Array,
  wanted: number,
  worth: Float64Array,
  groups: LimitGroups | undefined,
) {
  const n = groups?.least.length ?? 0
  const groupOf = (s: number) => groups?.of[s] ?? -1
  const spare = groups ? groups.least.map((least) => -least) : []
  const count = (s: number) => {
    if (groupOf(s) >= 0) spare[groupOf(s)]!++
  }
  for (const s of open) count(s)
  for (let i = 0; i < wanted; i++) count(chosen[i]!)
  const bound = (s: number) => groupOf(s) >= 0 && spare[groupOf(s)]! <= 0
  const lowest = new Float64Array(n).fill(Number.POSITIVE_INFINITY)
  const highest = new Float64Array(n).fill(Number.NEGATIVE_INFINITY)
  let [lowestSpare, highestLeft] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const [i, s] of chosen.entries()) {
    const g = groupOf(s)
    if (i < wanted) {
      if (g >= 0) lowest[g] = Math.min(lowest[g]!, worth[s]!)
      if (!bound(s)) lowestSpare = Math.min(lowestSpare, worth[s]!)
    } else {
      if (g >= 0) highest[g] = Math.max(highest[g]!, worth[s]!)
      highestLeft = Math.max(highestLeft, worth[s]!)
    }
  }
  return {
    instead: (s: number) => (bound(s) ? highest[groupOf(s)]! : highestLeft),
    forWhom: (s: number) => (groupOf(s) >= 0 ? Math.min(lowest[groupOf(s)]!, lowestSpare) : lowestSpare),
  }
}
