// What is told to the persons of the protocol: it arrives once, opens for them, and nobody else can tell that it was ever told.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answersWith } from '../../src/app/answers.ts'
import {
  fingerprintOf,
  newProtocolKey,
  openProtocolKey,
  openSealed,
  sealTo,
} from '../../src/device/confidential.ts'
import type { Endpoint } from '../../src/kernel/endpoint.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import type { Report } from '../../src/modules/protection/contract.ts'
import { sweepTerms } from '../../src/modules/protection/work/sweep-terms.ts'
import { backUp } from '../../src/platform/backing-up.ts'
import { plainEntry } from '../../src/platform/entry.ts'
import { newMetrics } from '../../src/platform/metrics.ts'
import { putBack } from '../../src/platform/putting-back.ts'
import { sealedAfter, verifySealed } from '../../src/platform/sealed-book.ts'
import { dailyHead } from '../../src/platform/verifying.ts'
import {
  type As,
  call,
  centers,
  children,
  fact,
  idOf,
  NOW,
  now,
  openWorld,
  people,
  posts,
  reps,
  type Tablet,
  TODAY,
  type World,
} from '../world.ts'

const PLANTED = 'Zyxmoretones en la espalda'
const PHRASE = 'conejo nopal faro durazno trineo'
const second = idOf('second supervisor')

let world: World
let tablet: Tablet
let cookies: Map<string, string>
const keys = new Map<string, { key: CryptoKey; publicKey: { x: string; y: string } }>()
const as = (person: string): As => ({ cookie: cookies.get(person)! })

async function appoint(person: string, book: string, place: number): Promise<void> {
  const { publicKey, wrapped } = await newProtocolKey(person, PHRASE)
  keys.set(person, { publicKey, key: (await openProtocolKey(person, wrapped, PHRASE))! })
  await world.said([
    fact(
      'protection.person-named',
      person,
      book,
      { place, from: '2026-01-01' },
      { author: people.administrator },
    ),
    fact('protection.key-made', person, book, publicKey, { author: person }),
  ])
}

beforeAll(async () => {
  world = await openWorld()
  await world.said([
    fact('staff.person-registered', second, reps.north, { given: 'Segunda', first: 'Prueba' }),
    fact('staff.post-held', second, reps.north, { role: 'supervisor', from: '2026-01-01' }),
  ])
  await appoint(people.supervisor, reps.north, 1)
  await appoint(second, reps.north, 2)
  await appoint(people.national, NATION, 1)
  tablet = await world.tablet(centers.one)
  cookies = new Map()
  for (const p of [...posts.map((x) => x.person), second]) cookies.set(p, await world.cookie(p))
})
afterAll(() => world.close())

const report = (author: string): Report => ({
  ...{ t: 'report', report: idOf(`report ${Math.random()}`), child: children[0]!.id, childName: 'Alba' },
  ...{ book: centers.one, author, authorName: 'Prueba', at: NOW, from: 'tablet', danger: false },
  ...{ signs: ['injury'], places: ['back'], words: PLANTED, suspects: [], suspectsNames: '', to: [] },
})
const to = (...who: string[]) => who.map((p) => keys.get(p)!.publicKey)
const hand = (who: As, id: string, sealed: string, more: object = {}) =>
  call(world, who, 'POST', '/v1/sealed', { id, sealed, ...more })
const box = (who: As, book: string, after = 0) =>
  call(world, who, 'GET', `/v1/protection/boxes/${book}?after=${after}`)
const pages = () =>
  world.db.read(
    { system: true },
    (read) => read<{ book: string; record: string }>`select book, record from sealed_page order by id`,
  )

describe('handing in', () => {
  test('a tablet, a revoked one too, and a person: each record once, in the book of its representation', async () => {
    const revoked = await world.tablet(centers.three, { state: 'revoked', reviewAbove: 0 })
    const ids = ['a', 'b', 'c', 'd'].map((n) => crypto.randomUUID().replace(/^./, n))
    const sealed = await sealTo(to(second), report(people.educator))
    for (const again of [1, 2, 3]) {
      expect((await hand({ tablet }, ids[0]!, sealed)).bytes.toString(), String(again)).toBe('{}')
      expect((await hand({ tablet: revoked }, ids[1]!, sealed)).status).toBe(200)
      expect((await hand(as(people.director1), ids[2]!, sealed, { book: centers.one })).status).toBe(200)
      expect((await hand(as(people.national), ids[3]!, sealed)).status).toBe(200)
    }
    expect(await pages()).toEqual([
      { book: reps.north, record: ids[0] },
      { book: reps.south, record: ids[1] },
      { book: reps.north, record: ids[2] },
      { book: NATION, record: ids[3] },
    ])
    expect(await verifySealed(world.db)).toBeUndefined()
  })

  test('what is not one record of the one form is refused in words; nobody, and a tablet not yet confirmed, hand in nothing', async () => {
    const good = await sealTo([], {})
    for (const bad of [
      '',
      'x',
      good.slice(1),
      `${good} `,
      good.replace('"tag"', '"gat"'),
      good.replace(/"iv":"./, '"iv":"*'),
    ]) {
      const r = await hand({ tablet }, crypto.randomUUID(), bad)
      expect([r.status, r.body.refusal.field]).toEqual([400, 'sealed'])
    }
    expect((await hand({ tablet }, 'no id', good)).status).toBe(400)
    expect((await hand(undefined, crypto.randomUUID(), good)).status).toBe(401)
    const claimed = await world.tablet(centers.one, { state: 'claimed' })
    expect((await hand({ tablet: claimed }, crypto.randomUUID(), good)).status).toBe(403)
  })
})

describe('opening', () => {
  test('who is named gets the records of their office and opens them; the one it names, and noise, stay closed', async () => {
    const about = report(people.educator)
    const sealed = await sealTo(to(second, people.national), { ...about, suspects: [people.supervisor] })
    await hand({ tablet }, crypto.randomUUID(), sealed)
    await hand({ tablet }, crypto.randomUUID(), await sealTo([], {}))
    const opened = async (person: string, book = reps.north) => {
      const { body } = await box(as(person), book)
      const all = await Promise.all(
        (body.records as { body: string }[]).map((r) => openSealed(keys.get(person)!.key, r.body)),
      )
      return all.filter((x) => (x as Report | undefined)?.report === about.report)
    }
    expect(await opened(second)).toHaveLength(1)
    expect(await opened(people.national)).toHaveLength(1)
    expect(await opened(people.supervisor)).toEqual([])
    const { body } = await box(as(second), reps.north)
    expect(body.records.at(-1)).toMatchObject({ sender: `device:${tablet.id}`, receivedAt: NOW })
    expect((await box(as(second), reps.north, body.records.at(-1).n)).body.records).toEqual([])
  })

  test('everyone else is told what is told of what does not exist, box there or not', async () => {
    const nothing = '{"refusal":{"code":"not-found"}}'
    for (const p of posts.filter((x) => ![people.supervisor, people.national].includes(x.person))) {
      for (const book of [reps.north, reps.south, NATION, centers.one, idOf('nowhere')]) {
        const r = await box(as(p.person), book)
        expect([r.status, r.bytes.toString()], p.role).toEqual([404, nothing])
      }
      const mine = await call(world, as(p.person), 'GET', '/v1/protection/boxes')
      expect([mine.status, mine.bytes.toString()]).toEqual([200, '{"boxes":[],"wrapped":null}'])
      const sealed = await sealTo([], {})
      const add = { id: crypto.randomUUID(), sealed, looked: 1 }
      expect(
        (await call(world, as(p.person), 'POST', `/v1/protection/boxes/${reps.north}`, add)).status,
      ).toBe(404)
      expect((await call(world, as(p.person), 'PUT', '/v1/protection/key', { wrapped: 'x' })).status).toBe(
        404,
      )
    }
    expect((await box(as(people.supervisor), reps.south)).status).toBe(404)
    expect((await box({ tablet }, reps.north)).status).toBe(403)
  })

  test('a look is remembered, and whose turn it is changes with days alone', async () => {
    const turn = async (person: string) =>
      (await call(world, as(person), 'GET', '/v1/protection/boxes')).body.boxes.find(
        (b: { book: string }) => b.book === reps.north,
      )
    expect((await turn(people.supervisor)).due).toBe(true)
    const add = { id: crypto.randomUUID(), sealed: await sealTo([], {}), looked: 3 }
    expect(
      (await call(world, as(people.supervisor), 'POST', `/v1/protection/boxes/${reps.north}`, add)).status,
    ).toBe(200)
    expect(await turn(people.supervisor)).toMatchObject({ due: false, lookedAt: NOW })
    expect((await turn(second)).due).toBe(true)
  })

  test('who was relieved, or lost the post, opens nothing more', async () => {
    const gone = idOf('third supervisor')
    await world.said([
      fact('staff.person-registered', gone, reps.north, { given: 'Tercera', first: 'Prueba' }),
      fact('staff.post-held', gone, reps.north, { role: 'supervisor', from: '2026-01-01' }),
    ])
    await appoint(gone, reps.north, 3)
    const cookie: As = { cookie: await world.cookie(gone) }
    expect((await box(cookie, reps.north)).status).toBe(200)
    await world.said([
      fact('protection.person-ended', gone, reps.north, { on: TODAY }, { author: people.administrator }),
    ])
    expect((await box(cookie, reps.north)).status).toBe(404)
  })
})

describe('who is named is known', () => {
  test('to anyone at a center: its representation’s and the nation’s, with their keys', async () => {
    const r = await call(world, as(people.nurse), 'GET', `/v1/protection/persons?book=${centers.one}`)
    expect(r.body).toMatchObject({ home: reps.north, homeName: 'Rep north' })
    expect(r.body.persons.map((p: { person: string }) => p.person)).toEqual([
      people.supervisor,
      second,
      people.national,
    ])
    const [first] = r.body.persons
    expect(await fingerprintOf(first)).toBe(await fingerprintOf(keys.get(people.supervisor)!.publicKey))
  })

  test('and to every tablet, with its feeds', async () => {
    const feed = await call(world, { tablet }, 'GET', `/v1/feeds/${reps.north}`)
    const carried = feed.body.changes.filter((c: { e: string }) => c.e.startsWith('protocol_person:'))
    expect(carried.map((c: { b: { x: string } }) => c.b.x)).toContain(keys.get(second)!.publicKey.x)
  })

  test('a key said by somebody else waits for a person and seals nothing', async () => {
    const forged = fact(
      'protection.key-made',
      second,
      reps.north,
      { x: 'A'.repeat(43), y: 'B'.repeat(43) },
      { author: people.supervisor },
    )
    const r = await call(world, as(people.supervisor), 'POST', '/v1/facts', { facts: [forged] })
    expect(r.body.results[0]).toMatchObject({ answer: 'review', reason: 'not-your-key' })
    const { body } = await call(world, as(people.nurse), 'GET', `/v1/protection/persons?book=${centers.one}`)
    expect(body.persons.some((p: { x: string }) => p.x === 'A'.repeat(43))).toBe(false)
  })
})

describe('who names', () => {
  test('sees of every office how many hold a key, with the national ones; others are refused', async () => {
    const r = await call(world, as(people.administrator), 'GET', '/v1/protection/set-ups')
    const of = new Map(r.body.offices.map((o: { book: string }) => [o.book, o]))
    expect(of.get(reps.north)).toMatchObject({ named: 3, holders: 3 })
    expect(of.get(reps.south)).toMatchObject({ named: 1, holders: 1 })
    for (const other of [people.supervisor, people.director1, people.nurse])
      expect((await call(world, as(other), 'GET', '/v1/protection/set-ups')).status).toBe(403)
  })
})

describe('nobody can tell', () => {
  const bound = answersWith(builtInTables())
  const inputs: Readonly<Record<string, string>> = {
    ...{ book: centers.one, child: children[0]!.id, purpose: 'supervision', month: '2026-11' },
    ...{ kind: 'center', id: centers.one, q: 'Inventado', records: 'children', sha256: 'ab'.repeat(32) },
  }
  /** Every answer that can be had by asking, of everyone. */
  async function everything(who: readonly string[]): Promise<Map<string, string>> {
    const all = new Map<string, string>()
    for (const person of who) {
      for (const { endpoint } of bound as readonly { endpoint: Endpoint }[]) {
        if (endpoint.method !== 'GET' || endpoint.access.who === 'anyone') continue
        const used = new Set<string>()
        const path = endpoint.path.replace(/:(\w+)/g, (_, n: string) => {
          used.add(n)
          return inputs[n] ?? idOf(n)
        })
        const entries = Object.keys((endpoint.input as { entries?: object }).entries ?? {})
        const query = entries.filter((n) => !used.has(n) && inputs[n]).map((n) => `${n}=${inputs[n]}`)
        const r = await call(world, as(person), 'GET', query.length > 0 ? `${path}?${query.join('&')}` : path)
        // the size of the whole database moves with every line of every log, also with those this asking leaves
        const said = r.bytes
          .toString()
          .replace(/"databaseBytes":\d+|"database_bytes":\d+/, '"database_bytes":0')
        all.set(`${person} ${endpoint.id}`, `${r.status} ${said}`)
      }
    }
    for (const book of [centers.one, reps.north, NATION]) {
      const r = await call(world, { tablet }, 'GET', `/v1/feeds/${book}`)
      all.set(`tablet ${book}`, r.bytes.toString('base64'))
    }
    const hello = { appVersion: '1', maxDseq: 0, feeds: {}, deviceNow: NOW, pending: 0, durable: true }
    all.set('hello', (await call(world, { tablet }, 'POST', '/v1/devices/hello', hello)).bytes.toString())
    return all
  }

  test('every answer to every role is the same, byte for byte, before and after a report', async () => {
    const outside = posts.map((p) => p.person).filter((p) => p !== people.supervisor && p !== people.national)
    // asking leaves lines of its own (who read a file): the first round makes them, the second is what is compared
    await everything(outside)
    const before = await everything(outside)
    const [pagesBefore, logged] = [(await pages()).length, world.logged.length]
    await hand({ tablet }, crypto.randomUUID(), await sealTo(to(second), report(people.educator)))
    await hand(as(people.nurse), crypto.randomUUID(), await sealTo(to(second), report(people.nurse)), {
      book: centers.one,
    })
    expect((await pages()).length).toBe(pagesBefore + 2)
    expect(world.logged.slice(logged)).toEqual([])
    const after = await everything(outside)
    expect(before.size).toBeGreaterThan(200)
    for (const [what, answered] of before) expect(after.get(what), what).toBe(answered)
    expect([...after.keys()]).toEqual([...before.keys()])
  }, 120_000)

  test('no number that is watched knows of it', async () => {
    const metrics = newMetrics(world.db, 'x', () => Date.parse(NOW))
    const ours = async () =>
      (await metrics.text())
        .split('\n')
        .filter((l) => l.startsWith('nido_') && !l.startsWith('nido_database_bytes'))
    const before = await ours()
    await hand({ tablet }, crypto.randomUUID(), await sealTo(to(second), report(people.educator)))
    for (const line of world.logged) metrics.hear(line)
    const after = (await ours()).filter((l) => !l.startsWith('nido_request_seconds'))
    expect(after).toEqual(before.filter((l) => !l.startsWith('nido_request_seconds')))
    expect(await ours()).not.toContain('sealed')
    expect(JSON.stringify(world.logged)).not.toMatch(/sealed\.|protection\.(boxes|records|add)/)
  })

  test('no scope of a post reaches the table, the national one neither; only a sealed scope does', async () => {
    const count = async (scope: Parameters<typeof world.db.read>[0], table: string) =>
      (
        await world.db.read(scope, (read) =>
          read.text<{ n: number }>(`select count(*)::int as n from ${table}`, []),
        )
      )[0]!.n
    for (const table of ['sealed_page', 'sealed_book', 'sealed_look']) {
      for (const scope of [{ all: true }, { none: true }, { books: [reps.north, NATION] }] as const)
        expect(await count(scope, table), table).toBe(0)
      expect(await count({ sealed: [reps.north] }, table)).toBeGreaterThan(0)
    }
    expect(await count({ sealed: [reps.north] }, 'child')).toBe(0)
    await expect(world.db.read({ all: true }, (read) => read`select * from protocol_key`)).rejects.toThrow(
      /permission denied/,
    )
  })

  test('the whole database holds no word of it, and nothing that ties a record to who handed it in', async () => {
    const tables = await world.db.read({ system: true }, (read) =>
      read.text<{ t: string }>(
        `select c.relname as t from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
        [],
      ),
    )
    for (const { t } of tables) {
      const rows = await world.db.read({ system: true }, (read) =>
        read.text<{ r: string }>(`select to_jsonb(x)::text as r from ${t} x`, []),
      )
      const text = rows.map((r) => r.r).join('\n')
      expect(text, t).not.toContain(PLANTED)
      if (t === 'sealed_page')
        for (const known of [tablet.id, people.nurse, people.educator, centers.one, children[0]!.id])
          expect(text).not.toContain(known)
    }
    const sizes = await world.db.read({ system: true }, (read) =>
      read.text<{ body: number }>('select distinct length(body) as body from sealed_page', []),
    )
    expect(sizes).toEqual([{ body: 10_100 }])
  })
})

describe('a backup', () => {
  test('holds every sealed record as it lies, in what came since the last one too, and put back the chain holds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nido-sealed-'))
    const there = await openWorld({ empty: true })
    try {
      const wish = { folder, secret: randomBytes(32), release: 'x', now: new Date(NOW) }
      const more = { progress: () => {}, signal: new AbortController().signal }
      const full = await backUp(world.db, world.house, { ...wish, ...more })
      await hand({ tablet }, crypto.randomUUID(), await sealTo(to(second), report(people.educator)))
      const since = await backUp(world.db, world.house, { ...wish, ...more, base: full.file })
      for (const file of [full.file, since.file]) expect(readFileSync(file).includes(PLANTED)).toBe(false)
      await putBack(there.db, there.house, [full.file, since.file], wish.secret, now, () => {}, more.signal)
      const all = (w: World) =>
        w.db.read({ system: true }, (read) => read.text('select * from sealed_page order by id', []))
      expect(await all(there)).toEqual(await all(world))
      expect(await verifySealed(there.db)).toBeUndefined()
    } finally {
      await there.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }, 60_000)
})

describe('the chain', () => {
  const change = (sql: string, values: unknown[] = []) =>
    world.db.write({ system: true }, (tx) => tx.text(sql, values))
  test('a record taken away, changed, or handed in as by another is found, and the daily head tells', async () => {
    const head = await dailyHead(world.db)
    await hand({ tablet }, crypto.randomUUID(), await sealTo([], {}))
    expect(await dailyHead(world.db)).not.toBe(head)
    expect(await verifySealed(world.db)).toBeUndefined()
    const at = 'book = $1 and n = 2'
    const [kept] = await world.db.read({ system: true }, (read) =>
      read.text<{ body: string; sender: Buffer }>(`select body, sender from sealed_page where ${at}`, [
        reps.north,
      ]),
    )
    await change(`update sealed_page set body = $2 where ${at}`, [reps.north, await sealTo([], {})])
    expect(await verifySealed(world.db)).toEqual({
      book: reps.north,
      why: 'la huella de una página no corresponde',
    })
    await change(`update sealed_page set body = $2 where ${at}`, [reps.north, kept!.body])
    await change(`update sealed_page set sender = sender || '\\x00' where ${at}`, [reps.north])
    expect((await verifySealed(world.db))?.book).toBe(reps.north)
    await change(`update sealed_page set sender = $2 where ${at}`, [reps.north, kept!.sender])
    expect(await verifySealed(world.db)).toBeUndefined()
    await change(
      'delete from sealed_page where book = $1 and n = (select max(n) from sealed_page where book = $1)',
      [reps.north],
    )
    expect((await verifySealed(world.db))?.why).toBe('el libro dice terminar en otra página')
  })
})

describe('the term', () => {
  test('nothing goes without a confirmed one; then what is older goes alike, and the chain still holds', async () => {
    const there = await openWorld()
    try {
      const left = () =>
        there.db.read(
          { system: true },
          (read) => read<{ n: number; body: string | null; sender: Buffer | null }>`
            select n, body, sender from sealed_page where book = ${reps.north} order by n`,
        )
      const set = (value: number, confidence: string, from: string) =>
        there.said([
          fact(
            'network.norm-set',
            NATION,
            NATION,
            { norm: 'protection.kept-years', value, unit: 'años', from, source: 'Jurídico', confidence },
            { author: people.administrator },
          ),
        ])
      const sealed = await sealTo([], {})
      const own = await there.tablet(centers.one)
      const give = (id: string) => call(there, { tablet: own }, 'POST', '/v1/sealed', { id, sealed })
      for (let i = 0; i < 3; i++) expect((await give(crypto.randomUUID())).status).toBe(200)
      const before = await left()
      expect(before).toHaveLength(3)
      const sweep = (day: string) => sweepTerms(there.db, day, () => false)
      expect(await sweep('2090-01-01')).toBe('unconfirmed')
      await set(20, 'unconfirmed', '2030-01-01')
      expect(await sweep('2090-01-01')).toBe('unconfirmed')
      expect(await left()).toEqual(before)
      // a term shorter than childhood is not followed: nothing of this year has had eighteen years in 2040
      await set(0, 'confirmed', '2031-01-01')
      expect(await sweep('2040-01-01')).toBe('swept')
      expect(await left()).toEqual(before)
      const head = await dailyHead(there.db)
      expect(await sweep('2090-01-01')).toBe('swept')
      expect((await left()).every((r) => r.body === null && r.sender === null)).toBe(true)
      expect(await verifySealed(there.db)).toBeUndefined()
      expect(await dailyHead(there.db)).toBe(head)
      // what comes afterwards is kept and chained as ever, and given to who may read it
      await give(crypto.randomUUID())
      expect((await left()).map((r) => r.body !== null)).toEqual([false, false, false, true])
      expect((await sealedAfter(there.db, plainEntry(), reps.north, 0, 9)).map((r) => r.n)).toEqual([4])
      expect(await verifySealed(there.db)).toBeUndefined()
      await there.db.write({ system: true }, (tx) =>
        tx.text(`update sealed_page set digests = digests || 'x'::bytea where book = $1 and n = 1`, [
          reps.north,
        ]),
      )
      expect((await verifySealed(there.db))?.book).toBe(reps.north)
    } finally {
      await there.close()
    }
  }, 60_000)
})
