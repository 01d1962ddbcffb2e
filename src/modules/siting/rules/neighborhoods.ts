// Places as they run out: nurseries that stand take their children first, large localities are cut into neighborhoods, and no center serves more than it holds.
import type { SitingInstance } from '../contract/instance.ts'
import type { PlanParameters } from '../contract/plans.ts'
import type { Coverage } from './coverage.ts'
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
  /** which neighborhood of how many each point is, and which one each candidate is in or would be */
  readonly nth: Int32Array
  readonly of: Int32Array
  readonly slot: Int32Array
}

/** Children one place stands for: of so many covered, one comes. Infinity where nobody would come. */
export const childrenAPlace = (p: Pick<PlanParameters, 'uptake' | 'hours_fit'>): number =>
  1 / (p.uptake * p.hours_fit)

/** More neighborhoods of one locality than this are no question of a plan. */
const MOST = 400

/**
 * What nurseries that stand take: each as much as it has places for, from the points it reaches, in proportion to what is left there.
 * Answers what is left. `reached` lists users of each nursery with their share; a nursery without a number of places takes none.
 */
export function leftOver(
  weight: Float64Array,
  reached: Pick<Coverage, 'siteFrom' | 'siteUser' | 'share'>,
  places: readonly (number | null)[],
  aPlace: number,
): Float64Array {
  const left = weight.slice()
  const { siteFrom, siteUser, share } = reached
  for (const [n, held] of places.entries()) {
    if (held === null || !Number.isFinite(aPlace)) continue
    let near = 0
    for (let k = siteFrom[n]!; k < siteFrom[n + 1]!; k++) near += share[k]! * left[siteUser[k]!]!
    if (near <= 0) continue
    const part = Math.min(1, (held * aPlace) / near)
    for (let k = siteFrom[n]!; k < siteFrom[n + 1]!; k++) left[siteUser[k]!]! *= 1 - part * share[k]!
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
    nth: Int32Array.from(users.nth),
    of: Int32Array.from(users.from, (u) => count[u]!),
    // one that has no neighborhoods of its own is in one or another of those near it
    slot: Int32Array.from(sites.from, (c, k) => (own[c]! > 1 ? sites.nth[k]! : c)),
  }
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
 * Of a cut locality only the neighborhood that is the site's. `distance` in any unit.
 */
export function withinPlaces(
  coverage: Coverage,
  { most, nth, of, slot }: Pick<Cut, 'most' | 'nth' | 'of' | 'slot'>,
  {
    roomOf,
    slotOf,
    distance,
  }: {
    /** children whom its largest class holds */
    readonly roomOf: (site: number) => number
    /** its place among the candidates */
    readonly slotOf: (site: number) => number
    readonly distance: (site: number, user: number) => number
  },
): Coverage {
  const { sites, siteFrom, siteUser, share } = coverage
  const list = new LinkList(sites)
  for (let s = 0; s < sites; s++) {
    const mine: { readonly k: number; readonly d: number }[] = []
    for (let k = siteFrom[s]!; k < siteFrom[s + 1]!; k++) {
      const u = siteUser[k]!
      if (slot[slotOf(s)]! % of[u]! === nth[u]) mine.push({ k, d: distance(s, u) })
    }
    mine.sort((a, b) => a.d - b.d || siteUser[a.k]! - siteUser[b.k]!)
    let room = roomOf(s)
    for (const { k } of mine) {
      const u = siteUser[k]!
      const come = share[k]! * most[u]!
      const part = come <= room ? 1 : room / come
      if (part <= 0) break
      list.add(s, u, share[k]! * part)
      room -= come * part
    }
  }
  const { siteFrom: from, siteUser: user, siteValue } = list.links()
  return { ...coverage, siteFrom: from, siteUser: user, share: siteValue }
}
