// A room's week out of what was said of it: the newest plan, its changes, the last word on each line; the tablet sees the same.
import { expect, test } from 'vitest'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { carryWeek, fadeWeek, weekCarrying } from '../carry.ts'
import { weekAsked } from './asks.ts'
import { foldWeek, weekKeyOf } from './fold-week.ts'
import { mondayOf, workdaysOf } from './week-of.ts'

const id = (n: number) => `0190a5d2-7c3b-7000-8000-${String(n).padStart(12, '0')}`
const WEEK = '2026-11-16'
const ROOM = id(1)
const BOOK = id(2)
const KEY = `${ROOM}|${WEEK}`
let made = 100
const said = (kind: string, payload: Fact['payload'], more: Partial<Fact> = {}): Stamped => ({
  fact: {
    ...{ id: id(made++), kind: `learning.${kind}`, kindVersion: 1, about: ROOM, book: BOOK, author: id(3) },
    ...{ origin: 'desk', happenedAt: `${WEEK}T15:00:00.000Z`, payload },
    ...more,
  },
  estAt: `2026-11-16T15:${String(made % 60).padStart(2, '0')}:00.000Z`,
})
const line = (n: number, title: string, day = '2026-11-17') => ({
  ...{ id: id(n), day, routine: 'play' as const, title },
})
const plan = (lines: object[], more: Partial<Fact> = {}, intent?: string) =>
  said('week-planned', { week: WEEK, lines, ...(intent ? { intent } : {}) }, more)
const happened = (of: number | undefined, how: string, more: object = {}) =>
  said('activity-happened', {
    ...{ day: '2026-11-17', routine: 'play', title: 'x', how, ...(of ? { line: id(of) } : {}), ...more },
  })

test('a day belongs to the week of its Monday, and a fact to the week of its day', () => {
  expect([mondayOf('2026-11-16'), mondayOf('2026-11-20'), mondayOf('2026-11-22')]).toEqual([WEEK, WEEK, WEEK])
  expect(workdaysOf(WEEK).at(-1)).toBe('2026-11-20')
  expect(weekKeyOf(happened(undefined, 'done').fact)).toEqual([KEY])
})

test('the last plan stands, changed by what was said after it; the last word on a line holds', () => {
  const first = plan([line(10, 'Torres'), line(11, 'Agua')])
  const second = plan([line(10, 'Torres'), line(12, 'Cuento')], { supersedes: [first.fact.id] }, 'calma')
  const put = said('planned-changed', { week: WEEK, line: line(13, 'Pelota') })
  const out = said('planned-changed', { week: WEEK, gone: id(12) })
  const facts = [
    first,
    second,
    put,
    out,
    happened(10, 'not', { why: 'time' }),
    happened(10, 'done', { went: 'loved' }),
  ]
  const row = foldWeek(BOOK, KEY, facts)!
  expect(row.lines.map((l) => l.title)).toEqual(['Torres', 'Pelota'])
  expect(row).toMatchObject({ intent: 'calma', planned: second.fact.id, activities: 2, done: 1, flags: [] })
  expect(row.happened).toMatchObject([{ line: id(10), how: 'done', went: 'loved' }])
  expect(foldWeek(BOOK, KEY, [])).toBeUndefined()
})

test('two who plan without knowing of each other are told, and nothing of what happened is lost', () => {
  const row = foldWeek(BOOK, KEY, [
    plan([line(10, 'A')]),
    plan([line(11, 'B')]),
    happened(undefined, 'done'),
  ])!
  expect(row.flags).toEqual(['planned-twice'])
  expect(row.happened).toHaveLength(1)
})

test('the tablet, with facts still in its outbox, sees what the server will see', () => {
  const all = [
    ...[plan([line(10, 'Torres'), line(11, 'Agua')]), happened(10, 'changed'), happened(undefined, 'done')],
    ...[said('planned-changed', { week: WEEK, gone: id(11) }), happened(10, 'not', { why: 'weather' })],
  ]
  for (let sent = 0; sent <= all.length; sent++) {
    const row = foldWeek(BOOK, KEY, all.slice(0, sent))
    const seen = weekCarrying.overlay(KEY, row && carryWeek(row), all.slice(sent), () => undefined)!
    const whole = carryWeek(foldWeek(BOOK, KEY, all)!)
    expect(seen, `${sent} sent`).toEqual(whole)
  }
  expect(fadeWeek(KEY, { l: [], h: [] }, '2026-12-05')).toBeUndefined()
})

test('a plan is asked for from Thursday on, due on Friday afternoon, for the week that comes', () => {
  expect(weekAsked('2026-11-18', 'America/Mexico_City')).toBeUndefined()
  expect(weekAsked('2026-11-19', 'America/Mexico_City')).toEqual({
    ...{ week: '2026-11-23', from: '2026-11-19T14:00:00.000Z', by: '2026-11-20T21:00:00.000Z' },
  })
  expect(weekAsked('2026-11-22', 'America/Mexico_City')?.week).toBe('2026-11-23')
})
