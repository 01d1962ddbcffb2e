// Hostile requests over every endpoint as everybody: none is a fault, what is refused writes nothing but that it was refused.
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answersWith } from '../../src/app/answers.ts'
import { requestOf } from '../../src/kernel/endpoint.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import {
  type As,
  centers,
  children,
  idOf,
  openWorld,
  people,
  posts,
  reps,
  rooms,
  signed,
  type Tablet,
  TODAY,
  type World,
} from '../world.ts'
import { type Hostile, hostileRequests, type Pools } from './hostile-requests.ts'

/** `NIDO_HOSTILE=100000` for the long run; `NIDO_SEED` for another. */
const COUNT = Number(process.env.NIDO_HOSTILE ?? 4_000)
const SEED = Number(process.env.NIDO_SEED ?? 11)
/** Passwords cost time on purpose: few of these are enough. */
const SLOW = /^(session\.(open|first|password|prove|factor)|accounts\.give|pins\.set|entry\.)/
/** A refusal is written down, and so is a wrong password, a wrong code, a try. */
const MAY_WRITE = new Set([
  ...['access_refusal', 'account', 'session', 'pairing', 'sign_in_try', 'sign_in_event', 'factor_try'],
])

const bound = answersWith(builtInTables())
const endpoints = bound.map((b) => b.endpoint)
let world: World
let tablet: Tablet
let cookies: string[]
const fresh = async () => Promise.all(posts.map((p) => world.cookie(p.person)))
beforeAll(async () => {
  world = await openWorld()
  tablet = await world.tablet(centers.one)
  cookies = await fresh()
})
afterAll(() => world.close())

const pools = (): Pools => ({
  whos: posts.length + 2,
  ids: {
    '*': [
      ...[...Object.values(centers), NATION, ...Object.values(reps), ...rooms.one, ...Object.values(people)],
      ...[children[0]!.id, children[1]!.id, tablet.id, idOf('nothing'), centers.one.toUpperCase()],
    ],
    book: Object.values(centers),
    child: children.map((c) => c.id),
    room: rooms.one,
    person: Object.values(people),
    device: [tablet.id],
    purpose: ['care', 'supervision', 'prueba de acceso'],
    month: ['2026-11'],
    day: [TODAY],
    q: ['María', 'Alba Inventado'],
  },
})

async function send(h: Hostile): Promise<{ status: number; text: string }> {
  const { endpoint: e } = h
  const { path, body } = requestOf(e, h.input)
  const raw = h.raw ?? body
  const who: As | undefined =
    h.who === posts.length ? { tablet } : h.who > posts.length ? undefined : { cookie: cookies[h.who]! }
  const headers: Record<string, string> = {
    ...(raw === undefined ? {} : { 'content-type': 'application/json' }),
    ...(who === undefined
      ? {}
      : 'tablet' in who
        ? signed(who.tablet, e.method, path, raw ?? '')
        : { cookie: who.cookie, 'sec-fetch-site': 'same-origin' }),
    ...h.headers,
  }
  const sends = e.method !== 'GET' && e.method !== 'DELETE' && raw !== undefined
  const content = typeof raw === 'string' || raw === undefined ? raw : new Uint8Array(raw)
  const response = await world.app.request(path, {
    method: e.method,
    headers,
    ...(sends ? { body: content } : {}),
  })
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel()
    return { status: response.status, text: '' }
  }
  return { status: response.status, text: await response.text() }
}

const query = <T>(sql: string, values: unknown[] = []) =>
  world.db.read({ system: true }, (read) => read.text<T>(sql, values))
/** The next transaction number: it moves only when something was written, kept or not. */
const nextXid = async () =>
  Number((await query<{ x: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as x'))[0]!.x)

let tables: string[]
/** Tables that hold rows a transaction between the two numbers has written and kept. */
async function writtenBetween(from: number, to: number): Promise<string[]> {
  const done = await query<{ x: string }>(
    `select x::text from generate_series($1::bigint, $2::bigint) x where pg_xact_status(x::text::xid8) = 'committed'`,
    [from, to - 1],
  )
  if (done.length === 0) return []
  tables ??= (
    await query<{ t: string }>(
      `select c.oid::regclass::text as t from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r'`,
    )
  ).map((r) => r.t)
  const found = await query<{ t: string }>(
    tables
      .map(
        (t) =>
          `select '${t}' as t where exists (select from ${t} where xmin::text::bigint = any($1::bigint[]))`,
      )
      .join(' union all '),
    [done.map((d) => d.x)],
  )
  return found.map((r) => r.t)
}

test(`${COUNT.toLocaleString('en')} hostile requests: no fault, and what is refused leaves nothing half`, async () => {
  const seen = new Map<number, number>()
  const faults: string[] = []
  const leaks: string[] = []
  let slow = 0
  let sent = 0
  let before = await nextXid()
  for (const h of hostileRequests(endpoints, pools(), SEED)) {
    if (sent >= COUNT) break
    if (SLOW.test(h.endpoint.id) && slow++ % 10 > 0) continue
    if (h.endpoint.id === 'session.close') continue
    let r: Awaited<ReturnType<typeof send>>
    try {
      r = await send(h)
    } catch (e) {
      // not sendable at all: half a character in an address, a header that is none
      if (e instanceof TypeError || e instanceof URIError) continue
      throw e
    }
    sent++
    seen.set(r.status, (seen.get(r.status) ?? 0) + 1)
    const what = () =>
      `${h.endpoint.id} as ${h.who} ${JSON.stringify(h.input)?.slice(0, 400)} ${JSON.stringify(h.headers)} → ${r.status} ${r.text.slice(0, 200)}`
    if (r.status >= 500) faults.push(what())
    if (/\bat .*\.ts:\d+|node_modules|select .* from |violates|syntax error/i.test(r.text)) leaks.push(what())
    if (r.status >= 400) {
      const after = await nextXid()
      if (after !== before) {
        const written = (await writtenBetween(before, after)).filter((t) => !MAY_WRITE.has(t))
        if (written.length > 0) leaks.push(`wrote ${written.join(', ')}: ${what()}`)
      }
      before = after
    } else before = await nextXid()
    // somebody may have been given a new password or signed out meanwhile
    if (sent % 500 === 0) cookies = await fresh()
  }
  const why = world.logged.filter((l) => l.level === 'error').map((l) => `${l.path ?? l.at}: ${l.error}`)
  expect(faults, [...new Set(why)].join('\n')).toEqual([])
  expect(leaks).toEqual([])
  console.info(`hostile requests by status: ${JSON.stringify(Object.fromEntries([...seen].sort()))}`)
}, 1_800_000)

test('the look for what was written finds what is kept, and not what is rolled back', async () => {
  const look = async (work: () => Promise<unknown>) => {
    const from = await nextXid()
    await work()
    return writtenBetween(from, await nextXid())
  }
  const insert = (name: string, then = () => {}) =>
    world.db.write({ system: true }, async (tx) => {
      await tx`insert into job_health (name) values (${name})`
      then()
    })
  expect(await look(() => insert('planted'))).toEqual(['job_health'])
  const fail = () => {
    throw new Error('rolled back')
  }
  expect(await look(() => insert('not kept', fail).catch(() => {}))).toEqual([])
})

test('bombs of every size and kind are refused before they are unpacked whole', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 })
  const nested = gzipSync(gzipSync(Buffer.alloc(64 * 1024 * 1024)))
  for (const e of endpoints.filter((x) => x.method === 'POST' && !x.file)) {
    for (const body of [bomb, nested]) {
      const { path } = requestOf(
        e,
        Object.fromEntries([...e.path.matchAll(/:(\w+)/g)].map(([, n]) => [n!, centers.one])),
      )
      const memory = process.memoryUsage().rss
      const r = await world.app.request(path, {
        method: 'POST',
        headers: {
          cookie: cookies[0]!,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/json',
          'content-encoding': 'gzip',
        },
        body: new Uint8Array(body),
      })
      expect([400, 401, 403, 404, 413, 415, 422, 429], `${e.id}: ${r.status}`).toContain(r.status)
      expect(process.memoryUsage().rss - memory, e.id).toBeLessThan(200 * 1024 * 1024)
    }
  }
}, 120_000)
