// What may be said of a child's growth: one measuring, with what was seen on the screen when it was said.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'
import type { FactKind } from '../../kernel/kind.ts'

const measure = (min: number, max: number) => v.optional(v.pipe(v.number(), v.minValue(min), v.maxValue(max)))

/** Indicators of the WHO Child Growth Standards that Nido judges. */
export const GrowthIndicator = v.picklist(['len', 'wei', 'wfl', 'bmi', 'hc', 'ac'])
export type GrowthIndicator = v.InferOutput<typeof GrowthIndicator>

/** z-scores with two decimals; null = no result (out of the table's range, or not measured). */
export const Zs = v.object({
  len: v.nullable(v.number()),
  wei: v.nullable(v.number()),
  wfl: v.nullable(v.number()),
  bmi: v.nullable(v.number()),
  hc: v.nullable(v.number()),
  ac: v.nullable(v.number()),
})
export type Zs = v.InferOutput<typeof Zs>

/** At least one measure. Ranges refuse only what no child under five can be; the rules flag the rest. */
export const Measured = v.pipe(
  v.strictObject({
    day: Day,
    weightKg: measure(0.3, 60),
    lengthCm: measure(20, 140),
    /** L lying, H standing */
    position: v.optional(v.picklist(['L', 'H'])),
    headCm: measure(15, 70),
    armCm: measure(4, 40),
    oedema: v.optional(v.boolean()),
    /** undressed infant, two adults: how the weight was taken */
    undressed: v.optional(v.boolean()),
    /** what the rule said on the tablet: stays visible as what was known then */
    seen: v.optional(
      v.strictObject({
        z: v.record(v.string(), v.nullable(v.number())),
        flags: v.array(v.string()),
        rule: v.string(),
      }),
    ),
  }),
  v.check(
    (m) =>
      m.weightKg !== undefined || m.lengthCm !== undefined || m.headCm !== undefined || m.armCm !== undefined,
    'falta al menos una medida',
  ),
)
export type Measured = v.InferOutput<typeof Measured>

export const measured: FactKind = {
  kind: 'growth.measured',
  version: 1,
  words: { es: 'Medición', en: 'Measuring' },
  payload: Measured,
  permission: 'growth.write',
  physical: true,
  door: 'any',
  subject: 'child',
}
export const growthKinds = [measured] as const

/** One measuring as judged today; its key is the fact's id. Units: kg, cm. */
export const Measurement = v.object({
  book: Uuid,
  key: Uuid,
  child: Uuid,
  day: v.string(),
  weight_kg: v.nullable(v.number()),
  length_cm: v.nullable(v.number()),
  position: v.nullable(v.picklist(['L', 'H'])),
  head_cm: v.nullable(v.number()),
  arm_cm: v.nullable(v.number()),
  oedema: v.boolean(),
  author: Uuid,
  witness: v.nullable(Uuid),
  corrects: v.nullable(Uuid),
  z: Zs,
  flags: v.array(v.string()),
  rule: v.string(),
  seen: v.nullable(
    v.object({
      z: v.record(v.string(), v.nullable(v.number())),
      flags: v.array(v.string()),
      rule: v.string(),
    }),
  ),
})
export type Measurement = v.InferOutput<typeof Measurement>

/** A child's month as figures count it: the last valid result of each indicator; its key is `child|month`. */
export const GrowthMonth = v.object({
  book: Uuid,
  key: v.string(),
  child: Uuid,
  month: v.string(),
  room: v.nullable(Uuid),
  measured_on: v.string(),
  z: Zs,
})
export type GrowthMonth = v.InferOutput<typeof GrowthMonth>

export const growthOfChild = endpoint({
  id: 'growth.child',
  method: 'GET',
  path: '/v1/books/:book/children/:child/growth',
  words: { es: 'Las mediciones de una niña o un niño', en: 'A child’s measurings' },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid, purpose: v.pipe(v.string(), v.minLength(3), v.maxLength(40)) }),
  answer: v.object({ measurements: v.array(Measurement), tables: v.string(), arm: v.boolean() }),
  logsRead: true,
})

export const OverdueChild = v.object({
  child: Uuid,
  name: v.nullable(v.string()),
  room: v.nullable(Uuid),
  last_day: v.nullable(v.string()),
  due: v.string(),
  days_late: v.number(),
})
export type OverdueChild = v.InferOutput<typeof OverdueChild>

export const overdueGrowth = endpoint({
  id: 'growth.overdue',
  method: 'GET',
  path: '/v1/books/:book/growth/overdue',
  words: { es: 'A quién falta pesar y medir', en: 'Who is overdue for weighing' },
  access: { who: 'person', permission: 'children.read', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, room: v.optional(Uuid) }),
  answer: v.object({ today: v.string(), overdue: v.array(OverdueChild) }),
})
