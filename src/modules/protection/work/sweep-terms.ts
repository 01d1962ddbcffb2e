// Takes away the content of sealed records whose legal term has ended; without a confirmed term it takes nothing.
import type { Db } from '../../../platform/db.ts'
import { sweepSealed } from '../../../platform/sealed-book.ts'
import { normsSet } from '../../network/reads.ts'
import { keptOn, termOver } from '../rules/term.ts'

/** Answers whether a term is confirmed, and never how much went. */
export async function sweepTerms(
  db: Db,
  today: string,
  cancelled: () => boolean,
): Promise<'swept' | 'unconfirmed'> {
  const before = termOver(keptOn(await db.read({ system: true }, normsSet), today), today)
  if (!before) return 'unconfirmed'
  await sweepSealed(db, before, cancelled)
  return 'swept'
}
