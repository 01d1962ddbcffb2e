// Migrations: numbered SQL files, forward only, each applied once under a lock and remembered with its checksum.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runScript } from './db.ts'
import { makeLeftIndexes } from './indexes-aside.ts'

const SRC = join(import.meta.dirname, '..')

/** The platform's tables first; modules own theirs alone, so the alphabet is order enough. */
const folders = [
  'platform/migrations',
  ...readdirSync(join(SRC, 'modules'))
    .sort()
    .map((m) => `modules/${m}/migrations`),
]

export type Migration = { name: string; sql: string; checksum: string }

/** Every migration of this release, in order. */
export function migrations(): Migration[] {
  return folders.flatMap((folder) => {
    let files: string[]
    try {
      files = readdirSync(join(SRC, folder))
    } catch {
      return []
    }
    return files
      .filter((f) => f.endsWith('.sql'))
      .sort()
      .map((f) => {
        const sql = readFileSync(join(SRC, folder, f), 'utf8')
        return { name: `${folder}/${f}`, sql, checksum: createHash('sha256').update(sql).digest('hex') }
      })
  })
}

/** Thrown when the database was written by a newer Nido, or when a migration that ran has been changed since. */
export class SchemaMismatch extends Error {
  readonly code: 'NEWER_SCHEMA' | 'CHANGED_MIGRATION'
  readonly migration: string
  constructor(code: 'NEWER_SCHEMA' | 'CHANGED_MIGRATION', migration: string) {
    super(`${code}: ${migration}`)
    this.code = code
    this.migration = migration
  }
}

const QUARTERS_AHEAD = 4

/** Bounds of the fact partitions: one a calendar quarter, from 2025, as UUIDv7 prefixes. */
export function quarterBounds(nowMs: number): { name: string; from: string; to: string }[] {
  const bounds: { name: string; from: string; to: string }[] = []
  const last = new Date(nowMs)
  const end = last.getUTCFullYear() * 4 + Math.floor(last.getUTCMonth() / 3) + QUARTERS_AHEAD
  const id = (q: number) => {
    const ms = Date.UTC(Math.floor(q / 4), (q % 4) * 3, 1)
    const hex = ms.toString(16).padStart(12, '0')
    return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
  }
  for (let q = 2025 * 4; q <= end; q++) {
    bounds.push({ name: `fact_${Math.floor(q / 4)}_q${(q % 4) + 1}`, from: id(q), to: id(q + 1) })
  }
  return bounds
}

/**
 * One partition, in one transaction. Tablets whose clock runs ahead have already said facts of that quarter: they wait in
 * the default partition, which would refuse to give up its place, and are moved first.
 */
const newQuarter = ({ name, from, to }: { name: string; from: string; to: string }) => `
  begin;
  create table ${name} (like fact including all);
  with moved as (delete from fact_else where id >= '${from}' and id < '${to}' returning *) insert into ${name} select * from moved;
  alter table fact attach partition ${name} for values from ('${from}') to ('${to}');
  commit`

/**
 * Brings a database to this release. Refuses (throws SchemaMismatch) a database of a newer release and a changed migration;
 * nothing is touched then. Every migration is one transaction. Indexes that a killed load left aside are made again.
 */
export async function migrate(url: string, nowMs: number = Date.now()): Promise<{ applied: string[] }> {
  const applied: string[] = []
  const known = migrations()
  await runScript(url, async (run) => {
    await run('select pg_advisory_lock(7263001)')
    await run(
      'create table if not exists migration (name text primary key, checksum text not null, at timestamptz not null default now())',
    )
    await run(
      "comment on table migration is 'Migrations that ran, with the checksum of their text. Outside the books.'",
    )
    const done = new Map<string, string>()
    for (const r of (await run('select name, checksum from migration')).rows) done.set(r.name, r.checksum)
    for (const name of done.keys()) {
      if (!known.some((m) => m.name === name)) throw new SchemaMismatch('NEWER_SCHEMA', name)
    }
    for (const m of known) {
      const before = done.get(m.name)
      if (before === m.checksum) continue
      if (before) throw new SchemaMismatch('CHANGED_MIGRATION', m.name)
      await run('begin')
      try {
        await run(m.sql)
        await run('insert into migration (name, checksum) values ($1, $2)', [m.name, m.checksum])
        await run('commit')
        applied.push(m.name)
      } catch (e) {
        await run('rollback')
        throw new Error(`migration ${m.name}: ${(e as Error).message}`, { cause: e })
      }
    }
    const have = new Set(
      (
        await run(
          "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'fact'::regclass",
        )
      ).rows.map((r) => r.relname),
    )
    for (const b of quarterBounds(nowMs)) if (!have.has(b.name)) await run(newQuarter(b))
    await makeLeftIndexes(url, run)
  })
  return { applied }
}
