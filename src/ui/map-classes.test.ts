// Shows that a map's classes have round limits, hold every value, and never mix "none" with "few".
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classOf, limitsOf } from './map-classes.ts'

const of = (value: number | null, suppressed = false) => ({ value, suppressed, words: '' })

describe('classes of a map', () => {
  test('limits are round numbers', () => {
    expect(limitsOf([0, 100])).toEqual([20, 40, 60, 80])
    expect(limitsOf([0, 199])).toEqual([40, 80, 120, 160])
    expect(limitsOf([12, 4310])).toEqual([1000, 2000, 3000, 4000])
  })

  test('one value, or none, needs no limits', () => {
    expect(limitsOf([])).toEqual([])
    expect(limitsOf([5, 5])).toEqual([])
    expect(classOf(of(5), [])).toBe(1)
  })

  test('no data and too few are told apart from little', () => {
    expect(classOf(undefined, [1])).toBe('none')
    expect(classOf(of(null), [1])).toBe('none')
    expect(classOf(of(null, true), [1])).toBe('suppressed')
    expect(classOf(of(0), [1])).toBe(1)
  })

  test('a larger value never has a lower class', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2 }), (values) => {
        const limits = limitsOf(values)
        const classes = values.toSorted((a, b) => a - b).map((v) => classOf(of(v), limits))
        for (let i = 1; i < classes.length; i++)
          expect(Number(classes[i])).toBeGreaterThanOrEqual(Number(classes[i - 1]))
      }),
    )
  })
})
