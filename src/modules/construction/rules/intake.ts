// How many plots are offered a month, learned from the days of those offered: what a forecast supposes of plots that nobody has offered yet.
import { type Day, dayNumber } from '../../../kernel/days.ts'
import type { Chance } from './chance.ts'

/** Plots a month as a Gamma of so much shape and scale: what `offered` within `months` let believe. */
export type Intake = {
  readonly months: number
  readonly offered: number
  readonly shape: number
  readonly scale: number
}

/** Older offers say little of the pace of today. Source: own; unconfirmed. */
const LOOKED_BACK = 12
/** So few months say nothing of a pace. */
const LEAST_MONTHS = 3
const MONTH = 30.4375
/** Plots come in lots: months differ about twice as much as chance lets them, which the months seen may correct. Source: own; unconfirmed. */
const LUMPS = 2
const LUMPS_WEIGHT = 6

/** `days`: on which plots were offered, or were so at the latest. Undefined where none was within the last year. */
export function intakeOf(days: readonly Day[], today: Day): Intake | undefined {
  const now = dayNumber(today)
  const ages = days.map((d) => (now - dayNumber(d)) / MONTH).filter((a) => a >= 0)
  if (ages.length === 0) return undefined
  const months = Math.max(LEAST_MONTHS, Math.min(LOOKED_BACK, Math.ceil(Math.max(...ages))))
  const within = ages.filter((a) => a < months)
  if (within.length === 0) return undefined
  const counts = new Float64Array(months)
  for (const a of within) counts[Math.floor(a)]!++
  const mean = within.length / months
  const squares = counts.reduce((s, n) => s + (n - mean) ** 2, 0) / Math.max(1, months - 1)
  const lumps = Math.max(
    1,
    (LUMPS_WEIGHT * LUMPS + (months - 1) * (squares / mean)) / (LUMPS_WEIGHT + months - 1),
  )
  return { months, offered: within.length, shape: (within.length + 0.5) / lumps, scale: lumps / months }
}

export const drawIntake = ({ shape, scale }: Intake, chance: Chance): number => chance.gamma(shape) * scale

/** Plots a month at or below which the pace is with such a probability, by its normal deviate. Source: Wilson and Hilferty (1931). */
export const intakeAt = ({ shape, scale }: Pick<Intake, 'shape' | 'scale'>, deviate: number): number =>
  scale * shape * Math.max(0, 1 - 1 / (9 * shape) + deviate / (3 * Math.sqrt(shape))) ** 3
/** 10, 50 and 90 of a hundred. */
export const intakeBand = (intake: Intake) => ({
  p10: intakeAt(intake, -1.2816),
  p50: intakeAt(intake, 0),
  p90: intakeAt(intake, 1.2816),
})
