// Rest days: against two independent calendars, with the one law both have not learned.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import Holidays from 'date-holidays'
import { expect, test } from 'vitest'
import { restDayOn, restDaysOf, workingDayFrom } from './holidays.ts'

const CALENDAR = resolve('../shared/data/calendario/feriados-mx-2025-2031.csv')

/** Both oracles keep the inauguration on 1 December, where it was until 2018. */
const lawful = (day: string) => (/^(2024|2030)-12-01$/.test(day) ? day.replace('-12-01', '-10-01') : day)

test('agrees with the calendar of date-holidays, 2007 to 2045', () => {
  const oracle = new Holidays('MX')
  for (let year = 2007; year <= 2045; year++) {
    const days = oracle
      .getHolidays(year)
      .filter((h) => h.type === 'public' && !('substitute' in h && h.substitute))
    const theirs = days.map((h) => lawful(h.date.slice(0, 10)).replace(/^(2036|2042)-12-01$/, '$1-10-01'))
    expect(
      restDaysOf(year).map((r) => r.day),
      String(year),
    ).toEqual([...new Set(theirs)].sort())
  }
})

test.skipIf(!existsSync(CALENDAR))(
  `agrees with ${CALENDAR}${existsSync(CALENDAR) ? '' : ' (skipped: not on this machine)'}`,
  () => {
    const rows = readFileSync(CALENDAR, 'utf8').trim().split('\n').slice(1)
    const theirs = rows
      .map((r) => r.split(','))
      .filter((r) => r[1] === 'descanso_obligatorio')
      .map((r) => lawful(r[0]!))
    const ours = [2025, 2026, 2027, 2028, 2029, 2030, 2031].flatMap((y) => restDaysOf(y).map((r) => r.day))
    expect(ours).toEqual(theirs.sort())
  },
)

test('the inauguration is on 1 October in 2024 and 2030, on 1 December in 2018', () => {
  expect(restDayOn('2024-10-01')).toBeDefined()
  expect(restDayOn('2030-10-01')).toBeDefined()
  expect(restDayOn('2030-12-01')).toBeUndefined()
  expect(restDayOn('2018-12-01')).toBeDefined()
  expect(restDaysOf(2026)).toHaveLength(7)
})

test('the next working day jumps weekends and rest days', () => {
  expect(workingDayFrom('2026-11-14')).toBe('2026-11-17')
  expect(workingDayFrom('2026-11-20')).toBe('2026-11-20')
  expect(() => workingDayFrom('mañana')).toThrow()
})
