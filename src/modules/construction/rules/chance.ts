// Chance that a seed repeats: the same seed draws the same numbers on every machine.

export type Chance = {
  /** from 0 up to 1, never 1; 32 bits */
  readonly next: () => number
  /** a whole number from 0 to n - 1 */
  readonly below: (n: number) => number
  /** standard normal */
  readonly normal: () => number
  /** Gamma with scale 1 */
  readonly gamma: (shape: number) => number
}

/** xoshiro128** of a seed spread by splitmix32. Source: Blackman and Vigna (2021), ACM TOMS 47(4). */
export function chanceOf(seed: number): Chance {
  let [a, b, c, d] = stateOf(seed)
  const next = () => {
    const product = Math.imul(b, 5)
    const drawn = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = (d << 11) | (d >>> 21)
    return drawn / 4294967296
  }
  let spare = Number.NaN
  const normal = () => {
    if (!Number.isNaN(spare)) {
      const kept = spare
      spare = Number.NaN
      return kept
    }
    // Marsaglia's polar method (1964): two at once, without a sine
    for (;;) {
      const x = 2 * next() - 1
      const y = 2 * next() - 1
      const r = x * x + y * y
      if (r >= 1 || r === 0) continue
      const scale = Math.sqrt((-2 * Math.log(r)) / r)
      spare = y * scale
      return x * scale
    }
  }
  /** Source: Marsaglia and Tsang (2000). */
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape)
    const base = shape - 1 / 3
    const spread = 1 / Math.sqrt(9 * base)
    for (;;) {
      const x = normal()
      const v = (1 + spread * x) ** 3
      if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + base * (1 - v + Math.log(v))) return base * v
    }
  }
  return { next, below: (n) => Math.floor(next() * n), normal, gamma }
}

/** Four words of state out of one seed, never all 0. Source: Steele, Lea and Flood (2014), in its 32-bit form. */
export function stateOf(seed: number): readonly [number, number, number, number] {
  let at = Math.floor(seed / 4294967296) ^ seed
  const word = () => {
    at = (at + 0x9e3779b9) | 0
    let t = at ^ (at >>> 16)
    t = Math.imul(t, 0x21f0aaad)
    t = Math.imul(t ^ (t >>> 15), 0x735a2d97)
    return t ^ (t >>> 15)
  }
  return [word(), word(), word(), word() | 1]
}
