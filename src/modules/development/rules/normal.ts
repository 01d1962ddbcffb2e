// The normal distribution: its probability and its quantile, to the digits that run lengths and limits need.

/** Probability that a standard normal is at most x. Source: Hart (1968) in the form of West (2005), error below 1e-15. */
export function normalBelow(x: number): number {
  const far = Math.abs(x)
  if (Number.isNaN(x)) return Number.NaN
  let tail = 0
  if (far <= 37) {
    const peak = Math.exp((-far * far) / 2)
    if (far < 7.07106781186547) {
      const over = NUMERATOR.reduce((sum, c) => sum * far + c, 0)
      const under = DENOMINATOR.reduce((sum, c) => sum * far + c, 0)
      tail = (peak * over) / under
    } else {
      const fraction = far + 1 / (far + 2 / (far + 3 / (far + 4 / (far + 0.65))))
      tail = peak / fraction / 2.506628274631
    }
  }
  return x > 0 ? 1 - tail : tail
}

const NUMERATOR = [
  0.0352624965998911, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
]
const DENOMINATOR = [
  0.0883883476483184, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
]

/** x such that a standard normal is at most x with probability p; NaN outside 0 to 1. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0 || p === 1) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  let low = -38
  let high = 38
  for (let i = 0; i < 80; i++) {
    const mid = (low + high) / 2
    if (normalBelow(mid) < p) low = mid
    else high = mid
  }
  return (low + high) / 2
}

/** Probability that chi-square with `df` degrees of freedom is above x. Source: Wilson and Hilferty (1931), good to 0.01 of p. */
export function chiSquareAbove(x: number, df: number): number {
  if (!(x > 0)) return 1
  const spread = 2 / (9 * df)
  return normalBelow(-((x / df) ** (1 / 3) - 1 + spread) / Math.sqrt(spread))
}

/** Probability of at least `hits` of n when each has probability p. */
export function binomialAtLeast(hits: number, n: number, p: number): number {
  if (hits <= 0) return 1
  if (hits > n || p <= 0) return 0
  if (p >= 1) return 1
  // Term by term from `hits` up; the first through logarithms, so that no factorial overflows.
  let log = hits * Math.log(p) + (n - hits) * Math.log1p(-p)
  for (let i = 1; i <= hits; i++) log += Math.log((n - hits + i) / i)
  let term = Math.exp(log)
  let sum = 0
  for (let k = hits; k <= n && (term > sum * 1e-17 || k < n * p); k++) {
    sum += term
    term *= ((n - k) / (k + 1)) * (p / (1 - p))
  }
  return Math.min(1, sum)
}
