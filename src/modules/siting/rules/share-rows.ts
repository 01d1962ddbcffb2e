// So many centers shared by need and by formal jobs, state by state or municipality by municipality, beside what was published.
import type { PlaceTarget } from '../../places/contract.ts'
import type { MunicipalityShown } from '../../territory/contract.ts'
import { coverageOf, restOf, type ShareCoverage } from './share-coverage.ts'
import { apportioned, underFour } from './shares.ts'

export type ShareLevel = 'state' | 'municipality'
export type ShareRow = {
  /** INEGI's of 2 or 5 digits; 09000 = all of Mexico City, whose posts nobody divides; `REST` = all states without figures */
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
/** Centers announced for the programme. Source: published targets, total of the nation. */
export const ANNOUNCED = 1000
/** As an endpoint or an export is asked: what is not said is the announced thousand by state, by children alone. */
export const sharesAsked = (said: {
  readonly level?: ShareLevel | undefined
  readonly centers?: number | undefined
  /** percent */
  readonly towards?: number | undefined
}): SharesAsked => ({
  level: said.level ?? 'state',
  centers: said.centers ?? ANNOUNCED,
  towards: (said.towards ?? 0) / 100,
})
type Unplaced = { readonly key: string; readonly women: number }
/** Centers by INEGI's key. */
type Counts = ReadonlyMap<string, number>

export const REST = 'rest'
export type SharesTold = {
  readonly rows: readonly ShareRow[]
  readonly coverage: ShareCoverage
  /** the centers are the country's: what is not told of has its own part of them, as `REST` */
  readonly ofCountry: boolean
}

const CITY = '09000'
/** Mexico City has one key of posts: at the level of municipalities its boroughs are one row, or both shares could not be compared. */
const keyAt = (cvegeo: string, level: ShareLevel) =>
  cvegeo === REST ? REST : level === 'state' ? cvegeo.slice(0, 2) : cvegeo.startsWith('09') ? CITY : cvegeo

export type SharesFrom = {
  readonly rows: readonly MunicipalityShown[]
  /** posts that no municipality could be told for; they count for their state, and for no municipality but Mexico City's one */
  readonly unplaced: readonly Unplaced[]
  readonly dates: { readonly census?: string | null; readonly posts?: string | null }
  /** published totals, and sites and centers planned here, by INEGI's key */
  readonly targets: Counts
  readonly planned: Counts
}

/** What was published as the whole of a state or a municipality: totals alone, because years do not add up to them. */
export const totalsOf = (targets: readonly Pick<PlaceTarget, 'period' | 'place' | 'centers'>[]): Counts =>
  new Map(
    targets.flatMap((x) =>
      x.period === 'total' && x.place !== null && x.centers !== null ? [[x.place, x.centers] as const] : [],
    ),
  )

/** Only states whose municipalities all have figures are shared by; the rest of the country is one row, where its weight is known. */
export function sharesTold(from: SharesFrom, asked: SharesAsked): SharesTold {
  const coverage = coverageOf(from.rows.flatMap((r) => (r.children_0_2 === null ? [] : [r.cvegeo])))
  const whole = new Set(coverage.whole)
  const rows = from.rows.filter((r) => whole.has(r.cvegeo.slice(0, 2)))
  const unplaced = from.unplaced.filter((u) => whole.has(u.key.slice(0, 2)))
  const sum = <T>(of: readonly T[], n: (x: T) => number) => of.reduce((all, x) => all + n(x), 0)
  const told = {
    children: sum(rows, (r) => underFour(r.children_0_2 ?? 0, r.children_3_5 ?? 0)),
    posts: sum(rows, (r) => r.women_posts ?? 0) + sum(unplaced, (u) => u.women),
  }
  const rest = restOf(coverage, told, from.dates)
  const planned = new Map<string, number>()
  for (const [key, n] of from.planned) {
    const at = whole.has(key.slice(0, 2)) ? key : REST
    planned.set(at, (planned.get(at) ?? 0) + n)
  }
  return {
    rows: shareRows({ ...from, rows, unplaced, planned }, asked, rest),
    coverage,
    ofCountry: rest !== undefined || coverage.part.length + coverage.none.length === 0,
  }
}

/** `rest` weighs as one more place. */
export function shareRows(
  { rows, unplaced, targets, planned }: Omit<SharesFrom, 'dates'>,
  { level, centers, towards }: SharesAsked,
  rest?: { readonly children: number; readonly posts: number },
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
  if (rest) {
    add(children, REST, rest.children)
    add(posts, REST, rest.posts)
  }
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
    .sort(
      (a, b) =>
        Number(a.key === REST) - Number(b.key === REST) || b.between - a.between || (a.key < b.key ? -1 : 1),
    )
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
