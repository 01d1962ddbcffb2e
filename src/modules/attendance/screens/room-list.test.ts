// The wall's list: order, counts, and which of the chosen an action is said of.
import { expect, test } from 'vitest'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { CarriedDay } from '../carry.ts'
import { weeksOf } from './days-wall.tsx'
import { countsOf, type DoorAction, linesFor, passes, roomCards, roomOf, takers } from './room-list.ts'

const child = (given: string, room: string | null): CarriedChild => ({
  given,
  first: 'Ruiz',
  sex: 'F',
  birth: '2025-08-20',
  room,
  alerts: [],
  setBy: {},
})
const children: [string, CarriedChild][] = [
  ['c1', child('Zoe', 'A')],
  ['c2', child('Ángel', 'A')],
  ['c3', child('Beto', 'A')],
  ['c4', child('Ana', 'B')],
  ['c5', child('Luz', 'B')],
  ['c6', child('Carla', 'A')],
  ['c7', child('Dora', 'A')],
]
const days: Record<string, CarriedDay> = {
  c2: { s: 'present', r: 'A', i: '2026-11-20T14:00:00.000Z' },
  c3: { s: 'gone', r: 'A', o: '2026-11-20T20:00:00.000Z' },
  c4: { s: 'present', r: 'A' },
  c6: { s: 'present', r: 'B' },
  c7: { s: 'absent' },
}
const cards = roomCards('A', children, (id) => days[id])
const isIn = (c: { id: string }) => roomOf(new Map(children).get(c.id)!, days[c.id])
const act = (action: DoorAction, of = cards) => linesFor(action, of, '2026-11-20', 'A', isIn)

test('the wall holds its own children by name, accents aside, then the visiting ones', () => {
  expect(cards.map((c) => c.child.given)).toEqual(['Ángel', 'Beto', 'Carla', 'Dora', 'Zoe', 'Ana'])
  expect(cards.map((c) => c.where)).toEqual(['present', 'gone', 'elsewhere', 'absent', 'expected', 'present'])
  expect(cards.filter((c) => c.visiting).map((c) => c.id)).toEqual(['c4'])
})

test('a touch changes nobody’s place in the order', () => {
  const before = cards.map((c) => c.id)
  const after = roomCards('A', children, (id) => (id === 'c1' ? { s: 'present', r: 'A' } : days[id]))
  expect(after.map((c) => c.id)).toEqual(before)
})

test('every child passes exactly one of the three filters, so the counts add up', () => {
  const counts = countsOf(cards)
  expect(counts).toEqual({ all: 6, expected: 1, present: 2, gone: 3 })
  for (const c of cards) {
    expect((['expected', 'present', 'gone'] as const).filter((f) => passes(c, f))).toHaveLength(1)
  }
})

test('an action is said only of those of whom it can be true', () => {
  expect(takers(cards, 'arrived').map((c) => c.id)).toEqual(['c3', 'c7', 'c1'])
  expect(act({ what: 'arrived' })[0]).toEqual({
    kind: 'attendance.arrived',
    kindVersion: 2,
    about: 'c3',
    room: 'A',
    payload: { day: '2026-11-20', room: 'A', check: {} },
  })
  expect(act({ what: 'left' }).map((l) => l.about)).toEqual(['c2', 'c6', 'c4'])
  expect(act({ what: 'absent', reason: 'ill' }).map((l) => l.payload)).toEqual([
    { day: '2026-11-20', reason: 'ill' },
  ])
  const away = cards.filter((c) => c.where === 'absent')
  expect(away.length).toBeGreaterThan(0)
  expect(takers(away, 'absent')).toEqual([])
  expect(takers(away, 'absent', () => true)).toEqual(away)
})

test('a child is not moved to where they already are', () => {
  expect(act({ what: 'moved', to: 'B' }).map((l) => l.about)).toEqual(['c2', 'c4'])
  expect(act({ what: 'moved', to: 'B' })[0]?.payload).toEqual({ day: '2026-11-20', room: 'B' })
})

test('an arrival without room is an arrival in the child’s own room', () => {
  expect(roomOf(child('Ana', 'B'), { s: 'present' })).toBe('B')
  expect(roomOf(child('Ana', 'B'), { s: 'gone', r: 'B' })).toBeNull()
})

test('the calendar holds sixty days in whole weeks, Monday first', () => {
  const weeks = weeksOf(
    '2026-11-20',
    (d) => (d === '2026-11-18' ? { s: 'absent' } : d === '2026-11-19' ? { s: 'gone' } : undefined),
    (d) => d === '2026-11-16',
  )
  const cells = weeks.flat()
  expect(cells.filter((c) => c.what !== 'outside')).toHaveLength(60)
  expect(weeks.every((w) => w.length === 7)).toBe(true)
  expect(weeks.at(-1)!.map((c) => c.what)).toEqual([
    'closed',
    'nothing',
    'absent',
    'came',
    'nothing',
    'outside',
    'outside',
  ])
})
