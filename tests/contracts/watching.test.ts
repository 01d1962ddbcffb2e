// Running Nido: a silent center raises one alarm that ends by itself, metrics tell of it and of nobody, and only who may reads them.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLog } from '../../src/app/log.ts'
import { hearSilence } from '../../src/app/silence.ts'
import { watchingRoutes } from '../../src/app/watching.ts'
import { expectJob, runJob } from '../../src/platform/job-health.ts'
import { newMetrics } from '../../src/platform/metrics.ts'
import { call, centers, now, openWorld, people, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
const run = (sql: string, values: unknown[] = []) =>
  world.db.write({ system: true }, (tx) => tx.text(sql, values))
const lines: Record<string, unknown>[] = []
const listen = (at: string) => hearSilence(world.db, new Date(at), (line) => lines.push(line))
const levels = async () => {
  const rows = await world.db.read(
    { system: true },
    (read) =>
      read<{
        book: string
        level: string
      }>`select book, level from alarm where ended_at is null order by book`,
  )
  return rows.map((r) => `${r.book === centers.one ? 'one' : 'other'} ${r.level}`)
}

test('a center whose tablets say nothing for whole days of service is told once, worse when it lasts, and no longer once heard', async () => {
  const tablet = await world.tablet(centers.one)
  const heard = (at: string) => run('update device set last_seen = $1 where id = $2', [at, tablet.id])
  await heard('2026-11-20T17:00:00Z')
  expect(await listen('2026-11-20T23:00:00Z')).toEqual({ raised: 0, ended: 0, open: 0 })
  // Monday the 23rd goes by without a word
  expect(await listen('2026-11-24T14:00:00Z')).toEqual({ raised: 1, ended: 0, open: 1 })
  expect(await listen('2026-11-24T15:00:00Z')).toEqual({ raised: 0, ended: 0, open: 1 })
  expect(await levels()).toEqual(['one attention'])
  expect(await listen('2026-11-27T15:00:00Z')).toEqual({ raised: 1, ended: 0, open: 1 })
  expect(await levels()).toEqual(['one urgent'])
  expect(lines.filter((l) => l.alarm === 'silent-center').map((l) => l.grade)).toEqual([
    'attention',
    'urgent',
  ])

  const told = async (who: string) => {
    const as = { cookie: await world.cookie(who) }
    const { body } = await call(world, as, 'GET', '/v1/pending')
    return (body.pending as { book: string; silence: string | null }[])
      .filter((p) => p.silence !== null)
      .map((p) => p.book)
  }
  expect(await told(people.supervisor)).toEqual([centers.one])
  expect(await told(people.director2)).toEqual([])

  await heard('2026-11-27T16:00:00Z')
  expect(await listen('2026-11-27T17:00:00Z')).toEqual({ raised: 0, ended: 1, open: 0 })
  expect(await levels()).toEqual([])
})

test('a center without tablets, and one that is closed, are never silent', async () => {
  await run("update device set state = 'revoked' where book = $1", [centers.one])
  expect((await listen('2027-02-01T17:00:00Z')).open).toBe(0)
  await run("update device set state = 'paired' where book = $1", [centers.one])
  expect((await listen('2027-02-01T17:00:00Z')).open).toBe(1)
  await run("update center set status = 'closed' where book = $1", [centers.one])
  expect((await listen('2027-02-01T17:00:00Z')).open).toBe(0)
  await run("update center set status = 'open' where book = $1", [centers.one])
})

test('metrics tell requests, jobs, tablets and alarms, and neither a person nor a book', async () => {
  const metrics = newMetrics(world.db, '9.9.9', () => now().getTime())
  metrics.hear({ at: 'request', endpoint: 'network.centers', by: 'person', status: 200, ms: 12 })
  metrics.hear({ level: 'error', at: 'gauges', error: 'x' })
  await runJob(world.db, 'recount', async () => {}, now)
  await expectJob(world.db, 'backup', 60, new Date('2026-11-01T00:00:00Z'))
  await listen('2027-02-01T17:00:00Z')
  const text = await metrics.text()
  for (const line of [
    'nido_info{release="9.9.9"} 1',
    'nido_request_seconds_count{endpoint="network.centers",by="person",status="200"} 1',
    'nido_errors_total{at="gauges"} 1',
    'nido_job_unhealthy{job="recount"} 0',
    'nido_job_unhealthy{job="backup"} 1',
    'nido_books{kind="center"} 3',
    'nido_alarms{level="urgent"} 1',
    'nido_devices{state="paired"} 1',
  ])
    expect(text).toContain(line)
  for (const secret of [...Object.values(people), ...Object.values(centers)])
    expect(text).not.toContain(secret)
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
})

test('metrics answer this machine or the token; to others they do not exist; health names what is unwell', async () => {
  const metrics = newMetrics(world.db, '1', () => now().getTime())
  const door = (token?: string) => {
    const app = new Hono()
    watchingRoutes(app, { db: world.db, metrics, now, token })
    return (headers: Record<string, string>, address: string) =>
      app.request('/metrics', { headers }, { incoming: { socket: { remoteAddress: address } } })
  }
  const open = door()
  expect((await open({}, '127.0.0.1')).status).toBe(200)
  expect((await open({}, '10.1.1.1')).status).toBe(404)
  expect((await open({ 'x-forwarded-for': '10.1.1.1' }, '127.0.0.1')).status).toBe(404)
  const guarded = door('a long token for the watcher')
  expect((await guarded({ authorization: 'Bearer a long token for the watcher' }, '10.1.1.1')).status).toBe(
    200,
  )
  expect((await guarded({ authorization: 'Bearer another' }, '127.0.0.1')).status).toBe(404)
  const app = new Hono()
  watchingRoutes(app, { db: world.db, metrics, now, token: undefined })
  expect(await (await app.request('/healthz')).json()).toMatchObject({ ok: true, jobsUnwell: ['backup'] })
})

test('the state of Nido is for those who run it', async () => {
  const ask = async (who: string) => call(world, { cookie: await world.cookie(who) }, 'GET', '/v1/system')
  expect((await ask(people.supervisor)).status).toBe(403)
  const answer = await ask(people.administrator)
  expect(answer.status).toBe(200)
  expect(answer.body.jobs).toContainEqual(expect.objectContaining({ name: 'recount', standing: 'good' }))
  expect(answer.body.silent).toHaveLength(1)
})

test('the log goes to a file that is whole when it is closed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nido-log-'))
  try {
    const log = openLog({ level: 'info', file: join(folder, 'deep', 'nido') })
    for (let i = 0; i < 200; i++) log.write({ level: i % 2 ? 'error' : 'info', at: 'test', i })
    await log.close()
    const files = readdirSync(join(folder, 'deep'))
    expect(files).toHaveLength(1)
    const written = readFileSync(join(folder, 'deep', files[0]!), 'utf8')
      .trim()
      .split('\n')
    expect(written).toHaveLength(200)
    expect(JSON.parse(written[199]!)).toMatchObject({ level: 50, at: 'test', i: 199 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('logs of earlier starts are turned away too', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nido-log-'))
  try {
    for (let day = 1; day <= 20; day++)
      writeFileSync(join(folder, `nido.2026-10-${String(day).padStart(2, '0')}.1.log`), '{}\n')
    const log = openLog({ level: 'info', file: join(folder, 'nido') })
    const long = 'x'.repeat(100_000)
    // a little more than one file holds
    for (let i = 0; i < 215; i++) log.write({ at: 'test', i, long })
    for (const from = Date.now(); readdirSync(folder).length > 15; await sleep(20))
      if (Date.now() - from > 5_000) break
    await log.close()
    const left = readdirSync(folder).sort()
    // fourteen, and the one that is written, which may be there already when they are counted
    expect(left.length).toBeLessThanOrEqual(15)
    expect(left).not.toContain('nido.2026-10-06.1.log')
    expect(left).toContain('nido.2026-10-20.1.log')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
