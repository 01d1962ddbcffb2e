// How the children of a nation grow and how they are measured: mixed lines with sudden knots, faltering of three kinds, people who read scales.
import { addDays, addMonths, ageInDays, ageInMonths, type Day, daysBetween } from '../../../kernel/days.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { workingDayFrom } from '../../../kernel/holidays.ts'
import { whenDue } from '../../../modules/growth/rules/weighing-schedule.ts'
import { laterOf, roomOn } from '../children.ts'
import { measureAt, readOff, STANDING_DAYS } from '../growth.ts'
import { below, chance, draw, normalMilli } from '../mix.ts'
import { nurseOf } from '../people.ts'
import { streams } from '../streams.ts'
import { instantMs, said, type World, type WorldCenter } from '../world.ts'
import type { NationChild } from './files.ts'
import { CAME, type Habit, type OpenDay, type Presence, stateOn } from './presence.ts'

/** Months of measurings before and with the last one. */
export const MONTHS = 12

/** Days between two knots of a child's line. */
const KNOTS = { wei: 91, len: 182, hc: 365 } as const
const STREAM = { wei: 0, len: 1, hc: 2 } as const

export type Channel = 'usual' | 'low' | 'high'
/** Where a child's lines lie: most around the median, some a whole deviation below, few far above and wide. */
export function channelOf(world: World, child: NationChild): Channel {
  const at = below(100, draw(streams.channel, child.family, 0, world.seed))
  return at < 84 ? 'usual' : at < 94 ? 'low' : 'high'
}
const CHANNELS: Readonly<Record<Channel, { middle: number; width: number }>> = {
  usual: { middle: 0, width: 920 },
  low: { middle: -950, width: 850 },
  high: { middle: 1_050, width: 1_250 },
}

/**
 * z in thousandths. From knot to knot it remembers 0.85 of its distance from its own channel; one knot in twelve jumps two
 * and a half times as far as the others, so that changes have heavier tails than a normal.
 */
function lineMilli(world: World, child: NationChild, what: keyof typeof KNOTS, ageDays: number): number {
  const { middle, width } = CHANNELS[channelOf(world, child)]
  const every = KNOTS[what]
  const last = Math.floor(ageDays / every) + 1
  const normal = (k: number) => normalMilli(streams.knot, child.entity, STREAM[what] * 1_000 + k, world.seed)
  let z = Math.trunc((normal(0) * width) / 1_000)
  let next = z
  for (let k = 1; k <= last; k++) {
    z = next
    const jumps = chance(830, draw(streams.knot, child.entity, 50_000 + STREAM[what] * 1_000 + k, world.seed))
    next = Math.trunc((850 * z + (jumps ? 1_150 : 430) * normal(k)) / 1_000)
  }
  return middle + Math.trunc(z + ((next - z) * (ageDays - (last - 1) * every)) / every)
}

export type Faltering = {
  readonly kind: 'slow' | 'sudden' | 'recovered'
  readonly since: Day
}

/** Whose weight falls behind, and since when: eighteen in a thousand, of three kinds. What an alert should find. */
export function falteringOf(world: World, child: NationChild): Faltering | undefined {
  const bits = (tick: number) => draw(streams.falters, child.entity, tick, world.seed)
  if (!chance(180, bits(0))) return undefined
  const since = laterOf(addDays(world.until, -(30 + below(300, bits(1)))), child.enrolled)
  const kind = (['slow', 'slow', 'slow', 'sudden', 'sudden', 'recovered'] as const)[below(6, bits(2))]!
  return { kind, since }
}

/** Thousandths of a z lost on a day. Slow: 70 a week, two z at most; sudden: 1.3 z within four weeks; recovered: it comes back. */
function lostMilli(f: Faltering | undefined, day: Day): number {
  if (!f || day < f.since) return 0
  const days = daysBetween(f.since, day)
  if (f.kind === 'slow') return Math.min(2_000, days * 10)
  const fall = Math.min(1_300, Math.trunc((days * 1_300) / 28))
  return f.kind === 'sudden' ? fall : Math.max(0, fall - Math.max(0, days - 60) * 12)
}

/** Whoever measures in a center: how they read, and what their instruments add. */
export type Evaluator = {
  /** added to every length, mm: nothing for most, a lot for one in fourteen */
  readonly lengthBiasMm: number
  /** added to every weight from a day on, g: one scale in twenty drifts */
  readonly weightBiasG: number
  readonly weightBiasSince: Day
  /** ten-thousandths of lengths and weights rounded to the next half */
  readonly rounds: number
}
export function evaluatorOf(world: World, c: WorldCenter): Evaluator {
  const bits = (tick: number) => draw(streams.evaluator, c.index, tick, world.seed)
  const side = bits(1) & 1 ? 1 : -1
  return {
    lengthBiasMm: chance(700, bits(0)) ? side * (8 + below(9, bits(2))) : below(5, bits(2)) - 2,
    weightBiasG: chance(500, bits(3)) ? (bits(3) & 1 ? 1 : -1) * (150 + below(200, bits(4))) : 0,
    weightBiasSince: addDays(world.until, -(40 + below(280, bits(5)))),
    rounds: chance(2_200, bits(6)) ? 8_500 : 900,
  }
}

/** True measures on a day, in kg and cm, before anybody reads them. Only + − × ÷. */
export function truthOf(world: World, child: NationChild, day: Day) {
  const lived = ageInDays(child.birth, day)
  const early = child.weeks !== undefined && child.weeks < 37 ? (40 - child.weeks) * 7 : 0
  const age = Math.max(0, lived - early)
  const length = lineMilli(world, child, 'len', lived)
  const weight = Math.trunc((600 * length + 800 * lineMilli(world, child, 'wei', lived)) / 1_000)
  const lost = lostMilli(falteringOf(world, child), day)
  // No line leaves what bodies are.
  const within = (milli: number) => Math.max(-4_500, Math.min(4_500, milli))
  return {
    weight: measureAt('wei', child, age, within(weight - lost)),
    length: measureAt('len', child, age, within(length)),
    head: () => measureAt('hc', child, age, within(lineMilli(world, child, 'hc', lived))),
  }
}

/** One slip in a thousand: two neighboring digits of the weight change places. */
function slipped(kg: number, bits: number): number {
  if (!chance(10, bits)) return kg
  const text = kg.toFixed(2)
  const at = text.indexOf('.')
  const turned = Number(`${text.slice(0, at - 1)}${text[at + 1]}.${text[at - 1]}${text.slice(at + 2)}`)
  return turned >= 1 && turned < 60 ? turned : kg
}

function measured(world: World, child: NationChild, e: Evaluator, day: Day, tick: number): Fact['payload'] {
  const truth = truthOf(world, child, day)
  const age = ageInDays(child.birth, day)
  const bits = (what: number) => draw(streams.reading, child.entity, tick * 10 + what, world.seed)
  // Nine readings in ten are good, one is three times as far off: a child that does not hold still.
  const error = (what: number) =>
    normalMilli(streams.reading, child.entity, tick * 10 + what, world.seed) *
    (chance(1_000, bits(5 + what)) ? 3 : 1)
  const rounds = (what: number) => chance(e.rounds, bits(3 + what))
  const standing = age >= STANDING_DAYS
  const bias = day >= e.weightBiasSince ? e.weightBiasG : 0
  const kg = readOff(truth.weight + (error(0) * 35) / 1_000_000 + bias / 1_000, 100, 50, rounds(0))
  return {
    day,
    weightKg: slipped(kg, draw(streams.slip, child.entity, tick, world.seed)),
    lengthCm: readOff(truth.length + (error(1) * 3) / 10_000 + e.lengthBiasMm / 10, 10, 5, rounds(1)),
    position: standing ? 'H' : 'L',
    ...(standing ? {} : { headCm: readOff(truth.head() + (error(2) * 2) / 10_000, 10, 5, rounds(1)) }),
    ...(age < 365 ? { undressed: true } : {}),
  }
}

/** The working day on which a room is measured in a month, in its first three weeks. */
function roomDay(world: World, c: WorldCenter, room: number, month: string): Day {
  const tick = Number(month.replace('-', ''))
  const nth = below(20, draw(streams.measureMonth, c.index * 100 + room, tick, world.seed))
  return workingDayFrom(addDays(`${month}-01`, nth))
}

export type Measuring = { readonly child: NationChild; readonly day: Day; readonly fact: Fact }

/**
 * Measurings of a file in the last twelve months: on the room's day of each month in which the weighing schedule asks for
 * one, if the child came; who did not stays due. `until` ends a file that was left.
 */
export function measuringsOf(
  p: Presence,
  child: NationChild,
  habit: Habit,
  roomDays: (room: number, month: string) => OpenDay | undefined,
  evaluator: Evaluator,
): Measuring[] {
  const { world, center: c } = p
  const found: Measuring[] = []
  const end = child.second?.until ?? world.until
  let last: Day | undefined
  for (let back = MONTHS; back >= 0; back--) {
    const month = addMonths(`${world.until.slice(0, 7)}-01`, -back).slice(0, 7)
    const monthEnd = `${month}-28`
    if (monthEnd < child.enrolled || `${month}-01` > end) continue
    const room = roomOn(child, monthEnd)
    const open = roomDays(room.index, month)
    if (!open || open.day < child.enrolled || open.day > end) continue
    const due = whenDue(ageInMonths(child.birth, open.day), last, addDays(open.day, 15))
    if (!due || due.state === 'later' || stateOn(p, child, habit, open) !== CAME) continue
    last = open.day
    const tick = Number(month.replace('-', ''))
    found.push({
      child,
      day: open.day,
      fact: said(world, {
        kind: 'growth.measured',
        entity: child.entity,
        tick,
        about: child.id,
        book: c.id,
        room: room.id,
        at: instantMs(
          c,
          open.day,
          570 + below(150, draw(streams.clock, child.entity, tick, world.seed)),
          child.entity,
        ),
        author: nurseOf(world, c).id,
        payload: measured(world, child, evaluator, open.day, tick),
      }),
    })
  }
  return found
}

/** The rooms' days of a center as its calendar has them, looked up once each. */
export function roomDaysOf(p: Presence): (room: number, month: string) => OpenDay | undefined {
  const open = new Map(p.open.map((d) => [d.day, d]))
  const known = new Map<string, OpenDay | undefined>()
  return (room, month) => {
    const name = `${room}|${month}`
    if (!known.has(name)) known.set(name, open.get(roomDay(p.world, p.center, room, month)))
    return known.get(name)
  }
}
