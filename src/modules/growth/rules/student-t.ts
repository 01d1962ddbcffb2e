// Student's t: the quantile that confidence limits of a survey need.

/** Probability that t with `df` degrees of freedom is at most x. */
export function tProbability(x: number, df: number): number {
  const square = x * x
  // Near the middle the other half of the beta keeps the digits that 1 − x² would lose.
  const tail =
    square < df
      ? 0.5 - 0.5 * incompleteBeta(square / (df + square), 0.5, df / 2)
      : 0.5 * incompleteBeta(df / (df + square), df / 2, 0.5)
  return x > 0 ? 1 - tail : tail
}

/** x such that t with `df` ≥ 1 degrees of freedom is at most x with probability p, 0.5 ≤ p < 1; NaN outside. */
export function tQuantile(p: number, df: number): number {
  if (!(p >= 0.5 && p < 1 && df >= 1)) return Number.NaN
  let low = 0
  let high = 1
  while (tProbability(high, df) < p && high < 1e12) high *= 2
  for (let i = 0; i < 200 && high - low > 1e-13 * high; i++) {
    const mid = (low + high) / 2
    if (tProbability(mid, df) < p) low = mid
    else high = mid
  }
  return (low + high) / 2
}

/** Regularized incomplete beta by Lentz's continued fraction. Source: NIST DLMF 8.17.22. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let sum = d
  for (let m = 1; m < 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    sum *= c * d
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    sum *= c * d
    if (Math.abs(c * d - 1) < 1e-15) break
  }
  return front * sum
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]

function lnGamma(x: number): number {
  const t = x + 6.5
  const sum = LANCZOS.reduce((s, g, i) => (i === 0 ? g : s + g / (x - 1 + i)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}
