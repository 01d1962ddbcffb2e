// What may be said of a child's development: what somebody saw, with which instrument, and which instruments the institution has.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'

/** Names of instruments, domains, age groups and items: short, without blanks, the same in every language version. */
const Name = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'se esperaban letras, cifras, punto, guion (hasta 40)'),
)
const Said = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400))
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

/** An instrument is data. `surveillance` is no test; `screening` is applied only by whom a certificate allows it. */
export const Instrument = v.strictObject({
  id: Name,
  version: Name,
  title: WordsOf,
  kind: v.picklist(['surveillance', 'screening']),
  domains: v.array(Domain),
  /** from the youngest on; none overlaps another */
  groups: v.array(AgeGroup),
  items: v.array(Item),
  rule: Rule,
  source: Said,
  license: Said,
  /** days on which it may be applied; without `to`, until another version comes into force */
  validity: v.strictObject({ from: Day, to: v.optional(Day) }),
})
export type Instrument = v.InferOutput<typeof Instrument>

/** Traffic light: `none` = not enough was seen to say anything. */
export const Light = v.picklist(['green', 'amber', 'red', 'none'])
export type Light = v.InferOutput<typeof Light>
