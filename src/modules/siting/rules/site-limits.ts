// Limits a plan keeps besides the number of centers: at least so many in a state, a rural share, a budget; fast to ask of a swap.
import type { OpenSites } from './open-sites.ts'

/** The sum of `of` over the open sites lies from `least` to `most`; 1 for members of a group, or what each site costs. */
export type SiteLimit = { readonly of: Float64Array; readonly least: number; readonly most: number }

const SLACK = 1e-9
const slackOf = (sum: number) => SLACK * Math.max(1, Math.abs(sum))

/** Whether every limit holds for a set of sites. */
export function keepsLimits(limits: readonly SiteLimit[], open: readonly number[]): boolean {
  return limits.every(({ of, least, most }) => {
    let sum = 0
    for (const s of open) sum += of[s]!
    return sum >= least - slackOf(sum) && sum <= most + slackOf(sum)
  })
}

/** Sites that count alike in every limit, so that one of them answers for all. */
export type SiteClasses = { readonly of: Int32Array; readonly count: number }

export function classesOf(limits: readonly SiteLimit[], sites: number): SiteClasses {
  const of = new Int32Array(sites)
  let count = 1
  for (const limit of limits) {
    // most limits count members: 0 or 1, looked up in a table
    const table = new Int32Array(2 * count).fill(-1)
    const others = new Map<string, number>()
    let next = 0
    for (let s = 0; s < sites; s++) {
      const value = limit.of[s]!
      if (value === 0 || value === 1) {
        const at = 2 * of[s]! + value
        if (table[at]! < 0) table[at] = next++
        of[s] = table[at]!
        continue
      }
      const key = `${of[s]}|${value}`
      let now = others.get(key)
      if (now === undefined) {
        now = next++
        others.set(key, now)
      }
      of[s] = now
    }
    count = next
  }
  return { of, count }
}

/** What limits come to over open sites, kept while sites are swapped. What holds for one site of a class holds for all. */
export class LimitSums {
  readonly classes: SiteClasses
  readonly #limits: readonly SiteLimit[]
  readonly #sums: Float64Array
  /** of each class, its value in each limit that is not 0 */
  readonly #at: readonly (readonly number[])[]
  readonly #values: readonly (readonly number[])[]

  constructor(limits: readonly SiteLimit[], o: OpenSites) {
    this.#limits = limits
    this.#sums = new Float64Array(limits.length)
    this.classes = classesOf(limits, o.problem.sites)
    const at: number[][] = Array.from({ length: this.classes.count }, () => [])
    const values: number[][] = Array.from({ length: this.classes.count }, () => [])
    const seen = new Uint8Array(this.classes.count)
    for (let s = 0; s < o.problem.sites; s++) {
      const c = this.classes.of[s]!
      if (seen[c]) continue
      seen[c] = 1
      for (let i = 0; i < limits.length; i++) {
        if (limits[i]!.of[s] === 0) continue
        at[c]!.push(i)
        values[c]!.push(limits[i]!.of[s]!)
      }
    }
    this.#at = at
    this.#values = values
    this.recount(o)
  }
  recount(o: OpenSites): void {
    this.#sums.fill(0)
    for (const s of o.list) this.#add(this.classes.of[s]!, 1)
  }
  #add(c: number, sign: number): void {
    const at = this.#at[c]!
    for (let k = 0; k < at.length; k++) this.#sums[at[k]!]! += sign * this.#values[c]![k]!
  }
  moved(inside: number, out: number): void {
    this.#add(this.classes.of[inside]!, 1)
    this.#add(this.classes.of[out]!, -1)
  }
  valueOf(limit: number, c: number): number {
    const k = this.#at[c]!.indexOf(limit)
    return k < 0 ? 0 : this.#values[c]![k]!
  }
  lacks(i: number): number {
    const sum = this.#sums[i]!
    return Math.max(0, this.#limits[i]!.least - sum - slackOf(sum))
  }
  exceeds(i: number): number {
    const sum = this.#sums[i]!
    return Math.max(0, sum - this.#limits[i]!.most - slackOf(sum))
  }
  hold(): boolean {
    for (let i = 0; i < this.#limits.length; i++) if (this.lacks(i) + this.exceeds(i) > 0) return false
    return true
  }
  /**
   * Whether a site of class `into` may come for one of class `out`: no limit that holds is broken, and none that is broken already
   * is broken further.
   */
  fits(into: number, out: number): boolean {
    if (into === out) return true
    const [at, other] = [this.#at[into]!, this.#at[out]!]
    for (let k = 0; k < at.length; k++) {
      const i = at[k]!
      if (!this.#may(i, this.#values[into]![k]! - this.valueOf(i, out))) return false
    }
    for (let k = 0; k < other.length; k++)
      if (!at.includes(other[k]!) && !this.#may(other[k]!, -this.#values[out]![k]!)) return false
    return true
  }
  #may(i: number, change: number): boolean {
    if (change === 0) return true
    const { least, most } = this.#limits[i]!
    const sum = this.#sums[i]! + change
    return change > 0 ? sum <= most + slackOf(sum) : sum >= least - slackOf(sum)
  }
}

/** The rules of a swap that keep limits; a swap between sites that count alike is always let through. */
export function swapsWithin(limits: readonly SiteLimit[], o: OpenSites) {
  const sums = new LimitSums(limits, o)
  const { of } = sums.classes
  return {
    classes: sums.classes,
    recount: (at: OpenSites) => sums.recount(at),
    moved: (inside: number, out: number) => sums.moved(inside, out),
    fits: (inside: number, out: number): boolean => sums.fits(of[inside]!, of[out]!),
  }
}
