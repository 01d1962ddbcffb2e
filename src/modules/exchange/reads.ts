// What an import must look at: the keys a file may name, the rows that stand, and the facts behind those that differ.
import type { Fact, Stamped } from '../../kernel/fact.ts'
import { NATION } from '../../kernel/ids.ts'
import type { Row } from '../../kernel/taking.ts'
import type { Read } from '../../platform/db.ts'

/** What files may name by its key, as rows. */
export type KnownRows = {
  readonly representations: readonly { id: string; code: string; name: string; state: string }[]
  readonly municipalities: readonly { cvegeo: string; representation: string | null }[]
  readonly centers: readonly { id: string; code: string }[]
  readonly rooms: readonly { id: string; book: string; name: string }[]
}

/** Keys of the network. Centers and rooms only where a file of children needs them. */
export async function knownRows(read: Read, withRooms: boolean): Promise<KnownRows> {
  return {
    representations: await read`
      select key as id, code, name, state from representation where book::text = key order by code`,
    municipalities: await read`
      with current as (
        select distinct on (cvegeo) cvegeo, representation from municipality_membership
        where book = ${NATION} and from_day <= current_date order by cvegeo, from_day desc
      )
      select m.key as cvegeo, c.representation from municipality m left join current c on c.cvegeo = m.key
      where m.book = ${NATION}`,
    centers: withRooms
      ? await read`/* across: exchange.places */ select book as id, code from center where key = book::text`
      : [],
    rooms: withRooms
      ? await read`/* across: exchange.places */ select key as id, book, name from room where closed_on is null order by book, "order"`
      : [],
  }
}

/** A derived row of any book. */
export type Wanted = { readonly table: string; readonly book: string; readonly key: string }
export const standingName = (w: Wanted): string => `${w.table}:${w.book}:${w.key}`

/** Tables a draft may become a row of: their names are part of the statement. */
const TABLES: ReadonlySet<string> = new Set([
  ...[
    'representation',
    'municipality',
    'municipality_membership',
    'center',
    'center_membership',
    'room',
    'child',
  ],
])

/** The rows that stand, by `standingName`. */
export async function standingRows(read: Read, wanted: readonly Wanted[]): Promise<Map<string, Row>> {
  const found = new Map<string, Row>()
  for (const table of new Set(wanted.map((w) => w.table))) {
    if (!TABLES.has(table)) throw new Error(`no import writes ${table}`)
    const some = wanted.filter((w) => w.table === table)
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
