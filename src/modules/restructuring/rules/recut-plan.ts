// Rooms before and after: which room a child's age suggests, what does not fit, and what the decision says.
import type { Parts } from '../contract.ts'

/** A room as it is being drawn; `fate` of one that stands: stays, closes, or joins another by its id. */
export type Drawn = {
  readonly id: string
  readonly isNew: boolean
  readonly name: string
  readonly from: string
  readonly to: string
  readonly places: string
  readonly fate: 'stays' | 'shuts' | string
}

export const whole = (typed: string): number | undefined =>
  /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : undefined

export const staying = (rooms: readonly Drawn[]) => rooms.filter((r) => r.fate === 'stays')

/** Whether an age in months lies in a room's band, both ends included. */
export function fits(room: Drawn, months: number): boolean {
  const [from, to] = [whole(room.from), whole(room.to)]
  return from !== undefined && to !== undefined && from <= months && months <= to
}

type Child = Parts['children'][number]

/**
 * The room a child goes to unless a person says otherwise: the one it is in if that stays, the one it joins, else the first
 * that takes its age, else the nearest by age; undefined = no room stays. `byAge` true leaves a room whose ages do not fit.
 */
export function suggested(child: Child, rooms: readonly Drawn[], byAge: boolean): string | undefined {
  const open = staying(rooms)
  const own = rooms.find((r) => r.id === child.room)
  if (own?.fate === 'stays' && (!byAge || fits(own, child.months))) return own.id
  const joined = own && open.find((r) => r.id === own.fate)
  if (joined && (!byAge || fits(joined, child.months))) return joined.id
  const near = (r: Drawn) =>
    Math.max((whole(r.from) ?? 0) - child.months, child.months - (whole(r.to) ?? 99), 0)
  return [...open].sort((a, b) => near(a) - near(b))[0]?.id
}

/** By child, where each goes: a person's choice, if that room stays, else what is suggested. */
export function placing(
  parts: Parts,
  rooms: readonly Drawn[],
  chosen: ReadonlyMap<string, string>,
  byAge: boolean,
): Map<string, string | undefined> {
  const open = new Set(staying(rooms).map((r) => r.id))
  return new Map(
    parts.children.map((c) => {
      const own = chosen.get(c.id)
      return [c.id, own && open.has(own) ? own : suggested(c, rooms, byAge)]
    }),
  )
}

export type Warned = {
  /** more children than places, by room */
  readonly over: readonly { name: string; children: number; places: number }[]
  /** children outside a room's ages, by room */
  readonly outside: readonly { name: string; children: number }[]
  /** months between the youngest and the oldest that no room takes */
  readonly gaps: readonly { from: number; to: number }[]
  readonly older: number
  readonly unassigned: number
}

/** What a person should mind before deciding; nothing of it forbids. `oldest` is the greatest age of the norm, in months. */
export function warned(
  parts: Parts,
  rooms: readonly Drawn[],
  where: ReadonlyMap<string, string | undefined>,
  oldest: number,
): Warned {
  const open = staying(rooms)
  const inside = (r: Drawn) => parts.children.filter((c) => where.get(c.id) === r.id)
  const bands = open
    .flatMap((r) => {
      const [from, to] = [whole(r.from), whole(r.to)]
      return from === undefined || to === undefined ? [] : [{ from, to }]
    })
    .sort((a, b) => a.from - b.from)
  const gaps: { from: number; to: number }[] = []
  let reached = bands[0]?.to ?? 0
  for (const b of bands.slice(1)) {
    if (b.from > reached + 1) gaps.push({ from: reached + 1, to: b.from - 1 })
    reached = Math.max(reached, b.to)
  }
  return {
    over: open
      .map((r) => ({ name: r.name, children: inside(r).length, places: whole(r.places) ?? 0 }))
      .filter((x) => x.children > x.places),
    outside: open
      .map((r) => ({ name: r.name, children: inside(r).filter((c) => !fits(r, c.months)).length }))
      .filter((x) => x.children > 0),
    gaps,
    older: parts.children.filter((c) => c.months > oldest).length,
    unassigned: parts.children.filter((c) => where.get(c.id) === undefined).length,
  }
}

/** The decision's payload; undefined where a number or a name cannot be read. Only children who change room are placed. */
export function recutOf(
  parts: Parts,
  rooms: readonly Drawn[],
  where: ReadonlyMap<string, string | undefined>,
  from: string,
) {
  const after = staying(rooms).map((r, order) => {
    const [fromMonths, toMonths, places] = [whole(r.from), whole(r.to), whole(r.places)]
    if (r.name.trim() === '' || fromMonths === undefined || toMonths === undefined || places === undefined)
      return undefined
    if (fromMonths > toMonths) return undefined
    return { room: r.id, name: r.name.trim(), fromMonths, toMonths, places, order }
  })
  if (after.length === 0 || after.includes(undefined)) return undefined
  return {
    from,
    rooms: after.filter((r) => r !== undefined),
    closed: rooms.filter((r) => r.fate !== 'stays' && !r.isNew).map((r) => r.id),
    placed: parts.children.flatMap((c) => {
      const room = where.get(c.id)
      return room !== undefined && room !== c.room ? [{ child: c.id, room }] : []
    }),
  }
}
