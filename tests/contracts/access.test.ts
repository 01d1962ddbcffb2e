// Who may call what: every endpoint as every role, in and out of scope; nothing leaks, every refusal is written down, nothing odd is a fault.
import { gzipSync } from 'node:zlib'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answersWith } from '../../src/app/answers.ts'
import { house } from '../../src/app/modules.ts'
import type { Endpoint } from '../../src/kernel/endpoint.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { permissionsOf } from '../../src/kernel/permission.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { parametersOf } from '../../src/modules/siting/rules/assumptions.ts'
import { plainEntry } from '../../src/platform/entry.ts'
import { answer, httpApp } from '../../src/platform/http.ts'
import { newLimits } from '../../src/platform/limits.ts'
import { hashPassword } from '../../src/platform/secrets.ts'
import { SESSION_HOURS } from '../../src/platform/session.ts'
import { stamp } from '../../src/platform/stamping.ts'
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
  rooms,
  type Tablet,
  TODAY,
  type World,
} from '../world.ts'
import { type SideOf, sides, tellSides } from '../world-sides.ts'

const bound = answersWith(builtInTables())
let world: World
let tablet: Tablet
const cookies = new Map<string, string>()
beforeAll(async () => {
  world = await openWorld()
  tablet = await world.tablet(centers.one)
  for (const p of posts) cookies.set(p.person, await world.cookie(p.person))
})
afterAll(() => world.close())
const as = (person: string): As => ({ cookie: cookies.get(person)! })
const query = <T>(sql: string, values: unknown[] = []) =>
  world.db.read({ system: true }, (read) => read.text<T>(sql, values))
const refusals = async () =>
  (await query<{ n: number }>('select count(*)::int as n from access_refusal'))[0]!.n

const childIn = (book: string) => children.find((c) => c.book === book)?.id ?? idOf('no child')
const roomIn = (book: string) =>
  (book === centers.one ? rooms.one : book === centers.two ? rooms.two : rooms.three)[0]

/** An input of an endpoint that asks for a book; every name an endpoint may have. */
function inputFor(e: Endpoint, book: string, party = sides.company.party): Record<string, unknown> {
  const all: Record<string, unknown> = {
    party,
    ...{ of: 'localities', municipality: '08001', as_of: '2020' },
    ...{ book, child: childIn(book), purpose: 'supervision', reason: 'prueba de acceso', month: '2026-11' },
    ...{ start: TODAY, end: TODAY, room: roomIn(book) },
    ...{
      device: tablet.id,
      pairing: idOf('pairing'),
      response: 'ABCDEF',
      order: 'drain',
      person: people.educator,
    },
    ...{
      adult: idOf('no adult'),
      day: TODAY,
      sheet: 'Hoja1',
      table: 'x',
      login: `l${idOf(book).slice(0, 8)}`,
      password: 'una clave larga',
      pin: '123456',
      kind: 'center',
      id: book,
    },
    ...{
      label: 'x',
      code: 'ABCDEFGH',
      publicKey: 'AAAA',
      token: 'x'.repeat(43),
      ticket: 'x'.repeat(43),
      response: /pairings/.test(e.path) ? 'ABCDEF' : { id: 'x', type: 'public-key' },
      passkey: 'x',
      records: 'children',
      size: 2,
      sample: idOf('no sample'),
      n: '1',
      mark: 'conforms',
      every: 'day',
      place: book,
      provider: 'institute',
      subject: 'x',
      logout_token: 'x',
      name: 'x',
      given: 'A',
      first: 'B',
      sex: 'F',
      birth: '2025-03-04',
      cvegeos: '30001',
      target: 'representations',
    },
    facts: [fact('attendance.arrived', childIn(book), book, { day: TODAY, room: roomIn(book) })],
    fact: fact('children.child-transferred', childIn(book), book, {
      ...{ to: centers.two, room: rooms.two[0], on: TODAY },
    }),
    ...{ sha256: 'ab'.repeat(32), offset: 0, bytes: 9 },
    ...{ sealed: 'x', wrapped: 'x', looked: 0, box: reps.north },
    ...{ file: children.filter((c) => c.book === book)[1]?.id ?? idOf('no child') },
    ...{ incident: idOf('no incident'), firstDay: '2026-08-01', lastDay: TODAY, what: 'bite' },
    week: '2026-11-16',
    ...{ partner: idOf('no partner'), interest: idOf('no interest'), event: idOf('no event') },
    ...{ month: '2026-11', where: 'patio', involved: childIn(book) },
    ...{ study: idOf('no study'), count: 1, receipt: idOf('receipt') },
    ...{ case: idOf('no case'), project: idOf('no project'), language: 'es' },
    // a plan's sites are told apart by their kind
    site: e.path.startsWith('/v1/siting/') ? 'loc:010010001' : idOf('no site'),
    ...{
      plan: idOf('no plan'),
      a: idOf('no plan'),
      b: idOf('no plan'),
      open: null,
      parameters: parametersOf(),
    },
    ...{ draft: idOf('draft'), recipe: idOf('recipe'), name: 'lista.csv', text: 'nido: recipe' },
    ...{ appVersion: '1', maxDseq: 0, feeds: {}, deviceNow: NOW, pending: 0, durable: true },
  }
  const inPath = new Set([...e.path.matchAll(/:(\w+)/g)].map((m) => m[1]!))
  const named = new Set([...inPath, ...Object.keys((e.input as { entries?: object }).entries ?? {})])
  // what nobody thought of is the id of something that is not there
  const entries = (e.input as { entries?: Record<string, { type: string }> }).entries ?? {}
  for (const name of named)
    if (!(name in all) && (inPath.has(name) || entries[name]?.type !== 'optional'))
      all[name] = idOf(`no ${name}`)
  const skip = new Set([
    'room',
    'q',
    'after',
    'epoch',
    'since',
    'limit',
    'state',
    'representation',
    'scheme',
    'zone',
  ])
  const land = { of: 'localities', as_of: '2020', source: 'INEGI', municipality: '02004' }
  const searched = e.id === 'children.search' ? { q: 'Inventado' } : e.id.startsWith('territory.') ? land : {}
  return Object.fromEntries(
    Object.entries({ ...all, ...searched }).filter(
      ([k]) =>
        named.has(k) &&
        // a filter of organizations or agreements, and no kind of place
        !(k === 'kind' && ['partners.list', 'agreements.list'].includes(e.id)) &&
        (!skip.has(k) || inPath.has(k) || k in searched),
    ),
  )
}

async function ask(
  e: Endpoint,
  who: As,
  input: Record<string, unknown>,
  headers: Record<string, string> = {},
) {
  const rest = { ...input }
  const path = e.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if ((e.method === 'POST' || e.method === 'PUT') && !e.file)
    return call(world, who, e.method, path, rest, headers)
  const search = new URLSearchParams(Object.entries(rest).map(([k, x]) => [k, String(x)])).toString()
  return call(world, who, e.method, search ? `${path}?${search}` : path, undefined, headers)
}

/** Where a role's post reaches, by its person. */
const reach: Record<string, readonly string[]> = {
  [people.administrator]: [NATION, ...Object.values(reps), ...Object.values(centers)],
  [people.national]: [NATION, ...Object.values(reps), ...Object.values(centers)],
  [people.supervisor]: [reps.north, centers.one, centers.two],
  [people.mentor]: [reps.north, centers.one, centers.two],
  [people.director1]: [centers.one],
  [people.educator]: [centers.one],
  [people.nurse]: [centers.one],
}

/** What belongs to a center and must not be in an answer to somebody who does not reach it. */
const secretsOf = (book: string) => {
  const name = Object.entries(centers).find(([, id]) => id === book)?.[0]
  const kids = children.filter((c) => c.book === book)
  return [
    ...(name ? [`Centro ${name}`] : []),
    ...kids.flatMap((c) => [c.id, `"given":"${c.given}"`, `${c.given} ${c.first}`]),
  ]
}

const scoped = bound.filter((b) => b.endpoint.access.who === 'person')
const ofBook = scoped.filter((b) => /:book/.test(b.endpoint.path) || /^\/v1\/board/.test(b.endpoint.path))

describe('every endpoint as every role', () => {
  const roles = Object.keys(reach)
  test.each(ofBook.map((b) => [b.endpoint.id, b.endpoint] as const))(
    '%s answers where the post reaches and its permission holds, and nowhere else',
    async (_id, e) => {
      const permission = e.access.who === 'person' ? e.access.permission : undefined
      for (const person of roles) {
        const role = posts.find((p) => p.person === person)!.role
        for (const book of Object.values(centers)) {
          const may = permissionsOf[role].includes(permission!) && reach[person]!.includes(book)
          const before = await refusals()
          // Somebody who was given a new password has no session left: each asks with one of now
          const r = await ask(e, { cookie: await world.cookie(person) }, inputFor(e, book))
          const words = `${role} at ${book === centers.one ? 'one' : book === centers.two ? 'two' : 'three'}: ${r.status} ${JSON.stringify(r.body).slice(0, 200)}`
          expect(r.status, words).toBeLessThan(500)
          if (may) {
            if (r.status === 403) expect(r.body.refusal.code, words).not.toMatch(/no-permission/)
            continue
          }
          expect([403, 404], words).toContain(r.status)
          expect(await refusals(), words).toBe(before + 1)
          for (const s of secretsOf(book)) expect(JSON.stringify(r.body), words).not.toContain(s)
        }
      }
    },
  )

  test('lists of one’s own reach hold nothing of others, and names only for who works there', async () => {
    let told = 0
    for (const b of scoped.filter((x) => x.endpoint.access.who === 'person' && !ofBook.includes(x))) {
      for (const person of roles) {
        const r = await ask(b.endpoint, as(person), inputFor(b.endpoint, centers.one))
        expect(r.status).toBeLessThan(500)
        if (r.status !== 200) continue
        told++
        for (const book of Object.values(centers)) {
          if (reach[person]!.includes(book)) continue
          for (const s of secretsOf(book)) expect(JSON.stringify(r.body), `${b.endpoint.id}`).not.toContain(s)
        }
      }
    }
    expect(told).toBeGreaterThan(150)
    const list = scoped.find((b) => b.endpoint.id === 'children.list')!.endpoint
    const far = await ask(list, as(people.supervisor), { book: centers.one })
    expect(far.body).toMatchObject({ named: false })
    for (const c of children) expect(JSON.stringify(far.body)).not.toContain(c.given)
    const educator: As = { cookie: await world.cookie(people.educator) }
    expect((await ask(list, educator, { book: centers.one })).body.named).toBe(true)
  })

  test('nobody and a tablet get nothing that is a person’s; a person nothing that is a tablet’s', async () => {
    for (const { endpoint: e } of bound) {
      const input = inputFor(e, centers.one)
      const nobody = await ask(e, undefined, input)
      if (e.access.who !== 'anyone') expect(nobody.status, e.id).toBe(401)
      if (e.access.who === 'person') expect((await ask(e, { tablet }, input)).status, e.id).toBe(403)
      if (e.access.who === 'device')
        expect((await ask(e, as(people.administrator), input)).status, e.id).toBe(403)
    }
    expect(
      bound
        .filter((b) => b.endpoint.access.who === 'anyone')
        .map((b) => b.endpoint.id)
        .sort(),
    ).toEqual([
      'needs.answer',
      'needs.homes',
      'needs.survey',
      'pairings.claim',
      'partners.interest-state',
      'partners.open-municipalities',
      'partners.tell-interest',
      'providers.back-institute',
      'providers.back-llave-mx',
      'providers.begin',
      'providers.list',
      'providers.logout',
      'session.factor',
      'session.first',
      'session.open',
      'session.passkey',
      'session.passkey-options',
    ])
  })

  test('an endpoint without access words, or declared twice, does not register', () => {
    const { db, house, files } = world
    const parts = {
      ...{ db, house, files, entry: plainEntry(), now, log: () => {} },
      limits: { take: () => true },
    }
    const some = bound[0]!.endpoint
    const bare = answer({ ...some, access: undefined } as never, async () => ({}))
    expect(() => httpApp({ ...parts, bound: [bare] })).toThrow('without access')
    const twice = answer(some, async () => ({}) as never)
    expect(() => httpApp({ ...parts, bound: [twice, twice] })).toThrow('twice')
    const samePath = answer({ ...some, id: 'other' }, async () => ({}) as never)
    expect(() => httpApp({ ...parts, bound: [twice, samePath] })).toThrow('twice')
  })
})

/** Tables with a book that row security does not guard, and why. */
const unguarded: Record<string, string> = {
  device_seq: 'distributed by device: counters and ids, no words; read only for the device that signed',
}

describe('who represents an allied organization', () => {
  const three = [sides.company, sides.state, sides.economy]
  beforeAll(async () => {
    await tellSides(world)
    await world.db.write({ system: true }, async (tx) => {
      await tx`create table probe_side (book uuid not null, key text not null, party uuid not null, primary key (book, key))`
      await tx`select nido_row_table('probe_side'), nido_party_table('probe_side')`
      for (const { book, party } of Object.values(sides))
        await tx`insert into probe_side (book, key, party) values (${book}, ${party}, ${party})`
    })
  })
  afterAll(() => world.db.write({ system: true }, (tx) => tx`drop table probe_side`))

  /** What is in no answer to them: children, who works here, other organizations and who represents those. */
  const secretsFor = (own: SideOf) => [
    ...children.flatMap((c) => [c.id, `"given":"${c.given}"`]),
    ...posts.map((p) => p.person),
    ...Object.values(sides).flatMap((s) => (s === own ? [] : [s.party, s.person])),
  ]
  const wantedOf = (e: Endpoint, input: object) =>
    e.access.who === 'person' ? e.access.scopeOf(input as never).kind : e.access.who

  test('reaches no endpoint of a book, and no answer tells of a child, of staff or of another organization', async () => {
    let refusedAll = 0
    const odd = new Set<string>()
    for (const own of three) {
      let cookie = await world.cookie(own.person)
      for (const { endpoint: e } of bound) {
        if (e.access.who === 'anyone' || e.access.who === 'device') continue
        // what somebody does to their own entry may close their session
        if (e.access.who === 'self' && e.method !== 'GET') cookie = await world.cookie(own.person)
        for (const [book, party] of [
          [own.book, own.party],
          [centers.one, sides.other.party],
        ] as const) {
          const input = inputFor(e, book, party)
          const wanted = wantedOf(e, input)
          const r = await ask(e, { cookie }, input)
          const words = `${e.id} ${r.status} ${JSON.stringify(r.body).slice(0, 300)}`
          expect(r.status, words).toBeLessThan(500)
          if (
            e.access.who === 'person' &&
            (wanted !== 'party' || ('party' in input && party !== own.party))
          ) {
            // our inputs are good ones, so that what refuses is the permission and nothing else
            if (r.status === 403) refusedAll++
            else odd.add(words)
          }
          const { refusal, ...told } = r.body ?? {}
          for (const s of secretsFor(own)) expect(JSON.stringify(told), words).not.toContain(s)
          expect(`${refusal?.code}`).not.toMatch(/[0-9a-f]{8}-/)
        }
      }
    }
    expect(refusedAll).toBeGreaterThan(400)
    expect([...odd]).toEqual([])
  }, 180_000)

  /** Tables with rows that a transaction of these parties sees and should not, as `table: how many`. */
  async function leaks(own: SideOf): Promise<string[]> {
    const tables = await query<{ t: string; open: boolean; party: boolean }>(`
      select c.relname as t, exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'own_sides') as open,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'party' and not a.attisdropped) as party
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and has_table_privilege('nido_app', c.oid, 'select')`)
    const found: string[] = []
    for (const { t, open, party } of tables) {
      if (t in unguarded) continue
      const wrong = open && party ? `where party is distinct from '${own.party}'` : ''
      const [row] = await world.db.read({ parties: [own.party] }, (read) =>
        read.text<{ n: number }>(`select count(*)::int as n from ${t} ${wrong}`, []),
      )
      if (row!.n > 0) found.push(`${t}: ${row!.n}`)
    }
    return found
  }

  test('at the tables: no row but its own, in the tables that carry its id; and the look finds a policy that says more', async () => {
    for (const own of Object.values(sides)) {
      expect(await leaks(own)).toEqual([])
      const mine = await world.db.read(
        { parties: [own.party] },
        (read) => read<{ party: string }>`select party from probe_side`,
      )
      expect(mine).toEqual([{ party: own.party }])
    }
    expect(await world.db.read({ parties: [] }, (read) => read`select party from probe_side`)).toEqual([])
    const change = await world.db.write(
      { parties: [sides.company.party] },
      (tx) => tx`update probe_side set key = 'x' returning key`,
    )
    expect(change).toEqual([])
    const loosened = [
      `create policy loose on child using (coalesce(current_setting('nido.parties', true), '') <> '')`,
      `create policy loose on probe_side using (coalesce(current_setting('nido.parties', true), '') <> '')`,
    ]
    await world.db.write({ system: true }, async (tx) => {
      for (const sql of loosened) await tx.text(sql, [])
    })
    try {
      const found = await leaks(sides.company)
      expect(found.map((f) => f.split(':')[0])).toEqual(['child', 'probe_side'])
    } finally {
      await world.db.write({ system: true }, async (tx) => {
        for (const t of ['child', 'probe_side']) await tx.text(`drop policy loose on ${t}`, [])
      })
    }
  })

  test('no kind is taken of them but those that name a side, and those about nobody else', () => {
    const own = sides.company
    const authority = {
      ...{ above: [], posts: [] },
      sides: [{ person: own.person, book: own.book, party: own.party, from_day: '2026-01-01', to_day: null }],
    }
    const anyPayload = new Map([...house.kinds].map(([name, k]) => [name, { ...k, payload: v.any() }]))
    const said = (kind: string, about: string, party: string | undefined, more: object = {}) =>
      stamp(
        fact(kind, about, own.book, {}, { author: own.person, ...more }),
        ...([anyPayload, { by: 'person', person: own.person }, authority, NOW] as const),
        ...([undefined, party] as const),
      )
    for (const kind of house.kinds.values()) {
      for (const [about, party] of [
        [children[0]!.id, undefined],
        [sides.other.party, sides.other.party],
        [own.party, own.party],
      ] as const) {
        const { answer, held } = said(kind.kind, about, party)
        const may =
          kind.side !== undefined && party === own.party && kind.door !== 'online' && kind.only !== 'nation'
        if (!may) expect([kind.kind, answer === 'taken', held]).toEqual([kind.kind, false, true])
      }
    }
    // in another book, before the post began, or correcting what was not said of it
    for (const kind of [...house.kinds.values()].filter((k) => k.side && k.door !== 'online')) {
      expect(said(kind.kind, own.party, own.party).answer, kind.kind).toBe('taken')
      expect(said(kind.kind, own.party, own.party, { book: reps.south }).answer, kind.kind).toBe('review')
      expect(said(kind.kind, own.party, own.party, { corrects: idOf('not said') }).answer, kind.kind).toBe(
        'review',
      )
      const early = said(kind.kind, own.party, own.party, { happenedAt: '2025-12-31T15:00:00.000Z' })
      expect(early.answer, kind.kind).toBe('review')
    }
  })
})

describe('row security', () => {
  test('every table that has a book is guarded, and no partition is reachable beside its parent', async () => {
    const tables = await query<{ t: string; rls: boolean; part: boolean; granted: boolean }>(`
      select c.relname as t, c.relrowsecurity as rls, c.relispartition as part,
        has_table_privilege('nido_app', c.oid, 'select, insert, update, delete') as granted
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p')
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'book' and not a.attisdropped)`)
    expect(tables.length).toBeGreaterThan(20)
    for (const t of tables) {
      if (t.part) expect(t.granted, t.t).toBe(false)
      else if (!(t.t in unguarded)) expect(t.rls, t.t).toBe(true)
    }
    const outside = await query<{ t: string }>(`
      select c.relname as t from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p', 'v', 'm') and not c.relrowsecurity
        and has_table_privilege('nido_app', c.oid, 'select') order by 1`)
    expect(outside.map((o) => o.t)).toEqual(Object.keys(unguarded))
  })

  test('without a scope every guarded table has no row; with another book none of ours; writing elsewhere fails', async () => {
    const guarded = await query<{ t: string; book: boolean }>(`
      select c.relname as t, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'book') as book
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity`)
    let rows = 0
    for (const { t, book } of guarded) {
      const count = (sql: string) => async (read: { text: <T>(s: string, v: unknown[]) => Promise<T[]> }) =>
        (await read.text<{ n: number }>(sql, []))[0]!.n
      const all = `select count(*)::int as n from ${t}`
      rows += await world.db.read({ system: true }, count(all))
      expect(await world.db.read({ none: true }, count(all)), t).toBe(0)
      expect(await world.db.read({ books: [] }, count(all)), t).toBe(0)
      if (!book) continue
      const ours = `select count(*)::int as n from ${t} where book in ('${centers.one}', '${centers.three}')`
      expect(await world.db.read({ books: [centers.two] }, count(ours)), t).toBe(0)
    }
    expect(rows).toBeGreaterThan(100)
    const steal = world.db.write(
      { books: [centers.two] },
      (tx) =>
        tx`insert into erased_person (book, person, by_fact) values (${centers.one}, ${idOf('x')}, ${idOf('y')})`,
    )
    await expect(steal).rejects.toThrow(/row-level security/)
    const change = await world.db.write(
      { books: [centers.two] },
      (tx) => tx`update child set given = 'Robada' where book = ${centers.one} returning key`,
    )
    expect(change).toEqual([])
    await expect(
      world.db.read({ books: [`${centers.two}', 'x`] }, async (read) => read`select 1`),
    ).rejects.toThrow('not a book id')
    const write = world.db.read(
      { books: [centers.one] },
      (read) => read`delete from child where book = ${centers.one} returning key`,
    )
    await expect(write).rejects.toThrow(/read-only/)
    for (const t of [
      ...['account', 'session', 'setup_link', 'access_refusal', 'second_factor', 'recovery_code', 'passkey'],
      ...['linked_account', 'sign_in_step', 'sign_in_event'],
    ])
      await expect(
        world.db.read({ all: true }, (read) => read.text(`select * from ${t}`, [])),
      ).rejects.toThrow(/permission denied/)
  })
})

describe('sign-in', () => {
  let w: World
  let clock = Date.parse(NOW)
  beforeAll(async () => {
    const limits = newLimits(() => clock)
    w = await openWorld({ clock: () => new Date(clock), limits })
    await w.db.write(
      { system: true },
      (tx) =>
        tx`insert into account (person, login, password) values (${people.director1}, 'directora', ${hashPassword('la clave correcta')})`,
    )
  })
  afterAll(() => w.close())
  const enter = (password: string, login = 'directora') =>
    call(w, undefined, 'POST', '/v1/session', { login, password })
  const minutes = (n: number) => {
    clock += n * 60_000
  }

  test('the cookie is for this site and no script; it ends with its hours, and on leaving', async () => {
    const r = await enter('la clave correcta')
    expect(r.status).toBe(200)
    const cookie = r.headers.get('set-cookie')!
    for (const word of ['HttpOnly', 'SameSite=Strict', 'Path=/', `Max-Age=${SESSION_HOURS * 3600}`])
      expect(cookie).toContain(word)
    const behind = await call(
      w,
      undefined,
      'POST',
      '/v1/session',
      { login: 'directora', password: 'la clave correcta' },
      { 'x-forwarded-proto': 'https' },
    )
    expect(behind.headers.get('set-cookie')).toContain('Secure')
    const mine: As = { cookie: cookie.split(';')[0]! }
    const me = () => call(w, mine, 'GET', '/v1/session')
    expect((await me()).body.person).toBe(people.director1)
    expect(
      JSON.stringify(
        await w.db.read(
          { system: true },
          (read) => read`select encode(token_hash, 'base64') as t from session`,
        ),
      ),
    ).not.toContain(mine.cookie.split('=')[1]!)
    minutes(SESSION_HOURS * 60 + 1)
    expect((await me()).status).toBe(401)
    const again: As = { cookie: (await enter('la clave correcta')).headers.get('set-cookie')!.split(';')[0]! }
    expect((await call(w, again, 'GET', '/v1/session')).status).toBe(200)
    expect((await call(w, again, 'DELETE', '/v1/session')).status).toBe(200)
    expect((await call(w, again, 'GET', '/v1/session')).status).toBe(401)
  })

  test('after five wrong passwords the account rests, longer each time, and no answer tells which accounts exist', async () => {
    for (let i = 0; i < 5; i++) expect((await enter('equivocada')).status).toBe(401)
    expect((await enter('la clave correcta')).status).toBe(429)
    minutes(5.1)
    expect((await enter('equivocada')).status).toBe(401)
    minutes(5.1)
    expect((await enter('la clave correcta')).status).toBe(429)
    minutes(5.1)
    expect((await enter('la clave correcta')).status).toBe(200)
    const [known, unknown] = [await enter('equivocada'), await enter('equivocada', 'nadie')]
    expect(unknown).toMatchObject({ status: known.status, body: known.body })
    minutes(60)
  })

  test('an address that tries too often waits: at sign-in and with codes of tablets', async () => {
    const tries = async (one: () => Promise<{ status: number }>) => {
      const got: number[] = []
      for (let i = 0; i < 25; i++) got.push((await one()).status)
      return got
    }
    const codes = await tries(() =>
      call(w, undefined, 'POST', '/v1/pairings/claim', { code: 'ABCDEFGH', publicKey: 'AAAA', label: 'x' }),
    )
    expect(codes.slice(0, 20)).toEqual(Array(20).fill(404))
    expect(codes.slice(20)).toEqual(Array(5).fill(429))
    const signs = await tries(() => enter('x', `n${Math.random()}`))
    expect(signs.slice(20)).toEqual(Array(5).fill(429))
    minutes(2)
    expect((await enter('la clave correcta')).status).toBe(200)
  })

  test('a request from another site with our cookie is nobody’s', async () => {
    const cookie = await w.cookie(people.director1)
    const post = (headers: Record<string, string>) =>
      w.app.request('/v1/facts', {
        method: 'POST',
        body: '{"facts":[1]}',
        headers: { cookie, host: 'nido.mx', ...headers },
      })
    const refused = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://nido.mx' },
      { origin: 'https://elsewhere.mx' },
      { origin: 'null' },
      { origin: 'not a url' },
      {},
    ]
    for (const headers of refused as Record<string, string>[])
      expect((await post(headers)).status, JSON.stringify(headers)).toBe(403)
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: 'https://nido.mx' }] as Record<
      string,
      string
    >[])
      expect((await post(headers)).status).toBe(200)
  })

  test('one post is not enough to take the account of somebody with others', async () => {
    const director: As = { cookie: await w.cookie(people.director1) }
    await w.said([
      fact('staff.person-registered', people.administrator, centers.one, { given: 'Copia', first: 'Ajena' }),
    ])
    const give = (person: string) =>
      call(w, director, 'POST', `/v1/books/${centers.one}/accounts`, {
        person,
        login: `x${person.slice(0, 8)}`,
        password: 'otra clave larga',
      })
    expect((await give(people.administrator)).status).toBe(403)
    expect((await give(people.educator)).status).toBe(200)
    expect((await give(people.educator2)).status).toBe(404)
  })
})

describe('odd requests', () => {
  const raw = (body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}) =>
    world.app.request('/v1/facts', {
      method: 'POST',
      body,
      headers: { cookie: cookies.get(people.director1)!, 'sec-fetch-site': 'same-origin', ...headers },
    })
  test('bombs, too much, no JSON, wrong encodings: refused with words', async () => {
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(60 * 1024 * 1024)))
    expect(bomb.length).toBeLessThan(100_000)
    expect((await raw(bomb, { 'content-encoding': 'gzip' })).status).toBe(400)
    expect((await raw('x'.repeat(6 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await raw('{}', { 'content-length': '99999999999' })).status).toBe(413)
    for (const text of [
      '',
      'x',
      '{',
      '[]',
      '7',
      'null',
      '"x"',
      '{"facts":',
      '\u0000',
      '['.repeat(100_000),
      '{"facts":[{"a":'.repeat(2000),
    ])
      expect((await raw(text)).status, text.slice(0, 20)).toBe(400)
    expect((await raw(new Uint8Array([0xff, 0xfe, 0x00, 0x01]))).status).toBe(400)
    expect((await raw('{}', { 'content-encoding': 'gzip' })).status).toBe(400)
    const good = JSON.stringify({
      facts: [
        fact(
          'attendance.arrived',
          childIn(centers.one),
          centers.one,
          { day: TODAY, room: rooms.one[0] },
          { author: people.director1 },
        ),
      ],
    })
    const packed = await raw(new Uint8Array(gzipSync(good)), { 'content-encoding': 'gzip' })
    expect([
      packed.status,
      ((await packed.json()) as { results: { answer: string }[] }).results[0]!.answer,
    ]).toEqual([200, 'taken'])
  })

  test('every answer forbids frames, foreign scripts and inline styles, and keeps nothing in caches', async () => {
    for (const target of ['/v1/session', '/v1/nothing', '/nowhere', '/v1/board?kind=nation']) {
      const r = await call(world, as(people.national), 'GET', target)
      const policy = r.headers.get('content-security-policy')!
      expect(policy, target).toContain("default-src 'self'")
      expect(policy, target).toContain("frame-ancestors 'none'")
      expect(policy, target).not.toContain('unsafe')
      expect(r.headers.get('x-content-type-options')).toBe('nosniff')
      if (target.startsWith('/v1')) expect(r.headers.get('cache-control')).toBe('no-store')
    }
  })
})
