// At which age an item is achieved: shares by month, a logistic curve over the logarithm of age, and the band of what is likely.
import { SMALLEST_GROUP } from '../../../kernel/indicator.ts'
import type { AgeCurve, CohortAnswer } from '../contract/cohort.ts'

const MONTH = 365.25 / 12
const TERM = 280
const PRETERM = 259
const TWO_YEARS = 730
/** Where `age` begins to be told in its logarithm: near birth a day is a day. */
const OFFSET = 30
const LEAST_CHILDREN = 30
const POINTS = 40
const SHARES = [0.1, 0.5, 0.9] as const
/** 95 of 100. */
const WIDE = 1.96

/** As the house does with ours: corrected for who came before 37 weeks, below two years. */
export function correctedDays(age: number, gestation: number | null): number {
  if (gestation === null || gestation >= PRETERM || age >= TWO_YEARS) return age
  return Math.max(0, age - (TERM - gestation))
}

type Seen = { readonly child: string; readonly day: number; readonly yes: boolean }

/**
 * Total. Small groups are hidden month by month (decision 0009); the curve needs thirty children and ten answers of either kind.
 * Source: logistic regression, its errors by child as several visits of one child are no separate witnesses (Liang and Zeger 1986).
 */
export function ageCurve(answers: readonly CohortAnswer[]): AgeCurve {
  const seen = answers.map((a) => ({
    child: a.child,
    day: correctedDays(a.age, a.gestation),
    yes: a.achieved === 1,
  }))
  const children = new Set(seen.map((s) => s.child)).size
  const yes = seen.filter((s) => s.yes).length
  const told = { children, answers: seen.length, months: monthsOf(seen) }
  const none = (why: 'few' | 'falling'): AgeCurve => ({ ...told, curve: [], none: why, ages: [] })
  if (children < LEAST_CHILDREN || Math.min(yes, seen.length - yes) < SMALLEST_GROUP) return none('few')
  const fit = fitLogistic(seen)
  if (!fit) return none('few')
  if (fit.slope <= 0) return none('falling')
  const days = seen.map((s) => s.day).sort((a, b) => a - b)
  // The youngest and oldest hundredth carry no curve: a single late visit would stretch the picture.
  const from = days[Math.floor(days.length * 0.01)]!
  const to = days[Math.ceil(days.length * 0.99) - 1]!
  const curve = Array.from({ length: POINTS + 1 }, (_, i) => {
    const day = from + ((to - from) * i) / POINTS
    return { day: Math.round(day), ...fit.at(day) }
  })
  const ages = SHARES.map((share) => {
    const day = fit.dayOf(share)
    const outside = day < from ? ('before' as const) : day > to ? ('after' as const) : null
    return { share, day: outside ? null : Math.round(day), outside }
  })
  return { ...told, curve, none: null, ages }
}

function monthsOf(seen: readonly Seen[]): AgeCurve['months'] {
  const groups = Map.groupBy(seen, (s) => Math.floor(s.day / MONTH))
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([month, list]) => {
      const children = new Set(list.map((s) => s.child)).size
      if (children < SMALLEST_GROUP) return { month, children: null, share: null }
      return { month, children, share: list.filter((s) => s.yes).length / list.length }
    })
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x))

/** Newton's steps to the likeliest curve; undefined where ages part the answers so wholly that none is likeliest. */
function fitLogistic(seen: readonly Seen[]) {
  const logs = seen.map((s) => Math.log(s.day + OFFSET))
  const mean = logs.reduce((a, b) => a + b, 0) / logs.length
  const spread = Math.sqrt(logs.reduce((a, x) => a + (x - mean) ** 2, 0) / logs.length)
  if (spread < 1e-6) return undefined
  const xs = logs.map((x) => (x - mean) / spread)
  let [a, b] = [0, 0]
  let [h00, h01, h11] = [0, 0, 0]
  let step = Number.POSITIVE_INFINITY
  for (let round = 0; round < 60 && step > 1e-9; round++) {
    let [g0, g1] = [0, 0]
    h00 = h01 = h11 = 0
    for (const [i, x] of xs.entries()) {
      const p = logistic(a + b * x)
      const rest = (seen[i]!.yes ? 1 : 0) - p
      const w = p * (1 - p)
      g0 += rest
      g1 += rest * x
      h00 += w
      h01 += w * x
      h11 += w * x * x
    }
    const det = h00 * h11 - h01 * h01
    if (!(det > 1e-9)) return undefined
    const [da, db] = [(h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det]
    // A step too long would leap over the top.
    const short = Math.min(1, 2 / Math.max(Math.abs(da), Math.abs(db), 1e-12))
    a += da * short
    b += db * short
    step = Math.max(Math.abs(da), Math.abs(db))
    if (Math.abs(b) > 60) return undefined
  }
  if (step > 1e-6) return undefined
  const v = spreadByChild(seen, xs, { a, b, h00, h01, h11 })
  const xOf = (day: number) => (Math.log(day + OFFSET) - mean) / spread
  return {
    slope: b,
    at: (day: number) => {
      const x = xOf(day)
      const middle = a + b * x
      const wide = WIDE * Math.sqrt(Math.max(0, v.aa + 2 * x * v.ab + x * x * v.bb))
      return { share: logistic(middle), low: logistic(middle - wide), high: logistic(middle + wide) }
    },
    dayOf: (share: number) => Math.exp(mean + (spread * (Math.log(share / (1 - share)) - a)) / b) - OFFSET,
  }
}

/** The sandwich: how far the two numbers would move had other children been seen. */
function spreadByChild(
  seen: readonly Seen[],
  xs: readonly number[],
  { a, b, h00, h01, h11 }: { a: number; b: number; h00: number; h01: number; h11: number },
) {
  const scores = new Map<string, [number, number]>()
  for (const [i, x] of xs.entries()) {
    const rest = (seen[i]!.yes ? 1 : 0) - logistic(a + b * x)
    const s = scores.get(seen[i]!.child) ?? [0, 0]
    scores.set(seen[i]!.child, [s[0] + rest, s[1] + rest * x])
  }
  let [m00, m01, m11] = [0, 0, 0]
  for (const [s0, s1] of scores.values()) {
    m00 += s0 * s0
    m01 += s0 * s1
    m11 += s1 * s1
  }
  const det = h00 * h11 - h01 * h01
  const [i00, i01, i11] = [h11 / det, -h01 / det, h00 / det]
  const [t00, t01, t10, t11] = [
    i00 * m00 + i01 * m01,
    i00 * m01 + i01 * m11,
    i01 * m00 + i11 * m01,
    i01 * m01 + i11 * m11,
  ]
  return { aa: t00 * i00 + t01 * i01, ab: t00 * i01 + t01 * i11, bb: t10 * i01 + t11 * i11 }
}
