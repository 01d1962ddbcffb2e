// The children of the world: who they are, since when they come, which room is theirs, what everyone must know.
import { addDays, addMonths, ageInMonths, type Day, daysBetween } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { composeCurp, markSynthetic } from '../../kernel/identity/curp.ts'
import { lettersOfState, stateOf } from '../../kernel/identity/inegi.ts'
import type { Sex } from '../../kernel/measures.ts'
import { below, chance, draw, entityId } from './mix.ts'
import { boys, girls, surnameIndex, surnames } from './names.ts'
import { directorOf, nurseOf } from './people.ts'
import { streams } from './streams.ts'
import { instantMs, said, type World, type WorldCenter, type WorldRoom } from './world.ts'

/** Youngest admitted age. Source: Ley General de Prestación de Servicios para la Atención, Cuidado y Desarrollo Integral Infantil: 43 days. */
export const YOUNGEST_DAYS = 43
/** Days before the last one within which promotions to another room are told; before that a child starts in its room of then. */
const PROMOTIONS_DAYS = 60

export type WorldChild = {
  /** center × 10,000 + room × 100 + slot */
  readonly entity: number
  readonly id: string
  readonly room: WorldRoom
  readonly sex: Sex
  readonly birth: Day
  readonly enrolled: Day
  readonly weeks?: number
  readonly names: { readonly given: string; readonly first: string; readonly second: string }
  /** rooms since enrollment, earliest first */
  readonly stays: readonly { readonly room: WorldRoom; readonly from: Day }[]
}

/** Parts of a hundred of the places that are taken; a heavy tail: most centers are full, a few half empty. */
export const OCCUPANCY = [100, 100, 99, 98, 97, 96, 95, 94, 92, 90, 88, 86, 83, 80, 76, 71, 65, 57, 47, 34]

const made = new WeakMap<World, Map<number, readonly WorldChild[]>>()

/** The children of a center, room by room. Kept, because days and measurings ask for them again and again. */
export function childrenOf(world: World, c: WorldCenter): readonly WorldChild[] {
  const centers = made.get(world) ?? new Map<number, readonly WorldChild[]>()
  made.set(world, centers)
  let list = centers.get(c.index)
  if (!list) {
    list = c.rooms.flatMap((r) =>
      Array.from({ length: takenIn(world, c, r) }, (_, slot) => childOf(world, c, r, slot)),
    )
    centers.set(c.index, list)
  }
  return list
}

/** The later of two days. */
export const laterOf = (a: Day, b: Day): Day => [a, b].sort()[1]!

/** Children in a room: the center's occupancy, two more or fewer, never more than its places. */
function takenIn(world: World, c: WorldCenter, r: WorldRoom): number {
  const part = OCCUPANCY[below(OCCUPANCY.length, draw(streams.occupancy, c.index, 0, world.seed))]!
  const more = below(5, draw(streams.occupancy, c.index, r.index + 1, world.seed)) - 2
  return Math.max(0, Math.min(r.places, Math.trunc((r.places * part + 50) / 100) + more))
}

const entityOf = (c: WorldCenter, room: number, slot: number): number => c.index * 10_000 + room * 100 + slot

/** The family a child's surnames come from: one in eight shares it with a child of another room. */
export function familyOf(world: World, c: WorldCenter, room: number, slot: number): number {
  const own = entityOf(c, room, slot)
  const isYounger = (entity: number) => chance(1_250, draw(streams.childFamily, entity, 0, world.seed))
  if (!isYounger(own)) return own
  const other =
    c.rooms[
      (room + 1 + below(c.rooms.length - 1, draw(streams.familyWith, own, 0, world.seed))) % c.rooms.length
    ]!
  const taken = takenIn(world, c, other)
  if (taken === 0) return own
  const sibling = entityOf(c, other.index, below(taken, draw(streams.familyWith, own, 1, world.seed)))
  return isYounger(sibling) ? own : sibling
}

export function namesOf(world: World, entity: number, family: number, sex: Sex): WorldChild['names'] {
  const list = sex === 'F' ? girls : boys
  const pick = (stream: number) => list[below(list.length, draw(stream, entity, 0, world.seed))]!
  const given = pick(streams.childGiven)
  const more = pick(streams.childSecondGiven)
  const two =
    chance(3_000, draw(streams.childSecondGiven, entity, 1, world.seed)) &&
    !given.includes(' ') &&
    !more.includes(' ')
  const surname = (stream: number) =>
    surnames[surnameIndex(below(10_000, draw(stream, family, 0, world.seed)))]!
  return {
    given: two && more !== given ? `${given} ${more}` : given,
    first: surname(streams.surname),
    second: surname(streams.secondSurname),
  }
}

/** Completed weeks: one in eleven before 37; one in five is not known. */
export function weeksOf(world: World, entity: number): number | undefined {
  const at = below(100, draw(streams.childWeeks, entity, 0, world.seed))
  if (at < 20) return undefined
  if (at < 22) return 29 + below(5, draw(streams.childWeeks, entity, 1, world.seed))
  return at < 29 ? 34 + (at % 3) : 37 + below(5, draw(streams.childWeeks, entity, 2, world.seed))
}

function childOf(world: World, c: WorldCenter, room: WorldRoom, slot: number): WorldChild {
  const entity = entityOf(c, room.index, slot)
  const bits = (stream: number, tick = 0) => draw(stream, entity, tick, world.seed)
  // The youngest of all is two weeks past the first day: nobody enrolls on the very day they may.
  const oldest = addDays(addMonths(world.until, -(room.toMonths + 1)), 1)
  const youngest =
    room.fromMonths < 2
      ? addDays(world.until, -(YOUNGEST_DAYS + 14))
      : addMonths(world.until, -room.fromMonths)
  const birth = addDays(oldest, below(daysBetween(oldest, youngest) + 1, bits(streams.childAge)))
  const admitted = addDays(birth, YOUNGEST_DAYS)
  const first = laterOf(admitted, c.opened)
  const enrolled = addDays(
    first,
    below(Math.max(1, daysBetween(first, addDays(world.until, -4))), bits(streams.childEnrolled)),
  )
  const sex: Sex = below(1_000, bits(streams.childSex)) < 490 ? 'F' : 'M'
  const weeks = weeksOf(world, entity)
  return {
    entity,
    id: entityId(streams.child, entity, world.seed),
    room,
    sex,
    birth,
    enrolled,
    ...(weeks === undefined ? {} : { weeks }),
    names: namesOf(world, entity, familyOf(world, c, room.index, slot), sex),
    stays: staysOf(world, c, room, birth, enrolled),
  }
}

function staysOf(
  world: World,
  c: WorldCenter,
  own: WorldRoom,
  birth: Day,
  enrolled: Day,
): WorldChild['stays'] {
  const told = addDays(world.until, -PROMOTIONS_DAYS)
  const start = laterOf(enrolled, told)
  const age = ageInMonths(birth, start)
  const before = c.rooms.filter((r) => r.toMonths < own.fromMonths && r.toMonths >= age)
  const bands = before.filter((r, i) => before.findIndex((x) => x.fromMonths === r.fromMonths) === i)
  return [...bands, own].map((room, i) => ({
    room,
    from: i === 0 ? enrolled : addMonths(birth, room.fromMonths),
  }))
}

/** The room a child is in on a day since it enrolled. */
export function roomOn(child: WorldChild, day: Day): WorldRoom {
  return (child.stays.findLast((s) => s.from <= day) ?? child.stays[0]!).room
}

export const ALERTS: readonly (readonly [alert: string, text: string, grave: boolean])[] = [
  ['allergy', 'Leche de vaca', false],
  ['allergy', 'Huevo', false],
  ['allergy', 'Cacahuate', true],
  ['allergy', 'Nuez', true],
  ['allergy', 'Mariscos', true],
  ['allergy', 'Penicilina', true],
  ['allergy', 'Picadura de abeja', true],
  ['allergy', 'Fresa', false],
]

/** Registration, rooms, and the alert of one child in twenty. */
export function factsOfChild(world: World, c: WorldCenter, child: WorldChild): Fact[] {
  const director = directorOf(world, c).id
  const bits = (stream: number, tick = 0) => draw(stream, child.entity, tick, world.seed)
  const base = { entity: child.entity, about: child.id, book: c.id, author: director }
  const person = { ...child.names, sex: child.sex, birth: child.birth }
  const letters = lettersOfState(stateOf(c.municipality.cvegeo))!
  const hasCurp = chance(8_500, bits(streams.childCurp))
  const at = instantMs(c, child.enrolled, 480, bits(streams.clock))
  const facts = [
    said(world, {
      ...base,
      kind: 'children.child-registered',
      tick: 0,
      at,
      payload: {
        ...person,
        ...(hasCurp ? { curp: markSynthetic(composeCurp(person, letters)) } : {}),
        ...(child.weeks === undefined ? {} : { gestationalWeeks: child.weeks }),
        synthetic: true,
      },
    }),
    ...child.stays.map((stay, i) =>
      said(world, {
        ...base,
        kind: 'children.child-placed',
        tick: i,
        at: i === 0 ? at + 60_000 : instantMs(c, stay.from, 490, bits(streams.clock, i)),
        payload: { room: stay.room.id, from: stay.from },
      }),
    ),
  ]
  if (chance(500, bits(streams.childAllergy))) {
    const [alert, text, grave] = ALERTS[below(ALERTS.length, bits(streams.childAllergyText))]!
    facts.push(
      said(world, {
        ...base,
        author: nurseOf(world, c).id,
        kind: 'children.alert-noted',
        tick: 0,
        at: at + 120_000,
        payload: { alert, text, grave },
      }),
    )
  }
  return facts
}
