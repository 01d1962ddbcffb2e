// Hides groups that are too small, and others besides where what is left and the sum would give them away.
import { LEAST_GROUP } from '../contract/survey.ts'

export type Cell<K> = { readonly of: K; readonly n: number }
export type Shown<K> = { readonly of: K; readonly n: number | null }

/**
 * Cells of one list whose sum is known. Hides those from 1 to 9; then, smallest first, others, until what is hidden is either
 * nothing or at least ten together and more than one cell. Zero is shown: it tells of nobody. In the order given.
 */
export function suppress<K>(cells: readonly Cell<K>[], least: number = LEAST_GROUP): Shown<K>[] {
  const hidden = new Set(cells.filter((c) => c.n > 0 && c.n < least))
  const sum = () => [...hidden].reduce((n, c) => n + c.n, 0)
  const rest = cells.filter((c) => c.n >= least).sort((a, b) => a.n - b.n)
  while (hidden.size > 0 && (hidden.size === 1 || sum() < least)) {
    const next = rest.shift()
    if (!next) break
    hidden.add(next)
  }
  return cells.map((c) => ({ of: c.of, n: hidden.has(c) ? null : c.n }))
}
