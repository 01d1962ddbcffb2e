// Presence in the world: who comes on a day, when, until when, and why not; told from habits, weekday, season and illness.
import { addDays, type Day, dayNumber, weekday } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { restDayOn } from '../../kernel/holidays.ts'
import { childrenOf, roomOn, type WorldChild } from './children.ts'
import { below, chance, draw } from './mix.ts'
import { educatorOf } from './people.ts'
import { streams } from './streams.ts'
import { instantMs, said, type World, type WorldCenter } from './world.ts'

/** Chances in ten thousand. */
const BASE = 9_150
const BY_WEEKDAY = [0, -150, 60, 80, 20, -320, 0]
/** January to December: respiratory winter, summer holidays of older siblings. */
const BY_MONTH = [-420, -300, -80, 0, 60, 0, -260, -180, 60, 40, -160, -380]
/** The weeks around Christmas, when families are at home. */
const isHolidaySeason = (day: Day) => day.slice(5) >= '12-18' || day.slice(5) <= '01-06'

/** A working day of centers: Monday to Friday that law does not close. */
export const isOpen = (day: Day): boolean =>
  weekday(day) !== 0 && weekday(day) !== 6 && restDayOn(day) === undefined

export type ChildDay =
  | { readonly came: true; readonly arrived: number; readonly left?: number }
  | { readonly came: false; readonly reason?: 'ill' | 'family' | 'holiday' | 'transport' | 'unknown' }

/** An outbreak runs through a center in one week of sixteen and makes three times as many children ill. */
function illnessPerTenThousand(world: World, c: WorldCenter, week: number, month: number): number {
  const outbreak = chance(625, draw(streams.outbreak, c.index, week, world.seed))
  const winter = month <= 2 || month >= 11 ? 520 : 300
  return outbreak ? winter * 3 : winter
}

/** Ill from a drawn weekday on, for two to four days, into the next week if need be. */
function isIll(world: World, c: WorldCenter, child: WorldChild, n: number, month: number): boolean {
  const week = Math.floor((n + 3) / 7)
  for (const w of [week, week - 1]) {
    const bits = draw(streams.illness, child.entity, w, world.seed)
    if (!chance(illnessPerTenThousand(world, c, w, month), bits)) continue
    const spell = draw(streams.illness, child.entity, w, world.seed ^ 0x1f123bb5)
    const from = w * 7 - 3 + below(5, spell)
    if (n >= from && n < from + 2 + (spell % 3)) return true
  }
  return false
}

/** What happened with a child on an open day after it enrolled. Minutes are of the local clock. */
export function dayOf(world: World, c: WorldCenter, child: WorldChild, day: Day): ChildDay {
  const n = dayNumber(day)
  const month = Number(day.slice(5, 7))
  const bits = (stream: number) => draw(stream, child.entity, n, world.seed)
  const habit = (stream: number) => draw(stream, child.entity, 0, world.seed)
  const reason = (why: 'ill' | 'family' | 'holiday' | 'transport' | 'unknown'): ChildDay =>
    // One absence in five is told by nobody.
    chance(8_000, bits(streams.absenceSaid)) ? { came: false, reason: why } : { came: false }
  if (isIll(world, c, child, n, month)) return reason('ill')
  const propensity =
    300 - below(1_000, habit(streams.propensity)) - (chance(700, habit(streams.presence)) ? 1_800 : 0)
  const center = below(500, draw(streams.centerEffect, c.index, 0, world.seed)) - 250
  const season = BY_MONTH[month - 1]! - (isHolidaySeason(day) ? 2_400 : 0)
  if (!chance(BASE + propensity + center + season + BY_WEEKDAY[weekday(day)]!, bits(streams.presence))) {
    const at = below(10, bits(streams.absenceReason))
    return reason(
      isHolidaySeason(day) && at < 7 ? 'holiday' : at < 5 ? 'family' : at < 7 ? 'transport' : 'unknown',
    )
  }
  const arrived = 420 + below(95, habit(streams.arrivalHabit)) + below(25, bits(streams.arrival))
  if (chance(90, bits(streams.missingDeparture))) return { came: true, arrived }
  const left =
    870 +
    below(200, draw(streams.departure, child.entity, 0, world.seed)) +
    below(40, bits(streams.departure))
  return { came: true, arrived, left }
}

/** The taps at the door of one center on one day, in order of time; none on a closed day. */
export function factsOfCenterDay(world: World, c: WorldCenter, day: Day): Fact[] {
  if (!isOpen(day) || day < c.opened || day > world.until) return []
  const n = dayNumber(day)
  const facts: Fact[] = []
  for (const child of childrenOf(world, c)) {
    if (day < child.enrolled) continue
    const what = dayOf(world, c, child, day)
    if (!what.came && what.reason === undefined) continue
    const room = roomOn(child, day)
    const jitter = draw(streams.clock, child.entity, n, world.seed)
    const base = {
      entity: child.entity,
      tick: n,
      about: child.id,
      book: c.id,
      room: room.id,
      author: educatorOf(world, c, room.index, jitter & 1).id,
    }
    if (!what.came) {
      facts.push(
        said(world, {
          ...base,
          kind: 'attendance.absent',
          at: instantMs(c, day, 540, jitter),
          payload: { day, reason: what.reason! },
        }),
      )
      continue
    }
    facts.push(
      said(world, {
        ...base,
        kind: 'attendance.arrived',
        at: instantMs(c, day, what.arrived, jitter),
        payload: { day, room: room.id },
      }),
    )
    if (what.left !== undefined) {
      facts.push(
        said(world, {
          ...base,
          kind: 'attendance.left',
          at: instantMs(c, day, what.left, jitter >>> 7),
          payload: { day },
        }),
      )
    }
  }
  return facts.sort((a, b) =>
    a.happenedAt < b.happenedAt ? -1 : a.happenedAt > b.happenedAt ? 1 : a.id < b.id ? -1 : 1,
  )
}

/** Days of the world, the last one first. */
export function daysBack(world: World, days: number): Day[] {
  return Array.from({ length: days }, (_, i) => addDays(world.until, -i))
}
