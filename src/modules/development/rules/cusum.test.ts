// Run lengths as the literature has them, and as chance gives them when the sum is really followed.
import { expect, test } from 'vitest'
import { alarmWithin, averageRunLength, cusumNext, limitFor } from './cusum.ts'
import { binomialAtLeast, chiSquareAbove, normalBelow, normalQuantile } from './normal.ts'

/** Normal numbers by place alone. */
function* normals(seed: number): Generator<number> {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return ((state >>> 0) + 0.5) / 2 ** 32
  }
  for (;;) yield normalQuantile(next())
}

test.each([
  // Source: Hawkins and Olwell (1998); Montgomery, table of one-sided cumulative sums with slack 0.5
  [4, 0, 336, 3],
  [5, 0, 930, 9],
  [4, 1, 8.38, 0.05],
  [5, 1, 10.4, 0.05],
  [4, 2, 3.34, 0.03],
])('limit %d, fall %d: speaks after %d scores', (limit, fall, length, within) => {
  expect(Math.abs(averageRunLength({ slack: 0.5, limit }, fall) - length)).toBeLessThan(within)
})
test('followed sums speak as often as computed', () => {
  const rule = { slack: 0.5, limit: 2 }
  const numbers = normals(7)
  const runs = 4_000
  let scores = 0
  let within = 0
  for (let run = 0; run < runs; run++) {
    let sum = 0
    let length = 0
    while (sum <= rule.limit) {
      sum = cusumNext(rule, sum, numbers.next().value)
      length++
    }
    scores += length
    if (length <= 8) within++
  }
  const expected = averageRunLength(rule)
  expect(Math.abs(scores / runs / expected - 1)).toBeLessThan(0.06)
  expect(Math.abs(within / runs - alarmWithin(rule, 8))).toBeLessThan(0.025)
})
test('a limit for a run length is found', () => {
  const limit = limitFor(0.5, 370)
  expect(averageRunLength({ slack: 0.5, limit })).toBeGreaterThanOrEqual(369)
  expect(averageRunLength({ slack: 0.5, limit: limit - 0.01 })).toBeLessThan(370)
})
test('normal, chi-square and binomial tails', () => {
  expect(normalBelow(-1.959963984540054)).toBeCloseTo(0.025, 12)
  expect(normalBelow(8)).toBeCloseTo(1, 14)
  expect(normalQuantile(0.999)).toBeCloseTo(3.090232306167814, 9)
  expect(chiSquareAbove(14.067, 7)).toBeCloseTo(0.05, 2)
  expect(binomialAtLeast(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12)
  expect(binomialAtLeast(1, 500, 0.01)).toBeCloseTo(1 - 0.99 ** 500, 12)
  expect([binomialAtLeast(0, 5, 0.1), binomialAtLeast(6, 5, 0.1), binomialAtLeast(2, 5, 0)]).toEqual([
    1, 0, 0,
  ])
})
