// z-scores of one child's measuring: six indicators, what was corrected, what is implausible, and why a result is absent.
import type { Position, Sex } from '../../../kernel/measures.ts'
import type { GrowthIndicator, Zs } from '../contract.ts'
import { type GrowthTables, growthIndicators, hasIndicator } from './growth-tables.ts'
import { type ChildColumns, childColumns, SIXTY_MONTHS, zColumns, zScores } from './z-scores.ts'

/** Units: whole days, kg, cm. What was not measured is left out. */
export type ChildMeasurement = {
  readonly sex?: Sex
  readonly ageDays?: number
  readonly weightKg?: number
  readonly lengthCm?: number
  readonly position?: Position
  readonly headCm?: number
  readonly armCm?: number
  readonly oedema?: boolean
}

/** Why an indicator has no z: shown in words beside the empty place. */
export type Absence =
  | 'not-measured'
  | 'no-sex'
  | 'no-age'
  | 'age-outside'
  | 'length-outside'
  | 'oedema'
  | 'no-table'

export type ZResult = {
  readonly z: Zs
  /** indicators whose z WHO holds for implausible */
  readonly implausible: readonly GrowthIndicator[]
  readonly absent: Readonly<Partial<Record<GrowthIndicator, Absence>>>
  /** length as the tables expect it at that age, cm */
  readonly correctedCm?: number
  /** position as used; a height before nine months is dropped */
  readonly position?: Position
  readonly standingTooEarly: boolean
  /** kg/m² */
  readonly bodyMass?: number
}

/** Columns of one child, written anew at each call: making them costs more than the z-scores. */
const [one, its] = [childColumns(1), zColumns(1)]

/** Judges one measurement. Total on any numbers. The same rules as the batch call, by being it. */
export function zOf(tables: GrowthTables, child: ChildMeasurement): ZResult {
  setRow(one, 0, child)
  const out = zScores(tables, one, its)
  const some = (x: number) => (Number.isFinite(x) ? x : undefined)
  const above = (x: number) => (x > 0 ? some(x) : undefined)
  const of = (i: GrowthIndicator) => some(out[i][0]!) ?? null
  const z: Zs = { len: of('len'), wei: of('wei'), wfl: of('wfl'), bmi: of('bmi'), hc: of('hc'), ac: of('ac') }
  const absent: Partial<Record<GrowthIndicator, Absence>> = {}
  for (const i of growthIndicators) if (z[i] === null) absent[i] = absence(tables, child, i)
  return {
    z,
    implausible: growthIndicators.filter((i) => out.flags[i][0] === 1),
    absent,
    correctedCm: above(out.correctedCm[0]!),
    position: out.position[0] === 0 ? undefined : out.position[0] === 1 ? 'L' : 'H',
    standingTooEarly: out.standingTooEarly[0] === 1,
    bodyMass: above(out.bodyMass[0]!),
  }
}

/** Writes one child into row i of the columns of a batch. */
export function setRow(rows: ChildColumns, i: number, child: ChildMeasurement): void {
  rows.sex[i] = child.sex === undefined ? 0 : child.sex === 'M' ? 1 : 2
  rows.ageDays[i] = child.ageDays ?? Number.NaN
  rows.weightKg[i] = child.weightKg ?? Number.NaN
  rows.lengthCm[i] = child.lengthCm ?? Number.NaN
  rows.position[i] = child.position === undefined ? 0 : child.position === 'L' ? 1 : 2
  rows.headCm[i] = child.headCm ?? Number.NaN
  rows.armCm[i] = child.armCm ?? Number.NaN
  rows.oedema[i] = child.oedema === true ? 1 : 0
}

function absence(tables: GrowthTables, child: ChildMeasurement, i: GrowthIndicator): Absence {
  const taken = (x: number | undefined) => x !== undefined && x > 0 && Number.isFinite(x)
  const needs: Record<GrowthIndicator, readonly (number | undefined)[]> = {
    len: [child.lengthCm],
    wei: [child.weightKg],
    wfl: [child.weightKg, child.lengthCm],
    bmi: [child.weightKg, child.lengthCm],
    hc: [child.headCm],
    ac: [child.armCm],
  }
  if (!needs[i].every(taken)) return 'not-measured'
  if (!hasIndicator(tables, i)) return 'no-table'
  if (child.sex === undefined) return 'no-sex'
  const age = child.ageDays ?? Number.NaN
  if (Number.isNaN(age) && i !== 'wfl') return 'no-age'
  if (age < 0 || age >= SIXTY_MONTHS) return 'age-outside'
  if (child.oedema === true && (i === 'wei' || i === 'wfl' || i === 'bmi')) return 'oedema'
  return i === 'wfl' ? 'length-outside' : 'age-outside'
}
