// Prevalence of malnutrition in a group of children, with the confidence limits WHO's survey software gives.
import type { GrowthIndicator } from '../contract.ts'
import { tQuantile } from './student-t.ts'

/** What a survey knows of one child after judging: z (null = none), implausible ones, and whether oedema was seen. */
export type SurveyChild = {
  readonly z: Readonly<Partial<Record<GrowthIndicator, number | null>>>
  readonly implausible: readonly GrowthIndicator[]
  readonly oedema: boolean
}

/** A cut-off: strictly below or above a z. */
export type Cut = {
  readonly indicator: GrowthIndicator
  readonly side: 'below' | 'above'
  readonly z: number
}

/** Percent; limits are absent where the logit has none (0 % and 100 %). */
export type Prevalence = {
  readonly n: number
  readonly percent: number
  readonly standardError: number
  readonly lower?: number
  readonly upper?: number
}

export type ZMean = {
  /** children whose indicator counts, those with oedema among them */
  readonly n: number
  readonly mean: number
  readonly standardError: number
  readonly lower: number
  readonly upper: number
  readonly standardDeviation: number
}

/** WHO's named prevalences. Source: WHO and UNICEF, Recommendations for data collection on anthropometric indicators (2019). */
export const cuts = {
  HA_3: [{ indicator: 'len', side: 'below', z: -3 }],
  HA_2: [{ indicator: 'len', side: 'below', z: -2 }],
  WA_3: [{ indicator: 'wei', side: 'below', z: -3 }],
  WA_2: [{ indicator: 'wei', side: 'below', z: -2 }],
  WH_3: [{ indicator: 'wfl', side: 'below', z: -3 }],
  WH_2: [{ indicator: 'wfl', side: 'below', z: -2 }],
  WH2: [{ indicator: 'wfl', side: 'above', z: 2 }],
  WH3: [{ indicator: 'wfl', side: 'above', z: 3 }],
  BMI_2: [{ indicator: 'bmi', side: 'below', z: -2 }],
  BMI2: [{ indicator: 'bmi', side: 'above', z: 2 }],
  BMI3: [{ indicator: 'bmi', side: 'above', z: 3 }],
  HA_2_WH_2: [
    { indicator: 'len', side: 'below', z: -2 },
    { indicator: 'wfl', side: 'below', z: -2 },
  ],
  HA_2_WH2: [
    { indicator: 'len', side: 'below', z: -2 },
    { indicator: 'wfl', side: 'above', z: 2 },
  ],
} as const satisfies Record<string, readonly Cut[]>

/**
 * Share of the group beyond every cut. `surveySize` is the number of children of the whole survey, the group's own among
 * them; undefined when nobody counts. A child with oedema lies below −3 in weight-for-age, BMI and weight-for-length.
 */
export function prevalence(
  group: readonly SurveyChild[],
  which: readonly Cut[],
  surveySize: number,
): Prevalence | undefined {
  const found = group.flatMap((child) => {
    const zs = which.map((cut) => countedZ(child, cut.indicator))
    if (zs.includes(undefined)) return []
    return [which.every((cut, i) => (cut.side === 'below' ? zs[i]! < cut.z : zs[i]! > cut.z)) ? 1 : 0]
  })
  const n = found.length
  if (n === 0) return undefined
  const r = found.reduce<number>((a, b) => a + b, 0) / n
  const spread = Math.sqrt(found.reduce<number>((sum, x) => sum + (x - r) ** 2, 0))
  const inflation = surveySize / (surveySize - 1)
  const standardError = (100 * Math.sqrt(inflation) * spread) / n
  if (r === 0 || r === 1) return { n, percent: 100 * r, standardError }
  const reach = tQuantile(0.975, surveySize - 1) * Math.sqrt(inflation / (n * r * (1 - r)))
  const logit = Math.log(r / (1 - r))
  const limit = (x: number) => 100 / (1 + Math.exp(-x))
  return { n, percent: 100 * r, standardError, lower: limit(logit - reach), upper: limit(logit + reach) }
}

/** Mean z of a group; undefined when nobody has one. */
export function zMean(
  group: readonly SurveyChild[],
  indicator: GrowthIndicator,
  surveySize: number,
): ZMean | undefined {
  const n = group.filter((child) => countedZ(child, indicator) !== undefined).length
  const zs = group.flatMap((child) => countedZ(child, indicator) ?? []).filter(Number.isFinite)
  if (zs.length === 0) return undefined
  const mean = zs.reduce((a, b) => a + b, 0) / zs.length
  const squares = zs.reduce((sum, z) => sum + (z - mean) ** 2, 0)
  const standardError = Math.sqrt((surveySize / (surveySize - 1)) * squares) / zs.length
  const reach = tQuantile(0.975, surveySize - 1) * standardError
  const standardDeviation = Math.sqrt(squares / (zs.length - 1))
  return { n, mean, standardError, lower: mean - reach, upper: mean + reach, standardDeviation }
}

/** The z that counts: none when flagged, minus infinity with oedema where weight is part of the indicator. */
function countedZ(child: SurveyChild, indicator: GrowthIndicator): number | undefined {
  if (child.oedema && (indicator === 'wei' || indicator === 'bmi' || indicator === 'wfl'))
    return Number.NEGATIVE_INFINITY
  if (child.implausible.includes(indicator)) return undefined
  return child.z[indicator] ?? undefined
}
