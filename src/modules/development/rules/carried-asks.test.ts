// The tablet asks by the same rules as the server, over what it carries: a second look by somebody else, and what was not there one day.
import { expect, test } from 'vitest'
import { addDays, addMonths } from '../../../kernel/days.ts'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { carryLook, lookCarrying } from '../carry.ts'
import type { SecondLook } from '../contract.ts'
import { askSecondLook } from './ask-second-look.ts'
import { LOOK_SOON } from './ask-signals.ts'
import { milestones } from './built-in.ts'
import type { CarriedLook, CarriedObservation } from './carried.ts'
import { lookAsking, lookSoonCarried } from './carried-asks.ts'
import { itemsOf } from './instrument.ts'

const look: SecondLook = {
  ...{ book: 'b', key: 'k', child: 'c', room: 'r', observation: 'o', evaluator: 'eva', second: null },
  ...{ instrument: milestones.id, version: milestones.version, items: ['x'], why: 'guard', seed: 's' },
  ...{ asked_by: 's', asked_at: '2026-11-20T18:00:00.000Z', by_day: '2026-12-04', second_day: null },
  answers: null,
}
const carried = carryLook(look)
const asks = (row: CarriedLook) => lookAsking.asks('k', row, () => undefined)

test('a second look is asked in the room, of anybody but who saw it first, the same on both sides', () => {
  expect(asks(carried)).toEqual(askSecondLook(look, milestones.id))
  expect(asks(carried)).toMatchObject([{ owner: 'educator', room: 'r', except: 'eva', about: 'c' }])
  // an applied instrument is the desk's: the director knows who has its certificate
  expect(askSecondLook({ ...look, instrument: 'edi' }, milestones.id)).toMatchObject([{ owner: 'director' }])
  expect(askSecondLook({ ...look, second: 'zoe' }, milestones.id)).toEqual([])
})

test('what is carried of a second look says nothing of what was seen; made by somebody else it waits no more', () => {
  expect(Object.keys(carried).sort()).toEqual(['c', 'f', 'i', 'r', 'u', 'x'])
  const said = (author: string): Stamped => ({ fact: { author } as Fact, estAt: '2026-11-21T00:00:00.000Z' })
  const laid = (author: string) => lookCarrying.overlay('k', carried, [said(author)], () => undefined)
  expect(laid('zoe')).toBeUndefined()
  expect(laid('eva')).toBe(carried)
})

test('a skill not there on one day is asked about in its room until it is seen again or confirmed', () => {
  const birth = '2025-01-10'
  const nine = addDays(addMonths(birth, 9), 2)
  const [first] = itemsOf(milestones, '09')
  const all = itemsOf(milestones, '09').map((i) => i.id)
  const of = (day: string, no: readonly string[]): CarriedObservation => ({
    ...{ c: 'c', d: day, i: 'milestones|2022', y: all.filter((i) => !no.includes(i)), n: no },
  })
  const ask = (observations: readonly CarriedObservation[], room: string | null = 'r') =>
    lookSoonCarried.look(
      <T>(table: string) =>
        (table === 'child'
          ? [['c', { birth, room }]]
          : observations.map((o, i) => [`o${i}`, o])) as unknown as Iterable<readonly [string, T]>,
      { now: '', today: addDays(nine, 50), timeZone: 'America/Mexico_City' },
    )
  const there = of(nine, [])
  const no = of(addDays(nine, 30), [first!.id])
  expect(ask([there, no])).toMatchObject([{ kind: LOOK_SOON, about: 'c', room: 'r', owner: 'educator' }])
  expect(ask([no, there]).map((t) => t.key)).toEqual([`c|${addDays(nine, 30)}`])
  expect(ask([there, no, of(addDays(nine, 45), [])])).toEqual([])
  expect(ask([there, no, of(addDays(nine, 45), [first!.id])])).toEqual([])
  expect(ask([there, of(addDays(nine, 30), all.slice(0, 2))])).toEqual([])
  expect(ask([there, no], null)).toEqual([])
})
