// The database: the only file that knows the driver. Reads and writes are tagged SQL inside a transaction with a scope.
import { createHash } from 'node:crypto'
import type { Readable, Writable } from 'node:stream'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (s) => s)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (s) => new Date(s).toISOString())

/** Which books a transaction may see. `system` runs as the owner: migrations, jobs, sign-in; never with a caller's words. */
export type DbScope =
  | { readonly books: readonly string[] }
  | { readonly all: true }
  | { readonly none: true }
  /** books of sealed records: what no other scope but the owner's sees, and nothing else */
  | { readonly sealed: readonly string[] }
  /** what two persons keep between themselves: one of them, and nothing else */
  | { readonly person: string }
  /** sides of allied organizations: rows that carry their id, in whatever book, and nothing else */
  | { readonly parties: readonly string[] }
  | { readonly system: true }

/** Runs a SELECT. A `Read` is inside a READ ONLY transaction: a write in it fails, and `writes…` functions do not take it. */
export type Read = {
  <T>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T[]>
  /** a statement whose text is built from checked names; values stay values */
  text<T>(sql: string, values: readonly unknown[]): Promise<T[]>
  /** statements sent so far, begin and commit included: what budgets in tests count */
  readonly statements: () => number
}
/** A transaction that may write. */
export type Tx = Read & { readonly writes: true }

export type Db = {
  read<T>(scope: DbScope, work: (read: Read) => Promise<T>): Promise<T>
  write<T>(scope: DbScope, work: (tx: Tx) => Promise<T>): Promise<T>
  /** hears NOTIFY on a channel until the returned function is called */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  /** what the last transactions cost, for statement budgets in tests */
  readonly url: string
  onStatements?: (count: number) => void
  close(): Promise<void>
}

/** What the driver threw: the database was away, full or busy, or refused a statement. Everything else is our own. */
const ofDriver = new WeakSet<object>()
export const isOfDatabase = (e: unknown): boolean => typeof e === 'object' && e !== null && ofDriver.has(e)

async function driven<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (e) {
    if (typeof e === 'object' && e !== null) ofDriver.add(e)
    throw e
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Literal SET LOCALs with validated values: a distributed engine does not pass set_config on (stack.md §2.6). */
function settings(scope: DbScope, timeoutMs: number): string {
  const timeout = `set local statement_timeout = ${Math.floor(timeoutMs)};`
  if ('system' in scope) return timeout
  const role = 'set local role nido_app;'
  if ('all' in scope) return `${timeout}${role}set local nido.every = 'on';`
  if ('none' in scope) return `${timeout}${role}`
  const [name, ids] =
    'sealed' in scope
      ? ['nido.sealed', scope.sealed]
      : 'person' in scope
        ? ['nido.person', [scope.person]]
        : 'parties' in scope
          ? ['nido.parties', scope.parties]
          : ['nido.books', scope.books]
  for (const id of ids) if (!UUID.test(id)) throw new Error('scope: not a book id')
  return `${timeout}${role}set local ${name} = '${ids.join(',')}';`
}

const names = new Map<string, string>()
function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = createHash('sha1').update(text).digest('hex').slice(0, 24)
    names.set(text, name)
  }
  return name
}

let heard: ((text: string) => void) | undefined

/** Hears the text of every statement from now on, never its values. For tests that ask what is sent. */
export function hearStatements(hear: ((text: string) => void) | undefined): void {
  heard = hear
}

function readOn(client: pg.ClientBase): { read: Tx; sent: () => number } {
  let count = 1
  const run = async (text: string, values: readonly unknown[]) => {
    count++
    heard?.(text)
    return (await driven(client.query({ name: nameOf(text), text, values: values as unknown[] }))).rows
  }
  const tag = (strings: TemplateStringsArray, ...values: unknown[]) => {
    let text = strings[0]!
    for (let i = 0; i < values.length; i++) text += `$${i + 1}${strings[i + 1]}`
    return run(text, values)
  }
  const read = Object.assign(tag, {
    text: run,
    writes: true as const,
    statements: () => count,
  }) as unknown as Tx
  return { read, sent: () => count }
}

/**
 * What is written names its books and rows: a plan made once serves every value, and with more memory for pages the database's
 * work of a morning fell by a sixth (`morning`). Reads keep choosing, because a search's best plan depends on its words.
 */
const WRITING = 'begin;set local plan_cache_mode = force_generic_plan;'

/** Opens a pool. `url` is a postgres:// address; `timeoutMs` bounds every statement (default 30 s). */
export function openDb(
  url: string,
  { max = 12, timeoutMs = 30_000 }: { max?: number; timeoutMs?: number } = {},
): Db {
  const pool = new pg.Pool({ connectionString: url, max, idleTimeoutMillis: 30_000 })
  // A broken idle connection is replaced by the pool; the next query tells whoever asks.
  pool.on('error', () => {})
  // One that breaks between two statements of a transaction too: its next statement fails, the process must not.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db: Db = {
    url,
    async read(scope, work) {
      return transaction('begin read only;', scope, work)
    },
    async write(scope, work) {
      return transaction(WRITING, scope, work)
    },
    async listen(channel, heard) {
      if (!/^[a-z_]+$/.test(channel)) throw new Error('listen: channel name')
      return holdSession(url, `listen ${channel}`, (n) => heard(n.payload ?? ''))
    },
    close: () => pool.end(),
  }
  async function transaction<T>(begin: string, scope: DbScope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await driven(pool.connect())
    let broken = false
    try {
      await driven(client.query(begin + settings(scope, timeoutMs)))
      const { read, sent } = readOn(client)
      const result = await work(read)
      await driven(client.query('commit'))
      db.onStatements?.(sent() + 1)
      return result
    } catch (e) {
      await client.query('rollback').catch(() => {
        broken = true
      })
      throw e
    } finally {
      client.release(broken)
    }
  }
  return db
}

/** Runs a whole SQL file (several statements) as the owner. For migrations only. */
export async function runScript(
  url: string,
  scripts: (run: (sql: string, values?: unknown[]) => Promise<pg.QueryResult>) => Promise<void>,
) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await scripts((sql, values) => client.query(sql, values))
  } finally {
    await client.end()
  }
}

/** One picture of the whole database, however long it is looked at, as the owner. For backups only. */
export async function snapshot<T>(
  url: string,
  work: (read: Read, copyOut: (query: string) => Readable) => Promise<T>,
): Promise<T> {
  return alone(url, 'begin isolation level repeatable read read only', async (client) => {
    const { read } = readOn(client)
    return work(read, (query) => client.query(copyTo(`copy (${query}) to stdout`)))
  })
}

export type CopyIn = (target: string) => Writable

/** A connection of its own on which `statement` ran, kept open until what it answers is called: for what a session holds. */
export async function holdSession(
  url: string,
  statement: string,
  heard: (n: pg.Notification) => void = () => {},
): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url })
  client.on('notification', heard)
  client.on('error', () => {})
  await client.connect()
  await client.query(statement)
  return () => client.end()
}

/** A connection of its own that fills tables, one transaction after another, each all or nothing, as the owner. */
export type Filler = {
  fill<T>(work: (tx: Tx, copyIn: CopyIn) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * For putting backups back and loading empty books only. `flush` false: a commit does not wait for the disk, so a power cut
 * may undo the last ones, each whole; for what can simply be loaded again.
 */
export async function openFiller(url: string, { flush = true } = {}): Promise<Filler> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  if (!flush) await client.query('set synchronous_commit = off')
  const { read } = readOn(client)
  return {
    async fill(work) {
      await driven(client.query('begin'))
      try {
        const result = await work(read, (target) => client.query(copyFrom(`copy ${target} from stdin`)))
        await driven(client.query('commit'))
        return result
      } catch (e) {
        await client.query('rollback').catch(() => {})
        throw e
      }
    },
    close: () => client.end(),
  }
}

/** One transaction of a filler: all or nothing. */
export async function fill<T>(url: string, work: (tx: Tx, copyIn: CopyIn) => Promise<T>): Promise<T> {
  const filler = await openFiller(url)
  try {
    return await filler.fill(work)
  } finally {
    await filler.close()
  }
}

async function alone<T>(url: string, begin: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    // what was not committed is rolled back by the server
    await client.end()
  }
}
