// A note that tells of a hurt asks until an incident stands beside it or somebody says why it was none; tablet and server agree.
import { describe, expect, test } from 'vitest'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { carryQuestion, questionCarrying } from '../carry.ts'
import { asksWhether, foldQuestion, isSettled, questionsOf, tellsOfHurt } from './was-hurt.ts'

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [book, room, ana, leo, educator] = [1, 2, 3, 4, 5].map(id) as [string, string, string, string, string]
const DAY = '2026-11-12'
const KEY = `${ana}|${DAY}`
let n = 100
const said = (kind: string, about: string, clock: string, payload: object, more: object = {}): Stamped => ({
  fact: {
    ...{ id: id(++n), kind, kindVersion: 1, about, book, room, happenedAt: `${DAY}T${clock}:00.000Z` },
    ...{ author: educator, origin: 'tablet', payload, ...more },
  } as Fact,
  estAt: `${DAY}T${clock}:00.000Z`,
})
const note = (clock: string, own: object, children = [ana]) =>
  said('daily.noted', room, clock, { day: DAY, children, ...own })
const incident = (about: string, at: string, noted: string, children = [{ child: ana, part: 'hurt' }]) =>
  said('safety.incident-noted', about, noted, {
    ...{ day: DAY, at: `${DAY}T${at}:00.000Z`, kind: 'fall', children },
  })
const open = (facts: readonly Stamped[]) => {
  const q = foldQuestion(book, KEY, facts)
  return q ? q.notes.filter((x) => !isSettled(x, q)).map((x) => x.id) : []
}

test.each([
  ['Se cayó en el patio', true],
  ['la mordió un compañero', true],
  ['Le salió un CHICHÓN', true],
  ['se golpeó con la mesa', true],
  ['Comió muy bien y durmió', false],
  ['recayó la gripa', false],
  ['jugó con su amordazado oso', false],
])('%s: %s', (text, hurt) => expect(tellsOfHurt({ text })).toBe(hurt))

describe('a note of a hurt', () => {
  const first = note('17:00', { text: 'Un susto', hurt: true }, [ana, leo])
  test('asks of each child it names, and a note that tells of none asks nothing', () => {
    expect(questionsOf(first.fact)).toEqual([`${ana}|${DAY}`, `${leo}|${DAY}`])
    expect(questionsOf(note('17:00', { text: 'Comió bien' }).fact)).toEqual([])
    expect(asksWhether(ana, room, foldQuestion(book, KEY, [first])!)).toEqual([
      {
        ...{ key: '', kind: 'safety.was-it', about: ana, room, owner: 'educator' },
        ...{ from: `${DAY}T17:00:00.000Z`, by: '2026-11-13T01:00:00.000Z' },
      },
    ])
  })

  test('an incident said after it, or shortly before it, settles it; of the morning it does not', () => {
    expect(open([first, incident(id(50), '16:55', '17:10')])).toEqual([])
    expect(open([incident(id(50), '16:00', '16:05'), first])).toEqual([])
    expect(open([incident(id(50), '09:00', '09:05'), first])).toEqual([first.fact.id])
    expect(
      open([first, incident(id(50), '16:55', '17:10', [{ child: ana, part: 'there' }])]),
      'who only was there',
    ).toEqual([first.fact.id])
  })

  test('an answer settles the notes it names and no later one; taking it from the child takes the question', () => {
    const none = said('safety.not-an-incident', ana, '17:05', {
      ...{ day: DAY, notes: [first.fact.id], why: 'not-hurt' },
    })
    const second = note('18:00', { text: 'Ahora sí se raspó' })
    expect(open([first, none])).toEqual([])
    expect(open([first, none, second])).toEqual([second.fact.id])
    const struck = said('daily.struck', room, '17:06', { day: DAY, children: [ana], of: first.fact.id })
    expect(foldQuestion(book, KEY, [first, struck])).toBeUndefined()
  })

  test('the tablet lays its own facts over what it carries and gets what the server folds', () => {
    const none = said('safety.not-an-incident', ana, '17:05', {
      ...{ day: DAY, notes: [first.fact.id], why: 'not-hurt' },
    })
    const all = [first, incident(id(50), '09:00', '09:05'), none]
    const whole = carryQuestion(foldQuestion(book, KEY, all)!)
    const look = () => undefined
    expect(questionCarrying.overlay(KEY, undefined, all, look)).toEqual(whole)
    const half = carryQuestion(foldQuestion(book, KEY, all.slice(0, 2))!)
    expect(questionCarrying.overlay(KEY, half, [none], look)).toEqual(whole)
    const back = said('book.withdrawn', none.fact.id, '17:06', {})
    expect(questionCarrying.overlay(KEY, whole, [back], look)).toEqual(half)
  })
})
