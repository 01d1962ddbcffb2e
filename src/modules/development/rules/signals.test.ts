// What makes a child be looked at again, and what does not: expectation, one bad day, a mild evaluator, a real fall.
import { describe, expect, test } from 'vitest'
import { followRoom, onUsualScale, usualScores } from './follow-room.ts'
import { type Conditional, expectNext, firstSignal, learn, newTrack, signalRules } from './signals.ts'

const memory = signalRules.memory
const MONTH = 30.4375
const reading = (months: number, value: number, redFlags: string[] = []) => ({
  ageDays: months * MONTH,
  value,
  variance: 0.2,
  redFlags,
})
/** One child alone, so that nobody's mildness can be known. */
const alone = (values: readonly number[], redFlags: readonly string[][] = []): Conditional[] =>
  followRoom(
    memory,
    1,
    values.map((value, i) => ({ readings: [{ child: 0, reading: reading(8 + 4 * i, value, redFlags[i]) }] })),
  )[0]!
const why = (values: readonly number[], redFlags?: readonly string[][]) =>
  firstSignal(signalRules, alone(values, redFlags))?.why

test('what is expected is what conditioning on all earlier scores gives', () => {
  // Covariance of the levels at 0, 4 and 12 months, written out; then the textbook formula for two conditions.
  const cov = (a: number, b: number) =>
    memory.lasting +
    (memory.wander * Math.min(a, b)) / 12 +
    memory.passing * 0.5 ** (Math.abs(a - b) / memory.halfLifeMonths)
  const [e, y] = [0.2, [-1.2, 0.4]]
  const [a, b, c] = [cov(0, 0) + e, cov(0, 4), cov(4, 4) + e]
  const [p, q] = [cov(0, 12), cov(4, 12)]
  const det = a * c - b * b
  const [wa, wb] = [(c * p - b * q) / det, (a * q - b * p) / det]
  let track = newTrack(memory)
  for (const [i, months] of [0, 4].entries()) {
    track = learn(expectNext(memory, track, months * MONTH), y[i]!, e)
  }
  const next = expectNext(memory, track, 12 * MONTH)
  expect(next.mean).toBeCloseTo(wa * y[0]! + wb * y[1]!, 10)
  expect(next.variance).toBeCloseTo(cov(12, 12) - wa * p - wb * q, 10)
})

describe('one child', () => {
  test('low from the start and steady is no fall', () => {
    expect(why([-2, -1.9, -2.1, -2, -1.9, -2])).toBeUndefined()
  })
  test('one bad day is no referral', () => {
    expect(why([0.2, 0.1, -2, 0.2, 0, 0.1])).toBeUndefined()
  })
  test('a fall that stays is', () => {
    expect(why([0.3, 0.2, 0.4, -2.2, -2.6])).toBeDefined()
  })
  test('a slow fall is found too', () => {
    expect(why([0.8, 0.4, 0, -0.5, -0.9, -1.4, -1.9])).toBeDefined()
  })
  test('a red flag speaks at once, at the first score', () => {
    const signal = firstSignal(signalRules, alone([0.5], [['no-responde']]))
    expect(signal).toMatchObject({ why: 'red-flag', ageDays: 8 * MONTH })
  })
  test('the rise of a child is never a signal', () => {
    expect(why([-1, 0, 1, 2, 3, 4])).toBeUndefined()
  })
})

describe('a room', () => {
  const rounds = (shift: number) =>
    [0, 0, shift].map((s, r) => ({
      readings: Array.from({ length: 12 }, (_, child) => ({
        child,
        reading: reading(12 + 4 * r, s + (child - 6) / 10),
      })),
    }))
  test('a stricter evaluator is not a fall of its children', () => {
    const strict = followRoom(memory, 12, rounds(-0.6)).map((s) => s.at(-1)!.score)
    const same = followRoom(memory, 12, rounds(0)).map((s) => s.at(-1)!.score)
    for (const [i, score] of strict.entries()) expect(Math.abs(score - same[i]!)).toBeLessThan(0.5)
  })
  test('a child that falls alone keeps its fall', () => {
    const given = rounds(0)
    const falling = given.map(({ readings }, r) => ({
      readings: readings.map((x) => (x.child === 3 && r === 2 ? { ...x, reading: reading(20, -3) } : x)),
    }))
    const scores = followRoom(memory, 12, falling).map((s) => s.at(-1)!.score)
    expect(scores[3]).toBeLessThan(-2.5)
    expect(scores[4]).toBeGreaterThan(-0.5)
  })
})

test('what is usual brings skewed scores to one scale, and too few say nothing', () => {
  const one = (score: number, expected: number): Conditional => ({
    ageDays: 20 * MONTH,
    before: 1,
    expected,
    start: 0,
    score,
    value: 0,
    variance: 1,
    redFlags: [],
  })
  const spread = Array.from({ length: 1_000 }, (_, i) => one((i - 500) / 100, 0.7))
  const usual = usualScores('prueba', signalRules, [spread])
  const share = onUsualScale(usual, spread).filter((s) => s.score < -1.750_686).length / 1_000
  expect(share).toBeCloseTo(0.04, 2)
  const none = usualScores('vacía', signalRules, [])
  expect(onUsualScale(none, [one(-1.3, 0)])[0]!.score).toBe(-1.3)
})
