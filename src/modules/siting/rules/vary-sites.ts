// Variable neighborhood search: shakes the best plan a little, mends it by swaps, and shakes harder each time that was in vain.
import { closeSite, copied, copyInto, type OpenSites, openSite } from './open-sites.ts'
import { drawsOf, type Pace } from './search-pace.ts'
import { type SwapRules, swapSites } from './swap-sites.ts'

export type VaryRules = SwapRules & {
  /** ends as soon as a plan is worth so much: nothing can be better */
  readonly enough?: number
  /** shakes without a better plan after which it ends; unlimited if absent */
  readonly vain?: number
  /** told which plan it goes on from, where that is another than the swaps told of have led to */
  readonly recount?: (o: OpenSites) => void
}

const HARDEST_SHAKE = 24

/** Improves `o` in place until the pace stops it; `o` must be a plan no swap improves, or at least a whole plan. */
export function varySites(o: OpenSites, pace: Pace, rules: VaryRules = {}): void {
  const draw = drawsOf(pace.seed)
  const { among, stays, fits } = rules
  const choices = among ?? Array.from({ length: o.problem.sites }, (_, s) => s)
  const free = choices.filter((s) => !o.isOpen[s]).length
  const movable = o.list.filter((s) => !stays?.[s]).length
  const hardest = Math.min(HARDEST_SHAKE, movable, free)
  if (hardest < 1) return
  swapSites(o, pace, rules)
  const trial = copied(o)
  let strength = 1
  let vain = 0
  while (
    o.value < (rules.enough ?? Number.POSITIVE_INFINITY) &&
    vain < (rules.vain ?? Number.POSITIVE_INFINITY)
  ) {
    if (!pace.more()) return
    for (let k = 0, tries = 0; k < strength && tries < 50 * strength; tries++) {
      const inside = choices[Math.floor(draw() * choices.length)]!
      const out = trial.list[Math.floor(draw() * trial.list.length)]!
      if (trial.isOpen[inside] || stays?.[out] || (fits && !fits(inside, out))) continue
      closeSite(trial, out)
      openSite(trial, inside)
      rules.moved?.(inside, out)
      k++
    }
    swapSites(trial, pace, rules, Math.floor(draw() * choices.length))
    const gained = trial.value - o.value
    if (gained > 1e-9 * Math.max(1, o.value)) {
      copyInto(o, trial)
      strength = 1
      vain = 0
    } else {
      vain++
      // A plan as good as the best is as good a place to go on from, and leads out of what was seen.
      if (gained >= -1e-9 * Math.max(1, o.value)) copyInto(o, trial)
      else {
        copyInto(trial, o)
        rules.recount?.(o)
      }
      strength = strength >= hardest ? 1 : strength + 1
    }
  }
}
