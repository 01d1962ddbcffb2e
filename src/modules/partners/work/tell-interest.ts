// An interest told without a session becomes facts of the right book: once, however often the page sends it.
import { createHash } from 'node:crypto'
import type * as v from 'valibot'
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { NATION, uuidOfDigest } from '../../../kernel/ids.ts'
import type { Call } from '../../../platform/http.ts'
import { takeBatch } from '../../../platform/intake.ts'
import { letterId } from '../../../platform/new-id.ts'
import { Refused } from '../../../platform/refused.ts'
import { representationOf } from '../../construction/reads.ts'
import { contactTold, interestTold } from '../contract/kinds.ts'
import type { tellInterest } from '../contract/open.ts'
import { interestByFolio } from '../reads.ts'
import { folioOf } from '../rules/folio.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()

type Told = v.InferOutput<typeof tellInterest.input>

/**
 * The fact's id is the page's own key, so that a second sending is a duplicate; the organization is a new one until a person
 * finds it is another's twin. The contact is a fact of its own: forgetting them leaves the interest.
 */
export async function takeInterest(
  told: Told,
  call: Pick<Call, 'db' | 'house' | 'now' | 'log'>,
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
  const taken = await takeBatch(call.db, call.house, facts, { by: 'system' }, call.now, (e) =>
    call.log({ level: 'error', at: 'interest', error: (e as Error).message }),
  )
  const first = taken[0]!
  if (first.answer !== 'taken' && first.answer !== 'flagged' && first.answer !== 'duplicate')
    throw new Error(`interest not taken: ${first.reason}`)
  return { folio, again: first.answer === 'duplicate' }
}

/** A field that was not said is no field of a fact. */
const clean = (o: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(o).filter(([, x]) => x !== undefined))
