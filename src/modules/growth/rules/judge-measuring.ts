// Judges one measuring of a child: z-scores, WHO's words for them, and what a person should look at again.

import { correctedAgeDays } from '../../../kernel/corrected-age.ts'
import { ageInDays, type Day, daysBetween } from '../../../kernel/days.ts'
import type { Position, Sex } from '../../../kernel/measures.ts'
import { type Flag, refused, stands, type Verdict } from '../../../kernel/verdict.ts'
import type { GrowthIndicator } from '../contract.ts'
import { DAYS, type GrowthTables, growthIndicators } from './growth-tables.ts'
import { armStatus, type Status, statusOf } from './nutrition-status.ts'
import { type ZResult, zOf } from './z-of.ts'

export type GrowingChild = { readonly sex: Sex; readonly birth: Day; readonly gestationalWeeks?: number }

/** Units: kg, cm. What was not measured is left out. */
export type Measuring = {
  readonly day: Day
  readonly weightKg?: number
  readonly lengthCm?: number
  readonly position?: Position
  readonly headCm?: number
  readonly armCm?: number
  readonly oedema?: boolean
}

export type GrowthJudgement = {
  readonly verdict: Verdict
  /** days since birth */
  readonly ageDays: number
  /** days since term, where the z-scores used them */
  readonly correctedDays?: number
  readonly result: ZResult
  /** one per indicator with a plausible z, in the order of the indicators */
  readonly statuses: readonly Status[]
  /** acute malnutrition by the tape or by oedema, whatever the z says */
  readonly acute?: 'severe' | 'moderate'
  /** rule and tables that spoke: kept with the row, so that an old verdict can be read later */
  readonly rule: string
}

/** Grows when a rule of this folder changes what it says. */
const RULE = 'growth/1'

/** The version that goes with every judged row. */
export const ruleVersion = (tables: GrowthTables): string => `${RULE}+${tables.source}`

/**
 * What of two measurings in a row deserves a second look, because a typing error is likelier than the change.
 * Source: house rule, unconfirmed; 0.7 cm is WHO's difference between lying and standing.
 */
export const jumps = {
  /** change of z of weight, length or head between measurings no more than `withinDays` apart */
  z: 1.5,
  withinDays: 92,
  /** share of the weight lost within `lossDays` */
  loss: 0.1,
  lossDays: 31,
  /** cm a body cannot shrink: more than the error of two good measurings */
  shorterCm: 1,
  headSmallerCm: 0.5,
} as const

/**
 * Refuses a day before birth and a measuring of nothing; everything else stands, flagged where a person should look.
 * Flags: growth.implausible, growth.standing-too-early, growth.over-age, growth.before-term, growth.oedema, growth.jump,
 * growth.loss, growth.shorter, growth.head-smaller; each with the field it is about.
 */
export function judgeMeasuring(
  tables: GrowthTables,
  child: GrowingChild,
  measuring: Measuring,
  last?: Measuring,
): GrowthJudgement {
  const { ageDays, correctedDays, result } = resultOf(tables, child, measuring)
  const flags = [
    ...flagsOf(measuring, result, ageDays, correctedDays),
    ...changesOf(tables, child, measuring, last),
  ]
  const plausible = growthIndicators.filter((i) => !result.implausible.includes(i))
  return {
    verdict: refusalOf(measuring, ageDays) ?? stands(...flags),
    ageDays,
    correctedDays,
    result,
    statuses: plausible.flatMap((i) =>
      result.z[i] === null ? [] : [statusOf(i, result.z[i], measuring.day)],
    ),
    acute: acuteOf(measuring, ageDays),
    rule: ruleVersion(tables),
  }
}

function resultOf(tables: GrowthTables, child: GrowingChild, m: Measuring) {
  const ageDays = ageInDays(child.birth, m.day)
  const correctedDays = correctedAgeDays(ageDays, child.gestationalWeeks)
  return {
    ageDays,
    correctedDays,
    result: zOf(tables, { ...m, sex: child.sex, ageDays: correctedDays ?? ageDays }),
  }
}

function refusalOf(m: Measuring, ageDays: number): Verdict | undefined {
  if (Number.isNaN(ageDays) || ageDays < 0) return refused('growth.before-birth', 'day')
  const nothing = [m.weightKg, m.lengthCm, m.headCm, m.armCm].every((x) => x === undefined)
  return nothing && m.oedema !== true ? refused('growth.nothing-measured') : undefined
}

const FIELD: Readonly<Record<GrowthIndicator, string>> = {
  len: 'lengthCm',
  wei: 'weightKg',
  wfl: 'weightKg',
  bmi: 'weightKg',
  hc: 'headCm',
  ac: 'armCm',
}

function flagsOf(m: Measuring, result: ZResult, ageDays: number, correctedDays: number | undefined): Flag[] {
  const flags: Flag[] = [...new Set(result.implausible.map((i) => FIELD[i]))].map((field) => ({
    code: 'growth.implausible',
    field,
  }))
  if (result.standingTooEarly) flags.push({ code: 'growth.standing-too-early', field: 'position' })
  if (ageDays >= DAYS) flags.push({ code: 'growth.over-age', field: 'day' })
  if (correctedDays !== undefined && correctedDays < 0)
    flags.push({ code: 'growth.before-term', field: 'day' })
  if (m.oedema === true) flags.push({ code: 'growth.oedema', field: 'oedema' })
  return flags
}

function acuteOf(m: Measuring, ageDays: number): 'severe' | 'moderate' | undefined {
  // Source: WHO, Guideline: updates on the management of severe acute malnutrition (2013), recommendation 1.
  if (m.oedema === true) return 'severe'
  const arm = armStatus(ageDays, m.armCm)
  return arm === 'none' ? undefined : arm
}

function changesOf(
  tables: GrowthTables,
  child: GrowingChild,
  m: Measuring,
  last: Measuring | undefined,
): Flag[] {
  if (last === undefined || !(daysBetween(last.day, m.day) >= 0)) return []
  const flags: Flag[] = []
  const days = daysBetween(last.day, m.day)
  const now = resultOf(tables, child, m).result.z
  const before = resultOf(tables, child, last).result.z
  if (days <= jumps.withinDays) {
    for (const i of ['wei', 'len', 'hc'] as const) {
      const [a, b] = [before[i], now[i]]
      if (a !== null && b !== null && Math.abs(b - a) > jumps.z)
        flags.push({ code: 'growth.jump', field: FIELD[i] })
    }
  }
  const lost = ratio(last.weightKg, m.weightKg)
  if (days <= jumps.lossDays && lost !== undefined && lost > jumps.loss) {
    flags.push({ code: 'growth.loss', field: 'weightKg' })
  }
  const shrank = difference(lyingCm(last), lyingCm(m))
  if (shrank > jumps.shorterCm) flags.push({ code: 'growth.shorter', field: 'lengthCm' })
  if (difference(last.headCm, m.headCm) > jumps.headSmallerCm) {
    flags.push({ code: 'growth.head-smaller', field: 'headCm' })
  }
  return flags
}

/** Length as if lying, so that two positions can be compared; a length of unknown position is left as it is. */
const lyingCm = (m: Measuring): number | undefined =>
  m.lengthCm === undefined ? undefined : m.position === 'H' ? m.lengthCm + 0.7 : m.lengthCm

const difference = (before: number | undefined, now: number | undefined): number =>
  before === undefined || now === undefined ? 0 : before - now

const ratio = (before: number | undefined, now: number | undefined): number | undefined =>
  before === undefined || now === undefined || !(before > 0) ? undefined : (before - now) / before
