// A release kept for later ones: the rows of a small center as NDJSON, and a browser profile with facts not sent yet.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Db } from '../../src/platform/db.ts'

/** The profile remembers this origin: whoever opens it must serve here. */
export const RELEASE_PORT = 4990
export const PENDING = 20

export const folderOf = (release: string): string => join(import.meta.dirname, release)

/** Sessions and links are of the day; partitions come with their parent; migrations are what an upgrade brings. */
const LEFT_OUT = ['session', 'setup_link', 'migration']

async function tablesOf(db: Db): Promise<string[]> {
  const rows = await db.read(
    { system: true },
    (read) => read<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> all (${LEFT_OUT}::text[]) order by 1`,
  )
  return rows.map((r) => r.name)
}

/** Writes every row of every table, one a line: `{"t": table, "r": row}`. */
export async function dump(db: Db, file: string): Promise<number> {
  const lines: string[] = []
  for (const table of await tablesOf(db)) {
    const rows = await db.read({ system: true }, (read) =>
      read.text<{ r: object }>(`select to_jsonb(x) as r from "${table}" x`, []),
    )
    for (const { r } of rows) lines.push(JSON.stringify({ t: table, r }))
  }
  writeFileSync(file, gzipSync(`${lines.join('\n')}\n`, { level: 9 }))
  return lines.length
}

/** Puts the rows into a database that has this release's tables and none of its rows. Columns that came later keep their default. */
export async function load(db: Db, file: string): Promise<void> {
  const byTable = new Map<string, object[]>()
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n')) {
    const { t, r } = JSON.parse(line) as { t: string; r: object }
    const list = byTable.get(t)
    if (list) list.push(r)
    else byTable.set(t, [r])
  }
  await db.write({ system: true }, async (tx) => {
    for (const [table, rows] of byTable) {
      const columns = Object.keys(rows[0]!)
        .map((c) => `"${c}"`)
        .join(', ')
      await tx.text(`delete from "${table}"`, [])
      await tx.text(
        `insert into "${table}" (${columns}) overriding system value
         select ${columns} from jsonb_populate_recordset(null::"${table}", $1::jsonb)`,
        [JSON.stringify(rows)],
      )
    }
  })
}

/** What of a Chromium profile is the tablet's own: storage and worker, not caches. */
const KEPT = [
  'Default/IndexedDB',
  'Default/WebStorage',
  'Default/Service Worker',
  'Default/Local Storage',
  'Default/shared_proto_db',
  'Default/Preferences',
  'Default/Cookies',
  'Local State',
]

export function packProfile(profile: string, file: string): void {
  const there = KEPT.filter((path) => existsSync(join(profile, path)))
  // The reserve is 20 MB of chance that nobody reads
  execFileSync('tar', ['-czf', file, '--exclude=*.indexeddb.blob', ...there], { cwd: profile })
}

/** The tablet's page and worker as that release built them; answers the folder and how to take it away. */
export function unpackTablet(release: string): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), `nido-tablet-${release}-`))
  execFileSync('tar', ['-xzf', join(folderOf(release), 'tablet.tar.gz')], { cwd: folder })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Keeps a built page for later releases, without its source maps. */
export function packTablet(folder: string, file: string): void {
  execFileSync('tar', ['-czf', file, '--exclude=*.map', '.'], { cwd: folder })
}

export function unpackProfile(file: string, profile: string): void {
  execFileSync('tar', ['-xzf', file], { cwd: profile })
}
