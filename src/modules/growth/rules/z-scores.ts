// z-scores of many children at once: columns in, columns out, nothing allocated per child.
import { AGE_STRIDE, DAYS, type GrowthTables, LENGTH_STRIDE, LENGTHS } from './growth-tables.ts'

/** One row per child. A measure is NaN when it was not taken; zero or less counts as not taken. Units: days, kg, cm. */
export type ChildColumns = {
  /** 0 unknown, 1 boy, 2 girl */
  readonly sex: Uint8Array
  /** NaN when unknown (weight-for-length is still judged, by position); whole days, or months × 30.4375 */
  readonly ageDays: Float64Array
  readonly weightKg: Float64Array
  readonly lengthCm: Float64Array
  /** 0 unknown, 1 lying, 2 standing */
  readonly position: Uint8Array
  readonly headCm: Float64Array
  readonly armCm: Float64Array
  /** 1 = oedema of both feet */
  readonly oedema: Uint8Array
}

/** z to two decimals, NaN = no result. A flag of 1 says WHO holds the z for implausible. */
export type ZColumns = {
  /** length put into the position the tables expect, cm; of a length of zero or less, whatever that gives */
  readonly correctedCm: Float64Array
  /** position as used: a height before nine months is dropped (0) */
  readonly position: Uint8Array
  readonly standingTooEarly: Uint8Array
  readonly bodyMass: Float64Array
  readonly len: Float64Array
  readonly wei: Float64Array
  readonly wfl: Float64Array
  readonly bmi: Float64Array
  readonly hc: Float64Array
  readonly ac: Float64Array
  readonly flags: Readonly<Record<'len' | 'wei' | 'wfl' | 'bmi' | 'hc' | 'ac', Uint8Array>>
}

const MONTH = 30.4375
const NINE_MONTHS = 9 * MONTH
/** From this age on nothing is judged: 1826.25 days. */
export const SIXTY_MONTHS = 60 * MONTH
/** First day on which the tables expect a standing height. */
const STANDING_DAY = 731
const LYING_MINUS_STANDING = 0.7
/** Without age and position, shorter than this was measured lying. */
const LYING_BELOW_CM = 87

/** Blank columns for n children: nothing known of any. */
export function childColumns(n: number): ChildColumns {
  const blank = () => new Float64Array(n).fill(Number.NaN)
  return {
    sex: new Uint8Array(n),
    ageDays: blank(),
    weightKg: blank(),
    lengthCm: blank(),
    position: new Uint8Array(n),
    headCm: blank(),
    armCm: blank(),
    oedema: new Uint8Array(n),
  }
}

export function zColumns(n: number): ZColumns {
  const z = () => new Float64Array(n)
  const f = () => new Uint8Array(n)
  return {
    correctedCm: z(),
    position: f(),
    standingTooEarly: f(),
    bodyMass: z(),
    len: z(),
    wei: z(),
    wfl: z(),
    bmi: z(),
    hc: z(),
    ac: z(),
    flags: { len: f(), wei: f(), wfl: f(), bmi: f(), hc: f(), ac: f() },
  }
}

/**
 * Judges every row for the six indicators. Total: any number in any column gives a z, or NaN. Pass `out` to reuse memory.
 * Source: WHO Child Growth Standards, Methods and development (2006; 2007 for head and arm); flags: WHO and UNICEF (2019).
 */
export function zScores(
  tables: GrowthTables,
  rows: ChildColumns,
  out: ZColumns = zColumns(rows.sex.length),
): ZColumns {
  const { len, wei, bmi, hc, ac } = tables.byAge
  const flags = out.flags
  const n = rows.sex.length
  for (let i = 0; i < n; i++) {
    const sex = rows.sex[i]!
    const given = rows.ageDays[i]!
    // Months are counted from the age as given, days from its nearest whole one: 24 months, 730.5 days, is day 731.
    const age = Math.round(given)
    const kg = positive(rows.weightKg[i]!)
    const position = given < NINE_MONTHS && rows.position[i] === 2 ? 0 : rows.position[i]!
    out.standingTooEarly[i] = position === rows.position[i] ? 0 : 1
    out.position[i] = position
    // What is printed is plain arithmetic on what was given; what is judged must be above zero.
    out.correctedCm[i] = corrected(rows.lengthCm[i]!, age, position)
    out.bodyMass[i] = rows.weightKg[i]! / (out.correctedCm[i]! / 100) ** 2
    const cm = rows.lengthCm[i]! > 0 ? positive(out.correctedCm[i]!) : Number.NaN
    const mass = kg / (cm / 100) ** 2

    const known = sex === 1 || sex === 2
    const inTables = known && given >= 0 && given < SIXTY_MONTHS
    const row = inTables ? ((sex - 1) * DAYS + age) * AGE_STRIDE : -1
    const dry = rows.oedema[i] === 0
    out.len[i] = inTables ? plain(len, row, cm) : Number.NaN
    out.wei[i] = inTables && dry ? restricted(wei, row, kg) : Number.NaN
    out.bmi[i] = inTables && dry ? restricted(bmi, row, mass) : Number.NaN
    out.hc[i] = inTables ? plain(hc, row, positive(rows.headCm[i]!)) : Number.NaN
    out.ac[i] = inTables ? restricted(ac, row, positive(rows.armCm[i]!)) : Number.NaN
    const byLength = known && dry && (inTables || Number.isNaN(age))
    out.wfl[i] = byLength ? weightForLength(tables, sex, liesDown(age, position, cm), cm, kg) : Number.NaN

    flags.len[i] = Math.abs(out.len[i]!) > 6 ? 1 : 0
    flags.wei[i] = out.wei[i]! < -6 || out.wei[i]! > 5 ? 1 : 0
    flags.wfl[i] = Math.abs(out.wfl[i]!) > 5 ? 1 : 0
    flags.bmi[i] = Math.abs(out.bmi[i]!) > 5 ? 1 : 0
    flags.hc[i] = Math.abs(out.hc[i]!) > 5 ? 1 : 0
    flags.ac[i] = Math.abs(out.ac[i]!) > 5 ? 1 : 0
  }
  return out
}

const positive = (x: number): number => (x > 0 && x < Number.POSITIVE_INFINITY ? x : Number.NaN)

function corrected(cm: number, age: number, position: number): number {
  if (position === 2 && age < STANDING_DAY) return cm + LYING_MINUS_STANDING
  if (position === 1 && age >= STANDING_DAY) return cm - LYING_MINUS_STANDING
  return cm
}

function liesDown(age: number, position: number, cm: number): boolean {
  if (!Number.isNaN(age)) return age < STANDING_DAY
  return position === 0 ? cm < LYING_BELOW_CM : position === 1
}

function plain(table: Float64Array, row: number, y: number): number {
  return rounded(box(table[row]!, table[row + 1]!, table[row + 2]!, y))
}

function restricted(table: Float64Array, row: number, y: number): number {
  const z = box(table[row]!, table[row + 1]!, table[row + 2]!, y)
  if (z > 3) return rounded(3 + (y - table[row + 3]!) / table[row + 4]!)
  if (z < -3) return rounded(-3 + (y - table[row + 5]!) / table[row + 6]!)
  return rounded(z)
}

function weightForLength(tables: GrowthTables, sex: number, lying: boolean, cm: number, kg: number): number {
  const table = lying ? tables.byLength.wfl : tables.byLength.wfh
  const { from, to } = lying ? LENGTHS.wfl : LENGTHS.wfh
  const tenths = cm * 10
  if (!(tenths >= from && tenths <= to)) return Number.NaN
  const low = Math.floor(tenths)
  const t = tenths - low
  const at = ((sex - 1) * (to - from + 1) + low - from) * LENGTH_STRIDE
  const up = low < to ? at + LENGTH_STRIDE : at
  const l = table[at]! + t * (table[up]! - table[at]!)
  const m = table[at + 1]! + t * (table[up + 1]! - table[at + 1]!)
  const s = table[at + 2]! + t * (table[up + 2]! - table[at + 2]!)
  const z = box(l, m, s, kg)
  if (z > 3) return rounded(3 + (kg - sd(l, m, s, 3)) / (sd(l, m, s, 3) - sd(l, m, s, 2)))
  if (z < -3) return rounded(-3 + (kg - sd(l, m, s, -3)) / (sd(l, m, s, -2) - sd(l, m, s, -3)))
  return rounded(z)
}

function box(l: number, m: number, s: number, y: number): number {
  if (l === 1) return (y / m - 1) / s
  return l === 0 ? Math.log(y / m) / s : ((y / m) ** l - 1) / (l * s)
}

const sd = (l: number, m: number, s: number, k: number): number =>
  l === 0 ? m * Math.exp(s * k) : m * (1 + l * s * k) ** (1 / l)

/** Two decimals; what lies halfway goes to the nearer double, then to the even digit, as in R. */
function rounded(z: number): number {
  const t = z * 100
  const low = Math.floor(t)
  if (Math.abs(t - low - 0.5) <= 1e-7) {
    const [below, above] = [low / 100, (low + 1) / 100]
    if (z - below !== above - z) return (z - below < above - z ? below : above) + 0
    return (low % 2 === 0 ? below : above) + 0
  }
  return Math.round(t) / 100 + 0
}
