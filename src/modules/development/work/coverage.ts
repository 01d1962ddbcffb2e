// Coverage under a scope: figures of a place and of those below it, small ones hidden, in the order of names.
import type { InferOutput } from 'valibot'
import { NATION } from '../../../kernel/ids.ts'
import type { Read } from '../../../platform/db.ts'
import { centerSums, nationSums, representationSums, roomSums, suppress } from '../../../platform/figures.ts'
import type { House } from '../../../platform/house.ts'
import { Refused } from '../../../platform/refused.ts'
import { center, placedCenters, placeOf, representations, roomsOf } from '../../network/reads.ts'
import type { CoveredPlace, coverage } from '../contract/coverage.ts'

type Told = Omit<InferOutput<typeof coverage.answer>, 'asOf'>
type Sums = Awaited<ReturnType<typeof nationSums>>
type Named = Pick<CoveredPlace, 'kind' | 'id' | 'name'>

const NOW = ['now']

/** Everybody who asks here stands above the center: small groups are hidden at every level. */
const placed = (house: House, asOf: string, sums: Sums, of: Named): CoveredPlace => ({
  ...of,
  shares: Object.fromEntries(
    sums
      .filter((s) => s.scope === of.id && s.whole > 0)
      .map((s) => {
        const { part, whole } = suppress(house, s, asOf, true)
        return [s.indicator, { part, whole }] as const
      }),
  ),
})

/** `ids`: indicators of now. `at` without a place: the nation. Refuses `not-found` where there is no such place within reach. */
export async function coverageIn(
  read: Read,
  house: House,
  ids: readonly string[],
  asOf: string,
  at: { readonly representation?: string | undefined; readonly center?: string | undefined },
): Promise<Told> {
  const all = (sums: Sums, list: readonly Named[]) => list.map((of) => placed(house, asOf, sums, of))
  const nation: Named = { kind: 'nation', id: NATION, name: 'México' }
  if (at.center !== undefined) {
    const row = await center(read, at.center)
    if (!row) throw new Refused(404, 'not-found', 'center')
    const over = await placeOf(read, at.center)
    const rooms = (await roomsOf(read, at.center)).filter((r) => r.closed_on === null)
    const path: Named[] = [
      ...(over.id && over.name ? [{ kind: 'representation' as const, id: over.id, name: over.name }] : []),
      { kind: 'center', id: at.center, name: row.name },
    ]
    const own = [
      ...(over.id ? await representationSums(read, ids, NOW, [over.id]) : []),
      ...(await centerSums(read, [at.center], ids, NOW)),
    ]
    const below = rooms.map((r): Named => ({ kind: 'room', id: r.key, name: r.name }))
    return { path: all(own, path), below: all(await roomSums(read, at.center, ids, NOW), below) }
  }
  if (at.representation !== undefined) {
    const found = (await representations(read)).find((r) => r.key === at.representation)
    if (!found) throw new Refused(404, 'not-found', 'representation')
    const centers = await placedCenters(read, found.key)
    const own = await representationSums(read, ids, NOW, [found.key])
    const books = centers.map((c) => c.id)
    const below = centers.map((c): Named => ({ kind: 'center', id: c.id, name: c.name }))
    return {
      path: all(own, [{ kind: 'representation', id: found.key, name: found.name }]),
      below: all(await centerSums(read, books, ids, NOW), below),
    }
  }
  const list = (await representations(read)).map(
    (r): Named => ({ kind: 'representation', id: r.key, name: r.name }),
  )
  const below = all(await representationSums(read, ids, NOW, null), list)
  return {
    path: all(await nationSums(read, ids, NOW), [nation]),
    below: below.filter((p) => Object.keys(p.shares).length > 0),
  }
}
