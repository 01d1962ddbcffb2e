// The pace at which plots are offered: learned from the last year, wider where they came in lots, nothing where none came.
import { expect, test } from 'vitest'
import { addDays } from '../../../kernel/days.ts'
import { chanceOf } from './chance.ts'
import { drawIntake, intakeBand, intakeOf } from './intake.ts'

const TODAY = '2026-11-20'
const ago = (months: number) => addDays(TODAY, -Math.round(months * 30.4375))

test('so many in a year are so many a month, and its band is that of its draws', () => {
  const intake = intakeOf(
    Array.from({ length: 36 }, (_, k) => ago(k / 3 + 0.1)),
    TODAY,
  )!
  expect(intake).toMatchObject({ months: 12, offered: 36 })
  const { p10, p50, p90 } = intakeBand(intake)
  expect(p50).toBeGreaterThan(2.8)
  expect(p50).toBeLessThan(3.2)
  const chance = chanceOf(1)
  const draws = Array.from({ length: 4_000 }, () => drawIntake(intake, chance)).sort((a, b) => a - b)
  expect(draws[400]!).toBeCloseTo(p10, 1)
  expect(draws[3_600]!).toBeCloseTo(p90, 1)
})

test('what came in one lot says less of the pace than what came month by month', () => {
  const lot = intakeBand(intakeOf([...Array.from({ length: 35 }, () => ago(5.5)), ago(11.9)], TODAY)!)
  const even = intakeBand(
    intakeOf(
      Array.from({ length: 36 }, (_, k) => ago(k / 3 + 0.1)),
      TODAY,
    )!,
  )
  expect(lot.p90 - lot.p10).toBeGreaterThan(2 * (even.p90 - even.p10))
})

test('offers of years ago, of days to come or none at all say nothing', () => {
  expect(intakeOf([], TODAY)).toBeUndefined()
  expect(intakeOf([ago(30)], TODAY)).toBeUndefined()
  expect(intakeOf([addDays(TODAY, 3)], TODAY)).toBeUndefined()
  expect(intakeOf([ago(1)], TODAY)).toMatchObject({ months: 3, offered: 1 })
})
