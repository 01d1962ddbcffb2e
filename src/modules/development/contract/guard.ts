// The guard of quality and the fair comparison: sheets worth a second look, how two persons agree, centers side by side.
import * as v from 'valibot'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { Begun } from '../../../kernel/long-work.ts'

const scopeOf = (i: { book: string }) => ({ kind: 'book', book: i.book }) as const

/** Second looks of a center: whose, until when, whether made; never what either person said. Names only for who works there. */
export const secondLooks = endpoint({
  id: 'development.second-looks',
  method: 'GET',
  path: '/v1/books/:book/second-looks',
  words: { es: 'Segundas miradas pedidas en el centro', en: 'Second looks asked for in the center' },
  access: { who: 'person', permission: 'development.write', scopeOf },
  input: v.object({ book: Uuid }),
  answer: v.object({
    today: v.string(),
    /** words of items that the institution loaded, by id */
    words: v.record(v.string(), v.string()),
    looks: v.array(
      v.object({
        ...{ key: Uuid, child: Uuid, name: v.string(), birth: v.string(), room: v.nullable(Uuid) },
        ...{ instrument: v.string(), version: v.string(), items: v.array(v.string()), by_day: v.string() },
        /** the one who asks saw it first: somebody else must look */
        own: v.boolean(),
        /** of an instrument that only who has its certificate applies, and the one who asks has none today */
        uncertified: v.boolean(),
        /** items that are findings, no skills */
        risks: v.array(v.string()),
        done_on: v.nullable(v.string()),
      }),
    ),
  }),
})

const Finding = v.object({
  reason: v.picklist(['drift', 'too-good', 'copied', 'impossible-age', 'digits', 'times']),
  figure: v.number(),
  usual: v.number(),
})
const Drawn = v.object({
  ...{ book: Uuid, child: Uuid, observation: Uuid, evaluator: Uuid, day: v.string() },
  ...{ instrument: v.string(), version: v.string(), items: v.array(v.string()) },
})
export type Drawn = v.InferOutput<typeof Drawn>

/** What the review of sheets found: whose are worth a second look and why, and the sample that was drawn. */
export const GuardReport = v.object({
  from: v.string(),
  to: v.string(),
  sheets: v.number(),
  evaluators: v.number(),
  /** with too few sheets to say anything */
  few: v.number(),
  rules: v.string(),
  seed: v.string(),
  doubts: v.array(
    v.object({
      ...{ book: Uuid, center: v.string(), evaluator: Uuid, name: v.string(), sheets: v.number() },
      /** title of what was observed with; reports made before applied instruments were reviewed have none */
      instrument: v.optional(v.string()),
      ...{ findings: v.array(Finding), drawn: v.array(Drawn) },
    }),
  ),
  sample: v.array(Drawn),
})
export type GuardReport = v.InferOutput<typeof GuardReport>

export const GUARD_WORK = 'development.guard'

const guarded = {
  who: 'person',
  permission: 'development.guard',
  scopeOf: () => ({ kind: 'own' }) as const,
} as const

/** Reads the sheets of every center in reach, center by center, behind; the report is the result of the work. */
export const reviewSheets = endpoint({
  id: 'development.review-sheets',
  method: 'POST',
  path: '/v1/development/reviews',
  words: {
    es: 'Revisar las hojas de observación de los centros a su alcance',
    en: 'Review the observation sheets of the centers within reach',
  },
  access: guarded,
  input: v.object({}),
  answer: Begun,
})

/** How two persons agree, evaluator by evaluator, over all second looks of the last year. */
export const agreements = endpoint({
  id: 'development.agreements',
  method: 'GET',
  path: '/v1/development/agreements',
  words: {
    es: 'Cuánto coinciden dos personas que miran lo mismo',
    en: 'How far two persons who look at the same agree',
  },
  access: guarded,
  input: v.object({}),
  answer: v.object({
    /** asked for and not made yet */
    waiting: v.number(),
    late: v.number(),
    evaluators: v.array(
      v.object({
        ...{ book: Uuid, center: v.string(), evaluator: Uuid, name: v.string() },
        ...{ looks: v.number(), items: v.number(), same: v.number() },
        ...{ onlyFirst: v.number(), onlySecond: v.number() },
        verdict: v.picklist(['agrees', 'differs', 'milder', 'stricter', 'too-few']),
      }),
    ),
  }),
})

/** A place in the funnel; `mean` after age, sex and entry are taken out, `estimate` drawn to the middle by how few speak for it. */
export const ComparedPlace = v.object({
  ...{ id: Uuid, name: v.string(), representation: v.nullable(v.string()) },
  /** null where fewer than ten children speak for it: nothing else of it is told then */
  n: v.nullable(v.number()),
  mean: v.nullable(v.number()),
  estimate: v.nullable(v.number()),
  sd: v.nullable(v.number()),
  place: v.picklist(['inside', 'low', 'high', 'very-low', 'very-high', 'hidden']),
})
export type ComparedPlace = v.InferOutput<typeof ComparedPlace>

/** Centers within reach in the order of their names: nobody is first or last. */
export const compareCenters = endpoint({
  id: 'development.compare',
  method: 'GET',
  path: '/v1/development/comparison',
  words: {
    es: 'Cómo crecen en su desarrollo, centro por centro, sin filas de mejores ni peores',
    en: 'How development grows, center by center, without a list of best or worst',
  },
  access: { who: 'person', permission: 'development.guard', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({ representation: v.optional(Uuid) }),
  answer: v.object({
    children: v.number(),
    /** centers hidden because fewer than ten children speak for them */
    hidden: v.number(),
    /** undefined figures: too few children in all for a fair comparison */
    fair: v.nullable(v.object({ middle: v.number(), within: v.number(), between: v.number() })),
    centers: v.array(ComparedPlace),
    representations: v.array(v.object({ id: Uuid, name: v.string() })),
  }),
})
