// What lists may say of the land and its people: all in the nation's book, each with the date it holds for and its source.
import * as v from 'valibot'
import { type FactKind, kindsOf } from '../../../kernel/kind.ts'
import { COUNTRY, type Polygons } from '../../../kernel/land.ts'

const text = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))
/** INEGI's key of 5 digits. */
export const MunicipalityKey = v.pipe(
  v.string(),
  v.regex(/^(0[1-9]|[12]\d|3[0-2])\d{3}$/, 'se esperaba la clave INEGI de 5 cifras'),
)
export const StateKey = v.pipe(
  v.string(),
  v.regex(/^(0[1-9]|[12]\d|3[0-2])$/, 'se esperaba la clave de 2 cifras'),
)
/** A year, a month or a day: what a list holds for is rarely known closer. */
export const AsOf = v.pipe(
  v.string(),
  v.regex(
    /^(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    'se esperaba un año, un mes o un día: 2020, 2020-03 o 2020-03-15',
  ),
)
export const Month = v.pipe(
  v.string(),
  v.regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, 'se esperaba un mes: 2021-01'),
)
const Source = text(300)
const count = v.pipe(
  v.number(),
  v.integer('se esperaba un número entero'),
  v.minValue(0),
  v.maxValue(200_000_000),
)
const some = v.optional(count)
const Latitude = v.pipe(v.number(), v.minValue(COUNTRY.south), v.maxValue(COUNTRY.north))
const Longitude = v.pipe(v.number(), v.minValue(COUNTRY.west), v.maxValue(COUNTRY.east))
const dated = { as_of: AsOf, source: Source }

export const LocalityTold = v.strictObject({
  /** INEGI's key of 9 digits */
  locality: v.pipe(v.string(), v.regex(/^\d{9}$/, 'se esperaba la clave INEGI de 9 cifras')),
  municipality: MunicipalityKey,
  name: text(200),
  kind: v.picklist(['U', 'R']),
  ...{ latitude: Latitude, longitude: Longitude, altitude: v.optional(v.number()) },
  ...{ people: count, women: some, dwellings: some },
  ...dated,
})
export type LocalityTold = v.InferOutput<typeof LocalityTold>

/** What a census counts in a municipality; a column that the list lacks is not said. */
export const censusFigures = [
  ...['people', 'women', 'children_0_2', 'children_3_5', 'children_6_11', 'people_15_64', 'people_60'],
  ...['with_disability', 'working', 'working_women', 'unemployed', 'inactive', 'uncovered', 'insured_imss'],
  ...[
    'households',
    'households_women',
    'dwellings',
    'with_electricity',
    'with_water',
    'with_internet',
    'with_mobile',
  ],
] as const
const figures = {
  ...{ people: count, women: some, children_0_2: count, children_3_5: count, children_6_11: some },
  ...{ people_15_64: some, people_60: some, with_disability: some },
  ...{ working: some, working_women: some, unemployed: some, inactive: some },
  ...{ uncovered: some, insured_imss: some, households: some, households_women: some },
  ...{ dwellings: some, with_electricity: some, with_water: some, with_internet: some, with_mobile: some },
}
export const CensusTold = v.strictObject({ municipality: MunicipalityKey, ...figures, ...dated })
export type CensusTold = v.InferOutput<typeof CensusTold>

export const PostSectors = v.strictObject({
  ...{ farming: count, mining: count, manufacturing: count, building: count },
  ...{ energy: count, trade: count, transport: count, services: count },
})
export type PostSectors = v.InferOutput<typeof PostSectors>
/** Posts by how many posts their employer has. */
export const PostEmployers = v.strictObject({ up_to_5: count, from_6_to_50: count, over_50: count })
export type PostEmployers = v.InferOutput<typeof PostEmployers>
export const PostsTold = v.strictObject({
  /** EE000 = of the state, in no municipality that could be told; 09000 = all of Mexico City, which IMSS does not divide */
  municipality: MunicipalityKey,
  period: Month,
  ...{ posts: count, women: count, men: count },
  ...{ under_30: some, from_30_to_50: some, over_50: some },
  sectors: v.optional(PostSectors),
  employers: v.optional(PostEmployers),
  source: Source,
})
export type PostsTold = v.InferOutput<typeof PostsTold>

export const InsuredTold = v.strictObject({ state: StateKey, period: Month, insured: count, source: Source })
export type InsuredTold = v.InferOutput<typeof InsuredTold>

export const placements = ['inside', 'other-municipality', 'other-state', 'edge'] as const
export const supplyLists = ['denue', 'imss'] as const
export const NurseryTold = v.pipe(
  v.strictObject({
    list: v.picklist(supplyLists),
    /** as its list names it */
    code: text(30),
    name: v.optional(text(250)),
    municipality: MunicipalityKey,
    ...{ latitude: v.optional(Latitude), longitude: v.optional(Longitude) },
    sector: v.optional(v.picklist(['public', 'private'])),
    /** people who work there, as the directory groups them: 0-5 … 251+ */
    staff_band: v.optional(text(20)),
    scheme: v.optional(text(40)),
    places: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2000))),
    /** pesos a child and month */
    monthly_fee: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))),
    /** whether its point lies in the municipality it names, as the list itself checked */
    placed: v.optional(v.picklist(placements)),
    ...dated,
  }),
  v.forward(
    v.partialCheck(
      [['latitude'], ['longitude']],
      (n) => (n.latitude === undefined) === (n.longitude === undefined),
      'una latitud va con su longitud',
    ),
    ['latitude'],
  ),
)
export type NurseryTold = v.InferOutput<typeof NurseryTold>

/** A figure of supply as somebody printed it: two of one day need not agree. */
export const SupplyTold = v.strictObject({
  period: AsOf,
  scope: v.picklist(['nation', 'state', 'municipality']),
  place: v.optional(v.pipe(v.string(), v.regex(/^\d{2}(\d{3})?$/, 'se esperaba la clave INEGI'))),
  figure: text(80),
  value: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000_000)),
  source: Source,
})
export type SupplyTold = v.InferOutput<typeof SupplyTold>

/** No drawing of a municipality needs more; INEGI's own of full detail have far more and are simplified first. */
export const MOST_POINTS = 20_000
const Position = v.strictTuple([v.number(), v.number()])
export const Outline: v.GenericSchema<Polygons> = v.pipe(
  v.array(v.pipe(v.array(v.pipe(v.array(Position), v.minLength(4))), v.minLength(1))),
  v.minLength(1),
  v.check((p) => p.flat(2).length <= MOST_POINTS, `más de ${MOST_POINTS} puntos: simplifique los límites`),
)
export const BoundaryTold = v.strictObject({
  municipality: MunicipalityKey,
  name: text(200),
  polygons: Outline,
  /** SHA-256 of the file it came in */
  file: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  ...dated,
})
export type BoundaryTold = v.InferOutput<typeof BoundaryTold>

/** No fact of this module tells of a person. */
const told = kindsOf('territory', {
  ...{ permission: 'territory.write', physical: false, door: 'any', only: 'nation', persons: () => [] },
})
export const localityTold = told('locality-told', 'Localidad', 'Locality', LocalityTold)
export const censusTold = told('census-told', 'Censo de un municipio', 'Census of a municipality', CensusTold)
export const postsTold = told(
  'posts-told',
  'Puestos asegurados de un municipio',
  'Insured posts of a municipality',
  PostsTold,
)
export const insuredTold = told(
  'insured-told',
  'Asegurados de un estado en un mes',
  'Insured people of a state in a month',
  InsuredTold,
)
export const nurseryTold = told('nursery-told', 'Guardería que existe', 'Existing nursery', NurseryTold)
export const supplyTold = told(
  'supply-told',
  'Cifra publicada de oferta',
  'Published figure of supply',
  SupplyTold,
)
export const boundaryTold = told(
  'boundary-told',
  'Límite de un municipio',
  'Boundary of a municipality',
  BoundaryTold,
)

export const territoryKinds: readonly FactKind[] = [
  ...[localityTold, censusTold, postsTold, insuredTold, nurseryTold, supplyTold, boundaryTold],
]
