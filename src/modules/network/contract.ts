// What is known of the network, and what may be asked of it; its words and facts are in the folder beside it.
import * as v from 'valibot'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'
import { CenterStatus, Confidence, Scheme, StateKey, Zone } from './contract/words.ts'

/** What files name by its key, as known when an import begins. */
export type KnownNetwork = {
  /** by code */
  readonly representations: ReadonlyMap<
    string,
    { readonly id: string; readonly state: string; readonly name: string }
  >
  /** by cvegeo; representation now, null where none is known */
  readonly municipalities: ReadonlyMap<
    string,
    {
      readonly representation: string | null
      readonly name: string
      readonly seat: string | null
      readonly population: number | null
    }
  >
  /** by code */
  readonly centers: ReadonlyMap<
    string,
    { readonly id: string; readonly name: string; readonly timeZone: string; readonly opens: string }
  >
  /** rooms that are open, by center and then by name as `nameKey` writes it */
  readonly rooms: ReadonlyMap<string, ReadonlyMap<string, { readonly id: string; readonly name: string }>>
}

/** Rows as stored, answered and shown. */
const row = { book: Uuid, key: v.string() }
export const Representation = v.object({ ...row, code: v.string(), name: v.string(), state: v.string() })
export type Representation = v.InferOutput<typeof Representation>
export const Municipality = v.object({
  ...row,
  name: v.string(),
  state: v.string(),
  seat: v.nullable(v.string()),
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  population: v.nullable(v.number()),
})
export type Municipality = v.InferOutput<typeof Municipality>
export const MunicipalityMembership = v.object({
  ...row,
  cvegeo: v.string(),
  representation: v.nullable(Uuid),
  from_day: v.string(),
  confidence: Confidence,
  source: v.string(),
})
export type MunicipalityMembership = v.InferOutput<typeof MunicipalityMembership>
export const Center = v.object({
  ...row,
  code: v.string(),
  name: v.string(),
  scheme: Scheme,
  zone: Zone,
  municipality: v.string(),
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  opens: v.string(),
  closes: v.string(),
  status: CenterStatus,
  time_zone: v.string(),
  published_places: v.nullable(v.number()),
  partner: v.nullable(v.string()),
  synthetic: v.boolean(),
  conflicts: v.array(v.object({ field: v.string(), facts: v.array(Uuid) })),
  closed_on: v.nullable(v.string()),
  /** names and codes it had before, oldest first */
  former: v.array(v.object({ name: v.string(), code: v.string(), until: v.string() })),
})
export type Center = v.InferOutput<typeof Center>
export const CenterMembership = v.object({ ...row, center: Uuid, representation: Uuid, from_day: v.string() })
export type CenterMembership = v.InferOutput<typeof CenterMembership>
export const Room = v.object({
  ...row,
  name: v.string(),
  from_months: v.number(),
  to_months: v.number(),
  places: v.number(),
  order: v.number(),
  closed_on: v.nullable(v.string()),
})
export type Room = v.InferOutput<typeof Room>
export const CalendarDay = v.object({ ...row, day: v.string(), open: v.boolean(), why: v.string() })
export type CalendarDay = v.InferOutput<typeof CalendarDay>
export const Norm = v.object({
  ...row,
  norm: v.string(),
  value: v.number(),
  unit: v.string(),
  from_day: v.string(),
  source: v.string(),
  confidence: Confidence,
})
export type Norm = v.InferOutput<typeof Norm>

const Page = {
  q: v.optional(v.pipe(v.string(), v.maxLength(80))),
  after: v.optional(v.pipe(v.string(), v.maxLength(200))),
}

export const listRepresentations = endpoint({
  id: 'network.representations',
  method: 'GET',
  path: '/v1/representations',
  words: {
    es: 'Las representaciones y cuántos municipios y centros tienen',
    en: 'Representations, their municipalities and centers',
  },
  access: { who: 'person', permission: 'network.read', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.object({
    representations: v.array(
      v.object({ ...Representation.entries, municipalities: v.number(), unconfirmed: v.number() }),
    ),
  }),
})

export const MunicipalityListed = v.object({
  cvegeo: v.string(),
  name: v.string(),
  state: v.string(),
  population: v.nullable(v.number()),
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  representation: v.nullable(Uuid),
  representation_name: v.nullable(v.string()),
  confidence: v.nullable(Confidence),
  source: v.nullable(v.string()),
})
export type MunicipalityListed = v.InferOutput<typeof MunicipalityListed>

export const listMunicipalities = endpoint({
  id: 'network.municipalities',
  method: 'GET',
  path: '/v1/municipalities',
  words: {
    es: 'Municipios, por nombre o clave; los sin confirmar primero si se piden',
    en: 'Municipalities by name or key',
  },
  access: { who: 'person', permission: 'network.read', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({
    ...Page,
    state: v.optional(StateKey),
    representation: v.optional(Uuid),
    unconfirmed: v.optional(v.picklist(['yes'])),
  }),
  answer: v.object({
    municipalities: v.array(MunicipalityListed),
    next: v.nullable(v.string()),
    total: v.number(),
  }),
})

export const CenterListed = v.object({
  id: Uuid,
  code: v.string(),
  name: v.string(),
  scheme: Scheme,
  zone: Zone,
  status: CenterStatus,
  municipality: v.string(),
  municipality_name: v.nullable(v.string()),
  representation: v.nullable(Uuid),
  representation_name: v.nullable(v.string()),
  latitude: v.nullable(v.number()),
  longitude: v.nullable(v.number()),
  places: v.number(),
  synthetic: v.boolean(),
})
export type CenterListed = v.InferOutput<typeof CenterListed>

export const listCenters = endpoint({
  id: 'network.centers',
  method: 'GET',
  path: '/v1/centers',
  words: { es: 'Centros a los que alcanza el puesto', en: 'Centers within reach of the post' },
  access: { who: 'person', permission: 'network.read', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({
    ...Page,
    representation: v.optional(Uuid),
    scheme: v.optional(Scheme),
    zone: v.optional(Zone),
  }),
  answer: v.object({ centers: v.array(CenterListed), next: v.nullable(v.string()), total: v.number() }),
})

export const centerFile = endpoint({
  id: 'network.center',
  method: 'GET',
  path: '/v1/books/:book/center',
  words: { es: 'Un centro con sus salas y su calendario', en: 'A center with its rooms and calendar' },
  access: { who: 'person', permission: 'network.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid }),
  answer: v.object({
    center: Center,
    rooms: v.array(Room),
    calendar: v.array(CalendarDay),
    representation: v.nullable(v.object({ id: Uuid, name: v.string() })),
    municipality: v.nullable(v.string()),
    /** the facts that set the center's and rooms' fields: what a change must name */
    facts: v.array(v.object({ id: Uuid, about: Uuid, kind: v.string() })),
  }),
})

export const listNorms = endpoint({
  id: 'network.norms',
  method: 'GET',
  path: '/v1/norms',
  words: {
    es: 'Valores de las normas, con fecha, fuente y certeza',
    en: 'Values of norms with date, source and confidence',
  },
  access: { who: 'person', permission: 'network.read', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({}),
  answer: v.object({
    norms: v.array(
      v.object({
        norm: v.string(),
        words: v.object({ es: v.string(), en: v.string() }),
        value: v.number(),
        unit: v.string(),
        from_day: v.string(),
        source: v.string(),
        confidence: Confidence,
        built_in: v.boolean(),
        /** comes with the release: no office may set another */
        fixed: v.optional(v.literal(true)),
      }),
    ),
  }),
})
