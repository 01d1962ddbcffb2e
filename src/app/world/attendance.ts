// Presence in the world: who comes on a day, when, until when, and why not; told from habits, weekday, season and illness.
import { addDays, type Day, dayNumber, weekday } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { restDayOn } from '../../kernel/holidays.ts'
import { childrenOf, roomOn, type WorldChild } from './children.ts'
import { adultsOf, hasAdults } from './guardians.ts'
import { below, chance, draw, entityId } from './mix.ts'
import { directorOf, educatorOf, nurseOf } from './people.ts'
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

/** Minutes after midnight at which the demonstration's centers close, as network-facts.ts says. */
const CLOSES = 19 * 60

/** Most come without anything; a few with a cough, a medicine, or something the family tells. */
function checkOf(bits: number): { signs?: string[]; medicine?: string[]; home?: string } | undefined {
  const at = below(1_000, bits)
  if (at < 12) return { signs: ['cough'] }
  if (at < 18) return { medicine: ['Jarabe para la tos, 2.5 ml a las 13:00'] }
  return at < 26 ? { home: 'Durmió poco y desayunó bien' } : undefined
}

/** The mother or who helps her; never the father, of whom one must not come. */
function pickUpOf(adults: readonly { readonly id: string; readonly relation: string }[], bits: number) {
  const list = adults.filter((a) => a.relation !== 'father')
  const adult = list[below(10, bits) < 7 ? 0 : list.length - 1]!
  const at = below(100, bits >>> 4)
  return { adult: adult.id, how: at < 60 ? 'pin' : at < 85 ? 'document' : 'face', verdict: 'right' }
}

const VISITS = [
  ['Técnico de extintores', 'Revisión de extintores', 'work'],
  ['Supervisora de la representación', 'Visita de acompañamiento', 'work'],
  ['Repartidor', 'Entrega de fruta y verdura', 'none'],
] as const

/** One visit a day or none, in and out. */
function visitsOf(world: World, c: WorldCenter, day: Day, n: number): Fact[] {
  const bits = draw(streams.visit, c.index, n, world.seed)
  if (!chance(6_000, bits)) return []
  const [name, why, document] = VISITS[bits % VISITS.length]!
  const entity = c.index * 100_000 + (n % 100_000)
  const base = { entity, tick: n, about: entityId(streams.visit, entity, world.seed), book: c.id }
  const author = directorOf(world, c).id
  const at = 590 + below(120, bits >>> 3)
  const closedAt = new Date(instantMs(c, day, CLOSES)).toISOString()
  return [
    said(world, {
      ...{ ...base, author, kind: 'attendance.visitor-entered', at: instantMs(c, day, at, bits) },
      payload: { day, name, why, document, closedAt },
    }),
    said(world, {
      ...{ ...base, author, kind: 'attendance.visitor-left', at: instantMs(c, day, at + 35, bits) },
      payload: { day },
    }),
  ]
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
    const adults = hasAdults(c) ? adultsOf(world, c, child) : []
    const version = adults.length > 0 ? 2 : 1
    const check = version === 2 ? checkOf(draw(streams.check, child.entity, n, world.seed)) : undefined
    const came = said(world, {
      ...base,
      ...{ kind: 'attendance.arrived', version, at: instantMs(c, day, what.arrived, jitter) },
      payload: { day, room: room.id, ...(check ? { check } : {}) },
    })
    facts.push(came)
    // of the last day some still waits; nobody leaves it for weeks
    if (check?.medicine && (day < world.until || chance(8_000, jitter)))
      facts.push(
        said(world, {
          ...{ ...base, kind: 'attendance.medicine-handed', author: nurseOf(world, c).id },
          at: instantMs(c, day, what.arrived + 20, jitter),
          payload: { day, arrival: came.id },
        }),
      )
    if (what.left !== undefined) {
      const bits = draw(streams.pickUp, child.entity, n, world.seed)
      facts.push(
        said(world, {
          ...base,
          ...{ kind: 'attendance.left', version, at: instantMs(c, day, what.left, jitter >>> 7) },
          payload: {
            day,
            ...(version === 2
              ? { with: pickUpOf(adults, bits), closedAt: new Date(instantMs(c, day, CLOSES)).toISOString() }
              : {}),
          },
        }),
      )
    }
  }
  if (hasAdults(c)) facts.push(...visitsOf(world, c, day, n))
  return facts.sort((a, b) =>
    a.happenedAt < b.happenedAt ? -1 : a.happenedAt > b.happenedAt ? 1 : a.id < b.id ? -1 : 1,
  )
}

/** Days of the world, the last one first. */
export function daysBack(world: World, days: number): Day[] {
  return Array.from({ length: days }, (_, i) => addDays(world.until, -i))
}
