// What an import must look at: the rows that stand, and the facts behind those that differ.
import type { Fact, Stamped } from '../../kernel/fact.ts'
import type { Row } from '../../kernel/taking.ts'
import type { Read } from '../../platform/db.ts'

/** A derived row of any book. */
export type Wanted = { readonly table: string; readonly book: string; readonly key: string }
export const standingName = (w: Wanted): string => `${w.table}:${w.book}:${w.key}`

/** The rows that stand, by `standingName`. */
export async function standingRows(
  read: Read,
  wanted: readonly Wanted[],
  tables: readonly string[],
): Promise<Map<string, Row>> {
  const found = new Map<string, Row>()
  const byTable = new Map<string, Map<string, Wanted>>()
  for (const w of wanted) {
    // Names of tables become part of the statement: only those a target declares.
    if (!tables.includes(w.table)) throw new Error(`no import writes ${w.table}`)
    const some = byTable.get(w.table) ?? new Map<string, Wanted>()
    byTable.set(w.table, some.set(`${w.book}:${w.key}`, w))
  }
  for (const [table, each] of byTable) {
    const some = [...each.values()]
    const rows = await read.text<{ r: Row }>(
      `/* across: exchange.behind */ select to_jsonb(t) as r from unnest($1::uuid[], $2::text[]) w(book, key) join ${table} t on t.book = w.book and t.key = w.key`,
      [some.map((w) => w.book), some.map((w) => w.key)],
    )
    for (const { r } of rows) found.set(standingName({ table, ...r }), r)
  }
  return found
}

/** The facts that stand behind rows, by `standingName`. */
export async function standingFacts(read: Read, wanted: readonly Wanted[]): Promise<Map<string, Stamped[]>> {
  const found = new Map<string, Stamped[]>()
  if (wanted.length === 0) return found
  const rows = await read<Wanted & { body: string; at: string }>`
    /* across: exchange.behind */ select w.tbl as table, w.book, w.key, f.body,
      to_char(f.est_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from unnest(${wanted.map((w) => w.table)}::text[], ${wanted.map((w) => w.book)}::uuid[], ${wanted.map((w) => w.key)}::text[]) w(tbl, book, key)
    join fact_key k on k.book = w.book and k.tbl = w.tbl and k.key = w.key
    join fact f on f.book = w.book and f.id = k.fact
    where f.body is not null and not f.held
      and not exists (select from fact_mark m where m.book = w.book and m.target = f.id)`
  for (const r of rows) {
    const name = standingName(r)
    const stamped = { fact: JSON.parse(r.body) as Fact, estAt: r.at }
    found.set(name, [...(found.get(name) ?? []), stamped])
  }
  return found
}
