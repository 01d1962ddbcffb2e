// An item bank as it is loaded: difficulties, the scale they lie on, what is expected by age, and what its scores may be called.
import * as v from 'valibot'
import type { ItemPlace, ScoreScale } from '../contract/instrument.ts'

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty('se esperaba un texto'))
const Finite = v.pipe(v.number(), v.finite('se esperaba un número'))
const Positive = v.pipe(
  Finite,
  v.check((x) => x > 0, 'se esperaba un número mayor que 0'),
)

/** At most so many points of quadrature and items: a typing error must not ask for all memory. */
const MOST_POINTS = 2_001
const MOST_ITEMS = 5_000

const BankItem = v.object({ id: Text, difficulty: Finite })
const Quadrature = v.pipe(
  v.object({ from: Finite, to: Finite, by: Positive }),
  v.check(
    (q) => q.to > q.from && (q.to - q.from) / q.by < MOST_POINTS,
    `se esperaba de menos a más, con menos de ${MOST_POINTS} puntos`,
  ),
)
/** Mean and spread expected by age; the prior of a child of that age. */
const AgeRows = v.optional(
  v.pipe(
    v.array(v.object({ ageYears: Finite, mean: Finite, sd: Positive })),
    v.check(
      (rows) => rows.every((row, i) => i === 0 || row.ageYears > rows[i - 1]!.ageYears),
      'se esperaban edades de menos a más, cada una una vez',
    ),
  ),
  [],
)
/** Parts that other files of answers have in common with a bank. */
export const ItemBankParts = { Finite, Positive, Quadrature, AgeRows }

/**
 * The file of a bank. `unit` says on which scale the difficulties are: `score` (as they are) or `logit` (score = intercept +
 * slope × logit). `scale` is how many points of the score one logit is worth; in logits it is the slope.
 */
export const ItemBankFile = v.pipe(
  v.object({
    name: Text,
    version: Text,
    license: Text,
    /** what a score of this bank may be called; D-score only with `permission` */
    called: Text,
    /** who allows that name for these items, with the document that says so */
    permission: v.optional(Text),
    unit: v.optional(v.picklist(['score', 'logit'], 'se esperaba score o logit'), 'score'),
    transform: v.optional(v.object({ intercept: Finite, slope: Positive })),
    scale: v.optional(Positive),
    quadrature: Quadrature,
    items: v.pipe(
      v.array(BankItem),
      v.minLength(1, 'se esperaba al menos un reactivo'),
      v.maxLength(MOST_ITEMS, `se esperaban a lo más ${MOST_ITEMS} reactivos`),
    ),
    ages: AgeRows,
  }),
  v.check(
    (b) => (b.unit === 'score' ? b.scale !== undefined : b.transform !== undefined),
    'se esperaba scale, o transform si las dificultades están en logits',
  ),
  v.check(
    (b) => new Set(b.items.map((i) => i.id)).size === b.items.length,
    'se esperaba cada reactivo una vez',
  ),
  v.check(
    (b) => !claimsDScore(b.called) || b.permission !== undefined,
    'se esperaba permission: quién permite llamar D-score a los puntajes de estos reactivos',
  ),
)

export type ItemBank = {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly called: string
  /** points of the score that one logit is worth */
  readonly scale: number
  readonly quadrature: { readonly from: number; readonly to: number; readonly by: number }
  readonly items: readonly { readonly id: string; readonly difficulty: number }[]
  readonly ages: readonly AgeExpected[]
}
export type AgeExpected = { readonly ageYears: number; readonly mean: number; readonly sd: number }
export type Prior = { readonly mean: number; readonly sd: number }

/** "D-score", "d score", "puntaje D": a name others have defined, and whose items they own. Source: van Buuren (2014); dscore.nl. */
export const claimsDScore = (called: string): boolean =>
  /\bd[\s_-]?score\b|\bdaz\b|\bpuntaje[\s-]d\b/i.test(called)

/** The bank with everything on the scale of the score. */
export function bankOf(file: v.InferOutput<typeof ItemBankFile>): ItemBank {
  const { intercept, slope } = file.transform ?? { intercept: 0, slope: 1 }
  const onScore = (d: number) => (file.unit === 'logit' ? intercept + slope * d : d)
  return {
    name: file.name,
    version: file.version,
    license: file.license,
    called: file.called,
    scale: file.unit === 'logit' ? slope : file.scale!,
    quadrature: file.quadrature,
    items: file.items.map((i) => ({ id: i.id, difficulty: onScore(i.difficulty) })),
    ages: file.ages,
  }
}

/** The bank of a loaded instrument: its scale with the difficulties that came along with the answers. */
export const bankOfScale = (s: ScoreScale, asked: Readonly<Record<string, ItemPlace>>): ItemBank => ({
  ...{ name: s.called, version: '', license: '', called: s.called, scale: s.scale, quadrature: s.grid },
  items: Object.entries(asked).flatMap(([id, p]) =>
    p.difficulty === undefined ? [] : [{ id, difficulty: p.difficulty }],
  ),
  ages: s.ages.map(({ months, mean, sd }) => ({ ageYears: months / 12, mean, sd })),
})

/** What is expected at an age, linear between rows; undefined where the bank does not speak of that age. */
export function expectedAt(bank: Pick<ItemBank, 'ages'>, ageYears: number): Prior | undefined {
  const { ages } = bank
  const first = ages[0]
  const last = ages.at(-1)
  if (!first || !last || !(ageYears >= first.ageYears && ageYears <= last.ageYears)) return undefined
  const at = ages.findIndex((row) => row.ageYears >= ageYears)
  if (at === 0) return { mean: first.mean, sd: first.sd }
  const [a, b] = [ages[at - 1]!, ages[at]!]
  const share = (ageYears - a.ageYears) / (b.ageYears - a.ageYears)
  return { mean: a.mean + share * (b.mean - a.mean), sd: a.sd + share * (b.sd - a.sd) }
}
