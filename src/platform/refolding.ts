// Refolding: rows whose fold has changed with a release are folded again behind, book by book and batch by batch, beside who works.
import { canonical, sameJson } from '../kernel/canonical.ts'
import { byEstimatedTime } from '../kernel/fact.ts'
import type { Look } from '../kernel/taking.ts'
import { lockBook, rowStore } from './book-store.ts'
import type { Db, Tx } from './db.ts'
import { type Derived, derive, figureDifferences, type RowKey, rowName } from './deriving.ts'
import type { House } from './house.ts'
import { namesIn } from './joining.ts'
import { writeRows } from './rows.ts'
import type { FeedChange } from './settling.ts'
import { tasksOfRow, writeTasks } from './tasks.ts'

/** Rows of one transaction: whoever works in the center waits for so many at most. */
const AT_ONCE = 200
/** Rest after a batch, for whoever waits. */
const REST_MS = 20
const ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

type Standing = { readonly tbl: string; readonly version: string; readonly upto: string | null }

/**
 * Says which tables must be folded again; a database that was empty when this was first asked has nothing of before. Answers
 * tables that wait, with the book they got to.
 */
async function waiting(db: Db, house: House): Promise<Standing[]> {
  const versioned = house.takings.flatMap((t) => (t.version ? [{ tbl: t.table, version: t.version }] : []))
  return db.write({ system: true }, async (tx) => {
    const had = await tx<Standing>`select tbl, version, upto from derived_version`
    const born = had.length === 1 && had[0]!.tbl === '*' && had[0]!.version === 'new'
    const upto = born ? ALL : null
    await tx`
      insert into derived_version (tbl, version, upto)
      select x.*, ${upto}::uuid from unnest(${versioned.map((t) => t.tbl)}::text[], ${versioned.map((t) => t.version)}::text[]) x
      on conflict (tbl) do update set version = excluded.version, upto = null where derived_version.version <> excluded.version`
    return tx<Standing>`
      select tbl, version, upto from derived_version where tbl = any(${versioned.map((t) => t.tbl)}::text[]) and upto is distinct from ${ALL}`
  })
}

/**
 * Folds again what an earlier release folded otherwise: rows, figures, tasks and what tablets carry. Stopped at any moment it goes on
 * at the next start with the book it was in. Answers how many rows were folded.
 */
export async function refoldChanged(
  db: Db,
  house: House,
  stopped: () => boolean = () => false,
  told: (done: number, of: number) => void = () => {},
): Promise<number> {
  const tables = await waiting(db, house)
  if (tables.length === 0) return 0
  const books = await db.read(
    { all: true },
    (read) => read<{ id: string }>`/* across: books.all */ select id from book order by id`,
  )
  let rows = 0
  for (const [i, { id }] of books.entries()) {
    const due = tables.filter((t) => t.upto === null || t.upto < id).map((t) => t.tbl)
    if (due.length === 0) continue
    for (let after: RowKey | undefined, more = true; more; ) {
      if (stopped()) return rows
      const batch = await db.write({ books: [id] }, (tx) => refoldBatch(tx, house, id, due, after))
      rows += batch.length
      after = batch.at(-1)
      more = batch.length === AT_ONCE
      if (more) await new Promise((done) => setTimeout(done, REST_MS))
    }
    await db.write({ system: true }, async (tx) => {
      // counted and watched anew: no page tells that rows changed
      await tx`delete from book_looked where book = ${id}`
      await tx`update derived_version set upto = ${id} where tbl = any(${due}::text[])`
    })
    told(i + 1, books.length)
  }
  await db.write(
    { system: true },
    (tx) => tx`update derived_version set upto = ${ALL} where tbl = any(${tables.map((t) => t.tbl)}::text[])`,
  )
  return rows
}

/** The next rows after a key, in order of table and key; those folded, so that the last one says where to go on. */
async function refoldBatch(
  tx: Tx,
  house: House,
  book: string,
  tables: readonly string[],
  after: RowKey | undefined,
): Promise<RowKey[]> {
  const head = await lockBook(tx, book)
  const keys = await tx<RowKey>`
    select distinct tbl as "table", key from fact_key where book = ${book} and tbl = any(${tables}::text[])
      and (tbl, key) > (${after?.table ?? ''}, ${after?.key ?? ''}) order by 1, 2 limit ${AT_ONCE}`
  if (keys.length === 0) return keys
  const store = rowStore(tx, house, book, true, await namesIn(tx, book))
  const derived = await derive(house, book, keys, store, byEstimatedTime)
  await writeRows(tx, book, derived.changes)
  await writeTasks(tx, book, tasksAnew(house, book, derived))
  await writeFiguresAndFeed(tx, house, book, head.feed, derived)
  return keys
}

/** What rows asked by the rule of before is not known: all of it ends before what they ask now. */
function tasksAnew(house: House, book: string, derived: Derived) {
  const asking = derived.folded.filter((f) => house.byTable.get(f.table)?.asks)
  return {
    gone: [],
    rows: asking.map((f) => rowName(f.table, f.key)),
    put: asking.flatMap((f) => tasksOfRow(house, book, derived, f)),
  }
}

/** What tablets hold and what they are to hold now: the rule of before is not known, so the feed itself is compared. */
async function feedAnew(tx: Tx, house: House, book: string, derived: Derived): Promise<FeedChange[]> {
  const carried = derived.folded.flatMap((f) => {
    const carry = house.byTable.get(f.table)?.carry
    if (!carry) return []
    const is = f.after ? carry(f.after as never, derived.row as Look) : undefined
    return [{ entity: rowName(f.table, f.key), stays: f.after !== undefined, is }]
  })
  if (carried.length === 0) return []
  const had = await tx<{ entity: string; body: string | null }>`
    select entity, body from feed where book = ${book} and op = 'put' and entity = any(${carried.map((c) => c.entity)}::text[])`
  const held = new Map(had.map((f) => [f.entity, f.body]))
  return carried.flatMap(({ entity, stays, is }): FeedChange[] => {
    const body = held.get(entity)
    if (is === undefined)
      return body === undefined ? [] : [{ entity, op: stays ? 'evict' : 'delete', body: null }]
    return body && sameJson(JSON.parse(body), is) ? [] : [{ entity, op: 'put', body: canonical(is) }]
  })
}

async function writeFiguresAndFeed(
  tx: Tx,
  house: House,
  book: string,
  feedAt: number,
  derived: Derived,
): Promise<void> {
  const change = figureDifferences(house, derived.changes)
  const feed = await feedAnew(tx, house, book, derived)
  if (change.length + feed.length === 0) return
  await tx`
    with fi as (
      insert into figure (book, indicator, room, period, part, whole)
      select ${book}, x.* from unnest(${change.map((c) => c.indicator)}::text[], ${change.map((c) => c.room)}::uuid[],
        ${change.map((c) => c.period)}::text[], ${change.map((c) => c.part)}::bigint[], ${change.map((c) => c.whole)}::bigint[])
        as x(indicator, room, period, part, whole)
      on conflict (book, indicator, period, room) do update set part = figure.part + excluded.part, whole = figure.whole + excluded.whole
    ), fd as (
      insert into figure_delta (book, indicator, period, part, whole)
      select ${book}, x.indicator, x.period, sum(x.part), sum(x.whole)
      from unnest(${change.map((c) => c.indicator)}::text[], ${change.map((c) => c.period)}::text[],
        ${change.map((c) => c.part)}::bigint[], ${change.map((c) => c.whole)}::bigint[]) as x(indicator, period, part, whole) group by 2, 3
    ), fe as (
      insert into feed (book, entity, seq, op, body)
      select ${book}, x.entity, ${feedAt}::bigint + x.i, x.op, x.body
      from unnest(${feed.map((f) => f.entity)}::text[], ${feed.map((f) => f.op)}::text[], ${feed.map((f) => f.body)}::text[])
        with ordinality as x(entity, op, body, i)
      on conflict (book, entity) do update set seq = excluded.seq, op = excluded.op, body = excluded.body
    )
    update book set feed = ${feedAt + feed.length}::bigint where id = ${book}`
}
