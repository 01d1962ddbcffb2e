// Books looked at by the clock: each when it differs from what it was at the last look, which the database remembers.
import type { Db } from './db.ts'

/** A book that changes all the time is looked at so often and no more; one that was quiet at once. */
export const NOT_WITHIN_MS = 3 * 60_000

/** Marks are written together: killed in between, so many books are looked at once more, which changes nothing. */
const TOGETHER = 50

/** A book and what it is now, in a few letters. */
export type Looked = { readonly id: string; readonly mark: string }

/**
 * Looks at books one after the other and writes down as what each was seen: the mark was read before the look, so that what
 * comes meanwhile is looked at in the next round; and `at`, so that a book that changes all the time is left alone for a
 * while. Answers how many were looked at.
 */
export async function lookAt<B extends Looked>(
  db: Db,
  by: 'gauged' | 'watched',
  books: readonly B[],
  look: (book: B) => Promise<unknown>,
  at: Date,
  stopped: () => boolean = () => false,
): Promise<number> {
  let seen: B[] = []
  const keep = async () => {
    const [ids, marks] = [seen.map((b) => b.id), seen.map((b) => b.mark)]
    seen = []
    if (ids.length === 0) return
    await db.write({ system: true }, (tx) =>
      by === 'gauged'
        ? tx`insert into book_looked (book, gauged, gauged_at)
              select x.*, ${at}::timestamptz from unnest(${ids}::uuid[], ${marks}::text[]) x
            on conflict (book) do update set gauged = excluded.gauged, gauged_at = excluded.gauged_at`
        : tx`insert into book_looked (book, watched, watched_at)
              select x.*, ${at}::timestamptz from unnest(${ids}::uuid[], ${marks}::text[]) x
            on conflict (book) do update set watched = excluded.watched, watched_at = excluded.watched_at`,
    )
  }
  let looked = 0
  try {
    for (const book of books) {
      if (stopped()) break
      await look(book)
      seen.push(book)
      looked++
      if (seen.length === TOGETHER) await keep()
    }
  } finally {
    await keep()
  }
  return looked
}
