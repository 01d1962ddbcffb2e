// Brings a plan that was good before a slider moved back within the limits that hold now, at the least loss.
import { gainOf } from './greedy-sites.ts'
import { closeSite, type OpenSites, openSite } from './open-sites.ts'
import { LimitSums, type SiteLimit } from './site-limits.ts'

type Kept = { readonly among: readonly number[]; readonly stays?: Uint8Array }

const SLACK = 1e-9

/**
 * Swaps one site at a time until every limit holds: in comes what adds most of those that help, out goes what is missed least.
 * Answers whether all hold; a plan it cannot mend is left better than it was, and a new one must be made.
 */
export function mendLimits(o: OpenSites, limits: readonly SiteLimit[], { among, stays }: Kept): boolean {
  const sums = new LimitSums(limits, o)
  const { of: classOf, count } = sums.classes
  const cheapest = new Int32Array(count)
  const leastMissed = () => {
    cheapest.fill(-1)
    for (const r of o.list) {
      const c = classOf[r]!
      if (!stays?.[r] && (cheapest[c]! < 0 || o.loss[r]! < o.loss[cheapest[c]!]!)) cheapest[c] = r
    }
  }
  leastMissed()
  for (const [i, { of }] of limits.entries()) {
    if (sums.lacks(i) + sums.exceeds(i) === 0) continue
    // by what each added at first: what the swaps change of that, the swaps after it mend
    const up = sums.lacks(i) > 0
    const closed = among.filter((s) => !o.isOpen[s] && (!up || of[s]! > 0))
    const gain = new Map(closed.map((s) => [s, gainOf(o, s)]))
    const worth = new Map(closed.map((s) => [s, up ? gain.get(s)! : gain.get(s)! / (of[s]! + SLACK)]))
    const order = closed.sort((a, b) => worth.get(b)! - worth.get(a)! || a - b)
    for (const inside of order) {
      if (sums.lacks(i) + sums.exceeds(i) === 0) break
      const into = classOf[inside]!
      let out = -1
      let least = Number.POSITIVE_INFINITY
      for (let c = 0; c < count; c++) {
        const r = cheapest[c]!
        if (r < 0) continue
        const helps = up ? of[inside]! - of[r]! : of[r]! - of[inside]!
        if (helps <= 0 || !sums.fits(into, c)) continue
        const loss = up ? o.loss[r]! : (o.loss[r]! - gain.get(inside)!) / helps
        if (loss < least) [out, least] = [r, loss]
      }
      if (out < 0) continue
      closeSite(o, out)
      openSite(o, inside)
      sums.moved(inside, out)
      leastMissed()
    }
  }
  return sums.hold()
}
