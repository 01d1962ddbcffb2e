// Draws a sample that anybody can draw again: each center its share, and within it each record as likely as any other.

import type { Picked, Stratum } from '../contract.ts'

/** A generator of numbers in [0, 1) from a seed. Source: xoshiro128**, Blackman and Vigna 2018; seeded by FNV-1a of the text. */
export function numbersOf(seed: string): () => number {
  const s = [0, 1, 2, 3].map((k) => {
    let h = (2166136261 ^ k) >>> 0
    for (let i = 0; i < seed.length; i++) h = Math.imul(h ^ seed.charCodeAt(i), 16777619) >>> 0
    return (h ^ (h >>> 15)) >>> 0 || k + 1
  }) as [number, number, number, number]
  const rotl = (x: number, k: number) => ((x << k) | (x >>> (32 - k))) >>> 0
  const next = () => {
    const result = Math.imul(rotl(Math.imul(s[1], 5) >>> 0, 7), 9) >>> 0
    const t = (s[1] << 9) >>> 0
    s[2] ^= s[0]
    s[3] ^= s[1]
    s[1] ^= s[2]
    s[0] ^= s[3]
    s[2] ^= t
    s[3] = rotl(s[3] >>> 0, 11)
    return result
  }
  // what a seed has in common with a similar one is stirred away
  for (let i = 0; i < 20; i++) next()
  return () => next() / 4294967296
}

/**
 * `size` records of a frame, as their place in their center's sorted list; all of them when there are fewer. Each center gets the
 * floor or the ceiling of its share (systematic rounding, Source: Madow 1949), so every record has the same chance.
 */
export function drawSample(frame: readonly Stratum[], size: number, seed: string): Picked[] {
  const strata = [...frame].filter((s) => s.count > 0).sort((a, b) => (a.book < b.book ? -1 : 1))
  const total = strata.reduce((sum, s) => sum + s.count, 0)
  const wanted = Math.min(size, total)
  const random = numbersOf(seed)
  const start = random()
  const picks: Picked[] = []
  let before = 0
  let taken = 0
  for (const { book, count } of strata) {
    before += count
    // whole numbers until the last step, so that the shares always add up to what is wanted
    const upTo = before === total ? wanted : Math.min(wanted, Math.floor((before * wanted) / total + start))
    const share = Math.min(count, Math.max(0, upTo - taken))
    taken += share
    for (const index of distinct(count, share, random)) picks.push({ book, index })
  }
  return picks
}

/** `k` distinct places of `n`, each set as likely as another, in order. Source: Floyd's algorithm, Bentley 1987. */
function distinct(n: number, k: number, random: () => number): number[] {
  const chosen = new Set<number>()
  for (let j = n - k; j < n; j++) {
    const t = Math.floor(random() * (j + 1))
    chosen.add(chosen.has(t) ? j : t)
  }
  return [...chosen].sort((a, b) => a - b)
}
