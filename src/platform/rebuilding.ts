// Rebuilding: empties what is derived, retakes the pages, and says whether every row and figure came out equal.
import type { Fact } from '../kernel/fact.ts'
import { byEstimatedTime } from '../kernel/fact.ts'
import { lockBook, rowStore } from './book-store.ts'
import type { Db, Tx } from './db.ts'
import { derive, figureDifferences } from './deriving.ts'
import { recountAbove } from './figures.ts'
import type { House } from './house.ts'
import { linkAndJoin, namesIn } from './joining.ts'
import type { Mark } from './linking.ts'
import { writeRows } from './rows.ts'
import { feedChanges } from './settling.ts'
import { taskChanges, writeTasks } from './tasks.ts'

export type Difference = {
  book: string
  table: string
  before: string
  after: string
  rowsBefore: number
  rowsAfter: number
}

const AT_ONCE = 500

/** Gauges depend on the date, not on facts alone: they are counted, never rebuilt. */
const gaugesOf = (house: House) => house.gauges.flatMap((g) => g.indicators)

async function contents(
  tx: Tx,
  house: House,
  book: string,
): Promise<Map<string, { hash: string; rows: number }>> {
  const found = new Map<string, { hash: string; rows: number }>()
  for (const { table } of house.takings) {
    const [r] = await tx.text<{ hash: string; rows: number }>(
      `select md5(coalesce(string_agg(md5(to_jsonb(r)::text), '' order by r.key), '')) as hash, count(*) as rows from ${table} r where r.book = $1`,
      [book],
    )
    found.set(table, r!)
  }
  // A sum of zero and no row say the same.
  const [f] = await tx<{ hash: string; rows: number }>`
    select md5(coalesce(string_agg(indicator || '|' || room || '|' || period || '|' || part || '|' || whole, ';' order by indicator, room, period), '')) as hash,
      count(*) as rows from figure
    where book = ${book} and indicator <> all (${gaugesOf(house)}::text[]) and (part <> 0 or whole <> 0)`
  found.set('figure', f!)
  // What the clock asks is made anew by the next watch.
  const [t] = await tx<{ hash: string; rows: number }>`
    select md5(coalesce(string_agg(md5(to_jsonb(t)::text), '' order by t.key), '')) as hash, count(*) as rows from task t
    where t.book = ${book} and not t.watched`
  found.set('task', t!)
  return found
}

/** Rebuilds one book in one transaction. The epoch rises: tablets pull their state anew. */
export async function rebuildBook(db: Db, house: House, book: string): Promise<Difference[]> {
  return db.write({ books: [book] }, async (tx) => {
    const head = await lockBook(tx, book)
    const before = await contents(tx, house, book)
    for (const { table } of house.takings) await tx.text(`delete from ${table} where book = $1`, [book])
    await tx`delete from fact_key where book = ${book}`
    await tx`delete from fact_mark where book = ${book}`
    await tx`delete from person_join where book = ${book}`
    await tx`delete from task where book = ${book} and not watched`
    await tx`delete from figure where book = ${book} and indicator <> all (${gaugesOf(house)}::text[])`
    // What the forgotten had added to past figures has no rows any more: it is where the count begins.
    await tx`insert into figure (book, indicator, room, period, part, whole)
      select book, indicator, room, period, part, whole from figure_residue where book = ${book}`
    // What the feed carries beside rows (credentials) is not derived: it stays, numbered first.
    const tables = house.takings.map((t) => t.table)
    await tx`delete from feed where book = ${book} and split_part(entity, ':', 1) = any(${tables}::text[])`
    await tx`update feed set seq = -seq where book = ${book}`
    const kept = await tx<{ entity: string }>`
      update feed set seq = x.i from (select entity, row_number() over (order by seq desc) as i from feed where book = ${book}) x
      where feed.book = ${book} and feed.entity = x.entity returning feed.entity`
    let n = 0
    let seq = kept.length
    for (;;) {
      const pages = await tx<{ n: number; fact: string; answer: string; stamp: string; body: string | null }>`
        select p.n, p.fact, p.answer, p.stamp, f.body from page p join fact f on f.book = p.book and f.id = p.fact
        where p.book = ${book} and p.n > ${n} order by p.n limit ${AT_ONCE}`
      if (pages.length === 0) break
      n = pages[pages.length - 1]!.n
      const facts = pages
        .filter((p) => p.body !== null && p.answer !== 'quarantined')
        .map((p) => ({ ...(JSON.parse(p.body!) as Fact), id: p.fact }))
      const blank = pages.filter((p) => p.body === null && p.answer !== 'quarantined')
      seq = await retake(tx, house, book, facts, blank.flatMap(marksStampedOn), seq)
    }
    await tx`update book set feed = ${seq}, epoch = gen_random_uuid(), marks = (select count(*) from fact_mark where book = ${book}) where id = ${head.id}`
    const after = await contents(tx, house, book)
    const differences: Difference[] = []
    for (const [table, b] of before) {
      const a = after.get(table)!
      if (a.hash !== b.hash)
        differences.push({
          book,
          table,
          before: b.hash,
          after: a.hash,
          rowsBefore: b.rows,
          rowsAfter: a.rows,
        })
    }
    return differences
  })
}

/** What a fact whose words are forgotten had marked. */
function marksStampedOn(page: { fact: string; stamp: string }): Mark[] {
  const { marks = [] } = JSON.parse(page.stamp) as { marks?: [string, Mark['mark']][] }
  return marks.map(([target, mark]) => ({ target, by: page.fact, mark }))
}

async function retake(
  tx: Tx,
  house: House,
  book: string,
  facts: readonly Fact[],
  blank: readonly Mark[],
  feedSeq: number,
): Promise<number> {
  const joined = { names: await namesIn(tx, book), joins: true, unlinked: false }
  const { touched, names } = await linkAndJoin(tx, house, book, facts, blank, joined)
  const derived = await derive(house, book, touched, rowStore(tx, house, book, true, names), byEstimatedTime)
  await writeRows(tx, book, derived.changes)
  const figures = figureDifferences(house, derived.changes)
  const feed = feedChanges(house, derived)
  await writeTasks(tx, book, taskChanges(house, book, derived))
  await tx`
    with fi as (
      insert into figure (book, indicator, room, period, part, whole)
      select ${book}, x.* from unnest(${figures.map((c) => c.indicator)}::text[], ${figures.map((c) => c.room)}::uuid[],
        ${figures.map((c) => c.period)}::text[], ${figures.map((c) => c.part)}::bigint[], ${figures.map((c) => c.whole)}::bigint[])
        as x(indicator, room, period, part, whole)
      on conflict (book, indicator, period, room) do update set part = figure.part + excluded.part, whole = figure.whole + excluded.whole
    )
    insert into feed (book, entity, seq, op, body)
    select ${book}, x.entity, ${feedSeq}::bigint + x.i, x.op, x.body
    from unnest(${feed.map((f) => f.entity)}::text[], ${feed.map((f) => f.op)}::text[], ${feed.map((f) => f.body)}::text[])
      with ordinality as x(entity, op, body, i)
    on conflict (book, entity) do update set seq = excluded.seq, op = excluded.op, body = excluded.body`
  return feedSeq + feed.length
}

/** Rebuilds every book; differences are listed, not hidden. Cancelling stops between books: each is whole. */
export async function rebuildAll(
  db: Db,
  house: House,
  progress: (done: number, of: number) => void,
  cancelled: () => boolean = () => false,
): Promise<Difference[]> {
  const books = await db.read(
    { all: true },
    (read) => read<{ id: string }>`/* across: books.all */ select id from book order by id`,
  )
  const differences: Difference[] = []
  let done = 0
  for (const { id } of books) {
    if (cancelled()) break
    differences.push(...(await rebuildBook(db, house, id)))
    progress(++done, books.length)
  }
  await recountAbove(db)
  return differences
}
