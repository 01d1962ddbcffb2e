// What the server answers when the desk asks about staff.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import { answer } from '../../platform/http.ts'
import { listCertificates, listLeaves, listStaff } from './contract.ts'
import { certificatesIn, leavesOf, loginsOf, onPosts, staffOf } from './reads.ts'

export const staffAnswers = [
  answer(listLeaves, async ({ book }, call) => {
    const today = civilDay(call.now().toISOString(), COUNTRY_ZONE)
    return call.db.read(call.scope, async (read) => ({
      today,
      leaves: await leavesOf(read, book, today),
      people: await onPosts(read, book, today),
    }))
  }),
  answer(listCertificates, async ({ book }, call) => ({
    today: civilDay(call.now().toISOString(), COUNTRY_ZONE),
    certificates: await call.db.read(call.scope, (read) => certificatesIn(read, book)),
  })),
  answer(listStaff, async ({ book }, call) => {
    const people = await call.db.read(call.scope, (read) => staffOf(read, book))
    const logins = await call.db.read({ system: true }, (read) =>
      loginsOf(
        read,
        people.map((p) => p.id),
      ),
    )
    return { people: people.map((p) => ({ ...p, account: logins.get(p.id) ?? null })) }
  }),
]
