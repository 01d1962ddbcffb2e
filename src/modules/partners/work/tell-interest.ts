// An interest told without a session becomes facts of the right book: once, however often the page sends it.
import type * as v from 'valibot'
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { NATION, uuidOfDigest } from '../../../kernel/ids.ts'
import { lockBook } from '../../../platform/book-store.ts'
import { sha256 } from '../../../platform/digest.ts'
import type { Call } from '../../../platform/http.ts'
import { takeInBook } from '../../../platform/intake.ts'
import { letterId } from '../../../platform/new-id.ts'
import { Refused } from '../../../platform/refused.ts'
import { representationOf } from '../../construction/reads.ts'
import { contactTold, interestTold } from '../contract/kinds.ts'
import type { tellInterest } from '../contract/open.ts'
import { interestBy, interestByFolio } from '../reads.ts'
import { folioOf } from '../rules/folio.ts'

type Told = v.InferOutput<typeof tellInterest.input>

/**
 * The fact's id is the page's own key, so that a second sending is a duplicate; the organization is a new one until a person
 * finds it is another's twin. The contact is a fact of its own: forgetting them leaves the interest.
 */
export async function takeInterest(
  told: Told,
  call: Pick<Call, 'db' | 'house' | 'now'>,
): Promise<{ folio: string; again: boolean }> {
  // only machines fill a field that nobody sees; a person whose browser did is told, and nothing of theirs is lost
  if (told.website) throw new Refused(422, 'looks-automatic', 'website')
  const at = call.now().toISOString()
  const today = civilDay(at, COUNTRY_ZONE)
  const folio = folioOf(sha256(`nido/interest/${told.key}`))
  const { known, of } = await call.db.read({ system: true }, async (read) => ({
    known: await interestByFolio(read, folio),
    of: await representationOf(read, told.municipality, today),
  }))
  if (known) return { folio, again: true }
  if (of === undefined) throw new Refused(422, 'unknown-municipality', 'municipality')
  const organization = uuidOfDigest(sha256(`nido/interested/${told.key}`))
  const contact = uuidOfDigest(sha256(`nido/interested-contact/${told.key}`))
  const { key, contact: person, agreed: _agreed, kept, website: _website, ...said } = told
  const base = {
    ...{ kindVersion: 1, about: organization, book: of ?? NATION, happenedAt: at },
    ...{ author: NATION, origin: 'system' as const },
  }
  const facts: Fact[] = [
    {
      ...{ ...base, id: key, kind: interestTold.kind },
      payload: clean({ folio, on: today, channel: 'web', ...said }),
    },
    {
      ...{ ...base, id: letterId(key, base.book, 'contact'), kind: contactTold.kind },
      payload: clean({
        ...{ contact, ...person },
        consent: kept ? { on: today, how: 'web', uses: ['follow-up', 'events', 'materials'] } : null,
      }),
    },
  ]
  // under the lock of the book: of two sendings at once the second sees the first
  const again = await call.db.write({ books: [base.book] }, async (tx) => {
    await lockBook(tx, base.book)
    if (await interestBy(tx, base.book, key)) return true
    const { results } = await takeInBook(tx, call.house, base.book, facts, { by: 'system' }, at)
    const bad = results.find((r) => r.answer !== 'taken' && r.answer !== 'flagged')
    if (bad) throw new Error(`interest not taken: ${bad.reason}`)
    return false
  })
  return { folio, again }
}

/** A field that was not said is no field of a fact. */
const clean = (o: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(o).filter(([, x]) => x !== undefined))
