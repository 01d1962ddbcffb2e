// Fast interchange: for every closed site the open one it would best replace, found in one look at the closed site's links.
import { closeSite, type OpenSites, openSite } from './open-sites.ts'
import type { Pace } from './search-pace.ts'
import type { SiteClasses } from './site-limits.ts'

/** Room for one look, reused by all. */
type Look = { readonly saved: Float64Array; readonly touched: Int32Array; readonly mark: Uint8Array }
export type Swap = { readonly out: number; readonly profit: number }

export type SwapRules = {
  /** closed sites that may be opened, all of them if absent */
  readonly among?: readonly number[]
  /** 1 where an open site stays */
  readonly stays?: Uint8Array
  /** sites for which `fits` answers the same */
  readonly classes?: SiteClasses
  /** whether a swap keeps the limits of a plan */
  readonly fits?: (inside: number, out: number) => boolean
  /** told of every swap that was made */
  readonly moved?: (inside: number, out: number) => void
}

/**
 * Swaps until none helps, or the pace stops it; answers how many were made. The first that helps is taken, with the best
 * site to give up for it (Whitaker's interchange), with the losses of Resende and Werneck kept between looks.
 */
export function swapSites(o: OpenSites, pace: Pace, rules: SwapRules = {}, from = 0): number {
  const { sites } = o.problem
  const look: Look = {
    saved: new Float64Array(sites),
    touched: new Int32Array(o.list.length + 1),
    mark: new Uint8Array(sites),
  }
  const among = rules.among
  const count = among ? among.length : sites
  if (count === 0 || o.list.length === 0) return 0
  const least = 1e-9 * Math.max(1, o.value)
  let swaps = 0
  let floor = lowestSecond(o)
  let cheapest = cheapestOf(o, rules)
  let byClass = rules.fits && rules.classes && cheapestByClass(o, rules, rules.classes)
  for (let quiet = 0, at = from % count; quiet < count; quiet++, at = at + 1 === count ? 0 : at + 1) {
    if ((quiet & 255) === 255 && !pace.more()) return swaps
    const s = among ? among[at]! : at
    if (o.isOpen[s]) continue
    const swap = bestOut(o, s, look, rules, floor, cheapest, byClass ?? o.list)
    if (swap.profit <= least) continue
    closeSite(o, swap.out)
    openSite(o, s)
    rules.moved?.(s, swap.out)
    swaps++
    quiet = -1
    floor = lowestSecond(o)
    cheapest = cheapestOf(o, rules)
    byClass = byClass && cheapestByClass(o, rules, rules.classes!)
  }
  return swaps
}

/** Links worth no more than every user's second best change nothing. */
function lowestSecond(o: OpenSites): number {
  if (!o.problem.sorted) return 0
  let lowest = Number.POSITIVE_INFINITY
  for (const v of o.second) if (v < lowest) lowest = v
  return lowest
}

function cheapestOf(o: OpenSites, { stays }: SwapRules): number {
  let cheapest = -1
  for (const r of o.list) {
    if (stays?.[r]) continue
    if (cheapest < 0 || o.loss[r]! < o.loss[cheapest]!) cheapest = r
  }
  return cheapest
}

/** Of each class, the open site that is missed least: what fits for it fits for the others of its class. */
function cheapestByClass(o: OpenSites, { stays }: SwapRules, { of, count }: SiteClasses): number[] {
  const cheapest = new Int32Array(count).fill(-1)
  for (const r of o.list) {
    const c = of[r]!
    if (!stays?.[r] && (cheapest[c]! < 0 || o.loss[r]! < o.loss[cheapest[c]!]!)) cheapest[c] = r
  }
  return Array.from(cheapest).filter((r) => r >= 0)
}

/** The open site whose closing, with `s` opened, gains most; profit -Infinity where none may go. */
function bestOut(
  o: OpenSites,
  s: number,
  look: Look,
  rules: SwapRules,
  floor: number,
  cheapest: number,
  others: readonly number[],
): Swap {
  const { siteFrom, siteUser, siteValue, sorted } = o.problem
  const { best, bestSite, second, loss } = o
  const { saved, touched, mark } = look
  const { stays, fits } = rules
  let gain = 0
  let n = 0
  const end = siteFrom[s + 1]!
  for (let k = siteFrom[s]!; k < end; k++) {
    const v = siteValue[k]!
    if (sorted && v <= floor) break
    const u = siteUser[k]!
    const two = second[u]!
    if (v <= two) continue
    const one = best[u]!
    const r = bestSite[u]!
    if (v > one) gain += v - one
    if (r < 0) continue
    if (mark[r] === 0) {
      mark[r] = 1
      touched[n++] = r
    }
    saved[r]! += Math.min(v, one) - two
  }
  let out = -1
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < n; i++) {
    const r = touched[i]!
    const net = loss[r]! - saved[r]!
    saved[r] = 0
    mark[r] = 0
    if (net < least && !stays?.[r] && (!fits || fits(s, r))) {
      least = net
      out = r
    }
  }
  if (cheapest >= 0 && loss[cheapest]! < least && gain > loss[cheapest]!) {
    if (!fits || fits(s, cheapest)) {
      least = loss[cheapest]!
      out = cheapest
    } else {
      for (const r of others)
        if (loss[r]! < least && !stays?.[r] && fits(s, r)) {
          least = loss[r]!
          out = r
        }
    }
  }
  return out < 0 ? { out, profit: Number.NEGATIVE_INFINITY } : { out, profit: gain - least }
}
