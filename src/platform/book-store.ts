// Book store: the SQL of one book inside its locked transaction — what was said, what stands, what is derived from what.
import type { Fact, Stamped } from '../kernel/fact.ts'
import type { Names } from '../kernel/joined.ts'
import type { Row } from '../kernel/taking.ts'
import type { Read, Tx } from './db.ts'
import { type RowKey, type RowStore, rowName } from './deriving.ts'
import { type House, named } from './house.ts'
import { readRows } from './rows.ts'

export type BookHead = {
  id: string
  kind: string
  pages: number
  head: Buffer
  epoch: string
  feed: number
  marks: number
}

/** Locks the book's row; everything a transaction looks at afterwards cannot change under it. */
export async function lockBook(tx: Tx, book: string): Promise<BookHead> {
  const [found] = await tx<BookHead>`select * from book where id = ${book} for update`
  if (found) return found
  const [made] = await tx<BookHead>`
    insert into book (id, kind) values (${book}, 'unborn') on conflict (id) do update set id = excluded.id returning *`
  return made!
}

export type MarkRow = { target: string; by_fact: string; mark: string; effective: boolean }

/** Marks on facts and marks on those that mark, however deep. */
export async function marksOn(read: Read, book: string, facts: readonly string[]): Promise<MarkRow[]> {
  return read<MarkRow>`
    with recursive m as (
      select target, by_fact, mark from fact_mark where book = ${book} and target = any(${facts}::uuid[])
      union
      select f.target, f.by_fact, f.mark from fact_mark f join m on f.book = ${book} and f.target = m.by_fact
    )
    select m.target, m.by_fact, m.mark, not f.held as effective
    from m cross join lateral (select held from fact where book = ${book} and id = m.by_fact offset 0) f`
}

/**
 * Which facts stand. A held one needs a standing "stands"; one with a standing correction, withdrawal or void does not.
 * Decided from the outside in, whatever the order of arrival; what only withdraws itself in a circle does not stand. Pure.
 */
export function standing(
  facts: readonly { id: string; held: boolean }[],
  marks: readonly MarkRow[],
): Set<string> {
  const held = new Map<string, boolean>()
  const on = new Map<string, MarkRow[]>()
  for (const m of marks) {
    held.set(m.by_fact, !m.effective)
    const list = on.get(m.target)
    if (list) list.push(m)
    else on.set(m.target, [m])
  }
  for (const f of facts) held.set(f.id, f.held)
  const known = new Map<string, boolean>()
  for (let moved = true; moved; ) {
    moved = false
    for (const [id, isHeld] of held) {
      if (known.has(id)) continue
      const all = on.get(id) ?? []
      const down = all.filter((m) => m.mark !== 'stands').map((m) => known.get(m.by_fact))
      const up = all.filter((m) => m.mark === 'stands').map((m) => known.get(m.by_fact))
      let verdict: boolean | undefined
      if (down.includes(true)) verdict = false
      else if (isHeld && up.every((x) => x === false)) verdict = false
      else if (down.every((x) => x === false) && (!isHeld || up.includes(true))) verdict = true
      if (verdict === undefined) continue
      known.set(id, verdict)
      moved = true
    }
  }
  return new Set(facts.filter((f) => known.get(f.id) === true).map((f) => f.id))
}

type KeyedFact = { tbl: string; key: string; id: string; est_at: string; held: boolean; body: string }

/**
 * The rows of one book as `derive` sees them, facts in the names that stand. `marked` false spares the look at marks. Facts are looked up one by one
 * (`offset 0` keeps the lookups apart): else, with old statistics, the database reads a whole book for a few facts.
 */
export function rowStore(
  read: Read,
  house: Pick<House, 'kinds'>,
  book: string,
  marked: boolean,
  names: Names,
): RowStore {
  return {
    async factsOf(keys) {
      const found = new Map<string, Stamped[]>()
      if (keys.length === 0) return found
      const rows = await read<KeyedFact>`
        select k.tbl, k.key, f.id, to_char(f.est_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as est_at, f.held, f.body
        from unnest(${keys.map((k) => k.table)}::text[], ${keys.map((k) => k.key)}::text[]) w(tbl, key)
        cross join lateral (select tbl, key, fact from fact_key where book = ${book} and tbl = w.tbl and key = w.key offset 0) k
        cross join lateral (select id, est_at, held, body from fact where book = ${book} and id = k.fact offset 0) f
        where f.body is not null`
      const texts = new Map<string, Stamped>()
      const ids = new Map<string, { id: string; held: boolean }>()
      for (const r of rows) ids.set(r.id, { id: r.id, held: r.held })
      const marks = marked && ids.size > 0 ? await marksOn(read, book, [...ids.keys()]) : []
      const upright = standing([...ids.values()], marks)
      for (const r of rows) {
        if (!upright.has(r.id)) continue
        let stamped = texts.get(r.id)
        if (!stamped) {
          stamped = { fact: named(house, JSON.parse(r.body) as Fact, names), estAt: r.est_at }
          texts.set(r.id, stamped)
        }
        const name = rowName(r.tbl, r.key)
        const list = found.get(name)
        if (list) list.push(stamped)
        else found.set(name, [stamped])
      }
      return found
    },
    rowsOf: (keys) => readRows(read, book, keys) as Promise<Map<string, Row>>,
    async dependentsOf(subjects) {
      const rows = await read<{ tbl: string; key: string }>`
        select distinct tbl, key from fact_key where book = ${book} and subject = any(${subjects}::text[])`
      return rows.map((r): RowKey => ({ table: r.tbl, key: r.key }))
    },
  }
}
