// One real PostgreSQL for a run of tests, started when the first test asks for it; every test file gets a fresh database.
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
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

/** Power losses are no part of these tests: flushing would only make them slow. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '120',
}

async function open(folder: string, keep: (server: Postgres) => void): Promise<string> {
  const given = process.env.NIDO_TEST_PG
  const server = given ? undefined : await startPostgres({ dataDir: folder, say: () => undefined, settings })
  if (server) keep(server)
  const url = given ?? server?.url ?? ''
  const own = `${template}_${process.pid}`
  await query(url, `create database ${own}`)
  await migrate(withDatabase(url, own))
  return `${url}\n${own}`
}

/** vitest calls this once a run, and what it answers at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'nido-tests-'))
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
    if (given && opened) await query(given, `drop database if exists ${template}_${process.pid} with (force)`)
    rmSync(folder, { recursive: true, force: true })
  }
}

export type FreshDatabase = {
  /** a superuser's */
  readonly url: string
  /** drops it, closing whatever is still connected */
  readonly drop: () => Promise<void>
}

/** A database of its own with all tables and no rows (≈0.1 s). Safe from several workers at once. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { inject } = await import('vitest')
  const answer = await fetch(inject('postgresDesk'))
  const text = await answer.text()
  if (!answer.ok) throw new Error(`no PostgreSQL for tests: ${text}`)
  const [url = '', from = ''] = text.split('\n')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  await query(url, `create database ${name} template ${from}`)
  return {
    url: withDatabase(url, name),
    drop: () => query(url, `drop database if exists ${name} with (force)`),
  }
}
