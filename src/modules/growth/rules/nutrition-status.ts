// Nutrition status: WHO's words for a z-score, as dated data that a norm can change without touching code.
import type { Day } from '../../../kernel/days.ts'
import type { Words } from '../../../kernel/verdict.ts'
import type { GrowthIndicator } from '../contract.ts'

/** 0 nothing to do, 1 attention, 2 urgent: decides shape and colour, never the word. */
export type Severity = 0 | 1 | 2

export type StatusCode =
  | 'normal'
  | 'stunted'
  | 'severely-stunted'
  | 'very-tall'
  | 'underweight'
  | 'severely-underweight'
  | 'wasted'
  | 'severely-wasted'
  | 'overweight-risk'
  | 'overweight'
  | 'obesity'
  | 'small-head'
  | 'very-small-head'
  | 'large-head'
  | 'very-large-head'
  | 'thin-arm'
  | 'very-thin-arm'

export type StatusRule = {
  readonly indicator: GrowthIndicator
  readonly status: StatusCode
  /** the status holds strictly beyond this z */
  readonly than: number
  readonly side: 'below' | 'above'
  readonly severity: Severity
  readonly from: Day
  readonly source: string
  readonly confidence: 'confirmed' | 'unconfirmed'
}

const TRAINING = 'WHO, Training course on child growth assessment, module C (2008), table of growth problems'
const HEAD =
  'WHO, Screening, assessment and management of neonates and infants (2016): −2 and −3 SD; +2 and +3 by symmetry'
const ARM = 'Same cut-offs as weight-for-length; WHO gives the arm its own in millimeters'

const rule = (
  indicator: GrowthIndicator,
  side: StatusRule['side'],
  than: number,
  status: StatusCode,
  severity: Severity,
): StatusRule => ({
  indicator,
  side,
  than,
  status,
  severity,
  from: '2008-01-01',
  source: indicator === 'hc' ? HEAD : indicator === 'ac' ? ARM : TRAINING,
  confidence: indicator === 'hc' || indicator === 'ac' ? 'unconfirmed' : 'confirmed',
})

const ofMass = (indicator: 'wfl' | 'bmi') => [
  rule(indicator, 'below', -3, 'severely-wasted', 2),
  rule(indicator, 'below', -2, 'wasted', 1),
  rule(indicator, 'above', 3, 'obesity', 1),
  rule(indicator, 'above', 2, 'overweight', 1),
  rule(indicator, 'above', 1, 'overweight-risk', 0),
]

/** The farthest cut-off of each side comes first. */
export const statusRules: readonly StatusRule[] = [
  rule('len', 'below', -3, 'severely-stunted', 2),
  rule('len', 'below', -2, 'stunted', 1),
  rule('len', 'above', 3, 'very-tall', 0),
  rule('wei', 'below', -3, 'severely-underweight', 2),
  rule('wei', 'below', -2, 'underweight', 1),
  ...ofMass('wfl'),
  ...ofMass('bmi'),
  rule('hc', 'below', -3, 'very-small-head', 2),
  rule('hc', 'below', -2, 'small-head', 1),
  rule('hc', 'above', 3, 'very-large-head', 2),
  rule('hc', 'above', 2, 'large-head', 1),
  rule('ac', 'below', -3, 'very-thin-arm', 2),
  rule('ac', 'below', -2, 'thin-arm', 1),
]

export type Status = {
  readonly indicator: GrowthIndicator
  readonly status: StatusCode
  readonly severity: Severity
}

/** The status of a z on a day; a weight-for-age above the standard has none of its own (WHO judges it by length). */
export function statusOf(indicator: GrowthIndicator, z: number, day: Day): Status {
  const found = statusRules.find(
    (r) => r.indicator === indicator && r.from <= day && (r.side === 'below' ? z < r.than : z > r.than),
  )
  return { indicator, status: found?.status ?? 'normal', severity: found?.severity ?? 0 }
}

/** Middle-upper-arm cut-offs, 6 to 59 months. Source: WHO and UNICEF, joint statement (2009); WHO (2013). Confirmed. */
const armCutoffs = {
  fromDays: 183,
  untilDays: 1826,
  severeBelowCm: 11.5,
  moderateBelowCm: 12.5,
} as const

/** Acute malnutrition by the tape alone; undefined outside its ages or without a measure. */
export function armStatus(
  ageDays: number,
  armCm: number | undefined,
): 'severe' | 'moderate' | 'none' | undefined {
  if (
    armCm === undefined ||
    !(armCm > 0) ||
    ageDays < armCutoffs.fromDays ||
    ageDays > armCutoffs.untilDays
  ) {
    return undefined
  }
  if (armCm < armCutoffs.severeBelowCm) return 'severe'
  return armCm < armCutoffs.moderateBelowCm ? 'moderate' : 'none'
}

export const statusWords: Readonly<Record<StatusCode, Words>> = {
  normal: { es: 'En lo esperado', en: 'As expected' },
  stunted: { es: 'Talla baja', en: 'Stunted' },
  'severely-stunted': { es: 'Talla baja severa', en: 'Severely stunted' },
  'very-tall': { es: 'Talla muy alta', en: 'Very tall' },
  underweight: { es: 'Bajo peso', en: 'Underweight' },
  'severely-underweight': { es: 'Bajo peso severo', en: 'Severely underweight' },
  wasted: { es: 'Emaciación', en: 'Wasted' },
  'severely-wasted': { es: 'Emaciación severa', en: 'Severely wasted' },
  'overweight-risk': { es: 'Posible riesgo de sobrepeso', en: 'Possible risk of overweight' },
  overweight: { es: 'Sobrepeso', en: 'Overweight' },
  obesity: { es: 'Obesidad', en: 'Obesity' },
  'small-head': { es: 'Perímetro cefálico pequeño', en: 'Small head circumference' },
  'very-small-head': { es: 'Perímetro cefálico muy pequeño', en: 'Very small head circumference' },
  'large-head': { es: 'Perímetro cefálico grande', en: 'Large head circumference' },
  'very-large-head': { es: 'Perímetro cefálico muy grande', en: 'Very large head circumference' },
  'thin-arm': { es: 'Brazo delgado para su edad', en: 'Thin arm for age' },
  'very-thin-arm': { es: 'Brazo muy delgado para su edad', en: 'Very thin arm for age' },
}
