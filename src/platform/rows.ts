// Rows: derived tables read and written by key, set by set. Every one has the primary key (book, key).
import type { Row } from '../kernel/taking.ts'
import type { Read, Tx } from './db.ts'
import type { Change, RowKey } from './deriving.ts'
import { rowName } from './deriving.ts'

const TABLE = /^[a-z_]+$/
const columns = new Map<string, readonly string[]>()

function checked(table: string): string {
  if (!TABLE.test(table)) throw new Error(`not a table: ${table}`)
  return table
}

/** A table's columns in its own order. Throws on a table that is not there. */
export async function columnsOf(read: Read, table: string): Promise<readonly string[]> {
  let list = columns.get(table)
  if (!list) {
    const rows = await read<{ column_name: string }>`
      select column_name from information_schema.columns
      where table_schema = 'public' and table_name = ${table} order by ordinal_position`
    list = rows.map((r) => r.column_name)
    if (list.length === 0) throw new Error(`no table ${table}`)
    columns.set(table, list)
  }
  return list
}

function byTable(keys: readonly RowKey[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const k of keys) {
    const list = groups.get(k.table)
    if (list) list.push(k.key)
    else groups.set(checked(k.table), [k.key])
  }
  return groups
}

/** Rows of several tables in one statement, by `table:key`. */
export async function readRows(read: Read, book: string, keys: readonly RowKey[]): Promise<Map<string, Row>> {
  const found = new Map<string, Row>()
  if (keys.length === 0) return found
  const groups = [...byTable(keys)].sort(([a], [b]) => (a < b ? -1 : 1))
  const sql = groups
    .map(
      ([t], i) =>
        `select '${t}' as t, to_jsonb(r) as r from ${t} r where r.book = $1 and r.key = any($${i + 2}::text[])`,
    )
    .join(' union all ')
  const rows = await read.text<{ t: string; r: Row }>(sql, [book, ...groups.map(([, list]) => list)])
  for (const { t, r } of rows) found.set(rowName(t, r.key), r)
  return found
}

/** Writes what changed: one statement a table for puts, one for deletes. */
export async function writeRows(tx: Tx, book: string, changes: readonly Change[]): Promise<void> {
  const puts = new Map<string, Row[]>()
  const deletes = new Map<string, string[]>()
  for (const c of changes) {
    if (c.after) (puts.get(c.table) ?? puts.set(checked(c.table), []).get(c.table)!).push(c.after)
    else (deletes.get(c.table) ?? deletes.set(checked(c.table), []).get(c.table)!).push(c.key)
  }
  for (const [table, rows] of puts) {
    const names = await columnsOf(tx, table)
    const set = names
      .filter((n) => n !== 'book' && n !== 'key')
      .map((n) => `"${n}" = excluded."${n}"`)
      .join(', ')
    await tx.text(
      `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)
       where book = $2 on conflict (book, key) do update set ${set}`,
      [JSON.stringify(rows), book],
    )
  }
  for (const [table, keys] of deletes) {
    await tx.text(`delete from ${table} where book = $1 and key = any($2::text[])`, [book, keys])
  }
}
