// Forgets contacts whose term is over: who left their name for an answer that nobody gave, and agreed to nothing more.
import { addDays } from '../../../kernel/days.ts'
import type { Db } from '../../../platform/db.ts'
import type { House } from '../../../platform/house.ts'
import { takeBatch } from '../../../platform/intake.ts'
import { newId } from '../../../platform/new-id.ts'
import { CONTACT_DAYS } from '../contract/stages.ts'
import { contactsOver } from '../reads.ts'

/** Erases fact, row and copies as any person is erased; the interest stays. Answers how many were forgotten; throws where one could not be. */
export async function forgetContacts(db: Db, house: House, today: string, now: () => Date): Promise<number> {
  const over = await db.read({ system: true }, (read) => contactsOver(read, addDays(today, -CONTACT_DAYS)))
  if (over.length === 0) return 0
  const at = now()
  const told = await takeBatch(
    db,
    house,
    over.map(({ book, contact }) => ({
      ...{ id: newId(at), kind: 'book.person-erased', kindVersion: 1, about: contact, book },
      ...{ happenedAt: at.toISOString(), author: book, origin: 'system' as const },
      payload: { reason: 'se cumplió el plazo sin respuesta ni consentimiento' },
    })),
    { by: 'system' },
    now,
  )
  const failed = told.filter((r) => r.answer !== 'taken').length
  // who must be forgotten and was not is a fault nobody may overlook
  if (failed > 0) throw new Error(`${failed} contacts whose term is over could not be erased`)
  return told.length
}
