// How many children all workers together have, from those who answered: each group weighs as much as it has workers, and who did not answer stays uncertain.

/** Answers of one group: `counts[k]` have k children; `workers` of it in all, never fewer than answered. */
export type Group = { readonly counts: readonly number[]; readonly workers: number }
export type Estimate = { readonly mean: number; readonly low: number; readonly high: number }

/** How many answers the whole study's picture weighs in each group: a small group leans on it, a large one hardly. */
const LEANS = 2
/** 90 %: five in a hundred below, five above. */
const Z = 1.6449

const sum = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0)
const moment = (counts: readonly number[], power: number) => counts.reduce((m, c, k) => m + c * k ** power, 0)

/**
 * Post-stratified total over a finite population. Those who answered are counted as they are; of those who did not, a group's
 * mean and spread are its own answers with `LEANS` more of the whole study's kind (Dirichlet–multinomial, posterior predictive), times
 * `ratio`: how often those who did not answer have a child to bring, for one who did. The interval is that of a gamma distribution of the
 * same mean and variance (Wilson–Hilferty); a group wholly answered adds no width.
 * Source: Ghosh and Meeden (1997), Bayesian Methods for Finite Population Sampling, ch. 2; Lohr (2022), Sampling, §4.4 on post-stratification.
 */
export function estimate(groups: readonly Group[], ratio = 1): Estimate {
  const width = Math.max(1, ...groups.map((g) => g.counts.length))
  const all = Array.from({ length: width }, (_, k) => sum(groups.map((g) => g.counts[k] ?? 0)))
  const whole = sum(all)
  if (whole === 0) return { mean: 0, low: 0, high: 0 }
  let seen = 0
  let unseen = 0
  let variance = 0
  for (const { counts, workers } of groups) {
    const n = sum(counts)
    seen += moment(counts, 1)
    const silent = Math.max(0, workers - n)
    if (silent === 0) continue
    const share = (k: number) => ((counts[k] ?? 0) + (LEANS * all[k]!) / whole) / (n + LEANS)
    const weights = Array.from({ length: width }, (_, k) => share(k))
    const mean = moment(weights, 1)
    const spread = moment(weights, 2) - mean ** 2
    unseen += silent * mean * ratio
    variance += ((silent * spread * (n + LEANS + silent)) / (n + LEANS + 1)) * ratio ** 2
  }
  if (unseen === 0 || variance === 0) return { mean: seen + unseen, low: seen + unseen, high: seen + unseen }
  const shape = unseen ** 2 / variance
  const at = (z: number) => unseen * Math.max(0, 1 - 1 / (9 * shape) + z * Math.sqrt(1 / (9 * shape))) ** 3
  return { mean: seen + unseen, low: seen + at(-Z), high: seen + at(Z) }
}
