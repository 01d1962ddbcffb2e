// Limits of a plan as prices see them: minimums of groups that share no site are kept exactly, every other limit at a price of its own.
import type { SiteLimit } from './site-limits.ts'

export type LimitGroups = {
  /** group of each site, or -1 */
  readonly of: Int32Array
  /** of each group at least so many sites are open */
  readonly least: readonly number[]
}
export type PricedLimits = { readonly groups: LimitGroups; readonly rest: readonly SiteLimit[] }

/** States' minimums become groups, because no site lies in two states; rural share and money, which cut across, get prices. */
export function pricedLimits(limits: readonly SiteLimit[], sites: number): PricedLimits {
  const of = new Int32Array(sites).fill(-1)
  const least: number[] = []
  const rest: SiteLimit[] = []
  for (const limit of limits) {
    const members = Array.from({ length: sites }, (_, s) => s).filter((s) => limit.of[s] !== 0)
    const minimum = limit.most === Number.POSITIVE_INFINITY && Number.isInteger(limit.least)
    if (minimum && members.every((s) => limit.of[s] === 1 && of[s] === -1)) {
      for (const s of members) of[s] = least.length
      least.push(limit.least)
    } else rest.push(limit)
  }
  return { groups: { of, least }, rest }
}

/** Puts the `count` sites of highest worth of a stretch of `order` first (quickselect). */
export function chooseBest(
  order: Int32Array,
  worth: Float64Array,
  count: number,
  from = 0,
  to: number = order.length,
): void {
  let [lo, hi] = [from, to - 1]
  const last = from + count - 1
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
    if (last <= j) hi = j
    else if (last >= i) lo = i
    else return
  }
}

export type Chooser = {
  /** whether so many can be chosen at all */
  readonly possible: boolean
  /** the best choice at these worths stands first in what is answered */
  readonly choose: (worth: Float64Array) => Int32Array
}

/** The `wanted` free sites worth most among those that keep the groups' minimums; sites that are open count towards them. */
export function chooserOf(
  free: readonly number[],
  open: readonly number[],
  wanted: number,
  groups: LimitGroups | undefined,
): Chooser {
  const order = new Int32Array(free.length)
  const least = groups ? groups.least.slice() : []
  if (groups) for (const s of open) if (groups.of[s]! >= 0) least[groups.of[s]!]!--
  if (!groups || least.every((n) => n <= 0)) {
    return {
      possible: wanted >= 0 && wanted <= free.length,
      choose: (worth) => {
        for (let i = 0; i < free.length; i++) order[i] = free[i]!
        chooseBest(order, worth, wanted)
        return order
      },
    }
  }
  const members: number[][] = least.map(() => [])
  const others: number[] = []
  for (const s of free) {
    const g = groups.of[s]!
    if (g >= 0 && least[g]! > 0) members[g]!.push(s)
    else others.push(s)
  }
  const needed = least.map((n) => Math.max(0, n))
  const must = needed.reduce((a, b) => a + b, 0)
  const lists = members.map((list) => Int32Array.from(list))
  return {
    possible: must <= wanted && wanted <= free.length && lists.every((list, g) => list.length >= needed[g]!),
    choose: (worth) => {
      let at = 0
      let left = must
      for (const [g, list] of lists.entries()) {
        const n = needed[g]!
        chooseBest(list, worth, n)
        for (let i = 0; i < list.length; i++) order[i < n ? at++ : left++] = list[i]!
      }
      for (const s of others) order[left++] = s
      chooseBest(order, worth, wanted - must, must, order.length)
      return order
    },
  }
}

/** A limit's price: above 0 where too little is chosen, below where too much; moved by steps that shrink as it settles. */
export class LimitPrices {
  readonly price: Float64Array
  readonly #best: Float64Array
  readonly #step: Float64Array
  readonly #turn: Int8Array
  readonly #rest: readonly SiteLimit[]
  constructor(rest: readonly SiteLimit[]) {
    this.#rest = rest
    this.price = new Float64Array(rest.length)
    this.#best = new Float64Array(rest.length)
    this.#step = new Float64Array(rest.length)
    this.#turn = new Int8Array(rest.length)
  }
  /** what a site's own share in the limits adds to its worth */
  of(s: number): number {
    let sum = 0
    for (let i = 0; i < this.#rest.length; i++) sum += this.price[i]! * this.#rest[i]!.of[s]!
    return sum
  }
  /** what the limits ask at these prices: to be taken from the sum of worths */
  asked(): number {
    let sum = 0
    for (const [i, { least, most }] of this.#rest.entries()) {
      const m = this.price[i]!
      if (m !== 0) sum += m * (m > 0 ? least : most)
    }
    return sum
  }
  keep(): void {
    this.#best.set(this.price)
  }
  back(): void {
    this.price.set(this.#best)
    for (let i = 0; i < this.#step.length; i++) this.#step[i]! *= 0.5
  }
  /** After a choice: `sums` of each limit over what is open, and what a site is worth about. */
  move(sums: Float64Array, worth: number): void {
    for (const [i, { of, least, most }] of this.#rest.entries()) {
      const m = this.price[i]!
      const over = m > 0 ? sums[i]! - least : m < 0 ? sums[i]! - most : 0
      const turn = m === 0 ? (sums[i]! < least ? 1 : sums[i]! > most ? -1 : 0) : -Math.sign(over)
      if (turn === 0) continue
      if (this.#step[i] === 0) {
        let widest = 0
        for (const x of of) widest = Math.max(widest, Math.abs(x))
        this.#step[i] = (0.1 * Math.max(worth, 1e-9)) / Math.max(widest, 1e-9)
      } else if (this.#turn[i] === turn) this.#step[i]! *= 1.2
      else if (this.#turn[i] !== 0) this.#step[i]! *= 0.5
      this.#turn[i] = turn
      const to = m + turn * this.#step[i]!
      this.price[i] = m > 0 ? Math.max(0, to) : m < 0 ? Math.min(0, to) : to
    }
  }
}
