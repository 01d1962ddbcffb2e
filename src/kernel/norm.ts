// Norms: values that a rule follows, as dated data with their source and how sure that source is.
import type { Words } from './verdict.ts'

/** What is built in; the institute may set another value for some of them (fact network.norm-set). */
export type BuiltInNorm = {
  /** `area.name` */
  readonly norm: string
  readonly words: Words
  readonly value: number
  readonly unit: string
  readonly from_day: string
  readonly source: string
  readonly confidence: 'confirmed' | 'observed' | 'unconfirmed'
  /** comes with the release: rows of every book are derived by it, so no office may set another */
  readonly fixed?: true
}

/** The source of what no norm fixes. How sure a source is stands beside it, so that no screen says it twice. */
export const OWN_PROPOSAL = 'Propuesta de Nido, sin norma que la fije'

/** The value that holds on a day: the latest one from then or before; before all of them, the first. Throws (a fault) on an unknown norm. */
export function valueOn(
  norms: readonly Pick<BuiltInNorm, 'norm' | 'value' | 'from_day'>[],
  norm: string,
  day: string,
): number {
  const all = norms.filter((n) => n.norm === norm).sort((a, b) => (a.from_day < b.from_day ? -1 : 1))
  const holding = all.findLast((n) => n.from_day <= day) ?? all[0]
  if (!holding) throw new Error(`no norm ${norm}`)
  return holding.value
}
