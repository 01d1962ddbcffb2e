// The parts that words about projects have in common: texts, pesos, percents, keys, points, photos with their place.
import * as v from 'valibot'
import { Instant } from '../../../kernel/fact.ts'
import { FileHash } from '../../../kernel/files.ts'

export const text = (least: number, most: number, tell?: string) =>
  v.pipe(v.string(), v.trim(), v.minLength(least, tell), v.maxLength(most))
export const SquareMeters = v.pipe(v.number(), v.minValue(1), v.maxValue(1_000_000))
export const Places = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))
/** Mexican pesos, to the cent; never below zero. */
export const Pesos = v.pipe(
  v.number(),
  v.minValue(0, 'el importe no puede ser negativo'),
  v.maxValue(10_000_000_000),
)
export const Percent = v.pipe(
  v.number(),
  v.minValue(0, 'se esperaba de 0 a 100'),
  v.maxValue(100, 'se esperaba de 0 a 100'),
)
export const Key = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'se esperaban minúsculas, cifras y guion (hasta 40)'),
)
export const unique = <T>(most: number, of: v.GenericSchema<unknown, T>) =>
  v.pipe(
    v.array(of),
    v.maxLength(most),
    v.check((list) => new Set(list).size === list.length, 'algo está dos veces'),
  )

const latitude = (tell?: string) => v.pipe(v.number(tell), v.minValue(14), v.maxValue(33.5))
const longitude = (tell?: string) => v.pipe(v.number(tell), v.minValue(-119), v.maxValue(-86))
/** How far a place may be off, in meters, as the device says: two out of three times it is nearer. Source: W3C Geolocation. */
const Accuracy = v.pipe(v.number(), v.minValue(0), v.maxValue(100_000))

/** Where somebody stood. Without `accuracy` it was typed by hand. */
export const StoodAt = v.strictObject({
  latitude: latitude(),
  longitude: longitude(),
  accuracy: v.optional(Accuracy),
})
export type StoodAt = v.InferOutput<typeof StoodAt>

const NOWHERE = 'la foto no dice dónde se tomó'
/** Where something was photographed and when: without a place it proves nothing. `typed`: the place is somebody's word, no device's. */
export const SitePhoto = v.strictObject({
  file: FileHash,
  at: Instant,
  latitude: latitude(NOWHERE),
  longitude: longitude(NOWHERE),
  accuracy: v.optional(Accuracy),
  typed: v.optional(v.literal(true)),
})
export type SitePhoto = v.InferOutput<typeof SitePhoto>
export const SitePhotos = v.optional(v.pipe(v.array(SitePhoto), v.maxLength(30)))
