// Deciding: what must be consistent now is taken one at a time, under the locks of the books it needs, or refused with its reason.
import * as v from 'valibot'
import type { Fact } from '../kernel/fact.ts'
import { lockBook } from './book-store.ts'
import type { Db, DbScope } from './db.ts'
import type { House } from './house.ts'
import { takeInBook } from './intake.ts'
import { Refused } from './refused.ts'
import type { Source } from './stamping.ts'
import { reaches } from './who.ts'

/** Rolls back and tells why: a refused decision leaves nothing. */
class NotTaken extends Error {
  readonly answer: string
  constructor(answer: string) {
    super(answer)
    this.answer = answer
  }
}

/**
 * Takes one decision of a person. Throws Refused: 422 a fact that is no decision or not well formed, 403 a book out of reach,
 * 409 what the rule or intake refuses; then nothing was written.
 */
export async function takeOneDecision(
  db: Db,
  house: House,
  fact: Fact,
  source: Source,
  reach: DbScope,
  now: () => Date,
): Promise<{ id: string; answer: 'taken' | 'duplicate' }> {
  const decides = house.decides.get(fact.kind)
  const kind = house.kinds.get(fact.kind)
  if (!decides || kind?.door !== 'online') throw new Refused(422, 'not-a-decision', 'kind')
  const payload = v.safeParse(kind.payload, fact.payload)
  if (!payload.success || fact.kindVersion > kind.version) throw new Refused(422, 'malformed', 'payload')
  // Correcting a decision would undo it in one book and leave what it did in the other.
  if (fact.corrects) throw new Refused(422, 'decide-again', 'corrects')
  const other = decides.otherBook?.(fact)
  for (const book of other ? [fact.book, other] : [fact.book])
    if (!reaches(reach, book)) throw new Refused(403, 'out-of-scope', book)
  const books = [...new Set(other ? [fact.book, other] : [fact.book])].sort()
  const receivedAt = now().toISOString()
  try {
    return await db.write({ books }, async (tx) => {
      for (const book of books) await lockBook(tx, book)
      const [had] = await tx<{
        id: string
      }>`select id from fact where book = ${fact.book} and id = ${fact.id}`
      if (had) return { id: fact.id, answer: 'duplicate' as const }
      const decided = await decides.decide(tx, house, fact, receivedAt)
      if ('refused' in decided) throw new Refused(409, decided.refused, decided.field)
      const own = await takeInBook(
        tx,
        house,
        fact.book,
        [fact],
        { by: 'decision', person: source.by === 'person' ? source.person : fact.author },
        receivedAt,
      )
      const answer = own.results[0]!
      if (answer.answer !== 'taken' && answer.answer !== 'flagged')
        throw new NotTaken(answer.reason ?? answer.answer)
      for (const book of books) {
        const letters = decided.letters.filter((l) => l.book === book)
        if (letters.length > 0) await takeInBook(tx, house, book, letters, { by: 'system' }, receivedAt)
      }
      const after = await decided.after?.(tx)
      if (after) throw new Refused(409, after.refused, after.field)
      return { id: fact.id, answer: 'taken' as const }
    })
  } catch (e) {
    if (e instanceof NotTaken)
      throw new Refused(e.answer === 'no-permission' || e.answer === 'not-the-author' ? 403 : 409, e.answer)
    throw e
  }
}
