// Who and what goes along when rooms go to another center, as the screen proposes it and a person corrects it.
import type { Parts } from '../contract.ts'

export type Goes = {
  readonly rooms: readonly string[]
  readonly children: readonly string[]
  readonly posts: readonly string[]
  readonly people: number
  readonly devices: readonly string[]
  /** in these rooms now */
  readonly present: number
  /** facts their tablets still hold */
  readonly pending: number
  /** children in no open room */
  readonly roomless: number
}

/**
 * A split takes the people whose posts name only rooms that go; a merge everybody but directors, since a center has its own.
 * `changed` is what a person said otherwise, by post. Tablets: those of the rooms, and in a merge all.
 */
export function whoGoes(
  parts: Parts,
  rooms: readonly string[],
  how: 'split' | 'merge',
  changed: ReadonlyMap<string, boolean>,
): Goes {
  const inRooms = (room: string | null) => room !== null && rooms.includes(room)
  const proposed = (p: Parts['posts'][number]) =>
    how === 'merge' ? p.role !== 'director' : p.rooms.length > 0 && p.rooms.every(inRooms)
  const posts = parts.posts.filter((p) => changed.get(p.id) ?? proposed(p))
  const tablets = parts.tablets.filter((d) => how === 'merge' || inRooms(d.room))
  const open = new Set(parts.rooms.map((r) => r.id))
  const going = parts.rooms.filter((r) => rooms.includes(r.id))
  return {
    rooms: going.map((r) => r.id),
    children: parts.children.filter((c) => inRooms(c.room)).map((c) => c.id),
    posts: posts.map((p) => p.id),
    people: new Set(posts.map((p) => p.person)).size,
    devices: tablets.map((d) => d.id),
    present: going.reduce((n, r) => n + r.present, 0),
    pending: tablets.reduce((n, d) => n + (d.pending ?? 0), 0),
    roomless: parts.children.filter((c) => c.room === null || !open.has(c.room)).length,
  }
}
