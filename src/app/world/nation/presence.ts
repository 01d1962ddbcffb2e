// Who comes to a center of a nation on which day, and why not: kinds of families, structural days off, illness that spreads.
import { addDays, type Day, dayNumber, weekday } from '../../../kernel/days.ts'
import { isOpen } from '../attendance.ts'
import { below, chance, draw } from '../mix.ts'
import { streams } from '../streams.ts'
import type { World, WorldCenter } from '../world.ts'
import type { NationChild } from './files.ts'

/** Days before the last one that can be asked for. */
export const SPAN = 420

export type HabitKind = 'steady' | 'usual' | 'irregular' | 'seldom'
/** Upper ten-thousandth drawn, chance of coming (per ten thousand) from, to. A mixture: no one curve of propensities fits it. */
const KINDS: readonly (readonly [kind: HabitKind, upTo: number, from: number, to: number])[] = [
  ['steady', 6_200, 9_550, 9_900],
  ['usual', 8_800, 8_600, 9_500],
  ['irregular', 9_700, 5_200, 8_200],
  ['seldom', 10_000, 500, 3_000],
]
/** Monday to Friday and the months: what moves everybody. */
const BY_WEEKDAY = [0, -160, 70, 90, 20, -340, 0]
const BY_MONTH = [-300, -220, -60, 0, 60, 0, -300, -220, 60, 40, -120, -260]
const isHolidaySeason = (day: Day) => day.slice(5) >= '12-18' || day.slice(5) <= '01-06'
const HOLIDAYS = -2_600

export type Outbreak = {
  readonly from: Day
  readonly days: number
  /** per ten thousand children of the center */
  readonly attack: number
}

/** A child's own part of presence, drawn once. */
export type Habit = {
  readonly kind: HabitKind
  /** chance of coming on a neutral day, per ten thousand, before center, season and illness */
  readonly comes: number
  /** 1 Monday to 5 Friday; 0 none: a day on which this child never comes */
  readonly dayOff: number
  /** times as often ill as most */
  readonly susceptible: number
  /** day by day from the first of the span: 1 = ill */
  readonly ill: Uint8Array
}

export const CAME = 0
export const STAYED = 1
export const ILL = 2

export type Presence = {
  readonly world: World
  readonly center: WorldCenter
  /** first day that can be asked for */
  readonly first: Day
  /** the same as a number */
  readonly from: number
  /** days the center was open within the span, with what they add to everybody's chance */
  readonly open: readonly OpenDay[]
  readonly outbreaks: readonly Outbreak[]
  /** added to everybody's chance here, per ten thousand: nearly nothing, or a lot */
  readonly level: number
}
export type OpenDay = {
  readonly day: Day
  readonly n: number
  readonly weekday: number
  readonly adds: number
}

/** Most centers differ by a hundredth; one in sixteen loses eight to twenty. */
function levelOf(world: World, c: WorldCenter): number {
  const bits = (tick: number) => draw(streams.centerLevel, c.index, tick, world.seed)
  return chance(620, bits(0)) ? -800 - below(1_200, bits(1)) : below(260, bits(1)) - 130
}

/** One block of four weeks in fourteen has an outbreak; most are small, a few take a third of a center. */
function outbreaksOf(world: World, c: WorldCenter, first: Day): Outbreak[] {
  const found: Outbreak[] = []
  const n = dayNumber(first)
  for (let block = Math.floor(n / 28); block * 28 <= n + SPAN; block++) {
    const bits = (tick: number) => draw(streams.outbreakBlock, c.index * 8 + tick, block, world.seed)
    if (!chance(700, bits(0))) continue
    const heavy = below(1_000, bits(1))
    const from = addDays(first, block * 28 + below(28, bits(2)) - n)
    found.push({
      from,
      days: 5 + below(8, bits(3)),
      attack: 500 + Math.trunc((heavy * heavy * heavy * 3_600) / 1_000_000_000),
    })
  }
  return found
}

/** What a center's days have in common. Made once a center; nothing of another center is looked at. */
export function presenceIn(world: World, center: WorldCenter): Presence {
  const first = addDays(world.until, -SPAN)
  const n = dayNumber(first)
  const level = levelOf(world, center)
  const open: OpenDay[] = []
  for (let i = 0; i <= SPAN; i++) {
    const day = addDays(first, i)
    if (day < center.opened || !isOpen(day)) continue
    // One day in seventy something keeps people at home: no bus, no water, a flood.
    const shock = chance(140, draw(streams.shockDay, center.index, n + i, world.seed)) ? -3_500 : 0
    const season = BY_MONTH[Number(day.slice(5, 7)) - 1]! + (isHolidaySeason(day) ? HOLIDAYS : 0)
    const w = weekday(day)
    open.push({ day, n: n + i, weekday: w, adds: level + season + shock + BY_WEEKDAY[w]! })
  }
  return { world, center, first, from: n, open, outbreaks: outbreaksOf(world, center, first), level }
}

/** Ill in weeks of its own and in outbreaks, two to five days each. */
function illDays(p: Presence, entity: number, susceptible: number): Uint8Array {
  const { seed } = p.world
  const ill = new Uint8Array(SPAN + 1)
  const { from } = p
  const mark = (day: number, days: number) => {
    for (let d = Math.max(0, day - from); d < day - from + days && d <= SPAN; d++) ill[d] = 1
  }
  for (let week = Math.floor(from / 7); week * 7 <= from + SPAN; week++) {
    const month = Math.floor((((week * 7 + 4) % 365) * 12) / 365)
    const often = (month <= 1 || month >= 10 ? 260 : 130) * susceptible
    const bits = draw(streams.spell, entity, week, seed)
    if (!chance(often, bits)) continue
    const more = draw(streams.spellLength, entity, week, seed)
    mark(week * 7 + (more % 7), 2 + ((more >>> 8) % 3))
  }
  for (const [i, o] of p.outbreaks.entries()) {
    const start = dayNumber(o.from)
    if (!chance(o.attack, draw(streams.outbreakHit, entity, start * 4 + i, seed))) continue
    const shape = draw(streams.outbreakShape, entity, start, seed)
    // Two thirds fall ill in the first half.
    const at = Math.min(below(o.days, shape), below(o.days, Math.imul(shape, 0x9e3779b1) >>> 0))
    mark(start + at, 2 + (shape % 4))
  }
  return ill
}

/** The habit of a slot's family. Before its child came, somebody with the same habit was there. */
export function habitOf(p: Presence, child: Pick<NationChild, 'entity'>): Habit {
  const { seed } = p.world
  const bits = (stream: number, tick = 0) => draw(stream, child.entity, tick, seed)
  const at = below(10_000, bits(streams.habitKind))
  const [kind, , from, to] = KINDS.find(([, upTo]) => at < upTo)!
  const s = below(10_000, bits(streams.susceptible))
  const susceptible = s < 8_000 ? 1 : s < 9_500 ? 2 : 5
  return {
    kind,
    comes: from + below(to - from, bits(streams.habit)),
    dayOff: chance(800, bits(streams.dayOff)) ? 1 + below(5, bits(streams.dayOff, 1)) : 0,
    susceptible,
    ill: illDays(p, child.entity, susceptible),
  }
}

/** What happened on an open day: CAME, STAYED or ILL. Brothers and sisters stay at home together. */
export function stateOn(
  p: Presence,
  child: Pick<NationChild, 'entity' | 'family'>,
  h: Habit,
  day: OpenDay,
): 0 | 1 | 2 {
  const { seed } = p.world
  if (h.ill[day.n - p.from] === 1) return ILL
  if (h.dayOff === day.weekday) return STAYED
  if (chance(120, draw(streams.familyDay, child.family, day.n, seed))) return STAYED
  return chance(Math.min(9_980, h.comes + day.adds), draw(streams.comes, child.entity, day.n, seed))
    ? CAME
    : STAYED
}
