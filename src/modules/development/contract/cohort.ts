// The research cohort: answers of other studies' children, without center or name, from which age curves of single items are drawn.
import * as v from 'valibot'
import { endpoint } from '../../../kernel/endpoint.ts'
import { kindsOf } from '../../../kernel/kind.ts'

const ItemId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/))
/** The study's own short name; without it, the one study that was loaded without a name. */
const Study = v.optional(ItemId)
/** An item as its row is named: after its study, where that has a name. */
const ItemKey = v.pipe(
  v.string(),
  v.regex(/^([A-Za-z0-9][A-Za-z0-9._-]{0,39}:)?[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/),
)
const Said = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400))
/** A number the study gave: figures alone, so that no name and no CURP can stand there. */
export const COHORT_CHILD = /^\d{1,9}$/
const ChildNumber = v.pipe(v.string(), v.regex(COHORT_CHILD))

/** Days; ages are numbers, never dates: a date of birth would be somebody's. */
export const cohortRanges = { age: [0, 2500], gestation: [150, 310] } as const
const within = ([least, most]: readonly [number, number]) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

const kindOf = kindsOf('development', {
  ...{ permission: 'development.load', physical: false, door: 'any', only: 'nation' },
  persons: () => [],
})

/** `observed`: seen by who examined; `parent`: the father or mother was asked. */
export const CohortMode = v.picklist(['observed', 'parent'])
export const ItemWords = v.strictObject({ es: v.optional(Said), en: v.optional(Said) })
export const CohortItemSaid = v.strictObject({
  study: Study,
  item: ItemId,
  domain: Said,
  mode: v.optional(CohortMode),
  words: ItemWords,
})
export const CohortChildSaid = v.strictObject({
  study: Study,
  child: ChildNumber,
  gestationDays: v.optional(within(cohortRanges.gestation)),
})
/** All that was answered about one child at one age. */
export const CohortVisitSaid = v.strictObject({
  study: Study,
  child: ChildNumber,
  ageDays: within(cohortRanges.age),
  answers: v.pipe(
    v.record(ItemId, v.picklist([0, 1])),
    v.check((a) => Object.keys(a).length <= 200, 'se esperaban hasta 200 respuestas'),
  ),
})

export const cohortKinds = [
  kindOf('cohort-item', 'Reactivo de la cohorte', 'Item of the cohort', CohortItemSaid),
  kindOf('cohort-child', 'Niña o niño de la cohorte', 'Child of the cohort', CohortChildSaid),
  kindOf('cohort-visit', 'Visita de la cohorte', 'Visit of the cohort', CohortVisitSaid),
] as const

/** Ages in days, corrected below two years; shares between 0 and 1. */
export const AgeCurve = v.object({
  children: v.number(),
  answers: v.number(),
  /** month by month; `share` is null where fewer than ten children speak: then `children` is null as well */
  months: v.array(
    v.object({ month: v.number(), children: v.nullable(v.number()), share: v.nullable(v.number()) }),
  ),
  /** what is likely at each age, with 95 of 100; empty where `none` says why */
  curve: v.array(v.object({ day: v.number(), share: v.number(), low: v.number(), high: v.number() })),
  /** few: too few children, or nearly all answered alike; falling: not a skill that comes with age */
  none: v.nullable(v.picklist(['few', 'falling'])),
  /** by when that share has achieved it; outside the ages that were seen no age is told */
  ages: v.array(
    v.object({
      share: v.number(),
      day: v.nullable(v.number()),
      outside: v.nullable(v.picklist(['before', 'after'])),
    }),
  ),
})
export type AgeCurve = v.InferOutput<typeof AgeCurve>

const access = {
  who: 'person',
  permission: 'development.load',
  scopeOf: () => ({ kind: 'nation' as const }),
} as const
const Shown = v.object({
  id: v.string(),
  study: v.string(),
  domain: v.string(),
  mode: v.nullable(CohortMode),
  words: v.object({ es: v.string(), en: v.string() }),
})

/** Items in the order of the ages at which they were asked. */
export const cohortItems = endpoint({
  id: 'development.cohort',
  method: 'GET',
  path: '/v1/development/cohort',
  words: { es: 'Cohorte de investigación: sus reactivos', en: 'Research cohort: its items' },
  access,
  input: v.object({}),
  answer: v.object({
    children: v.number(),
    answers: v.number(),
    /** by their names; '' of the one without */
    studies: v.array(v.object({ study: v.string(), children: v.number() })),
    /** `tells`: how much of the way of a skill its answers show: many at ages at which about half can, never nearly all or nobody */
    items: v.array(v.object({ ...Shown.entries, answers: v.number(), tells: v.number() })),
  }),
})

/** Refused: unknown-item. */
export const cohortCurve = endpoint({
  id: 'development.cohort-curve',
  method: 'GET',
  path: '/v1/development/cohort/:item',
  words: {
    es: 'A qué edad se logra un reactivo de la cohorte',
    en: 'At which age an item of the cohort is achieved',
  },
  access,
  input: v.object({ item: ItemKey }),
  answer: v.object({ item: Shown, ...AgeCurve.entries }),
})

/** Age and gestation in days, as the study wrote them. */
export type CohortAnswer = {
  readonly child: string
  readonly age: number
  readonly gestation: number | null
  readonly achieved: number
}
