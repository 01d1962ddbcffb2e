// Builds what plans are made from: people of a municipality shared among its localities, posts at localities or parks, candidates, what stands.
import type { ParkOrPole } from '../../partners/contract.ts'
import type {
  Locality,
  MunicipalityFigures,
  MunicipalityPosts,
  NurserySupply,
} from '../../territory/contract.ts'
import type {
  CandidateKind,
  FixedSite,
  InstanceCandidates,
  InstancePoints,
  InstanceStanding,
  SitingInstance,
} from '../contract/instance.ts'
import { kilometers } from './kilometers.ts'
import { underFour } from './shares.ts'

export type Town = {
  readonly key: string
  readonly name: string
  readonly latitude: number | null
  readonly longitude: number | null
}
export type Plot = {
  readonly id: string
  readonly name: string
  readonly municipality: string
  readonly latitude: number
  readonly longitude: number
}
export type StandingCenter = Plot & { readonly places: number }

export type InstanceData = {
  readonly towns: readonly Town[]
  readonly localities: readonly Locality[]
  readonly figures: readonly MunicipalityFigures[]
  readonly posts: readonly MunicipalityPosts[]
  readonly supply: readonly NurserySupply[]
  readonly parks: readonly ParkOrPole[]
  readonly plots: readonly Plot[]
  readonly centers: readonly StandingCenter[]
  readonly fixes: readonly FixedSite[]
  /** project of a candidate that became one */
  readonly begun: ReadonlyMap<string, string>
}
type Columns<T> = { [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : never }

/** Who asks another plot's or park's surroundings: the nearest locality of its municipality says whether it is rural. */
const NEAR_KM = 15
/** Published posts name what no municipality of a state could be told for, and all of Mexico City, as the state and three zeros. */
const OF_NO_TOWN = '000'

/** Degrees to some meters, and tenths of a child. */
const degree = (x: number) => Math.round(x * 1e5) / 1e5
const tenth = (x: number) => Math.round(x * 10) / 10

export function builtInstance(
  data: InstanceData,
): Pick<SitingInstance, 'points' | 'candidates' | 'standing' | 'municipalities' | 'fixes'> {
  const towns = new Map(data.towns.map((t) => [t.key, t]))
  const byTown = Map.groupBy(data.localities, (l) => l.municipality)
  const points = pointsOf(data, towns, byTown)
  const candidates = candidatesOf(data, byTown)
  return {
    ...{ points, candidates, standing: standingOf(data), fixes: [...data.fixes] },
    municipalities: Object.fromEntries(data.towns.map((t) => [t.key, t.name])),
  }
}

type Sharing = { readonly children: number; readonly working: number; readonly insured: number }

/** Of a municipality's children, those whose mother works as often as women of 15 to 64 there do, and those insured as often as people are. */
function childrenOf(f: MunicipalityFigures): Sharing {
  const children = underFour(f.children_0_2, f.children_3_5)
  const women = f.women ?? f.people / 2
  const grown = f.people_15_64 === null ? women * 0.65 : f.people_15_64 * (women / Math.max(1, f.people))
  const working = Math.min(1, (f.working_women ?? 0) / Math.max(1, grown))
  const insured = Math.min(1, (f.insured_imss ?? 0) / Math.max(1, f.people))
  return { children, working: children * working, insured: children * insured }
}

/**
 * A municipality's children are shared among its localities by people; those of localities too small to be listed are put at its seat.
 * Women's permanent posts likewise, but among towns alone where there is one: what is formal is there.
 */
function pointsOf(
  { figures, posts, parks }: InstanceData,
  towns: ReadonlyMap<string, Town>,
  byTown: ReadonlyMap<string, readonly Locality[]>,
): InstancePoints {
  const p: Columns<InstancePoints> = {
    ...{ key: [], name: [], municipality: [], latitude: [], longitude: [], rural: [], people: [] },
    ...{ children: [], working: [], insured: [], posts: [], park_posts: [] },
  }
  const put = (
    at: {
      key: string
      name: string
      municipality: string
      latitude: number
      longitude: number
      rural: 0 | 1
    },
    of: Sharing & { people: number; posts: number; park_posts: number },
  ) => {
    p.key.push(at.key)
    p.name.push(at.name)
    p.municipality.push(at.municipality)
    p.latitude.push(degree(at.latitude))
    p.longitude.push(degree(at.longitude))
    p.rural.push(at.rural)
    p.people.push(Math.round(of.people))
    for (const k of ['children', 'working', 'insured', 'posts', 'park_posts'] as const)
      p[k].push(tenth(of[k]))
  }
  const figuresBy = new Map(figures.map((f) => [f.municipality, f]))
  const women = womenPosts(posts, figures)
  const parksBy = Map.groupBy(
    parks.filter((x) => x.kind === 'park' && x.municipality !== null && isPlaced(x)),
    (x) => x.municipality!,
  )
  const none: Sharing = { children: 0, working: 0, insured: 0 }
  const keys = new Set([...figuresBy.keys(), ...byTown.keys(), ...parksBy.keys()])
  for (const municipality of [...keys].sort()) {
    const f = figuresBy.get(municipality)
    const listed = byTown.get(municipality) ?? []
    const town = towns.get(municipality)
    const all = f ? childrenOf(f) : none
    const there = listed.reduce((sum, l) => sum + l.people, 0)
    const people = Math.max(f?.people ?? there, there, 1)
    const urban = listed.filter((l) => l.kind === 'U')
    const formal = urban.length > 0 ? urban : listed
    const formalPeople = formal.reduce((sum, l) => sum + l.people, 0)
    const jobs = women.get(municipality) ?? 0
    const own = parksBy.get(municipality) ?? []
    const isFormal = new Set(formal)
    for (const l of listed) {
      const at = isFormal.has(l) && formalPeople > 0 ? (jobs * l.people) / formalPeople : 0
      put(
        { ...l, rural: l.kind === 'R' ? 1 : 0 },
        {
          ...times(all, l.people / people),
          people: l.people,
          posts: at,
          park_posts: own.length > 0 ? 0 : at,
        },
      )
    }
    const rest = people - there
    // without a listed town, posts are at the seat too
    const seatJobs = formalPeople > 0 ? 0 : jobs
    const seat = town && town.latitude !== null && town.longitude !== null ? town : undefined
    if (seat && (rest > 0 || seatJobs > 0))
      put(
        {
          ...{ key: `${municipality}-rest`, name: seat.name, municipality, rural: 1 },
          ...{ latitude: seat.latitude!, longitude: seat.longitude! },
        },
        {
          ...times(all, rest / people),
          people: rest,
          posts: seatJobs,
          park_posts: own.length > 0 ? 0 : seatJobs,
        },
      )
    for (const x of own)
      put(
        {
          ...{ key: `park:${x.id}`, name: x.name, municipality, rural: 0 },
          ...{ latitude: x.latitude!, longitude: x.longitude! },
        },
        { ...none, people: 0, posts: 0, park_posts: jobs / own.length },
      )
  }
  return p
}

const times = ({ children, working, insured }: Sharing, part: number): Sharing => ({
  ...{ children: children * part, working: working * part, insured: insured * part },
})

/** Women's permanent posts by municipality; those of a state's places nobody could tell, and of all Mexico City, by its women at work. */
function womenPosts(
  posts: readonly MunicipalityPosts[],
  figures: readonly MunicipalityFigures[],
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  const byState = Map.groupBy(figures, (f) => f.municipality.slice(0, 2))
  const add = (key: string, n: number) => sums.set(key, (sums.get(key) ?? 0) + n)
  for (const { municipality, women } of posts) {
    if (!municipality.endsWith(OF_NO_TOWN)) {
      add(municipality, women)
      continue
    }
    const among = byState.get(municipality.slice(0, 2)) ?? []
    const all = among.reduce((sum, f) => sum + (f.working_women ?? 0), 0)
    if (all > 0) for (const f of among) add(f.municipality, (women * (f.working_women ?? 0)) / all)
  }
  return sums
}

const isPlaced = (x: { readonly latitude: number | null; readonly longitude: number | null }): boolean =>
  x.latitude !== null && x.longitude !== null

function candidatesOf(
  { plots, parks, localities, fixes, begun }: InstanceData,
  byTown: ReadonlyMap<string, readonly Locality[]>,
): InstanceCandidates {
  const c: Columns<InstanceCandidates> = {
    ...{ id: [], kind: [], name: [], municipality: [], latitude: [], longitude: [], rural: [], people: [] },
    ...{ project: [], fixed: [] },
  }
  const fixed = new Map(fixes.map((f) => [f.id, f.to]))
  const put = (
    kind: CandidateKind,
    id: string,
    x: Plot,
    rural: 0 | 1,
    people: number,
    project: string | null,
  ) => {
    c.id.push(id)
    c.kind.push(kind)
    c.name.push(x.name)
    c.municipality.push(x.municipality)
    c.latitude.push(degree(x.latitude))
    c.longitude.push(degree(x.longitude))
    c.rural.push(rural)
    c.people.push(people)
    c.project.push(project ?? begun.get(id) ?? null)
    c.fixed.push(fixed.get(id) ?? null)
  }
  const ruralAt = (x: Plot): 0 | 1 => {
    let [near, kind] = [NEAR_KM, 'U']
    for (const l of byTown.get(x.municipality) ?? []) {
      const km = kilometers(x.latitude, x.longitude, l.latitude, l.longitude)
      if (km < near) [near, kind] = [km, l.kind]
    }
    return kind === 'R' ? 1 : 0
  }
  for (const x of plots) put('plot', `plot:${x.id}`, x, ruralAt(x), 0, x.id)
  for (const x of parks) {
    if (x.municipality === null || !isPlaced(x)) continue
    const at: Plot = { ...x, municipality: x.municipality, latitude: x.latitude!, longitude: x.longitude! }
    put(x.kind, `${x.kind}:${x.id}`, at, ruralAt(at), 0, null)
  }
  for (const l of localities)
    put('locality', `loc:${l.key}`, { ...l, id: l.key }, l.kind === 'R' ? 1 : 0, l.people, null)
  return c
}

/** Nurseries without coordinates cover nobody that can be told. */
function standingOf({ centers, supply }: InstanceData): InstanceStanding {
  const s: Columns<InstanceStanding> = {
    ...{ id: [], kind: [], name: [], municipality: [], latitude: [], longitude: [], places: [] },
  }
  const put = (kind: InstanceStanding['kind'][number], x: Plot, places: number | null) => {
    s.id.push(x.id)
    s.kind.push(kind)
    s.name.push(x.name)
    s.municipality.push(x.municipality)
    s.latitude.push(degree(x.latitude))
    s.longitude.push(degree(x.longitude))
    s.places.push(places)
  }
  for (const x of centers) put('center', x, x.places)
  for (const x of supply) {
    // a point in another state than the list says is no place of it
    if (!isPlaced(x) || x.placed === 'other-state') continue
    const at: Plot = {
      ...{ id: x.key, name: x.name ?? '', municipality: x.municipality },
      ...{ latitude: x.latitude!, longitude: x.longitude! },
    }
    put(x.sector ?? 'unknown', at, x.places ?? placesOfStaff(x.staff_band))
  }
  return s
}

/** Children a nursery of so many people may hold, where its places are not told: some five for each adult. Source: own, unconfirmed. */
const BANDS: readonly (readonly [from: number, places: number])[] = [
  ...([
    [251, 250],
    [101, 250],
    [51, 250],
    [31, 200],
    [11, 90],
    [6, 40],
    [0, 15],
  ] as const),
]
function placesOfStaff(band: string | null): number | null {
  const from = Number.parseInt(band ?? '', 10)
  return Number.isNaN(from) ? null : BANDS.find(([least]) => from >= least)![1]
}
