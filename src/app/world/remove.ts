// Removes the synthetic world whole: the books of its centers with all they hold, and its people and sites from the other books.
import type { Fact } from '../../kernel/fact.ts'
import { uuid7 } from '../../kernel/ids.ts'
import { LARGEST_BATCH } from '../../kernel/wire.ts'
import type { Db, Read } from '../../platform/db.ts'
import { recountAbove } from '../../platform/figures.ts'
import type { House } from '../../platform/house.ts'
import { takeBatch } from '../../platform/intake.ts'

export type Removal = {
  readonly centers: number
  readonly children: number
  readonly staff: number
  readonly facts: number
  /** synthetic people in books that stay (representations, nation): forgotten through a fact, so that the pages still verify */
  readonly people: number
}

const syntheticBooks = async (read: Read): Promise<string[]> =>
  (
    await read<{
      book: string
    }>`/* across: world.remove */ select book from center where synthetic and key = book::text order by book`
  ).map((r) => r.book)

const peopleElsewhere = (read: Read, books: readonly string[]) =>
  read<{ book: string; person: string }>`
    /* across: world.remove */ select book, key as person from staff_person where synthetic and not book = any(${books}::uuid[]) order by book, key`

/** Modules whose part of the invented network lies in the books of real representations and of the nation. */
const OF_NO_CENTER = ['construction', 'territory', 'siting', 'partners', 'needs', 'agreements']

/** Invented sites, organizations and plans: what was said of them, of their places and of their projects. */
const sitesElsewhere = (read: Read, books: readonly string[]) =>
  read<{ book: string; id: string }>`
    /* across: world.remove */ select book, id from fact where not book = any(${books}::uuid[]) and body is not null
      and (kind in ('places.site-registered', 'places.planned', 'places.stepped') or split_part(kind, '.', 1) = any(${OF_NO_CENTER}::text[])) and body::jsonb ->> 'origin' = 'world' order by book, id`

/** What a removal would take: only books whose center is synthetic, and synthetic people of the other books. */
export async function countRemoval(db: Db): Promise<Removal> {
  return db.read({ system: true }, async (read) => {
    const books = await syntheticBooks(read)
    const [n] = await read<{ children: number; staff: number; facts: number }>`
      /* across: world.remove */ select (select count(*) from child where book = any(${books}::uuid[])) as children,
        (select count(*) from staff_person where book = any(${books}::uuid[])) as staff,
        (select coalesce(sum(pages), 0) from book where id = any(${books}::uuid[])) as facts`
    const people = await peopleElsewhere(read, books)
    return { centers: books.length, ...n!, facts: Number(n!.facts), people: people.length }
  })
}

/** Tables that hold something of a book (beside the counters of devices), from the database itself: a table added tomorrow is emptied too. */
async function tablesOfBooks(read: Read): Promise<string[]> {
  const rows = await read<{ name: string }>`
    select c.relname as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'book' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'device_seq' order by c.relname`
  return rows.map((r) => r.name)
}

export type RemoveOptions = {
  readonly now: () => Date
  /** who asks; the author of the facts that forget people */
  readonly author: string
  readonly random: () => Uint8Array
  readonly signal?: AbortSignal
  readonly progress?: (what: string, done: number, of: number) => void
}

/**
 * Removes it, one book at a time, each whole or not at all; stops between books when asked to, and a second call goes on.
 * The books of real centers are never touched. Geography stays: it is real.
 */
export async function removeWorld(db: Db, house: House, options: RemoveOptions): Promise<Removal> {
  const removed = await countRemoval(db)
  const { books, tables } = await db.read({ system: true }, async (read) => ({
    books: await syntheticBooks(read),
    tables: await tablesOfBooks(read),
  }))
  const { elsewhere, sites } = await db.read({ system: true }, async (read) => ({
    elsewhere: await peopleElsewhere(read, books),
    sites: await sitesElsewhere(read, books),
  }))
  await forgetAccounts(
    db,
    elsewhere.map((p) => p.person),
  )
  const says = (kind: string, book: string, about: string, reason: string): Fact => ({
    id: uuid7(options.now().getTime(), options.random()),
    ...{ kind, kindVersion: 1, about, book, happenedAt: options.now().toISOString() },
    ...{ author: options.author, origin: 'system', payload: { reason } },
  })
  const facts = [
    ...elsewhere.map((p) =>
      says('book.person-erased', p.book, p.person, 'Fin de la demostración: persona sintética'),
    ),
    ...sites.map((s) => says('book.withdrawn', s.book, s.id, 'Fin de la demostración: sitio de ejemplo')),
  ]
  for (let i = 0; i < facts.length; i += LARGEST_BATCH)
    await takeBatch(db, house, facts.slice(i, i + LARGEST_BATCH), { by: 'system' }, options.now, (e) => {
      throw e
    })
  // Counters are kept by device, not by book: one look through them for all books, not one a book.
  await db.write({ system: true }, (tx) => tx`delete from device_seq where book = any(${books}::uuid[])`)
  for (const [i, book] of books.entries()) {
    options.signal?.throwIfAborted()
    const staff = await db.read(
      { system: true },
      (read) => read<{ key: string }>`select key from staff_person where book = ${book}`,
    )
    await forgetAccounts(
      db,
      staff.map((s) => s.key),
    )
    await db.write({ system: true }, async (tx) => {
      await tx`select 1 from book where id = ${book} for update`
      for (const table of tables) await tx.text(`delete from ${table} where book = $1`, [book])
      await tx`delete from book where id = ${book}`
    })
    options.progress?.('centros', i + 1, books.length)
  }
  await db.write({ system: true }, (tx) => tx`delete from world_load`)
  await recountAbove(db)
  return removed
}

async function forgetAccounts(db: Db, people: readonly string[]): Promise<void> {
  await db.write({ system: true }, async (tx) => {
    await tx`delete from session where person in (select person from account where demo and person = any(${people}::uuid[]))`
    await tx`delete from account where demo and person = any(${people}::uuid[])`
  })
}
