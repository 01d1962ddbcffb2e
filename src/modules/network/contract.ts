// What may be said of the network: representations, municipalities, centers, rooms, and the norms that hold in them.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { NATION, Uuid } from '../../kernel/ids.ts'
import type { FactKind } from '../../kernel/kind.ts'

const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
const Cvegeo = v.pipe(
  v.string(),
  v.regex(/^(0[1-9]|[12]\d|3[0-2])\d{3}$/, 'se esperaba la clave INEGI de 5 cifras'),
)
const StateKey = v.pipe(
  v.string(),
  v.regex(/^(0[1-9]|[12]\d|3[0-2])$/, 'se esperaba la clave de estado, 01 a 32'),
)
const Latitude = v.pipe(v.number(), v.minValue(14), v.maxValue(33.5))
const Longitude = v.pipe(v.number(), v.minValue(-119), v.maxValue(-86))
const Months = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(84))
const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'se esperaba una hora como 07:30'))

export const Confidence = v.picklist(['confirmed', 'observed', 'unconfirmed'])
export type Confidence = v.InferOutput<typeof Confidence>

/** Who runs a center. Source: ceci.md §1.1 (three modes) and §1.7 (contracted nurseries of the existing network). */
export const Scheme = v.picklist(['imss', 'contracted', 'empresa', 'mixed'])
export const Zone = v.picklist(['urban', 'rural'])
export const CenterStatus = v.picklist(['planned', 'open', 'suspended', 'closed'])

export const RepresentationNamed = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^\d{2}$/, 'se esperaba la clave de 2 cifras')),
  name: Name,
  state: StateKey,
})
export const MunicipalityNamed = v.strictObject({
  cvegeo: Cvegeo,
  name: Name,
  seat: v.optional(Name),
  latitude: v.optional(Latitude),
  longitude: v.optional(Longitude),
  population: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})
export const MunicipalityAssigned = v.strictObject({
  cvegeo: Cvegeo,
  representation: v.nullable(Uuid),
  from: Day,
  confidence: Confidence,
  source: Name,
})
const centerFields = {
  code: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20)),
  name: Name,
  scheme: Scheme,
  zone: Zone,
  municipality: Cvegeo,
  latitude: v.optional(Latitude),
  longitude: v.optional(Longitude),
  opens: Clock,
  closes: Clock,
  status: CenterStatus,
  timeZone: v.pipe(v.string(), v.regex(/^America\/[A-Za-z_]+$/)),
  /** places as published, for a center whose rooms are not known yet */
  publishedPlaces: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2000))),
  partner: v.optional(Name),
  synthetic: v.optional(v.boolean()),
}
export const CenterFields = v.strictObject(centerFields)
export type CenterFields = v.InferOutput<typeof CenterFields>
export const CenterAssigned = v.strictObject({ center: Uuid, representation: Uuid, from: Day })
const roomFields = {
  name: Name,
  fromMonths: Months,
  toMonths: Months,
  places: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200)),
  order: v.pipe(v.number(), v.integer()),
}
export const RoomFields = v.strictObject(roomFields)
export type RoomFields = v.InferOutput<typeof RoomFields>
export const NormSet = v.strictObject({
  norm: v.pipe(v.string(), v.regex(/^[a-z]+\.[a-z-]+$/)),
  value: v.number(),
  unit: v.string(),
  from: Day,
  source: Name,
  confidence: Confidence,
})

const said = (
  kind: string,
  es: string,
  en: string,
  payload: FactKind['payload'],
  more: Partial<FactKind> = {},
): FactKind => ({
  kind: `network.${kind}`,
  version: 1,
  words: { es, en },
  payload,
  permission: 'network.write',
  physical: false,
  door: 'any',
  persons: () => [],
  ...more,
})

export const representationNamed = said(
  'representation-named',
  'Representación',
  'Representation',
  RepresentationNamed,
  { only: 'own' },
)
export const municipalityNamed = said('municipality-named', 'Municipio', 'Municipality', MunicipalityNamed, {
  only: 'nation',
})
export const municipalityAssigned = said(
  'municipality-assigned',
  'Municipio asignado a una representación',
  'Municipality assigned to a representation',
  MunicipalityAssigned,
  { only: 'nation' },
)
export const centerRegistered = said(
  'center-registered',
  'Centro registrado',
  'Center registered',
  CenterFields,
  { only: 'own' },
)
export const centerChanged = said(
  'center-changed',
  'Datos del centro corregidos',
  'Center’s data changed',
  v.partial(CenterFields),
  { subject: 'center', only: 'own' },
)
export const centerAssigned = said(
  'center-assigned',
  'Centro asignado a una representación',
  'Center assigned to a representation',
  CenterAssigned,
  { only: 'nation' },
)
export const roomOpened = said('room-opened', 'Sala abierta', 'Room opened', RoomFields)
export const roomChanged = said('room-changed', 'Sala corregida', 'Room changed', v.partial(RoomFields), {
  subject: 'room',
})
export const roomClosed = said('room-closed', 'Sala cerrada', 'Room closed', v.strictObject({ on: Day }), {
  subject: 'room',
})
export const calendarDaySet = said(
  'calendar-day-set',
  'Día del calendario del centro',
  'Day of the center’s calendar',
  v.strictObject({ day: Day, open: v.boolean(), why: Name }),
)
export const normSet = said('norm-set', 'Valor de una norma', 'Value of a norm', NormSet, { only: 'nation' })

/** Nobody: stays when everybody else in a decision about many is forgotten, so that the decision itself stays. */
const NOBODY = NATION
type Decision = { children?: string[]; placed?: { child: string }[] }
const withChildren: Partial<FactKind> = {
  persons: (f) => {
    const { children = [], placed = [] } = f.payload as Decision
    return [NOBODY, ...children, ...placed.map((x) => x.child)]
  },
  omit: (f, person) => {
    const { children, placed } = f.payload as Decision
    return {
      ...f.payload,
      ...(children && { children: children.filter((c) => c !== person) }),
      ...(placed && { placed: placed.filter((x) => x.child !== person) }),
    }
  },
}
const decided = (
  kind: string,
  es: string,
  en: string,
  payload: FactKind['payload'],
  more: Partial<FactKind> = {},
) =>
  said(kind, es, en, payload, {
    permission: 'network.restructure',
    door: 'online',
    subject: 'center',
    only: 'own',
    ...more,
  })
const Ids = v.pipe(v.array(Uuid), v.maxLength(2000))
const RoomAfter = v.strictObject({ room: Uuid, ...roomFields })

/** From a day on a center belongs to another representation than its municipality says. `about` is the center. */
export const centerMoved = decided(
  'center-moved',
  'Centro que cambia de representación',
  'Center moved to another representation',
  v.strictObject({ representation: Uuid, from: Day }),
  { only: 'nation', subject: undefined },
)
/** From a day on these municipalities belong to another representation. `about` is the representation. */
export const municipalitiesMoved = decided(
  'municipalities-moved',
  'Municipios que cambian de representación',
  'Municipalities moved to another representation',
  v.strictObject({
    cvegeos: v.pipe(v.array(Cvegeo), v.minLength(1), v.maxLength(600)),
    from: Day,
    confidence: Confidence,
    source: Name,
  }),
  { only: 'nation', subject: undefined },
)
export const centerRenamed = decided(
  'center-renamed',
  'Centro con otro nombre o clave',
  'Center renamed',
  v.strictObject({ name: v.optional(Name), code: v.optional(CenterFields.entries.code), on: Day }),
)
/** `rooms` are those that close with it. */
export const centerClosed = decided(
  'center-closed',
  'Centro cerrado',
  'Center closed',
  v.strictObject({ on: Day, rooms: Ids }),
)
/** `rooms` are those that open again. */
export const centerReopened = decided(
  'center-reopened',
  'Centro abierto de nuevo',
  'Center reopened',
  v.strictObject({ on: Day, rooms: Ids }),
)
const leaving = { to: Uuid, on: Day, rooms: Ids, children: Ids, posts: Ids, devices: Ids }
/** Some rooms go to another center with who is in them; `center` when that one is born by this very decision. */
export const centerSplit = decided(
  'center-split',
  'Centro dividido',
  'Center split',
  v.strictObject({ ...leaving, center: v.optional(CenterFields) }),
  withChildren,
)
/** All rooms go to another center with who is in them, and this one closes. */
export const centerMerged = decided(
  'center-merged',
  'Centro unido a otro',
  'Center merged into another',
  v.strictObject(leaving),
  withChildren,
)
/** What the other center hears: the rooms that come. Said by letter alone. */
export const roomsReceived = decided(
  'rooms-received',
  'Salas recibidas de otro centro',
  'Rooms received from another center',
  v.strictObject({
    from: Uuid,
    on: Day,
    how: v.picklist(['split', 'merged']),
    rooms: v.pipe(v.array(RoomAfter), v.maxLength(200)),
    children: v.number(),
    people: v.number(),
  }),
)
/** How the rooms are from a day on: those that stand, those that close, and the children who change room. */
export const roomsRecut = decided(
  'rooms-recut',
  'Salas reorganizadas',
  'Rooms re-cut',
  v.strictObject({
    from: Day,
    rooms: v.pipe(v.array(RoomAfter), v.minLength(1), v.maxLength(200)),
    closed: Ids,
    placed: v.pipe(v.array(v.strictObject({ child: Uuid, room: Uuid })), v.maxLength(2000)),
  }),
  { ...withChildren, permission: 'rooms.recut' },
)

export const networkKinds = [
  representationNamed,
  municipalityNamed,
  municipalityAssigned,
  centerRegistered,
  centerChanged,
  centerAssigned,
  roomOpened,
  roomChanged,
  roomClosed,
  calendarDaySet,
  normSet,
  centerMoved,
  municipalitiesMoved,
  centerRenamed,
  centerClosed,
  centerReopened,
  centerSplit,
  centerMerged,
  roomsReceived,
  roomsRecut,
] as const

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
