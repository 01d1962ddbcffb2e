// The day in the rooms of the world: meals, sleep with its checks, nappies and bottles of the last two days, in one center of four.
import { addDays, ageInMonths, type Day, dayNumber } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { dayOf, isOpen } from './attendance.ts'
import { childrenOf, roomOn, type WorldChild } from './children.ts'
import { below, chance, draw } from './mix.ts'
import { educatorOf } from './people.ts'
import { streams } from './streams.ts'
import { instantMs, said, type World, type WorldCenter, type WorldRoom } from './world.ts'

const DAYS_TOLD = 2
const ONE_CENTER_OF = 4
const INFANT_MONTHS = 12
const CHECKED_MONTHS = 24
/** Minutes of the local clock. */
const MEALS = [
  ['breakfast', 510],
  ['lunch', 760],
  ['afternoon-snack', 930],
] as const
const NAP = { from: 790, to: 875, checkEvery: 13 } as const
const NAPPIES = [570, 690, 885] as const
const BOTTLES = [600, 720, 900] as const
const OUTDOORS = 640
const HANDOVER = 840

type Here = { readonly child: WorldChild; readonly arrived: number; readonly left: number }

/** The last open days of the world, the last one first. */
function lastOpen(until: Day): readonly Day[] {
  const days: Day[] = []
  for (let day = until; days.length < DAYS_TOLD; day = addDays(day, -1)) if (isOpen(day)) days.push(day)
  return days
}

/** Whether the world tells the day of rooms here: its last open days, and not everywhere. */
const isTold = (world: World, c: WorldCenter, day: Day): boolean =>
  c.index % ONE_CENTER_OF === 0 && day >= c.opened && lastOpen(world.until).includes(day)

function factsOfRoomDay(
  world: World,
  c: WorldCenter,
  room: WorldRoom,
  day: Day,
  all: readonly Here[],
): Fact[] {
  const n = dayNumber(day)
  const entity = c.index * 100 + room.index
  const facts: Fact[] = []
  const bits = (what: number, child = 0) =>
    draw(streams.clock, entity * 10_000 + child, n * 64 + what, world.seed)
  const say = (
    what: string,
    minutes: number,
    of: readonly Here[],
    own: Fact['payload'],
  ): Fact | undefined => {
    const children = of.filter((h) => h.arrived < minutes && minutes < h.left).map((h) => h.child.id)
    if (children.length === 0) return undefined
    const tick = n * 64 + facts.length
    const fact = said(world, {
      ...{ kind: `daily.${what}`, entity, tick, about: room.id, book: c.id, room: room.id },
      at: instantMs(c, day, minutes, bits(facts.length)),
      author: educatorOf(world, c, room.index, minutes < HANDOVER ? 0 : 1).id,
      payload: { day, children, ...own },
    })
    facts.push(fact)
    return fact
  }
  const slot = (h: Here) => h.child.entity % 100
  const infants = all.filter((h) => ageInMonths(h.child.birth, day) < INFANT_MONTHS)
  const checked = all.filter((h) => ageInMonths(h.child.birth, day) < CHECKED_MONTHS)
  for (const [i, [meal, at]] of MEALS.entries()) {
    const whole = say('ate', at, all, { meal, amount: 'all' })
    if (!whole) continue
    const some = (perTenThousand: number, salt: number) =>
      all.filter((h) => chance(perTenThousand, bits(40 + i * 3 + salt, slot(h))))
    say('ate', at + 1, some(1_200, 0), { meal, amount: 'half', of: whole.id })
    say('ate', at + 2, some(250, 1), { meal, amount: 'none', of: whole.id })
  }
  for (const [i, at] of BOTTLES.entries())
    say('drank', at, infants, { milk: 'formula', ml: 90 + 30 * below(4, bits(55 + i)) })
  say('slept', NAP.from, all, { position: 'back' })
  for (let at = NAP.from + NAP.checkEvery; at < NAP.to; at += NAP.checkEvery)
    if (chance(9_300, bits(50, at))) say('sleep-checked', at, checked, { position: 'back' })
  say('woke', NAP.to, all, {})
  for (const [i, at] of NAPPIES.entries()) {
    const wet = checked.filter((h) => !chance(3_000, bits(58 + i, slot(h))))
    say('changed', at, wet, { nappy: 'wet' })
    say(
      'changed',
      at + 1,
      checked.filter((h) => !wet.includes(h)),
      { nappy: 'dirty' },
    )
  }
  say('outdoors', OUTDOORS, all, { minutes: 30, sun: true })
  const last = all[0]
  if (last && chance(6_000, bits(62)))
    facts.push(
      said(world, {
        ...{
          kind: 'daily.handed-over',
          entity,
          tick: n * 64 + 63,
          about: room.id,
          book: c.id,
          room: room.id,
        },
        at: instantMs(c, day, HANDOVER, bits(63)),
        author: educatorOf(world, c, room.index, 0).id,
        payload: {
          day,
          text: `${last.child.names.given} durmió poco. Faltan pañales de la sala: pedir más mañana.`,
          children: [last.child.id],
        },
      }),
    )
  return facts
}

/** What was noted in the rooms of one center on one day, in order of time; none on a closed day. */
export function factsOfRoomsDay(world: World, c: WorldCenter, day: Day): Fact[] {
  if (!isTold(world, c, day)) return []
  const rooms = new Map<WorldRoom, Here[]>()
  for (const child of childrenOf(world, c)) {
    if (day < child.enrolled) continue
    const what = dayOf(world, c, child, day)
    if (!what.came) continue
    const room = roomOn(child, day)
    rooms.set(room, [...(rooms.get(room) ?? []), { child, arrived: what.arrived, left: what.left ?? 1440 }])
  }
  return [...rooms]
    .flatMap(([room, here]) => factsOfRoomDay(world, c, room, day, here))
    .sort((a, b) =>
      a.happenedAt < b.happenedAt ? -1 : a.happenedAt > b.happenedAt ? 1 : a.id < b.id ? -1 : 1,
    )
}
