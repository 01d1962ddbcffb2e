// How facts become a room's row: opened, corrected, closed, handed to another center and received, re-cut with its neighbors.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { foldFields } from '../../../kernel/fields.ts'
import type { RoomFields } from '../contract/words.ts'
import type { Room } from '../contract.ts'

type RoomSaid = RoomFields & { room: string }
const said = (fact: Fact) => (fact.payload.rooms ?? []) as readonly (string | RoomSaid)[]
const idOf = (r: string | RoomSaid) => (typeof r === 'string' ? r : r.room)

/** Rooms a fact speaks of. */
export function roomsOf(fact: Fact): string[] {
  if (fact.kind.startsWith('network.room-')) return [fact.about]
  return [...said(fact).map(idOf), ...((fact.payload.closed ?? []) as string[])]
}

function fieldsFor(key: string, fact: Fact): Partial<RoomFields> {
  if (fact.kind === 'network.room-opened' || fact.kind === 'network.room-changed')
    return fact.payload as Partial<RoomFields>
  const mine = said(fact).find((r) => typeof r !== 'string' && r.room === key) as RoomSaid | undefined
  if (!mine) return {}
  const { room: _room, ...fields } = mine
  return fields
}

/** The day from which a fact closes the room; null = it opens it again; undefined = neither. */
function shutBy(key: string, fact: Fact): string | null | undefined {
  const p = fact.payload as { on?: string; from?: string; closed?: string[] }
  switch (fact.kind) {
    case 'network.room-closed':
    case 'network.center-closed':
    case 'network.center-split':
    case 'network.center-merged':
      return p.on!
    case 'network.center-reopened':
    case 'network.rooms-received':
      return null
    case 'network.rooms-recut':
      return p.closed?.includes(key) ? p.from! : null
    default:
      return undefined
  }
}

const OPENS = new Set(['network.room-opened', 'network.rooms-received', 'network.rooms-recut'])

/** A room known only by changes is no row yet. Of closings and openings the one said last holds. */
export function foldRoom(book: string, key: string, facts: readonly Stamped[]): Room | undefined {
  const opened = facts.some(({ fact }) => OPENS.has(fact.kind) && fieldsFor(key, fact).name !== undefined)
  if (!opened) return undefined
  const { values } = foldFields<RoomFields>(facts, ({ fact }) => fieldsFor(key, fact))
  const f = values as RoomFields
  const shut = facts.map(({ fact }) => shutBy(key, fact)).filter((x) => x !== undefined)
  return {
    book,
    key,
    name: f.name,
    from_months: f.fromMonths,
    to_months: f.toMonths,
    places: f.places,
    order: f.order,
    closed_on: shut.at(-1) ?? null,
  }
}
