// What waits for a person's word in a book: facts in review or quarantine that nobody has decided on, newest first.
import type { Reviewed } from '../kernel/devices.ts'
import type { Fact } from '../kernel/fact.ts'
import type { Db, DbScope } from './db.ts'
import type { House } from './house.ts'
import { readRows } from './rows.ts'

/** A screen shows so many at once. */
export const SHOWN_REVIEWS = 500

type Looking = { readonly db: Db; readonly house: House; readonly scope: DbScope }

/** `before` is the page number to go on under; `next` the one of the following part, null when this was the last. */
export async function openReviews(
  { db, house, scope }: Looking,
  book: string,
  before: number | null,
  most: number,
): Promise<{ reviews: Reviewed[]; next: number | null }> {
  const rows = await db.read(
    scope,
    (read) => read<Omit<Reviewed, 'author'> & { body: string | null }>`
    select p.book, p.n, p.fact, f.kind, p.answer, p.reason, f.est_at, p.received_at, f.about, f.body
    from page p join fact f on f.book = p.book and f.id = p.fact
    where p.book = ${book} and p.answer in ('review', 'quarantined') and (${before}::bigint is null or p.n < ${before})
      and not exists (select from fact_mark m where m.book = p.book and m.target = p.fact and m.mark in ('stands', 'void', 'withdrawn'))
    order by p.n desc limit ${most}`,
  )
  // What waited for its subject and has it now needs nobody.
  const waiting = rows.flatMap((r) => {
    const subject = r.reason === 'unknown-subject' ? house.kinds.get(r.kind)?.subject : undefined
    return subject && r.about ? [{ table: subject, key: r.about }] : []
  })
  const known = await db.read(scope, (read) => readRows(read, book, waiting))
  const open = rows.filter(
    (r) => r.reason !== 'unknown-subject' || !known.has(`${house.kinds.get(r.kind)?.subject}:${r.about}`),
  )
  // Parsed here: the database's JSON refuses texts that a quarantined fact may hold.
  const reviews = open.map(({ body, ...r }) => ({
    ...r,
    author: body === null ? null : (JSON.parse(body) as Fact).author,
  }))
  return { reviews, next: rows.length === most ? (rows.at(-1)?.n ?? null) : null }
}
