// Judging a measuring: WHO's words for known children, flags for what is likelier an error, refusals for what cannot be.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correctedAgeDays } from '../../../kernel/corrected-age.ts'
import { addDays } from '../../../kernel/days.ts'
import { builtInTables } from './built-in-tables.ts'
import { growthCurve, measureAt } from './growth-curve.ts'
import { lmsOfAge } from './growth-tables.ts'
import { judgeMeasuring, type Measuring } from './judge-measuring.ts'
import { armStatus, statusOf, statusRules, statusWords } from './nutrition-status.ts'
import { whenDue } from './weighing-schedule.ts'
import { zOf } from './z-of.ts'

const tables = builtInTables()
const girl = { sex: 'F', birth: '2025-06-10' } as const
const judge = (m: Partial<Measuring>, last?: Measuring) =>
  judgeMeasuring(tables, girl, { day: '2026-06-10', ...m }, last)
const codes = (m: Partial<Measuring>, last?: Measuring) => {
  const { verdict } = judge(m, last)
  return verdict.stands
    ? verdict.flags.map((f) => `${f.code} ${f.field}`)
    : [`refused ${verdict.refusal.code}`]
}

describe('status in WHO’s words', () => {
  const of = (m: Partial<Measuring>) => judge(m).statuses.map((s) => `${s.indicator} ${s.status}`)
  test('a girl of twelve months at the median is as expected in everything', () => {
    const all = of({ weightKg: 8.9, lengthCm: 74, position: 'L', headCm: 44.9 })
    expect(all).toEqual(['len normal', 'wei normal', 'wfl normal', 'bmi normal', 'hc normal'])
  })
  test('short, thin, heavy', () => {
    expect(of({ lengthCm: 68.5, position: 'L' })).toEqual(['len stunted'])
    expect(of({ lengthCm: 66, position: 'L' })).toEqual(['len severely-stunted'])
    expect(of({ weightKg: 6.2 })).toEqual(['wei severely-underweight'])
    expect(of({ weightKg: 7.2, lengthCm: 75, position: 'L' })).toContain('wfl wasted')
    expect(of({ weightKg: 11.5, lengthCm: 74, position: 'L' })).toContain('wfl overweight')
    expect(of({ headCm: 40.7 })).toEqual(['hc very-small-head'])
  })
  test('exactly on a cut-off is not beyond it', () => {
    expect(statusOf('len', -2, '2026-01-01').status).toBe('normal')
    expect(statusOf('len', -2.01, '2026-01-01').status).toBe('stunted')
    expect(statusOf('wfl', 3, '2026-01-01').status).toBe('overweight')
    expect(statusOf('len', -9, '1999-01-01').status).toBe('normal')
  })
  test('an implausible z has no word', () => {
    expect(judge({ weightKg: 30 }).statuses).toEqual([])
    expect(codes({ weightKg: 30 })).toEqual(['growth.implausible weightKg'])
  })
  test('a lower z is never a better status, and every status has words', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600, max: -1 }), (x) => {
        for (const i of ['len', 'wei', 'wfl', 'bmi', 'hc', 'ac'] as const) {
          const [low, high] = [statusOf(i, (x - 1) / 100, '2026-01-01'), statusOf(i, x / 100, '2026-01-01')]
          expect(low.severity).toBeGreaterThanOrEqual(high.severity)
        }
      }),
    )
    for (const r of statusRules) expect(statusWords[r.status].es).not.toBe('')
  })
  test('the tape and oedema speak for themselves', () => {
    expect(judge({ armCm: 11.4 }).acute).toBe('severe')
    expect(judge({ armCm: 12 }).acute).toBe('moderate')
    expect(judge({ armCm: 12.5 }).acute).toBeUndefined()
    expect(judge({ weightKg: 8, oedema: true }).acute).toBe('severe')
    expect([armStatus(100, 10), armStatus(400, 0), armStatus(400, 13)]).toEqual([
      undefined,
      undefined,
      'none',
    ])
  })
})

describe('flags and refusals', () => {
  const last: Measuring = { day: '2026-05-11', weightKg: 8.7, lengthCm: 73, position: 'L', headCm: 44.6 }
  test('a usual month raises nothing', () => {
    expect(codes({ weightKg: 8.9, lengthCm: 74, position: 'L', headCm: 44.9 }, last)).toEqual([])
  })
  test.each([
    [{ weightKg: 7.7 }, ['growth.loss weightKg']],
    [{ weightKg: 12.5 }, ['growth.jump weightKg']],
    [{ lengthCm: 71.5, position: 'L' }, ['growth.shorter lengthCm']],
    [{ lengthCm: 72.5, position: 'H' }, []],
    [{ headCm: 44 }, ['growth.head-smaller headCm']],
  ] as const)('%j', (m, expected) => expect(codes(m, last)).toEqual(expected))
  test('an older measuring that arrives late is compared with nothing after it', () => {
    expect(codes({ weightKg: 7.7 }, { ...last, day: '2026-07-01' })).toEqual([])
  })
  test('standing before nine months, five years and more, oedema', () => {
    const early = judgeMeasuring(tables, girl, { day: '2025-12-10', lengthCm: 65, position: 'H' })
    expect(early.verdict).toEqual({
      stands: true,
      flags: [{ code: 'growth.standing-too-early', field: 'position' }],
    })
    const old = judgeMeasuring(tables, girl, { day: '2030-06-11', weightKg: 18 })
    expect(old.verdict).toEqual({ stands: true, flags: [{ code: 'growth.over-age', field: 'day' }] })
    expect(codes({ weightKg: 9, oedema: true })).toEqual(['growth.oedema oedema'])
  })
  test('before birth and nothing measured are refused', () => {
    expect(codes({ day: '2025-06-09', weightKg: 3 })).toEqual(['refused growth.before-birth'])
    expect(codes({ day: 'ayer', weightKg: 3 })).toEqual(['refused growth.before-birth'])
    expect(codes({})).toEqual(['refused growth.nothing-measured'])
  })
  test('the rule says which tables spoke', () =>
    expect(judge({ weightKg: 9 }).rule).toBe('growth/1+built-in'))
})

describe('born early', () => {
  test('age counts from term until two years', () => {
    expect(correctedAgeDays(100, 30)).toBe(30)
    expect(correctedAgeDays(100, 37)).toBeUndefined()
    expect(correctedAgeDays(100, undefined)).toBeUndefined()
    expect(correctedAgeDays(731, 30)).toBeUndefined()
    expect(correctedAgeDays(20, 32)).toBe(-36)
  })
  test('z uses it and says so; before term there is none', () => {
    const child = { ...girl, gestationalWeeks: 32 }
    const m = { day: addDays(girl.birth, 120), weightKg: 5 }
    const early = judgeMeasuring(tables, child, m)
    expect(early.correctedDays).toBe(64)
    expect(early.result.z.wei).toBe(zOf(tables, { sex: 'F', ageDays: 64, weightKg: 5 }).z.wei)
    const newborn = judgeMeasuring(tables, child, { ...m, day: addDays(girl.birth, 20) })
    expect(newborn.result.z.wei).toBeNull()
    expect(newborn.verdict).toEqual({ stands: true, flags: [{ code: 'growth.before-term', field: 'day' }] })
  })
})

describe('curves of the chart', () => {
  test('a child on a curve has its z', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('M', 'F'),
        fc.integer({ min: 0, max: 1826 }),
        fc.integer({ min: -50, max: 45 }),
        (sex, day, tenth) => {
          const z = tenth / 10
          const at = (i: 'len' | 'wei' | 'hc', restricted: boolean) =>
            measureAt(lmsOfAge(tables, i, sex, day)!, z, restricted)
          const child = {
            sex,
            ageDays: day,
            weightKg: at('wei', true),
            lengthCm: at('len', false),
            headCm: at('hc', false),
          }
          const ours = zOf(tables, child).z
          for (const i of ['wei', 'len', 'hc'] as const) expect(ours[i]).toBeCloseTo(z, 9)
        },
      ),
    )
  })
  test('curves rise in z, cover the whole age and break at 731 days', () => {
    const [low, middle, high] = growthCurve(tables, 'len', 'F', [-2, 0, 2])
    expect(middle!.points[0]!.x).toBe(0)
    expect(middle!.points.at(-1)!.x).toBe(1826)
    expect(middle!.points.every((p, i) => low!.points[i]!.y < p.y && p.y < high!.points[i]!.y)).toBe(true)
    const at = (day: number) => middle!.points.find((p) => p.x === day)!.y
    expect(at(730) - at(731)).toBeCloseTo(0.7, 1)
    const [wfl] = growthCurve(tables, 'wfl', 'M', [0])
    expect([wfl!.points[0]!.x, wfl!.points.at(-1)!.x, wfl!.points.length]).toEqual([45, 110, 131])
  })
  test('the arm has no points without WHO’s tables', () => {
    expect(growthCurve(tables, 'ac', 'M', [0])).toEqual([{ z: 0, points: [] }])
  })
})

describe('when the next weighing is due', () => {
  test.each([
    [5, '2026-10-20', 'due', '2026-11-20', 0],
    [5, '2026-10-31', 'later', '2026-11-30', 0],
    [13, '2026-09-10', 'overdue', '2026-11-10', 10],
    [13, '2026-09-15', 'due', '2026-11-15', 5],
    [30, '2026-07-31', 'overdue', '2026-10-31', 20],
    [3, undefined, 'due', '2026-11-20', 0],
  ])('%i months, last %s: %s on %s', (months, lastDay, state, due, overdueDays) => {
    expect(whenDue(months, lastDay, '2026-11-20')).toMatchObject({ state, due, overdueDays })
  })
  test('outside its ages there is none', () => {
    expect(whenDue(-1, undefined, '2026-11-20')).toBeUndefined()
    expect(whenDue(60, undefined, '2026-11-20')).toBeUndefined()
    expect(whenDue(5, undefined, '1999-01-01')).toBeUndefined()
  })
})
