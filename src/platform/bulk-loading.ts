// Loading in bulk: facts of one empty book, taken in memory by intake's own rules and copied in as one transaction.
import type { Fact } from '../kernel/fact.ts'
import type { Row } from '../kernel/taking.ts'
import { lockBook } from './book-store.ts'
import { type CopyValue, copyAll, copyLine } from './copying-in.ts'
import type { CopyIn, Filler, Tx } from './db.ts'
import type { House } from './house.ts'
import { ERASES, runsOf, takeInBook, takeInto } from './intake.ts'
import { type MemoryBook, memoryBook, type Outside, PAGE_COLUMNS } from './memory-book.ts'
import { authorsOf, type Context } from './open-book.ts'
import { columnsOf, writeRows } from './rows.ts'
import { randomSalt, type Salt } from './sealing.ts'
import { readEnvelope, type Source } from './stamping.ts'

/** Facts as they came in together: what one request of a tablet, a person or the house itself brought, and when. */
export type Handing = {
  readonly facts: readonly Fact[]
  readonly source: Source
  readonly receivedAt: string
}

/** The book has pages already: loading in bulk is for empty books only. Nothing was written. */
export class BookNotEmpty extends Error {}
/** A fact without a readable envelope, or of another book. Nothing was written; the message says which and why. */
export class CannotLoad extends Error {}

export type LoadedBook = {
  readonly facts: number
  readonly duplicates: number
  /** facts that are held or wait for a person */
  readonly inReview: number
  readonly rows: number
}

export type LoadOptions = {
  /** makes salts; random unless two runs are compared */
  readonly salt?: Salt
  /** what goes in with the book, in the same transaction */
  readonly alongside?: (tx: Tx) => Promise<void>
}

/**
 * Loads one book in the order of its handings, whole or not at all. Every fact is stamped, judged, sealed, chained and
 * folded by the same functions as at the door, so that the rows are those of `takeBatch` given the same handings. After an
 * erasure or a joining it goes on on the database itself. Figures above the center are not told: whoever loads recounts them at the end.
 */
export async function loadBook(
  filler: Filler,
  house: House,
  book: string,
  handings: Iterable<Handing>,
  { salt = randomSalt, alongside }: LoadOptions = {},
): Promise<LoadedBook> {
  return filler.fill(async (tx, copyIn) => {
    const head = await lockBook(tx, book)
    const [erased] = await tx<{
      some: boolean
    }>`select exists (select from erased_person where book = ${book}) as some`
    if (head.pages > 0 || head.feed > 0 || erased!.some) throw new BookNotEmpty(`book ${book} is not empty`)
    const early = new Set<string>()
    let memory: MemoryBook | undefined = memoryBook(house, book, head, outsideOf(tx, book, early))
    let rows = 0
    const counts = { facts: 0, duplicates: 0, inReview: 0 }
    for (const handing of handings) {
      const items = handing.facts.map((value) => ({ fact: readable(value, book) }))
      for (const run of runsOf(items)) {
        if (memory && run.some((i) => i.fact.kind === ERASES || house.kinds.get(i.fact.kind)?.joins)) {
          rows = await writeDown(tx, copyIn, book, memory, early)
          memory = undefined
        }
        const facts = run.map((i) => i.fact)
        const given = [facts, handing.source, handing.receivedAt, new Set<string>(), salt] as const
        const taken = memory
          ? await takeInto(memory, house, book, ...given)
          : await takeInBook(tx, house, book, ...given)
        counts.facts += taken.pages
        for (const r of taken.results) {
          if (r.answer === 'duplicate') counts.duplicates++
          else if (r.answer === 'review' || r.answer === 'quarantined') counts.inReview++
        }
      }
    }
    if (memory) rows = await writeDown(tx, copyIn, book, memory, early)
    await tx`delete from figure_delta where book = ${book}`
    await alongside?.(tx)
    return { ...counts, rows }
  })
}

function readable(value: Fact, book: string): Fact {
  const read = readEnvelope(value)
  if ('wrong' in read) throw new CannotLoad(`fact ${value.id}: ${read.wrong}`)
  if (read.fact.book !== book) throw new CannotLoad(`fact ${value.id}: of book ${value.book}, not ${book}`)
  return read.fact
}

/** Asks the database's own functions, with this book's posts and place put there first (`early`: in which tables): the rules stay written once. */
function outsideOf(tx: Tx, book: string, early: Set<string>): Outside {
  const written = new Map<string, Row>()
  const known = new Map<string, Awaited<ReturnType<Outside['authority']>>>()
  return {
    async authority(facts, source, own) {
      const authors = authorsOf(facts, source).sort()
      if (authors.length === 0) return { posts: [], sides: [], above: [] }
      const changes = changesOf(written, own)
      if (changes.length > 0) {
        await writeRows(tx, book, changes)
        for (const { table } of changes) early.add(table)
        known.clear()
      }
      const name = authors.join()
      let found = known.get(name)
      if (!found) {
        const [row] = await tx<Pick<Context, 'posts' | 'sides' | 'above'>>`
          select (select coalesce(json_agg(p), '[]') from nido_posts_of(${authors}::uuid[]) p) as posts,
            (select coalesce(json_agg(s), '[]') from nido_sides_of(${authors}::uuid[]) s) as sides,
            (select coalesce(json_agg(r), '[]') from nido_books_above_by_day(${book}::uuid) r) as above`
        found = row!
        known.set(name, found)
      }
      return found
    },
    async counters(device) {
      const had = await tx<{ dseq: number; fact: string }>`
        select dseq, fact from device_seq where device = ${device}`
      return new Map(had.map((d) => [d.dseq, d.fact]))
    },
  }
}

/** Brings `written` to what the book says now, and answers how. */
function changesOf(written: Map<string, Row>, own: ReadonlyMap<string, Row>) {
  const tableOf = (name: string) => name.slice(0, name.indexOf(':'))
  const changes = []
  for (const [name, row] of own) {
    if (written.get(name) === row) continue
    written.set(name, row)
    changes.push({ table: tableOf(name), key: row.key, after: row })
  }
  for (const [name, row] of written) {
    if (own.has(name)) continue
    written.delete(name)
    changes.push({ table: tableOf(name), key: row.key, before: row })
  }
  return changes
}

/** Writes a book down: every table once, in the order of a page's making. Answers how many rows there are. */
async function writeDown(
  tx: Tx,
  copyIn: CopyIn,
  book: string,
  m: MemoryBook,
  early: ReadonlySet<string>,
): Promise<number> {
  let rows = 0
  const copy = async (target: string, lines: readonly string[]) => {
    rows += lines.length
    await copyAll(copyIn, target, lines)
  }
  await copy(
    'fact (book, id, kind, about, persons, est_at, held, body, seals)',
    Array.from(m.facts.values(), ({ stored: f }) =>
      copyLine([book, f.id, f.kind, f.about, f.persons, f.est_at, f.held, f.body, f.seals]),
    ),
  )
  await copy(`page (${PAGE_COLUMNS})`, m.pages)
  await copy(
    'fact_key (book, tbl, key, fact, subject)',
    m.links.map((l) => copyLine([book, l.table, l.key, l.fact, l.subject])),
  )
  await copy(
    'fact_mark (book, target, by_fact, mark)',
    Array.from(m.marks.values(), (k) => copyLine([book, k.target, k.by, k.mark])),
  )
  for (const [table, own] of Map.groupBy(m.rowsNow.values(), (r) => r.table)) {
    const columns = await columnsOf(tx, table)
    if (early.has(table)) await tx.text(`delete from ${table} where book = $1`, [book])
    await copy(
      `${table} (${columns.map((c) => `"${c}"`).join(', ')})`,
      own.map(({ row }) => copyLine(columns.map((c) => (row as unknown as Record<string, CopyValue>)[c]))),
    )
  }
  await copy(
    'feed (book, entity, seq, op, body)',
    Array.from(m.feed.values(), (f) => copyLine([book, f.entity, f.seq, f.op, f.body])),
  )
  for (const [table, sums] of [
    ['figure', m.figures],
    ['figure_residue', m.residue],
  ] as const) {
    await copy(
      `${table} (book, indicator, room, period, part, whole)`,
      Array.from(sums.values(), (c) => copyLine([book, c.indicator, c.room, c.period, c.part, c.whole])),
    )
  }
  await copy(
    'task (book, key, kind, about, room, owner, person, not_by, from_at, by_at, watched)',
    Array.from(m.tasks.values(), (t) =>
      copyLine([
        ...[book, t.key, t.kind, t.about, t.room, t.owner, t.person, t.not_by],
        ...[t.from_at, t.by_at, t.watched],
      ]),
    ),
  )
  await copy(
    'device_seq (device, dseq, book, fact)',
    m.counters.map((c) => copyLine([c.device, c.dseq, book, c.fact])),
  )
  const { pages, head, feed, marks, kind } = m.head
  await tx`update book set pages = ${pages}, head = ${head}, feed = ${feed}, marks = ${marks}, kind = ${kind} where id = ${book}`
  return rows
}
