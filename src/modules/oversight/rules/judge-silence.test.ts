// Silence is counted in whole days of service: nights, weekends, rest days and closed days are none, a lost hour neither.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeSilence, type Listened, silentDays } from './judge-silence.ts'

const patience = { urban: 1, rural: 3, urgent: 2 }
const center = (heard: string, more: Partial<Listened> = {}): Listened => ({
  ...{ opens: '07:00', closes: '18:00', timeZone: 'America/Tijuana', zone: 'urban' },
  ...{ heard, calendar: new Map() },
  ...more,
})
const at = (iso: string) => Date.parse(iso)

// 2026-11-16 is a rest day (Monday), 2026-11-20 a Friday; Tijuana is at UTC−8.
test.each([
  ['the same afternoon', '2026-11-19T16:00:00Z', '2026-11-20T01:30:00Z', 0],
  ['the next morning', '2026-11-19T16:00:00Z', '2026-11-20T17:00:00Z', 0],
  ['after one whole day', '2026-11-19T16:00:00Z', '2026-11-21T02:00:00Z', 1],
  ['over a weekend it stays one', '2026-11-19T16:00:00Z', '2026-11-23T17:00:00Z', 1],
  ['a long weekend with a rest day', '2026-11-13T16:00:00Z', '2026-11-17T17:00:00Z', 0],
  ['heard in the night counts for the day before', '2026-11-20T05:00:00Z', '2026-11-21T02:00:00Z', 1],
])('%s: %s heard, now %s', (_, heard, now, days) => {
  expect(silentDays(center(heard), at(now))).toBe(days)
})

test('the center’s own calendar wins over the week', () => {
  const open = center('2026-11-20T16:00:00Z', { calendar: new Map([['2026-11-21', true]]) })
  expect(silentDays(open, at('2026-11-22T12:00:00Z'))).toBe(1)
  const closed = center('2026-11-19T16:00:00Z', { calendar: new Map([['2026-11-20', false]]) })
  expect(silentDays(closed, at('2026-11-22T12:00:00Z'))).toBe(0)
})

test('a rural center has more patience, and both become urgent', () => {
  const now = at('2026-11-28T12:00:00Z')
  const level = (heard: string, zone: 'urban' | 'rural') =>
    judgeSilence(center(heard, { zone }), patience, now)
  expect(level('2026-11-27T16:00:00Z', 'urban')).toBeUndefined()
  expect(level('2026-11-26T16:00:00Z', 'urban')).toBe('attention')
  expect(level('2026-11-24T16:00:00Z', 'urban')).toBe('urgent')
  expect(level('2026-11-24T16:00:00Z', 'rural')).toBe('attention')
  expect(level('2026-11-25T16:00:00Z', 'rural')).toBeUndefined()
  expect(level('2026-11-19T16:00:00Z', 'rural')).toBe('urgent')
})

test('hearing later never makes a center more silent, and waiting never less', () => {
  const moment = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') })
  fc.assert(
    fc.property(moment, moment, moment, (a, b, now) => {
      const of = (heard: number, when: number) => silentDays(center(new Date(heard).toISOString()), when)
      expect(of(Math.max(a, b), now)).toBeLessThanOrEqual(of(Math.min(a, b), now))
      expect(of(a, now + 86_400_000)).toBeGreaterThanOrEqual(of(a, now))
    }),
    { numRuns: 200 },
  )
})
