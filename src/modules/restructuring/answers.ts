// What the server answers before a center changes, and of what has changed in it.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import { answer, type Call } from '../../platform/http.ts'
import { Refused } from '../../platform/refused.ts'
import { center } from '../network/reads.ts'
import { centerChanges, centerParts, moveReach } from './contract.ts'
import { changesOf, partsOf, reachOf } from './reads.ts'

/** Names are for who works in the center itself. */
const worksIn = (call: Call, book: string) =>
  call.who.by === 'person' && call.who.posts.some((p) => p.book === book)

export const restructuringAnswers = [
  answer(centerParts, async ({ book }, call) =>
    call.db.read(call.scope, async (read) => {
      const row = await center(read, book)
      if (!row) throw new Refused(404, 'unknown-center')
      return partsOf(read, book, civilDay(call.now().toISOString(), row.time_zone), worksIn(call, book))
    }),
  ),
  answer(centerChanges, async ({ book }, call) => {
    const known = await call.db.read(call.scope, (read) => center(read, book))
    if (!known) throw new Refused(404, 'unknown-center')
    // The center is in reach; whose name stands beside it (the other center, who decided) may lie outside.
    return { changes: await call.db.read({ system: true }, (read) => changesOf(read, book)) }
  }),
  answer(moveReach, async ({ cvegeos }, call) => {
    const today = civilDay(call.now().toISOString(), COUNTRY_ZONE)
    return { today, ...(await call.db.read(call.scope, (read) => reachOf(read, cvegeos.split(','), today))) }
  }),
]
