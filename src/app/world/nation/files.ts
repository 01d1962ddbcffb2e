// The files of a nation's children: twins and siblings, and children of whom there is a second file that a person should find.
import { addDays, addMonths, ageInMonths, type Day, daysBetween } from '../../../kernel/days.ts'
import type { Fact } from '../../../kernel/fact.ts'
import { composeCurp, markSynthetic } from '../../../kernel/identity/curp.ts'
import { lettersOfState, stateOf } from '../../../kernel/identity/inegi.ts'
import type { Sex } from '../../../kernel/measures.ts'
import { ALERTS, laterOf, namesOf, OCCUPANCY, type WorldChild, weeksOf, YOUNGEST_DAYS } from '../children.ts'
import { below, chance, draw, entityId } from '../mix.ts'
import { directorOf, nurseOf } from '../people.ts'
import { streams } from '../streams.ts'
import { instantMs, said, type World, type WorldCenter, type WorldRoom } from '../world.ts'
import { partnerOf } from './nation-centers.ts'
import { type Typo, typed } from './typos.ts'

/** Entities a center has for itself: own files by room and slot, then second files, then earlier ones of children who moved. */
const STRIDE = 20_000
const SECOND = 8_000
const EARLIER = 14_000
/** Days before the last one within which promotions to another room are told. */
const PROMOTIONS_DAYS = 60

export type NationChild = WorldChild & {
  readonly family: number
  readonly twin?: number
  /** as the certificate says, whoever typed the file; undefined where none is on file */
  readonly curp?: string
  /** this file is a second one: of which child, how it came, and what was typed wrong */
  readonly second?: {
    readonly of: string
    readonly how: 'typed-again' | 'moved'
    readonly typos: readonly Typo[]
    /** the last day somebody wrote in it */
    readonly until?: Day
  }
}

type Center = { readonly world: World; readonly c: WorldCenter }

const entityOf = (c: WorldCenter, room: number, slot: number): number => c.index * STRIDE + room * 100 + slot

export function takenIn({ world, c }: Center, r: WorldRoom): number {
  const bits = (tick: number) => draw(streams.nationOccupancy, c.index, tick, world.seed)
  // The network is sought after: the better of two draws.
  const part = Math.max(OCCUPANCY[below(20, bits(0))]!, OCCUPANCY[below(20, bits(1))]!)
  return Math.max(
    1,
    Math.min(r.places, Math.round((r.places * part) / 100) + below(5, bits(r.index + 2)) - 2),
  )
}

/** A pair of twins takes two neighboring slots: one child in fifty is one of two. */
function twinOf(of: Center, room: WorldRoom, slot: number): number | undefined {
  const first = slot - (slot % 2)
  if (first + 1 >= takenIn(of, room)) return undefined
  const own = entityOf(of.c, room.index, first)
  return chance(110 * 2, draw(streams.twin, own, 0, of.world.seed))
    ? slot === first
      ? own + 1
      : own
    : undefined
}

/** The family of a file: twins share it, and one child in eight has an elder in another room. */
function familyOf(of: Center, room: WorldRoom, slot: number): number {
  const { world, c } = of
  const twin = twinOf(of, room, slot)
  const own = entityOf(c, room.index, twin === undefined ? slot : slot - (slot % 2))
  const isYounger = (entity: number) => chance(1_250, draw(streams.childFamily, entity, 0, world.seed))
  if (c.rooms.length < 2 || !isYounger(own)) return own
  const step = 1 + below(c.rooms.length - 1, draw(streams.familyWith, own, 0, world.seed))
  const other = c.rooms[(room.index + step) % c.rooms.length]!
  const at = below(takenIn(of, other), draw(streams.familyWith, own, 1, world.seed))
  const elder = entityOf(c, other.index, at)
  return isYounger(elder) || twinOf(of, other, at) !== undefined ? own : elder
}

/** Another given name than the twin's, by its first letter: so that their CURPs differ as real ones do. */
function twinNames(of: Center, entity: number, twin: number, family: number, sex: Sex, twinSex: Sex) {
  const { world } = of
  const first = namesOf(world, twin, family, twinSex)
  for (let tick = 0; ; tick++) {
    const names = namesOf(world, entity + tick * 7_919, family, sex)
    if (names.given[0] !== first.given[0] || tick > 20) return names
  }
}

export function childAt(of: Center, room: WorldRoom, slot: number): NationChild {
  const { world, c } = of
  const entity = entityOf(c, room.index, slot)
  const twin = twinOf(of, room, slot)
  // Twins were born, and came, on the same days.
  const shared = twin === undefined ? entity : Math.min(entity, twin)
  const bits = (stream: number, tick = 0, who = entity) => draw(stream, who, tick, world.seed)
  const oldest = addDays(addMonths(world.until, -(room.toMonths + 1)), 1)
  const youngest = addMonths(world.until, -Math.max(2, room.fromMonths))
  const birth = addDays(oldest, below(daysBetween(oldest, youngest) + 1, bits(streams.childAge, 0, shared)))
  const first = laterOf(addDays(birth, YOUNGEST_DAYS), c.opened)
  const span = Math.max(1, daysBetween(first, addDays(world.until, -8)))
  const enrolled = addDays(
    first,
    Math.min(
      below(span, bits(streams.childEnrolled, 0, shared)),
      below(span, bits(streams.childEnrolled, 1, shared)),
    ),
  )
  const sexOf = (who: number): Sex => (below(1_000, bits(streams.childSex, 0, who)) < 490 ? 'F' : 'M')
  const sex = sexOf(entity)
  const family = familyOf(of, room, slot)
  const names =
    twin !== undefined && entity > twin
      ? twinNames(of, entity, twin, family, sex, sexOf(twin))
      : namesOf(world, entity, family, sex)
  const weeks =
    twin === undefined ? weeksOf(world, entity) : 33 + below(5, bits(streams.childWeeks, 0, shared))
  const person = { ...names, sex, birth }
  const letters = lettersOfState(stateOf(c.municipality.cvegeo))!
  const mark = String.fromCharCode(65 + below(26, bits(streams.childCurp, 1)))
  return {
    ...{ entity, id: entityId(streams.child, entity, world.seed), room, sex, birth, enrolled, names, family },
    ...(weeks === undefined ? {} : { weeks }),
    ...(twin === undefined ? {} : { twin }),
    ...(chance(8_500, bits(streams.childCurp))
      ? { curp: markSynthetic(composeCurp(person, letters, mark)) }
      : {}),
    stays: staysOf(c, room, slot, birth, laterOf(enrolled, addDays(world.until, -PROMOTIONS_DAYS)), enrolled),
  }
}

/** Rooms since `told`, by age; where a band has several rooms, the one that goes with the slot. */
function staysOf(
  c: WorldCenter,
  own: WorldRoom,
  slot: number,
  birth: Day,
  told: Day,
  enrolled: Day,
): WorldChild['stays'] {
  const age = ageInMonths(birth, told)
  const bands = new Map<number, WorldRoom[]>()
  for (const r of c.rooms)
    if (r.toMonths < own.fromMonths && r.toMonths >= age)
      bands.set(r.fromMonths, [...(bands.get(r.fromMonths) ?? []), r])
  const before = [...bands.values()].map((rooms) => rooms[slot % rooms.length]!)
  return [...before, own].map((room, i) => ({
    room,
    from: i === 0 ? enrolled : addMonths(birth, room.fromMonths),
  }))
}

/** The children who come to a center, room by room. */
export function ownChildren(world: World, c: WorldCenter): NationChild[] {
  const of = { world, c }
  return c.rooms.flatMap((r) => Array.from({ length: takenIn(of, r) }, (_, slot) => childAt(of, r, slot)))
}

/** One child in two hundred and fifty was registered twice in its center; the second file is hardly ever written in. */
function typedAgain(world: World, child: NationChild): NationChild | undefined {
  const bits = (tick: number) => draw(streams.secondFile, child.entity, tick, world.seed)
  if (!chance(40, bits(0))) return undefined
  const span = daysBetween(child.enrolled, addDays(world.until, -8))
  if (span < 2) return undefined
  const from = addDays(child.enrolled, 1 + below(span, bits(1)))
  return secondFile(world, child, child.entity + SECOND, {
    how: 'typed-again',
    room: child.room,
    enrolled: from,
    until: from,
  })
}

/** One child in a hundred and fifty came from the other center of its pair, where its file still stands. */
function movedFrom(
  world: World,
  partner: WorldCenter,
  child: NationChild,
  nth: number,
): NationChild | undefined {
  const bits = (tick: number) => draw(streams.earlierFile, child.entity, tick, world.seed)
  const admitted = laterOf(addDays(child.birth, YOUNGEST_DAYS), partner.opened)
  const span = daysBetween(admitted, child.enrolled)
  if (span < 60) return undefined
  const enrolled = addDays(admitted, below(span - 30, bits(1)))
  const age = ageInMonths(child.birth, child.enrolled)
  const room = partner.rooms.find((r) => age <= r.toMonths) ?? partner.rooms[partner.rooms.length - 1]!
  return secondFile(world, child, partner.index * STRIDE + EARLIER + nth, {
    how: 'moved',
    room,
    enrolled,
    until: addDays(child.enrolled, -1),
  })
}

function secondFile(
  world: World,
  child: NationChild,
  entity: number,
  file: { how: 'typed-again' | 'moved'; room: WorldRoom; enrolled: Day; until: Day },
): NationChild {
  const wrong = typed(child, (tick) => draw(streams.typo, child.entity, tick, world.seed))
  const { twin: _twin, curp: _curp, ...same } = child
  return {
    ...same,
    ...wrong.said,
    entity,
    id: entityId(streams.child, entity, world.seed),
    room: file.room,
    enrolled: file.enrolled,
    stays: [{ room: file.room, from: file.enrolled }],
    second: { of: child.id, how: file.how, typos: wrong.typos, until: file.until },
  }
}

/** Second files that stand in a center: of its own children, and of those of its pair who were here before. */
export function secondFiles(world: World, c: WorldCenter, own: readonly NationChild[]): NationChild[] {
  const again = own.flatMap((child) => typedAgain(world, child) ?? [])
  const partner = partnerOf(world, c)
  if (!partner) return again
  const from = { world, c: partner }
  const moved = partner.rooms.flatMap((r) =>
    Array.from({ length: takenIn(from, r) }, (_, slot) => {
      const entity = entityOf(partner, r.index, slot)
      if (!chance(67, draw(streams.earlierFile, entity, 0, world.seed))) return []
      return movedFrom(world, c, childAt(from, r, slot), r.index * 100 + slot) ?? []
    }).flat(),
  )
  return [...again, ...moved]
}

const namesToTell = ({ names: { second, ...names } }: NationChild) =>
  second === '' ? names : { ...names, second }

/** Registration, rooms, and the alert of one child in twenty. */
export function factsOfFile(world: World, c: WorldCenter, child: NationChild): Fact[] {
  const bits = (stream: number, tick = 0) => draw(stream, child.entity, tick, world.seed)
  const base = { entity: child.entity, about: child.id, book: c.id, author: directorOf(world, c).id }
  const at = instantMs(c, child.enrolled, 480, bits(streams.clock))
  const facts = [
    said(world, {
      ...base,
      kind: 'children.child-registered',
      tick: 0,
      at,
      payload: {
        ...namesToTell(child),
        sex: child.sex,
        birth: child.birth,
        ...(child.curp === undefined ? {} : { curp: child.curp }),
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
  if (!child.second && chance(500, bits(streams.childAllergy))) {
    const [alert, text, grave] = ALERTS[below(ALERTS.length, bits(streams.childAllergyText))]!
    const noted = { ...base, author: nurseOf(world, c).id, kind: 'children.alert-noted', tick: 0 }
    facts.push(said(world, { ...noted, at: at + 120_000, payload: { alert, text, grave } }))
  }
  return facts
}
