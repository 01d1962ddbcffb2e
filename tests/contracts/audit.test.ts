// Audits: an access of hours that changes nothing by any door, names only in records that Nido drew, and the audited see it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answersWith } from '../../src/app/answers.ts'
import { house } from '../../src/app/modules.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { drawSample } from '../../src/modules/audit/rules/draw-sample.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { tokenHash } from '../../src/platform/secrets.ts'
import {
  type As,
  call,
  centers,
  children,
  fact,
  idOf,
  openWorld,
  people,
  reps,
  TODAY,
  type World,
} from '../world.ts'

const auditor = idOf('auditor')
const other = idOf('another auditor')
let w: World
let clock = Date.parse('2026-11-20T18:00:00.000Z')
const at = (minutes: number) =>
  new Date(Date.parse('2026-11-20T18:00:00.000Z') + minutes * 60_000).toISOString()
const as = async (person: string): Promise<As> => ({ cookie: await w.cookie(person) })
let administrator: As
let mine: As

const granting = (person: string, book: string, more: object = {}) =>
  fact(
    'audit.granted',
    person,
    book,
    { from: at(-1), until: at(120), why: 'oficio 12', ...more },
    { author: people.administrator },
  )
const give = async (facts: object[], who = administrator) =>
  (await call(w, who, 'POST', '/v1/facts', { facts })).body.results as { answer: string; reason?: string }[]

beforeAll(async () => {
  w = await openWorld({ clock: () => new Date(clock) })
  administrator = await as(people.administrator)
  const person = (id: string, book: string) =>
    fact(
      'staff.person-registered',
      id,
      book,
      { given: 'Ausencio', first: 'Inventado' },
      { author: people.administrator },
    )
  expect(
    (
      await give([
        person(auditor, reps.north),
        person(other, reps.north),
        granting(auditor, reps.north),
        granting(other, reps.north),
      ])
    ).map((r) => r.answer),
  ).toEqual(['taken', 'taken', 'taken', 'taken'])
  // something to look at, in both centers of the north and in the one that is not theirs
  for (const c of children)
    await w.said([
      fact(
        'attendance.arrived',
        c.id,
        c.book,
        { day: TODAY, room: c.room },
        { happenedAt: '2026-11-20T14:00:00.000Z' },
      ),
    ])
  mine = await as(auditor)
})
afterAll(() => w.close())

const north = children.filter((c) => c.book !== centers.three)
const draw = async (body: object, who = mine, book = reps.north) =>
  call(w, who, 'POST', `/v1/books/${book}/audits/samples`, body)
const open = (sample: string, n: number, who = mine) =>
  call(w, who, 'GET', `/v1/books/${reps.north}/audits/samples/${sample}/records/${n}`)
const mark = (sample: string, n: number, body: object, who = mine) =>
  call(w, who, 'POST', `/v1/books/${reps.north}/audits/samples/${sample}/records/${n}`, body)
const sampleOf = (sample: string, who = mine) =>
  call(w, who, 'GET', `/v1/books/${reps.north}/audits/samples/${sample}`)

describe('the access', () => {
  test('is of an administrator, for 31 days at the most, and says why; no other door makes an auditor', async () => {
    const answers = async (more: object) => (await give([granting(auditor, reps.north, more)]))[0]!
    expect((await answers({ until: at(60 * 24 * 40) })).answer).toBe('quarantined')
    expect((await answers({ until: at(-5) })).answer).toBe('quarantined')
    expect((await answers({ why: '' })).answer).toBe('quarantined')
    for (const person of [people.national, people.supervisor, people.director1]) {
      const said = { ...granting(person, reps.north), author: person }
      expect((await give([said], await as(person)))[0]).toMatchObject({
        answer: 'review',
        reason: 'no-permission',
      })
    }
    const post = fact(
      'staff.post-held',
      auditor,
      reps.north,
      { role: 'auditor', from: TODAY },
      { author: people.administrator },
    )
    expect((await give([post]))[0]!.answer).toBe('quarantined')
    expect((await call(w, mine, 'GET', '/v1/session')).body).toMatchObject({
      posts: [{ role: 'auditor', scope: 'representation', until: at(120) }],
    })
  })

  test('changes nothing: every endpoint that writes and every kind of fact refuses, whatever the auditor says', async () => {
    const writes = answersWith(builtInTables())
      .map((b) => b.endpoint)
      .filter((e) => e.method !== 'GET' && e.access.who !== 'anyone' && e.access.who !== 'device' && !e.entry)
    expect(writes.length).toBeGreaterThan(10)
    const open: string[] = []
    for (const e of writes) {
      const path = e.path.replace(/:(\w+)/g, (_, name: string) =>
        name === 'book' ? centers.one : name === 'provider' ? 'institute' : name === 'n' ? '1' : idOf(name),
      )
      const r = await call(w, mine, e.method, path, e.method === 'DELETE' ? undefined : {})
      if (r.body?.refusal?.code !== 'read-only') open.push(e.id)
    }
    expect(open.sort()).toEqual(['audit.draw', 'audit.mark'])
    const before = await w.db.read(
      { system: true },
      (read) => read<{ n: number }>`select count(*)::int as n from page`,
    )
    for (const kind of house.kinds.keys()) {
      const said = fact(kind, children[0]!.id, centers.one, {}, { author: auditor })
      expect((await call(w, mine, 'POST', '/v1/facts', { facts: [said] })).body.refusal?.code, kind).toBe(
        'read-only',
      )
      expect((await call(w, mine, 'POST', '/v1/decisions', { fact: said })).status, kind).toBe(403)
    }
    const after = await w.db.read(
      { system: true },
      (read) => read<{ n: number }>`select count(*)::int as n from page`,
    )
    expect(after).toEqual(before)
  })

  test('sees what the place’s roles see and no child’s name: nothing that can be read without opening a record has one', async () => {
    const reads = answersWith(builtInTables())
      .map((b) => b.endpoint)
      .filter((e) => e.method === 'GET' && e.access.who !== 'device')
    let well = 0
    for (const e of reads) {
      if (e.id === 'audit.open' || e.path.startsWith('/oidc') || e.path.startsWith('/llave')) continue
      for (const book of [centers.one, reps.north, centers.three]) {
        const path = e.path.replace(/:(\w+)/g, (_, name: string) =>
          name === 'book' ? book : name === 'child' ? children[0]!.id : idOf(name),
        )
        const query = new URLSearchParams({
          ...{
            kind: book === reps.north ? 'representation' : 'center',
            id: book,
            book,
            purpose: 'supervision',
            month: '2026-11',
          },
          ...{ q: 'Alba Inventado' },
        })
        const r = await call(w, mine, 'GET', `${path}?${query}`)
        expect(r.status, e.id).toBeLessThan(500)
        if (r.status === 200) well++
        for (const c of children) expect(JSON.stringify(r.body), e.id).not.toContain(`"${c.given}`)
        if (book === centers.three && e.path.includes(':book'))
          expect([400, 403, 404], e.id).toContain(r.status)
      }
    }
    expect(well).toBeGreaterThan(5)
  })
})

describe('the draw', () => {
  test('is of the scope alone, stored with what draws it again, and said in the book before it is shown', async () => {
    const r = await draw({ records: 'children', size: 5 })
    expect(r.status).toBe(200)
    const { sample, records } = (await sampleOf(r.body.sample)).body
    expect(sample).toMatchObject({
      records: 'children',
      frame: north.length,
      size: 5,
      opened: 0,
      marked: 0,
      place: 'Rep north',
    })
    expect(JSON.stringify(records)).not.toContain('Inventado')
    const frame = [centers.one, centers.two]
      .sort()
      .map((book) => ({ book, count: children.filter((c) => c.book === book).length }))
    const sorted = (book: string) =>
      children
        .filter((c) => c.book === book)
        .map((c) => c.id)
        .sort()
    const again = drawSample(frame, 5, sample.seed).map((p) => ({
      book: p.book,
      key: sorted(p.book)[p.index]!,
    }))
    const hash = (lines: string[]) => tokenHash(lines.join('\n')).toString('hex')
    expect(hash(again.map((a) => `${a.book}:${a.key}`))).toBe(sample.drawn_hash)
    expect(hash(frame.map((f) => `${f.book}:${f.count}`))).toBe(sample.frame_hash)
    expect(records.map((x: { book: string }) => x.book)).toEqual(again.map((a) => a.book))
    const [said] = await w.db.read(
      { books: [reps.north] },
      (read) => read<{ body: string }>`
      select f.body from fact f join page p on p.book = f.book and p.fact = f.id
      where f.book = ${reps.north} and f.about = ${r.body.sample} and p.answer = 'taken'`,
    )
    expect(JSON.parse(said!.body).payload).toMatchObject({
      seed: sample.seed,
      drawnHash: sample.drawn_hash,
      size: 5,
    })
    expect(said!.body).not.toMatch(/Inventado/)
  })

  test('takes all there is when more is asked, days for what has days, and refuses what is not the auditor’s to ask', async () => {
    const all = await draw({ records: 'attendance', size: 200, from: TODAY, to: TODAY })
    expect((await sampleOf(all.body.sample)).body.sample).toMatchObject({
      size: north.length,
      frame: north.length,
    })
    const centersOnly = await draw({ records: 'centers', size: 10 })
    expect(
      (await sampleOf(centersOnly.body.sample)).body.records.map((r: { center: string }) => r.center).sort(),
    ).toEqual(['Centro one', 'Centro two'])
    expect((await draw({ records: 'measurements', size: 5, from: TODAY, to: TODAY })).body.refusal.code).toBe(
      'nothing-to-draw',
    )
    expect((await draw({ records: 'attendance', size: 5 })).body.refusal.code).toBe('which-days')
    for (const size of [0, 201, 1.5, '5'])
      expect((await draw({ records: 'children', size })).status).toBe(400)
    expect((await draw({ records: 'children', size: 5 }, mine, centers.three)).status).toBe(403)
    expect((await draw({ records: 'children', size: 5 }, mine, reps.south)).status).toBe(403)
    for (const person of [people.administrator, people.national, people.director1])
      expect((await draw({ records: 'children', size: 5 }, await as(person))).status).toBe(403)
  })
})

test('an access to the nation draws from every center', async () => {
  const all = idOf('auditor of the nation')
  expect((await give([granting(all, NATION)]))[0]!.answer).toBe('taken')
  const r = await draw({ records: 'children', size: 200 }, await as(all), NATION)
  const found = await call(w, await as(all), 'GET', `/v1/books/${NATION}/audits/samples/${r.body.sample}`)
  expect(found.body.sample).toMatchObject({ size: children.length, place: 'México' })
})

describe('looking', () => {
  test('an opened record has its name, is written down for the family, and only then is marked', async () => {
    const { sample } = (await draw({ records: 'children', size: 3 })).body
    expect((await mark(sample, 1, { mark: 'conforms' })).body.refusal.code).toBe('open-first')
    const r = await open(sample, 1)
    expect(r.status).toBe(200)
    const child = children.find((c) => c.id === r.body.child.key)!
    expect(r.body.child.given).toBe(child.given)
    expect(r.body.days).toHaveLength(1)
    await open(sample, 1)
    const log = await call(
      w,
      await as(child.book === centers.one ? people.director1 : people.director2),
      'GET',
      `/v1/books/${child.book}/children/${child.id}/reads`,
    )
    expect(log.body.reads.filter((x: { purpose: string }) => x.purpose === 'audit')).toMatchObject([
      { person: auditor, name: 'Ausencio Inventado' },
    ])
    expect((await mark(sample, 1, { mark: 'does-not' })).body.refusal).toEqual({
      code: 'say-why',
      field: 'note',
    })
    expect((await mark(sample, 1, { mark: 'does-not', note: 'falta la talla' })).status).toBe(200)
    const after = (await sampleOf(sample)).body
    expect(after.records[0]).toMatchObject({ mark: 'does-not', note: 'falta la talla' })
    expect(after.sample).toMatchObject({ opened: 1, marked: 1 })
    for (const n of [0, 4, 999]) expect((await open(sample, n)).status).toBe(404)
  })

  test('the audited center sees that it was looked at, and nothing of another; who oversees sees results without names', async () => {
    const { sample } = (await draw({ records: 'attendance', size: 200, from: TODAY, to: TODAY })).body
    const { records } = (await sampleOf(sample)).body
    for (const r of records) expect((await open(sample, r.n)).status).toBe(200)
    const seen = async (person: string, book: string) =>
      call(w, await as(person), 'GET', `/v1/books/${book}/audits/opened`)
    const one = (await seen(people.director1, centers.one)).body.opened
    const ours = records.filter((r: { book: string }) => r.book === centers.one)
    expect(one.filter((o: { records: string }) => o.records === 'attendance')).toHaveLength(ours.length)
    expect(one[0]).toMatchObject({ auditor: 'Ausencio Inventado' })
    expect((await seen(people.director1, centers.two)).status).toBe(403)
    expect((await seen(people.educator, centers.one)).status).toBe(403)
    const result = await sampleOf(sample, await as(people.supervisor))
    expect(result.body).toMatchObject({ mine: false, sample: { opened: records.length } })
    expect(JSON.stringify(result.body)).not.toContain('"given"')
    expect((await open(sample, 1, await as(people.supervisor))).status).toBe(403)
  })

  test('one auditor’s sample is not another’s, under whatever address', async () => {
    const { sample } = (await draw({ records: 'children', size: 2 })).body
    const theirs = await as(other)
    expect((await sampleOf(sample, theirs)).status).toBe(404)
    expect((await open(sample, 1, theirs)).status).toBe(404)
    expect((await call(w, theirs, 'GET', '/v1/audits')).body.samples).toEqual([])
    expect(
      (await call(w, mine, 'GET', `/v1/books/${centers.one}/audits/samples/${sample}/records/1`)).status,
    ).toBe(404)
  })

  test('what was erased after the draw is not shown', async () => {
    const { sample } = (await draw({ records: 'children', size: north.length })).body
    const gone = (await open(sample, 1)).body.child
    const erased = await call(w, administrator, 'POST', `/v1/books/${gone.book}/children/${gone.key}/erase`, {
      reason: 'lo pide la familia',
    })
    expect(erased.status).toBe(200)
    expect((await open(sample, 1)).body).toMatchObject({ gone: true, child: null, days: [] })
  })
})

describe('the end', () => {
  test('ending it early, and the hour itself, close everything at once, in a session that is open', async () => {
    const given = (
      await w.db.read(
        { system: true },
        (read) => read<{ key: string }>`select key from audit_grant where person = ${other}`,
      )
    )[0]!
    const theirs = await as(other)
    expect((await call(w, theirs, 'GET', '/v1/audits')).status).toBe(200)
    const ending = fact(
      'audit.ended',
      other,
      reps.north,
      { grant: given.key, reason: 'ya no' },
      { author: people.administrator },
    )
    expect((await give([ending]))[0]!.answer).toBe('taken')
    expect((await call(w, theirs, 'GET', '/v1/audits')).status).toBe(403)
    const { sample } = (await draw({ records: 'children', size: 2 })).body
    clock += 119 * 60_000
    expect((await open(sample, 1)).status).toBe(200)
    clock += 60_000
    for (const r of [
      await open(sample, 2),
      await sampleOf(sample),
      await draw({ records: 'children', size: 1 }),
      await mark(sample, 1, { mark: 'conforms' }),
    ])
      expect(r.status).toBe(403)
    expect((await call(w, mine, 'GET', `/v1/board?kind=representation&id=${reps.north}`)).status).toBe(403)
    expect((await call(w, mine, 'GET', '/v1/session')).body.posts).toEqual([])
    // the results stay for who oversees
    expect((await sampleOf(sample, await as(people.supervisor))).status).toBe(200)
  })
})
