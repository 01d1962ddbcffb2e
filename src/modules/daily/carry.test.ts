// What a tablet carries of a day: pending taps lie over it, an undo takes them back, an old day fades to a line.
import { expect, test } from 'vitest'
import type { Fact, Stamped } from '../../kernel/fact.ts'
import { carryDaily, dailyCarrying, fadeDaily, fadeHandover, handoverCarrying } from './carry.ts'
import type { DailyDay } from './contract.ts'
import { entryOf, standing } from './rules/fold-day.ts'

const id = (n: number) => `0190a5d2-7c3b-7000-8000-${String(n).padStart(12, '0')}`
const DAY = '2026-11-20'
const CHILD = id(1)
const KEY = `${CHILD}|${DAY}`
let made = 10
const said = (kind: string, payload: Fact['payload'], more: Partial<Fact> = {}): Stamped => ({
  fact: {
    ...{ id: id(made++), kind, kindVersion: 1, about: id(2), book: id(3), author: id(4), origin: 'tablet' },
    ...{ happenedAt: `${DAY}T15:00:00.000Z`, payload },
    ...more,
  },
  estAt: `${DAY}T15:00:${String(made % 60).padStart(2, '0')}.000Z`,
})
const ate = (amount: string, more: object = {}) =>
  said('daily.ate', { day: DAY, children: [CHILD, id(9)], meal: 'lunch', amount, ...more })
const nothing = () => undefined
const over = (carried: ReturnType<typeof carryDaily> | undefined, pending: readonly Stamped[]) =>
  dailyCarrying.overlay(KEY, carried, pending, nothing)
const carriedOf = (...facts: readonly Stamped[]) =>
  carryDaily({ entries: facts.map(entryOf) } as unknown as DailyDay)

test('a fact bears on the day of every child it names, each once', () => {
  const { fact } = said('daily.woke', { day: DAY, children: [CHILD, id(9), CHILD] })
  expect(dailyCarrying.keysOf(fact)).toEqual([KEY, `${id(9)}|${DAY}`])
})

test('an exception still waiting to be sent lies over the lunch that is carried, and its undo brings the lunch back', () => {
  const lunch = ate('all')
  const half = ate('half', { of: lunch.fact.id })
  const carried = carriedOf(lunch)
  expect(standing(over(carried, [half])!.e!)).toMatchObject([{ amount: 'half' }])
  const back = said('book.withdrawn', { reason: 'Deshecho' }, { about: half.fact.id })
  expect(standing(over(carriedOf(lunch, half), [back])!.e!)).toMatchObject([{ amount: 'all' }])
})

test('an undo of all there was leaves nothing', () => {
  const lunch = ate('all')
  const back = said('book.withdrawn', { reason: 'Deshecho' }, { about: lunch.fact.id })
  expect(over(carriedOf(lunch), [back])).toBeUndefined()
})

test('an old day fades to how many of each, a much older one is not carried', () => {
  const day = carriedOf(ate('all'), said('daily.changed', { day: DAY, children: [CHILD], nappy: 'wet' }))
  expect(fadeDaily(KEY, day, '2026-11-21')).toBe(day)
  expect(fadeDaily(KEY, day, '2026-11-23')).toEqual({ s: { meals: 1, bottles: 0, naps: 0, nappies: 1 } })
  expect(fadeDaily(KEY, day, '2026-12-05')).toBeUndefined()
})

test('a note of the shift knows at once who read it here, and goes when it is taken back', () => {
  const note = said('daily.handed-over', { day: DAY, text: 'Ana durmió poco' })
  const read = said('daily.handover-read', { day: DAY, note: note.fact.id }, { author: id(5) })
  const key = note.fact.id
  expect(handoverCarrying.keysOf(read.fact)).toEqual([key])
  const seen = handoverCarrying.overlay(key, undefined, [note, read], nothing)!
  expect(seen).toMatchObject({ t: 'Ana durmió poco', seen: [id(5)] })
  const back = said('book.withdrawn', { reason: 'Deshecho' }, { about: key })
  expect(handoverCarrying.overlay(key, seen, [back], nothing)).toBeUndefined()
  expect(fadeHandover(key, seen, '2026-11-25')).toBeUndefined()
})
