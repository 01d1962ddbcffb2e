// Sheets too good, too alike or too quick to be what a room of children gives: found by comparison with all other evaluators.
import { binomialAtLeast, chiSquareAbove } from './normal.ts'
import { acrossEvaluators, type ItemAges, type Sheet, sheetFigures } from './sheet-figures.ts'

export const guardReasons = ['drift', 'too-good', 'copied', 'impossible-age', 'digits', 'times'] as const
export type GuardReason = (typeof guardReasons)[number]

/**
 * Limits as data. Figures `…Away` are robust standard deviations from the middle of all evaluators (median and median absolute
 * deviation), so that the guard needs no idea of how children of this country answer. Chosen by simulation; unconfirmed.
 */
export type GuardRules = {
  readonly version: string
  /** fewer sheets than this say nothing about anybody */
  readonly sheets: number
  readonly driftAway: number
  readonly easeAway: number
  /** too good also means: hardly a child of the room with anything not yet */
  readonly perfectShare: number
  readonly alikeAway: number
  readonly impossible: { readonly share: number; readonly chance: number }
  readonly digits: { readonly least: number; readonly chance: number; readonly roundShare: number }
  readonly times: {
    readonly quickSeconds: number
    readonly quickShare: number
    readonly fromHour: number
    readonly toHour: number
    readonly outsideShare: number
  }
}

export const guardRules: GuardRules = {
  version: 'guard/1',
  sheets: 20,
  driftAway: 2.5,
  easeAway: 3,
  perfectShare: 0.4,
  alikeAway: 4,
  impossible: { share: 0.05, chance: 0.001 },
  digits: { least: 60, chance: 0.000_1, roundShare: 0.9 },
  times: { quickSeconds: 30, quickShare: 0.6, fromHour: 6, toHour: 19, outsideShare: 0.25 },
}

export type Finding = {
  readonly reason: GuardReason
  /** what was measured and what would have been usual, in the unit of the reason */
  readonly figure: number
  readonly usual: number
}
/** What the guard asks: look again with another pair of eyes. It accuses nobody, and nothing is undone by it. */
export type Doubt = {
  readonly evaluator: string
  readonly sheets: number
  readonly findings: readonly Finding[]
}

/**
 * Doubts about evaluators, in the order in which they first appear; who gives no doubt is not listed.
 * `sheets`: all sheets of a period and of the whole network or at least of many rooms, in any order.
 */
export function qualityGuard(
  sheets: readonly Sheet[],
  items: readonly ItemAges[],
  rules: GuardRules = guardRules,
): readonly Doubt[] {
  const figures = sheetFigures(sheets, items, rules.times.quickSeconds, [
    rules.times.fromHour * 3600,
    rules.times.toHour * 3600,
  ]).filter((f) => f.sheets >= rules.sheets)
  const ease = acrossEvaluators(figures.map((f) => f.ease))
  const trend = acrossEvaluators(figures.map((f) => f.trend))
  const alike = acrossEvaluators(figures.map((f) => f.alike))
  const impossible = acrossEvaluators(figures.map((f) => f.impossible / f.sheets)).middle
  return figures.flatMap((f): Doubt[] => {
    const findings: Finding[] = []
    const tell = (reason: GuardReason, figure: number, usual: number) =>
      findings.push({ reason, figure, usual })
    // Stricter from month to month hides children as milder does: both sides.
    if (Math.abs(trend.away(f.trend)) > rules.driftAway) tell('drift', f.trend, trend.middle)
    if (ease.away(f.ease) > rules.easeAway && f.perfect / f.sheets > rules.perfectShare)
      tell('too-good', f.ease, ease.middle)
    if (alike.away(f.alike) > rules.alikeAway) tell('copied', f.alike, alike.middle)
    const usualShare = Math.max(0.02, 2 * impossible)
    const share = f.impossible / f.sheets
    if (
      share >= rules.impossible.share &&
      binomialAtLeast(f.impossible, f.sheets, usualShare) < rules.impossible.chance
    )
      tell('impossible-age', share, impossible)
    const digits = digitDoubt(f.digits, rules)
    if (digits !== undefined) tell('digits', digits, 1)
    const quick = f.quick / f.sheets
    const outside = f.outside / f.sheets
    if (quick > rules.times.quickShare) tell('times', quick, rules.times.quickShare)
    else if (outside > rules.times.outsideShare) tell('times', outside, rules.times.outsideShare)
    return findings.length > 0 ? [{ evaluator: f.evaluator, sheets: f.sheets, findings }] : []
  })
}

/**
 * Honest people round to 0 and 5, each in their measure: those two digits say little. The other eight come equally often where
 * a scale is read, and unequally where figures are invented. Source: WHO and UNICEF (2019), anthropometric data quality.
 */
function digitDoubt(digits: ArrayLike<number>, { digits: rule }: GuardRules): number | undefined {
  const all = Array.from(digits)
  const total = all.reduce((s, x) => s + x, 0)
  if (total < rule.least) return undefined
  const round = (all[0]! + all[5]!) / total
  if (round > rule.roundShare) return round
  const others = all.filter((_, d) => d !== 0 && d !== 5)
  const each = (total - all[0]! - all[5]!) / others.length
  if (each < 5) return undefined
  const chi = others.reduce((s, x) => s + (x - each) ** 2 / each, 0)
  return chiSquareAbove(chi, others.length - 1) < rule.chance ? chi : undefined
}
