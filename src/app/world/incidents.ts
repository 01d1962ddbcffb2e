// Incidents of the world: in the first center every state and a pattern that repeats, told one by one; elsewhere a few, drawn.
import { addDays, type Day, dayNumber } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { dayOf, isOpen } from './attendance.ts'
import { childrenOf, roomOn, type WorldChild } from './children.ts'
import { adultsOf, hasAdults } from './guardians.ts'
import {
  drawnCourse,
  type IncidentSort,
  sortOf,
  type WrittenIncident,
  writtenIncidents,
} from './incident-sorts.ts'
import { below, chance, draw, entityId } from './mix.ts'
import { directorOf, educatorOf } from './people.ts'
import { streams } from './streams.ts'
import { instantMs, said, type World, type WorldCenter, type WorldRoom } from './world.ts'

/** Open days back from the last one on which something may have happened: two months of weekdays. */
const DAYS_BACK = 40
/** Of ten thousand open days of a center, on how many something is drawn. */
const ON_A_DAY = 400
/** Infants of the first two rooms neither run nor bite: it is drawn in those after them. */
const WALKING = 2
/** Minutes of the local clock in which it is drawn. */
const FROM_MINUTE = 545
const FOR_MINUTES = 330
/** Minutes of the local clock at which papers come back, and at which a director closes. */
const PAPER_AT = 475
const CLOSED_AT = 1_020

type Dated = { readonly day: Day; readonly fact: Fact }

/** The last open days, the last one first. */
function openDaysOf(until: Day): readonly Day[] {
  const days: Day[] = []
  for (let day = until; days.length < DAYS_BACK; day = addDays(day, -1)) if (isOpen(day)) days.push(day)
  return days
}

/** Children who are in a room at a minute of a day, in the order of their places. */
function hereAt(world: World, c: WorldCenter, room: WorldRoom, day: Day, minute: number): WorldChild[] {
  return childrenOf(world, c).filter((child) => {
    if (day < child.enrolled || roomOn(child, day) !== room) return false
    const what = dayOf(world, c, child, day)
    return what.came && what.arrived < minute && minute + 15 < (what.left ?? 1_440)
  })
}

/** Everything said of one incident, each with the day on which it is said; nothing where whom it takes was not there. */
function factsOf(
  world: World,
  c: WorldCenter,
  days: readonly Day[],
  told: WrittenIncident,
  nth: number,
): readonly Dated[] {
  const sort: IncidentSort = sortOf(told.sort)
  const day = days[told.back]!
  const room = c.rooms[told.room % c.rooms.length]!
  const here = sort.withChild ? hereAt(world, c, room, day, told.minute) : []
  const bySlot = (slot: number) => here.find((x) => x.entity % 100 === slot)
  const hurt = told.slots ? bySlot(told.slots[0]) : here[0]
  const did = sort.did ? (told.slots ? bySlot(told.slots[1]) : here.find((x) => x !== hurt)) : undefined
  if (day < c.opened || (sort.withChild && !hurt) || (sort.did && !did)) return []
  const entity = c.index * 1_000_000 + (dayNumber(day) % 100_000) * 10 + nth
  const incident = entityId(streams.incident, entity, world.seed)
  const educator = educatorOf(world, c, room.index).id
  const director = directorOf(world, c).id
  const facts: Dated[] = []
  const at = (minute: number, later = 0) =>
    instantMs(c, days[told.back - later]!, minute, draw(streams.clock, entity, facts.length, world.seed))
  const say = (
    kind: string,
    when: { readonly minute: number; readonly later?: number },
    about: string,
    author: string,
    payload: Fact['payload'],
  ) => {
    // of a day that is still to come nothing is said
    if (told.back < (when.later ?? 0)) return
    const where = sort.withChild ? { room: room.id } : {}
    const own = { kind: `safety.${kind}`, entity, tick: facts.length, about, book: c.id, ...where }
    const fact = said(world, { ...own, author, at: at(when.minute, when.later), payload })
    facts.push({ day: days[told.back - (when.later ?? 0)]!, fact })
  }
  const happened = new Date(instantMs(c, day, told.minute)).toISOString()
  const involved = [
    ...(hurt ? [{ child: hurt.id, part: 'hurt' }] : []),
    ...(did ? [{ child: did.id, part: 'did' }] : []),
  ]
  say('incident-noted', { minute: told.minute + 7 }, incident, educator, {
    ...{ day, at: happened, kind: sort.kind, place: told.place ?? sort.place, children: involved },
    ...{ aid: [...sort.aid], witnesses: [educator] },
    ...(sort.head ? { head: true } : {}),
  })
  say('incident-described', { minute: told.minute + 9 }, incident, educator, {
    words: sort.words,
    children: involved.map((x) => x.child),
  })
  if (hurt && sort.injury) {
    const [body, seen] = sort.injury
    const payload = { incident, injuries: [{ body, seen }], aid: [...sort.aid] }
    say('child-seen', { minute: told.minute + 8 }, hurt.id, educator, payload)
  }
  const whom = (child: WorldChild) => {
    const mother = hasAdults(c) ? adultsOf(world, c, child)[0] : undefined
    return mother ? { adult: mother.id, relation: 'mother' } : { who: 'Su mamá' }
  }
  const { toldAfter } = told.course
  if (toldAfter !== undefined)
    for (const [i, child] of [hurt, did].filter((x) => x !== undefined).entries()) {
      const minute = told.minute + toldAfter + i * 4
      const when = new Date(instantMs(c, day, minute)).toISOString()
      const payload = { incident, ...whom(child), how: sort.head ? 'phone' : 'in-person', at: when }
      say('family-told', { minute: minute + 2 }, child.id, educator, { ...payload, outcome: 'told' })
    }
  const { reviewedAfter, paper, closedLater } = told.course
  if (reviewedAfter !== undefined)
    say('incident-reviewed', { minute: told.minute + reviewedAfter }, incident, director, {})
  if (paper && hurt) {
    const on = days[told.back - 1]
    if (on) {
      const payload = { incident, ...whom(hurt), how: paper, on }
      say('paper-signed', { minute: PAPER_AT, later: 1 }, hurt.id, director, payload)
    }
  }
  if (closedLater !== undefined)
    say('incident-closed', { minute: CLOSED_AT, later: closedLater }, incident, director, {
      change: sort.change,
    })
  return facts
}

/** A note of a hurt that nobody has answered yet: was it an incident? */
function unanswered(world: World, c: WorldCenter, days: readonly Day[]): readonly Dated[] {
  const [room, day, minute] = [c.rooms[2]!, days[1]!, 655]
  const child = hereAt(world, c, room, day, minute).at(-1)
  if (!child || day < c.opened) return []
  const fact = said(world, {
    ...{ kind: 'daily.noted', entity: c.index * 100 + room.index, tick: dayNumber(day) },
    ...{ about: room.id, book: c.id, room: room.id, at: instantMs(c, day, minute, 17_000) },
    author: educatorOf(world, c, room.index).id,
    payload: { day, children: [child.id], text: 'Se raspó la rodilla al bajar del columpio.', hurt: true },
  })
  return [{ day, fact }]
}

function drawn(world: World, c: WorldCenter, back: number, day: Day): WrittenIncident[] {
  const bits = (tick: number) => draw(streams.incident, c.index * 100_000 + dayNumber(day), tick, world.seed)
  if (!chance(ON_A_DAY, bits(0))) return []
  return [
    {
      ...{ back, sort: below(16, bits(1)), room: WALKING + below(c.rooms.length - WALKING, bits(2)) },
      ...{ minute: FROM_MINUTE + below(FOR_MINUTES, bits(3)), course: drawnCourse((tick) => bits(4 + tick)) },
    },
  ]
}

const made = new WeakMap<World, Map<number, readonly Dated[]>>()

function allOf(world: World, c: WorldCenter): readonly Dated[] {
  const centers = made.get(world) ?? new Map<number, readonly Dated[]>()
  made.set(world, centers)
  let list = centers.get(c.index)
  if (!list) {
    const days = openDaysOf(world.until)
    const first = hasAdults(c)
    const incidents = first ? writtenIncidents : days.flatMap((day, back) => drawn(world, c, back, day))
    list = [
      ...incidents.flatMap((told, i) => factsOf(world, c, days, told, first ? i % 10 : 0)),
      ...(first ? unanswered(world, c, days) : []),
    ]
    centers.set(c.index, list)
  }
  return list
}

/** What was said of incidents in one center on one day, of whichever day they are. */
export const factsOfIncidentsDay = (world: World, c: WorldCenter, day: Day): Fact[] =>
  allOf(world, c).flatMap((x) => (x.day === day ? [x.fact] : []))
