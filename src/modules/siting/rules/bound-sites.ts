// The Lagrangian bound: no plan of p sites can be worth more, whatever the prices of users; and what follows for single sites.
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
  /** what each free or open site is worth at those prices */
  readonly worth: Float64Array
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
}

/** Least gain by which a better plan would differ: whole values differ by one. */
export const leastStep = (problem: SitingProblem, known: number): number =>
  problem.whole ? 1 - 1e-6 * Math.max(1, Math.abs(known) * 1e-9) : 1e-9 * Math.max(1, Math.abs(known))

/** Subgradient steps from `start` (a price for each user). */
export function boundSites(
  problem: SitingProblem,
  status: SiteStatus,
  start: Float64Array,
  { rounds, known, tried, more }: BoundRules,
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
  const order = new Int32Array(free.length)
  let value = Number.POSITIVE_INFINITY
  let stride = 1.2
  let vain = 0
  const step = leastStep(problem, known)
  if (wanted < 0 || wanted > free.length)
    return { value: Number.NEGATIVE_INFINITY, price: bestPrice, worth, share }
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
      worth[s] = w
      return w
    }
    for (const s of open) total += worthOf(s)
    for (let i = 0; i < free.length; i++) {
      order[i] = free[i]!
      worthOf(free[i]!)
    }
    chooseBest(order, worth, wanted)
    for (let i = 0; i < wanted; i++) total += worth[order[i]!]!
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
      if (tried && round > 0) tried([...open, ...order.subarray(0, wanted)])
      if (value < known + step) break
    }
    if (vain >= 12) {
      stride *= 0.6
      vain = 0
      price.set(bestPrice)
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
    let norm = 0
    for (let u = 0; u < users; u++) {
      // a price of 0 cannot fall, and needs no step
      let g = slope[u]! + 0.5 * past[u]!
      if (price[u] === 0 && g > 0) g = 0
      past[u] = g
      norm += g * g
    }
    if (norm === 0) break
    const length = (stride * Math.max(total - known, 1e-6 * Math.abs(total))) / norm
    for (let u = 0; u < users; u++) {
      const to = price[u]! - length * past[u]!
      price[u] = Math.max(to, 0)
    }
  }
  return { value, price: bestPrice, worth: bestWorth, share }
}

/** Puts the `count` sites of highest worth first (quickselect). */
function chooseBest(order: Int32Array, worth: Float64Array, count: number): void {
  let [lo, hi] = [0, order.length - 1]
  while (lo < hi) {
    const pivot = worth[order[(lo + hi) >> 1]!]!
    let [i, j] = [lo, hi]
    while (i <= j) {
      while (worth[order[i]!]! > pivot) i++
      while (worth[order[j]!]! < pivot) j--
      if (i <= j) {
        const t = order[i]!
        order[i++] = order[j]!
        order[j--] = t
      }
    }
    if (count - 1 <= j) hi = j
    else if (count - 1 >= i) lo = i
    else return
  }
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
  const { worth, value } = bound
  const wanted = problem.p - status.open.length
  const { free } = status
  if (wanted <= 0 || free.length <= wanted) {
    return wanted <= 0 ? { free: [], open: status.open } : { free: [], open: [...status.open, ...free] }
  }
  const order = [...free].sort((a, b) => worth[b]! - worth[a]!)
  const [lastIn, firstOut] = [worth[order[wanted - 1]!]!, worth[order[wanted]!]!]
  const limit = known + leastStep(problem, known)
  const open = [...status.open]
  const left: number[] = []
  for (const [i, s] of order.entries()) {
    if (i < wanted) {
      if (value - worth[s]! + firstOut < limit) open.push(s)
      else left.push(s)
    } else if (value - lastIn + worth[s]! >= limit) left.push(s)
  }
  return open.length === problem.p ? { free: [], open } : { free: left, open }
}
