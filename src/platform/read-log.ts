// The read log: who opened a child's file, when and what for. Families are shown it.
import type { Tx } from './db.ts'
import type { Call } from './http.ts'
import { Refused } from './refused.ts'

/** One opening asks several answers (file, growth, attendance): within this time they are one line. */
const ONE_OPENING_MS = 10 * 60_000

/**
 * Writes one line per person, child and purpose in ten minutes, counted from the line; a read that cannot be logged is not
 * answered.
 */
export async function logRead(
  call: Pick<Call, 'db' | 'now' | 'who'>,
  book: string,
  about: string,
  endpoint: string,
  purpose: string,
): Promise<void> {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  const person = call.who.person
  const at = call.now()
  const since = new Date(at.getTime() - ONE_OPENING_MS).toISOString()
  await call.db.write({ books: [book] }, async (tx) => {
    // the answers of one opening are asked at once: the second waits until it can see the line of the first
    await tx`select pg_advisory_xact_lock(hashtextextended(${`${person} ${about} ${purpose}`}, 0))`
    await tx`
      insert into read_log (at, person, book, about, endpoint, purpose)
      select ${at.toISOString()}, ${person}, ${book}, ${about}, ${endpoint}, ${purpose}
      where not exists (select from read_log l where l.book = ${book} and l.about = ${about} and l.person = ${person}
        and l.purpose = ${purpose} and l.endpoint not like '%.search' and l.at > ${since} and l.at <= ${at.toISOString()})`
  })
}

/** Writes that a search from afar showed these children: a line each, unless the same search showed them just now. */
export async function logFound(
  tx: Tx,
  search: { at: string; person: string; endpoint: string; purpose: string },
  found: readonly { readonly book: string; readonly id: string }[],
): Promise<void> {
  if (found.length === 0) return
  const { at, person, endpoint, purpose } = search
  const since = new Date(Date.parse(at) - ONE_OPENING_MS).toISOString()
  await tx`
    /* across: read-log.found */
    insert into read_log (at, person, book, about, endpoint, purpose)
    select ${at}, ${person}, x.book, x.about, ${endpoint}, ${purpose}
    from unnest(${found.map((f) => f.book)}::uuid[], ${found.map((f) => f.id)}::uuid[]) as x(book, about)
    where not exists (select from read_log l where l.book = x.book and l.about = x.about and l.person = ${person}
      and l.purpose = ${purpose} and l.endpoint = ${endpoint} and l.at > ${since} and l.at <= ${at})`
}
