// The land and its people as lists told of them — localities, census, posts, nurseries that exist, boundaries — and what may be asked.
import * as v from 'valibot'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'
import {
  AsOf,
  MunicipalityKey,
  Outline,
  PostEmployers,
  PostSectors,
  placements,
  StateKey,
  supplyLists,
} from './contract/kinds.ts'

const row = { book: Uuid, key: v.string() }
const dated = { as_of: v.string(), source: v.string() }
const maybe = v.nullable(v.number())

/** Key: INEGI's of 9 digits. */
export const Locality = v.object({
  ...row,
  ...{ municipality: v.string(), name: v.string(), kind: v.picklist(['U', 'R']) },
  ...{ latitude: v.number(), longitude: v.number(), altitude: maybe },
  ...{ people: v.number(), women: maybe, dwellings: maybe },
  ...dated,
})
export type Locality = v.InferOutput<typeof Locality>

/** Key: `municipality|as_of`; a later census stands beside the one before. */
export const MunicipalityFigures = v.object({
  ...row,
  municipality: v.string(),
  ...{ people: v.number(), women: maybe, children_0_2: v.number(), children_3_5: v.number() },
  ...{ children_6_11: maybe, people_15_64: maybe, people_60: maybe, with_disability: maybe },
  ...{ working: maybe, working_women: maybe, unemployed: maybe, inactive: maybe },
  ...{ uncovered: maybe, insured_imss: maybe, households: maybe, households_women: maybe },
  ...{
    dwellings: maybe,
    with_electricity: maybe,
    with_water: maybe,
    with_internet: maybe,
    with_mobile: maybe,
  },
  ...dated,
})
export type MunicipalityFigures = v.InferOutput<typeof MunicipalityFigures>

/** Key: `municipality|period`; EE000 = in no municipality that could be told, 09000 = all of Mexico City. */
export const MunicipalityPosts = v.object({
  ...row,
  ...{ municipality: v.string(), period: v.string() },
  ...{
    posts: v.number(),
    women: v.number(),
    men: v.number(),
    under_30: maybe,
    from_30_to_50: maybe,
    over_50: maybe,
  },
  ...{ sectors: v.nullable(PostSectors), employers: v.nullable(PostEmployers) },
  source: v.string(),
})
export type MunicipalityPosts = v.InferOutput<typeof MunicipalityPosts>

/** Key: `state|period`. */
export const StateInsured = v.object({
  ...row,
  ...{ state: v.string(), period: v.string(), insured: v.number(), source: v.string() },
})
export type StateInsured = v.InferOutput<typeof StateInsured>

/** Key: `list:code`. A nursery may be in both lists: they name it otherwise. */
export const NurserySupply = v.object({
  ...row,
  ...{
    list: v.picklist(supplyLists),
    code: v.string(),
    name: v.nullable(v.string()),
    municipality: v.string(),
  },
  ...{ latitude: maybe, longitude: maybe, sector: v.nullable(v.picklist(['public', 'private'])) },
  ...{
    staff_band: v.nullable(v.string()),
    scheme: v.nullable(v.string()),
    places: maybe,
    monthly_fee: maybe,
  },
  placed: v.nullable(v.picklist(placements)),
  ...dated,
})
export type NurserySupply = v.InferOutput<typeof NurserySupply>

/** Key: `period|scope|place|figure|source`: sources stand beside each other. */
export const SupplyPublished = v.object({
  ...row,
  ...{
    period: v.string(),
    scope: v.picklist(['nation', 'state', 'municipality']),
    place: v.nullable(v.string()),
  },
  ...{ figure: v.string(), value: v.number(), source: v.string() },
})
export type SupplyPublished = v.InferOutput<typeof SupplyPublished>

/** Key: INEGI's of 5 digits. Degrees; `polygons` as in a GeoJSON MultiPolygon. */
export const MunicipalityBoundary = v.object({
  ...row,
  name: v.string(),
  ...{ west: v.number(), south: v.number(), east: v.number(), north: v.number() },
  polygons: Outline,
  file: v.string(),
  ...dated,
})
export type MunicipalityBoundary = v.InferOutput<typeof MunicipalityBoundary>

/** Part of the land: a state, or one municipality. */
export type Within = { readonly state?: string | undefined; readonly municipality?: string | undefined }

export const datasets = [
  'boundaries',
  'localities',
  'census',
  'posts',
  'insured',
  'denue',
  'imss',
  'published',
] as const
/** A list as it stands: so many rows, of when, from where, and the last time somebody brought it. */
export const Dataset = v.object({
  id: v.picklist(datasets),
  rows: v.number(),
  municipalities: v.number(),
  ...{ oldest: v.nullable(v.string()), newest: v.nullable(v.string()), sources: v.array(v.string()) },
  ...{ at: v.nullable(v.string()), by: v.nullable(v.string()) },
})
export type Dataset = v.InferOutput<typeof Dataset>

/** Of one municipality, what maps and tables are made of; null = no list says it. */
export const MunicipalityShown = v.object({
  ...{ cvegeo: v.string(), name: v.string(), latitude: maybe, longitude: maybe },
  ...{ people: maybe, children_0_2: maybe, children_3_5: maybe, working_women: maybe },
  /** permanent posts of the newest month */
  ...{ posts: maybe, women_posts: maybe },
  /** in the directory of businesses, by sector; places of IMSS's own list */
  ...{ nurseries_public: maybe, nurseries_private: maybe, places: maybe },
})
export type MunicipalityShown = v.InferOutput<typeof MunicipalityShown>

const person = {
  who: 'person',
  permission: 'territory.read',
  scopeOf: () => ({ kind: 'own' }) as const,
} as const
const nation = {
  who: 'person',
  permission: 'territory.write',
  scopeOf: () => ({ kind: 'nation' }) as const,
} as const

export const territoryLists = endpoint({
  id: 'territory.lists',
  method: 'GET',
  path: '/v1/territory',
  words: { es: 'Qué se sabe del territorio: listas, fechas y fuentes', en: 'What is known of the land' },
  access: person,
  input: v.object({}),
  answer: v.object({ today: v.string(), datasets: v.array(Dataset), municipalities: v.number() }),
})

export const landOf = endpoint({
  id: 'territory.land',
  method: 'GET',
  path: '/v1/territory/land',
  words: { es: 'Límites de los municipios, para dibujarlos', en: 'Municipal boundaries, to be drawn' },
  access: person,
  input: v.object({ state: v.optional(StateKey) }),
  /** paths in units of `PLANE`; none = no boundaries were imported */
  answer: v.object({
    ...{ as_of: v.nullable(v.string()), source: v.nullable(v.string()) },
    shapes: v.array(v.object({ id: v.string(), name: v.string(), path: v.string() })),
  }),
  steady: true,
})
export type LandDrawn = v.InferOutput<typeof landOf.answer>

export const municipalValues = endpoint({
  id: 'territory.values',
  method: 'GET',
  path: '/v1/territory/municipalities',
  words: { es: 'Cifras de cada municipio', en: 'Figures of each municipality' },
  access: person,
  input: v.object({ state: v.optional(StateKey) }),
  answer: v.object({
    rows: v.array(MunicipalityShown),
    /** of what: when each figure holds for */
    dates: v.record(v.string(), v.nullable(v.string())),
    /** posts that no municipality could be told for, by state */
    unplaced: v.array(v.object({ key: v.string(), posts: v.number(), women: v.number() })),
  }),
})

export const townSheet = endpoint({
  id: 'territory.municipality',
  method: 'GET',
  path: '/v1/territory/municipalities/:municipality',
  words: { es: 'Lo que se sabe de un municipio', en: 'What is known of a municipality' },
  access: person,
  input: v.object({ municipality: MunicipalityKey }),
  answer: v.object({
    ...{ cvegeo: v.string(), name: v.string(), state: v.string(), seat: v.nullable(v.string()) },
    representation: v.nullable(v.string()),
    figures: v.array(MunicipalityFigures),
    posts: v.array(MunicipalityPosts),
    /** of Mexico City its boroughs have none of their own: those of the whole city are told */
    posts_of: v.nullable(v.string()),
    supply: v.array(NurserySupply),
    localities: v.array(Locality),
    insured: v.array(v.object({ period: v.string(), insured: v.number() })),
    published: v.array(SupplyPublished),
    boundary: v.nullable(v.object({ as_of: v.string(), source: v.string() })),
  }),
})
export type TownSheet = v.InferOutput<typeof townSheet.answer>

/** What points a map may show besides. */
export const pointKinds = ['localities', 'nurseries'] as const
export const landPoints = endpoint({
  id: 'territory.points',
  method: 'GET',
  path: '/v1/territory/points',
  words: { es: 'Localidades o guarderías, para el mapa', en: 'Localities or nurseries, for the map' },
  access: person,
  input: v.object({ of: v.picklist(pointKinds), state: v.optional(StateKey) }),
  /** columns beside each other: ten thousand objects would weigh three times as much */
  answer: v.object({
    id: v.array(v.string()),
    name: v.array(v.string()),
    kind: v.array(v.picklist(['U', 'R', 'public', 'private'])),
    latitude: v.array(v.number()),
    longitude: v.array(v.number()),
    /** people, or places; null = not said */
    size: v.array(maybe),
  }),
})
export type LandPoints = v.InferOutput<typeof landPoints.answer>

/** So large may a file of boundaries be. */
export const MOST_BOUNDARY_BYTES = 32 * 1024 * 1024
export const bringBoundaries = endpoint({
  id: 'territory.boundaries-brought',
  method: 'PUT',
  path: '/v1/territory/boundaries',
  words: { es: 'Importar los límites municipales (TopoJSON o GeoJSON)', en: 'Import municipal boundaries' },
  access: nation,
  input: v.object({ as_of: AsOf, source: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(300)) }),
  answer: v.object({
    ...{ rows: v.number(), added: v.number(), changed: v.number(), same: v.number() },
    /** why shapes were left out: which one, and what is wrong with it */
    errors: v.array(v.object({ shape: v.number(), key: v.nullable(v.string()), reason: v.string() })),
    bad: v.number(),
    /** municipalities that are known here and have no boundary now */
    without: v.array(v.string()),
  }),
  file: { mostBytes: MOST_BOUNDARY_BYTES },
})
export type BoundariesBrought = v.InferOutput<typeof bringBoundaries.answer>
