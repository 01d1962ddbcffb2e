// Growth tables: L, M and S of every day and every millimeter, packed so that a million children are judged in a second.
import type { Sex } from '../../../kernel/measures.ts'
import type { GrowthIndicator } from '../contract.ts'

/** Days of age the WHO standards cover: 0 to 1826 (under 60 months of 30.4375 days). */
export const DAYS = 1827
/** Rows of weight-for-length (45.0 to 110.0 cm) and weight-for-height (65.0 to 120.0 cm), one per millimeter. */
export const LENGTHS = { wfl: { from: 450, to: 1100 }, wfh: { from: 650, to: 1200 } } as const

export type AgeIndicator = Exclude<GrowthIndicator, 'wfl'>
export type LengthCurve = keyof typeof LENGTHS
export const ageIndicators = ['len', 'wei', 'bmi', 'hc', 'ac'] as const satisfies readonly AgeIndicator[]
export const growthIndicators = [
  'len',
  'wei',
  'wfl',
  'bmi',
  'hc',
  'ac',
] as const satisfies readonly GrowthIndicator[]

export type Lms = { readonly l: number; readonly m: number; readonly s: number }

/** Figures per row of an age table: L, M, S, SD3, SD3 − SD2, SD−3, SD−2 − SD−3. */
export const AGE_STRIDE = 7
/** Figures per row of a length table: L, M, S. */
export const LENGTH_STRIDE = 3

/**
 * Boys' rows first, then girls'. A row of NaN has no standard (arm before 91 days, or no arm table at all).
 * `source` is part of the rule version that every judged measuring carries.
 */
export type GrowthTables = {
  readonly source: 'built-in' | 'who-daily'
  readonly byAge: Readonly<Record<AgeIndicator, Float64Array>>
  readonly byLength: Readonly<Record<LengthCurve, Float64Array>>
}

/** The measure that lies k standard deviations from the median, by WHO's formula. */
export function atSd({ l, m, s }: Lms, k: number): number {
  return l === 0 ? m * Math.exp(s * k) : m * (1 + l * s * k) ** (1 / l)
}

/** Packs tables; `ofAge` and `ofLength` give undefined where WHO has no row. `tenths` is the length in millimeters. */
export function packTables(
  source: GrowthTables['source'],
  ofAge: (indicator: AgeIndicator, sex: Sex, day: number) => Lms | undefined,
  ofLength: (curve: LengthCurve, sex: Sex, tenths: number) => Lms | undefined,
): GrowthTables {
  const packAge = (indicator: AgeIndicator) => {
    const rows = new Float64Array(2 * DAYS * AGE_STRIDE).fill(Number.NaN)
    eachSex((sex, s) => {
      for (let day = 0; day < DAYS; day++) {
        const lms = ofAge(indicator, sex, day)
        if (lms === undefined) continue
        const [low3, low2, high2, high3] = [atSd(lms, -3), atSd(lms, -2), atSd(lms, 2), atSd(lms, 3)]
        const row = [lms.l, lms.m, lms.s, high3, high3 - high2, low3, low2 - low3]
        rows.set(row, (s * DAYS + day) * AGE_STRIDE)
      }
    })
    return rows
  }
  const packLength = (curve: LengthCurve) => {
    const { from, to } = LENGTHS[curve]
    const rows = new Float64Array(2 * (to - from + 1) * LENGTH_STRIDE).fill(Number.NaN)
    eachSex((sex, s) => {
      for (let t = from; t <= to; t++) {
        const lms = ofLength(curve, sex, t)
        if (lms !== undefined)
          rows.set([lms.l, lms.m, lms.s], (s * (to - from + 1) + t - from) * LENGTH_STRIDE)
      }
    })
    return rows
  }
  return {
    source,
    byAge: {
      len: packAge('len'),
      wei: packAge('wei'),
      bmi: packAge('bmi'),
      hc: packAge('hc'),
      ac: packAge('ac'),
    },
    byLength: { wfl: packLength('wfl'), wfh: packLength('wfh') },
  }
}

/** L, M, S of a day (0 to 1826); undefined where there is no standard. */
export function lmsOfAge(
  tables: GrowthTables,
  indicator: AgeIndicator,
  sex: Sex,
  day: number,
): Lms | undefined {
  if (!(day >= 0 && day < DAYS)) return undefined
  return rowAt(tables.byAge[indicator], ((sex === 'M' ? 0 : DAYS) + Math.floor(day)) * AGE_STRIDE)
}

/** L, M, S of a length in whole millimeters; undefined outside the curve. */
export function lmsOfLength(
  tables: GrowthTables,
  curve: LengthCurve,
  sex: Sex,
  tenths: number,
): Lms | undefined {
  const { from, to } = LENGTHS[curve]
  if (!(tenths >= from && tenths <= to)) return undefined
  const rows = to - from + 1
  return rowAt(tables.byLength[curve], ((sex === 'M' ? 0 : rows) + Math.floor(tenths) - from) * LENGTH_STRIDE)
}

/** Whether an indicator has a standard at all in these tables: arm circumference may be missing. */
export function hasIndicator(tables: GrowthTables, indicator: GrowthIndicator): boolean {
  if (indicator === 'wfl') return true
  return !Number.isNaN(tables.byAge[indicator][(DAYS - 1) * AGE_STRIDE]!)
}

function rowAt(rows: Float64Array, at: number): Lms | undefined {
  const [l, m, s] = [rows[at]!, rows[at + 1]!, rows[at + 2]!]
  return Number.isNaN(m) ? undefined : { l, m, s }
}

function eachSex(f: (sex: Sex, index: number) => void): void {
  f('M', 0)
  f('F', 1)
}
