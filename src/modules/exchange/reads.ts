// What an import must look at: the keys a file may name, the rows that stand, and the facts behind those that differ.
import type { Fact, Stamped } from '../../kernel/fact.ts'
import { NATION } from '../../kernel/ids.ts'
import type { Row } from '../../kernel/taking.ts'
import type { Read } from '../../platform/db.ts'
import type { Draft, Known } from './rules/draft.ts'
import { nameKey } from './rules/draft.ts'

/** Keys of the network. Centers and rooms only where a file of children needs them. */
export async function knownOf(read: Read, withRooms: boolean): Promise<Known> {
  const representations = await read<{ id: string; code: string; name: string; state: string }>`
    select key as id, code, name, state from representation where book::text = key order by code`
  const municipalities = await read<{ cvegeo: string; representation: string | null }>`
    select m.key as cvegeo, (select x.representation from municipality_membership x
      where x.book = ${NATION} and x.cvegeo = m.key and x.from_day <= current_date order by x.from_day desc limit 1) as representation
    from municipality m where m.book = ${NATION}`
  const centers = withRooms
    ? await read<{ id: string; code: string }>`select book as id, code from center where key = book::text`
    : []
  const rooms = withRooms
    ? await read<{ id: string; book: string; name: string }>`
        select key as id, book, name from room where closed_on is null order by book, "order"`
    : []
  const byCenter = new Map<string, Map<string, { id: string; name: string }>>()
  for (const { id, book, name } of rooms) {
    const list = byCenter.get(book) ?? new Map<string, { id: string; name: string }>()
    list.set(nameKey(name), { id, name })
    byCenter.set(book, list)
  }
  return {
    representations: new Map(representations.map(({ code, ...r }) => [code, r])),
    municipalities: new Map(municipalities.map((m) => [m.cvegeo, { representation: m.representation }])),
    centers: new Map(centers.map((c) => [c.code, { id: c.id }])),
    rooms: byCenter,
  }
}

type Wanted = Pick<Draft, 'table' | 'book' | 'key'>
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
      `select to_jsonb(t) as r from unnest($1::uuid[], $2::text[]) w(book, key) join ${table} t on t.book = w.book and t.key = w.key`,
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
    select w.tbl as table, w.book, w.key, f.body,
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
