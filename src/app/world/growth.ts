// Growth in the world: children follow their own line of the WHO curves, are measured with error, and a few falter.
import { addDays, addMonths, ageInDays, type Day, daysBetween, monthOf } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { workingDayFrom } from '../../kernel/holidays.ts'
import { builtInTables } from '../../modules/growth/rules/built-in-tables.ts'
import { type AgeIndicator, type GrowthTables, lmsOfAge } from '../../modules/growth/rules/growth-tables.ts'
import { dayOf } from './attendance.ts'
import { childrenOf, laterOf, type WorldChild } from './children.ts'
import { below, chance, draw, normalMilli } from './mix.ts'
import { nurseOf } from './people.ts'
import { streams } from './streams.ts'
import { instantMs, said, type World, type WorldCenter } from './world.ts'

/** Months of measurings before and with the last one. */
export const GROWTH_MONTHS = 6
/** From this day of age on a child is measured standing. Source: WHO, Training course on child growth assessment, module B. */
export const STANDING_DAYS = 731

let kept: GrowthTables | undefined
function tables(): GrowthTables {
  kept ??= builtInTables()
  return kept
}

/** Days between two knots of a child's own line: weight moves within months, length and head within a year. */
const KNOTS = { wei: 91, len: 365, hc: 365 } as const

/**
 * z of a child's line in thousandths: from knot to knot it remembers 0.85 of itself (0.85² + 0.527² = 1), straight in
 * between. Length is shared in part by weight, as in real children.
 */
function lineMilli(world: World, child: WorldChild, what: keyof typeof KNOTS, ageDays: number): number {
  const every = KNOTS[what]
  const stream = what === 'wei' ? 0 : what === 'len' ? 1 : 2
  const knot = Math.floor(ageDays / every)
  let z = normalMilli(streams.tracking, child.entity, stream * 1_000, world.seed)
  let next = z
  for (let k = 1; k <= knot + 1; k++) {
    z = next
    next = Math.trunc(
      (850 * z + 527 * normalMilli(streams.tracking, child.entity, stream * 1_000 + k, world.seed)) / 1_000,
    )
  }
  return Math.trunc(z + ((next - z) * (ageDays - knot * every)) / every)
}

/** Whether a child's weight falls behind, and since when: one and a half in a hundred. What an alert should find. */
export function faltersSince(world: World, child: WorldChild): Day | undefined {
  const bits = draw(streams.faltering, child.entity, 0, world.seed)
  if (!chance(150, bits)) return undefined
  const since = addDays(world.until, -(60 + below(90, draw(streams.faltering, child.entity, 1, world.seed))))
  return laterOf(since, child.enrolled)
}

/** True measures of a child on a day, in kg and cm, before any error. Only + − × ÷: the same on every machine. */
export function trueMeasures(
  world: World,
  child: WorldChild,
  day: Day,
): { weight: number; length: number; head: number } {
  const lived = ageInDays(child.birth, day)
  const early = child.weeks !== undefined && child.weeks < 37 ? (40 - child.weeks) * 7 : 0
  const age = Math.max(0, lived - early)
  const length = lineMilli(world, child, 'len', lived)
  const weight = Math.trunc((600 * length + 800 * lineMilli(world, child, 'wei', lived)) / 1_000)
  const since = faltersSince(world, child)
  // A faltering child loses eight hundredths of a z a week, two z at most.
  const lost =
    since === undefined || day < since ? 0 : Math.min(2_000, Math.trunc((daysBetween(since, day) * 80) / 7))
  return {
    weight: measureAt('wei', child, age, weight - lost),
    length: measureAt('len', child, age, length),
    head: measureAt('hc', child, age, lineMilli(world, child, 'hc', lived)),
  }
}

/** The measure z deviations from the median: WHO's formula to its second term, without a power. */
export function measureAt(
  indicator: AgeIndicator,
  child: Pick<WorldChild, 'sex'>,
  ageDays: number,
  milli: number,
): number {
  const lms = lmsOfAge(tables(), indicator, child.sex, Math.min(ageDays, 1826))!
  const x = (lms.s * milli) / 1_000
  return lms.m * (1 + x + ((1 - lms.l) * x * x) / 2)
}

/** Reads a scale or a board as people do: some round to the next half. `steps` and `half` in units of the last figure. */
export function readOff(value: number, perUnit: number, half: number, rounds: boolean): number {
  const last = Math.round(value * perUnit)
  return (rounds ? Math.round(last / half) * half : last) / perUnit
}

/** The day a room is measured in a month: one working day a room, in its first three weeks. */
function measuringDay(world: World, c: WorldCenter, child: WorldChild, month: string): Day {
  const nth = below(
    18,
    draw(streams.measureDay, c.index * 100 + child.room.index, Number(month.replace('-', '')), world.seed),
  )
  return workingDayFrom(addDays(`${month}-01`, nth))
}

/** One measuring with its errors (one standard deviation): 40 g, 3 mm of length, 2 mm of head. */
function measured(world: World, child: WorldChild, day: Day, tick: number): Fact['payload'] {
  const truth = trueMeasures(world, child, day)
  const age = ageInDays(child.birth, day)
  const error = (what: number) =>
    normalMilli(streams.measureError, child.entity, tick * 10 + what, world.seed)
  const rounds = (what: number, often: number) =>
    chance(often, draw(streams.heaping, child.entity, tick * 10 + what, world.seed))
  const standing = age >= STANDING_DAYS
  return {
    day,
    weightKg: readOff(truth.weight + (error(0) * 40) / 1_000_000, 100, 50, rounds(0, 1_500)),
    lengthCm: readOff(truth.length + (error(1) * 3) / 10_000, 10, 5, rounds(1, 3_500)),
    position: standing ? 'H' : 'L',
    ...(standing ? {} : { headCm: readOff(truth.head + (error(2) * 2) / 10_000, 10, 5, rounds(2, 2_500)) }),
    ...(age < 365 ? { undressed: true } : {}),
  }
}

/** Measurings of a center in a month, `back` months before the last; a child who did not come that day is left overdue. */
export function factsOfGrowthMonth(world: World, c: WorldCenter, back: number): Fact[] {
  const month = monthOf(addMonths(`${monthOf(world.until)}-01`, -back))
  const tick = Number(month.replace('-', ''))
  return childrenOf(world, c).flatMap((child) => {
    const day = measuringDay(world, c, child, month)
    if (day > world.until || day < child.enrolled || day < c.opened) return []
    const what = dayOf(world, c, child, day)
    if (!what.came) return []
    return [
      said(world, {
        kind: 'growth.measured',
        entity: child.entity,
        tick,
        about: child.id,
        book: c.id,
        room: child.room.id,
        at: instantMs(
          c,
          day,
          Math.max(what.arrived + 10, 570),
          draw(streams.clock, child.entity, tick, world.seed),
        ),
        author: nurseOf(world, c).id,
        payload: measured(world, child, day, tick),
      }),
    ]
  })
}
