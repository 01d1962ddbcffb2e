// Built-in tables: printed from their package, near WHO's daily ones; and reading WHO's own files, faults named.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtInTables } from './built-in-tables.ts'
import {
  ageIndicators,
  atSd,
  hasIndicator,
  LENGTHS,
  type Lms,
  lmsOfAge,
  lmsOfLength,
} from './growth-tables.ts'
import { printWhoLms, type SourceRow, sources } from './print-who-lms.ts'
import { readWhoTables } from './read-who-tables.ts'

const DIR = resolve('../shared/reference/who-growth')
const absent = !existsSync(DIR)
const why = absent ? ' (skipped: not on this machine)' : ''
const files = () =>
  ['lms-by-age.csv', 'lms-by-length.csv'].map((name) => ({
    name,
    text: readFileSync(`${DIR}/${name}`, 'utf8'),
  }))

test('the built-in knots are those of the package (vitest -u prints them again)', async () => {
  const read = (f: string) =>
    JSON.parse(readFileSync(resolve('node_modules/jsgrowup/tables', f), 'utf8')) as SourceRow[]
  const text = printWhoLms(Object.fromEntries(Object.entries(sources).map(([name, f]) => [name, read(f)])))
  await expect(text).toMatchFileSnapshot('./who-lms.ts')
})

test('the built-in tables have every indicator but the arm, every day and every millimeter', () => {
  const tables = builtInTables()
  expect(ageIndicators.map((i) => hasIndicator(tables, i))).toEqual([true, true, true, true, false])
  for (const sex of ['M', 'F'] as const) {
    for (const i of ['len', 'wei', 'bmi', 'hc'] as const) {
      for (let day = 0; day <= 1826; day++) expect(lmsOfAge(tables, i, sex, day)?.m).toBeGreaterThan(0)
    }
    for (const c of ['wfl', 'wfh'] as const) {
      for (let t = LENGTHS[c].from; t <= LENGTHS[c].to; t++)
        expect(lmsOfLength(tables, c, sex, t)?.m).toBeGreaterThan(0)
    }
  }
  expect([
    lmsOfAge(tables, 'len', 'M', 1827),
    lmsOfAge(tables, 'len', 'M', -1),
    lmsOfLength(tables, 'wfl', 'F', 449),
  ]).toEqual([undefined, undefined, undefined])
})

describe.skipIf(absent)(`against the daily tables of ${DIR}${why}`, () => {
  /** Largest difference in z over −3 to 3 between two rows. */
  const apart = (a: Lms, b: Lms) =>
    Math.max(...[-3, -2, 0, 2, 3].map((k) => Math.abs(((atSd(b, k) / a.m) ** a.l - 1) / (a.l * a.s) - k)))

  test('the built-in ones stay within the tolerance they promise', () => {
    const read = readWhoTables(files())
    if (!read.stands) throw new Error(JSON.stringify(read.fault))
    const ours = builtInTables()
    const worst: Record<string, number> = {}
    const note = (k: string, x: number) => {
      worst[k] = Math.max(worst[k] ?? 0, x)
    }
    for (const sex of ['M', 'F'] as const) {
      for (const i of ['len', 'wei', 'bmi', 'hc'] as const) {
        for (let day = 0; day <= 1826; day++) {
          const d = apart(lmsOfAge(ours, i, sex, day)!, lmsOfAge(read.tables, i, sex, day)!)
          note(
            day >= 43
              ? `${i} from 43`
              : day >= 14
                ? `${i} from 14`
                : day >= 7
                  ? `${i} from 7`
                  : `${i} from 0`,
            d,
          )
        }
      }
      for (const c of ['wfl', 'wfh'] as const) {
        for (let t = LENGTHS[c].from; t <= LENGTHS[c].to; t++) {
          note('by length', apart(lmsOfLength(ours, c, sex, t)!, lmsOfLength(read.tables, c, sex, t)!))
        }
      }
    }
    console.log('built-in against daily tables, largest difference in z:', worst)
    const promised = (k: string) =>
      k === 'wei from 0' ? 0.13 : k === 'wei from 7' ? 0.02 : k.endsWith(' from 14') ? 0.007 : 0.0016
    for (const [k, x] of Object.entries(worst)) expect(x, k).toBeLessThan(promised(k))
  })

  test('a fault names file, line, column and what was expected', () => {
    const [age, length] = files() as [{ name: string; text: string }, { name: string; text: string }]
    const broken = (from: string, to: string) =>
      readWhoTables([{ ...age, text: age.text.replace(from, to) }, length])
    expect(broken('len,M,1,1,50.0601,0.03785', 'len,M,1,1,cincuenta,0.03785')).toEqual({
      stands: false,
      fault: { file: 'lms-by-age.csv', line: 3, column: 'm', expected: 'a number such as 12.5' },
    })
    expect(broken('len,M,2,1,50.2359,0.03775\n', '')).toMatchObject({
      fault: { expected: 'a row for len, M, day 2' },
    })
    expect(broken('len,M,1,', 'len,X,1,')).toMatchObject({ fault: { line: 3, column: 'sex' } })
    expect(readWhoTables([length])).toMatchObject({ fault: { expected: 'a row for len, M, day 0' } })
    expect(readWhoTables([{ name: 'x.csv', text: '' }])).toMatchObject({ fault: { file: 'x.csv', line: 1 } })
    expect(readWhoTables([])).toMatchObject({ stands: false })
  })

  test('line ends, a byte order mark and the order of columns do not matter', () => {
    const [age, length] = files() as [{ name: string; text: string }, { name: string; text: string }]
    const turned = length.text
      .trim()
      .split('\n')
      .map((r) => r.split(',').reverse().join(','))
      .join('\r\n')
    const read = readWhoTables([{ ...length, text: `\ufeff${turned}\r\n` }, age])
    expect(read.stands && hasIndicator(read.tables, 'ac')).toBe(true)
  })
})
