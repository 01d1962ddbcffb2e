// One invented small country for fixtures: 2 representations, 3 centers, their rooms, children, staff of every role, tablets.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { answersWith } from '../src/app/answers.ts'
import { house } from '../src/app/modules.ts'
import type { Fact } from '../src/kernel/fact.ts'
import { NATION, uuid7OfDigest, uuidOfDigest } from '../src/kernel/ids.ts'
import type { Role } from '../src/kernel/permission.ts'
import { type Signing, signatureBase, signatureHeaders } from '../src/kernel/wire.ts'
import { builtInTables } from '../src/modules/growth/rules/built-in-tables.ts'
import { type Db, openDb } from '../src/platform/db.ts'
import { type Entry, plainEntry } from '../src/platform/entry.ts'
import { type FilePlace, type FileStore, filePlaceIn } from '../src/platform/file-place.ts'
import type { House } from '../src/platform/house.ts'
import { httpApp } from '../src/platform/http.ts'
import { takeBatch } from '../src/platform/intake.ts'
import type { Limits } from '../src/platform/limits.ts'
import { openSession, SESSION_COOKIE } from '../src/platform/session.ts'
import { filledDatabase, freshDatabase } from './postgres-for-tests.ts'

export const NOW = '2026-11-20T18:00:00.000Z'
export const TODAY = '2026-11-20'
export const now = () => new Date(NOW)

const digest = (text: string) => createHash('sha256').update(text).digest()
/** The same name gives the same id on every machine. */
export const idOf = (name: string): string => uuidOfDigest(digest(name))

let said = 0
/** Of two facts said of one moment the one said later has the higher id: chance does not decide which is the last word. */
function nextDigest(): Buffer {
  const made = digest(`fact ${said}`)
  made.writeUInt16BE(said++ % 4_096, 0)
  return made
}
/** A fact as a desk would say it; `more` overrides anything. Ids differ at every call and follow the order of saying. */
export function fact(
  kind: string,
  about: string,
  book: string,
  payload: Record<string, unknown>,
  more: Partial<Fact> = {},
): Fact {
  const happenedAt = more.happenedAt ?? '2026-11-20T15:00:00.000Z'
  return {
    id: uuid7OfDigest(Date.parse(happenedAt), nextDigest()),
    kind,
    kindVersion: 1,
    about,
    book,
    happenedAt,
    author: people.director1,
    origin: 'desk',
    payload,
    ...more,
  }
}

export const reps = { north: idOf('rep north'), south: idOf('rep south') }
export const centers = { one: idOf('center one'), two: idOf('center two'), three: idOf('center three') }
export const rooms = {
  one: [idOf('one lactantes'), idOf('one maternal')],
  two: [idOf('two lactantes'), idOf('two maternal')],
  three: [idOf('three unica')],
} as const
export const people = {
  administrator: idOf('administrator'),
  national: idOf('national'),
  supervisor: idOf('supervisor north'),
  mentor: idOf('mentor north'),
  director1: idOf('director one'),
  director2: idOf('director two'),
  director3: idOf('director three'),
  educator: idOf('educator one'),
  nurse: idOf('nurse one'),
  educator2: idOf('educator two'),
} as const
export const posts: readonly { person: string; role: Role; book: string }[] = [
  { person: people.administrator, role: 'administrator', book: NATION },
  { person: people.national, role: 'national', book: NATION },
  { person: people.supervisor, role: 'supervisor', book: reps.north },
  { person: people.mentor, role: 'mentor', book: reps.north },
  { person: people.director1, role: 'director', book: centers.one },
  { person: people.director2, role: 'director', book: centers.two },
  { person: people.director3, role: 'director', book: centers.three },
  { person: people.educator, role: 'educator', book: centers.one },
  { person: people.nurse, role: 'nurse', book: centers.one },
  { person: people.educator2, role: 'educator', book: centers.two },
]

export type WorldChild = {
  id: string
  given: string
  first: string
  birth: string
  sex: 'F' | 'M'
  book: string
  room: string
}
const given = [
  'Alba',
  'Bruno',
  'Celia',
  'Darío',
  'Elisa',
  'Fabio',
  'Gala',
  'Hugo',
  'Inés',
  'Joel',
  'Kenia',
  'León',
]
export const children: readonly WorldChild[] = given.map((name, i) => {
  const center = (['one', 'one', 'two', 'three'] as const)[i % 4]!
  const list = rooms[center]
  return {
    id: idOf(`child ${name}`),
    given: name,
    first: 'Inventado',
    birth: `2025-0${1 + (i % 9)}-1${i % 10}`,
    sex: i % 2 === 0 ? 'F' : 'M',
    book: centers[center],
    room: list[i % list.length]!,
  }
})

/** Everything that is known before a test begins, in the order it was said. */
function countryFacts(): Fact[] {
  const at = { happenedAt: '2026-01-05T15:00:00.000Z', origin: 'world' as const }
  const out: Fact[] = []
  const say = (kind: string, about: string, book: string, payload: Record<string, unknown>) =>
    out.push(fact(kind, about, book, payload, { ...at, author: people.administrator }))
  for (const [name, id] of Object.entries(reps)) {
    const north = name === 'north'
    say('network.representation-named', id, id, {
      code: north ? '01' : '02',
      name: `Rep ${name}`,
      state: north ? '08' : '30',
    })
    const cvegeo = north ? '08001' : '30001'
    say('network.municipality-named', idOf(cvegeo), NATION, { cvegeo, name: `Municipio ${name}` })
    say('network.municipality-assigned', idOf(cvegeo), NATION, {
      ...{ cvegeo, representation: id, from: '2020-01-01', confidence: 'confirmed', source: 'prueba' },
    })
  }
  for (const [name, id] of Object.entries(centers)) {
    say('network.center-registered', id, id, {
      ...{ code: `C-${name}`, name: `Centro ${name}`, scheme: 'imss', zone: 'urban', status: 'open' },
      ...{
        municipality: name === 'three' ? '30001' : '08001',
        opens: '07:00',
        closes: '17:00',
        timeZone: 'America/Mexico_City',
      },
    })
    rooms[name as keyof typeof rooms].forEach((room, order) => {
      say('network.room-opened', room, id, {
        name: `Sala ${order + 1}`,
        fromMonths: 2,
        toMonths: 36,
        places: 20,
        order,
      })
    })
  }
  for (const p of posts) {
    say('staff.person-registered', p.person, p.book, { given: p.role, first: 'Prueba' })
    say('staff.post-held', p.person, p.book, { role: p.role, from: '2026-01-01' })
  }
  for (const c of children) out.push(...childFacts(c))
  // ids of their own: what a test says itself is never taken for one of these
  return out.map((f, i) => ({ ...f, id: uuid7OfDigest(Date.parse(f.happenedAt), digest(`country ${i}`)) }))
}

/** Throws unless all is taken. */
async function sayIn(db: Db, mine: House, facts: readonly Fact[], clock: () => Date): Promise<void> {
  const results = await takeBatch(db, mine, facts, { by: 'system' }, clock, (e) => {
    throw e
  })
  const bad = results.find((r) => r.answer === 'review' || r.answer === 'quarantined')
  if (bad) throw new Error(`not taken: ${JSON.stringify(bad)}`)
}

async function fillCountry(url: string): Promise<void> {
  const db = openDb(url, { max: 4 })
  await sayIn(db, house, countryFacts(), now)
  await db.close()
}

export function childFacts(c: WorldChild): Fact[] {
  const at = { happenedAt: '2026-02-01T15:00:00.000Z' }
  const identity = { given: c.given, first: c.first, sex: c.sex, birth: c.birth, synthetic: true }
  return [
    fact('children.child-registered', c.id, c.book, identity, at),
    fact('children.child-placed', c.id, c.book, { room: c.room, from: '2026-02-01' }, at),
  ]
}

export type Tablet = { readonly id: string; readonly book: string; readonly key: KeyObject }

export type World = {
  readonly db: Db
  readonly url: string
  readonly house: House
  readonly app: Hono
  /** where its photos and documents lie */
  readonly files: FilePlace
  /** every statement count of every transaction since the last look */
  readonly statements: number[]
  readonly logged: Record<string, unknown>[]
  /** what the house itself says; throws unless all is taken */
  readonly said: (facts: readonly Fact[]) => Promise<void>
  readonly tablet: (book: string, more?: { state?: string; reviewAbove?: number }) => Promise<Tablet>
  readonly cookie: (person: string) => Promise<string>
  readonly close: () => Promise<void>
}

const always: Limits = { take: () => true }

/** A database of its own with the country in it (a copy of one filled once in a run), and the app that serves it (no port). */
export async function openWorld(
  options: {
    house?: House
    empty?: boolean
    limits?: Limits
    clock?: () => Date
    store?: FileStore
    entry?: Entry
    leaseDays?: number
  } = {},
): Promise<World> {
  const empty = options.empty || options.house !== undefined
  const database = await (empty ? freshDatabase() : filledDatabase('country', fillCountry))
  const db = openDb(database.url, { max: 10 })
  const statements: number[] = []
  db.onStatements = (n) => statements.push(n)
  const logged: Record<string, unknown>[] = []
  const mine = options.house ?? house
  const clock = options.clock ?? now
  const folder = mkdtempSync(join(tmpdir(), 'nido-files-'))
  const files = filePlaceIn(folder, options.store)
  const app = httpApp({
    db,
    house: mine,
    entry: options.entry ?? plainEntry(),
    now: clock,
    log: (line) => logged.push(line),
    limits: options.limits ?? always,
    bound: answersWith(builtInTables()),
    files,
    ...(options.leaseDays !== undefined && { leaseDays: options.leaseDays }),
  })
  const said_ = (facts: readonly Fact[]) => sayIn(db, mine, facts, clock)
  // a house of its own takes it its own way
  if (options.house && !options.empty) await said_(countryFacts())
  statements.length = 0
  return {
    db,
    url: database.url,
    house: mine,
    app,
    files,
    statements,
    logged,
    said: said_,
    tablet: async (book, more = {}) => {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const id = idOf(`tablet ${randomBytes(8).toString('hex')}`)
      const spki = pair.publicKey.export({ format: 'der', type: 'spki' })
      await db.write(
        { system: true },
        (tx) => tx`insert into device (id, book, label, public_key, state, review_above)
          values (${id}, ${book}, 'prueba', ${spki}, ${more.state ?? 'paired'}, ${more.reviewAbove ?? null})`,
      )
      return { id, book, key: pair.privateKey }
    },
    cookie: async (person) => `${SESSION_COOKIE}=${await openSession(db, person, clock())}`,
    close: async () => {
      await db.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The headers of a request signed by a tablet. */
export function signed(
  tablet: Tablet,
  method: string,
  target: string,
  body: string | Buffer = '',
): Record<string, string> {
  const signing: Signing = {
    method,
    target,
    digest: createHash('sha256').update(body).digest('base64'),
    created: Math.floor(Date.parse(NOW) / 1000),
    nonce: randomBytes(16).toString('hex'),
    device: tablet.id,
  }
  const key = { key: tablet.key, dsaEncoding: 'ieee-p1363' } as const
  return signatureHeaders(
    signing,
    sign('sha256', Buffer.from(signatureBase(signing)), key).toString('base64'),
  )
}

export type As = { readonly tablet: Tablet } | { readonly cookie: string } | undefined
export type Answered = {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the answer holds
  readonly body: any
  readonly bytes: Buffer
  readonly headers: Headers
}

/** One request through the whole stack but the socket. A person's comes from the same origin, as a browser sends it. */
export async function call(
  world: Pick<World, 'app'>,
  as: As,
  method: string,
  target: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answered> {
  const text =
    body === undefined
      ? undefined
      : typeof body === 'string' || Buffer.isBuffer(body)
        ? body
        : JSON.stringify(body)
  const who: Record<string, string> =
    as === undefined
      ? {}
      : 'tablet' in as
        ? signed(as.tablet, method, target, text)
        : { cookie: as.cookie, 'sec-fetch-site': 'same-origin' }
  const response = await world.app.request(target, {
    method,
    headers: { ...(text === undefined ? {} : { 'content-type': 'application/json' }), ...who, ...headers },
    ...(text === undefined ? {} : { body: typeof text === 'string' ? text : new Uint8Array(text) }),
  })
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
  if (isStream) await response.body?.cancel()
  const bytes = isStream ? Buffer.alloc(0) : Buffer.from(await response.arrayBuffer())
  const answer = bytes.toString()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return {
    status: response.status,
    body: isJson ? JSON.parse(answer) : answer,
    bytes,
    headers: response.headers,
  }
}

/** Everything a book's facts became: rows of every taking's table and figures, as one comparable object. */
export async function bookState(
  world: Pick<World, 'db' | 'house'>,
  book: string,
): Promise<Record<string, unknown>> {
  return world.db.read({ system: true }, async (read) => {
    const state: Record<string, unknown> = {}
    for (const { table } of world.house.takings) {
      const rows = await read.text<{ r: unknown }>(
        `select to_jsonb(r) as r from ${table} r where book = $1 order by key`,
        [book],
      )
      if (rows.length > 0) state[table] = rows.map((x) => x.r)
    }
    state.figure = await read`
      select indicator, room, period, part, whole from figure where book = ${book} and (part <> 0 or whole <> 0)
      order by indicator, room, period`
    state.feed = await read`
      select entity, body from feed where book = ${book} and op = 'put' order by entity`
    state.task = await read`select * from task where book = ${book} and not watched order by key`
    return state
  })
}
