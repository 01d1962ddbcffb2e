// The people who work in the world: director, nurse and educators of each center, supervisors, the national unit.
import type { Day } from '../../kernel/days.ts'
import { addDays, COUNTRY_ZONE } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { NATION } from '../../kernel/ids.ts'
import type { Role } from '../../kernel/permission.ts'
import { below, draw, entityId } from './mix.ts'
import { boys, girls, surnameIndex, surnames } from './names.ts'
import { representations } from './places.ts'
import { streams } from './streams.ts'
import { instantMs, representationOf, said, type World, type WorldCenter, type WorldRoom } from './world.ts'
import { midnightMs } from './zones.ts'

export type WorldPerson = {
  readonly entity: number
  readonly id: string
  readonly role: Role
  readonly book: string
  readonly room?: WorldRoom
}

/** Two educators a room: one answers for it, one assists. */
const EDUCATORS = 2
const DIRECTOR = 0
const NURSE = 1
/** entities of people: centers by hundreds, representations, the nation */
const REPRESENTATION_BASE = 100_000
const NATION_BASE = 200_000
const MENTOR_BASE = 300_000

const personOf = (world: World, entity: number, role: Role, book: string, room?: WorldRoom): WorldPerson => ({
  entity,
  id: entityId(streams.person, entity, world.seed),
  role,
  book,
  ...(room ? { room } : {}),
})

/** The first entity of a center's people; beyond the offices' own from the thousandth center on. */
const firstOf = (c: WorldCenter): number => (c.index < 1_000 ? 0 : 1_000_000) + c.index * 100

export const directorOf = (world: World, c: WorldCenter): WorldPerson =>
  personOf(world, firstOf(c) + DIRECTOR, 'director', c.id)
export const nurseOf = (world: World, c: WorldCenter): WorldPerson =>
  personOf(world, firstOf(c) + NURSE, 'nurse', c.id)
export const educatorOf = (world: World, c: WorldCenter, room: number, nth = 0): WorldPerson =>
  personOf(world, firstOf(c) + 2 + room * EDUCATORS + nth, 'educator', c.id, c.rooms[room]!)
export const supervisorOf = (world: World, code: string): WorldPerson =>
  personOf(world, REPRESENTATION_BASE + Number(code), 'supervisor', representationOf(code))
/** Who carries projects and who watches works in a representation. */
export const promoterOf = (world: World, code: string): WorldPerson =>
  personOf(world, REPRESENTATION_BASE + 1_000 + Number(code), 'promoter', representationOf(code))
export const worksSupervisorOf = (world: World, code: string): WorldPerson =>
  personOf(world, REPRESENTATION_BASE + 2_000 + Number(code), 'works-supervisor', representationOf(code))
/** Accompanies the centers of a representation; the demonstration's has one. */
export const mentorOf = (world: World, code: string): WorldPerson =>
  personOf(world, MENTOR_BASE + Number(code), 'mentor', representationOf(code))
export const nationalOf = (world: World, nth = 0): WorldPerson =>
  personOf(world, NATION_BASE + nth, 'national', NATION)

export function staffOf(world: World, c: WorldCenter): readonly WorldPerson[] {
  const educators = c.rooms.flatMap((r) =>
    Array.from({ length: EDUCATORS }, (_, nth) => educatorOf(world, c, r.index, nth)),
  )
  return [directorOf(world, c), nurseOf(world, c), ...educators]
}

/** Given name and two surnames. Nine in ten of those who work in child care are women: a convention of the world. */
export function nameOf(world: World, person: WorldPerson): { given: string; first: string; second: string } {
  const bits = (tick: number) => draw(streams.personName, person.entity, tick, world.seed)
  const list = below(10, bits(0)) < 9 ? girls : boys
  return {
    given: list[below(list.length, bits(1))]!,
    first: surnames[surnameIndex(below(10_000, bits(2)))]!,
    second: surnames[surnameIndex(below(10_000, bits(3)))]!,
  }
}

/** Registration and post, said on the day the post begins. */
export function factsOfPerson(world: World, person: WorldPerson, from: Day, atMs: number): Fact[] {
  const base = {
    about: person.id,
    book: person.book,
    author: nationalOf(world).id,
    entity: person.entity,
    tick: 0,
    at: atMs,
  }
  return [
    said(world, {
      ...base,
      kind: 'staff.person-registered',
      payload: { ...nameOf(world, person), synthetic: true },
    }),
    said(world, {
      ...base,
      kind: 'staff.post-held',
      payload: { role: person.role, from, ...(person.room ? { rooms: [person.room.id] } : {}) },
    }),
  ]
}

/** People of a center: they begin the day before it opens. */
export function factsOfStaff(world: World, c: WorldCenter): Fact[] {
  const from = addDays(c.opened, -1)
  return staffOf(world, c).flatMap((p) => factsOfPerson(world, p, from, instantMs(c, from, 600)))
}

/** Named for the protocol; they make their keys themselves, at the desk. */
const namedFacts = (world: World, person: WorldPerson, place: number, from: Day, at: number): Fact =>
  said(world, {
    ...{ kind: 'protection.person-named', about: person.id, book: person.book, author: nationalOf(world).id },
    ...{ entity: person.entity, tick: 0, at: at + 60_000, payload: { place, from } },
  })

/** Supervisors and national unit hold their posts for two years, and are the persons of the protocol; one mentor as long. */
export function factsOfOffices(world: World): Fact[] {
  const from = addDays(world.until, -730)
  const at = midnightMs(from, COUNTRY_ZONE) + 36_000_000
  return [
    ...[0, 1].flatMap((nth) => {
      const person = nationalOf(world, nth)
      return [...factsOfPerson(world, person, from, at), namedFacts(world, person, nth + 1, from, at)]
    }),
    ...representations.flatMap((r) => {
      const person = supervisorOf(world, r.code)
      return [...factsOfPerson(world, person, from, at), namedFacts(world, person, 1, from, at)]
    }),
    ...factsOfPerson(world, mentorOf(world, world.centers[0]!.municipality.representation), from, at),
  ]
}

/** Of these representations, those who carry projects and watch works; for four years, as long as a project may take. */
export function factsOfPromoters(world: World, codes: readonly string[]): Fact[] {
  const from = addDays(world.until, -1_460)
  const at = midnightMs(from, COUNTRY_ZONE) + 36_000_000
  return codes.flatMap((code) =>
    [promoterOf(world, code), worksSupervisorOf(world, code)].flatMap((p) =>
      factsOfPerson(world, p, from, at),
    ),
  )
}
