// An instance made ready for plans: which candidates count, who reaches them within the travel asked for, what each would hold and cost.
import type { InstanceCandidates, SitingInstance } from '../contract/instance.ts'
import type { PlanParameters } from '../contract/plans.ts'
import { type Coverage, type CoverageOrder, coverageOf, orderedCoverage, type Reach } from './coverage.ts'
import { cosine, DEGREE_KM, kilometers } from './kilometers.ts'

/** Lists by place of a site are shorter than the instance's: `source` is its place there. */
export type Readied = {
  readonly coverage: Coverage
  readonly order: CoverageOrder
  /** children of the basis asked for, and women's permanent posts, by point */
  readonly children: Float64Array
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
  const { basis, minutes_full, minutes_none, speed_urban, speed_rural, detour } = p
  const { uptake, hours_fit, park_posts, standing, kinds, locality_people, sizes, cost, fixed_in } = p
  const travel = [minutes_full, minutes_none, speed_urban, speed_rural, detour]
  const fixed = fixed_in.map((f) => f.id).sort()
  return JSON.stringify([
    ...[basis, travel, uptake, hours_fit, park_posts, standing],
    ...[[...kinds].sort(), locality_people, sizes, cost, fixed],
  ])
}

export function readied(instance: SitingInstance, p: PlanParameters): Readied {
  const { points, candidates, standing } = instance
  const source = candidatesOf(candidates, p)
  const pick = <T>(list: readonly T[]): T[] => source.map((s) => list[s]!)
  const places = (latitude: readonly number[], longitude: readonly number[]) => ({
    x: Float64Array.from(longitude),
    y: Float64Array.from(latitude),
  })
  const users = places(points.latitude, points.longitude)
  const sites = places(pick(candidates.latitude), pick(candidates.longitude))
  const there = standing.id.map((_, k) => k).filter((k) => countsAsStanding(standing.kind[k]!, p))
  const stand = places(
    there.map((k) => standing.latitude[k]!),
    there.map((k) => standing.longitude[k]!),
  )
  const reach: Reach = { full: p.minutes_full, none: Math.max(p.minutes_full, p.minutes_none) }
  // a degree of longitude is shortest where the country lies farthest from the equator
  const farthest = users.y.reduce((most, y) => Math.max(most, Math.abs(y)), 0)
  const degrees = (reach.none * Math.max(p.speed_urban, p.speed_rural)) / 60 / p.detour / DEGREE_KM
  const coverage = coverageOf({
    ...{ users, sites, standing: stand, reachOf: () => reach },
    widest: { x: degrees / cosine(Math.min(80, farthest + 1)), y: degrees },
    distance: (place, at, all, u) => {
      const km = p.detour * kilometers(place.y[at]!, place.x[at]!, all.y[u]!, all.x[u]!)
      return (60 * km) / (points.rural[u] ? p.speed_rural : p.speed_urban)
    },
  })
  const ids = pick(candidates.id)
  const rural = Uint8Array.from(pick<0 | 1>(candidates.rural))
  const children = Float64Array.from(points[p.basis])
  const sized = sizesAlone(coverage, children, rural, p)
  const s = p.park_posts
  return {
    ...{ coverage, order: orderedCoverage(coverage), children, ids, source, rural, ...sized },
    posts: Float64Array.from(points.posts, (at, u) => (1 - s) * at + s * points.park_posts[u]!),
    stateOfPoint: points.municipality.map(stateOfMunicipality),
    stateOf: pick(candidates.municipality).map(stateOfMunicipality),
    at: new Map(ids.map((id, k) => [id, k])),
  }
}

/** Candidates of the kinds asked for, localities large enough, and whatever somebody fixed in. */
function candidatesOf({ id, kind, people }: InstanceCandidates, p: PlanParameters): readonly number[] {
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

/** Each site as if it opened alone: the smallest class that holds who would come, and what that costs. */
function sizesAlone(coverage: Coverage, children: Float64Array, rural: Uint8Array, p: PlanParameters) {
  const { sites, siteFrom, siteUser, share, standing } = coverage
  const all = p.sizes.toSorted((a, b) => a - b)
  const small = all.filter((size) => size <= MOST_RURAL)
  const places = new Float64Array(sites)
  const cost = new Float64Array(sites)
  for (let s = 0; s < sites; s++) {
    let covered = 0
    for (let k = siteFrom[s]!; k < siteFrom[s + 1]!; k++)
      covered += (share[k]! - standing[siteUser[k]!]!) * children[siteUser[k]!]!
    const classes = rural[s] && small.length > 0 ? small : all
    const expected = covered * p.uptake * p.hours_fit
    places[s] = classes.find((size) => size >= expected) ?? classes.at(-1)!
    cost[s] = p.cost[places[s]!] ?? 0
  }
  return { places, cost }
}
