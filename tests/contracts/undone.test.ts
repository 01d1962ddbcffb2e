// What is taken back is gone from the tablet at once: said here and told by the feed already, said by another tablet, or undone there.
import { expect, test } from 'vitest'
import { makeCarried } from '../../src/device/carried.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { carryDay, dayCarrying } from '../../src/modules/attendance/carry.ts'
import { foldDay as foldDoor, markOf } from '../../src/modules/attendance/rules/fold-day.ts'
import { dailyCarrying, handoverCarrying } from '../../src/modules/daily/carry.ts'
import type { CarriedDaily } from '../../src/modules/daily/rules/carried.ts'
import { entryOf, standing } from '../../src/modules/daily/rules/fold-day.ts'
import { measurementCarrying } from '../../src/modules/growth/carry.ts'

const id = (n: number) => `0190a5d2-7c3b-7000-8000-${String(n).padStart(12, '0')}`
const [BOOK, ROOM, CHILD, ME] = [id(1), id(2), id(3), id(4)]
const DAY = '2026-11-20'
const KEY = `${CHILD}|${DAY}`
let made = 10
const said = (kind: string, about: string, payload: Fact['payload']) => {
  const n = made++
  const estAt = new Date(Date.UTC(2026, 10, 20, 18) + n * 1000).toISOString()
  const fact: Fact = {
    ...{ id: id(n), kind, kindVersion: 1, about, book: BOOK, happenedAt: estAt, author: ME },
    ...{ origin: 'tablet', payload },
  }
  return { fact, estAt, dseq: n }
}
const back = (of: Fact) => said('book.withdrawn', of.id, { reason: 'Deshecho' })
const [yes, no] = [() => true, () => false]
const opened = () => makeCarried([dayCarrying, dailyCarrying, handoverCarrying, measurementCarrying])

test('a gesture undone here after the feed told of it is gone before the feed says so', () => {
  const c = opened()
  const lunch = said('daily.ate', ROOM, { day: DAY, children: [CHILD], meal: 'lunch', amount: 'all' })
  c.lay([lunch], yes)
  c.put(BOOK, `daily_day:${KEY}`, { e: [entryOf(lunch)] })
  c.lay([lunch], no)
  expect(c.look<CarriedDaily>('daily_day', KEY)?.e).toHaveLength(1)
  c.lay([back(lunch.fact)], yes)
  expect(c.look('daily_day', KEY)).toBeUndefined()
})

test('an arrival undone here after the feed told of it is gone, and what came before it stands', () => {
  const c = opened()
  const arrived = said('attendance.arrived', CHILD, { day: DAY, room: ROOM })
  const left = said('attendance.left', CHILD, { day: DAY })
  c.lay([arrived, left], yes)
  const row = { ...foldDoor([arrived, left].map(markOf))!, book: BOOK, key: KEY, child: CHILD, day: DAY }
  c.put(BOOK, `attendance_day:${KEY}`, carryDay(row as never))
  c.lay([arrived, left], no)
  expect(c.look('attendance_day', KEY)).toMatchObject({ s: 'gone' })
  c.lay([back(left.fact)], yes)
  expect(c.look('attendance_day', KEY)).toMatchObject({ s: 'present', r: ROOM })
})

test('a measuring and a note of another tablet, taken back here, go although this one never said them', () => {
  const c = opened()
  const weight = said('growth.measured', CHILD, { day: DAY, weightKg: 9 })
  const note = said('daily.handed-over', ROOM, { day: DAY, text: 'Faltan pañales' })
  c.put(BOOK, `measurement:${weight.fact.id}`, { c: CHILD, d: DAY, kg: 9 })
  c.put(BOOK, `daily_handover:${note.fact.id}`, { r: ROOM, d: DAY, b: ME, at: note.estAt, t: 'x', seen: [] })
  c.lay([back(weight.fact), back(note.fact)], yes)
  expect(c.look('measurement', weight.fact.id)).toBeUndefined()
  expect(c.look('daily_handover', note.fact.id)).toBeUndefined()
})

test('an undo of another tablet is seen, and what waits here to be sent stays over it', () => {
  const c = opened()
  const lunch = said('daily.ate', ROOM, { day: DAY, children: [CHILD], meal: 'lunch', amount: 'all' })
  const nappy = said('daily.changed', ROOM, { day: DAY, children: [CHILD], nappy: 'wet' })
  c.put(BOOK, `daily_day:${KEY}`, { e: [entryOf(lunch)] })
  c.lay([nappy], yes)
  const shown = () => standing(c.look<CarriedDaily>('daily_day', KEY)?.e ?? []).map((e) => e.what)
  expect(shown()).toEqual(['ate', 'changed'])
  // the other one took it back; the server folded the day again and there is nothing of it
  c.remove(BOOK, `daily_day:${KEY}`)
  expect(shown()).toEqual(['changed'])
})
