// One real PostgreSQL for a run of tests, started when the first test asks for it; every test file gets a fresh database, and what
// several of them need the same of is made once in a run.
import { randomUUID } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../src/platform/migrate.ts'
import { type Postgres, startPostgres } from '../src/platform/postgres.ts'

const template = 'nido_template'

declare module 'vitest' {
  interface ProvidedContext {
    /** where a test asks for the server: answers a superuser's URL */
    postgresDesk: string
  }
}

const withDatabase = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Databases whose names begin so. */
async function databasesNamed(url: string, start: string): Promise<string[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [start],
    )
    return rows.map((r) => r.datname)
  } finally {
    await client.end()
  }
}

/** Power losses are no part of these tests: flushing would only make them slow, and so would a log that nobody replays. */
const settings = {
  ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  ...{ wal_level: 'minimal', max_wal_senders: '0', max_wal_size: '512MB', checkpoint_timeout: '1h' },
  ...{ shared_buffers: '128MB', max_connections: '120' },
}

/** So much a run may need, the invented nation with it. */
const ROOM = 6 * 1024 ** 3
/**
 * Where the databases of a run lie: in memory where the machine has so much to give. A copy of a database costs 30 ms of a processor there,
 * and ten times as much in files.
 */
function folderOfRun(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    if (bavail * bsize > ROOM) return '/dev/shm'
  } catch {
    // no such place on this machine
  }
  return tmpdir()
}

async function open(folder: string, keep: (server: Postgres) => void): Promise<string> {
  const given = process.env.NIDO_TEST_PG
  const server = given ? undefined : await startPostgres({ dataDir: folder, say: () => undefined, settings })
  if (server) keep(server)
  const url = given ?? server?.url ?? ''
  const own = `${template}_${process.pid}`
  await query(url, `create database ${own}`)
  await migrate(withDatabase(url, own))
  return `${url}\n${own}\n${folder}`
}

/** What a run that was killed left behind: its server, which nobody asks any more, and its databases, which lie in memory. */
function clearLeft(root: string): void {
  const runs = (pid: number) => {
    try {
      return process.kill(pid, 0)
    } catch (e) {
      return (e as { code?: string }).code === 'EPERM'
    }
  }
  for (const name of readdirSync(root)) {
    const pid = Number(/^nido-tests-(\d+)-/.exec(name)?.[1])
    if (!(pid > 0) || runs(pid)) continue
    const folder = join(root, name)
    const lock = join(folder, 'postgres', 'postmaster.pid')
    const server = existsSync(lock) ? Number.parseInt(readFileSync(lock, 'utf8'), 10) : 0
    if (server > 0 && runs(server)) process.kill(server, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** vitest calls this once a run, and what it answers at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = folderOfRun()
  clearLeft(root)
  const folder = mkdtempSync(join(root, `nido-tests-${process.pid}-`))
  chmodSync(folder, 0o755)
  let server: Postgres | undefined
  let opened: Promise<string> | undefined
  const desk = createServer((_request, response) => {
    opened ??= open(folder, (one) => {
      server = one
    })
    opened.then(
      (text) => response.end(text),
      (e: unknown) => response.writeHead(500).end(e instanceof Error ? e.stack : String(e)),
    )
  })
  await new Promise<void>((done) => desk.listen(0, '127.0.0.1', done))
  const address = desk.address()
  if (typeof address !== 'object' || !address) throw new Error('the desk for tests has no address')
  project.provide('postgresDesk', `http://127.0.0.1:${address.port}`)
  return async () => {
    desk.close()
    await opened?.catch(() => undefined)
    await server?.stop()
    const given = process.env.NIDO_TEST_PG
    if (given && opened)
      for (const name of await databasesNamed(given, `${template}_${process.pid}`))
        await query(given, `drop database if exists ${name} with (force)`)
    rmSync(folder, { recursive: true, force: true })
  }
}

export type FreshDatabase = {
  /** a superuser's */
  readonly url: string
  /** drops it, closing whatever is still connected */
  readonly drop: () => Promise<void>
}

async function atDesk(): Promise<{ url: string; from: string; folder: string }> {
  const { inject } = await import('vitest')
  const answer = await fetch(inject('postgresDesk'))
  const text = await answer.text()
  if (!answer.ok) throw new Error(`no PostgreSQL for tests: ${text}`)
  const [url = '', from = '', folder = ''] = text.split('\n')
  return { url, from, folder }
}

async function copyOf(url: string, from: string): Promise<FreshDatabase> {
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await query(url, `create database ${name} template ${from} strategy file_copy`)
  return {
    url: withDatabase(url, name),
    drop: () => query(url, `drop database if exists ${name} with (force)`),
  }
}

/** A database of its own with all tables and no rows (≈0.1 s). Safe from several workers at once. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { url, from } = await atDesk()
  return copyOf(url, from)
}

/** One worker at a time, whatever their processes; who dies in it lets the next one in. */
async function alone<T>(url: string, name: string, work: () => Promise<T> | T): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    return await work()
  } finally {
    await client.end()
  }
}

/** One after the other, whichever test files ask, under a name. */
export async function oneAtATime<T>(name: string, work: () => Promise<T> | T): Promise<T> {
  const { url, from } = await atDesk()
  return alone(url, `${from} ${name}`, work)
}

/** A database of its own with what `fill` puts there: filled once in a run, and copied for whoever asks for it by this name. */
export async function filledDatabase(
  what: string,
  fill: (url: string) => Promise<void>,
): Promise<FreshDatabase> {
  const { url, from } = await atDesk()
  const full = `${from}_${what}`
  await alone(url, full, async () => {
    if ((await databasesNamed(url, full)).length > 0) return
    const half = await copyOf(url, from)
    try {
      await fill(half.url)
      await query(url, `alter database ${new URL(half.url).pathname.slice(1)} rename to ${full}`)
    } catch (e) {
      await half.drop()
      throw e
    }
  })
  return copyOf(url, full)
}

/** A folder with what `fill` puts there, filled once in a run: to be copied, never changed. Goes with the run. */
export async function filledFolder(what: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const { url, from, folder } = await atDesk()
  const full = join(folder, `filled-${what}`)
  await alone(url, `${from} folder ${what}`, async () => {
    if (existsSync(full)) return
    const half = mkdtempSync(join(folder, 'half-'))
    chmodSync(half, 0o755)
    await fill(half)
    renameSync(half, full)
  })
  return full
}
