// Scores of a room beside what each child had reached: the mildness of whoever looked is taken out, and what is usual put to one scale.
import {
  type Conditional,
  expectNext,
  firstSignal,
  learn,
  type Memory,
  newTrack,
  type Reading,
  type SignalRules,
} from './signals.ts'

/** Readings of one evaluator at one round; rounds in order of time. Each child at most once a round. */
export type RoomRound = {
  readonly readings: readonly { readonly child: number; readonly reading: Reading }[]
}

/** One far child must not pass for a mild evaluator: beyond this a difference counts no more. */
const FAR = 2.5

/**
 * Conditional scores of each child of a room, in order. What all others of the round are above or below their own expectation is
 * the evaluator's (or the day's), as far as evaluators are known to differ, and is taken from the child's score.
 * So a fall of a whole room at once is no signal of its children: it shows in the funnel of rooms and in the quality guard.
 */
export function followRoom(memory: Memory, children: number, rounds: readonly RoomRound[]): Conditional[][] {
  const tracks = Array.from({ length: children }, () => newTrack(memory))
  const out: Conditional[][] = Array.from({ length: children }, () => [])
  for (const { readings } of rounds) {
    const seen = readings.map(({ child, reading }) => {
      const expected = expectNext(memory, tracks[child]!, reading.ageDays)
      const total = expected.variance + reading.variance
      const away = (reading.value - expected.mean) / Math.sqrt(total)
      const known = tracks[child]!.scores > 0
      const kept = Math.max(-FAR, Math.min(FAR, away)) / Math.sqrt(total)
      return { child, reading, expected, total, weight: known ? 1 / total : 0, pull: known ? kept : 0 }
    })
    const weight = seen.reduce((s, r) => s + r.weight, 0)
    const pull = seen.reduce((s, r) => s + r.pull, 0)
    for (const one of seen) {
      const { child, reading, expected } = one
      const others = weight - one.weight
      const mild = others > 0 ? (pull - one.pull) / (others + 1 / memory.evaluators) : 0
      const doubt = others > 0 ? 1 / (others + 1 / memory.evaluators) : 0
      const value = reading.value - mild
      const variance = reading.variance + doubt
      out[child]!.push({
        ageDays: reading.ageDays,
        before: tracks[child]!.scores,
        expected: expected.mean,
        start: out[child]![0]?.start ?? value / (1 + variance),
        score: (value - expected.mean) / Math.sqrt(expected.variance + variance),
        value,
        variance,
        redFlags: reading.redFlags ?? [],
      })
      tracks[child] = learn(expected, value, variance)
    }
  }
  return out
}

/**
 * What conditional scores usually are, by age, by level at the start and by how many came before: the middle, and how long the
 * lower side is; and by level at the start, how much scores must be narrowed so that everybody is asked about equally often.
 * Learned from a reference: many children who were screened and found well, as growth standards are. Children who fall among them
 * would hide those of levels at which falls are easier to see. Published with its version beside the rules.
 */
export type UsualScores = {
  readonly version: string
  readonly cells: readonly { readonly middle: number; readonly below: number }[]
  readonly widths: readonly number[]
}

const AGES_MONTHS = [12, 18, 24, 36]
const STARTS = [-1.2, -0.75, -0.4, -0.1, 0.2, 0.5, 0.75, 1]
const BEFORE = [2, 4]
const LEVELS = STARTS.length + 1
const CELLS = (AGES_MONTHS.length + 1) * LEVELS * (BEFORE.length + 1)
const DAYS_A_MONTH = 30.4375
/** Below so many scores a cell, and below so many children a level, say nothing of their own. */
const ENOUGH = 300
const ENOUGH_CHILDREN = 2_000
const TAIL = 0.04
const TAIL_NORMAL = 1.750_686

const place = (x: number, edges: readonly number[]) => {
  let i = 0
  while (i < edges.length && x >= edges[i]!) i++
  return i
}
const levelOf = ({ start }: Conditional): number => place(start, STARTS)
const cellOf = (s: Conditional): number =>
  (place(s.ageDays / DAYS_A_MONTH, AGES_MONTHS) * LEVELS + levelOf(s)) * (BEFORE.length + 1) +
  place(s.before, BEFORE)

/** Learns from the scores of children as `followRoom` gives them. Cells with too few take what all children together have. */
export function usualScores(
  version: string,
  rules: SignalRules,
  children: readonly (readonly Conditional[])[],
): UsualScores {
  const found: number[][] = Array.from({ length: CELLS }, () => [])
  for (const scores of children) for (const s of scores) if (s.before > 0) found[cellOf(s)]!.push(s.score)
  const all = usualOf(found.flat()) ?? { middle: 0, below: 1 }
  const cells = found.map((cell) => usualOf(cell) ?? all)
  const even = { version, cells, widths: new Array<number>(LEVELS).fill(1) }
  return { ...even, widths: widthsOf(rules, even, children) }
}

function usualOf(scores: number[]): { middle: number; below: number } | undefined {
  if (scores.length < ENOUGH) return undefined
  const sorted = Float64Array.from(scores).sort()
  const at = (p: number) => sorted[Math.floor(p * (sorted.length - 1))]!
  const middle = at(0.5)
  return { middle, below: Math.max(0.2, (middle - at(TAIL)) / TAIL_NORMAL) }
}

/** What runs of scores do is not said by any one of them: each level at the start is narrowed until as many speak as of all. */
function widthsOf(
  rules: SignalRules,
  even: UsualScores,
  children: readonly (readonly Conditional[])[],
): number[] {
  const levels: Conditional[][][] = Array.from({ length: LEVELS }, () => [])
  for (const scores of children) {
    if (scores.length > rules.before) levels[levelOf(scores[0]!)]!.push(onUsualScale(even, scores))
  }
  const speak = (list: readonly (readonly Conditional[])[], width: number) =>
    list.filter((scores) => {
      const narrowed = scores.map((s) => ({ ...s, score: s.score / width, redFlags: [] }))
      return firstSignal(rules, narrowed) !== undefined
    }).length
  const many = levels.reduce((sum, list) => sum + list.length, 0)
  const share = levels.reduce((sum, list) => sum + speak(list, 1), 0) / Math.max(1, many)
  return levels.map((list) => {
    if (list.length < ENOUGH_CHILDREN) return 1
    let [low, high] = [0.7, 1.4]
    for (let i = 0; i < 9; i++) {
      const mid = (low + high) / 2
      if (speak(list, mid) > share * list.length) low = mid
      else high = mid
    }
    return (low + high) / 2
  })
}

/** The same scores on the scale of what is usual: one in twenty-five is below -1.75 wherever a child started. */
export function onUsualScale(usual: UsualScores, scores: readonly Conditional[]): Conditional[] {
  return scores.map((s) => {
    if (s.before === 0) return s
    const { middle, below } = usual.cells[cellOf(s)]!
    return { ...s, score: (s.score - middle) / (below * usual.widths[levelOf(s)]!) }
  })
}

/** Rules and what is usual, over a room: the first signal of each child is found with `firstSignal` over its scores. */
export const judgedRoom = (
  rules: SignalRules,
  usual: UsualScores | undefined,
  children: number,
  rounds: readonly RoomRound[],
): Conditional[][] => {
  const scores = followRoom(rules.memory, children, rounds)
  return usual ? scores.map((s) => onUsualScale(usual, s)) : scores
}
