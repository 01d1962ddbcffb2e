// The read log: who opened a child's file, when and what for. Families are shown it.
import type { Call } from './http.ts'
import { Refused } from './refused.ts'

/** Writes one line; a read that cannot be logged is not answered. */
export async function logRead(
  call: Call,
  book: string,
  about: string,
  endpoint: string,
  purpose: string,
): Promise<void> {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  const person = call.who.person
  await call.db.write(
    { books: [book] },
    (tx) => tx`
    insert into read_log (person, book, about, endpoint, purpose) values (${person}, ${book}, ${about}, ${endpoint}, ${purpose})`,
  )
}
