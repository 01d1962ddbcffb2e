// When works end if no duration is sure: a network simulated many times with durations between three points.
import { type Chance, chanceOf } from './chance.ts'
import { earliest, latest } from './critical-path.ts'
import type { Network } from './network.ts'

/** Least, most likely and greatest duration, in that order, in any unit of time. */
export type ThreePoints = {
  readonly a: number
  readonly m: number
  readonly b: number
  readonly dist: 'triangular' | 'pert'
}

/** Beta-PERT: mean, and the shape of the beta between a and b; without a spread there is no shape. Source: Malcolm et al. (1959). */
export function pertOf({ a, m, b }: Omit<ThreePoints, 'dist'>): {
  readonly mean: number
  readonly alpha: number | null
  readonly beta: number | null
} {
  const spread = b - a
  const shape = (part: number) => (spread > 0 ? 1 + (4 * part) / spread : null)
  return { mean: (a + 4 * m + b) / 6, alpha: shape(m - a), beta: shape(b - m) }
}

export type ScheduleRisk = {
  readonly mean: number
  /** standard deviation of what was drawn */
  readonly sd: number
  /** when all ends, from the shortest run to the longest */
  readonly ends: Float64Array
  /** by task, how often it was critical; empty unless it was asked for */
  readonly criticality: Float64Array
}

/** Durations are drawn by strata of equal probability, so that a percentile needs a small part of the runs that pure chance needs. */
export function scheduleRisk(
  network: Network,
  durations: readonly ThreePoints[],
  asked: { readonly runs: number; readonly seed: number; readonly criticality?: boolean },
): ScheduleRisk {
  const { runs } = asked
  const chance = chanceOf(asked.seed)
  const drawn = durations.map((d) => drawStrata(d, runs, chance))
  const ends = new Float64Array(runs)
  const own = new Float64Array(network.size)
  const early = new Float64Array(network.size)
  const late = new Float64Array(network.size)
  const criticality = new Float64Array(asked.criticality ? network.size : 0)
  for (let run = 0; run < runs; run++) {
    for (let i = 0; i < network.size; i++) own[i] = drawn[i]![run]!
    const end = earliest(network, own, early)
    ends[run] = end
    if (!asked.criticality) continue
    latest(network, own, end, late)
    const nothing = 1e-9 * Math.max(1, end)
    for (let i = 0; i < network.size; i++) if (late[i]! - early[i]! <= nothing) criticality[i]! += 1 / runs
  }
  ends.sort()
  const mean = ends.reduce((sum, x) => sum + x, 0) / runs
  const squares = ends.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  return { mean, sd: runs > 1 ? Math.sqrt(squares / (runs - 1)) : 0, ends, criticality }
}

/** The value below which a share p of sorted values lies, between two neighbours in proportion. Source: Hyndman and Fan (1996), type 7. */
export function quantileOf(sorted: Float64Array, p: number): number {
  const at = p * (sorted.length - 1)
  const low = Math.floor(at)
  const high = Math.min(low + 1, sorted.length - 1)
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!)
}

/** One value out of each of `runs` equal parts of the distribution, in a random order. Source: McKay, Beckman and Conover (1979). */
function drawStrata(points: ThreePoints, runs: number, chance: Chance): Float64Array {
  const drawn = new Float64Array(runs)
  const { a, m, b, dist } = points
  if (b === a) return drawn.fill(a)
  if (dist === 'pert') {
    // The beta has no quantile in closed form: it is drawn without strata.
    const { alpha, beta } = pertOf(points)
    for (let i = 0; i < runs; i++) {
      const up = chance.gamma(alpha!)
      drawn[i] = a + ((b - a) * up) / (up + chance.gamma(beta!))
    }
    return drawn
  }
  const peak = (m - a) / (b - a)
  const [rising, falling] = [(b - a) * (m - a), (b - a) * (b - m)]
  for (let i = 0; i < runs; i++) {
    const u = (i + chance.next()) / runs
    drawn[i] = u < peak ? a + Math.sqrt(u * rising) : b - Math.sqrt((1 - u) * falling)
  }
  for (let i = runs - 1; i > 0; i--) {
    const j = chance.below(i + 1)
    const kept = drawn[i]!
    drawn[i] = drawn[j]!
    drawn[j] = kept
  }
  return drawn
}
