// Identifiers that rise: in one millisecond, with a clock that stands or goes back, and past the counter's end.
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { risingUuid7, timeOf, Uuid7 } from './ids.ts'

const random = (seed: number) => Uint8Array.from({ length: 10 }, (_, i) => (seed * 37 + i * 101) & 0xff)

test('ids rise in the order in which they are made, also while the clock stands or slips back', () => {
  const next = risingUuid7()
  const clock = [1_000, 1_000, 1_000, 999, 2_000, 1_005, 2_000, 2_001]
  const made = clock.map((ms, i) => next(ms, random(i)))
  expect([...made].sort()).toEqual(made)
  expect(made.every((id) => v.is(Uuid7, id))).toBe(true)
  expect(made.map(timeOf)).toEqual([1_000, 1_000, 1_000, 1_000, 2_000, 2_000, 2_000, 2_001])
})

test('a clock that was two years ahead and is set right leaves no such year in the ids', () => {
  const next = risingUuid7()
  const ahead = 63_000_000_000
  expect(timeOf(next(ahead, random(1)))).toBe(ahead)
  expect(timeOf(next(5_000, random(2)))).toBe(5_000)
})

test('ten thousand of one millisecond rise, and are all different', () => {
  const next = risingUuid7()
  const made = Array.from({ length: 10_000 }, (_, i) => next(7_000, random(i)))
  expect([...made].sort()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
})
