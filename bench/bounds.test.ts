// The words beside a figure: a promise is kept, reached or missed, in the direction that is better.
import { expect, test } from 'vitest'
import { standing } from './bounds.ts'

test.each([
  ['intake.rate', 1_499, 'missed'],
  ['intake.rate', 1_500, 'kept'],
  ['intake.rate', 3_000, 'reached'],
  ['intake.single.p95', 30, 'reached'],
  ['intake.single.p95', 30.1, 'missed'],
  ['start.first', 61, 'missed'],
  ['children.likely', 1_800, 'reached'],
  ['children.likely', 99_999, 'printed'],
  ['forecast.cover', 71.9, 'missed'],
  ['forecast.cover', 80, 'reached'],
  ['forecast.cover', 88.1, 'missed'],
  ['something.else', 1, 'no bound'],
] as const)('%s at %d is %s', (id, value, word) => {
  expect(standing(id, value)).toBe(word)
})
