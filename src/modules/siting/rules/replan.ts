// The answer while a slider moves: goes on from the plan before, whose sites mostly stay good, and mends it by swaps.
import { gainOf } from './greedy-sites.ts'
import { closeSite, noneOpen, type OpenSites, openSite } from './open-sites.ts'
import type { Pace } from './search-pace.ts'
import type { SitingProblem } from './siting-problem.ts'
import { type SwapRules, swapSites } from './swap-sites.ts'

/**
 * A whole plan from the sites of another one. Another number of sites is met by closing what is missed least or opening what
 * adds most; sites in `rules.stays` are kept where they were open.
 */
export function replan(
  problem: SitingProblem,
  before: readonly number[],
  pace: Pace,
  rules: SwapRules = {},
): OpenSites {
  const o = noneOpen(problem)
  for (const s of before) openSite(o, s)
  while (o.list.length > problem.p) {
    const movable = o.list.filter((s) => !rules.stays?.[s])
    if (movable.length === 0) break
    closeSite(
      o,
      movable.reduce((least, s) => (o.loss[s]! < o.loss[least]! ? s : least)),
    )
  }
  const among = rules.among ?? Array.from({ length: problem.sites }, (_, s) => s)
  while (o.list.length < problem.p) {
    let most = -1
    let gain = -1
    for (const s of among) {
      if (o.isOpen[s]) continue
      const adds = gainOf(o, s)
      if (adds > gain) [most, gain] = [s, adds]
    }
    if (most < 0) break
    openSite(o, most)
  }
  swapSites(o, pace, rules)
  return o
}
