// The words of the door: what the check looks for, who picks up and how they are recognized, why somebody does not come.
import * as v from 'valibot'
import { Uuid } from '../../../kernel/ids.ts'

export const words = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))

export const Clock = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'se esperaba una hora como 07:30'),
)

/** What is looked for at the door. Which of them keep a child out is data: rules/exclusion.ts. */
export const Sign = v.picklist([
  'fever',
  'vomiting',
  'contagious',
  'malaise',
  'care',
  'outbreak',
  'diarrhea',
  'rash',
  'cough',
  'eyes',
])
export type Sign = v.InferOutput<typeof Sign>

/** Axillary temperature, °C: what a thermometer for children can show. */
export const Celsius = v.pipe(
  v.number(),
  v.minValue(34, 'una temperatura desde 34 °C'),
  v.maxValue(43, 'una temperatura hasta 43 °C'),
)

/**
 * What the check at the door found; empty is "sin novedad". `home`: what the family told of the last twelve hours; `medicine`:
 * what was brought, each as the family says it. Source: DPSG 18-III (accident or illness of the last 12 h, inspection at the door).
 */
export const ArrivalCheck = v.strictObject({
  fever: v.optional(Celsius),
  signs: v.optional(v.pipe(v.array(Sign), v.minLength(1), v.maxLength(10))),
  medicine: v.optional(v.pipe(v.array(words(120)), v.minLength(1), v.maxLength(10))),
  home: v.optional(words(500)),
})
export type ArrivalCheck = v.InferOutput<typeof ArrivalCheck>

/** Written on a paper sheet while there was no tablet: which sheet, and who wrote on it. Who typed it is the author. */
export const OnPaper = v.strictObject({ sheet: v.optional(words(20)), by: v.optional(Uuid) })
export type OnPaper = v.InferOutput<typeof OnPaper>

/** How whoever picks up was recognized; `none`: nobody looked, or it was not said. */
export const Verified = v.picklist(['pin', 'code', 'face', 'document', 'none'])
export type Verified = v.InferOutput<typeof Verified>

/** What the tablet's rule said then, in the words of guardians; what is known later is judged again (rules/pick-up.ts). */
export const PickUpSaid = v.picklist(['right', 'needs-director', 'restricted'])
export type PickUpSaid = v.InferOutput<typeof PickUpSaid>
/** Why it was for the director. */
export const PickUpWhy = v.picklist([
  'unknown',
  'proposed',
  'withdrawn',
  'not-authorized',
  'not-yet',
  'expired',
  'minor',
  'unverified',
  'pin-wrong',
  'face-unlike',
  'document-other-name',
  'code-wrong',
  'code-other-person',
  'code-other-day',
  'code-used',
  'resembles-restricted',
])
export type PickUpWhy = v.InferOutput<typeof PickUpWhy>
export const Whys = v.pipe(v.array(PickUpWhy), v.maxLength(16))

/**
 * Who a child left with. An adult who is forgotten leaves an id here that names nobody: that the child went home stays true.
 * `adult` is one of theirs; `name` somebody else, as told; neither: nobody was named.
 */
export const PickUp = v.strictObject({
  adult: v.optional(Uuid),
  name: v.optional(words(120)),
  how: Verified,
  verdict: PickUpSaid,
  why: v.optional(Whys),
  /** a one-time code, by its id: used once */
  code: v.optional(words(64)),
  /** the stop that a person decided to lift */
  stop: v.optional(Uuid),
})
export type PickUp = v.InferOutput<typeof PickUp>

export const AbsenceReason = v.picklist(['ill', 'family', 'holiday', 'transport', 'unknown'])
export type AbsenceReason = v.InferOutput<typeof AbsenceReason>

export const StopOutcome = v.picklist(['delivered', 'not-delivered', 'authority-called'])
export type StopOutcome = v.InferOutput<typeof StopOutcome>

export const LateStep = v.picklist(['family', 'director', 'authority'])
export type LateStep = v.InferOutput<typeof LateStep>
