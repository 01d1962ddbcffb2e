// The one door under everything a network of tablets can send: every fact is taken, waiting, in review or kept apart — never lost.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { modulesWith } from '../../src/app/modules.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { uuid7OfDigest } from '../../src/kernel/ids.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { openDb } from '../../src/platform/db.ts'
import { houseOf } from '../../src/platform/house.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { verifyAll, verifyBook } from '../../src/platform/verifying.ts'
import {
  bookState,
  call,
  centers,
  childFacts,
  children,
  fact,
  idOf,
  NOW,
  now,
  openWorld,
  people,
  rooms,
  signed,
  type Tablet,
  TODAY,
  type World,
} from '../world.ts'

const one = centers.one
const kids = children.filter((c) => c.book === one)
const [kid, kid2] = kids as [(typeof kids)[0], (typeof kids)[0]]
const room = rooms.one[0]

let world: World
let tablet: Tablet
let dseq = 0
beforeAll(async () => {
  world = await openWorld()
  tablet = await world.tablet(one)
})
afterAll(() => world.close())

/** A fact as the tablet says it: with its counter, by the educator unless told otherwise. */
const tap = (kind: string, about: string, payload: Record<string, unknown>, more: Partial<Fact> = {}): Fact =>
  fact(kind, about, one, payload, {
    ...{
      author: people.educator,
      origin: 'tablet',
      device: tablet.id,
      dseq: ++dseq,
      happenedAt: '2026-11-20T14:00:00.000Z',
    },
    ...more,
  })
const arrives = (about: string, day: string, more: Partial<Fact> = {}) =>
  tap('attendance.arrived', about, { day, room }, more)

type Result = { id: string; answer: string; reason?: string }
async function push(facts: readonly unknown[], by: Tablet = tablet): Promise<Result[]> {
  const r = await call(world, { tablet: by }, 'POST', '/v1/facts', { facts })
  expect(r.status, JSON.stringify(r.body)).toBe(200)
  return r.body.results as Result[]
}
const answers = async (facts: readonly unknown[], by?: Tablet) =>
  (await push(facts, by)).map((r) => (r.reason ? `${r.answer}: ${r.reason}` : r.answer))
const query = <T>(sql: string, values: unknown[] = []) =>
  world.db.read({ system: true }, (read) => read.text<T>(sql, values))
const rowOf = async (table: string, key: string, book: string = one) =>
  (
    await query<Record<string, unknown>>(`select * from ${table} where book = $1 and key = $2`, [book, key])
  )[0]
const estOf = async (id: string) =>
  (await query<{ est_at: string }>('select est_at from fact where id = $1', [id]))[0]!.est_at

describe('the five answers', () => {
  test('taken, duplicate, flagged, review and quarantined, each for its reason', async () => {
    const good = arrives(kid.id, '2026-11-20')
    expect(await answers([good])).toEqual(['taken'])
    expect(await answers([good, good])).toEqual(['duplicate', 'duplicate'])
    const heavy = tap('growth.measured', kid.id, { day: TODAY, weightKg: 30 })
    expect((await push([heavy]))[0]!.answer).toBe('flagged')
    expect(await answers([tap('children.child-changed', kid.id, { second: 'X' })])).toEqual([
      'review: no-permission',
    ])
    expect(await answers([tap('toys.unknown', kid.id, {})])).toEqual(['quarantined: unknown-kind'])
    expect(await answers([arrives(kid.id, TODAY, { kindVersion: 7 })])).toEqual([
      'quarantined: unknown-version',
    ])
    expect(await answers([tap('attendance.arrived', kid.id, { day: 'x', room })])).toEqual([
      'quarantined: payload day: se esperaba un día como 2026-11-20',
    ])
  })

  test('a reason never repeats what was received: it outlives an erasure', async () => {
    const secret = 'Nombre Secreto'
    const said = tap('attendance.absent', kid.id, { day: TODAY, reason: secret, [secret]: 1 })
    const [r] = await push([said, { ...said, id: secret, dseq: ++dseq }])
    expect(JSON.stringify(r!.reason)).not.toContain(secret)
    const pages = await query('select stamp, reason from page where fact = $1', [said.id])
    expect(JSON.stringify(pages)).not.toContain(secret)
    expect(JSON.stringify(await query('select reason from malformed'))).not.toContain(secret)
  })

  test('a batch of 50 facts of many kinds costs at most 20 statements', async () => {
    const facts = kids.flatMap((c, i) => [
      arrives(c.id, '2026-11-02'),
      tap('attendance.moved-room', c.id, { day: '2026-11-02', room: rooms.one[1] }),
      tap('attendance.left', c.id, { day: '2026-11-02' }),
      tap('attendance.absent', c.id, { day: '2026-11-03', reason: 'ill' }),
      tap('growth.measured', c.id, { day: `2026-10-0${i + 1}`, weightKg: 8, lengthCm: 70, position: 'L' }),
      tap('growth.measured', c.id, { day: `2026-10-1${i}`, weightKg: 8.1, headCm: 44 }),
      tap(
        'children.alert-noted',
        c.id,
        { alert: 'diet', text: 'sin sal', grave: false },
        { author: people.nurse },
      ),
      tap('children.child-changed', c.id, { second: 'Nuevo' }, { author: people.nurse }),
    ])
    facts.push(tap('book.withdrawn', facts[0]!.id, { reason: 'niña equivocada' }))
    facts.push(
      tap('growth.measured', kid.id, { day: '2026-10-01', weightKg: 8.3 }, { corrects: facts[4]!.id }),
    )
    expect(facts.length).toBe(50)
    await push([arrives(kid.id, '2026-11-04')])
    world.statements.length = 0
    const results = await push(facts)
    expect(results.filter((r) => r.answer === 'taken' || r.answer === 'flagged').length).toBe(50)
    // The transaction of intake, beside the look at who signed.
    expect(Math.max(...world.statements)).toBeLessThanOrEqual(20)
    console.info(`statements of 50 facts: ${world.statements.join(', ')}`)
  })
})

describe('odd content', () => {
  test('same id, other content: both are kept, the second apart; however often it comes', async () => {
    const first = arrives(kid.id, '2026-11-05')
    const second = { ...first, payload: { day: '2026-11-06', room } }
    expect(await answers([first])).toEqual(['taken'])
    expect(await answers([second])).toEqual(['quarantined: same-id-other-content'])
    expect(await answers([second, second, first])).toEqual(['duplicate', 'duplicate', 'duplicate'])
    const third = { ...first, payload: { day: '2026-11-07', room } }
    expect(await answers([third, arrives(kid2.id, '2026-11-05')])).toEqual([
      'quarantined: same-id-other-content',
      'taken',
    ])
    const kept = await query<{ body: string }>(
      `select body from fact where body like '%"id":"${first.id}"%' order by body`,
    )
    expect(kept.map((k) => JSON.parse(k.body).payload.day)).toEqual([
      '2026-11-05',
      '2026-11-06',
      '2026-11-07',
    ])
    expect(await rowOf('attendance_day', `${kid.id}|2026-11-06`)).toBeUndefined()
  })

  test('NUL, halves of characters, numbers beyond JSON, huge and deep texts, __proto__: kept or quarantined, neighbors pass', async () => {
    const note = (text: string) =>
      tap('children.alert-noted', kid.id, { alert: 'diet', text, grave: false }, { author: people.nurse })
    const raw = (f: Fact, from: string, to: string) => JSON.stringify(f).replace(from, to)
    const texts = [
      JSON.stringify(note('a\u0000b')),
      JSON.stringify(note('a\ud800b')),
      raw(tap('growth.measured', kid.id, { day: TODAY, weightKg: 987 }), '987', '1e400'),
      raw(tap('toys.unknown', kid.id, { n: 987 }), '987', '1e400'),
      JSON.stringify(tap('toys.unknown', kid.id, { text: 'x'.repeat(2_000_000) })),
      raw(tap('toys.unknown', kid.id, { deep: 987 }), '987', `${'['.repeat(50_000)}${']'.repeat(50_000)}`),
      raw(arrives(kid.id, '2026-11-08'), '"day"', '"__proto__":{"polluted":true},"constructor":{},"day"'),
      raw(arrives(kid.id, '2026-11-08'), '"kind"', '"__proto__":{"polluted":true},"kind"'),
      JSON.stringify({ ...arrives(kid.id, TODAY), id: 'a\u0000b' }),
      JSON.stringify({ ...arrives(kid.id, TODAY), id: randomV4() }),
      ...['null', '7', '"text"', '[]', '{}', '[[[]]]', '{"id":{}}'],
      JSON.stringify(arrives(kid.id, '2026-11-09')),
    ]
    const r = await call(world, { tablet }, 'POST', '/v1/facts', `{"facts":[${texts.join(',')}]}`)
    expect(r.status).toBe(200)
    const got = (r.body.results as Result[]).map((x) => x.answer)
    expect(got.length).toBe(texts.length)
    expect(got.at(-1)).toBe('taken')
    for (const [i, a] of got.slice(0, -1).entries())
      expect(['quarantined', 'taken'], `text ${i}: ${a}`).toContain(a)
    expect(got.slice(0, 6)).toEqual(Array(6).fill('quarantined'))
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    // Again: nothing is kept twice, nothing changes.
    const before = await query('select count(*)::int as n from malformed')
    const again = await call(world, { tablet }, 'POST', '/v1/facts', `{"facts":[${texts.join(',')}]}`)
    expect(again.status).toBe(200)
    expect(await query('select count(*)::int as n from malformed')).toEqual(before)
    expect((await verifyAll(world.db, world.house, () => {})).bad).toBeUndefined()
    // A person can look at all of it.
    const director = { cookie: await world.cookie(people.director1) }
    expect((await call(world, director, 'GET', `/v1/books/${one}/reviews`)).status).toBe(200)
  })

  test('500 facts are taken, 501 are refused whole and nothing of them is kept', async () => {
    const facts = (n: number, day: string) =>
      Array.from({ length: n }, () => arrives(kid.id, day, { happenedAt: '2026-11-20T13:00:00.000Z' }))
    expect(new Set(await answers(facts(500, '2026-10-20')))).toEqual(new Set(['taken']))
    const many = facts(501, '2026-10-21')
    expect((await call(world, { tablet }, 'POST', '/v1/facts', { facts: many })).status).toBe(400)
    expect((await call(world, { tablet }, 'POST', '/v1/facts', { facts: [] })).status).toBe(400)
    expect(await rowOf('attendance_day', `${kid.id}|2026-10-21`)).toBeUndefined()
    dseq -= 501
  })

  test('counters of what was malformed are not asked for again', async () => {
    const { status, body } = await call(world, { tablet }, 'POST', '/v1/devices/hello', hello(dseq))
    expect(status).toBe(200)
    // Two texts above share a counter with nothing: only what never reached the server is missing.
    const missing = body.missing as [number, number][]
    const lost = await query<{ n: number }>(
      `select count(*)::int as n from generate_series(1, ${dseq}) i where not exists (select from device_seq where device = '${tablet.id}' and dseq = i)`,
    )
    expect(missing.reduce((sum, [a, b]) => sum + b - a + 1, 0)).toBe(lost[0]!.n)
    const bad = { ...arrives(kid.id, TODAY), kind: 'NOT A KIND' }
    expect(await answers([bad])).toMatchObject([expect.stringContaining('quarantined')])
    const after = await call(world, { tablet }, 'POST', '/v1/devices/hello', hello(dseq))
    expect(after.body.missing).toEqual(missing)
  })
})

function randomV4(): string {
  return idOf('not a version 7')
}
const hello = (maxDseq: number, feeds: Record<string, { epoch: string; seq: number }> = {}) => ({
  ...{ appVersion: '0.1.0', maxDseq, feeds, deviceNow: NOW, pending: 0, durable: true },
})

describe('a fact that a rule stumbles over', () => {
  let odd: World
  afterAll(() => odd.close())
  test.each(['Error', 'TypeError', 'circular'])(
    'thrown as %s: it is kept for a person, the others pass',
    async (how) => {
      const poison = '2026-12-24'
      const modules = modulesWith(builtInTables()).map((m) => ({
        ...m,
        takings: m.takings.map((t) => ({
          ...t,
          fold: (...args: Parameters<typeof t.fold>) => {
            if (t.table === 'attendance_day' && args[1].endsWith(poison)) {
              if (how === 'TypeError') return (undefined as never as { x: never }).x
              if (how === 'Error') throw new Error('a rule of ours is wrong')
              const circle: Record<string, unknown> = {}
              circle.circle = circle
              return circle as never
            }
            return t.fold(...args)
          },
        })),
      }))
      await odd?.close()
      odd = await openWorld({ house: houseOf(modules) })
      const day = (d: string) => fact('attendance.arrived', kid.id, one, { day: d, room })
      const facts = [day('2026-12-23'), day(poison), day('2026-12-25')]
      const faults: unknown[] = []
      const results = await takeBatch(odd.db, odd.house, facts, { by: 'system' }, now, (e) => faults.push(e))
      expect(results.map((r) => r.answer)).toEqual(['taken', 'quarantined', 'taken'])
      expect(results[1]!.reason).toBe('taking-failed')
      expect(faults.length).toBe(1)
      const again = await takeBatch(odd.db, odd.house, facts, { by: 'system' }, now)
      expect(again.map((r) => r.answer)).toEqual(['duplicate', 'duplicate', 'duplicate'])
      expect((await verifyBook(odd.db, odd.house, one)).bad).toBeUndefined()
    },
  )
  test('a database that is away is an outage: nothing is quarantined, the device tries again', async () => {
    const away = openDb('postgres://nobody:x@127.0.0.1:9/none', { max: 1 })
    await expect(
      takeBatch(away, world.house, [arrives(kid.id, TODAY)], { by: 'system' }, now),
    ).rejects.toThrow()
    dseq--
    await away.close()
  })
})

describe('subjects, scopes and permissions', () => {
  test('a fact about an unknown child waits, is in review, and is taken when the child arrives', async () => {
    const stranger = { ...kid, id: idOf('child that comes later'), given: 'Tardía' }
    const weighed = tap('growth.measured', stranger.id, { day: TODAY, weightKg: 7 })
    expect(await answers([weighed, arrives(stranger.id, TODAY)])).toEqual([
      'review: unknown-subject',
      'review: unknown-subject',
    ])
    expect(await rowOf('measurement', weighed.id)).toBeUndefined()
    const director = { cookie: await world.cookie(people.director1) }
    const waiting = async () =>
      (
        (await call(world, director, 'GET', `/v1/books/${one}/reviews`)).body.reviews as { fact: string }[]
      ).map((r) => r.fact)
    expect(await waiting()).toContain(weighed.id)
    await world.said(childFacts(stranger))
    expect(await rowOf('measurement', weighed.id)).toMatchObject({ child: stranger.id, weight_kg: 7 })
    expect(await waiting()).not.toContain(weighed.id)
  })

  test('a device says only of its own center, by its own name; a person only by their own', async () => {
    const other = children.find((c) => c.book === centers.two)!
    const before = await bookState(world, centers.two)
    const outside = { ...arrives(other.id, '2026-11-10'), book: centers.two }
    expect(await answers([outside])).toEqual(['review: out-of-scope'])
    expect(await bookState(world, centers.two)).toEqual(before)
    expect(await answers([{ ...arrives(kid.id, TODAY), device: idOf('another tablet') }])).toEqual([
      'review: another-device',
    ])
    const cookie = await world.cookie(people.educator)
    const asOther = fact('attendance.arrived', kid.id, one, { day: TODAY, room }, { author: people.nurse })
    const r = await call(world, { cookie }, 'POST', '/v1/facts', { facts: [asOther] })
    expect(r.body.results[0]).toMatchObject({ answer: 'review', reason: 'not-the-author' })
    const elsewhere = fact(
      'attendance.arrived',
      other.id,
      centers.two,
      { day: TODAY, room },
      { author: people.educator },
    )
    const e = await call(world, { cookie }, 'POST', '/v1/facts', { facts: [elsewhere] })
    expect(e.body.results[0]).toMatchObject({ answer: 'review', reason: 'no-permission' })
    expect(await bookState(world, centers.two)).toEqual(before)
  })

  test('a decision never comes through an outbox; a restore or an erasure is nobody’s tap', async () => {
    const move = { to: centers.two, room: rooms.two[0], on: TODAY }
    expect(
      await answers([tap('children.child-transferred', kid.id, move, { author: people.director1 })]),
    ).toEqual(['review: needs-decision'])
    expect(await answers([tap('book.person-erased', kid.id, { reason: 'porque sí' })])).toEqual([
      'review: no-permission',
    ])
    expect(await rowOf('child', kid.id)).toMatchObject({ given: kid.given, left_on: null })
  })

  test('marking a fact needs what the fact itself needs', async () => {
    const registration = (
      await query<{ id: string }>(
        `select id from fact where about = '${kid.id}' and kind = 'children.child-registered'`,
      )
    )[0]!.id
    expect(await answers([tap('book.withdrawn', registration, { reason: 'no me gusta' })])).toEqual([
      'review: not-yours',
    ])
    const correction = { ...arrives(kid.id, TODAY), corrects: registration }
    expect(await answers([correction])).toEqual(['review: corrects-another-kind'])
    const director = { author: people.director1 }
    const voided = tap(
      'book.review-resolved',
      registration,
      { decision: 'void', reason: 'no estaba en revisión' },
      director,
    )
    expect(await answers([voided])).toEqual(['review: not-in-review'])
    expect(await rowOf('child', kid.id)).toMatchObject({ given: kid.given })
    const mine = arrives(kid.id, '2026-11-12')
    const theirs = arrives(kid2.id, '2026-11-12', { author: people.nurse })
    const undo = [mine, theirs].map((f) => tap('book.withdrawn', f.id, { reason: 'por error' }))
    expect(await answers([mine, theirs, ...undo])).toEqual(['taken', 'taken', 'taken', 'taken'])
    expect(await rowOf('attendance_day', `${kid.id}|2026-11-12`)).toBeUndefined()
  })

  test('nobody appoints themselves: a center gives the posts of its rooms only', async () => {
    const cookie = await world.cookie(people.director1)
    const post = (role: string) =>
      fact(
        'staff.post-held',
        people.director1,
        one,
        { role, from: '2026-11-01' },
        { author: people.director1 },
      )
    const r = await call(world, { cookie }, 'POST', '/v1/facts', {
      facts: ['administrator', 'director', 'educator'].map(post),
    })
    expect(r.body.results.map((x: Result) => x.answer)).toEqual(['review', 'review', 'taken'])
  })

  test('after a revocation everything new waits for a person, whatever time or number it claims', async () => {
    const lost = await world.tablet(one)
    const from = (n: number | undefined, day: string, more: Partial<Fact> = {}) => ({
      ...arrives(kid.id, day, more),
      ...{ device: lost.id, dseq: n },
    })
    const said = [1, 2, 4].map((n) => from(n, `2026-09-0${n}`))
    expect(await answers(said, lost)).toEqual(['taken', 'taken', 'taken'])
    const director = { cookie: await world.cookie(people.director1) }
    const path = `/v1/books/${one}/devices/${lost.id}/order`
    expect((await call(world, director, 'POST', path, { order: 'wipe' })).status).toBe(200)
    const past = { happenedAt: '2026-01-10T15:00:00.000Z' }
    expect(
      await answers(
        [
          from(3, '2026-09-03'),
          from(5, '2026-09-05', past),
          from(undefined, '2026-09-06', past),
          from(2, '2026-09-07'),
        ],
        lost,
      ),
    ).toEqual(['taken', 'review: after-revocation', 'review: after-revocation', 'review: after-revocation'])
    expect(await rowOf('attendance_day', `${kid.id}|2026-09-03`)).toBeDefined()
    for (const d of ['05', '06', '07'])
      expect(await rowOf('attendance_day', `${kid.id}|2026-09-${d}`)).toBeUndefined()
    expect((await call(world, { tablet: lost }, 'GET', `/v1/feeds/${one}`)).status).toBe(403)
    dseq -= 7
  })

  test('a retired tablet that has drained says nothing new; a claimed one nothing at all', async () => {
    const old = await world.tablet(one)
    const from = (n: number) => ({ ...arrives(kid.id, `2026-08-0${n}`), device: old.id, dseq: n })
    expect(await answers([from(1)], old)).toEqual(['taken'])
    const director = { cookie: await world.cookie(people.director1) }
    await call(world, director, 'POST', `/v1/books/${one}/devices/${old.id}/order`, { order: 'drain' })
    expect(await answers([from(2)], old)).toEqual(['taken'])
    const said = await call(world, { tablet: old }, 'POST', '/v1/devices/hello', {
      ...hello(2),
      drained: true,
    })
    expect(said.body.order).toBe('drain')
    expect(await answers([from(3)], old)).toEqual(['review: after-revocation'])
    const claimed = await world.tablet(one, { state: 'claimed' })
    const facts = [{ ...arrives(kid.id, TODAY), device: claimed.id }]
    for (const [method, target, body] of [
      ['POST', '/v1/facts', { facts }],
      ['POST', '/v1/devices/hello', hello(0)],
      ['GET', `/v1/feeds/${one}`, undefined],
    ] as const)
      expect((await call(world, { tablet: claimed }, method, target, body)).status).toBe(403)
    dseq -= 4
  })

  test('a cloned tablet is noticed, and what it saw still counts', async () => {
    const a = arrives(kid.id, '2026-07-01')
    const b = arrives(kid2.id, '2026-07-01', { dseq: a.dseq })
    dseq--
    expect(await answers([a])).toEqual(['taken'])
    expect(await answers([b])).toEqual(['review: cloned-device'])
    expect(await rowOf('attendance_day', `${kid2.id}|2026-07-01`)).toBeDefined()
    expect(await answers([a, b])).toEqual(['duplicate', 'duplicate'])
  })
})

describe('clocks', () => {
  test.each([
    ['a day back', '2026-11-19T14:00:00.000Z'],
    ['two years ahead', '2028-11-20T14:00:00.000Z'],
    ['in 1970', '1970-01-01T00:00:00.000Z'],
    ['in the year 9999', '9999-12-31T23:59:59.999Z'],
  ])('%s: taken, and the estimate is never later than its arrival', async (_name, at) => {
    const f = arrives(kid.id, '2026-06-01', {
      happenedAt: at,
      id: uuid7OfDigest(Date.parse(at), createHash('sha256').update(at).digest()),
    })
    expect((await push([f]))[0]!.answer).toBe(at.startsWith('1970') ? 'review' : 'taken')
    expect((await estOf(f.id)) <= NOW).toBe(true)
  })

  test('a measured error of the clock is taken off', async () => {
    const f = arrives(kid.id, '2026-06-02', {
      happenedAt: '2026-11-19T14:00:00.000Z',
      off: { ms: 86_400_000, ageMs: 1000 },
    })
    const odd = arrives(kid.id, '2026-06-02', { off: { ms: -1e300, ageMs: 0 } })
    await push([f, odd])
    expect(await estOf(f.id)).toBe('2026-11-20T14:00:00.000Z')
    expect(await estOf(odd.id)).toBe('1970-01-01T00:00:00.000Z')
  })

  test('ids from the future wait in the default partition until their quarter is made, and no start fails on them', async () => {
    await migrate(world.url, Date.parse('2028-10-01T00:00:00Z'))
    const [r] = await query<{ n: number }>('select count(*)::int as n from fact_2028_q4')
    expect(r!.n).toBeGreaterThan(0)
    expect((await verifyBook(world.db, world.house, one)).bad).toBeUndefined()
    expect(await rebuildBook(world.db, world.house, one)).toEqual([])
  })
})

describe('forged', () => {
  test('a push signed by another key, a body changed on the way, a signature of another request: refused, nothing kept', async () => {
    const other = await world.tablet(centers.two)
    const body = { facts: [arrives(kid.id, '2026-05-01')] }
    const forged: Tablet = { ...tablet, key: other.key }
    expect((await call(world, { tablet: forged }, 'POST', '/v1/facts', body)).status).toBe(401)
    const headers = signed(tablet, 'POST', '/v1/facts', JSON.stringify(body))
    const changed = JSON.stringify({ facts: [arrives(kid2.id, '2026-05-01')] })
    expect((await call(world, undefined, 'POST', '/v1/facts', changed, headers)).status).toBe(401)
    const elsewhere = signed(tablet, 'GET', '/v1/feeds/x', '')
    expect((await call(world, undefined, 'POST', '/v1/facts', JSON.stringify(body), elsewhere)).status).toBe(
      401,
    )
    const nobody = { ...tablet, id: idOf('no such tablet') }
    expect((await call(world, { tablet: nobody }, 'POST', '/v1/facts', body)).status).toBe(401)
    expect(await rowOf('attendance_day', `${kid.id}|2026-05-01`)).toBeUndefined()
    dseq -= 2
  })

  test('a tablet that asks for the feed of another center is refused, and it is written down', async () => {
    for (const book of [centers.two, centers.three, idOf('no book')]) {
      const r = await call(world, { tablet }, 'GET', `/v1/feeds/${book}`)
      expect(r.status).toBe(403)
      expect(JSON.stringify(r.body)).not.toContain('Centro')
      const [logged] = await query<{ who: string; scope: string }>(
        `select who, scope from access_refusal where endpoint = 'feeds.pull' order by id desc limit 1`,
      )
      expect(logged).toEqual({ who: tablet.id, scope: book })
    }
  })
})

test('what belongs in the national book or in its own means nothing elsewhere', async () => {
  const said = (kind: string, about: string, payload: Record<string, unknown>) =>
    fact(kind, about, one, payload, { author: people.director1 })
  const results = await takeBatch(
    world.db,
    world.house,
    [
      said('network.municipality-assigned', idOf('elsewhere'), {
        cvegeo: '02001',
        representation: null,
        from: '2026-01-01',
        confidence: 'confirmed',
        source: 'nobody',
      }),
      said('network.center-changed', centers.two, { name: 'Otro' }),
    ],
    { by: 'system' },
    now,
  )
  expect(results.map((r) => `${r.answer}: ${r.reason}`)).toEqual([
    'quarantined: wrong-book',
    'quarantined: wrong-book',
  ])
})
