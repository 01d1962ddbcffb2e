// The shape of durations around their middle: a row of narrow normals whose weights are learned, so that no one curve is assumed.
import type { Chance } from './chance.ts'

/** Middles of the normals and their width, in spreads of the stage away from the middle of its log durations. */
export const STEP = 0.6
export const NARROW = 0.45
export const middles = Float64Array.from({ length: 16 }, (_, j) => -3.3 + STEP * j)
export const SHAPES = middles.length

/** Where nothing was seen: a standard normal, and a little of everything, so that a long tail can be learned. */
const ANYTHING = 0.002
export const usualWeights: Float64Array = (() => {
  const between = 1 - NARROW ** 2
  const raw = middles.map((m) => Math.exp((-m * m) / (2 * between)))
  const sum = raw.reduce((s, x) => s + x, 0)
  return raw.map((x) => ((1 - ANYTHING) * x) / sum + ANYTHING / SHAPES)
})()

/** Probability that a standard normal is above x. Source: Abramowitz and Stegun (1964), 26.2.17; error below 1e-7. */
export function normalAbove(x: number): number {
  const far = Math.abs(x)
  const t = 1 / (1 + 0.2316419 * far)
  const tail =
    0.3989422804 *
    Math.exp(-0.5 * far * far) *
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return x >= 0 ? tail : 1 - tail
}

/** A standard normal above `least`. Source: Robert (1995), Statistics and Computing 5. */
export function normalBeyond(least: number, chance: Chance): number {
  if (least < 0.4) {
    for (;;) {
      const x = chance.normal()
      if (x >= least) return x
    }
  }
  const rate = (least + Math.sqrt(least * least + 4)) / 2
  for (;;) {
    const x = least - Math.log(1 - chance.next()) / rate
    if (1 - chance.next() <= Math.exp(-0.5 * (x - rate) ** 2)) return x
  }
}

/** Weights that counts speak for, drawn at random. Dirichlet by gammas. */
export function drawWeights(alphas: Float64Array, chance: Chance, into: Float64Array): void {
  let sum = 0
  for (let j = 0; j < alphas.length; j++) {
    into[j] = chance.gamma(alphas[j]!)
    sum += into[j]!
  }
  for (let j = 0; j < alphas.length; j++) into[j]! /= sum
}

const LOWEST = -5
const GRID = 257
const SPAN = 12.8
const grid = Float64Array.from({ length: GRID }, (_, g) => LOWEST + (SPAN * g) / (GRID - 1))
/** By point of the grid and normal: what lies below. */
const below = Float64Array.from(
  { length: GRID * SHAPES },
  (_, i) => 1 - normalAbove((grid[Math.floor(i / SHAPES)]! - middles[i % SHAPES]!) / NARROW),
)
/** Cells of a table of quantiles; the last one holds the longest two in a thousand. */
export const CELLS = 512

/** Probability of being at most so many spreads above the middle, on the grid. */
export function cumulative(weights: Float64Array, into: Float64Array = new Float64Array(GRID)): Float64Array {
  for (let g = 0; g < GRID; g++) {
    let sum = 0
    for (let j = 0; j < SHAPES; j++) sum += weights[j]! * below[g * SHAPES + j]!
    into[g] = sum
  }
  return into
}

export function probabilityUpTo(e: number, curve: Float64Array): number {
  const at = ((e - LOWEST) / SPAN) * (GRID - 1)
  if (at <= 0) return curve[0]!
  if (at >= GRID - 1) return curve[GRID - 1]!
  const g = Math.floor(at)
  return curve[g]! + (at - g) * (curve[g + 1]! - curve[g]!)
}

/** Factors of the middle duration at probabilities 0 to 1 in equal steps, into CELLS + 1 places from `at` on. */
export function fillQuantiles(curve: Float64Array, spread: number, into: Float64Array, at: number): void {
  let g = 0
  for (let k = 0; k <= CELLS; k++) {
    // the very ends would be the ends of the grid
    const p = Math.min(1 - 0.25 / CELLS, Math.max(0.25 / CELLS, k / CELLS))
    while (g < GRID - 2 && curve[g + 1]! < p) g++
    const rise = curve[g + 1]! - curve[g]!
    const part = rise > 0 ? Math.min(1, Math.max(0, (p - curve[g]!) / rise)) : 0
    into[at + k] = Math.exp(spread * (grid[g]! + (part * SPAN) / (GRID - 1)))
  }
}
