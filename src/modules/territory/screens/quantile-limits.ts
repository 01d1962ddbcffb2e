// Limits of a map whose values differ a thousandfold: by how many municipalities lie below, rounded so that they can be read aloud.

/** Two figures are enough: 12,345 is 12,000. */
const rounded = (n: number): number => (n === 0 ? 0 : Number(n.toPrecision(2)))

/** Half of all lie in the first class, a tenth and a fiftieth in the last two; fewer limits where values are alike. */
export function quantileLimits(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b)
  if (sorted.length === 0) return []
  const at = (part: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!)
  return [...new Set([0.5, 0.75, 0.9, 0.98].map(at))].filter((limit) => limit > sorted[0]!)
}
