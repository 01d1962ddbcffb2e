// What a plan covers and whom it leaves: by point, by state and by municipality, in children, whatever the plan was weighed by.
import type { Coverage } from './coverage.ts'
import { stateOfMunicipality } from './ready-instance.ts'

/** Share of each point's children that is covered with these sites open, beside the centers that stand. */
export function shareWith({ siteFrom, siteUser, share, standing }: Coverage, open: readonly number[]) {
  const after = standing.slice()
  for (const s of open) {
    for (let k = siteFrom[s]!; k < siteFrom[s + 1]!; k++) {
      const u = siteUser[k]!
      if (share[k]! > after[u]!) after[u] = share[k]!
    }
  }
  return after
}

export type Covered = {
  readonly key: string
  readonly children: number
  readonly before: number
  readonly after: number
}

/** Which place in a list of its own each key has, found once for each list: the points stay while a slider moves. */
type Places = { readonly places: Int32Array; readonly names: readonly string[] }
const known = new WeakMap<readonly string[], Places>()
function placesOf(keys: readonly string[]): Places {
  const had = known.get(keys)
  if (had) return had
  const at = new Map<string, number>()
  const places = Int32Array.from(keys, (key) => {
    const place = at.get(key) ?? at.size
    at.set(key, place)
    return place
  })
  const told = { places, names: [...at.keys()] }
  known.set(keys, told)
  return told
}

/** Sums by a key of each point, most children left uncovered first. */
export function coveredBy(
  keys: readonly string[],
  children: ArrayLike<number>,
  before: ArrayLike<number>,
  after: ArrayLike<number>,
): readonly Covered[] {
  const { places, names } = placesOf(keys)
  const rows = names.map((key) => ({ key, children: 0, before: 0, after: 0 }))
  for (let u = 0; u < places.length; u++) {
    const sum = rows[places[u]!]!
    sum.children += children[u]!
    sum.before += before[u]! * children[u]!
    sum.after += after[u]! * children[u]!
  }
  return rows.sort((a, b) => b.children - b.after - (a.children - a.after) || (a.key < b.key ? -1 : 1))
}

export const byState = (rows: readonly Covered[]): readonly Covered[] => {
  const keys = rows.map((r) => stateOfMunicipality(r.key))
  const sums = new Map<string, Covered>()
  for (const [i, r] of rows.entries()) {
    const was = sums.get(keys[i]!)
    sums.set(keys[i]!, {
      key: keys[i]!,
      children: r.children + (was?.children ?? 0),
      before: r.before + (was?.before ?? 0),
      after: r.after + (was?.after ?? 0),
    })
  }
  return [...sums.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** How each point stands: its larger part covered before, newly so, or left. */
export type Standing = 'before' | 'new' | 'left'
export const standingOf = (before: number, after: number): Standing =>
  before >= HALF ? 'before' : after >= HALF ? 'new' : 'left'

const HALF = 0.5
