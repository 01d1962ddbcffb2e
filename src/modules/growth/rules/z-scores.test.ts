// z-scores: the sample of WHO's software to the last decimal, and what must hold for any child and any garbage.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInTables } from './built-in-tables.ts'
import { growthIndicators } from './growth-tables.ts'
import { readWhoTables } from './read-who-tables.ts'
import { type ChildMeasurement, setRow, zOf } from './z-of.ts'
import { childColumns, zScores } from './z-scores.ts'

const DIR = resolve('../shared/reference/who-growth')
const absent = !existsSync(DIR)
const builtIn = builtInTables()

const sample = () => {
  const [head, ...lines] = readFileSync(`${DIR}/zscore-sample-200.csv`, 'utf8').trim().split('\n')
  const names = head!.split(',')
  return lines.map(
    (l) => Object.fromEntries(l.split(',').map((c, i) => [names[i]!, c])) as Record<string, string>,
  )
}
const number = (s: string | undefined) => (s === '' || s === undefined ? undefined : Number(s))
const childOf = (r: Record<string, string>): ChildMeasurement => ({
  sex: r.sex === '' ? undefined : (r.sex as 'M' | 'F'),
  ageDays: number(r.age_days),
  weightKg: number(r.weight_kg),
  lengthCm: number(r.lenhei_cm),
  position: r.measure === '' ? undefined : (r.measure as 'L' | 'H'),
  headCm: number(r.headc_cm),
  armCm: number(r.armc_cm),
  oedema: r.oedema === 'y',
})

describe.skipIf(absent)(
  `the 200 children of ${DIR}${absent ? ' (skipped: not on this machine)' : ''}`,
  () => {
    test('every z and flag is that of WHO’s software, with its daily tables', () => {
      const read = readWhoTables(
        ['lms-by-age.csv', 'lms-by-length.csv'].map((name) => ({
          name,
          text: readFileSync(`${DIR}/${name}`, 'utf8'),
        })),
      )
      if (!read.stands) throw new Error(JSON.stringify(read.fault))
      for (const r of sample()) {
        const ours = zOf(read.tables, childOf(r))
        for (const i of growthIndicators) {
          expect(ours.z[i], `${r.id} ${i}`).toBe(number(r[`z${i}`]) ?? null)
          if (r[`z${i}`] !== '')
            expect(ours.implausible.includes(i), `${r.id} f${i}`).toBe(r[`f${i}`] === '1')
        }
        expect(ours.correctedCm?.toFixed(2) ?? '', `${r.id} clenhei`).toBe(r.clenhei)
        expect(ours.bodyMass?.toFixed(6) ?? '', `${r.id} cbmi`).toBe(r.cbmi)
        expect(ours.position ?? '', `${r.id} cmeasure`).toBe(r.cmeasure)
        expect(ours.standingTooEarly ? '1' : '0', `${r.id} c9mo`).toBe(r.c9mo_flag)
      }
    })
    test('the built-in tables give the same within a hundredth and a rounding, and say why the arm has none', () => {
      let worst = 0
      for (const r of sample()) {
        const ours = zOf(builtIn, childOf(r))
        for (const i of ['len', 'wei', 'wfl', 'bmi', 'hc'] as const) {
          const theirs = number(r[`z${i}`])
          expect(ours.z[i] === null, `${r.id} ${i}`).toBe(theirs === undefined)
          if (theirs === undefined || Number(r.age_days || 99) < 14) continue
          // What is far out lies on a line through SD2 and SD3: its error grows with its distance.
          worst = Math.max(worst, Math.abs(ours.z[i]! - theirs) / Math.max(1, Math.abs(theirs) / 3))
        }
        if (r.zac !== '') expect(ours.absent.ac).toBe('no-table')
      }
      console.log('built-in tables on the sample, largest difference:', worst.toFixed(4))
      expect(worst).toBeLessThan(0.0101)
    })
  },
)

const any = fc.oneof(fc.double(), fc.constantFrom(0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e308, 5e-324))
const plausible = fc.record({
  sex: fc.constantFrom('M', 'F'),
  ageDays: fc.integer({ min: 0, max: 1826 }),
  weightKg: fc.integer({ min: 1000, max: 40_000 }).map((g) => g / 1000),
  lengthCm: fc.integer({ min: 450, max: 1200 }).map((mm) => mm / 10),
  position: fc.constantFrom('L', 'H', undefined),
  headCm: fc.integer({ min: 250, max: 600 }).map((mm) => mm / 10),
})

describe('any child', () => {
  test('garbage gives a number or nothing, never a throw', () => {
    const garbage = fc.record({
      sex: fc.constantFrom('M', 'F', undefined),
      ageDays: any,
      weightKg: any,
      lengthCm: any,
      position: fc.constantFrom('L', 'H', undefined),
      headCm: any,
      armCm: any,
      oedema: fc.boolean(),
    })
    fc.assert(
      fc.property(garbage, (child) => {
        const { z, absent } = zOf(builtIn, child)
        for (const i of growthIndicators) {
          expect(z[i] === null || Number.isFinite(z[i])).toBe(true)
          expect(z[i] === null).toBe(absent[i] !== undefined)
        }
      }),
      { numRuns: 1000 },
    )
  })
  test('more weight never lowers a z of weight, and more length never lowers that of length', () => {
    fc.assert(
      fc.property(plausible, fc.integer({ min: 1, max: 5000 }), (child, grams) => {
        const a = zOf(builtIn, child).z
        const b = zOf(builtIn, { ...child, weightKg: child.weightKg + grams / 1000 }).z
        for (const i of ['wei', 'wfl', 'bmi'] as const) expect((b[i] ?? 0) >= (a[i] ?? 0)).toBe(true)
        const taller = zOf(builtIn, { ...child, lengthCm: child.lengthCm + grams / 500 }).z
        expect(taller.len! >= a.len!).toBe(true)
      }),
    )
  })
  test('the same in a batch as alone, in any order', () => {
    fc.assert(
      fc.property(fc.array(plausible, { minLength: 1, maxLength: 20 }), (children) => {
        const rows = childColumns(children.length)
        children.forEach((c, i) => {
          setRow(rows, children.length - 1 - i, c)
        })
        const out = zScores(builtIn, rows)
        children.forEach((c, i) => {
          const alone = zOf(builtIn, c)
          for (const k of growthIndicators) {
            expect(
              Number.isNaN(out[k][children.length - 1 - i]!) ? null : out[k][children.length - 1 - i],
            ).toBe(alone.z[k])
          }
        })
      }),
    )
  })
  test('oedema takes away what hangs on weight, and says so', () => {
    const child = { sex: 'F', ageDays: 400, weightKg: 9, lengthCm: 75, headCm: 45, oedema: true } as const
    const { z, absent } = zOf(builtIn, child)
    expect([z.wei, z.bmi, z.wfl]).toEqual([null, null, null])
    expect(absent).toEqual({ wei: 'oedema', wfl: 'oedema', bmi: 'oedema', ac: 'not-measured' })
    expect(z.len).not.toBeNull()
  })
})

describe('edges of the rules', () => {
  const boy = { sex: 'M', weightKg: 10, lengthCm: 80 } as const
  test.each([
    [273, 'H', 80, true],
    [274, 'H', 80.7, false],
    [730, 'H', 80.7, false],
    [730, 'L', 80, false],
    [731, 'L', 79.3, false],
    [731, 'H', 80, false],
  ] as const)('day %i, %s: length used %f', (ageDays, position, cm, early) => {
    const r = zOf(builtIn, { ...boy, ageDays, position })
    expect(r.correctedCm).toBeCloseTo(cm, 9)
    expect(r.standingTooEarly).toBe(early)
  })
  test('an age in months becomes days: 24 months is a standing child, 60 months is none', () => {
    const at = (months: number, position?: 'L' | 'H') =>
      zOf(builtIn, { sex: 'F', lengthCm: 77.5, weightKg: 8.8, ageDays: months * 30.4375, position })
    expect([at(24, 'H').correctedCm, at(24, 'H').z.len, at(24).z.len]).toEqual([77.5, -2.55, -2.55])
    expect([at(59.9).z.wei === null, at(60).absent.wei, at(60).absent.wfl]).toEqual([
      false,
      'age-outside',
      'age-outside',
    ])
  })
  test('the last day is 1826', () => {
    expect(zOf(builtIn, { ...boy, ageDays: 1826 }).z.wei).not.toBeNull()
    expect(zOf(builtIn, { ...boy, ageDays: 1827 }).absent.wei).toBe('age-outside')
    expect(zOf(builtIn, { ...boy, ageDays: 1827 }).absent.wfl).toBe('age-outside')
  })
  test('without age, position decides; without both, 87 cm does', () => {
    const by = (lengthCm: number, position?: 'L' | 'H') =>
      zOf(builtIn, { sex: 'M', weightKg: 11, lengthCm, position }).z.wfl
    expect(by(86.9)).toBe(by(86.9, 'L'))
    expect(by(87)).toBe(by(87, 'H'))
    expect(by(87)).not.toBe(by(87, 'L'))
  })
})
