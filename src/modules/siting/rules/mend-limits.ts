// Brings a plan that was good before a slider moved back within the limits that hold now, at the least loss.
import { gainOf } from './greedy-sites.ts'
import { closeSite, type OpenSites, openSite } from './open-sites.ts'
import type { SiteLimit } from './site-limits.ts'

type Kept = { readonly among: readonly number[]; readonly stays?: Uint8Array }

const SLACK = 1e-9

/**
 * Swaps one site at a time until every limit holds: in comes what adds most of those that help, out goes what is missed least.
 * Answers whether all hold; a plan it cannot mend is left better than it was, and a new one must be made.
 */
export function mendLimits(o: OpenSites, limits: readonly SiteLimit[], { among, stays }: Kept): boolean {
  const sums = limits.map(({ of }) => o.list.reduce((total, s) => total + of[s]!, 0))
  const slackOf = (i: number) => SLACK * Math.max(1, Math.abs(sums[i]!))
  const lacks = (i: number) => Math.max(0, limits[i]!.least - sums[i]! - slackOf(i))
  const exceeds = (i: number) => Math.max(0, sums[i]! - limits[i]!.most - slackOf(i))
  /** a swap must not break a limit that holds, nor one that is broken further */
  const harms = (inside: number, out: number) =>
    limits.some(({ of, least, most }, i) => {
      const change = of[inside]! - of[out]!
      const sum = sums[i]! + change
      return change > 0 ? sum > most + slackOf(i) : change < 0 ? sum < least - slackOf(i) : false
    })
  for (const [i, { of }] of limits.entries()) {
    if (lacks(i) + exceeds(i) === 0) continue
    // by what each added at first: what the swaps change of that, the swaps after it mend
    const up = lacks(i) > 0
    const closed = among.filter((s) => !o.isOpen[s] && (!up || of[s]! > 0))
    const gain = new Map(closed.map((s) => [s, gainOf(o, s)]))
    const worth = (s: number) => (up ? gain.get(s)! : gain.get(s)! / (of[s]! + SLACK))
    const order = closed.sort((a, b) => worth(b) - worth(a) || a - b)
    for (const inside of order) {
      if (lacks(i) + exceeds(i) === 0) break
      let out = -1
      let least = Number.POSITIVE_INFINITY
      for (const r of o.list) {
        const helps = up ? of[inside]! - of[r]! : of[r]! - of[inside]!
        if (helps <= 0 || stays?.[r] || harms(inside, r)) continue
        const loss = up ? o.loss[r]! : (o.loss[r]! - gain.get(inside)!) / helps
        if (loss < least) [out, least] = [r, loss]
      }
      if (out < 0) continue
      closeSite(o, out)
      openSite(o, inside)
      for (const [k, limit] of limits.entries()) sums[k]! += limit.of[inside]! - limit.of[out]!
    }
  }
  return limits.every((_, i) => lacks(i) + exceeds(i) === 0)
}
