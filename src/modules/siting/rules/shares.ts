// Divides a number of centers among places in proportion to a weight (women's posts, children), in whole centers.

/** Largest remainders (Hamilton): every share is its exact part rounded down or up, and all together are `total`. Equal remainders by key. */
export function apportioned(
  total: number,
  weights: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const sum = [...weights.values()].reduce((a, b) => a + b, 0)
  if (!(sum > 0)) return new Map([...weights.keys()].map((key) => [key, 0]))
  const parts = [...weights].map(([key, w]) => {
    const exact = (total * w) / sum
    return { key, whole: Math.floor(exact), rest: exact - Math.floor(exact) }
  })
  const left = total - parts.reduce((n, p) => n + p.whole, 0)
  const next = parts.toSorted((a, b) => b.rest - a.rest || (a.key < b.key ? -1 : 1)).slice(0, left)
  const up = new Set(next.map((p) => p.key))
  return new Map(parts.map(({ key, whole }) => [key, whole + (up.has(key) ? 1 : 0)]))
}

/** Children from 0 up to 4 years, of census counts from 0 to 2 and from 3 to 5: of the latter a third is three years old. */
export const underFour = (from0to2: number, from3to5: number): number => from0to2 + from3to5 / 3
