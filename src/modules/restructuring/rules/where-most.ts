// Where a tablet of a room that closes goes: to the room that takes most of its children.

/** A room, the first by id where two take as many; null = nobody goes anywhere, and the tablet belongs to the whole center. */
export function whereMost(
  room: string,
  here: readonly { key: string; room: string | null }[],
  moved: ReadonlyMap<string, string>,
): string | null {
  const counts = new Map<string, number>()
  for (const c of here) {
    const to = c.room === room ? moved.get(c.key) : undefined
    if (to) counts.set(to, (counts.get(to) ?? 0) + 1)
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null
}
