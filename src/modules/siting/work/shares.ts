// The announced centers shared by need and by formal jobs, as whoever asks may see them: published targets are for who keeps places.
import type { Db, DbScope } from '../../../platform/db.ts'
import { Refused } from '../../../platform/refused.ts'
import { type Person, reachFor } from '../../../platform/who.ts'
import { targetsPublished } from '../../places/reads.ts'
import { listsOf, municipalitiesShown, postsOf } from '../../territory/reads.ts'
import { type SharesAsked, type SharesTold, sharesTold, totalsOf } from '../rules/share-rows.ts'

type Asking = { readonly db: Db; readonly who: Person; readonly scope: DbScope }

export async function sharesFor(
  { db, who, scope }: Asking,
  asked: SharesAsked,
): Promise<SharesTold & { readonly names: Record<string, string>; readonly dates: Record<string, string> }> {
  const sees = await reachFor(db, who, 'places.read', { kind: 'own' }).then(
    () => true,
    (e: unknown) => {
      if (e instanceof Refused) return false
      throw e
    },
  )
  return db.read(scope, async (read) => {
    const rows = await municipalitiesShown(read)
    const unplaced = (await postsOf(read))
      .filter((p) => p.municipality.endsWith('000'))
      .map((p) => ({ key: p.municipality, women: p.women }))
    const dates = Object.fromEntries(
      (await listsOf(read)).flatMap((l) => (l.newest ? [[l.id, l.newest]] : [])),
    )
    const targets = totalsOf(sees ? await targetsPublished(read) : [])
    return {
      ...sharesTold({ rows, unplaced, dates, targets, planned: new Map() }, asked),
      ...{ dates, names: Object.fromEntries(rows.map((r) => [r.cvegeo, r.name])) },
    }
  })
}
