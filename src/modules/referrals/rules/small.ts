// What may be told of cases above the center: small groups stay hidden, and no sum gives them away.
import { SMALLEST_GROUP } from '../../../kernel/indicator.ts'

const shown = (n: number): number | null => (n > 0 && n < SMALLEST_GROUP ? null : n)

/**
 * Counts of several places, and their sum. Where exactly one is hidden the sum would tell it: then the sum is hidden too. Nothing
 * at all (0) is shown, because it points at nobody. Source: decision 0009.
 */
export function hiding(counts: readonly number[]): { places: (number | null)[]; sum: number | null } {
  const places = counts.map(shown)
  const total = counts.reduce((a, b) => a + b, 0)
  return { places, sum: places.filter((x) => x === null).length === 1 ? null : shown(total) }
}
