// The fact: what one person confirmed with one tap, said once, on the device in their hand, and never changed.
import * as v from 'valibot'
import { Uuid, Uuid7 } from './ids.ts'

/** An instant as ISO 8601 in UTC with milliseconds: one text per instant. */
export const Instant = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
    'se esperaba un instante como 2026-11-20T15:04:05.000Z',
  ),
  // the year 0000 exists in ISO 8601 and in no database
  v.check((s) => !Number.isNaN(Date.parse(s)) && s >= '0001', 'ese instante no existe'),
)

export const Origin = v.picklist(['tablet', 'desk', 'import', 'world', 'letter', 'system'])
export type Origin = v.InferOutput<typeof Origin>

const Whole = v.pipe(v.number(), v.safeInteger())

/** The envelope every fact travels in; `payload` is judged by its kind. Frozen: fields are added, never changed. */
export const Fact = v.strictObject({
  id: Uuid7,
  kind: v.pipe(v.string(), v.regex(/^[a-z]+\.[a-z][a-z-]*$/, 'se esperaba módulo.hecho'), v.maxLength(64)),
  kindVersion: v.pipe(Whole, v.minValue(1)),
  /** the child, room, person, center… the fact is about */
  about: Uuid,
  book: Uuid,
  room: v.optional(Uuid),
  /** the clock of the place where it was said, as it stood */
  happenedAt: Instant,
  author: Uuid,
  witness: v.optional(Uuid),
  origin: Origin,
  payload: v.record(v.string(), v.unknown()),
  corrects: v.optional(Uuid),
  supersedes: v.optional(v.array(Uuid)),
  reason: v.optional(v.pipe(v.string(), v.maxLength(500))),
  /** what a device adds: who it is, its hole-free counter, the hash of its fact before, its clock's evidence */
  device: v.optional(Uuid),
  dseq: v.optional(v.pipe(Whole, v.minValue(1))),
  prev: v.optional(v.pipe(v.string(), v.maxLength(64))),
  mono: v.optional(v.strictObject({ boot: Uuid, ms: v.pipe(v.number(), v.finite()) })),
  off: v.optional(
    v.nullable(v.strictObject({ ms: v.pipe(v.number(), v.finite()), ageMs: v.pipe(v.number(), v.finite()) })),
  ),
  /** random, so that `prev` of the next fact tells nothing about this one once it is erased */
  salt: v.optional(v.pipe(v.string(), v.maxLength(64))),
})
export type Fact = v.InferOutput<typeof Fact>

/** What intake answers for each fact; every answer but an HTTP error lets the device call the fact "sent". */
export const Answer = v.picklist(['taken', 'duplicate', 'flagged', 'review', 'quarantined'])
export type Answer = v.InferOutput<typeof Answer>

/** A fact with what intake decided about it: an input of every fold and of every rebuild. */
export type Stamped = {
  readonly fact: Fact
  /** estimated instant, server clock; never later than its reception */
  readonly estAt: string
}

/** Order of folds: estimated time, then id. Total, and the same on every machine. */
export function byEstimatedTime(a: Stamped, b: Stamped): number {
  return a.estAt < b.estAt
    ? -1
    : a.estAt > b.estAt
      ? 1
      : a.fact.id < b.fact.id
        ? -1
        : a.fact.id > b.fact.id
          ? 1
          : 0
}
