// An instrument as data: its domains, ages, items, the rule that turns answers into a light, and the scale of a score.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'

/** Names of instruments, domains, age groups and items: short, without blanks, the same in every language version. */
export const Name = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'se esperaban letras, cifras, punto, guion (hasta 40)'),
)
export const Said = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400))
const WordsOf = v.strictObject({ es: Said, en: v.optional(Said) })

/** 1 achieved (of a risk axis: found), 0 not yet, null not observed: who was not seen has not failed. */
export const ItemAnswer = v.nullable(v.picklist([0, 1]))
export type ItemAnswer = v.InferOutput<typeof ItemAnswer>

/** `sign: 'risk'`: its items are findings, not skills; a yes is no achievement. */
export const Domain = v.strictObject({ id: Name, words: WordsOf, sign: v.optional(v.literal('risk')) })
export type Domain = v.InferOutput<typeof Domain>

/**
 * Ages in days since birth, corrected below two years: from this one, below that one. Where the instrument counts completed
 * calendar months, `months` says so and rules: from this one, below that one.
 */
export const AgeGroup = v.strictObject({
  id: Name,
  fromDays: v.pipe(v.number(), v.integer(), v.minValue(0)),
  toDays: v.pipe(v.number(), v.integer(), v.maxValue(4000)),
  months: v.optional(v.strictObject({ from: v.number(), below: v.number() })),
})
export type AgeGroup = v.InferOutput<typeof AgeGroup>

export const Item = v.strictObject({
  id: Name,
  domain: Name,
  group: Name,
  words: WordsOf,
  /** on the scale of the instrument's item bank, where it has one */
  difficulty: v.optional(v.number()),
})
export type Item = v.InferOutput<typeof Item>

const Grounds = { source: Said, confidence: v.picklist(['confirmed', 'unconfirmed']) }

/**
 * How answers become a result. `milestones`: a light by domain, `enough` = share of the items of the age that must have been
 * seen before a domain is called on track. `edi`: the traffic light of the Mexican EDI. `rasch`: a score on a loaded bank.
 */
export const Rule = v.variant('kind', [
  v.strictObject({ kind: v.literal('milestones'), enough: v.number(), ...Grounds }),
  v.strictObject({ kind: v.literal('edi'), ...Grounds }),
  v.strictObject({ kind: v.literal('rasch'), ...Grounds }),
])
export type Rule = v.InferOutput<typeof Rule>

const Finite = v.pipe(v.number('se esperaba un número'), v.finite('se esperaba un número'))
const Positive = v.pipe(
  Finite,
  v.check((x) => x > 0, 'se esperaba un número mayor que 0'),
)
/** How difficulties become a score: points of a logit, the grid it is looked for on, what is expected by age, and its name. */
export const ScoreScale = v.strictObject({
  /** what a score may be called; D-score only with `permission` */
  called: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  /** who allows that name for these items, with the document that says so */
  permission: v.optional(Said),
  scale: Positive,
  grid: v.pipe(
    v.strictObject({ from: Finite, to: Finite, by: Positive }),
    v.check(
      (g) => g.to > g.from && (g.to - g.from) / g.by < 2001,
      'se esperaba de menos a más, con menos de 2001 puntos',
    ),
  ),
  /** from the youngest on, in completed months */
  ages: v.pipe(
    v.array(v.strictObject({ months: Finite, mean: Finite, sd: Positive })),
    v.minLength(1, 'se esperaba al menos una edad'),
    v.maxLength(120),
    v.check(
      (rows) => rows.every((r, i) => i === 0 || r.months > rows[i - 1]!.months),
      'se esperaban edades de menos a más',
    ),
  ),
})
export type ScoreScale = v.InferOutput<typeof ScoreScale>

/** An instrument is data. `surveillance` is no test; `screening` is applied only by whom a certificate allows it. */
export const Instrument = v.strictObject({
  id: Name,
  version: Name,
  title: WordsOf,
  kind: v.picklist(['surveillance', 'screening']),
  domains: v.pipe(v.array(Domain), v.maxLength(40)),
  /** from the youngest on; none overlaps another */
  groups: v.pipe(v.array(AgeGroup), v.maxLength(60)),
  items: v.pipe(v.array(Item), v.maxLength(2000)),
  rule: Rule,
  /** with the rule `rasch` alone */
  score: v.optional(ScoreScale),
  source: Said,
  license: Said,
  /** days on which it may be applied; without `to`, until another version comes into force */
  validity: v.strictObject({ from: Day, to: v.optional(Day) }),
})
export type Instrument = v.InferOutput<typeof Instrument>

/** Traffic light: `none` = not enough was seen to say anything. */
export const Light = v.picklist(['green', 'amber', 'red', 'none'])
export type Light = v.InferOutput<typeof Light>

/** Where an item stands in its instrument. */
export const ItemPlace = v.strictObject({ domain: Name, group: Name, difficulty: v.optional(v.number()) })
export type ItemPlace = v.InferOutput<typeof ItemPlace>
/** Ages and rule of the version that was applied; of the EDI every copy knows them. */
export const Frame = v.strictObject({
  groups: v.pipe(v.array(AgeGroup), v.maxLength(60)),
  rule: Rule,
  score: v.optional(ScoreScale),
  /** domains whose items are findings; absent: none */
  risks: v.optional(v.array(Name)),
})
export type Frame = v.InferOutput<typeof Frame>
