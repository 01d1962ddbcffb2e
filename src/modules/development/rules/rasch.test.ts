// Scores against the published method: sixty children of a reference sample, the definition itself, and banks that may not say D-score.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { bankOf, expectedAt, type ItemBank, ItemBankFile } from './item-bank.ts'
import { scoreAll, scoreOne, scorerOf, scoreWords, withoutPrior } from './rasch.ts'

const FILE = resolve('../shared/reference/development/dscore-eap-sample.json')
const absent = !existsSync(FILE)

const file = {
  name: 'prueba',
  version: '1',
  license: 'CC0-1.0',
  called: 'puntaje de desarrollo',
  scale: 4,
  quadrature: { from: -10, to: 100, by: 1 },
  items: Array.from({ length: 150 }, (_, i) => ({ id: `i${i}`, difficulty: i * 0.6 })),
  ages: [
    { ageYears: 0, mean: 10, sd: 4 },
    { ageYears: 2, mean: 60, sd: 6 },
  ],
}
const bank = bankOf(v.parse(ItemBankFile, file))
const scorer = scorerOf(bank)

/** The definition, through logarithms and without any shortcut. */
function byDefinition(
  b: ItemBank,
  answers: Record<string, 1 | 0 | null>,
  prior: { mean: number; sd: number },
) {
  const points = Array.from({ length: 111 }, (_, i) => i - 10)
  const logs = points.map((x) => {
    let log = -0.5 * ((x - prior.mean) / prior.sd) ** 2
    for (const { id, difficulty } of b.items) {
      const logit = (x - difficulty) / b.scale
      if (answers[id] === 1) log -= Math.log1p(Math.exp(-logit))
      if (answers[id] === 0) log -= Math.log1p(Math.exp(logit))
    }
    return log
  })
  const peak = Math.max(...logs)
  const w = logs.map((l) => Math.exp(l - peak))
  const sum = w.reduce((a, x) => a + x, 0)
  const mean = points.reduce((a, x, i) => a + x * w[i]!, 0) / sum
  const sem = Math.sqrt(points.reduce((a, x, i) => a + (x - mean) ** 2 * w[i]!, 0) / sum)
  return { mean, sem }
}

describe.skipIf(absent)(`${FILE}${absent ? ' (skipped: not on this machine)' : ''}`, () => {
  test('all sixty children within 0.001, score and standard error', () => {
    const sample = JSON.parse(readFileSync(FILE, 'utf8'))
    const items = sample.items.map((i: { item: string; tau: number }) => ({ id: i.item, difficulty: i.tau }))
    const own = scorerOf({ ...bank, ...sample.model, items })
    expect(sample.cases).toHaveLength(60)
    for (const c of sample.cases) {
      const { score, unknown } = scoreOne(own, c.scores, { mean: c.priorMean, sd: c.priorSd })
      expect(unknown).toEqual([])
      if (c.expect.d === null) {
        expect(score).toBeUndefined()
        continue
      }
      expect(Math.abs(score!.score - c.expect.d)).toBeLessThan(0.001)
      expect(Math.abs(score!.sem - c.expect.sem)).toBeLessThan(0.001)
      expect(score!.n).toBe(c.expect.n)
      expect(score!.share).toBeCloseTo(c.expect.p, 4)
    }
  })
})

test('any answers and prior give what the definition gives, also where they contradict each other', () => {
  const answers = fc.dictionary(
    fc.integer({ min: 0, max: 149 }).map((i) => `i${i}`),
    fc.constantFrom(1 as const, 0 as const, null),
    { minKeys: 1, maxKeys: 150 },
  )
  const prior = fc.record({ mean: fc.integer({ min: -40, max: 140 }), sd: fc.integer({ min: 1, max: 20 }) })
  fc.assert(
    fc.property(answers, prior, (given, p) => {
      const { score } = scoreOne(scorer, given, p)
      const counted = Object.values(given).filter((x) => x !== null)
      expect(score?.n ?? 0).toBe(counted.length)
      if (!score) return
      const right = byDefinition(bank, given, p)
      expect(score.score).toBeCloseTo(right.mean, 6)
      expect(score.sem).toBeCloseTo(right.sem, 5)
    }),
    { numRuns: 300 },
  )
})
test('columns give what one child gives, and nothing observed is no score', () => {
  const out = scoreAll(scorer, {
    starts: Uint32Array.of(0, 3, 3, 5),
    items: Uint16Array.of(10, 20, 30, 40, 41),
    answers: Uint8Array.of(1, 0, 2, 1, 1),
    priorMean: Float64Array.of(12, 20, 25),
    priorSd: Float64Array.of(5, 5, 5),
  })
  const one = scoreOne(scorer, { i10: 1, i20: 0, i30: null }, { mean: 12, sd: 5 }).score!
  expect([out.score[0], out.sem[0], out.n[0], out.achieved[0]]).toEqual([one.score, one.sem, 2, 1])
  expect([out.score[1], out.sem[1], out.n[1]]).toEqual([Number.NaN, Number.NaN, 0])
  expect(scoreOne(scorer, { other: 1 }, { mean: 1, sd: 5 })).toEqual({ score: undefined, unknown: ['other'] })
})
test('without its prior a score is what the answers said', () => {
  // Two normal sources: prior 0 ± 1 and answers 2 with variance 0.5 give a posterior at 4/3 with variance 1/3.
  const said = withoutPrior({ score: 50 + (4 / 3) * 5, sem: 5 * Math.sqrt(1 / 3) }, { mean: 50, sd: 5 })!
  expect([said.value, said.variance]).toEqual([expect.closeTo(2, 10), expect.closeTo(0.5, 10)])
  expect(withoutPrior({ score: 50, sem: 5 }, { mean: 50, sd: 5 })).toBeUndefined()
})
test('words always have the error beside the score', () => {
  expect(scoreWords(bank, { score: 62.21, sem: 2.04 })).toBe('puntaje de desarrollo 62.2 ± 2.0')
})

describe('a bank', () => {
  test('may not call its scores D-score without saying who allows it', () => {
    for (const called of ['D-score', 'd score', 'El DScore', 'DAZ', 'puntaje D']) {
      expect(v.safeParse(ItemBankFile, { ...file, called }).success).toBe(false)
      expect(v.safeParse(ItemBankFile, { ...file, called, permission: 'carta del titular' }).success).toBe(
        true,
      )
    }
  })
  test('in logits lies on the scale of the score', () => {
    const { scale: _, ...rest } = file
    const logits = {
      ...rest,
      unit: 'logit',
      transform: { intercept: 50, slope: 4 },
      items: [{ id: 'a', difficulty: -1 }],
    }
    expect(bankOf(v.parse(ItemBankFile, logits))).toMatchObject({ scale: 4, items: [{ difficulty: 46 }] })
    expect(v.safeParse(ItemBankFile, rest).success).toBe(false)
  })
  test.each([
    [{ items: [] }],
    [{ items: [file.items[0], file.items[0]] }],
    [{ ages: [file.ages[1], file.ages[0]] }],
    [{ quadrature: { from: 0, to: 1e9, by: 1 } }],
    [{ scale: 0 }],
    [{ license: ' ' }],
  ])('is refused with %j', (wrong) => {
    expect(v.safeParse(ItemBankFile, { ...file, ...wrong }).success).toBe(false)
  })
  test('expects by age between its rows and nothing beyond them', () => {
    expect(expectedAt(bank, 0)).toEqual({ mean: 10, sd: 4 })
    expect(expectedAt(bank, 1)).toEqual({ mean: 35, sd: 5 })
    expect(expectedAt(bank, 2)).toEqual({ mean: 60, sd: 6 })
    expect([expectedAt(bank, -0.1), expectedAt(bank, 2.1), expectedAt(bank, Number.NaN)]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})
