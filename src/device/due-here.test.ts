// What is due on the tablet follows its rows and its outbox: a measuring said a moment ago ends the task, taken back it is there again.
import { expect, test } from 'vitest'
import type { Fact } from '../kernel/fact.ts'
import { measurementCarrying, weighingCarried } from '../modules/growth/carry.ts'
import { makeCarried } from './carried.ts'
import { dueHere, tablesAsking } from './due-here.ts'

const BOOK = 'b'
const at = { now: '2026-11-20T18:00:00.000Z', today: '2026-11-20', timeZone: 'America/Mexico_City' }
const carryings = [measurementCarrying]
const due = (c: ReturnType<typeof makeCarried>) =>
  dueHere(c, carryings, [weighingCarried], at).map((t) => t.about)

const said = (dseq: number, kind: string, about: string, payload: Fact['payload']) => ({
  dseq,
  estAt: at.now,
  fact: { id: `f${dseq}`, kind, about, book: BOOK, payload } as unknown as Fact,
})

test('who is due by the schedule, whom an outbox has weighed not, and whom it took back again', () => {
  const carried = makeCarried(carryings)
  carried.put(BOOK, 'child:ana', { birth: '2026-01-10', room: 'r1' })
  carried.put(BOOK, 'child:beto', { birth: '2026-01-10', room: 'r1' })
  carried.put(BOOK, 'child:cleo', { birth: '2026-01-10', room: null })
  carried.put(BOOK, 'measurement:m1', { c: 'ana', d: '2026-10-01', kg: 8 })
  carried.put(BOOK, 'measurement:m2', { c: 'beto', d: '2026-11-15', kg: 8 })
  expect(due(carried)).toEqual(['ana'])
  const weighed = said(1, 'growth.measured', 'ana', { day: '2026-11-20', weightKg: 8.4 })
  carried.lay([weighed], () => true)
  expect(due(carried)).toEqual([])
  carried.lay([said(2, 'book.withdrawn', 'f1', { reason: 'otra niña' })], () => true)
  expect(due(carried)).toEqual(['ana'])
  expect(tablesAsking(carryings, [weighingCarried])).toEqual(['child', 'measurement'])
})
