// Watches: what only the clock can ask of somebody, looked at anew for books that changed and for all when their day turns.
import { sameJson } from '../kernel/canonical.ts'
import { COUNTRY_ZONE, civilDay } from '../kernel/days.ts'
import { type TaskRow, taskRow } from '../kernel/task.ts'
import { lockBook } from './book-store.ts'
import type { Db, DbScope, Read } from './db.ts'
import type { House, Watch } from './house.ts'
import { lookAt, NOT_WITHIN_MS } from './looked.ts'
import { tokenHash } from './secrets.ts'
import { writeTasks } from './tasks.ts'

/** What lies outside the books (tablets, likely pairs) is looked at so often although no page tells of it. */
const AGAIN_MS = 30 * 60_000

export type Watched = { readonly book: string; readonly kind: Watch['of']; readonly timeZone: string }

/** What the watches ask of a book at a moment; writes nothing. `read` reaches the book and what is under it. */
export async function watchedTasks(read: Read, house: House, b: Watched, now: Date): Promise<TaskRow[]> {
  const at = {
    ...{ now: now.toISOString(), timeZone: b.timeZone },
    today: civilDay(now.toISOString(), b.timeZone),
  }
  const rows: TaskRow[] = []
  for (const w of house.watches) {
    if (w.of !== b.kind) continue
    for (const t of await w.look(read, b.book, at))
      rows.push(taskRow(b.book, `watch:${w.id}:${t.key}`, t, true))
  }
  return rows
}

/** Books a watch of this book may look at. */
export async function scopeOfWatch(db: Db, b: Watched): Promise<DbScope> {
  if (b.kind === 'nation') return { all: true }
  if (b.kind === 'center') return { books: [b.book] }
  const under = await db.read(
    { system: true },
    (read) => read<{ book: string }>`select nido_books_under(array[${b.book}]::uuid[]) as book`,
  )
  return { books: [...new Set([b.book, ...under.map((u) => u.book)])] }
}

/** Looks at one book and keeps the difference; answers how many tasks began, moved or ended. */
export async function watchBook(db: Db, house: House, b: Watched, now: Date): Promise<number> {
  const { is, had } = await db.read(await scopeOfWatch(db, b), async (read) => ({
    is: await watchedTasks(read, house, b, now),
    had: await read<TaskRow>`select * from task where book = ${b.book} and watched`,
  }))
  const before = new Map(had.map((t) => [t.key, t]))
  const put = is.filter((t) => {
    const was = before.get(t.key)
    before.delete(t.key)
    return !was || !sameJson(was, t)
  })
  const gone = [...before.keys()]
  if (put.length + gone.length === 0) return 0
  await db.write({ books: [b.book] }, async (tx) => {
    await lockBook(tx, b.book)
    await writeTasks(tx, b.book, { put, gone, rows: [] })
  })
  return put.length + gone.length
}

/** Every book with the clock it lives by, and as what it was last watched. */
export const watchedBooks = (read: Read) =>
  read<Watched & { pages: number; alarm: string | null; seen: string | null; seenAt: string | null }>`
    /* across: books.all */ select b.id as book, b.kind, b.pages, coalesce(c.time_zone, ${COUNTRY_ZONE}) as "timeZone", a.raised_at || a.level as alarm,
      l.watched as seen, l.watched_at as "seenAt"
    from book b left join center c on c.book = b.id and c.key = b.id::text
    left join alarm a on a.book = b.id and a.ended_at is null
    left join book_looked l on l.book = b.id
    where b.kind <> 'unborn' order by b.id`

/**
 * Looks at books whose pages or alarms changed since they were last watched, and at all when their day turns; where only the
 * pages of a center grew, not sooner than `NOT_WITHIN_MS` after its last turn. Answers how many books were looked at.
 */
export async function watchChanged(
  db: Db,
  house: House,
  now: Date,
  stopped: () => boolean = () => false,
): Promise<number> {
  if (house.watches.length === 0) return 0
  // another release may ask other things
  const what = tokenHash(house.watches.map((w) => w.id).join())
    .toString('hex')
    .slice(0, 8)
  const books = (await db.read({ system: true }, watchedBooks)).flatMap(
    ({ pages, alarm, seen, seenAt, ...b }) => {
      const day = civilDay(now.toISOString(), b.timeZone)
      const turn = b.kind === 'center' ? '' : Math.floor(now.getTime() / AGAIN_MS)
      const rest = [alarm, day, turn, what].join('|')
      const mark = `${pages}|${rest}`
      const due =
        b.kind !== 'center' ||
        !seen?.endsWith(`|${rest}`) ||
        !seenAt ||
        Math.abs(+now - Date.parse(seenAt)) >= NOT_WITHIN_MS
      return seen === mark || !due ? [] : [{ ...b, id: b.book, mark }]
    },
  )
  return lookAt(db, 'watched', books, (b) => watchBook(db, house, b, now), now, stopped)
}
