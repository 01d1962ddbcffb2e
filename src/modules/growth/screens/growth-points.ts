// What a growth chart draws of a file: its dots of one indicator in words, and WHO's curves as far as they reach.
import { ageInDays } from '../../../kernel/days.ts'
import type { Words } from '../../../kernel/verdict.ts'
import type { State } from '../../../ui/chip.tsx'
import type { Formats } from '../../../ui/formats.ts'
import type { Curve, GrowthPoint } from '../../../ui/growth-chart.tsx'
import type { GrowthIndicator, Measurement } from '../contract.ts'
import { builtInTables } from '../rules/built-in-tables.ts'
import { chartLines, growthCurve } from '../rules/growth-curve.ts'
import type { GrowthTables } from '../rules/growth-tables.ts'
import { statusOf, statusWords } from '../rules/nutrition-status.ts'
import type { growthDeskText } from './desk-text.ts'

const MONTH = 30.4375
export const STATES: readonly State[] = ['calm', 'attention', 'urgent']
export const ORDER: readonly GrowthIndicator[] = ['wei', 'len', 'wfl', 'bmi', 'hc', 'ac']

let kept: GrowthTables | undefined
/** Some 10 ms to make, so made once. */
const tables = (): GrowthTables => (kept ??= builtInTables())

/** The measurings of one file; ages are counted from its own birth date. */
export type Measurings = { readonly birth: string; readonly measurements: readonly Measurement[] }

/** The measure an indicator is drawn from; undefined when it was not taken. */
function measureOf(m: Measurement, indicator: GrowthIndicator): number | undefined {
  switch (indicator) {
    case 'len':
      return m.length_cm ?? undefined
    case 'wei':
    case 'wfl':
      return m.weight_kg ?? undefined
    case 'bmi':
      return m.weight_kg !== null && m.length_cm !== null ? m.weight_kg / (m.length_cm / 100) ** 2 : undefined
    case 'hc':
      return m.head_cm ?? undefined
    case 'ac':
      return m.arm_cm ?? undefined
  }
}

export const zWords = (z: number, formats: Formats) =>
  `${z > 0 ? '+' : z < 0 ? '−' : ''}${formats.number(Math.abs(z), 2)}`

/** Oldest first; x in months of age, of weight for length in cm. */
export function pointsOf(
  { birth, measurements }: Measurings,
  indicator: GrowthIndicator,
  t: (typeof growthDeskText)['es'],
  say: (words: Words) => string,
  formats: Formats,
): GrowthPoint[] {
  const list = [...measurements].sort((a, b) => (a.day < b.day ? -1 : 1))
  return list.flatMap((m): GrowthPoint[] => {
    const y = measureOf(m, indicator)
    const x = indicator === 'wfl' ? m.length_cm : ageInDays(birth, m.day) / MONTH
    if (y === undefined || x === null) return []
    const z = m.z[indicator]
    const status = z === null ? undefined : statusOf(indicator, z, m.day)
    return [
      {
        id: m.key,
        x,
        y,
        state: status ? (STATES[status.severity] ?? 'none') : 'none',
        words: t.point(
          formats.day(m.day),
          `${formats.number(y)} ${t.measure[indicator].match(/\(([^()]*)\)/)?.[1] ?? ''}`,
          z === null ? '' : t.z(zWords(z, formats)),
          status ? t.status(say(statusWords[status.status])) : '',
        ),
      },
    ]
  })
}

/** The curves go a little beyond the measurings, so that where they lead can be seen. */
export function curvesFor(files: readonly Measurings[], sex: 'F' | 'M', indicator: GrowthIndicator): Curve[] {
  const byLength = indicator === 'wfl'
  const all = files.flatMap(({ birth, measurements }) =>
    measurements.map((m) => ({ age: ageInDays(birth, m.day), length: m.length_cm ?? 0 })),
  )
  const standing = Math.max(0, ...all.map((m) => m.age)) > 730
  const drawn = growthCurve(
    tables(),
    byLength ? (standing ? 'wfh' : 'wfl') : indicator,
    sex,
    chartLines,
    byLength ? 1 : 14,
  )
  const far = Math.max(...all.map((m) => (byLength ? m.length : m.age / MONTH)), byLength ? 60 : 10)
  const until = byLength ? far + 8 : far + Math.max(2, far * 0.2)
  return drawn.map((c) => ({
    z: c.z,
    points: c.points.map((p) => ({ x: byLength ? p.x : p.x / MONTH, y: p.y })).filter((p) => p.x <= until),
  }))
}
