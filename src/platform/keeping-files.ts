// Keeping files: what nobody names or shows any more goes, what is kept is read again in turn, and damage is told.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Blob, markDamaged, readKept } from './blobs.ts'
import type { Db } from './db.ts'
import { checkedName, type FilePlace } from './file-place.ts'
import { copyFollowers } from './following-files.ts'
import type { House } from './house.ts'

const DAY_MS = 86_400_000
/** A file that came before the fact that names it, or whose fact never came. */
const NAMELESS_DAYS = 7
/** A document withdrawn by mistake can be had back for so long; a face without consent goes at once. */
const LET_GO_DAYS = 30

type Standing = Pick<Blob, 'book' | 'sha256' | 'name' | 'state'> & {
  readonly begun_at: string
  readonly let_go_at: string | null
  readonly named: boolean
  /** a fact that is not erased names it */
  readonly linked: boolean
  /** such a fact waits for a person's word */
  readonly waits: boolean
}

/** what rows of several tables say of one file: the first of these holds */
const HOW = ['shown', 'stays', 'lingers'] as const

type Fate = 'stays' | 'let-go' | 'back' | 'goes'

/** `shown`: a row shows it; `lingers`: no row does, but it may be wanted back. Pure. */
export function fateOf(
  b: Pick<Standing, 'begun_at' | 'let_go_at' | 'named' | 'linked' | 'waits' | 'state'> & {
    /** another book's copy is still to be made from it, or a row says that it stays though it is not shown */
    readonly wanted?: boolean
  },
  shown: boolean,
  lingers: boolean,
  now: number,
): Fate {
  if (b.state === 'going') return 'goes'
  if (!b.linked) return b.named || now - Date.parse(b.begun_at) > NAMELESS_DAYS * DAY_MS ? 'goes' : 'stays'
  if (shown) return b.let_go_at === null ? 'stays' : 'back'
  if (b.waits || b.wanted) return 'stays'
  if (!lingers) return 'goes'
  if (b.let_go_at === null) return 'let-go'
  return now - Date.parse(b.let_go_at) > LET_GO_DAYS * DAY_MS ? 'goes' : 'stays'
}

/** One book: what its facts and rows say of its files now. Answers how many went. */
export async function sweepBook(
  db: Db,
  house: House,
  place: FilePlace,
  book: string,
  now: Date,
): Promise<number> {
  const scope = { books: [book] }
  const tables = [...house.fileTables]
  // the whole, because a copy of another book may still have to be made from what is here
  const going = await db.write({ all: true }, async (tx) => {
    const all = await tx<Standing>`
      select b.book, b.sha256, b.name, b.state, b.begun_at, b.let_go_at, b.named, k.linked, k.waits
      from blob b cross join lateral (
        select count(*) > 0 as linked, coalesce(bool_or(f.held and not exists (
          select from fact_mark m where m.book = ${book} and m.target = f.id and m.mark in ('void', 'stands', 'withdrawn'))), false) as waits
        from fact_key x join fact f on f.book = x.book and f.id = x.fact
        where x.book = ${book} and x.tbl = any(${tables}::text[]) and x.key = b.sha256
      ) k where b.book = ${book}`
    const shown = new Map<string, 'shown' | 'stays' | 'lingers'>()
    for (const table of tables) {
      const shows = house.byTable.get(table)!.shows!
      const rows = await tx.text<{ r: { key: string } }>(
        `select to_jsonb(r) as r from ${table} r where book = $1 and key = any($2::text[])`,
        [book, all.map((b) => b.sha256)],
      )
      for (const { r } of rows) {
        const says = shows(r as never)
        if (says === undefined) continue
        const how = typeof says === 'object' ? 'shown' : says
        const had = shown.get(r.key)
        if (had === undefined || HOW.indexOf(how) < HOW.indexOf(had)) shown.set(r.key, how)
      }
    }
    // looked at after the rows: who sees that a child is gone sees who is to have its files
    const followed = new Set(
      (
        await tx<{ sha256: string }>`
          /* across: files.following */ select sha256 from blob where from_book = ${book} and state = 'following'`
      ).map((f) => f.sha256),
    )
    const fates = new Map(
      all.map((b) => {
        const says = shown.get(b.sha256)
        const as = { ...b, wanted: followed.has(b.sha256) || says === 'stays' }
        return [b, fateOf(as, says === 'shown', says === 'lingers', now.getTime())] as const
      }),
    )
    const of = (want: Fate) => all.filter((b) => fates.get(b) === want)
    const shas = (list: readonly Standing[]) => list.map((b) => b.sha256)
    const at = now.toISOString()
    await tx`
      update blob set named = named or sha256 = any(${shas(all.filter((b) => b.linked))}::text[]),
        let_go_at = case when sha256 = any(${shas(of('let-go'))}::text[]) then ${at}::timestamptz
          when sha256 = any(${shas(of('back'))}::text[]) then null else let_go_at end,
        state = case when sha256 = any(${shas(of('goes'))}::text[]) then 'going' else state end
      where book = ${book}`
    return of('goes')
  })
  for (const b of going) {
    await place.store.remove(b.name)
    await rm(join(place.arriving, checkedName(b.name)), { force: true })
  }
  // only now: killed in between, the next sweep finds the row and goes on
  if (going.length > 0)
    await db.write(
      scope,
      (tx) => tx`
      delete from blob where book = ${book} and state = 'going' and name = any(${going.map((b) => b.name)}::text[])`,
    )
  return going.length
}

/** Books that have files, with their last page: the sweep looks only where something was said since. */
async function booksWithFiles(db: Db): Promise<{ id: string; pages: number }[]> {
  return db.read(
    { all: true },
    (read) => read<{ id: string; pages: number }>`
    /* across: books.all */ select id, pages from book b where exists (select from blob where book = b.id) order by id`,
  )
}

/** Every book with files, whatever was said: what only waits for its day goes too. For the night. */
export async function sweepAll(db: Db, house: House, place: FilePlace, now: Date): Promise<number> {
  let gone = 0
  for (const { id } of await booksWithFiles(db)) gone += await sweepBook(db, house, place, id, now)
  return gone
}

/** Least files read again in a night; all of them in a month. */
const RECHECKED = 200

/** Reads a part of what is kept again, those longest ago first. Answers how many were read and which are damaged. */
export async function recheckFiles(
  db: Db,
  place: FilePlace,
  now: Date,
  stopped: () => boolean,
  most?: number,
): Promise<{ read: number; damaged: { book: string; sha256: string }[] }> {
  const due = await db.read({ all: true }, async (read) => {
    const [all] = await read<{
      n: number
    }>`/* across: files.recheck */ select count(*)::int as n from blob where state = 'kept'`
    return read<Blob>`
      /* across: files.recheck */ select book, sha256, name, bytes from blob where state = 'kept' order by checked_at nulls first
      limit ${most ?? Math.max(RECHECKED, Math.ceil(all!.n / 30))}`
  })
  const damaged: { book: string; sha256: string }[] = []
  let read = 0
  for (const blob of due) {
    if (stopped()) break
    const whole = (await readKept(place, blob)) !== undefined
    if (!whole) {
      await markDamaged(db, blob)
      damaged.push({ book: blob.book, sha256: blob.sha256 })
    } else {
      await db.write(
        { books: [blob.book] },
        (tx) => tx`
        update blob set checked_at = ${now.toISOString()} where book = ${blob.book} and sha256 = ${blob.sha256}`,
      )
    }
    read++
  }
  return { read, damaged }
}

const SWEEP_EVERY_MS = 60_000

/** Copies what follows a child, then sweeps books in which something was said since the last time; returns how to stop. */
export function keepFilesSwept(
  db: Db,
  house: House,
  place: FilePlace,
  now: () => Date,
  log: (line: Record<string, unknown>) => void,
): () => Promise<void> {
  const seen = new Map<string, number>()
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  const sweep = async () => {
    try {
      const came = await copyFollowers(db, place, now(), () => stopped)
      if (came > 0) log({ level: 'info', at: 'files', followed: came })
      for (const { id, pages } of await booksWithFiles(db)) {
        if (stopped) return
        if (seen.get(id) === pages) continue
        const gone = await sweepBook(db, house, place, id, now())
        seen.set(id, pages)
        if (gone > 0) log({ level: 'info', at: 'files', book: id, gone })
      }
    } catch (e) {
      log({ level: 'error', at: 'files', error: (e as Error).message })
    }
  }
  const timer = setInterval(() => {
    running = running.then(sweep)
  }, SWEEP_EVERY_MS)
  running = sweep()
  return async () => {
    stopped = true
    clearInterval(timer)
    await running
  }
}
