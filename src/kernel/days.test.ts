// Days: what exists, arithmetic that a calendar would give, ages and words.
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  ageInDays,
  ageInMonths,
  ageWords,
  civilDay,
  Day,
  dayNumber,
  dayOfNumber,
  daysBetween,
  dayWords,
  monthOf,
  monthWords,
  weekday,
} from './days.ts'

const anyDay = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map(dayOfNumber)

describe('a day', () => {
  test.each([
    '2026-02-29',
    '2025-06-31',
    '2026-13-01',
    '2026-00-10',
    '0026-01-01',
    '2026-1-1',
    '',
    '20261120',
    '2026-11-20T',
  ])('refuses %s', (s) => expect(v.safeParse(Day, s).success).toBe(false))
  test.each(['2024-02-29', '1999-12-31', '2026-11-20'])('takes %s', (s) => expect(v.parse(Day, s)).toBe(s))
  test('dayNumber is total on any text', () => {
    fc.assert(fc.property(fc.string(), (s) => Number.isNaN(dayNumber(s)) || dayOfNumber(dayNumber(s)) === s))
  })
})

describe('arithmetic', () => {
  test('adding and subtracting days agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40000, max: 40000 }), (d, n) => {
        expect(daysBetween(d, addDays(d, n))).toBe(n)
        expect(weekday(addDays(d, 7))).toBe(weekday(d))
      }),
    )
  })
  test('months are clamped to the last day of the month', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28')
    expect(addMonths('2026-01-15', -2)).toBe('2025-11-15')
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
  })
  test('age in months is the largest n whose month-day has come, and never falls as days pass', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(3000), (birth, n) => {
        const today = addDays(birth, n)
        const m = ageInMonths(birth, today)
        expect(addMonths(birth, m) <= today && addMonths(birth, m + 1) > today).toBe(true)
        expect(ageInMonths(birth, addDays(today, 1))).toBeGreaterThanOrEqual(m)
      }),
    )
  })
  test('the day before birth is no month', () => {
    expect(ageInMonths('2026-03-10', '2026-03-09')).toBe(-1)
    expect(ageInDays('2026-03-10', '2026-03-09')).toBe(-1)
  })
})

test('the civil day depends on the zone, not on the machine', () => {
  const instant = '2026-11-21T06:30:00.000Z'
  expect(civilDay(instant, 'America/Mexico_City')).toBe('2026-11-21')
  expect(civilDay(instant, 'America/Tijuana')).toBe('2026-11-20')
  expect(civilDay(instant, 'America/Hermosillo')).toBe('2026-11-20')
  expect(civilDay('2026-07-01T05:30:00.000Z', 'America/Cancun')).toBe('2026-07-01')
})

test('words people read', () => {
  expect(dayWords('2026-11-20')).toEqual({ es: 'vie 20 nov 2026', en: 'Fri 20 Nov 2026' })
  expect(monthWords('2026-11')).toEqual({ es: 'nov 2026', en: 'Nov 2026' })
  expect(monthOf('2026-11-20')).toBe('2026-11')
  expect(ageWords('2025-08-20', '2026-11-20').es).toBe('1 a 3 m')
  expect(ageWords('2024-11-20', '2026-11-20')).toEqual({ es: '2 a', en: '2 y' })
  expect(ageWords('2026-06-20', '2026-11-20')).toEqual({ es: '5 m', en: '5 mo' })
  expect(ageWords('2026-10-03', '2026-11-20').es).toBe('48 d')
})
