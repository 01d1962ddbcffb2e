// The server under bad luck: killed while tablets push, answers lost, an older copy put back. Everything said arrives once.
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { house } from '../../src/app/modules.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { openDb } from '../../src/platform/db.ts'
import { freePort, startPostgres } from '../../src/platform/postgres.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import { idOf } from '../world.ts'
import { endAll, folderWith, type Patient, patient, house as root, running, until } from './processes.ts'
import { ask, newFact, pairTablet, type Tablet } from './simulated-tablet.ts'

let folder = ''
let remove = () => {}
let port = 0
beforeEach(async () => {
  const one = await folderWith('nido')
  folder = one.path
  remove = one.remove
  port = await freePort()
})
afterEach(async () => {
  await endAll()
  remove()
})

const base = () => `http://127.0.0.1:${port}`
const center = idOf('fault center')
const room = idOf('fault room')
const educator = idOf('fault educator')
const nurse = idOf('fault nurse')
const child = idOf('fault child')

/** The server's own process, without the launcher: a kill reaches it. */
function start(): Patient {
  const { DATABASE_URL: _1, NIDO_PORT: _2, NIDO_DATA: _3, PORT: _4, ...env } = process.env
  const main = join(root, 'src', 'app', 'start', 'main.ts')
  return patient(process.execPath, [main, '--empty', '--port', String(port), '--data', folder], {
    env: { ...env, NIDO_SECOND_FACTOR: 'none' },
  })
}
const inService = (one: Patient) => one.line(/^Nido está en http/)
async function close(one: Patient): Promise<void> {
  one.child.kill('SIGTERM')
  expect((await one.ended).code).toBe(0)
}
async function kill(one: Patient): Promise<void> {
  one.child.kill('SIGKILL')
  await one.ended
  await until(() => running('postgres', '-D', folder).length === 0, 20_000)
}

/** The first administrator by the console's link, a center with its people, a paired tablet and one child. */
async function country(one: Patient): Promise<{ tablet: Tablet; cookie: string }> {
  const link = await one.line(/primera-vez\?token=/)
  const token = /token=([\w-]{43})/.exec(link)![1]!
  const first = await ask(base(), undefined, 'POST', '/v1/first', {
    ...{ token, login: 'primera', password: 'una clave muy larga', given: 'Ada', first: 'Prueba' },
  })
  const cookie = first.cookie!
  const me = (first.body as { person: string }).person
  const said = (kind: string, about: string, payload: object) => newFact(kind, about, center, me, payload)
  const facts = [
    said('network.center-registered', center, {
      ...{
        code: 'F-1',
        name: 'Centro',
        scheme: 'imss',
        zone: 'urban',
        status: 'open',
        municipality: '08001',
      },
      ...{ opens: '07:00', closes: '17:00', timeZone: 'America/Mexico_City' },
    }),
    said('network.room-opened', room, { name: 'Sala', fromMonths: 0, toMonths: 48, places: 20, order: 1 }),
    ...[educator, nurse].flatMap((p, i) => [
      said('staff.person-registered', p, { given: 'P', first: 'Q' }),
      said('staff.post-held', p, { role: i === 0 ? 'educator' : 'nurse', from: '2020-01-01' }),
    ]),
  ]
  const pushed = await ask(base(), cookie, 'POST', '/v1/facts', { facts })
  expect((pushed.body as { results: { answer: string }[] }).results.map((r) => r.answer)).toEqual(
    facts.map(() => 'taken'),
  )
  const tablet = await pairTablet(base, cookie, center)
  tablet.say('children.child-registered', child, nurse, {
    given: 'Alba',
    first: 'Inventada',
    sex: 'F',
    birth: '2025-03-03',
  })
  tablet.say('children.child-placed', child, nurse, { room, from: '2026-01-01' })
  await tablet.drain()
  return { tablet, cookie }
}

let days = 0
const arrives = (tablet: Tablet, n: number) => {
  for (let i = 0; i < n; i++) {
    // Days to come: a tablet does not carry those of long ago.
    const day = new Date(Date.UTC(2030, 0, 1 + days++)).toISOString().slice(0, 10)
    tablet.say('attendance.arrived', child, educator, { day, room })
  }
}

/** Looks into the database of the Nido that is serving. */
async function inside<T>(look: (url: string) => Promise<T>): Promise<T> {
  const server = await startPostgres({ dataDir: folder, say: () => {}, join: true })
  return look(server.url)
}
const rows = (sql: string) =>
  inside(async (url) => {
    const client = new pg.Client(url)
    await client.connect()
    try {
      return (await client.query(sql)).rows as Record<string, unknown>[]
    } finally {
      await client.end()
    }
  })

/** Every fact of the tablet is in its book exactly once, on one page, as one row; the chain holds; a rebuild agrees. */
async function exactlyOnce(tablet: Tablet): Promise<void> {
  expect(tablet.pending()).toEqual([])
  const kept =
    await rows(`select f.id, count(p.n)::int as pages from fact f left join page p on p.book = f.book and p.fact = f.id
    where f.body::json ->> 'device' = '${tablet.id}' group by f.id`)
  expect(kept.map((k) => k.id).sort()).toEqual([...tablet.outbox.values()].map((o) => o.fact.id).sort())
  expect(kept.every((k) => k.pages === 1)).toBe(true)
  const [counted] = await rows(
    `select count(*)::int as n, max(dseq)::int as top from device_seq where device = '${tablet.id}'`,
  )
  expect(counted).toEqual({ n: tablet.outbox.size, top: tablet.outbox.size })
  const [derived] = await rows('select count(*)::int as n from attendance_day')
  expect(derived!.n).toBe(tablet.outbox.size - 2)
  await inside(async (url) => {
    const db = openDb(url, { max: 2 })
    try {
      expect((await verifyAll(db, house, () => {})).bad).toBeUndefined()
    } finally {
      await db.close()
    }
  })
  const [feed] = await rows(`select count(*)::int as n from feed where book = '${center}' and op = 'put'`)
  expect(tablet.state.size).toBe(feed!.n)
}

test('killed again and again while a tablet pushes: everything said is there exactly once', async () => {
  let one = start()
  await inService(one)
  const { tablet } = await country(one)
  arrives(tablet, 600)
  const drained = tablet.drain(100_000)
  const left: number[] = []
  for (const after of [60, 150, 300]) {
    await sleep(after)
    left.push(tablet.pending().length)
    await kill(one)
    one = start()
    await inService(one)
  }
  await drained
  expect(left.filter((n) => n > 0 && n <= 600).length, `left at each kill: ${left}`).toBeGreaterThan(1)
  await exactlyOnce(tablet)
  // Nothing was lost, so nothing is told as restored.
  expect(one.said()).not.toContain('copia anterior')
  expect(await rows(`select 1 from fact where kind = 'book.restored'`)).toEqual([])
})

test('an answer lost after the commit, a connection cut before: said again, kept once', async () => {
  const one = start()
  await inService(one)
  const { tablet } = await country(one)
  for (const page of [
    '/',
    '/tableta',
    '/api',
    '/api.json',
    '/device/bye',
    '/primera-vez',
    '/nowhere.png',
    '/v1/session',
  ]) {
    const policy = (await fetch(base() + page)).headers.get('content-security-policy')
    expect(policy, page).toContain("default-src 'self'")
    expect(policy, page).not.toContain('unsafe')
  }
  arrives(tablet, 40)
  await tablet.cutPush('cut-before')
  const before = await rows(`select count(*)::int as n from attendance_day`)
  expect(before).toEqual([{ n: 0 }])
  await tablet.cutPush('ack-lost')
  expect(tablet.pending().length).toBe(40)
  expect(await rows(`select count(*)::int as n from attendance_day`)).toEqual([{ n: 40 }])
  await tablet.drain()
  const again = [...tablet.outbox.values()].slice(2).map((o) => tablet.answers.get(o.fact.id))
  expect(again).toEqual(Array(40).fill(['duplicate']))
  await exactlyOnce(tablet)
})

/** As an operator copies a folder: with its owners and permissions. */
const copyAs = (from: string, to: string) => execFileSync('cp', ['-a', from, to])

/** The cluster's folder, wherever this machine keeps it. */
const clusterOf = async () =>
  join((await startPostgres({ dataDir: folder, say: () => {}, join: true })).where, 'postgres')

test('an older copy put back: it is noticed, written in the books, and the tablet heals what was lost', async () => {
  let one = start()
  await inService(one)
  const { tablet, cookie } = await country(one)
  arrives(tablet, 30)
  await tablet.drain()
  const cluster = await clusterOf()
  await close(one)
  const copies = mkdtempSync(join(tmpdir(), 'nido-copy-'))
  try {
    const copy = join(copies, 'postgres')
    copyAs(cluster, copy)
    one = start()
    await inService(one)
    expect(one.said()).not.toContain('copia anterior')
    arrives(tablet, 50)
    await tablet.drain()
    const before = tablet.position()
    await close(one)

    rmSync(cluster, { recursive: true })
    copyAs(copy, cluster)
    one = start()
    await inService(one)
    expect(one.said()).toContain('copia anterior')
    const restored = await rows(`select book, body from fact where kind = 'book.restored'`)
    expect(restored.map((r) => r.book)).toContain(center)

    // Others write before the tablet comes: the head passes the tablet's cursor, and only the epoch can tell it.
    const me = (await ask(base(), cookie, 'GET', '/v1/session')).body as { person: string }
    const more = Array.from({ length: 90 }, (_, i) =>
      newFact('network.calendar-day-set', center, center, me.person, {
        ...{ day: new Date(Date.UTC(2027, 0, 1 + i)).toISOString().slice(0, 10), open: false, why: 'Prueba' },
      }),
    )
    await ask(base(), cookie, 'POST', '/v1/facts', { facts: more })
    const welcome = await tablet.hello()
    expect(welcome.missing.reduce((sum, [a, b]) => sum + b - a + 1, 0)).toBe(50)
    const feed = welcome.feeds.find((f) => f.book === center)!
    expect(feed.head).toBeGreaterThan(before.cursor)
    expect(feed.epoch).not.toBe(before.epoch)
    expect(tablet.pending().length).toBe(50)
    await tablet.drain()
    await exactlyOnce(tablet)
    expect([...tablet.state.keys()].filter((k) => k.startsWith('calendar_day:')).length).toBe(90)
    await inside(async (url) => {
      const db = openDb(url, { max: 2 })
      expect(await rebuildAll(db, house, () => {})).toEqual([])
      await db.close()
    })

    // Noticed once: the next start finds all as it was left.
    await close(one)
    one = start()
    await inService(one)
    expect(one.said()).not.toContain('copia anterior')
  } finally {
    rmSync(copies, { recursive: true, force: true })
  }
})

test('PostgreSQL itself killed, marks torn or gone: no false alarm, nothing lost', async () => {
  let one = start()
  await inService(one)
  const { tablet } = await country(one)
  arrives(tablet, 30)
  await tablet.drain()
  const marks = readdirSync(folder).filter((f) => /^books-.*\.json$/.test(f))
  expect(marks.length).toBe(1)
  const file = join(folder, marks[0]!)
  await until(() => readFileSync(file, 'utf8').includes(center))
  const text = readFileSync(file, 'utf8')
  expect(JSON.parse(text)[NATION]).toBeDefined()
  const [pid] = running('postgres', '-D', folder)
  process.kill(pid!, 'SIGKILL')
  await one.ended
  for (const damage of [
    () => {},
    () => writeFileSync(file, text.slice(0, 40)),
    () => renameSync(file, `${file}.gone`),
  ]) {
    damage()
    one = start()
    await inService(one)
    expect(one.said()).not.toContain('copia anterior')
    await tablet.drain()
    await exactlyOnce(tablet)
    await close(one)
    expect(existsSync(file)).toBe(true)
  }
})
