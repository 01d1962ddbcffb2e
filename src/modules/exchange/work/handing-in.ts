// Hands facts of a file in, a book's together, and answers which of them did not simply stand.
import type { Fact } from '../../../kernel/fact.ts'
import { LARGEST_BATCH } from '../../../kernel/wire.ts'
import type { Db } from '../../../platform/db.ts'
import type { House } from '../../../platform/house.ts'
import { takeBatch } from '../../../platform/intake.ts'

/** Books written at the same time. */
const BOOKS_AT_ONCE = 3

type Said = { readonly row: number; readonly fact: Fact }

/** Answers why, for the rows whose facts need a person or could not be read. Rows are handed in whole: a cancel comes after. */
export async function handIn(
  i: { readonly db: Db; readonly house: House; readonly now: () => Date },
  facts: readonly Said[],
): Promise<Map<number, string>> {
  const refused = new Map<number, string>()
  const books = new Map<string, Said[]>()
  for (const f of facts) {
    const list = books.get(f.fact.book)
    if (list) list.push(f)
    else books.set(f.fact.book, [f])
  }
  const waiting = [...books.values()]
  const one = async () => {
    for (let list = waiting.shift(); list !== undefined; list = waiting.shift()) {
      for (let from = 0; from < list.length; from += LARGEST_BATCH) {
        const batch = list.slice(from, from + LARGEST_BATCH)
        const said = batch.map((f) => f.fact)
        const results = await takeBatch(i.db, i.house, said, { by: 'system' }, i.now)
        for (const [at, r] of results.entries()) {
          if (r.answer === 'review' || r.answer === 'quarantined')
            refused.set(batch[at]!.row, `quedó para que una persona la mire (${r.reason ?? r.answer})`)
        }
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: BOOKS_AT_ONCE }, one))
  for (const e of ended) if (e.status === 'rejected') throw e.reason
  return refused
}
