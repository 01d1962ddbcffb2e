// Built-in growth tables: WHO's weekly and monthly knots carried in the program, smoothed to days and millimeters.
import type { Sex } from '../../../kernel/measures.ts'
import { type AgeIndicator, DAYS, type GrowthTables, type Lms, packTables } from './growth-tables.ts'
import { naturalSpline } from './spline.ts'
import { whoLms } from './who-lms.ts'

const MONTH = 30.4375
/** From this day a child is measured standing: the curves of length and BMI start anew. */
const STANDING = 731
/** In the first two weeks WHO joins the weekly points of these by straight lines. */
const STRAIGHT_DAYS: Readonly<Record<'len' | 'wei' | 'bmi' | 'hc', number>> = {
  len: 14,
  wei: 0,
  bmi: 14,
  hc: 14,
}
/** The monthly knot of month 3 falls on the weekly one of week 13: months count from the fourth. */
const FIRST_MONTH = 4

const LENGTH_KNOTS = { wfl: 'weightForLength', wfh: 'weightForHeight' } as const

type Knots = { readonly x: number[]; readonly l: number[]; readonly m: number[]; readonly s: number[] }

/**
 * Tables without any file. They lie within 0.0015 z of WHO's daily tables from 43 days of age on and for weight by length,
 * within 0.007 from 14 days, and before that within 0.001 but for weight-for-age (0.02 in the second week, 0.13 in the
 * first), where weekly knots cannot follow the loss after birth. There is no arm circumference. Takes some 10 ms: keep it.
 */
export function builtInTables(): GrowthTables {
  const age = new Map<string, readonly Lms[]>()
  for (const sex of ['M', 'F'] as const) {
    for (const indicator of ['len', 'wei', 'bmi', 'hc'] as const)
      age.set(indicator + sex, daysOf(indicator, sex))
  }
  const lengths = new Map<string, (x: number) => Lms>()
  for (const sex of ['M', 'F'] as const) {
    for (const curve of ['wfl', 'wfh'] as const)
      lengths.set(curve + sex, smooth(read(`${LENGTH_KNOTS[curve]}${sex}`)))
  }
  return packTables(
    'built-in',
    (indicator, sex, day) => age.get(indicator + sex)?.[day],
    (curve, sex, tenths) => lengths.get(curve + sex)!(tenths / 10),
  )
}

function daysOf(indicator: Exclude<AgeIndicator, 'ac'>, sex: Sex): readonly Lms[] {
  const weeks = scaled(read(`${indicator}Weeks${sex}`), 7)
  const months = scaled(read(`${indicator}Months${sex}`), MONTH)
  const straight = STRAIGHT_DAYS[indicator]
  const early = straightOf(weeks)
  const later = smooth(joined(from(weeks, straight), from(months, FIRST_MONTH * MONTH)))
  const restarts = indicator === 'len' || indicator === 'bmi'
  const standing = restarts ? smooth(scaled(read(`${indicator}MonthsFrom24${sex}`), MONTH)) : later
  return Array.from({ length: DAYS }, (_, day) =>
    day < straight ? early(day) : day < STANDING ? later(day) : standing(day),
  )
}

/** "first step|count|L…|M…|S…"; one figure stands for a column of equal ones. */
function read(name: keyof typeof whoLms): Knots {
  const [head, count, l, m, s] = whoLms[name].split('|') as [string, string, string, string, string]
  const [first, step] = head.split(' ').map(Number) as [number, number]
  const n = Number(count)
  const figures = (text: string, scale: number) => {
    const list = text.split(' ').map((x) => Number(x) / scale)
    return list.length === 1 ? new Array<number>(n).fill(list[0]!) : list
  }
  const x = Array.from({ length: n }, (_, i) => first + i * step)
  return { x, l: figures(l, 1e4), m: figures(m, 1e4), s: figures(s, 1e5) }
}

const scaled = (k: Knots, unit: number): Knots => ({ ...k, x: k.x.map((x) => x * unit) })

function from(k: Knots, least: number): Knots {
  const at = k.x.findIndex((x) => x >= least - 1e-9)
  return { x: k.x.slice(at), l: k.l.slice(at), m: k.m.slice(at), s: k.s.slice(at) }
}

const joined = (a: Knots, b: Knots): Knots => ({
  x: [...a.x, ...b.x],
  l: [...a.l, ...b.l],
  m: [...a.m, ...b.m],
  s: [...a.s, ...b.s],
})

function smooth(k: Knots): (x: number) => Lms {
  const [l, m, s] = [naturalSpline(k.x, k.l), naturalSpline(k.x, k.m), naturalSpline(k.x, k.s)]
  return (x) => printed(l(x), m(x), s(x))
}

function straightOf(k: Knots): (x: number) => Lms {
  return (x) => {
    const i = k.x.findLastIndex((knot) => knot <= x)
    const t = (x - k.x[i]!) / (k.x[i + 1]! - k.x[i]!)
    const mix = (y: number[]) => y[i]! * (1 - t) + y[i + 1]! * t
    return printed(mix(k.l), mix(k.m), mix(k.s))
  }
}

/** To the decimals WHO prints, so that a smoothed row equals the daily one wherever it can. */
function printed(l: number, m: number, s: number): Lms {
  return { l: Math.round(l * 1e4) / 1e4, m: Math.round(m * 1e4) / 1e4, s: Math.round(s * 1e5) / 1e5 }
}
