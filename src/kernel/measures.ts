// Measures of a child: the words for kilograms and centimeters, with entry ranges that refuse only the impossible.
import * as v from 'valibot'

/** WHO's letters: F female, M male. CURP writes the same two as M and H. */
export const Sex = v.picklist(['F', 'M'])
export type Sex = v.InferOutput<typeof Sex>

/** How length was taken: L lying, H standing. Source: WHO, Training course on child growth assessment, module B. */
export const Position = v.picklist(['L', 'H'])
export type Position = v.InferOutput<typeof Position>

/** Entry range of one measure: `min` and `max` stand, `step` is the finest a device shows. */
export type Range = {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly unit: 'kg' | 'cm' | 'wk'
}

/** Wide on purpose: a rare child is flagged by its z-score, never refused. Source: house rule, unconfirmed. */
export const ranges = {
  weight: { min: 0.3, max: 60, step: 0.001, unit: 'kg' },
  length: { min: 20, max: 150, step: 0.1, unit: 'cm' },
  head: { min: 15, max: 70, step: 0.1, unit: 'cm' },
  arm: { min: 4, max: 40, step: 0.1, unit: 'cm' },
  gestation: { min: 20, max: 45, step: 1, unit: 'wk' },
} as const satisfies Record<string, Range>

const within = (r: Range) =>
  v.pipe(
    v.number('se esperaba un número'),
    v.finite('se esperaba un número'),
    v.minValue(r.min, `no puede ser menos de ${r.min} ${r.unit}`),
    v.maxValue(r.max, `no puede ser más de ${r.max} ${r.unit}`),
    v.check((x) => onStep(x, r.step), `se mide en pasos de ${r.step} ${r.unit}`),
  )

/** Weight in kg, 0.3 to 60, steps of 1 g. */
export const Kilograms = within(ranges.weight)
export type Kilograms = v.InferOutput<typeof Kilograms>
/** Length or height in cm, 20 to 150, steps of 1 mm. */
export const LengthCentimeters = within(ranges.length)
/** Head circumference in cm, 15 to 70, steps of 1 mm. */
export const HeadCentimeters = within(ranges.head)
/** Mid-upper-arm circumference in cm, 4 to 40, steps of 1 mm. */
export const ArmCentimeters = within(ranges.arm)
/** Completed weeks of gestation at birth, 20 to 45. */
export const GestationalWeeks = within(ranges.gestation)

/**
 * A number as people type it, with comma or point ("6,5", "6.5", " 12 "); undefined for anything else.
 * No thousands, signs or exponents: none belongs in a measure.
 */
export function decimalOf(text: string): number | undefined {
  const m = /^\s*(\d{1,6})(?:[.,](\d{0,6}))?\s*$/.exec(text)
  return m === null ? undefined : Number(`${m[1]}.${m[2] || '0'}`)
}

function onStep(x: number, step: number): boolean {
  const steps = x / step
  return Math.abs(steps - Math.round(steps)) < 1e-6
}
