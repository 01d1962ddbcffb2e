// Two files of one child become one with both histories, and two again with nothing lost; whoever may not, may not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import {
  bookState,
  call,
  centers,
  fact,
  idOf,
  now,
  openWorld,
  people,
  rooms,
  TODAY,
  type World,
} from '../world.ts'

type Row = Record<string, unknown>
const one = centers.one
const [lactantes, maternal] = rooms.one

let w: World
let n = 0
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.close())

const said = (facts: Fact[]) => w.said(facts)
const decide = async (person: string, f: unknown) =>
  call(w, { cookie: await w.cookie(person) }, 'POST', '/v1/decisions', { fact: f })
const childRow = async (book: string, key: string) =>
  (
    await w.db.read({ system: true }, (read) =>
      // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the row holds
      read.text<any>('select * from child where book = $1 and key = $2', [book, key]),
    )
  )[0]
const rows = (table: string, book: string, child: string) =>
  w.db.read({ system: true }, (read) =>
    read.text<Row>(`select * from ${table} where book = $1 and child = $2 order by key`, [book, child]),
  )
const figure = async (book: string, indicator: string, period: string) =>
  Number(
    (
      await w.db.read({ system: true }, (read) =>
        read.text<{ whole: number }>(
          'select coalesce(sum(whole), 0) as whole from figure where book = $1 and indicator = $2 and period = $3',
          [book, indicator, period],
        ),
      )
    )[0]!.whole,
  )
const feedOf = (book: string, entity: string) =>
  w.db.read({ system: true }, (read) =>
    read.text<{ op: string }>('select op from feed where book = $1 and entity = $2', [book, entity]),
  )

type File = { id: string; registered: Fact; book: string }
/** A child's file with a room, a day, two measurings and an alert. */
async function file(book: string, identity: Row, room: string): Promise<File> {
  const id = idOf(`file ${n++}`)
  const who = { given: 'Nora', first: 'Inventada', second: 'Ejemplo', sex: 'F', birth: '2025-03-04' }
  const registered = fact('children.child-registered', id, book, { ...who, ...identity })
  await said([
    registered,
    fact('children.child-placed', id, book, { room, from: '2026-03-01' }),
    fact('attendance.arrived', id, book, { day: '2026-11-10', room }),
    fact('growth.measured', id, book, { day: `2026-0${6 + (n % 3)}-05`, weightKg: 8 + n / 100 }),
    fact('growth.measured', id, book, { day: '2026-10-05', weightKg: 9 + n / 100 }),
    fact('children.alert-noted', id, book, { alert: 'allergy', text: `alerta ${n}`, grave: true }),
  ])
  return { id, registered, book }
}

const whole = { given: 'Nora', first: 'Inventada', second: 'Ejemplo', sex: 'F', birth: '2025-03-04' }
function join(kept: File, other: File, more: Row = {}, over: Partial<Fact> = {}): Fact {
  const together = kept.book === other.book
  return fact(
    'children.files-joined',
    kept.id,
    kept.book,
    {
      ...(together ? { file: other.id } : { file: other.id, from: other.book }),
      identity: whole,
      place: { room: kept.book === one ? lactantes : rooms.two[0], from: TODAY },
      ...more,
    },
    {
      author: people.director1,
      supersedes: together ? [kept.registered.id, other.registered.id] : [kept.registered.id],
      ...over,
    },
  )
}
const split = (kept: File, joined: Fact, more: Row = {}, over: Partial<Fact> = {}) =>
  fact(
    'children.files-split',
    kept.id,
    kept.book,
    { join: joined.id, theirs: [], reason: 'eran dos', ...more },
    over,
  )

describe('two files in one center', () => {
  test('become one with both histories, counted once; what comes late under the other name is the kept one’s', async () => {
    const a = await file(one, {}, lactantes)
    const b = await file(one, { given: 'Norah' }, maternal)
    const enrolled = await figure(one, 'children.enrolled', 'now')
    const weighed = await figure(one, 'growth.measured', '2026-10')
    const days = await figure(one, 'attendance.days', '2026-11')
    const j = join(a, b)
    w.statements.length = 0
    expect((await decide(people.director1, j)).status).toBe(200)
    expect(Math.max(...w.statements)).toBeLessThanOrEqual(40)
    expect(await childRow(one, b.id)).toBeUndefined()
    const kept = await childRow(one, a.id)
    expect(kept).toMatchObject({ given: 'Nora', room: lactantes, conflicts: [], left_on: null })
    expect(kept.alerts).toHaveLength(2)
    expect(await rows('measurement', one, a.id)).toHaveLength(4)
    expect(await figure(one, 'children.enrolled', 'now')).toBe(enrolled - 1)
    expect(await figure(one, 'growth.measured', '2026-10')).toBe(weighed - 1)
    expect(await figure(one, 'attendance.days', '2026-11')).toBe(days - 1)
    expect((await feedOf(one, `child:${b.id}`))[0]!.op).not.toBe('put')
    // a tablet that was away still says it of the other
    const tablet = await w.tablet(one)
    const late = fact(
      'attendance.arrived',
      b.id,
      one,
      { day: '2026-11-12', room: maternal },
      { author: people.educator, origin: 'tablet', device: tablet.id, dseq: 1 },
    )
    const source = { by: 'device', device: tablet.id, book: one } as const
    expect((await takeBatch(w.db, w.house, [late], source, now))[0]!.answer).toBe('taken')
    expect((await rows('attendance_day', one, a.id)).map((d) => d.day)).toContain('2026-11-12')
    expect(await rows('attendance_day', one, b.id)).toEqual([])
    // a correction of the kept one names the joining and leaves no conflict
    await said([
      fact('children.child-changed', a.id, one, { birth: '2025-03-05' }, { supersedes: [kept.set_by.birth] }),
    ])
    expect(await childRow(one, a.id)).toMatchObject({ birth: '2025-03-05', conflicts: [] })
  })

  test('a double click joins once; the other way round is refused with its reason; so is what was changed meanwhile', async () => {
    const a = await file(one, {}, lactantes)
    const b = await file(one, {}, lactantes)
    const j = join(a, b)
    const both = await Promise.all([decide(people.director1, j), decide(people.director1, j)])
    expect(both.map((r) => r.status)).toEqual([200, 200])
    expect(both.map((r) => r.body.answer).sort()).toEqual(['duplicate', 'taken'])
    const back = await decide(people.director1, join(b, a))
    expect([back.status, back.body.refusal.code]).toEqual([409, 'already-joined'])
    const c = await file(one, {}, lactantes)
    const d = await file(one, {}, lactantes)
    const ways = await Promise.all([
      decide(people.director1, join(c, d)),
      decide(people.director1, join(d, c)),
    ])
    expect(ways.map((r) => r.status).sort()).toEqual([200, 409])
    const e = await file(one, {}, lactantes)
    const f = await file(one, {}, lactantes)
    await said([
      fact('children.child-changed', f.id, one, { given: 'Otra' }, { supersedes: [f.registered.id] }),
    ])
    const stale = await decide(people.director1, join(e, f))
    expect([stale.status, stale.body.refusal.code]).toEqual([409, 'changed-meanwhile'])
    expect((await decide(people.director1, join(e, e, {}, { supersedes: [e.registered.id] }))).status).toBe(
      409,
    )
    const noRoom = await decide(people.director1, join(e, c, { place: { room: rooms.two[0], from: TODAY } }))
    expect(noRoom.status).toBe(409)
  })

  test('chains: the first of three is the third’s; splitting the middle leaves the rest', async () => {
    const a = await file(one, {}, lactantes)
    const b = await file(one, {}, lactantes)
    const c = await file(one, {}, lactantes)
    const ab = join(b, a)
    const bc = join(c, b, {}, { supersedes: [c.registered.id, ab.id] })
    expect((await decide(people.director1, ab)).status).toBe(200)
    expect((await decide(people.director1, bc)).status).toBe(200)
    expect(await rows('measurement', one, c.id)).toHaveLength(6)
    expect((await childRow(one, c.id)).alerts).toHaveLength(3)
    expect((await decide(people.director1, split(b, ab))).status).toBe(200)
    expect(await rows('measurement', one, c.id)).toHaveLength(4)
    expect(await rows('measurement', one, a.id)).toHaveLength(2)
    expect(await childRow(one, b.id)).toBeUndefined()
  })

  test('split again, both stand as if nothing had been joined; what is the other’s goes to it', async () => {
    const a = await file(one, {}, lactantes)
    const b = await file(one, { given: 'Norma' }, maternal)
    const before = await bookState(w, one)
    const j = join(a, b)
    expect((await decide(people.director1, j)).status).toBe(200)
    const s = split(a, j)
    expect((await decide(people.director1, s)).status).toBe(200)
    expect((await decide(people.director1, s)).body.answer).toBe('duplicate')
    expect(await bookState(w, one)).toEqual(before)
    const again = await decide(people.director1, split(a, j))
    expect([again.status, again.body.refusal.code]).toEqual([409, 'not-joined'])
    // joined again; said meanwhile: one measuring is the other's
    const j2 = join(a, b)
    expect((await decide(people.director1, j2)).status).toBe(200)
    const mine = fact('growth.measured', a.id, one, { day: '2026-11-15', weightKg: 9.5 })
    const theirs = fact('growth.measured', a.id, one, { day: '2026-11-16', weightKg: 10.5 })
    await said([mine, theirs])
    expect((await decide(people.director1, split(a, j2, { theirs: [theirs.id] }))).status).toBe(200)
    expect((await rows('measurement', one, a.id)).map((m) => m.day)).toContain('2026-11-15')
    expect((await rows('measurement', one, a.id)).map((m) => m.day)).not.toContain('2026-11-16')
    expect((await rows('measurement', one, b.id)).map((m) => m.day)).toContain('2026-11-16')
  })

  test('a word withdrawn from outside does not undo a joining: splitting is a decision', async () => {
    const a = await file(one, {}, lactantes)
    const b = await file(one, {}, lactantes)
    const j = join(a, b)
    await decide(people.director1, j)
    const undo = fact('book.withdrawn', j.id, one, { reason: 'atajo' }, { author: people.director1 })
    const r = await call(w, { cookie: await w.cookie(people.director1) }, 'POST', '/v1/facts', {
      facts: [undo],
    })
    expect(r.body.results[0]).toMatchObject({ answer: 'review', reason: 'needs-decision' })
    expect(await childRow(one, b.id)).toBeUndefined()
  })
})

describe('what splitting asks about', () => {
  const asked = async (person: string, book: string, child: string) =>
    call(
      w,
      { cookie: await w.cookie(person) },
      'GET',
      `/v1/books/${book}/children/${child}/joined?purpose=care`,
    )

  test('who joined, why, and what was said of the kept one since: a correction goes with what it corrects', async () => {
    const a = await file(one, {}, lactantes)
    const b = await file(one, {}, lactantes)
    expect((await asked(people.director1, one, a.id)).body.joined).toEqual([])
    const j = join(a, b, {}, { reason: 'la misma acta' })
    expect((await decide(people.director1, j)).status).toBe(200)
    const later = { happenedAt: '2026-11-20T16:00:00.000Z' }
    const wrong = fact('growth.measured', a.id, one, { day: '2026-11-17', weightKg: 19.5 }, later)
    const right = fact(
      'growth.measured',
      a.id,
      one,
      { day: '2026-11-17', weightKg: 9.5 },
      { ...later, corrects: wrong.id },
    )
    const kept = fact('growth.measured', a.id, one, { day: '2026-11-18', weightKg: 9.6 }, later)
    const own = fact('growth.measured', b.id, one, { day: '2026-11-19', weightKg: 9.7 }, later)
    await said([wrong, right, kept, own])
    const told = await asked(people.director1, one, a.id)
    expect(told.status).toBe(200)
    expect(told.body.joined).toMatchObject([{ join: j.id, file: b.id, from: null, reason: 'la misma acta' }])
    const since = told.body.joined[0].since as { facts: string[] }[]
    expect(since.map((s) => s.facts).sort()).toEqual([[right.id, wrong.id], [kept.id]].sort())
    expect((await asked(people.director2, one, a.id)).status).toBe(403)
    expect((await asked(people.educator, one, a.id)).status).toBe(403)
    const s = split(a, j, { theirs: [right.id, wrong.id] })
    expect((await decide(people.director1, s)).status).toBe(200)
    const weighed = async (child: string) =>
      (await rows('measurement', one, child)).map((m) => [m.day, m.weight_kg])
    expect((await weighed(a.id)).filter(([d]) => String(d) > '2026-11-16')).toEqual([['2026-11-18', 9.6]])
    expect((await weighed(b.id)).filter(([d]) => String(d) > '2026-11-16').sort()).toEqual([
      ['2026-11-17', 9.5],
      ['2026-11-19', 9.7],
    ])
    expect((await asked(people.director1, one, a.id)).body.joined).toEqual([])
  })

  test('files of two centers are compared by who reaches both, and by nobody else', async () => {
    const a = await file(one, {}, lactantes)
    const b = await file(centers.two, {}, rooms.two[0])
    const beside = async (person: string) =>
      call(
        w,
        { cookie: await w.cookie(person) },
        'GET',
        `/v1/books/${one}/children/${a.id}/beside/${b.id}?from=${centers.two}&purpose=care`,
      )
    const told = await beside(people.supervisor)
    expect(told.status).toBe(200)
    // one day each, the same one: nobody is in two places
    expect(told.body.days).toEqual({ kept: ['2026-11-10'], other: ['2026-11-10'] })
    expect(told.body.stays).toEqual({ from: '2026-03-01', until: null })
    expect(told.body.reasons).toEqual(expect.arrayContaining(['stays-two-centers', 'seen-both-once']))
    const past = told.body.past as { of: string; from: string; words: { es: string } }[]
    for (const of of ['kept', 'other']) {
      const lines = past.filter((p) => p.of === of).map((p) => p.words.es)
      expect(lines.filter((l) => l.startsWith('Medición'))).toHaveLength(2)
      expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^Sala /), 'Asistencia: 1 día']))
      expect(lines.some((l) => l.startsWith('Alerta: alerta'))).toBe(true)
    }
    expect(past.map((p) => p.from)).toEqual(past.map((p) => p.from).sort())
    expect(told.body.withheld).toEqual([])
    // who may not see documents is told that some are not shown
    const afar = await beside(people.national)
    expect((afar.body.withheld as { es: string }[]).map((x) => x.es)).toEqual(['Documentos'])
    const refused = await beside(people.director1)
    expect([refused.status, refused.body.refusal.code]).toEqual([403, 'out-of-scope'])
  })
})

describe('a file of another center', () => {
  test('comes like a transfer and is joined; split again, both centers stand as before', async () => {
    const a = await file(one, {}, lactantes)
    const b = await file(centers.two, { given: 'Norita' }, rooms.two[0])
    const before = [await bookState(w, one), await bookState(w, centers.two)]
    const j = join(a, b, {}, { author: people.supervisor })
    const refused = await decide(people.director1, { ...j, author: people.director1 })
    expect([refused.status, refused.body.refusal.code]).toEqual([403, 'out-of-scope'])
    expect((await decide(people.supervisor, j)).status).toBe(200)
    expect(await childRow(centers.two, b.id)).toMatchObject({ left_on: TODAY, left_to: one })
    expect(await childRow(one, b.id)).toBeUndefined()
    const kept = await childRow(one, a.id)
    expect(kept.alerts).toHaveLength(2)
    expect(kept.conflicts).toEqual([])
    expect(await rows('measurement', one, a.id)).toHaveLength(4)
    // its own center keeps its days; a late one is still counted there
    expect(await rows('attendance_day', centers.two, b.id)).toHaveLength(1)
    const twice = await decide(people.supervisor, join(a, b, {}, { author: people.supervisor }))
    expect([twice.status, twice.body.refusal.code]).toEqual([409, 'already-joined'])
    const s = split(a, j, { from: centers.two }, { author: people.supervisor })
    expect((await decide(people.supervisor, s)).status).toBe(200)
    expect([await bookState(w, one), await bookState(w, centers.two)]).toEqual(before)

    // both files say so for good: in full to who reaches both, without naming the other to who reaches one
    const opened = async (person: string, book: string, id: string) => {
      const path = `/v1/books/${book}/children/${id}?purpose=care`
      return (await call(w, { cookie: await w.cookie(person) }, 'GET', path)).body.parted as Row[]
    }
    const full = { reason: 'eran dos', by: expect.any(String), joined_at: expect.any(String) }
    expect(await opened(people.supervisor, one, a.id)).toEqual([
      expect.objectContaining({
        ...full,
        book: centers.two,
        file: b.id,
        center: expect.any(String),
        name: null,
      }),
    ])
    expect(await opened(people.supervisor, centers.two, b.id)).toEqual([
      expect.objectContaining({ ...full, book: one, file: a.id }),
    ])
    expect(await opened(people.director2, centers.two, b.id)).toEqual([
      expect.objectContaining({ book: null, file: null, name: null, center: null, by: null, reason: null }),
    ])
  })
})

describe('who may', () => {
  test('an educator and another center’s director are refused, and nothing changes', async () => {
    const a = await file(one, {}, lactantes)
    const b = await file(one, {}, lactantes)
    const before = await bookState(w, one)
    for (const person of [people.educator, people.nurse, people.director2, people.administrator]) {
      const r = await decide(person, join(a, b, {}, { author: person }))
      expect(r.status, person).toBe(403)
    }
    expect(await bookState(w, one)).toEqual(before)
  })
})

describe('forgetting', () => {
  test('after a joining everything is forgotten under both names, past figures stay, and late facts are blank', async () => {
    const a = await file(one, {}, lactantes)
    const b = await file(one, { given: 'Quetzalbis' }, maternal)
    await decide(people.director1, join(a, b))
    const past = await figure(one, 'attendance.days', '2026-11')
    const cookie = await w.cookie(people.administrator)
    const erased = await call(w, { cookie }, 'POST', `/v1/books/${one}/children/${b.id}/erase`, {
      reason: 'pedido',
    })
    expect(erased.status).toBe(200)
    for (const id of [a.id, b.id]) expect(await childRow(one, id)).toBeUndefined()
    await takeBatch(
      w.db,
      w.house,
      [a.id, b.id].map((id) => fact('growth.measured', id, one, { day: '2026-11-18', weightKg: 8 })),
      { by: 'system' },
      now,
    )
    const left = await w.db.read({ system: true }, (read) =>
      read.text<{ n: number }>(
        `select count(*)::int as n from fact where body like '%Quetzalbis%' or (kind <> 'book.person-erased' and (body like '%' || $1 || '%' or body like '%' || $2 || '%'))`,
        [a.id, b.id],
      ),
    )
    expect(left[0]!.n).toBe(0)
    expect(await figure(one, 'attendance.days', '2026-11')).toBe(past)
  })
})

test('after all of this a rebuild finds no difference and every chain holds', async () => {
  const before = await bookState(w, one)
  expect(await rebuildAll(w.db, w.house, () => {})).toEqual([])
  expect(await bookState(w, one)).toEqual(before)
  expect((await verifyAll(w.db, w.house, () => {})).bad).toBeUndefined()
})
