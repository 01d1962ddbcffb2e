// Prevalence: every figure of WHO's software on a survey of 400 children, and what must hold for any survey.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cuts, prevalence, type SurveyChild, zMean } from './prevalence.ts'
import { readWhoTables } from './read-who-tables.ts'
import { tProbability, tQuantile } from './student-t.ts'
import { zOf } from './z-of.ts'

const DIR = resolve('../shared/reference/who-growth')
const absent = !existsSync(DIR)
const text = (name: string) => readFileSync(`${DIR}/${name}`, 'utf8')
const table = (name: string) => {
  const [head, ...lines] = text(name).trim().split('\n')
  const names = head!.split(',')
  return lines.map(
    (l) => Object.fromEntries(l.split(',').map((c, i) => [names[i]!, c])) as Record<string, string>,
  )
}

type Child = SurveyChild & { readonly sex: string; readonly months: number }

describe.skipIf(absent)(`the survey of ${DIR}${absent ? ' (skipped: not on this machine)' : ''}`, () => {
  const survey = (): Child[] => {
    const read = readWhoTables(
      ['lms-by-age.csv', 'lms-by-length.csv'].map((name) => ({ name, text: text(name) })),
    )
    if (!read.stands) throw new Error(JSON.stringify(read.fault))
    const number = (s: string) => (s === '' ? undefined : Number(s))
    return table('prevalence-sample-input.csv').map((r) => {
      const result = zOf(read.tables, {
        sex: r.sex as 'M' | 'F',
        ageDays: number(r.age_days!),
        weightKg: number(r.weight_kg!),
        lengthCm: number(r.lenhei_cm!),
        position: r.measure === '' ? undefined : (r.measure as 'L' | 'H'),
        oedema: r.oedema === 'y',
      })
      return { ...result, oedema: r.oedema === 'y', sex: r.sex!, months: Number(r.age_days) / 30.4375 }
    })
  }
  const ages = [0, 6, 12, 24, 36, 48, 60]
  const inAge = (c: Child, name: string) => {
    const i = ages.findIndex((from) => name.startsWith(`${String(from).padStart(2, '0')}-`))
    return c.months >= ages[i]! && c.months < ages[i + 1]!
  }
  const inGroup = (group: string) => (c: Child) => {
    const [kind, name] = group.split(': ') as [string, string | undefined]
    if (kind === 'All') return true
    const bySex = (s: string) => (c.sex === 'F' ? 'Female' : 'Male') === s
    if (kind === 'Age group') return inAge(c, name!)
    if (kind === 'Sex') return bySex(name!)
    return inAge(c, name!) && bySex(name!.split('.')[1]!)
  }

  test('every prevalence, standard error, limit and mean', () => {
    const children = survey()
    const rows = table('prevalence-sample-expected.csv')
    let seen = 0
    for (const row of rows) {
      const group = children.filter(inGroup(row.group!))
      const label = `${row.group} ${row.indicator}`
      const near = (ours: number | undefined, theirs: string | undefined, what: string) => {
        expect(
          Math.abs((ours ?? 0) - Number(theirs)),
          `${label} ${what}: ${ours} against ${theirs}`,
        ).toBeLessThan(2e-6)
      }
      if (row.indicator!.endsWith('_mean')) {
        const of = { HA_mean: 'len', WA_mean: 'wei', WH_mean: 'wfl', BMI_mean: 'bmi' } as const
        const ours = zMean(group, of[row.indicator as keyof typeof of], children.length)!
        expect(ours.n, label).toBe(Number(row.n))
        near(ours.mean, row.r, 'mean')
        near(ours.standardError, row.se, 'se')
        near(ours.lower, row.ll, 'lower')
        near(ours.upper, row.ul, 'upper')
        near(ours.standardDeviation, row.stdev, 'stdev')
      } else {
        const ours = prevalence(group, cuts[row.indicator as keyof typeof cuts], children.length)!
        expect(ours.n, label).toBe(Number(row.n))
        near(ours.percent, row.r, 'percent')
        near(ours.standardError, row.se, 'se')
        near(ours.lower ?? ours.percent, row.ll, 'lower')
        near(ours.upper ?? ours.percent, row.ul, 'upper')
      }
      seen++
    }
    expect(seen).toBe(357)
  })
})

test('the t quantile is that of the printed tables', () => {
  const printed: [number, number, number][] = [
    [0.975, 1, 12.7062],
    [0.975, 2, 4.30265],
    [0.975, 10, 2.22814],
    [0.975, 30, 2.04227],
    [0.975, 399, 1.96593],
    [0.95, 5, 2.01505],
    [0.5, 7, 0],
  ]
  for (const [p, df, t] of printed) expect(tQuantile(p, df)).toBeCloseTo(t, 4)
  expect(tQuantile(0.3, 5)).toBeNaN()
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 0.9999, noNaN: true }),
      fc.integer({ min: 1, max: 5000 }),
      (p, df) => {
        expect(tProbability(tQuantile(p, df), df)).toBeCloseTo(p, 9)
      },
    ),
  )
})

test('any survey: the share lies between its limits, and more malnourished never lower it', () => {
  const child = fc.record({
    z: fc.record({ len: fc.option(fc.integer({ min: -600, max: 600 }).map((x) => x / 100)) }),
    implausible: fc.constant([]),
    oedema: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(child, { minLength: 2, maxLength: 60 }), (group) => {
      const p = prevalence(group, cuts.HA_2, group.length)
      if (p === undefined) {
        expect(group.every((c) => c.z.len === null)).toBe(true)
        return
      }
      if (p.lower !== undefined) expect(p.lower <= p.percent && p.percent <= p.upper!).toBe(true)
      const worse = prevalence([...group, { ...group[0]!, z: { len: -4 } }], cuts.HA_2, group.length + 1)!
      expect(worse.percent).toBeGreaterThanOrEqual(p.percent)
    }),
  )
  expect(prevalence([], cuts.HA_2, 10)).toBeUndefined()
  expect(zMean([], 'len', 10)).toBeUndefined()
})
