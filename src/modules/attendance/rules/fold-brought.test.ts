// Months from before Nido: counted once however often they are told, by day and month, and never as somebody who is here now.
import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { RegisterBrought } from '../contract/kinds.ts'
import { broughtOf } from '../indicators.ts'
import { foldBrought } from './fold-brought.ts'

const [book, room, other] = ['book', 'room', 'other']
const told = (id: string, days: [number, number, number, number][]): Stamped => ({
  fact: {
    id,
    payload: {
      month: '2026-02',
      rooms: [
        { room, days },
        { room: other, days: [] },
      ],
      source: 'SIAG',
    },
  } as unknown as Fact,
  estAt: '2026-03-01T00:00:00.000Z',
})

test('the last word on a room and month stands alone', () => {
  const row = foldBrought(book, `${room}|2026-02`, [
    told('1', [[3, 9, 9, 9]]),
    told('2', [
      [3, 18, 2, 1],
      [4, 20, 0, 0],
    ]),
  ])!
  expect(row).toEqual({
    ...{ book, key: `${room}|2026-02`, room, month: '2026-02', source: 'SIAG' },
    days: [
      [3, 18, 2, 1],
      [4, 20, 0, 0],
    ],
  })
  expect(broughtOf(row)).toEqual([
    { indicator: 'attendance.days', room, period: '2026-02', part: 38, whole: 40 },
    { indicator: 'attendance.present', room, period: '2026-02-03', part: 0, whole: 18 },
    { indicator: 'attendance.present', room, period: '2026-02-04', part: 0, whole: 20 },
  ])
})

test('a day that the month does not have, one told twice, and more ill than absent are refused', () => {
  const id = '01890000-0000-7000-8000-000000000001'
  const ok = (days: number[][]) =>
    v.safeParse(RegisterBrought, { month: '2026-02', rooms: [{ room: id, days }], source: 'SIAG' }).success
  expect(ok([[27, 18, 2, 1]])).toBe(true)
  expect(ok([[29, 18, 2, 1]])).toBe(false)
  expect(
    ok([
      [3, 1, 0, 0],
      [3, 1, 0, 0],
    ]),
  ).toBe(false)
  expect(ok([[3, 1, 1, 2]])).toBe(false)
})
