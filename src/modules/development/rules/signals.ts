// When a child's development asks for a second look: rules as data, over scores of one child compared with what it had reached.
import { type Cusum, cusumNext } from './cusum.ts'
import { normalBelow } from './normal.ts'

/** One score of a child; ages are corrected for prematurity at every age, or the end of correction would look like a fall. */
export type Reading = {
  readonly ageDays: number
  /** what the answers say without prior, in standard deviations of the age; see `withoutPrior` in rasch.ts */
  readonly value: number
  /** of its error, in the same unit squared */
  readonly variance: number
  /** ids of signs of alarm written down that day */
  readonly redFlags?: readonly string[]
}

/** How much of a level lasts: what the next score of a child is expected to be follows from it. */
export type Memory = {
  /** variance of what lasts, of what passes, and how many months until half of what passes is gone */
  readonly lasting: number
  readonly passing: number
  readonly halfLifeMonths: number
  /** variance that what lasts gains in a year: children change places slowly without anything being wrong */
  readonly wander: number
  /** variance of how mild or strict evaluators are, one against the other */
  readonly evaluators: number
}

export type SignalRules = {
  readonly version: string
  readonly source: string
  readonly memory: Memory
  /** a score is compared only where so many came before it: after one alone, chance in that one would be taken for a fall */
  readonly before: number
  /** so many conditional scores running, each below */
  readonly running: { readonly scores: number; readonly below: number }
  /** posterior probability that the slope is below `perYear`, from so many scores on; `spread` = sd of slopes among children */
  readonly falling: {
    readonly scores: number
    readonly perYear: number
    readonly probability: number
    readonly spread: number
  }
  readonly cusum: Cusum
}

/**
 * Levels and their memory: methods of this house; thresholds chosen by simulation (bench/development.ts), not by outcomes of
 * Mexican children: unconfirmed. A signal asks for a screening by a person, and never is a diagnosis.
 */
export const signalRules: SignalRules = {
  version: 'signals/1',
  source: 'simulación propia; sin confirmar con resultados de niñas y niños',
  memory: { lasting: 1.5, passing: 0.25, halfLifeMonths: 4, wander: 0.02, evaluators: 0.4 },
  before: 2,
  running: { scores: 2, below: -1.75 },
  falling: { scores: 4, perYear: -0.2, probability: 0.9, spread: 0.4 },
  cusum: { slack: 0.75, limit: 2.7 },
}

/** What is known of a child between two scores. */
export type Track = {
  readonly ageDays: number
  readonly scores: number
  readonly lasting: number
  readonly passing: number
  /** variances of both and what they share */
  readonly varLasting: number
  readonly varPassing: number
  readonly shared: number
}
export type Expected = { readonly mean: number; readonly variance: number; readonly track: Track }

const DAYS_A_MONTH = 30.4375

export const newTrack = ({ lasting, passing }: Memory): Track => ({
  ageDays: Number.NaN,
  scores: 0,
  lasting: 0,
  passing: 0,
  varLasting: lasting,
  varPassing: passing,
  shared: 0,
})

/**
 * What the level of a child is expected to be at an age, before its error of measurement. Scores of before count with their
 * memory: a Kalman filter of what lasts and what passes, the same as conditioning on all earlier scores.
 * Source: van Buuren (2023), Ann Hum Biol 50:247-257 (conditional gain on all earlier visits).
 */
export function expectNext(memory: Memory, track: Track, ageDays: number): Expected {
  if (track.scores === 0) {
    return { mean: 0, variance: memory.lasting + memory.passing, track: { ...track, ageDays } }
  }
  const months = Math.max(0, ageDays - track.ageDays) / DAYS_A_MONTH
  const left = 0.5 ** (months / memory.halfLifeMonths)
  const next: Track = {
    ageDays,
    scores: track.scores,
    lasting: track.lasting,
    passing: track.passing * left,
    varLasting: track.varLasting + (memory.wander * months) / 12,
    varPassing: track.varPassing * left * left + memory.passing * (1 - left * left),
    shared: track.shared * left,
  }
  return {
    mean: next.lasting + next.passing,
    variance: next.varLasting + next.varPassing + 2 * next.shared,
    track: next,
  }
}

/** The track after a score with this value and error. */
export function learn({ mean, variance, track }: Expected, value: number, error: number): Track {
  const total = variance + error
  const gainLasting = (track.varLasting + track.shared) / total
  const gainPassing = (track.varPassing + track.shared) / total
  const away = value - mean
  return {
    ageDays: track.ageDays,
    scores: track.scores + 1,
    lasting: track.lasting + gainLasting * away,
    passing: track.passing + gainPassing * away,
    varLasting: track.varLasting - gainLasting * (track.varLasting + track.shared),
    varPassing: track.varPassing - gainPassing * (track.varPassing + track.shared),
    shared: track.shared - gainLasting * (track.varPassing + track.shared),
  }
}

/** A score beside what was expected of this child; `score` has mean 0 and variance 1 while nothing happens. */
export type Conditional = {
  readonly ageDays: number
  /** scores there were before; the first has nothing to be compared with and is not judged */
  readonly before: number
  readonly expected: number
  /** level at the first score, drawn to the middle by its error */
  readonly start: number
  /** in standard deviations of what was to be expected */
  readonly score: number
  /** what was seen, without the mildness of whoever saw it, and its variance */
  readonly value: number
  readonly variance: number
  readonly redFlags: readonly string[]
}

export type Signal = {
  readonly why: 'red-flag' | 'running' | 'falling' | 'cusum'
  readonly ageDays: number
  /** the figure that crossed: flags, lowest of the scores, probability, sum */
  readonly figure: number
}

/**
 * The first signal of a child whose conditional scores are given in order of age, or undefined. A red flag speaks at once and
 * needs no score before it; every other rule needs more than one score, so that a bad day is no referral.
 */
export function firstSignal(rules: SignalRules, scores: readonly Conditional[]): Signal | undefined {
  let run = 0
  let lowest = 0
  let sum = 0
  const slope = newSlope(rules)
  for (const s of scores) {
    const { ageDays } = s
    if (s.redFlags.length > 0) return { why: 'red-flag', ageDays, figure: s.redFlags.length }
    const probability = slope(s)
    if (s.before < Math.max(1, rules.before)) continue
    run = s.score < rules.running.below ? run + 1 : 0
    lowest = run === 0 ? 0 : Math.min(lowest, s.score)
    if (run >= rules.running.scores) return { why: 'running', ageDays, figure: lowest }
    const next = cusumNext(rules.cusum, sum, s.score)
    // one visit alone, however low, brings the sum to its limit and not over it
    sum = sum > 0 ? next : Math.min(next, rules.cusum.limit)
    if (sum > rules.cusum.limit) return { why: 'cusum', ageDays, figure: sum }
    if (s.before + 1 >= rules.falling.scores && probability > rules.falling.probability) {
      return { why: 'falling', ageDays, figure: probability }
    }
  }
  return undefined
}

/**
 * Posterior probability that a child's slope is below `perYear`, after each score: a line with normal priors on level and slope,
 * errors of measurement and passing changes as noise. Source: Bayesian linear regression (Gelman et al. 2013, chapter 14).
 */
function newSlope({ memory, falling }: SignalRules): (s: Conditional) => number {
  let [w0, w1, w2, y0, y1] = [1 / memory.lasting, 0, 1 / falling.spread ** 2, 0, 0]
  let from = Number.NaN
  return ({ ageDays, value, variance }) => {
    if (Number.isNaN(from)) from = ageDays
    const t = (ageDays - from) / 365.25
    const w = 1 / (variance + memory.passing)
    w0 += w
    w1 += w * t
    w2 += w * t * t
    y0 += w * value
    y1 += w * t * value
    const det = w0 * w2 - w1 * w1
    const mean = (w0 * y1 - w1 * y0) / det
    return normalBelow((falling.perYear - mean) / Math.sqrt(w0 / det))
  }
}
