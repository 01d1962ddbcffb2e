// Whole books said in another order: the same facts under another book's id, in batches some of which come twice, and what became of them.
import { expect } from 'vitest'
import { takeBatch } from '../src/platform/intake.ts'
import type { Said } from './real-book.ts'
import { batches } from './toys/toy-book.ts'
import { bookState, now, type World } from './world.ts'

/** The same book under another id, so that many permutations stand side by side in one database. */
export function moved(said: readonly Said[], from: string, to: string): Said[] {
  return JSON.parse(JSON.stringify(said).replaceAll(from, to)) as Said[]
}

/** Hands all in, in this order; `seed` says how it is cut into batches, and which of them come twice. */
export async function takeAll(world: World, order: readonly Said[], seed: number): Promise<void> {
  for (const batch of batches(order, seed)) {
    // A request comes from one source.
    for (const by of ['system', 'device'] as const) {
      const of = batch.filter((s) => s.source.by === by)
      if (of.length === 0) continue
      const results = await takeBatch(
        world.db,
        world.house,
        of.map((s) => s.fact),
        of[0]!.source,
        now,
        (e) => {
          throw e
        },
      )
      expect(results.map((r) => r.id)).toEqual(of.map((s) => s.fact.id))
    }
  }
}

/** Rows, figures, feed and tasks of a book, the same for every book in which the same was said. */
export async function stateOf(world: World, book: string): Promise<Record<string, unknown>> {
  const state = JSON.parse(JSON.stringify(await bookState(world, book)).replaceAll(book, 'BOOK'))
  // rows come by key, and the key of some is the book itself
  const sorted = (rows: object[]) =>
    rows
      .map((r) => [JSON.stringify(r), r] as const)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([, r]) => r)
  return { ...state, figure: sorted(state.figure), place_account: sorted(state.place_account ?? []) }
}
