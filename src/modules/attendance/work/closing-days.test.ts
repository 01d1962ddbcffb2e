// The house closes days nobody closed and asks for those nobody told of; a late word of a person takes its place.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { centers, children, fact, openWorld, people, rooms, type World } from '../../../../tests/world.ts'
import { takeBatch } from '../../../platform/intake.ts'
import { normOn } from '../../network/rules/norms.ts'
import type { AttendanceDay } from '../contract.ts'
import { closeDays } from './closing-days.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const DAY = '2026-11-20'
const own = children.filter((c) => c.book === centers.one && c.room === rooms.one[0])
const [a, b, c] = own as [(typeof own)[0], (typeof own)[0], (typeof own)[0]]
const norms = async () => (norm: string, day: string) => normOn([], norm, day)
const close = (at: string) => closeDays(world.db, world.house, () => new Date(at), norms)
const say = async (kind: string, child: string, payload: object, at: string) => {
  const f = fact(
    `attendance.${kind}`,
    child,
    centers.one,
    { day: DAY, ...payload },
    {
      ...{ happenedAt: at, author: people.educator, kindVersion: 1 },
    },
  )
  const [answer] = await takeBatch(
    world.db,
    world.house,
    [f],
    { by: 'person', person: people.educator },
    () => new Date('2026-11-22T00:00:00.000Z'),
  )
  return answer!.answer
}
const dayOf = async (child: string) => {
  const [row] = await world.db.read(
    { books: [centers.one] },
    (read) =>
      read<AttendanceDay>`select * from attendance_day where book = ${centers.one} and key = ${`${child}|${DAY}`}`,
  )
  return row
}
const tasksOf = async (child: string) =>
  (
    await world.db.read(
      { books: [centers.one] },
      (read) =>
        read<{
          kind: string
        }>`select kind from task where book = ${centers.one} and about = ${child} and not watched order by kind`,
    )
  ).map((t) => t.kind)

test('nobody is missed where the tablet has not spoken, and nobody before the hour to tell', async () => {
  expect(await close('2026-11-20T16:30:00.000Z')).toEqual({ imputed: 0, noNotice: 0 })
})

test('after the cut-off, who is awaited and of whom nothing is told is absent without notice, once, and the family is to be called', async () => {
  expect(await say('arrived', a.id, { room: a.room }, '2026-11-20T14:00:00.000Z')).toBe('taken')
  expect(await close('2026-11-20T14:10:00.000Z')).toEqual({ imputed: 0, noNotice: 0 })
  const first = await close('2026-11-20T16:30:00.000Z')
  expect(first).toEqual({ imputed: 0, noNotice: own.length - 1 })
  expect(await close('2026-11-20T16:35:00.000Z')).toEqual({ imputed: 0, noNotice: 0 })
  expect(await dayOf(b.id)).toMatchObject({ state: 'absent', flags: ['no-notice'] })
  expect(await tasksOf(b.id)).toEqual(['attendance.call'])
  // the reason is told, and nobody has to call any more
  await say('absent', b.id, { reason: 'ill' }, '2026-11-20T17:00:00.000Z')
  expect(await dayOf(b.id)).toMatchObject({ state: 'absent', reason: 'ill', flags: [] })
  expect(await tasksOf(b.id)).toEqual([])
})

test('well after closing a day nobody closed is closed at closing time and asked for; a late word of a tablet wins', async () => {
  await say('arrived', c.id, { room: c.room }, '2026-11-20T14:20:00.000Z')
  expect(await close('2026-11-20T23:30:00.000Z')).toEqual({ imputed: 0, noNotice: 0 })
  expect(await close('2026-11-21T02:00:00.000Z')).toMatchObject({ imputed: 2 })
  expect(await close('2026-11-21T02:05:00.000Z')).toMatchObject({ imputed: 0 })
  expect(await dayOf(c.id)).toMatchObject({ state: 'gone', imputed: true, flags: ['imputed'] })
  expect(await tasksOf(c.id)).toEqual(['attendance.departure'])
  await say('left', c.id, {}, '2026-11-20T22:10:00.000Z')
  expect(await dayOf(c.id)).toMatchObject({
    state: 'gone',
    imputed: false,
    left_at: '2026-11-20T22:10:00.000Z',
    flags: [],
  })
  expect(await tasksOf(c.id)).toEqual([])
})

test('what the house supposes cannot be said by a person', async () => {
  expect(await say('departure-imputed', a.id, {}, '2026-11-20T20:00:00.000Z')).toBe('review')
})
