// What the server answers when the desk asks about staff.
import { answer } from '../../platform/http.ts'
import { listStaff } from './contract.ts'
import { loginsOf, staffOf } from './reads.ts'

export const staffAnswers = [
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
