// Closing time as an instant, in the zones Mexico has, also on the day a border city changes its clock.
import { expect, test } from 'vitest'
import { instantOfClock } from './clocks.ts'
import { civilDay } from './days.ts'

const at = (now: string, clock: string, zone: string) =>
  new Date(instantOfClock(civilDay(now, zone), clock, zone)).toISOString()

test.each([
  ['2026-11-20T16:00:00.000Z', '19:00', 'America/Mexico_City', '2026-11-21T01:00:00.000Z'],
  ['2026-11-20T16:00:00.000Z', '07:30', 'America/Tijuana', '2026-11-20T15:30:00.000Z'],
  ['2026-07-01T16:00:00.000Z', '19:00', 'America/Tijuana', '2026-07-02T02:00:00.000Z'],
  ['2026-11-20T03:00:00.000Z', '19:00', 'America/Cancun', '2026-11-20T00:00:00.000Z'],
])('at %s, %s in %s is %s', (now, clock, zone, expected) => {
  expect(at(now, clock, zone)).toBe(expected)
})

test('on the day the clock goes back, the evening is counted by the evening’s clock', () => {
  expect(at('2026-11-01T08:30:00.000Z', '19:00', 'America/Tijuana')).toBe('2026-11-02T03:00:00.000Z')
})
