// Drawing rooms anew: ages decide what is suggested, a person's choice wins, and what does not fit is told.
import { describe, expect, test } from 'vitest'
import type { Parts } from '../contract.ts'
import { type Drawn, placing, recutOf, suggested, warned } from './recut-plan.ts'

const room = (id: string, from: number, to: number, more: Partial<Drawn> = {}): Drawn => ({
  ...{ id, isNew: false, name: id, from: String(from), to: String(to), places: '2', fate: 'stays' },
  ...more,
})
const child = (id: string, months: number, at: string | null) => ({
  id,
  name: null,
  months,
  room: at,
  grave: false,
})
const parts = (children: ReturnType<typeof child>[]): Parts => ({
  ...{ today: '2026-11-20' as Parts['today'], rooms: [], posts: [], tablets: [], waiting: 0, elsewhere: [] },
  children,
})

describe('a room is suggested', () => {
  const rooms = [room('a', 1, 12), room('b', 13, 24), room('c', 25, 36, { fate: 'b' })]
  test('the child’s own while it stays, whatever the age; the one it joins; by age when asked; the nearest at last', () => {
    expect(suggested(child('x', 14, 'a'), rooms, false)).toBe('a')
    expect(suggested(child('x', 14, 'a'), rooms, true)).toBe('b')
    expect(suggested(child('x', 30, 'c'), rooms, false)).toBe('b')
    expect(suggested(child('x', 2, null), rooms, false)).toBe('a')
    expect(suggested(child('x', 40, 'c'), rooms, true)).toBe('b')
    expect(suggested(child('x', 40, 'c'), [room('c', 1, 2, { fate: 'shuts' })], true)).toBeUndefined()
  })
  test('a person’s choice wins while its room stays', () => {
    const all = parts([child('x', 14, 'a'), child('y', 30, 'c')])
    const chosen = new Map([
      ['x', 'b'],
      ['y', 'c'],
    ])
    expect(placing(all, rooms, chosen, false)).toEqual(
      new Map([
        ['x', 'b'],
        ['y', 'b'],
      ]),
    )
  })
})

test('what does not fit is told: too many, wrong ages, months no room takes, too old, nowhere to go', () => {
  const rooms = [room('a', 1, 12, { places: '1' }), room('b', 20, 30)]
  const all = parts([child('x', 5, 'a'), child('y', 15, 'a'), child('z', 50, null)])
  expect(warned(all, rooms, placing(all, rooms, new Map(), false), 48)).toEqual({
    ...{ over: [{ name: 'a', children: 2, places: 1 }] },
    ...{
      outside: [
        { name: 'a', children: 1 },
        { name: 'b', children: 1 },
      ],
    },
    ...{ gaps: [{ from: 13, to: 19 }], older: 1, unassigned: 0 },
  })
})

test('the decision names every room that stands, those that close, and only children who change', () => {
  const rooms = [room('a', 1, 12), room('b', 13, 24, { fate: 'shuts' }), room('n', 13, 24, { isNew: true })]
  const all = parts([child('x', 5, 'a'), child('y', 15, 'b')])
  const where = placing(all, rooms, new Map(), true)
  expect(recutOf(all, rooms, where, '2026-11-20')).toEqual({
    from: '2026-11-20',
    rooms: [
      { room: 'a', name: 'a', fromMonths: 1, toMonths: 12, places: 2, order: 0 },
      { room: 'n', name: 'n', fromMonths: 13, toMonths: 24, places: 2, order: 1 },
    ],
    closed: ['b'],
    placed: [{ child: 'y', room: 'n' }],
  })
  for (const bad of [{ name: ' ' }, { places: 'x' }, { from: '30' }, { to: '' }])
    expect(
      recutOf(all, [{ ...rooms[0]!, ...bad }, rooms[1]!, rooms[2]!], where, '2026-11-20'),
    ).toBeUndefined()
})
