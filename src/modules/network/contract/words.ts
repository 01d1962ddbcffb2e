// The words facts of the network are made of: keys, days, fields of a center, a room, a norm.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { Uuid } from '../../../kernel/ids.ts'

export const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
export const Cvegeo = v.pipe(
  v.string(),
  v.regex(/^(0[1-9]|[12]\d|3[0-2])\d{3}$/, 'se esperaba la clave INEGI de 5 cifras'),
)
export const StateKey = v.pipe(
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
export const roomFields = {
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
