// The first plan: again and again the site that adds most, looking only at those that could still be the best (lazy greedy).
import { noneOpen, type OpenSites, openSite } from './open-sites.ts'
import type { SitingProblem } from './siting-problem.ts'

/** What opening a closed site would add. */
export function gainOf(o: OpenSites, s: number): number {
  const { siteFrom, siteUser, siteValue } = o.problem
  let gain = 0
  const end = siteFrom[s + 1]!
  for (let k = siteFrom[s]!; k < end; k++) {
    const more = siteValue[k]! - o.best[siteUser[k]!]!
    if (more > 0) gain += more
  }
  return gain
}

/**
 * Opens sites until there are `p`, `fixed` ones first; `allowed` (1 for each site that may be opened) leaves others out. A gain only
 * shrinks as more opens, so an old gain that is lower than a fresh one needs no second look.
 */
export function greedySites(
  problem: SitingProblem,
  { fixed = [], allowed }: { readonly fixed?: readonly number[]; readonly allowed?: Uint8Array } = {},
): OpenSites {
  const o = noneOpen(problem)
  for (const s of fixed) openSite(o, s)
  // a heap of sites by their last known gain, highest at the top
  const heap: number[] = []
  const gain = new Float64Array(problem.sites)
  // how many sites were open when the gain was counted
  const seen = new Int32Array(problem.sites).fill(o.list.length)
  for (let s = 0; s < problem.sites; s++) {
    if (o.isOpen[s] || (allowed && !allowed[s])) continue
    gain[s] = gainOf(o, s)
    heap.push(s)
  }
  const before = (a: number, b: number) => gain[a]! > gain[b]! || (gain[a] === gain[b] && a < b)
  const sink = (from: number) => {
    const s = heap[from]!
    let at = from
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++
      if (!before(heap[child]!, s)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = s
  }
  for (let i = (heap.length >> 1) - 1; i >= 0; i--) sink(i)
  while (o.list.length < problem.p && heap.length > 0) {
    const s = heap[0]!
    if (seen[s] === o.list.length) {
      openSite(o, s)
      const last = heap.pop()!
      if (heap.length > 0) {
        heap[0] = last
        sink(0)
      }
    } else {
      gain[s] = gainOf(o, s)
      seen[s] = o.list.length
      sink(0)
    }
  }
  return o
}
