// Places as they run out: nurseries that stand take their children first, large localities are cut into neighborhoods, and no center serves more than it holds.
import type { SitingInstance } from '../contract/instance.ts'
import type { PlanParameters } from '../contract/plans.ts'
import type { Coverage } from './coverage.ts'
import type { NearLists } from './near-lists.ts'
import { LinkList } from './near-sites.ts'

/** An instance with neighborhoods in place of large localities, and what each point's children are beyond those that have a place. */
export type Cut = {
  readonly instance: SitingInstance
  /** of the basis asked for, by point: those without a place in a nursery that stands, and those with one */
  readonly children: Float64Array
  readonly placed: Float64Array
  readonly posts: Float64Array
  /** what a point may weigh at most, in children, wherever the slider stands between them and posts */
  readonly most: Float64Array
  /** of each point of the instance given: how many neighborhoods it is, and the place of the first */
  readonly count: Int32Array
  readonly first: Int32Array
  /** of each candidate: its place in the instance given, and which neighborhood it is in or would be */
  readonly from: Int32Array
  readonly slot: Int32Array
}

/** Children one place stands for: of so many covered, one comes. Infinity where nobody would come. */
export const childrenAPlace = (p: Pick<PlanParameters, 'uptake' | 'hours_fit'>): number =>
  1 / (p.uptake * p.hours_fit)

/** More neighborhoods of one locality than this are no question of a plan. */
const MOST = 400

/**
 * What nurseries that stand take: each as much as it has places for, from the points it reaches, in proportion to what is left there.
 * Answers what is left. `near` lists points by nursery; a nursery without a number of places takes none.
 */
export function leftOver(
  weight: Float64Array,
  { siteFrom, siteUser, km }: NearLists,
  shareAt: ShareAt,
  places: readonly (number | null)[],
  aPlace: number,
): Float64Array {
  const left = weight.slice()
  for (const [n, held] of places.entries()) {
    if (held === null || !Number.isFinite(aPlace)) continue
    let near = 0
    let end = siteFrom[n]!
    for (; end < siteFrom[n + 1]! && km[end]! <= shareAt.widest; end++)
      near += shareAt.of(siteUser[end]!, km[end]!) * left[siteUser[end]!]!
    if (near <= 0) continue
    const part = Math.min(1, (held * aPlace) / near)
    for (let k = siteFrom[n]!; k < end; k++)
      left[siteUser[k]!]! *= 1 - part * shareAt.of(siteUser[k]!, km[k]!)
  }
  return left
}

/** Cuts points and candidates; `children`, `placed` and `posts` are by point of the instance given. */
export function neighborhoods(
  instance: SitingInstance,
  given: Pick<Cut, 'children' | 'placed' | 'posts'>,
  p: PlanParameters,
): Cut {
  const largest = Math.max(...p.sizes) * childrenAPlace(p)
  const sum = (list: Float64Array) => list.reduce((a, b) => a + b, 0)
  const scale = sum(given.children) / Math.max(1, sum(given.posts))
  const { points, candidates } = instance
  // whatever the slider says, so that moving it cuts nothing anew
  const most = given.children.map((n, u) => Math.max(n, scale * given.posts[u]!))
  const count = points.key.map((_, u) => Math.min(MOST, Math.max(1, Math.ceil(most[u]! / largest))))
  const countAt = new Map(points.key.map((key, u) => [key, count[u]!]))
  const users = repeated(count)
  const own = candidates.id.map((id, c) => countAt.get(pointOf(id, candidates.kind[c]!)) ?? 1)
  const sites = repeated(own)
  const pick = (list: Float64Array) => Float64Array.from(users.from, (u) => list[u]! / count[u]!)
  return {
    instance: {
      ...instance,
      points: columns(points, users.from),
      candidates: {
        ...columns(candidates, sites.from),
        id: sites.from.map((c, k) => slotId(candidates.id[c]!, sites.nth[k]!)),
        // a project or a word of somebody is of the site itself, which is the first
        project: sites.from.map((c, k) => (sites.nth[k] === 0 ? candidates.project[c]! : null)),
        fixed: sites.from.map((c, k) => (sites.nth[k] === 0 ? candidates.fixed[c]! : null)),
      },
    },
    ...{ children: pick(given.children), placed: pick(given.placed), posts: pick(given.posts) },
    most: pick(most),
    count: Int32Array.from(count),
    first: firstOf(count),
    from: Int32Array.from(sites.from),
    // one that has no neighborhoods of its own is in one or another of those near it
    slot: Int32Array.from(sites.from, (c, k) => (own[c]! > 1 ? sites.nth[k]! : c)),
  }
}

function firstOf(count: readonly number[]): Int32Array {
  const first = new Int32Array(count.length)
  for (let k = 1; k < count.length; k++) first[k] = first[k - 1]! + count[k - 1]!
  return first
}

/** The first neighborhood keeps the id of the whole. */
const slotId = (id: string, nth: number) => (nth === 0 ? id : `${id}#${nth + 1}`)
const pointOf = (id: string, kind: string) => (kind === 'locality' ? id.slice(4) : id)

function repeated(count: readonly number[]): { readonly from: number[]; readonly nth: number[] } {
  const [from, nth]: [number[], number[]] = [[], []]
  for (const [k, n] of count.entries()) {
    for (let i = 0; i < n; i++) {
      from.push(k)
      nth.push(i)
    }
  }
  return { from, nth }
}

function columns<T extends Readonly<Record<string, readonly unknown[]>>>(of: T, from: readonly number[]): T {
  return Object.fromEntries(
    Object.entries(of).map(([name, list]) => [name, from.map((k) => list[k])]),
  ) as unknown as T
}

/**
 * Links of each site, nearest first, as far as its largest class holds those who would come; what is beyond finds no place there.
 * Of a cut locality only the neighborhood that is the site's. `sites`: places of candidates of the cut, copies of one beside each
 * other; `near` has a place for each of them that is no copy, in the same order.
 */
export function withinPlaces(
  { children, most, count, first, from, slot }: Omit<Cut, 'instance'>,
  sites: readonly number[],
  near: NearLists,
  shareAt: ShareAt,
  /** children whom its largest class holds */
  roomOf: (site: number) => number,
): Coverage {
  const list = new LinkList(sites.length)
  let base = -1
  for (const [s, c] of sites.entries()) {
    if (s === 0 || from[c] !== from[sites[s - 1]!]) base++
    let room = roomOf(s)
    for (let k = near.siteFrom[base]!; k < near.siteFrom[base + 1]!; k++) {
      if (near.km[k]! > shareAt.widest) break
      const point = near.siteUser[k]!
      const share = shareAt.of(point, near.km[k]!)
      if (share <= 0) continue
      const u = first[point]! + (slot[c]! % count[point]!)
      const come = share * most[u]!
      const part = come <= room ? 1 : room / come
      if (part <= 0) break
      list.add(s, u, share * part)
      room -= come * part
    }
  }
  const { siteFrom, siteUser, siteValue } = list.links()
  const users = children.length
  return {
    users,
    sites: sites.length,
    siteFrom,
    siteUser,
    share: siteValue,
    standing: new Float64Array(users),
  }
}

/** The share of a point's children that is covered so many kilometers away; nobody's beyond `widest`. */
export type ShareAt = { readonly of: (point: number, km: number) => number; readonly widest: number }
