// The first note at a desk: each field that is missing or wrong is named, and what is right becomes facts of the contract's own words.
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { civilDay, instantOf } from '../../../kernel/days.ts'
import { childSeen, familyTold, incidentDescribed, incidentNoted } from '../contract/kinds.ts'
import { faultsOfNote, NO_ROOM, type NoteDraft, type NotedChild, saidOfNote } from './first-note.ts'

const ZONE = 'America/Mexico_City'
const at = (day: string, hour: string) => instantOf(day, hour, ZONE)
const dayOf = (instant: string) => civilDay(instant, ZONE)
const NOW = at('2026-11-26', '13:00')
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`

const child = (more: Partial<NotedChild> = {}): NotedChild => ({
  ...{ child: id(1), part: 'hurt', injuries: [{ body: 'arm', seen: 'tooth-marks' }], knows: 'told' },
  ...{ adult: id(9), relation: 'mother', who: '', how: 'phone', toldOn: '2026-11-26', toldAt: '12:10' },
  ...more,
})
const draft = (more: Partial<NoteDraft> = {}): NoteDraft => ({
  ...{ incident: id(5), kind: 'bite', place: 'patio', room: id(7), day: '2026-11-26', hour: '11:55' },
  ...{ children: [child()], nobody: false, head: false, aid: ['cold'], witnesses: [id(8)], unseen: false },
  words: 'Jugaban con la misma pelota',
  ...more,
})
const faults = (more: Partial<NoteDraft>) => faultsOfNote(draft(more), at, NOW)

describe('what is missing is named by its field', () => {
  test('a whole note has no fault, and one without words, aid or witnesses neither', () => {
    expect(faults({})).toEqual({})
    expect(faults({ words: '', aid: [], witnesses: [], room: NO_ROOM })).toEqual({})
  })
  test('an empty form names all that must be said, in its order', () => {
    const empty = faults({ kind: '', place: '', room: '', day: '', hour: '', children: [], words: '' })
    expect(Object.keys(empty)).toEqual(['kind', 'place', 'room', 'day', 'children'])
    expect(new Set(Object.values(empty))).toEqual(new Set(['missing']))
  })
  test.each([
    ['', 'missing'],
    ['25:00', 'no-hour'],
    ['once', 'no-hour'],
    ['13:01', 'future'],
  ])('the hour "%s" is %s', (hour, fault) => {
    expect(faults({ hour, children: [], nobody: true }).hour).toBe(fault)
  })
  test('an hour of one figure is an hour; a day to come is not', () => {
    expect(faults({ hour: '9:05' })).toEqual({})
    expect(faults({ day: '2026-11-27', hour: '9:05' }).hour).toBe('future')
  })
  test('a child is needed, or that it was none', () => {
    expect(faults({ children: [] })).toEqual({ children: 'missing' })
    expect(faults({ children: [], nobody: true })).toEqual({})
  })
  test('of a child: half an injury, an unanswered family, nobody named, told before it happened', () => {
    const of = (more: Partial<NotedChild>) => faults({ children: [child(more)] })
    expect(of({ injuries: [{ body: 'arm', seen: '' }] })).toEqual({ [`injuries|${id(1)}`]: 'half' })
    expect(of({ knows: '' })).toEqual({ [`knows|${id(1)}`]: 'missing' })
    expect(of({ adult: '' })).toEqual({ [`who|${id(1)}`]: 'missing' })
    expect(of({ adult: '', who: 'R' })).toEqual({ [`who|${id(1)}`]: 'short' })
    expect(of({ toldAt: '11:54' })).toEqual({ [`toldAt|${id(1)}`]: 'before' })
    expect(of({ toldAt: '' })).toEqual({ [`toldAt|${id(1)}`]: 'missing' })
    expect(of({ toldAt: '13:30' })).toEqual({ [`toldAt|${id(1)}`]: 'future' })
    expect(of({ knows: 'not-yet', adult: '', toldAt: '' })).toEqual({})
    expect(of({ knows: 'no-answer', adult: '' })).toEqual({})
  })
  test('who only was there needs no family', () => {
    expect(faults({ children: [child({ part: 'there', knows: '', injuries: [] })] })).toEqual({})
  })
})

describe('what is said', () => {
  const kinds = { noted: incidentNoted, described: incidentDescribed, seen: childSeen, told: familyTold }
  test('every fact has the shape of its kind, the note first', () => {
    const said = saidOfNote(draft({ head: true }), at, dayOf)
    expect(said.map((s) => [s.what, s.about])).toEqual([
      ['noted', id(5)],
      ['described', id(5)],
      ['seen', id(1)],
      ['told', id(1)],
    ])
    for (const s of said) expect(v.safeParse(kinds[s.what].payload, s.payload).issues, s.what).toBeUndefined()
    expect(said[0]!.payload).toMatchObject({ day: '2026-11-26', at: at('2026-11-26', '11:55'), head: true })
    expect(said[3]!.payload).toMatchObject({ adult: id(9), relation: 'mother', outcome: 'told' })
  })
  test('only what was said: no family, no injury, nobody who saw it', () => {
    const other = child({ child: id(2), part: 'did', knows: 'not-yet', injuries: [{ body: '', seen: '' }] })
    const said = saidOfNote(draft({ children: [other], words: ' ', unseen: true, aid: [] }), at, dayOf)
    expect(said).toHaveLength(1)
    expect(said[0]!.payload).toEqual({
      ...{ day: '2026-11-26', at: at('2026-11-26', '11:55'), kind: 'bite', place: 'patio' },
      ...{ children: [{ child: id(2), part: 'did' }], unseen: true },
    })
  })
})
