// Backups: one snapshot of the whole database in one sealed file, read again before it counts; full, or what came since.
import { join } from 'node:path'
import { BadBackup, type Manifest, readBackupFile, type TablePart, writeBackupFile } from './backup-file.ts'
import { type Db, type Read, snapshot } from './db.ts'
import type { House } from './house.ts'
import { newId } from './new-id.ts'

/** Of the machine and the moment: sign-ins, links, pairings and long work under way, and what the new place counts for itself. */
const LEFT_OUT = new Set([
  ...['migration', 'session', 'setup_link', 'pairing', 'backup', 'job_health'],
  ...['sign_in_step', 'index_aside'],
  // files people took away for a day: names must not outlive an erasure in them
  ...['long_work', 'long_work_file'],
])
/**
 * Grow with every fact: a later backup holds what came since. Rows of files go too: put back, one that its facts name no
 * more is swept away again.
 */
export const GROWING = new Set(['fact', 'page', 'device_seq', 'blob'])
/** Lines nobody changes, numbered by the database. */
export const LOGS = ['read_log', 'access_refusal', 'sealed_page'] as const

/** Made from pages by `rebuild`: a backup of pages leaves them out. */
export const derivedTables = (house: House): ReadonlySet<string> =>
  new Set([
    ...house.takings.map((t) => t.table),
    ...[
      'fact_key',
      'fact_mark',
      'person_join',
      'feed',
      'figure',
      'figure_above',
      'figure_delta',
      'figure_regroup',
      'figure_turn',
      'book_looked',
      'task',
    ],
  ])

type Table = { readonly name: string; readonly columns: readonly string[] }

/** A column may bear the name of a word of SQL. */
export const quoted = (columns: readonly string[]): string => columns.map((c) => `"${c}"`).join(', ')

const SAFE = /^[a-z][a-z0-9_]*$/

/** Tables a backup holds, with the columns that are stored. */
export async function tablesOf(read: Read): Promise<Table[]> {
  const rows = await read<{ name: string; columns: string[] }>`
    select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    group by c.relname order by c.relname`
  const kept = rows.filter((r) => !LEFT_OUT.has(r.name))
  for (const name of kept.flatMap((r) => [r.name, ...r.columns]))
    if (!SAFE.test(name)) throw new Error(`a table or column named ${name} cannot be backed up`)
  return kept
}

/** What of a table came after `base`. */
function since({ name, columns }: Table, base: Manifest): string {
  const of = (t: string) => columns.map((c) => `${t}."${c}"`).join(', ')
  const marks = base.books.map(([book, pages]) => `('${book}'::uuid, ${Number(pages)}::bigint)`).join(', ')
  const known = marks === '' ? 'select null::uuid as book, 0::bigint as n where false' : `values ${marks}`
  const fresh = `page p left join (${known}) m(book, n) on m.book = p.book where p.n > coalesce(m.n, 0)`
  switch (name) {
    case 'page':
      return `select ${of('p')} from ${fresh}`
    case 'fact':
      // a fact that was blanked since stands among the old ones
      return `select ${of('f')} from fact f where f.body is null or (f.book, f.id) in (select p.book, p.fact from ${fresh})`
    case 'device_seq':
      return `select ${of('s')} from device_seq s where (s.book, s.fact) in (select p.book, p.fact from ${fresh})`
    case 'blob': {
      // an hour of overlap: written by the clock of the machine, read in a transaction that began before
      const from = new Date(Date.parse(base.made) - 3_600_000).toISOString()
      return `select ${of('b')} from blob b where b.kept_at > '${from}' or b.state <> 'kept'`
    }
    default:
      throw new Error(`${name} does not grow by pages`)
  }
}

function queryOf(table: Table, house: House, base: Manifest | undefined): string | undefined {
  const all = `select ${quoted(table.columns)} from ${table.name}`
  if (!base) return all
  if (GROWING.has(table.name)) return since(table, base)
  if (derivedTables(house).has(table.name)) return undefined
  const after = base.logs[table.name]
  return after === undefined ? all : `${all} where id > ${Number(after)}`
}

export type BackupWish = {
  /** folder that is there */
  readonly folder: string
  /** what the key file holds */
  readonly secret: Buffer
  readonly release: string
  /** a backup that can still be read: only what came after it is written */
  readonly base?: string
  readonly now: Date
  readonly progress: (what: string, done: number, of: number) => void
  readonly signal: AbortSignal
}

export type BackedUp = { readonly file: string; readonly bytes: number; readonly manifest: Manifest }

/**
 * Writes a backup while Nido goes on, reads it from beginning to end, and only then tells tablets what they may forget.
 * Refuses (`BadBackup`) a base that does not open. Cancelled, it leaves no file.
 */
export async function backUp(db: Db, house: House, wish: BackupWish): Promise<BackedUp> {
  const { secret, now, signal } = wish
  const base = wish.base && (await readBackupFile(wish.base, secret, async () => {}, signal))
  const id = newId(now)
  const kind = base ? 'pages' : 'full'
  const file = join(
    wish.folder,
    `nido-${now.toISOString().replace(/[-:]|\.\d+/g, '')}-${kind}-${id.slice(-6)}.nido`,
  )
  const { manifest, bytes } = await snapshot(db.url, async (read, copyOut) => {
    const tables = await tablesOf(read)
    const books = await read<{ id: string; pages: number; head: Buffer }>`
      /* across: backup.whole */ select id, pages, head from book order by id`
    const devices = await read<{ device: string; dseq: number }>`
      select device, max(dseq) as dseq from (
        select device, dseq, dseq - row_number() over (partition by device order by dseq) as gap from device_seq
      ) s where gap = 0 group by device order by device`
    const migrations = await read<{ name: string }>`select name from migration order by name`
    const logs: Record<string, number> = {}
    for (const name of LOGS) {
      const [top] = await read.text<{ id: number | null }>(`select max(id) as id from ${name}`, [])
      logs[name] = top?.id ?? 0
    }
    async function* parts(): AsyncGenerator<TablePart> {
      let done = 0
      for (const table of tables) {
        wish.progress('Tablas respaldadas', done++, tables.length)
        const query = queryOf(table, house, base || undefined)
        if (query) yield { ...table, rows: copyOut(query) }
      }
    }
    return writeBackupFile(
      file,
      secret,
      id,
      parts(),
      (sums) => ({
        ...{ id, kind, release: wish.release, tables: sums, logs },
        ...(base && { base: base.id }),
        made: now.toISOString(),
        migrations: migrations.map((m) => m.name),
        books: books.map((b) => [b.id, b.pages, b.head.toString('hex')]),
        devices: devices.map((d) => [d.device, d.dseq]),
      }),
      signal,
    )
  })
  wish.progress('Se comprueba lo escrito', 0, 1)
  const seen = await readBackupFile(file, secret, async () => {}, signal)
  if (JSON.stringify(seen) !== JSON.stringify(manifest))
    throw new BadBackup('Lo que se leyó del respaldo no es lo que se escribió.')
  wish.progress('Se comprueba lo escrito', 1, 1)
  const pages = manifest.tables.find((t) => t.name === 'page')?.rows ?? 0
  await db.write({ system: true }, async (tx) => {
    await tx`
      insert into backup (id, kind, base, made_at, file, bytes, pages)
      values (${id}, ${kind}, ${manifest.base ?? null}, ${manifest.made}, ${file}, ${bytes}, ${pages})`
    await tx`
      update device d set durable_through = greatest(d.durable_through, x.dseq)
      from unnest(${manifest.devices.map(([device]) => device)}::uuid[], ${manifest.devices.map(([, dseq]) => dseq)}::bigint[]) as x(device, dseq)
      where d.id = x.device`
  })
  return { file, bytes, manifest }
}
