// Places in a funnel: how far a place of its size may lie from the middle by chance; nobody is first or last.
import { SMALLEST_GROUP } from '../../../kernel/indicator.ts'
import { normalQuantile } from './normal.ts'

/** Two lines each side: outside of the inner one lie 5 in 100 by chance, of the outer one 2 in 1,000. */
export type FunnelLimits = {
  readonly low: number
  readonly high: number
  readonly lowest: number
  readonly highest: number
}
export type FunnelPlace = 'inside' | 'low' | 'high' | 'very-low' | 'very-high' | 'hidden'

const INNER = normalQuantile(0.975)
const OUTER = normalQuantile(0.999)

/**
 * Limits for means of n children. `within` = variance of one child; `between` = variance between places that is usual, so that
 * large places are not all called remarkable (0 = none). Source: Spiegelhalter (2005), Stat Med 24:1185-1202, sections 3 and 4.2.
 * Refuses n < 1: NaN limits.
 */
export function meanLimits(
  given: { readonly middle: number; readonly within: number; readonly between?: number },
  n: number,
): FunnelLimits {
  const se = n >= 1 ? Math.sqrt(given.within / n + (given.between ?? 0)) : Number.NaN
  const at = (z: number) => given.middle + z * se
  return { low: at(-INNER), high: at(INNER), lowest: at(-OUTER), highest: at(OUTER) }
}

/**
 * Limits for shares of n children when each has probability `middle`: exact binomial, interpolated between whole children.
 * Source: Spiegelhalter (2005), appendix A.1.1. Between 0 and 1.
 */
export function shareLimits(middle: number, n: number): FunnelLimits {
  const at = (p: number) => binomialLimit(p, n, middle)
  return { low: at(0.025), high: at(0.975), lowest: at(0.001), highest: at(0.999) }
}

function binomialLimit(p: number, n: number, middle: number): number {
  if (!(n >= 1) || !(middle >= 0 && middle <= 1)) return Number.NaN
  if (middle === 0 || middle === 1) return middle
  let log = n * Math.log1p(-middle)
  let below = 0
  let r = 0
  for (;;) {
    const mass = Math.exp(log)
    if (below + mass >= p || r === n) {
      const alpha = mass > 0 ? (below + mass - p) / mass : 0
      return Math.min(1, Math.max(0, (r - alpha) / n))
    }
    below += mass
    log += Math.log(((n - r) / (r + 1)) * (middle / (1 - middle)))
    r++
  }
}

/** Where a place lies. Fewer than ten children are not placed: one child would be the figure. */
export function placeInFunnel(value: number, n: number, limits: FunnelLimits): FunnelPlace {
  if (n < SMALLEST_GROUP || Number.isNaN(limits.low)) return 'hidden'
  if (value < limits.lowest) return 'very-low'
  if (value > limits.highest) return 'very-high'
  return value < limits.low ? 'low' : value > limits.high ? 'high' : 'inside'
}
