// The room a measuring counts in: where the child belonged on that day, or the first room they had.

/** Rooms in order of their first day; null when the child never had one. */
export function roomOnDay(rooms: readonly { room: string; from: string }[], day: string): string | null {
  let room: string | null = rooms[0]?.room ?? null
  for (const r of rooms) if (r.from <= day) room = r.room
  return room
}
