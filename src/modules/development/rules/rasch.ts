// Ability from answers: expected a posteriori under the Rasch model over a loaded item bank, always with its standard error.
import type { ItemBank, Prior } from './item-bank.ts'

/**
 * Source: the method of the D-score (van Buuren 2014, Stat Methods Med Res 23:346-368; Weber et al. 2019, BMJ Glob Health
 * 4:e001724): P(achieved) = 1 / (1 + exp(-(ability - difficulty) / scale)), a normal prior by age truncated to the grid of
 * quadrature and renormalised; score = mean of the posterior, standard error = its standard deviation. Written from the method.
 */
export type Scorer = {
  readonly bank: ItemBank
  readonly points: Float64Array
  /** place of an item in the bank by its id */
  readonly place: ReadonlyMap<string, number>
  /** per item and point the probability of not achieving it, then of achieving it: at ((item × 2 + answer) × points) */
  readonly chances: Float64Array
}

/** A score never goes without its standard error: whoever shows one has both in hand. */
export type Score = {
  /** answers that counted */
  readonly n: number
  /** share of them achieved */
  readonly share: number
  readonly score: number
  readonly sem: number
}

export function scorerOf(bank: ItemBank): Scorer {
  const { from, to, by } = bank.quadrature
  const count = Math.floor((to - from) / by + 1e-9) + 1
  const points = Float64Array.from({ length: count }, (_, i) => from + i * by)
  const chances = new Float64Array(bank.items.length * 2 * count)
  for (const [i, item] of bank.items.entries()) {
    for (let q = 0; q < count; q++) {
      const odds = Math.exp((points[q]! - item.difficulty) / bank.scale)
      chances[(i * 2 + 1) * count + q] = odds / (1 + odds)
      chances[i * 2 * count + q] = 1 / (1 + odds)
    }
  }
  return { bank, points, chances, place: new Map(bank.items.map((item, i) => [item.id, i])) }
}

/** Many children in columns: child k has the answers from `starts[k]` up to `starts[k + 1]`. */
export type AnswerColumns = {
  /** one longer than there are children */
  readonly starts: Uint32Array
  /** places of the items in the bank */
  readonly items: Uint16Array
  /** 1 achieved, 0 not yet; anything else was not observed and does not count */
  readonly answers: Uint8Array
  readonly priorMean: Float64Array
  readonly priorSd: Float64Array
}
/** NaN in `score` and `sem` where nothing was observed. */
export type ScoreColumns = {
  readonly score: Float64Array
  readonly sem: Float64Array
  readonly n: Uint16Array
  readonly achieved: Uint16Array
}

export const scoreColumns = (children: number): ScoreColumns => ({
  score: new Float64Array(children),
  sem: new Float64Array(children),
  n: new Uint16Array(children),
  achieved: new Uint16Array(children),
})

/** After so many items the product is brought back to 1 at its peak: two hundred small factors would otherwise vanish. */
const ITEMS_AT_ONCE = 16

/** Scores all children of the columns into `out`; no memory per child. Unknown item places throw: columns are built by code. */
export function scoreAll(
  scorer: Scorer,
  given: AnswerColumns,
  out = scoreColumns(given.starts.length - 1),
): ScoreColumns {
  const { points, chances, bank } = scorer
  const count = points.length
  const weight = new Float64Array(count)
  for (let child = 0; child + 1 < given.starts.length; child++) {
    const mean = given.priorMean[child]!
    const sd = given.priorSd[child]!
    let n = 0
    let achieved = 0
    for (let at = given.starts[child]!; at < given.starts[child + 1]!; at++) {
      const answer = given.answers[at]!
      if (answer > 1) continue
      const item = given.items[at]!
      if (item >= bank.items.length) throw new RangeError(`item ${item} of a bank of ${bank.items.length}`)
      const row = (item * 2 + answer) * count
      if (n === 0) for (let q = 0; q < count; q++) weight[q] = chances[row + q]!
      else for (let q = 0; q < count; q++) weight[q]! *= chances[row + q]!
      n++
      achieved += answer
      if (n % ITEMS_AT_ONCE === 0) scaleToPeak(weight)
    }
    out.n[child] = n
    out.achieved[child] = achieved
    // A prior whose middle lies off the grid is cut to the grid: its nearest point counts as its peak.
    const nearest = Math.max(points[0]! - mean, 0, mean - points[count - 1]!) / sd
    // Sums are taken around the prior's mean: squares of small distances keep their digits.
    let sum = 0
    let first = 0
    let second = 0
    for (let q = 0; n > 0 && q < count; q++) {
      const away = points[q]! - mean
      const z = away / sd
      const w = weight[q]! * Math.exp(0.5 * (nearest * nearest - z * z))
      sum += w
      first += w * away
      second += w * away * away
    }
    if (n > 0 && !(sum > VANISHING)) {
      // Prior and answers contradict each other beyond the numbers there are: the same sums through logarithms.
      ;[sum, first, second] = sumsByLogarithms(scorer, given, child)
    }
    const shift = first / sum
    out.score[child] = n > 0 ? mean + shift : Number.NaN
    out.sem[child] = n > 0 ? Math.sqrt(Math.max(0, second / sum - shift * shift)) : Number.NaN
  }
  return out
}

const VANISHING = 1e-250

function sumsByLogarithms(
  { points, chances }: Scorer,
  given: AnswerColumns,
  child: number,
): [number, number, number] {
  const mean = given.priorMean[child]!
  const logs = points.map((point, q) => {
    let log = -0.5 * ((point - mean) / given.priorSd[child]!) ** 2
    for (let at = given.starts[child]!; at < given.starts[child + 1]!; at++) {
      const answer = given.answers[at]!
      if (answer <= 1) log += Math.log(chances[(given.items[at]! * 2 + answer) * points.length + q]!)
    }
    return log
  })
  const peak = logs.reduce((a, b) => Math.max(a, b))
  let [sum, first, second] = [0, 0, 0]
  for (const [q, log] of logs.entries()) {
    const w = Math.exp(log - peak)
    const away = points[q]! - mean
    sum += w
    first += w * away
    second += w * away * away
  }
  return [sum, first, second]
}

function scaleToPeak(weight: Float64Array): void {
  let peak = 0
  for (const w of weight) if (w > peak) peak = w
  if (peak > 0) for (let q = 0; q < weight.length; q++) weight[q]! /= peak
}

/**
 * One child. `answers` by item id: 1 achieved, 0 not yet, null not observed.
 * Refuses: undefined when nothing was observed. Items that the bank does not have are told in `unknown`, not guessed.
 */
export function scoreOne(
  scorer: Scorer,
  answers: Readonly<Record<string, 1 | 0 | null>>,
  prior: Prior,
): { readonly score: Score | undefined; readonly unknown: readonly string[] } {
  const unknown: string[] = []
  const items: number[] = []
  const given: number[] = []
  for (const [id, answer] of Object.entries(answers)) {
    const place = scorer.place.get(id)
    if (place === undefined) unknown.push(id)
    else if (answer !== null) {
      items.push(place)
      given.push(answer)
    }
  }
  const out = scoreAll(scorer, {
    starts: Uint32Array.of(0, items.length),
    items: Uint16Array.from(items),
    answers: Uint8Array.from(given),
    priorMean: Float64Array.of(prior.mean),
    priorSd: Float64Array.of(prior.sd),
  })
  const n = out.n[0]!
  if (n === 0) return { score: undefined, unknown }
  return { score: { n, share: out.achieved[0]! / n, score: out.score[0]!, sem: out.sem[0]! }, unknown }
}

/** "puntaje de desarrollo 62.2 ± 2.0": the only form in which a score becomes words. */
export function scoreWords(bank: Pick<ItemBank, 'called'>, score: Pick<Score, 'score' | 'sem'>): string {
  return `${bank.called} ${score.score.toFixed(1)} ± ${score.sem.toFixed(1)}`
}

/**
 * What the answers alone say, without the prior that pulled the score to the middle: value and variance in standard deviations of
 * what is expected at that age. Undefined where the answers said nothing.
 */
export function withoutPrior(
  score: Pick<Score, 'score' | 'sem'>,
  prior: Prior,
): { readonly value: number; readonly variance: number } | undefined {
  const posterior = (score.sem / prior.sd) ** 2
  // precision of the answers = precision of both − precision of the prior
  const precision = 1 / posterior - 1
  if (!(precision > 1e-3)) return undefined
  const z = (score.score - prior.mean) / prior.sd
  return { value: z / posterior / precision, variance: 1 / precision }
}
