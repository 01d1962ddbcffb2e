// The children a room's wall shows, in an order that never jumps under the thumb, where each one is, and how many.
import type { Line } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import type { FactKind } from '../../../kernel/kind.ts'
import { unreachable } from '../../../kernel/unreachable.ts'
import type { GestureCard, Whereabouts } from '../../../ui/room-gesture.ts'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { CarriedDay } from '../carry.ts'
import type { AbsenceReason } from '../contract/door.ts'
import { atDoor } from '../rules/at-door.ts'

export type RoomCard = GestureCard & {
  readonly child: CarriedChild
  readonly day?: CarriedDay
  /** belongs to another room */
  readonly visiting: boolean
}

/** Made once: a comparison that looks its language up each time is ten times slower. */
const byName = new Intl.Collator('es')

export const nameOf = (c: Pick<CarriedChild, 'given' | 'first'>): string => `${c.given} ${c.first}`

/** The room a present child is in; null while they are not in the center. */
export const roomOf = (child: CarriedChild, day: CarriedDay | undefined): string | null =>
  day?.s === 'present' ? (day.r ?? child.room) : null

function whereabouts(room: string, child: CarriedChild, day: CarriedDay | undefined): Whereabouts {
  if (!day) return 'expected'
  if (day.s !== 'present') return day.s
  return roomOf(child, day) === room ? 'present' : 'elsewhere'
}

/** Own children by name, then those who are or were here today from other rooms. */
export function roomCards(
  room: string,
  children: Iterable<[string, CarriedChild]>,
  dayOf: (child: string) => CarriedDay | undefined,
): RoomCard[] {
  const cards: RoomCard[] = []
  for (const [id, child] of children) {
    const day = dayOf(id)
    const visiting = child.room !== room
    if (visiting && day?.r !== room) continue
    const { given, birth, room: home } = child
    const where = whereabouts(room, child, day)
    cards.push({ id, name: nameOf(child), given, birth, home, child, day, where, visiting })
  }
  return cards.sort(
    (a, b) =>
      Number(a.visiting) - Number(b.visiting) || byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1),
  )
}

export const filters = ['all', 'expected', 'present', 'gone'] as const
export type Filter = (typeof filters)[number]

/** Who is not here and is not awaited: went home, will not come, or is in another room. */
const isGone = (where: Whereabouts) => where === 'gone' || where === 'absent' || where === 'elsewhere'

export const passes = (card: RoomCard, filter: Filter): boolean =>
  filter === 'all' || (filter === 'gone' ? isGone(card.where) : card.where === filter)

export function countsOf(cards: readonly RoomCard[]): Record<Filter, number> {
  const count = (filter: Filter) => cards.filter((c) => passes(c, filter)).length
  return { all: cards.length, expected: count('expected'), present: count('present'), gone: count('gone') }
}

export type DoorAction =
  | { readonly what: 'arrived' }
  | { readonly what: 'left' }
  | { readonly what: 'absent'; readonly reason: AbsenceReason }
  | { readonly what: 'moved'; readonly to: string }

const makesSense: Readonly<Record<DoorAction['what'], readonly Whereabouts[]>> = {
  arrived: ['expected', 'gone', 'absent'],
  left: ['present', 'elsewhere'],
  absent: ['expected'],
  moved: ['present', 'elsewhere'],
}

/**
 * Of the chosen, those of whom this can be said: nobody arrives twice by a stray touch. `silent`: the house noted an absence
 * that nobody told of; its reason can still be said.
 */
export const takers = <C extends GestureCard>(
  cards: readonly C[],
  what: DoorAction['what'],
  silent: (card: GestureCard) => boolean = () => false,
): readonly C[] => cards.filter((c) => makesSense[what].includes(c.where) || (what === 'absent' && silent(c)))

/** One fact a child. `room` is the room whose wall was touched. */
export function linesFor(
  action: DoorAction,
  cards: readonly GestureCard[],
  day: Day,
  room: string,
  /** the room a child is in now */
  isIn: (card: GestureCard) => string | null,
  silent?: (card: GestureCard) => boolean,
): Line[] {
  const { kind, payload } = saidOf(action, day, room)
  return takers(cards, action.what, silent)
    .filter((c) => action.what !== 'moved' || isIn(c) !== action.to)
    .map(({ id }) => ({ kind: kind.kind, kindVersion: kind.version, about: id, room, payload }))
}

function saidOf(
  action: DoorAction,
  day: Day,
  room: string,
): { kind: Pick<FactKind, 'kind' | 'version'>; payload: Line['payload'] } {
  switch (action.what) {
    case 'arrived':
      // one tap is an arrival with nothing seen at the check; what was seen has a panel of its own
      return { kind: atDoor.arrived, payload: { day, room, check: {} } }
    case 'left':
      return { kind: atDoor.left, payload: { day } }
    case 'absent':
      return { kind: atDoor.absent, payload: { day, reason: action.reason } }
    case 'moved':
      return { kind: atDoor.movedRoom, payload: { day, room: action.to } }
    default:
      return unreachable(action)
  }
}
