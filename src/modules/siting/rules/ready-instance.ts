// An instance made ready for plans: which candidates count, who reaches them within the travel asked for, what each would hold and cost.
import type { InstanceCandidates, SitingInstance } from '../contract/instance.ts'
import type { PlanParameters } from '../contract/plans.ts'
import {
  type Coverage,
  type CoverageOrder,
  coverageOf,
  orderedCoverage,
  type Reach,
  shareAt,
} from './coverage.ts'
import { cosine, DEGREE_KM, kilometersBetween } from './kilometers.ts'
import { type NearLists, nearListsOf } from './near-lists.ts'
import type { Places } from './near-sites.ts'
import {
  type Cut,
  childrenAPlace,
  leftOver,
  neighborhoods,
  type ShareAt,
  withinPlaces,
} from './neighborhoods.ts'

/** Lists by place of a site are shorter than the instance's: `source` is its place there. */
export type Readied = {
  /** as given, or cut into neighborhoods where places count */
  readonly instance: SitingInstance
  readonly coverage: Coverage
  readonly order: CoverageOrder
  /** children of the basis asked for, and women's permanent posts, by point; `placed`: children who have a place already, besides */
  readonly children: Float64Array
  readonly placed: Float64Array
  readonly posts: Float64Array
  /** of each point and of each site, the state's key */
  readonly stateOfPoint: readonly string[]
  readonly stateOf: readonly string[]
  readonly ids: readonly string[]
  readonly at: ReadonlyMap<string, number>
  readonly source: readonly number[]
  readonly rural: Uint8Array
  /** the class of places that the site's reach alone would fill, and pesos */
  readonly places: Float64Array
  readonly cost: Float64Array
}

/** Largest center in the countryside, where a smaller class is there. [unconfirmed: that of farm workers] */
const MOST_RURAL = 110

export const stateOfMunicipality = (key: string): string => key.slice(0, 2)

/** What of the parameters makes it ready: while this stays, a slider only asks for another plan. */
export function readyKey(p: PlanParameters): string {
  const { objective, basis, minutes_full, minutes_none, speed_urban, speed_rural, detour } = p
  const { uptake, hours_fit, park_posts, standing, kinds, locality_people, sizes, cost, fixed_in } = p
  const travel = [minutes_full, minutes_none, speed_urban, speed_rural, detour]
  const fixed = fixed_in.map((f) => f.id).sort()
  return JSON.stringify([
    ...[objective, basis, travel, uptake, hours_fit, park_posts, standing],
    ...[[...kinds].sort(), locality_people, sizes, cost, fixed],
  ])
}

type Points = { readonly latitude: readonly number[]; readonly longitude: readonly number[] }
const placesOf = ({ latitude, longitude }: Points): Places => ({
  x: Float64Array.from(longitude),
  y: Float64Array.from(latitude),
})
const reachOf = (p: PlanParameters): Reach => ({
  full: p.minutes_full,
  none: Math.max(p.minutes_full, p.minutes_none),
})
/** Along a straight line made longer by the detour. */
const minutesPerKm = ({ rural }: SitingInstance['points'], p: PlanParameters): Float64Array =>
  Float64Array.from(rural, (isRural) => (60 * p.detour) / (isRural ? p.speed_rural : p.speed_urban))
const kilometersIn = (minutes: number, p: PlanParameters): number =>
  (minutes * Math.max(p.speed_urban, p.speed_rural)) / 60 / p.detour
/** The longest travel that anybody asks for in a hurry. */
const WIDEST_MINUTES = 90

/** Who reaches which sites in the minutes asked for, beside those who stand. */
function reachedBy(
  points: SitingInstance['points'],
  to: Points,
  standing: Points,
  p: PlanParameters,
): Coverage {
  const reach = reachOf(p)
  const users = placesOf(points)
  // a degree of longitude is shortest where the country lies farthest from the equator
  const farthest = users.y.reduce((most, y) => Math.max(most, Math.abs(y)), 0)
  const degrees = kilometersIn(reach.none, p) / DEGREE_KM
  const pace = minutesPerKm(points, p)
  return coverageOf({
    ...{ users, sites: placesOf(to), standing: placesOf(standing), reachOf: () => reach },
    widest: { x: degrees / cosine(Math.min(80, farthest + 1)), y: degrees },
    distance: (places) => {
      const km = kilometersBetween(places, users)
      return (at, u) => pace[u]! * km(at, u)
    },
  })
}

/** Points near each of some places, and what share of them is covered from how far. */
function nearOf(
  points: SitingInstance['points'],
  name: 'sites' | 'standing',
  key: string,
  places: () => Points,
  p: PlanParameters,
): { readonly near: NearLists; readonly share: ShareAt } {
  const reach = reachOf(p)
  const pace = minutesPerKm(points, p)
  const km = kilometersIn(reach.none, p)
  const given = () => ({ users: placesOf(points), places: placesOf(places()) })
  return {
    near: nearListsOf(points, name, key, given, km, kilometersIn(WIDEST_MINUTES, p)),
    share: { of: (u, far) => shareAt(pace[u]! * far, reach), widest: km },
  }
}

/** Children and posts by point; where places count, those beyond what stands, in neighborhoods. */
function demandOf(given: SitingInstance, standing: Standing, p: PlanParameters): Cut {
  const { points } = given
  const children = Float64Array.from(points[p.basis])
  const s = p.park_posts
  const posts = Float64Array.from(points.posts, (at, u) => (1 - s) * at + s * points.park_posts[u]!)
  const whole = {
    ...{ instance: given, children, posts, placed: new Float64Array(children.length), most: children },
    ...{ count: new Int32Array(children.length).fill(1), first: Int32Array.from(children, (_, u) => u) },
    from: Int32Array.from(given.candidates.id, (_, c) => c),
    slot: new Int32Array(given.candidates.id.length),
  }
  if (p.objective === 'reach') return whole
  const { near, share } = nearOf(points, 'standing', JSON.stringify(p.standing), () => standing, p)
  const aPlace = childrenAPlace(p)
  const sum = (list: Float64Array) => list.reduce((a, b) => a + b, 0)
  const left = leftOver(children, near, share, standing.places, aPlace)
  const postsAPlace = (aPlace * sum(posts)) / Math.max(1, sum(children))
  return neighborhoods(
    given,
    {
      children: left,
      placed: children.map((all, u) => all - left[u]!),
      posts: leftOver(posts, near, share, standing.places, postsAPlace),
    },
    p,
  )
}

type Standing = Points & { readonly places: readonly (number | null)[] }

export function readied(given: SitingInstance, p: PlanParameters): Readied {
  const at = given.standing.id.map((_, k) => k).filter((k) => countsAsStanding(given.standing.kind[k]!, p))
  const standing: Standing = {
    latitude: at.map((k) => given.standing.latitude[k]!),
    longitude: at.map((k) => given.standing.longitude[k]!),
    places: at.map((k) => given.standing.places[k]!),
  }
  const cut = demandOf(given, standing, p)
  const { instance, children, placed, posts } = cut
  const { points, candidates } = instance
  const source = candidatesOf(candidates, p)
  const pick = <T>(list: readonly T[]): T[] => source.map((s) => list[s]!)
  const ids = pick(candidates.id)
  const rural = Uint8Array.from(pick<0 | 1>(candidates.rural))
  const sites: Points = { latitude: pick(candidates.latitude), longitude: pick(candidates.longitude) }
  const coverage =
    p.objective === 'reach' ? reachedBy(points, sites, standing, p) : withPlaces(given, cut, source, rural, p)
  return {
    ...{ instance, coverage, order: orderedCoverage(coverage), children, placed, posts, ids, source, rural },
    ...sizesAlone(coverage, children, rural, p),
    stateOfPoint: points.municipality.map(stateOfMunicipality),
    stateOf: pick(candidates.municipality).map(stateOfMunicipality),
    at: new Map(ids.map((id, k) => [id, k])),
  }
}

/** Who reaches which site is found once for all neighborhoods of it: they lie where the whole locality does. */
function withPlaces(
  given: SitingInstance,
  cut: Cut,
  source: readonly number[],
  rural: Uint8Array,
  p: PlanParameters,
): Coverage {
  const bases = [...new Set(source.map((s) => cut.from[s]!))]
  const { latitude, longitude } = given.candidates
  const at = () => ({ latitude: bases.map((c) => latitude[c]!), longitude: bases.map((c) => longitude[c]!) })
  const { near, share } = nearOf(given.points, 'sites', bases.join(), at, p)
  const most = [false, true].map((isRural) => classesAt(isRural, p).at(-1)! * childrenAPlace(p))
  return withinPlaces(cut, source, near, share, (s) => most[rural[s]!]!)
}

/** Candidates of the kinds asked for, localities large enough, and whatever somebody fixed in. */
export function candidatesOf({ id, kind, people }: InstanceCandidates, p: PlanParameters): readonly number[] {
  const kinds = new Set(p.kinds)
  const fixed = new Set(p.fixed_in.map((f) => f.id))
  return id
    .map((_, k) => k)
    .filter(
      (k) =>
        fixed.has(id[k]!) ||
        (kinds.has(kind[k]!) && (kind[k] !== 'locality' || people[k]! >= p.locality_people)),
    )
}

/** A nursery of which nobody says who runs it counts with the public ones. */
function countsAsStanding(
  kind: SitingInstance['standing']['kind'][number],
  { standing }: PlanParameters,
): boolean {
  return kind === 'center' ? standing.centers : kind === 'private' ? standing.private : standing.public
}

/** Classes of places a center may have there, smallest first. */
export function classesAt(rural: boolean, { sizes }: Pick<PlanParameters, 'sizes'>): readonly number[] {
  const all = sizes.toSorted((a, b) => a - b)
  const small = all.filter((size) => size <= MOST_RURAL)
  return rural && small.length > 0 ? small : all
}

/** Each site as if it opened alone: the smallest class that holds who would come, and what that costs. */
function sizesAlone(coverage: Coverage, children: Float64Array, rural: Uint8Array, p: PlanParameters) {
  const { sites, siteFrom, siteUser, share, standing } = coverage
  const places = new Float64Array(sites)
  const cost = new Float64Array(sites)
  for (let s = 0; s < sites; s++) {
    let covered = 0
    for (let k = siteFrom[s]!; k < siteFrom[s + 1]!; k++)
      covered += (share[k]! - standing[siteUser[k]!]!) * children[siteUser[k]!]!
    const classes = classesAt(rural[s] === 1, p)
    const expected = covered * p.uptake * p.hours_fit
    places[s] = classes.find((size) => size >= expected) ?? classes.at(-1)!
    cost[s] = p.cost[places[s]!] ?? 0
  }
  return { places, cost }
}
