// What all proofs of a plan together say of the order of its years.
import type { YearsProof } from '../contract/plans.ts'

/** The lowest bounds; undefined where no proof came to the years. */
export function provenYears(
  proofs: readonly { readonly years: YearsProof | null }[],
): YearsProof | undefined {
  const told = proofs.flatMap((p) => p.years ?? [])
  if (told.length === 0) return undefined
  const bounds = told.flatMap((y) => y.bound ?? [])
  return {
    value: told[0]!.value,
    bound: bounds.length > 0 ? Math.min(...bounds) : null,
    most: Math.min(...told.map((y) => y.most)),
  }
}
