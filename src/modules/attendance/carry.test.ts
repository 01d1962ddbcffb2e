// What a tablet shows of a day while taps and their undoing still wait in its outbox.
import { expect, test } from 'vitest'
import type { Stamped } from '../../kernel/fact.ts'
import { type CarriedDay, dayCarrying } from './carry.ts'

const KEY = 'c1|2026-11-20'
const said = (kind: string, id: string, at: string, about = 'c1', payload = {}): Stamped => ({
  fact: {
    id,
    kind,
    kindVersion: 1,
    about,
    book: 'b',
    happenedAt: at,
    author: 'a',
    origin: 'tablet',
    payload: { day: '2026-11-20', ...payload },
  },
  estAt: at,
})
const arrived = said('attendance.arrived', 'f1', '2026-11-20T14:00:00.000Z', 'c1', { room: 'A' })
const left = said('attendance.left', 'f2', '2026-11-20T20:00:00.000Z')
const undo = (of: string) => said('book.withdrawn', 'f9', '2026-11-20T20:00:05.000Z', of, { reason: 'x' })
const overlay = (carried: CarriedDay | undefined, ...pending: Stamped[]) =>
  dayCarrying.overlay(KEY, carried, pending, () => undefined)

test('a tap shows before the feed tells of it, and once after', () => {
  const shown = overlay(undefined, arrived)
  expect(shown).toMatchObject({ s: 'present', r: 'A', i: '2026-11-20T14:00:00.000Z' })
  expect(overlay(shown, arrived)).toEqual(shown)
})

test('an undo takes away a tap the feed already told of', () => {
  const fed = overlay(undefined, arrived, left)
  expect(fed?.s).toBe('gone')
  expect(overlay(fed, undo('f2'))).toMatchObject({ s: 'present', r: 'A' })
  expect(overlay(overlay(undefined, arrived), undo('f1'))).toBeUndefined()
})

test('the undo of something else changes nothing', () => {
  const fed = overlay(undefined, arrived)
  expect(overlay(fed, undo('f7'))).toEqual(fed)
})
