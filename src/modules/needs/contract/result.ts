// The words of a result: assumptions with their source, ranges instead of single figures, sizes, costs and ways to share centers.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { AgeBand, HalfHour, Shift } from './survey.ts'

/** How sure a value is: said by an official source; by the press; by the company itself; or our own until somebody knows better. */
export const Confidence = v.picklist(['confirmed', 'press', 'company', 'proposal'])
export type Confidence = v.InferOutput<typeof Confidence>
export const assumptionIds = [
  'maybe-share',
  'unanswered-ratio',
  'roster-uptake',
  'occupancy-least',
  'travel-most-km',
  'investment-place',
  'operation-place-month',
  'company-share',
  'families-absence-days',
  'absence-avoided',
  'day-cost',
  'turnover-year',
  'turnover-avoided',
  'replacement-cost',
  'years-of-use',
] as const
export const AssumptionId = v.picklist(assumptionIds)
export type AssumptionId = v.InferOutput<typeof AssumptionId>

const Value = v.pipe(
  v.number('se esperaba un número'),
  v.finite(),
  v.minValue(0, 'no puede ser menos de cero'),
  v.maxValue(1e12),
)
/** `low` makes demand, costs and savings small, `high` large; `mid` is what one would say if asked for one. */
export const Assumption = v.pipe(
  v.strictObject({
    id: AssumptionId,
    low: Value,
    mid: Value,
    high: Value,
    source: v.pipe(v.string(), v.trim(), v.minLength(3, 'diga de dónde sale'), v.maxLength(300)),
    /** the day of the source */
    on: Day,
    confidence: Confidence,
  }),
  v.forward(
    v.check((a) => a.low <= a.mid && a.mid <= a.high, 'de menor a mayor: bajo, medio, alto'),
    ['mid'],
  ),
)
export type Assumption = v.InferOutput<typeof Assumption>

export const Range = v.strictObject({ low: v.number(), mid: v.number(), high: v.number() })
export type Range = v.InferOutput<typeof Range>

/** When a place is used: one place serves a child by day and another one in the evening. */
export const Turn = v.picklist(['day', 'evening'])
export type Turn = v.InferOutput<typeof Turn>

/** A center of an option: where, for whom, how many children at once; `demand` null where it would tell of fewer than ten answers. */
export const OptionCenter = v.strictObject({
  at: v.nullable(Uuid),
  name: v.string(),
  parties: v.array(Uuid),
  demand: v.nullable(Range),
  places: v.nullable(v.number()),
  occupancy: v.nullable(Range),
  mean_km: v.number(),
  most_km: v.number(),
})
export type OptionCenter = v.InferOutput<typeof OptionCenter>
/** One way to serve several companies. Pesos; `year`: operation and a part of the investment. */
export const CenterOption = v.strictObject({
  centers: v.array(OptionCenter),
  served: Range,
  without: Range,
  most_km: v.number(),
  investment: Range,
  year: Range,
  /** pesos a year for each child served, middle values; null without any */
  per_child: v.nullable(v.number()),
  /** why it is not advised: a center too far for somebody, or too small to stand by itself */
  against: v.array(v.picklist(['too-far', 'too-small'])),
})
export type CenterOption = v.InferOutput<typeof CenterOption>

/** `own`: one center of a published size; `several`: of the largest; `shared`: too few for one of its own; `none`: nobody would use it. */
export const SizeAdvice = v.picklist(['own', 'several', 'shared', 'none'])
export const Note = v.picklist([
  'few-answers',
  'only-answered',
  'not-stratified',
  'more-answers-than-workers',
  'roster-only',
  'groups-joined',
  'no-place-known',
  'no-baseline',
  'supply-unknown',
])
export type Note = v.InferOutput<typeof Note>

const Hidden = v.nullable(v.number())
/** What a study says, frozen in its version. Groups under ten answers are null, and so is whatever would give them away. */
export const NeedsResult = v.strictObject({
  basis: v.picklist(['survey', 'roster', 'both']),
  workers: v.nullable(v.number()),
  answered: Hidden,
  /** 0 to 1; null where workers are not known */
  rate: v.nullable(v.number()),
  /** children who would come, with all assumptions */
  demand: Range,
  /** what chance alone may do to it: 90 % interval at middle assumptions; null without a survey */
  chance: v.nullable(v.strictObject({ low: v.number(), high: v.number() })),
  /** children of who would rather have a center near home: not counted above */
  near_home: Hidden,
  bands: v.array(v.strictObject({ band: AgeBand, range: Range })),
  turns: v.array(v.strictObject({ turn: Turn, range: Range })),
  shifts: v.array(v.strictObject({ shift: Shift, answered: Hidden, range: v.nullable(Range) })),
  homes: v.array(
    v.strictObject({ municipality: v.nullable(v.string()), name: v.string(), answered: Hidden }),
  ),
  care: v.array(v.strictObject({ of: v.string(), n: Hidden })),
  travel: v.array(v.strictObject({ of: v.string(), n: Hidden })),
  parties: v.array(
    v.strictObject({
      party: Uuid,
      name: v.string(),
      workers: v.nullable(v.number()),
      answered: Hidden,
      range: v.nullable(Range),
    }),
  ),
  places: Range,
  advice: SizeAdvice,
  size: v.nullable(v.number()),
  centers: v.number(),
  sizes: v.array(v.strictObject({ places: v.number(), occupancy: Range, without: Range })),
  /** opening that would serve so many of the children whose hours are known, 0 to 1 */
  hours: v.nullable(v.strictObject({ from: HalfHour, to: HalfHour, covers: v.number() })),
  /** pesos */
  costs: v.strictObject({
    investment: Range,
    operation_year: Range,
    company_year: Range,
    avoided_year: Range,
    net_year: Range,
  }),
  unconfirmed: v.number(),
  options: v.array(CenterOption),
  advised: v.nullable(v.number()),
  /** nurseries near by; null where nothing is imported */
  supply: v.nullable(
    v.strictObject({
      km: v.number(),
      nurseries: v.number(),
      places: v.nullable(v.number()),
      source: v.string(),
      as_of: v.nullable(v.string()),
      /** the nearest of them; missing in results of before */
      nearest: v.optional(
        v.array(v.strictObject({ name: v.string(), km: v.number(), places: v.nullable(v.number()) })),
      ),
    }),
  ),
  /**
   * Centers of the network with places open on the day of the result, the nearest first, within the same distance; `occupied` null where it
   * would tell of fewer than ten. Null where no company has a place; missing in results of before.
   */
  centers_near: v.optional(
    v.nullable(
      v.strictObject({
        km: v.number(),
        centers: v.array(
          v.strictObject({
            ...{ name: v.string(), km: v.number(), open: v.number() },
            occupied: v.nullable(v.number()),
          }),
        ),
      }),
    ),
  ),
  notes: v.array(Note),
})
export type NeedsResult = v.InferOutput<typeof NeedsResult>
