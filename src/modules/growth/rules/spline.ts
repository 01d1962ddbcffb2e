// Natural cubic spline: the smooth curve through the knots of a table, without bending at its ends.

/** Curve through (xs, ys); xs rise strictly, at least two. Outside the knots the end pieces go on. */
export function naturalSpline(xs: readonly number[], ys: readonly number[]): (x: number) => number {
  const n = xs.length
  if (n < 2 || ys.length !== n) throw new Error(`naturalSpline: ${n} knots, ${ys.length} values`)
  const h = Array.from({ length: n - 1 }, (_, i) => xs[i + 1]! - xs[i]!)
  const bend = new Float64Array(n)
  const right = new Float64Array(n)
  // Tridiagonal system of the second derivatives, zero at both ends.
  for (let i = 1; i < n - 1; i++) {
    const slope = (ys[i + 1]! - ys[i]!) / h[i]! - (ys[i]! - ys[i - 1]!) / h[i - 1]!
    const pivot = 2 * (h[i - 1]! + h[i]!) - h[i - 1]! * right[i - 1]!
    right[i] = h[i]! / pivot
    bend[i] = (6 * slope - h[i - 1]! * bend[i - 1]!) / pivot
  }
  for (let i = n - 2; i > 0; i--) bend[i]! -= right[i]! * bend[i + 1]!
  return (x) => {
    let low = 0
    let high = n - 1
    while (high - low > 1) {
      const mid = (low + high) >> 1
      if (xs[mid]! <= x) low = mid
      else high = mid
    }
    const step = h[low]!
    const a = (xs[low + 1]! - x) / step
    const b = (x - xs[low]!) / step
    const bent = (a ** 3 - a) * bend[low]! + (b ** 3 - b) * bend[low + 1]!
    return a * ys[low]! + b * ys[low + 1]! + (bent * step * step) / 6
  }
}
