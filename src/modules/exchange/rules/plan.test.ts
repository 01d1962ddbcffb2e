// Plans: the first word, the same word, a correction, and a person's later word.
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { Fact as Envelope } from '../../../kernel/fact.ts'
import type { Draft } from '../../../kernel/import-target.ts'
import { differs, FIRST_SAID, planDraft } from './plan.ts'

const digest = (text: string) => createHash('sha256').update(text).digest()
const id = '11111111-1111-8111-8111-111111111111'
const parts = { author: id, digest, now: '2026-11-20T10:00:00.000Z' }
const center: Draft = {
  ...{ about: id, book: id, table: 'center', key: id },
  kind: 'network.center-registered',
  fields: { name: 'A', publishedPlaces: 50, partner: undefined },
  first: { status: 'open' },
  as: { changed: 'network.center-changed' },
}
const row = (name: string, places: number) => ({
  book: id,
  key: id,
  name,
  published_places: places,
  partner: 'X',
  status: 'closed',
})
const said = (fact: Fact, estAt: string, more: Partial<Fact> = {}): Stamped => ({
  fact: { ...fact, ...more },
  estAt,
})

function first(): Fact {
  const p = planDraft(center, undefined, [], parts)
  if (p.state !== 'added') throw new Error(p.state)
  return p.fact
}

test('the first word has the same id whenever it is said, and a readable envelope', () => {
  const later = planDraft(center, undefined, [], { ...parts, now: '2027-01-01T00:00:00.000Z' })
  expect('fact' in later && later.fact).toEqual(first())
  expect(v.safeParse(Envelope, first()).success).toBe(true)
  expect(first()).toMatchObject({
    happenedAt: FIRST_SAID,
    origin: 'import',
    payload: { name: 'A', publishedPlaces: 50, status: 'open' },
  })
})

test('what a file does not say, and what was only added the first time, is never compared', () => {
  expect(differs(center, row('A', 50))).toBe(false)
  expect(planDraft(center, row('A', 50), [], parts)).toEqual({ state: 'same' })
})

test('a changed row is a correction of the fields that differ, over the facts that set them', () => {
  const p = planDraft(center, row('B', 50), [said(first(), FIRST_SAID)], parts)
  expect('fact' in p && p.fact).toMatchObject({
    kind: 'network.center-changed',
    happenedAt: parts.now,
    payload: { name: 'A' },
    supersedes: [first().id],
  })
})

test('a person’s later word stands over a file that says again what it said; a file that says something new is heard', () => {
  const imported = said(first(), FIRST_SAID)
  const person = said(first(), '2026-10-01T00:00:00.000Z', {
    id: first().id.replace(/^./, '1'),
    kind: 'network.center-changed',
    origin: 'desk',
    payload: { name: 'B' },
  })
  expect(planDraft(center, row('B', 50), [imported, person], parts)).toEqual({ state: 'kept' })
  const news = planDraft({ ...center, fields: { name: 'C' } }, row('B', 50), [imported, person], parts)
  expect(news.state).toBe('changed')
})

const assigned: Draft = {
  ...{ about: id, book: id, table: 'municipality_membership', key: '15001|2009-07-01' },
  kind: 'network.municipality-assigned',
  fields: { representation: id, source: 'lista' },
  first: { cvegeo: '15001', from: '2009-07-01' },
  as: 'whole',
}

test('a whole statement is said again over what stood, and never where a value is known and only unknown ones may be filled', () => {
  const standing = { book: id, key: assigned.key, representation: null, source: 'sin confirmar' }
  const p = planDraft(
    assigned,
    standing,
    [said(first(), FIRST_SAID, { kind: assigned.kind, payload: { representation: null, extra: 1 } })],
    parts,
  )
  expect('fact' in p && p.fact.payload).toEqual({
    cvegeo: '15001',
    from: '2009-07-01',
    representation: id,
    source: 'lista',
    extra: 1,
  })
  const filling: Draft = {
    ...assigned,
    fields: { representation: null, source: 'estado' },
    when: { unknownOnly: 'representation' },
  }
  expect(planDraft(filling, { ...standing, representation: id } as never, [], parts)).toEqual({
    state: 'same',
  })
})

test('a room from a day on is added beside those before, once', () => {
  const place: Draft = {
    ...center,
    table: 'child',
    kind: 'children.child-placed',
    fields: { room: id, from: '2026-09-01' },
    as: 'place',
  }
  const placed = { book: id, key: id, rooms: [{ from: '2026-09-01', room: id }] }
  expect(planDraft(place, placed, [], parts)).toEqual({ state: 'same' })
  expect(planDraft({ ...place, fields: { room: id, from: '2026-10-01' } }, placed, [], parts)).toMatchObject({
    state: 'changed',
    fact: { kind: 'children.child-placed' },
  })
})
