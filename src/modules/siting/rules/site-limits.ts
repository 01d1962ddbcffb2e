// Limits a plan keeps besides the number of centers: at least so many in a state, a rural share, a budget; fast to ask of a swap.
import type { OpenSites } from './open-sites.ts'

/** The sum of `of` over the open sites lies from `least` to `most`; 1 for members of a group, or what each site costs. */
export type SiteLimit = { readonly of: Float64Array; readonly least: number; readonly most: number }

const SLACK = 1e-9

/** Whether every limit holds for a set of sites. */
export function keepsLimits(limits: readonly SiteLimit[], open: readonly number[]): boolean {
  return limits.every(({ of, least, most }) => {
    const sum = open.reduce((total, s) => total + of[s]!, 0)
    const slack = SLACK * Math.max(1, Math.abs(sum))
    return sum >= least - slack && sum <= most + slack
  })
}

/** The rules of a swap that keep limits; a swap between sites that count alike is always let through. */
export function swapsWithin(limits: readonly SiteLimit[], o: OpenSites) {
  const sums = new Float64Array(limits.length)
  const recount = (of: OpenSites) => {
    for (const [i, limit] of limits.entries()) sums[i] = of.list.reduce((total, s) => total + limit.of[s]!, 0)
  }
  recount(o)
  return {
    recount,
    moved: (inside: number, out: number) => {
      for (const [i, { of }] of limits.entries()) sums[i]! += of[inside]! - of[out]!
    },
    fits: (inside: number, out: number): boolean => {
      for (let i = 0; i < limits.length; i++) {
        const { of, least, most } = limits[i]!
        const change = of[inside]! - of[out]!
        if (change === 0) continue
        const sum = sums[i]! + change
        const slack = SLACK * Math.max(1, Math.abs(sum))
        // A limit that is broken already may be mended, not broken further.
        if (change > 0 ? sum > most + slack : sum < least - slack) return false
      }
      return true
    },
  }
}
