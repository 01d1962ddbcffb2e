// What was said of an incident gives the same rows in any order; no child’s part tells of another; the tablet says what the server says.
import { describe, expect, test } from 'vitest'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { carryIncident, incidentCarrying } from '../carry.ts'
import type { PatternIncident } from '../contract.ts'
import { incidentsOf } from '../indicators.ts'
import { asksOf, untoldOf } from './asks.ts'
import { incidentAsking } from './carried-asks.ts'
import { foldIncident, foldIncidentChild } from './fold-incident.ts'
import { patternOf } from './pattern.ts'

const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const [book, room, incident, ana, leo, eva, educator] = [1, 2, 3, 4, 5, 6, 7].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]
const nobody = () => undefined
let n = 100
const said = (kind: string, about: string, at: string, payload: object): Stamped => ({
  fact: {
    ...{ id: id(++n), kind: `safety.${kind}`, kindVersion: 1, about, book, room, happenedAt: at },
    ...{ author: educator, origin: 'tablet', payload },
  } as Fact,
  estAt: at,
})
const AT = '2026-11-12T17:30:00.000Z'
const noted = said('incident-noted', incident, '2026-11-12T17:35:00.000Z', {
  ...{ day: '2026-11-12', at: AT, kind: 'bite', place: 'patio', aid: ['washed'] },
  children: [
    { child: ana, part: 'hurt' },
    { child: leo, part: 'did' },
    { child: eva, part: 'there' },
  ],
})
const told = (child: string, at: string, outcome = 'told') =>
  said('family-told', child, at, { incident, how: 'phone', at, outcome, who: 'su mamá' })
const seen = said('child-seen', ana, '2026-11-12T17:40:00.000Z', {
  ...{ incident, injuries: [{ body: 'arm', seen: 'tooth-marks' }], words: 'sin piel abierta' },
})
const facts = [
  ...[noted, seen, told(ana, '2026-11-12T18:00:00.000Z', 'no-answer'), told(ana, '2026-11-12T19:00:00.000Z')],
  said('incident-described', incident, '2026-11-12T17:41:00.000Z', {
    words: 'Por un cubo',
    children: [ana, leo],
  }),
]

describe('an incident', () => {
  const whole = foldIncident(book, incident, facts)!
  test('tells whose family knows since when; a call nobody answered is not telling', () => {
    expect(whole.children).toEqual([
      { child: ana, part: 'hurt', told: '2026-11-12T19:00:00.000Z', signed: false },
      { child: leo, part: 'did', told: null, signed: false },
      { child: eva, part: 'there', told: null, signed: false },
    ])
    expect(untoldOf(whole.children).map((c) => c.child)).toEqual([leo])
    expect(whole).toMatchObject({
      kind: 'bite',
      place: 'patio',
      room,
      flags: [],
      reviewed: null,
      closed: null,
    })
    expect(whole.accounts.map((a) => a.words)).toEqual(['Por un cubo'])
  })

  test('of one child says nothing of another', () => {
    const mine = foldIncidentChild(
      book,
      `${incident}|${ana}`,
      facts.filter((s) => s.fact.about !== leo),
      nobody,
    )!
    expect(mine).toMatchObject({ part: 'hurt', aid: ['washed'], words: 'sin piel abierta' })
    expect(mine.told.map((t) => t.outcome)).toEqual(['no-answer', 'told'])
    for (const other of [leo, eva]) expect(JSON.stringify(mine)).not.toContain(other)
    expect(JSON.stringify(mine)).not.toContain('cubo')
    // first aid said of the incident is of who was hurt
    expect(foldIncidentChild(book, `${incident}|${leo}`, [noted], nobody)!.aid).toEqual([])
    expect(foldIncidentChild(book, `${incident}|${id(99)}`, facts, nobody)).toBeUndefined()
  })

  test('injuries add up over tablets and days, each once, and nothing seen gives way to what was', () => {
    const see = (at: string, ...injuries: { body: string; seen: string }[]) =>
      said('child-seen', ana, at, { incident, injuries })
    const fold = (list: readonly Stamped[]) =>
      foldIncidentChild(book, `${incident}|${ana}`, list, nobody)!.injuries
    const none = see('2026-11-12T17:36:00.000Z', { body: 'other', seen: 'nothing-seen' })
    expect(fold([noted, none])).toEqual([{ body: 'other', seen: 'nothing-seen' }])
    const again = see('2026-11-12T17:45:00.000Z', { body: 'arm', seen: 'tooth-marks' })
    const later = see('2026-11-12T18:00:00.000Z', { body: 'face', seen: 'redness' })
    expect(fold([noted, none, seen, again, later])).toEqual([
      { body: 'arm', seen: 'tooth-marks' },
      { body: 'face', seen: 'redness' },
    ])
  })

  test('nobody noted is nothing, whatever else was said of it', () => {
    expect(foldIncident(book, incident, facts.slice(1))).toBeUndefined()
  })

  test('flags hours that cannot be', () => {
    const early = foldIncident(book, incident, [noted, told(ana, '2026-11-12T17:00:00.000Z')])!
    expect(early.flags).toEqual(['told-before-it-happened'])
    const late = said('incident-noted', incident, '2026-11-14T17:35:00.000Z', noted.fact.payload)
    expect(foldIncident(book, incident, [late])!.flags).toEqual(['said-late'])
  })
})

describe('what it asks', () => {
  const asked = (list: readonly Stamped[]) => {
    const r = foldIncident(book, incident, list)!
    return asksOf({
      ...{
        at: r.at,
        said_at: r.said_at,
        kind: r.kind,
        head: r.head,
        room: r.room ?? r.book,
        children: r.children,
      },
      ...{ reviewed: r.reviewed?.at ?? null, closed: r.closed !== null },
    })
  }
  const keys = (list: readonly Stamped[]) => asked(list).map((t) => t.key)
  const reviewed = said('incident-reviewed', incident, '2026-11-13T15:00:00.000Z', {})
  test('first that families are told and the director looks; then the signature and the closing; then nothing', () => {
    expect(keys([noted])).toEqual([`tell:${ana}`, `tell:${leo}`, 'review'])
    expect(asked([noted])[0]).toMatchObject({ from: AT, by: '2026-11-12T21:30:00.000Z', owner: 'educator' })
    expect(keys([...facts, reviewed])).toEqual([`tell:${leo}`, `sign:${ana}`, 'close'])
    const closed = said('incident-closed', incident, '2026-11-14T15:00:00.000Z', { change: 'más cubos' })
    expect(keys([...facts, reviewed, closed])).toEqual([])
  })

  test('the tablet’s row asks what the server’s does, told by the feed or still in the outbox', () => {
    const carried = carryIncident(foldIncident(book, incident, facts)!)!
    const laid = incidentCarrying.overlay(incident, undefined, facts, () => undefined)!
    expect(laid).toEqual(carried)
    expect(incidentAsking.asks(incident, laid, () => undefined)).toEqual(asked(facts))
    const over = carryIncident(foldIncident(book, incident, [noted])!)!
    expect(incidentCarrying.overlay(incident, over, facts.slice(1), () => undefined)).toEqual(carried)
  })
})

test('figures count the incident once and the families told in time; the others of the kind are untouched', () => {
  expect(incidentsOf(foldIncident(book, incident, facts)!)).toEqual([
    { indicator: 'safety.bite', room, period: '2026-11', part: 1, whole: 1 },
    { indicator: 'safety.families-told', room, period: '2026-11', part: 1, whole: 2 },
  ])
})

describe('the pattern', () => {
  const bite = (hour: number, did: string, hurt: string): PatternIncident => ({
    kind: 'bite',
    place: 'room',
    ...{ weekday: 2, hour },
    children: [
      { child: did, part: 'did', told: null, signed: false },
      { child: hurt, part: 'hurt', told: null, signed: false },
    ],
  })
  const list = [bite(12, leo, ana), bite(12, leo, ana), bite(10, leo, eva)]
  test('tells the center which hour, which child, which two', () => {
    const p = patternOf(list, true)
    expect(p.cells).toEqual([
      { weekday: 2, hour: 10, count: 1 },
      { weekday: 2, hour: 12, count: 2 },
    ])
    expect(p.children).toEqual([
      { child: leo, hurt: 0, did: 3 },
      { child: ana, hurt: 2, did: 0 },
    ])
    expect(p.pairs).toEqual([{ did: leo, hurt: ana, count: 2 }])
  })
  test('tells who is elsewhere no child and no number under ten', () => {
    const p = patternOf(list, false)
    expect([p.children, p.pairs]).toEqual([[], []])
    expect([...p.cells, ...p.places, ...p.kinds].every((x) => x.count === null)).toBe(true)
    const many = patternOf(
      Array.from({ length: 10 }, () => bite(12, leo, ana)),
      false,
    )
    expect(many.cells).toEqual([{ weekday: 2, hour: 12, count: 10 }])
  })
})
