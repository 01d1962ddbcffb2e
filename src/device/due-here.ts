// What is due by what the tablet carries: the modules' own rules over its rows, pending facts included, without a network.
import type { CarriedWatch } from '../kernel/taking.ts'
import { type Task, taskName } from '../kernel/task.ts'
import type { AnyCarrying, Carried } from './carried.ts'

/** What asks: a carrying, or the half of one. */
export type AnyAsking = Pick<AnyCarrying, 'table' | 'asks'>

export type DueHere = Task & {
  /** as the server names it, for what rows ask */
  readonly name: string
}

/** Tables whose rows or watches ask something: when one of them changes, the list may. */
export const tablesAsking = (carryings: readonly AnyAsking[], watches: readonly CarriedWatch[]): string[] => [
  ...new Set([...carryings.flatMap((c) => (c.asks ? [c.table] : [])), ...watches.flatMap((w) => w.tables)]),
]

/** Tasks that have begun, by when they are due. */
export function dueHere(
  carried: Pick<Carried, 'all' | 'look'>,
  carryings: readonly AnyAsking[],
  watches: readonly CarriedWatch[],
  at: { readonly now: string; readonly today: string; readonly timeZone: string },
): DueHere[] {
  const due: DueHere[] = []
  for (const c of carryings) {
    if (!c.asks) continue
    for (const [key, row] of carried.all(c.table).entries())
      for (const t of c.asks(key, row as never, carried.look))
        due.push({ ...t, name: taskName(c.table, key, t.key) })
  }
  const rows = <T>(table: string) => carried.all<T>(table).entries()
  for (const w of watches)
    for (const t of w.look(rows, at)) due.push({ ...t, name: `watch:${t.kind}:${t.key}` })
  return due
    .filter((t) => t.from <= at.now)
    .sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : a.name < b.name ? -1 : 1))
}
