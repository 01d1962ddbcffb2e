// Feeding: publishes to a book's feed what is not a row of a fact — a credential's verifier — by the same numbers.
import { lockBook } from './book-store.ts'
import type { Tx } from './db.ts'
import type { FeedChange } from './settling.ts'

/** Numbers and writes changes under the book's lock: tablets see them in commit order, without holes. */
export async function publish(tx: Tx, book: string, changes: readonly FeedChange[]): Promise<void> {
  const head = await lockBook(tx, book)
  await tx`
    insert into feed (book, entity, seq, op, body)
    select ${book}, x.entity, ${head.feed}::bigint + x.i, x.op, x.body
    from unnest(${changes.map((f) => f.entity)}::text[], ${changes.map((f) => f.op)}::text[], ${changes.map((f) => f.body)}::text[])
      with ordinality as x(entity, op, body, i)
    on conflict (book, entity) do update set seq = excluded.seq, op = excluded.op, body = excluded.body`
  await tx`update book set feed = ${head.feed}::bigint + ${changes.length}::bigint where id = ${book}`
}
