// Curves of the growth chart: the measure at a given z, over age in days or over length in centimeters.
import type { Sex } from '../../../kernel/measures.ts'
import {
  type AgeIndicator,
  atSd,
  DAYS,
  type GrowthTables,
  LENGTHS,
  type LengthCurve,
  type Lms,
  lmsOfAge,
  lmsOfLength,
} from './growth-tables.ts'

export type CurvePoint = { readonly x: number; readonly y: number }
export type GrowthCurve = { readonly z: number; readonly points: readonly CurvePoint[] }

/** The lines WHO draws. */
export const chartLines = [-3, -2, 0, 2, 3] as const

/** The measure (kg, cm or kg/m²) at z; beyond three standard deviations as the restricted z goes on. */
export function measureAt(lms: Lms, z: number, restricted: boolean): number {
  if (!restricted || Math.abs(z) <= 3) return atSd(lms, z)
  const [end, inner] = z > 0 ? [3, 2] : [-3, -2]
  const sd = atSd(lms, end)
  return sd + (z - end) * Math.sign(end) * (sd - atSd(lms, inner))
}

/**
 * One curve per z. x is days of age (0 to 1826, every `step` days, default 7, the last day always) or, for `wfl` and `wfh`,
 * centimeters (every `step` cm, default 0.5). Without a standard (the arm, without WHO's tables) the curves have no points.
 * Length and BMI step at 731 days, where a child stands up: the chart breaks the line there.
 */
export function growthCurve(
  tables: GrowthTables,
  indicator: AgeIndicator | LengthCurve,
  sex: Sex,
  z: readonly number[],
  step?: number,
): readonly GrowthCurve[] {
  const restricted = indicator !== 'len' && indicator !== 'hc'
  const knots = indicator === 'wfl' || indicator === 'wfh' ? lengths(indicator, step ?? 0.5) : days(step ?? 7)
  const rows = knots.flatMap((x) => {
    const lms =
      indicator === 'wfl' || indicator === 'wfh'
        ? lmsOfLength(tables, indicator, sex, Math.round(x * 10))
        : lmsOfAge(tables, indicator, sex, x)
    return lms === undefined ? [] : [{ x, lms }]
  })
  return z.map((k) => ({ z: k, points: rows.map(({ x, lms }) => ({ x, y: measureAt(lms, k, restricted) })) }))
}

function days(step: number): number[] {
  const every = Math.max(1, Math.round(step))
  const list = Array.from({ length: Math.ceil((DAYS - 1) / every) }, (_, i) => i * every)
  // Both sides of the step, so that no chart draws a slope where there is none.
  return [...new Set([...list, 730, 731, DAYS - 1])].sort((a, b) => a - b)
}

function lengths(curve: LengthCurve, step: number): number[] {
  const { from, to } = LENGTHS[curve]
  const every = Math.max(1, Math.round(step * 10))
  const list = Array.from({ length: Math.ceil((to - from) / every) }, (_, i) => (from + i * every) / 10)
  return [...list, to / 10]
}
