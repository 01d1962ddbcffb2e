// `calc dscore`: ability with its standard error from answers, over the item bank that the JSON file brings.
import * as v from 'valibot'
import {
  expectedAt,
  type ItemBank,
  ItemBankParts,
  type Prior,
} from '../../modules/development/rules/item-bank.ts'
import { type Scorer, scoreOne, scorerOf } from '../../modules/development/rules/rasch.ts'
import { calculator, done, type Outcome, quoted, wrong } from './frame.ts'
import { answers, CaseId, objectOf, readJson } from './json-input.ts'

const ANSWER = 'se esperaba 1, 0, null o "NA"'
/** As R writes what is missing. */
const Answer = v.pipe(
  v.unknown(),
  v.check((x) => x === 0 || x === 1 || x === null || x === 'NA', ANSWER),
  v.transform((x) => (x === 'NA' ? null : (x as 1 | 0 | null))),
)
const { Finite, Positive, AgeRows, Quadrature } = ItemBankParts

const Case = objectOf({
  id: CaseId,
  ageYears: v.optional(Finite),
  priorMean: v.optional(Finite),
  priorSd: v.optional(Positive),
  scores: v.pipe(
    v.custom<Record<string, unknown>>(
      (x) => typeof x === 'object' && x !== null && !Array.isArray(x),
      'se esperaba un objeto de reactivo a respuesta',
    ),
    v.record(v.string(), Answer),
  ),
})
const Cases = objectOf({
  model: objectOf({
    type: v.optional(v.literal('rasch-eap', 'se esperaba rasch-eap')),
    scale: Positive,
    quadrature: Quadrature,
    name: v.optional(v.string()),
    called: v.optional(v.string()),
  }),
  items: v.pipe(
    v.array(objectOf({ item: v.string(), tau: Finite })),
    v.minLength(1, 'se esperaba al menos un reactivo'),
  ),
  ages: AgeRows,
  cases: v.array(Case),
})
type File = v.InferOutput<typeof Cases>

const DECIMALS = 10_000

export const dscore = calculator({
  summary: 'dscore: habilidad con su error de un archivo JSON · ability with its error from a JSON file',
  help: `nido calc dscore ARCHIVO.json
Habilidad por el modelo de Rasch (esperanza a posteriori, el método del D-score) sobre el banco que trae el archivo:
{"model": {"scale", "quadrature": {"from", "to", "by"}}, "items": [{"item", "tau"}], "ages"?: [{"ageYears", "mean", "sd"}],
"cases": [{"id"?, "ageYears"?, "priorMean"?, "priorSd"?, "scores": {reactivo: 1, 0, null o "NA"}}]}. Sin priorMean y priorSd se
toma lo esperado a esa edad de ages. Escribe {"cases": [{"id", "result": {"n", "p", "d", "sem"}}]}: respuestas, parte lograda,
puntaje y error estándar; null donde no se observó nada. Sólo es un D-score si el banco y su licencia permiten llamarlo así.
Termina en 2 si el archivo está mal: dice línea y columna, o el campo, y qué se esperaba.
English: Rasch EAP over the bank in the file; n, p, d and sem per case, null where nothing was observed. It is a D-score only
where the bank and its licence allow that name.`,
  compute: async (file, _options, io) => {
    const read = await readJson(file, Cases, io)
    if (!read.stands) return read
    const bank = bankIn(file, read.value)
    if (!bank.stands) return bank
    const scorer = scorerOf(bank.value)
    const results = new Map<object, Result>()
    for (const [i, c] of read.value.cases.entries()) {
      const result = scored(file, scorer, c, i)
      if (!result.stands) return result
      results.set(c, result.value)
    }
    io.out(`${JSON.stringify({ cases: answers(read.value.cases, (c) => results.get(c)) }, null, 1)}\n`)
    return done(undefined)
  },
})

type Result = {
  readonly n: number
  readonly p: number | null
  readonly d: number | null
  readonly sem: number | null
}

function bankIn(file: string, { model, items, ages }: File): Outcome<ItemBank> {
  const seen = new Set<string>()
  for (const [i, { item }] of items.entries()) {
    if (seen.has(item)) {
      const expected = 'se esperaba cada reactivo una vez'
      return wrong({ file, path: `items[${i}].item`, expected, found: quoted(item) })
    }
    seen.add(item)
  }
  return done({
    name: model.name ?? file,
    version: '',
    license: '',
    called: 'd',
    scale: model.scale,
    quadrature: model.quadrature,
    items: items.map(({ item, tau }) => ({ id: item, difficulty: tau })),
    ages,
  })
}

function scored(file: string, scorer: Scorer, c: File['cases'][number], i: number): Outcome<Result> {
  const at = `cases[${i}]`
  const prior = priorOf(c, scorer.bank)
  if (prior === undefined) {
    const expected = 'se esperaba un número, o una edad que esté en ages'
    return wrong({ file, path: `${at}.${c.priorMean === undefined ? 'priorMean' : 'priorSd'}`, expected })
  }
  const { score, unknown } = scoreOne(scorer, c.scores, prior)
  if (unknown[0] !== undefined) {
    const expected = 'se esperaba un reactivo de items'
    return wrong({ file, path: `${at}.scores`, expected, found: quoted(unknown[0]) })
  }
  if (score === undefined) return done({ n: 0, p: null, d: null, sem: null })
  const short = (x: number) => Math.round(x * DECIMALS) / DECIMALS
  return done({ n: score.n, p: short(score.share), d: short(score.score), sem: short(score.sem) })
}

function priorOf(c: File['cases'][number], bank: ItemBank): Prior | undefined {
  const byAge = c.ageYears === undefined ? undefined : expectedAt(bank, c.ageYears)
  const mean = c.priorMean ?? byAge?.mean
  const sd = c.priorSd ?? byAge?.sd
  return mean === undefined || sd === undefined ? undefined : { mean, sd }
}
