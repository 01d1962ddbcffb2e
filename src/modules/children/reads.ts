// What the house can be asked of the children of one center.
import type { Fact } from '../../kernel/fact.ts'
import type { Read, Tx } from '../../platform/db.ts'
import {
  type AskedChild,
  type Child,
  type ChildDocument,
  type ChildFound,
  type ChildPortrait,
  COUNTED,
  SHOWN,
} from './contract.ts'

export const PAGE = 300

export type ChildQuery = { room?: string; q?: string; after?: string }

/** Children who belong to the center, by surname; `named` false never searches by name. */
export async function childrenOf(
  read: Read,
  book: string,
  f: ChildQuery,
  named: boolean,
): Promise<{ rows: Child[]; total: number }> {
  const q = named ? (f.q ?? null) : null
  const rows = await read<Child & { total: number }>`
    with found as (
      select * from child where book = ${book} and left_on is null
        and (${f.room ?? null}::uuid is null or room = ${f.room ?? null})
        and (${q}::text is null or nido_plain(given || ' ' || first || ' ' || coalesce(second, '')) like '%' || nido_plain(${q}) || '%'
          or curp ilike ${q})
    )
    select *, (select count(*)::int from found) as total from found
    where (first || '|' || given || '|' || key) > ${f.after ?? ''} order by first || '|' || given || '|' || key limit ${PAGE}`
  return { rows: rows.map(({ total: _total, ...r }) => r), total: rows[0]?.total ?? 0 }
}

export async function childOf(read: Read, book: string, child: string): Promise<Child | undefined> {
  const [row] = await read<Child>`select * from child where book = ${book} and key = ${child}`
  return row
}

/** Every book that has a row of the child: a move leaves its past in the center it left. A declared cross-book read. */
export async function booksKnowing(read: Read, child: string): Promise<string[]> {
  const rows = await read<{ book: string }>`select book from child where key = ${child} order by book`
  return rows.map((r) => r.book)
}

/** What was said of the child's identity, oldest first. */
export async function saidOf(read: Read, book: string, child: string): Promise<{ fact: Fact; at: string }[]> {
  const rows = await read<{ body: string; est_at: string }>`
    select body, est_at from fact where book = ${book} and about = ${child} and body is not null
      and kind in ('children.child-registered', 'children.child-changed') order by est_at, id`
  return rows.map((r) => ({ fact: JSON.parse(r.body) as Fact, at: r.est_at }))
}

/**
 * Children like what was asked in the books of the transaction, best first, and how many there are (one more than `COUNTED`
 * where there are more). A cross-book read by the index of what children are found by.
 */
export async function childrenLike(
  read: Read,
  asked: AskedChild,
): Promise<{ rows: ChildFound[]; total: number }> {
  const rows = await read<ChildFound & { total: number }>`
    /* across: children.search */
    select f.book, f.key as id, f.given, f.first, f.second, f.birth, c.name as center, r.name as room, f.left_on, f.total
    from nido_children_like(${asked.name}, ${asked.born ?? null}::date, ${asked.curp ?? null}, ${SHOWN}, ${COUNTED}) with ordinality f
    left join center c on c.book = f.book and c.key = f.book::text
    left join room r on r.book = f.book and r.key = f.room::text
    order by f.ordinality`
  return { rows: rows.map(({ total: _total, ...r }) => r), total: rows[0]?.total ?? 0 }
}

/** Keeps that somebody searched, never the words: they are somebody's name. */
export async function noteSearch(
  tx: Tx,
  search: {
    at: string
    person: string
    purpose: string
    by: readonly string[]
    shown: number
    more: boolean
  },
): Promise<void> {
  await tx`
    insert into child_search (at, person, purpose, asked_by, shown, more)
    values (${search.at}, ${search.person}, ${search.purpose}, ${search.by}, ${search.shown}, ${search.more})`
}

export async function portraitOf(
  read: Read,
  book: string,
  child: string,
): Promise<ChildPortrait | undefined> {
  const [row] =
    await read<ChildPortrait>`select * from child_portrait where book = ${book} and key = ${child}`
  return row
}

/** Documents of a child, newest first, with what is known of the file itself. */
export async function documentsOf(
  read: Read,
  book: string,
  child: string,
): Promise<(ChildDocument & { bytes: number | null; here: boolean })[]> {
  return read<ChildDocument & { bytes: number | null; here: boolean }>`
    select d.*, b.bytes, coalesce(b.state = 'kept', false) as here
    from child_document d left join blob b on b.book = d.book and b.sha256 = d.blob
    where d.book = ${book} and d.child = ${child} order by d.at desc, d.key`
}
