// Sweeps what nobody can be checked by any more: codes whose day is over, PINs of adults whom no child here names.
import type { Db } from '../../../platform/db.ts'
import { dropVerifiers } from '../../../platform/verifiers.ts'

/** Book by book, under its lock; tablets let go of them too. Answers how many went. */
export async function sweepVerifiers(db: Db, today: string): Promise<number> {
  const over = await db.read(
    { system: true },
    (read) => read<{ book: string; entities: string[] }>`
      /* across: verifiers.sweep */ select v.book, array_agg(v.entity order by v.entity) as entities from verifier v
      left join adult a on a.book = v.book and v.entity = 'adult_pin:' || a.key
      where v.until < ${today}::date or (v.entity like 'adult_pin:%' and not coalesce(a.here, false)) group by v.book order by v.book`,
  )
  let gone = 0
  for (const { book, entities } of over)
    gone += await db.write({ books: [book] }, (tx) => dropVerifiers(tx, book, entities))
  return gone
}
