// The rules around the door: who is not received, who is awaited, whose turn it is after closing, what a line of paper says.
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../kernel/days.ts'
import type { AttendanceDay } from '../contract.ts'
import { judgeCheck } from './exclusion.ts'
import { countRooms, isOpenOn, MOST_ANNOUNCED, openDays, spansOf } from './expected.ts'
import { plannedOn } from './fold-plan.ts'
import { judgeLine } from './judge-sheet.ts'
import { lateNow } from './late.ts'
import { daysInMonth, sheetCode, sheetOf } from './month-sheet.ts'
import { noticeOf } from './notice.ts'

const values: Readonly<Record<string, number>> = {
  ...{ 'door.fever': 38, 'door.out-vomiting': 1, 'door.out-contagious': 1, 'door.out-cough': 0 },
  ...{ 'late.family': 5, 'late.director': 30, 'late.authority': 60 },
}
const norms = (norm: string) => values[norm] ?? 0

describe('who is not received (DPSG 18-III)', () => {
  test.each([
    [{ fever: 37.9 }, []],
    [{ fever: 38 }, ['fever']],
    [{ fever: 37, signs: ['fever'] as const }, []],
    [{ signs: ['fever'] as const }, ['fever']],
    [{ signs: ['cough', 'vomiting'] as const }, ['vomiting']],
    [{}, []],
  ])('%j → %j', (check, out) => {
    expect(judgeCheck(check, norms)).toEqual(out)
  })
  test('another value of the institute changes the answer', () => {
    expect(judgeCheck({ fever: 37.6 }, (n) => (n === 'door.fever' ? 37.5 : norms(n)))).toEqual(['fever'])
  })
})

const plan = {
  plans: [
    {
      from: '2026-09-01',
      week: [
        [1, '08:00', '16:00'],
        [3, '08:00', '13:00'],
      ] as [number, string, string][],
      fact: 'f',
    },
    { from: '2026-12-01', week: [[5, '09:00', '15:00']] as [number, string, string][], fact: 'g' },
  ],
}

describe('who is awaited', () => {
  test('by the plan that holds that day; without one, every open day', () => {
    expect(plannedOn(undefined, '2026-11-23')).toBeUndefined()
    expect(plannedOn(plan, '2026-08-31')).toBeUndefined()
    expect(plannedOn(plan, '2026-11-23')).toEqual({ from: '08:00', to: '16:00' })
    expect(plannedOn(plan, '2026-11-24')).toBeNull()
    expect(plannedOn(plan, '2026-12-04')).toEqual({ from: '09:00', to: '15:00' })
    expect(plannedOn(plan, '2026-12-07')).toBeNull()
  })
  test('the center’s calendar wins over weekends and rest days', () => {
    expect(isOpenOn('2026-11-16', new Map())).toBe(false)
    expect(isOpenOn('2026-11-16', new Map([['2026-11-16', true]]))).toBe(true)
    expect(isOpenOn('2026-11-17', new Map([['2026-11-17', false]]))).toBe(false)
    expect(openDays('2026-11-13', '2026-11-18', (d) => addDays(d, 1), new Map())).toEqual([
      ...['2026-11-13', '2026-11-17', '2026-11-18'],
    ])
  })
  test('more days than may be told are seen to be too many, and never cut off in silence', () => {
    const next = (d: Day) => addDays(d, 1)
    expect(openDays('2026-11-30', '2027-08-10', next, new Map())).toHaveLength(MOST_ANNOUNCED + 1)
    expect(openDays('2026-11-30', '9999-12-31', next, new Map())).toHaveLength(MOST_ANNOUNCED + 1)
  })
  test('days told are said as stretches: over a weekend and a rest day, and apart where the center opens between', () => {
    const next = (d: Day) => addDays(d, 1)
    const told = ['2026-11-13', '2026-11-17', '2026-11-18', '2026-11-20']
    expect(spansOf(told, next, new Map())).toEqual([
      { from: '2026-11-13', to: '2026-11-18', days: 3 },
      { from: '2026-11-20', to: '2026-11-20', days: 1 },
    ])
  })
  test('plates: who came, and who is awaited and told nothing; each counted where they eat', () => {
    const told = (state: AttendanceDay['state'], room: string | null, came: boolean) =>
      ({ state, room, arrived_at: came ? 'x' : null, flags: [] }) as unknown as AttendanceDay
    const monday = '2026-11-23'
    const rooms = countRooms(
      [
        { child: '1', room: 'A', told: told('present', 'B', true) },
        { child: '2', room: 'A' },
        { child: '3', room: 'A', told: told('absent', null, false) },
        {
          child: '4',
          room: 'A',
          plan: { plans: [{ from: '2026-01-01', week: [[2, '08:00', '16:00']], fact: 'f' }] },
        },
        { child: '5', room: 'B', told: told('gone', 'B', true) },
      ],
      monday,
      true,
    )
    expect(rooms).toEqual([
      { room: 'A', enrolled: 4, planned: 3, absent: 1, came: 0, here: 0, expected: 1 },
      { room: 'B', enrolled: 1, planned: 1, absent: 0, came: 2, here: 1, expected: 2 },
    ])
    expect(countRooms([{ child: '2', room: 'A' }], monday, false)[0]).toMatchObject({
      planned: 0,
      expected: 0,
    })
  })
})

test('after closing each step has its minute; a call that was answered is known, and before closing there is nothing', () => {
  const closed = Date.parse('2026-11-20T23:00:00.000Z')
  expect(lateNow([], closed, closed - 60_000, norms)).toBeUndefined()
  const at = lateNow(
    [{ id: '1', kind: 'late-call', at: 'x', step: 'family', answered: false }],
    closed,
    closed + 31 * 60_000,
    norms,
  )!
  expect(at.minutes).toBe(31)
  expect(at.steps.map((s) => [s.step, s.due, s.calls.length, s.answered])).toEqual([
    ['family', true, 1, false],
    ['director', true, 0, false],
    ['authority', false, 0, false],
  ])
})

describe('a line of the paper sheet', () => {
  const at = (clock: string) => `2026-11-20T${clock}:00.000Z`
  const now = '2026-11-27T12:00:00.000Z'
  const line = (l: Parameters<typeof judgeLine>[0], marks: AttendanceDay['marks'] = []) =>
    judgeLine(l, 'A', { marks }, at, now)
  test('a week later it is judged like any other', () => {
    expect(line({ arrived: '08:05', left: '16:10' })).toEqual({ wrong: [], doubts: [] })
  })
  test('a departure before the arrival, an hour that is none, and one to come are asked again', () => {
    expect(line({ arrived: '16:00', left: '08:00' }).wrong).toEqual(['hours-crossed'])
    expect(line({ arrived: '8:5' }).wrong).toEqual(['no-such-hour'])
    expect(line({ arrived: '08:00', absent: 'ill' }).wrong).toEqual(['absent-and-hours'])
    expect(judgeLine({ arrived: '08:00' }, 'A', undefined, at, at('07:00')).wrong).toEqual(['not-yet'])
  })
  test('what contradicts the tablet is a doubt: two arrivals in two rooms, a departure nobody opened, the same said twice', () => {
    const here: AttendanceDay['marks'] = [{ id: '1', kind: 'arrived', at: at('08:00'), room: 'B' }]
    expect(line({ arrived: '09:00' }, here).doubts).toEqual(['other-room', 'two-arrivals'])
    expect(line({ arrived: '08:04' }, here).doubts).toContain('same-as-told')
    expect(line({ left: '15:00' }).doubts).toEqual(['left-before-arrival'])
    expect(line({ absent: 'ill' }, here).doubts).toEqual(['absent-but-here'])
  })
})

test('the list of a month has one sign a day, and counts them', () => {
  const day = (d: string, more: Partial<AttendanceDay>) =>
    ({
      child: 'c',
      day: d,
      state: 'gone',
      arrived_at: 'x',
      reason: null,
      imputed: false,
      flags: [],
      ...more,
    }) as AttendanceDay
  expect(daysInMonth('2026-02')).toHaveLength(28)
  const { open, children } = sheetOf(
    [{ id: 'c', name: 'N', birth: null }],
    [
      day('2026-11-03', {}),
      day('2026-11-04', { imputed: true }),
      day('2026-11-05', { state: 'absent', arrived_at: null, reason: 'ill' }),
      day('2026-11-06', { state: 'absent', arrived_at: null, flags: ['no-notice'] }),
    ],
    '2026-11',
    new Map(),
  )
  expect(open).not.toContain(16)
  expect(children[0]).toMatchObject({ came: 2, absent: 2 })
  expect(['1', '2', '3', '4', '5', '6', '16'].map((d) => children[0]!.days[d])).toEqual([
    'C',
    '',
    '/',
    'S',
    'E',
    'X',
    'C',
  ])
  expect(sheetCode(undefined, true)).toBe('')
})

test('an absence is told in time until the cut-off of that morning, by its first word; nothing told is none', () => {
  const cutOff = '2026-11-20T15:30:00.000Z'
  const at = (kind: 'absent' | 'absence-announced' | 'no-notice', clock: string) => ({
    ...{ kind, at: `2026-11-${clock}:00.000Z` },
  })
  expect(noticeOf([], cutOff)).toBeUndefined()
  expect(noticeOf([at('no-notice', '20T15:30')], cutOff)).toBeUndefined()
  expect(noticeOf([at('absent', '20T15:30')], cutOff)).toBe('in-time')
  expect(noticeOf([at('absent', '20T15:31')], cutOff)).toBe('after')
  expect(noticeOf([at('absent', '20T16:00'), at('absence-announced', '18T20:00')], cutOff)).toBe('in-time')
})
