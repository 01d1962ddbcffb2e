// One-sided cumulative sum: small falls that go on add up until they speak; how long it keeps silent by chance is computed.
import { normalBelow } from './normal.ts'

/** In standard deviations of conditional scores. Source: Page (1954). */
export type Cusum = {
  /** a fall smaller than this is forgotten at once; half of the fall to be found */
  readonly slack: number
  /** the sum above which it speaks */
  readonly limit: number
}

/** The sum after one more score; falls count up. Starts at 0. */
export const cusumNext = (rule: Cusum, sum: number, score: number): number =>
  Math.max(0, sum - score - rule.slack)

const STATES = 121

/**
 * Mean number of scores until it speaks, when scores are normal with variance 1 and a mean `fall` below expectation (0 = nothing
 * happens: the run length between false alarms). Source: Brook and Evans (1972), a Markov chain of 121 states.
 */
export function averageRunLength(rule: Cusum, fall = 0): number {
  const matrix = transitions(rule, fall)
  const rows = matrix.map((row, i) => [...row.map((p, j) => (i === j ? 1 : 0) - p), 1])
  return solve(rows)[0]!
}

/** Probability that it speaks within so many scores. */
export function alarmWithin(rule: Cusum, scores: number, fall = 0): number {
  const matrix = transitions(rule, fall)
  let at: number[] = matrix.map((_, i) => (i === 0 ? 1 : 0))
  for (let t = 0; t < scores; t++) {
    const next = new Array<number>(STATES).fill(0)
    for (let i = 0; i < STATES; i++) {
      if (at[i]! > 0) for (let j = 0; j < STATES; j++) next[j]! += at[i]! * matrix[i]![j]!
    }
    at = next
  }
  return 1 - at.reduce((sum, p) => sum + p, 0)
}

/** The limit that keeps silent for `length` scores on average, to three decimals. */
export function limitFor(slack: number, length: number): number {
  let low = 0
  let high = 1
  while (averageRunLength({ slack, limit: high }) < length && high < 64) high *= 2
  while (high - low > 0.0005) {
    const mid = (low + high) / 2
    if (averageRunLength({ slack, limit: mid }) < length) low = mid
    else high = mid
  }
  return Math.round(high * 1000) / 1000
}

/** From state i (a sum around i × width) to state j, as long as it is silent. */
function transitions({ slack, limit }: Cusum, fall: number): number[][] {
  const width = (2 * limit) / (2 * STATES - 1)
  return Array.from({ length: STATES }, (_, i) =>
    Array.from({ length: STATES }, (_, j) => {
      const below = (edge: number) => normalBelow((edge - i) * width + slack - fall)
      return j === 0 ? below(0.5) : below(j + 0.5) - below(j - 0.5)
    }),
  )
}

/** Gauss with the largest pivot; each row holds its right side last. */
function solve(rows: number[][]): number[] {
  const n = rows.length
  for (let k = 0; k < n; k++) {
    let best = k
    for (let i = k + 1; i < n; i++) if (Math.abs(rows[i]![k]!) > Math.abs(rows[best]![k]!)) best = i
    const pivot = rows[best]!
    rows[best] = rows[k]!
    rows[k] = pivot
    for (let i = k + 1; i < n; i++) {
      const row = rows[i]!
      const factor = row[k]! / pivot[k]!
      if (factor !== 0) for (let j = k; j <= n; j++) row[j]! -= factor * pivot[j]!
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i]!
    let rest = row[n]!
    for (let j = i + 1; j < n; j++) rest -= row[j]! * x[j]!
    x[i] = rest / row[i]!
  }
  return x
}
