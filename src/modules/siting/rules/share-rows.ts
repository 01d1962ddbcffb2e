// So many centers shared by need and by formal jobs, state by state or municipality by municipality, beside what was published.
import type { MunicipalityShown } from '../../territory/contract.ts'
import { apportioned, underFour } from './shares.ts'

export type ShareLevel = 'state' | 'municipality'
export type ShareRow = {
  /** INEGI's of 2 or 5 digits; 09000 = all of Mexico City, whose posts nobody divides */
  readonly key: string
  readonly children: number
  readonly posts: number
  readonly byChildren: number
  readonly byPosts: number
  /** between both, as the slider says */
  readonly between: number
  /** published as the total of the place; null where nobody published one */
  readonly target: number | null
  /** sites and centers with places that are not lost */
  readonly planned: number
}
export type SharesAsked = {
  readonly level: ShareLevel
  readonly centers: number
  /** 0 = children alone, 1 = women's permanent posts alone */
  readonly towards: number
}
type Unplaced = { readonly key: string; readonly women: number }
/** Centers by INEGI's key. */
type Counts = ReadonlyMap<string, number>

const CITY = '09000'
/** Mexico City has one key of posts: at the level of municipalities its boroughs are one row, or both shares could not be compared. */
const keyAt = (cvegeo: string, level: ShareLevel) =>
  level === 'state' ? cvegeo.slice(0, 2) : cvegeo.startsWith('09') ? CITY : cvegeo

/** `unplaced`: posts that no municipality could be told for; they count for their state, and for no municipality but Mexico City's one. */
export function shareRows(
  rows: readonly MunicipalityShown[],
  unplaced: readonly Unplaced[],
  targets: Counts,
  planned: Counts,
  { level, centers, towards }: SharesAsked,
): ShareRow[] {
  const children = new Map<string, number>()
  const posts = new Map<string, number>()
  const plans = new Map<string, number>()
  const add = (to: Map<string, number>, key: string, n: number) => to.set(key, (to.get(key) ?? 0) + n)
  for (const r of rows) {
    const key = keyAt(r.cvegeo, level)
    add(children, key, underFour(r.children_0_2 ?? 0, r.children_3_5 ?? 0))
    add(posts, key, r.women_posts ?? 0)
  }
  for (const u of unplaced) if (level === 'state' || u.key === CITY) add(posts, keyAt(u.key, level), u.women)
  for (const [cvegeo, n] of planned) add(plans, keyAt(cvegeo, level), n)
  const sum = (weights: Counts) => [...weights.values()].reduce((a, b) => a + b, 0)
  const [allChildren, allPosts] = [sum(children) || 1, sum(posts) || 1]
  const blended = new Map(
    [...children].map(([key, n]) => [
      key,
      ((1 - towards) * n) / allChildren + (towards * (posts.get(key) ?? 0)) / allPosts,
    ]),
  )
  const [byChildren, byPosts, between] = [children, posts, blended].map((w) => apportioned(centers, w))
  return [...children]
    .map(([key, n]) => ({
      ...{ key, children: Math.round(n), posts: posts.get(key) ?? 0 },
      ...{
        byChildren: byChildren!.get(key) ?? 0,
        byPosts: byPosts!.get(key) ?? 0,
        between: between!.get(key) ?? 0,
      },
      ...{ target: targets.get(key) ?? null, planned: plans.get(key) ?? 0 },
    }))
    .sort((a, b) => b.between - a.between || (a.key < b.key ? -1 : 1))
}

/** How far the published totals are from either share, over the places that have one. */
export function followed(rows: readonly ShareRow[]): {
  readonly places: number
  readonly fromPosts: number
  readonly fromChildren: number
  readonly follows: 'posts' | 'children' | 'neither'
} {
  const told = rows.flatMap((r) => (r.target === null ? [] : [{ ...r, target: r.target }]))
  const far = (of: 'byPosts' | 'byChildren') => told.reduce((n, r) => n + Math.abs(r[of] - r.target), 0)
  const [fromPosts, fromChildren] = [far('byPosts'), far('byChildren')]
  const follows = fromPosts < fromChildren ? 'posts' : fromChildren < fromPosts ? 'children' : 'neither'
  return { places: told.length, fromPosts, fromChildren, follows }
}
