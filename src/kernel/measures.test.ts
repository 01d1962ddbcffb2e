// Measures: what may be typed, what is impossible, and how people write decimals.
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  ArmCentimeters,
  decimalOf,
  GestationalWeeks,
  HeadCentimeters,
  Kilograms,
  LengthCentimeters,
} from './measures.ts'

describe('entry ranges', () => {
  test.each([
    [
      Kilograms,
      [0.3, 6.5, 6.543, 60],
      [0.299, 60.001, 6.5435, 65, -1, Number.NaN, Number.POSITIVE_INFINITY, '6.5'],
    ],
    [LengthCentimeters, [20, 45.1, 87.3, 150], [19.9, 150.1, 45.15]],
    [HeadCentimeters, [15, 34.4, 70], [14.9, 71, 34.44]],
    [ArmCentimeters, [4, 11.5, 40], [3.9, 40.1]],
    [GestationalWeeks, [20, 37, 45], [19, 46, 37.5]],
  ])('%#', (schema, good, bad) => {
    for (const x of good) expect(v.is(schema, x), String(x)).toBe(true)
    for (const x of bad) expect(v.is(schema, x), String(x)).toBe(false)
  })
  test('every whole gram of the range stands', () => {
    fc.assert(fc.property(fc.integer({ min: 300, max: 60_000 }), (g) => v.is(Kilograms, g / 1000)))
  })
})

describe('decimals as typed', () => {
  test.each([
    ['6,5', 6.5],
    ['6.5', 6.5],
    [' 12 ', 12],
    ['7,', 7],
    ['', undefined],
    ['1.234,5', undefined],
    ['-3', undefined],
    ['1e3', undefined],
    ['seis', undefined],
  ])('%j', (text, x) => expect(decimalOf(text)).toBe(x))
})
