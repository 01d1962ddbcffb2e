// Which organizations a person may look at as one: pairs alike within a municipality or by RFC, less those found to be two.
import type { PartnerKind } from '../contract/stages.ts'
import { pairOf } from './fold-parts.ts'
import { alike } from './names.ts'

type Likely = {
  readonly key: string
  readonly kind: PartnerKind
  readonly match: string
  readonly rfc: string | null
  readonly municipality: string | null
}
export type Pair<T> = { readonly why: 'rfc' | 'name' | 'near-name'; readonly one: T; readonly other: T }

const SURE = { rfc: 0, name: 1, 'near-name': 2 } as const

/** The surest first. Costs the square of the organizations of one kind and municipality, some dozens. */
export function pairsOf<T extends Likely>(all: readonly T[], distinct: ReadonlySet<string>): Pair<T>[] {
  const found = new Map<string, Pair<T>>()
  const look = (group: readonly T[]) => {
    for (let i = 0; i < group.length; i++)
      for (let j = i + 1; j < group.length; j++) {
        const [one, other] = [group[i]!, group[j]!]
        const key = pairOf(one.key, other.key)
        if (distinct.has(key) || found.has(key)) continue
        const why = alike(one, other)
        if (why) found.set(key, { why, one, other })
      }
  }
  const nowhere = all.filter((p) => p.municipality === null)
  for (const group of Map.groupBy(all, (p) => `${p.kind}|${p.municipality}`).values())
    look(
      group[0]!.municipality === null
        ? group
        : [...group, ...nowhere.filter((p) => p.kind === group[0]!.kind)],
    )
  for (const group of Map.groupBy(
    all.filter((p) => p.rfc !== null),
    (p) => p.rfc,
  ).values())
    look(group)
  return [...found.values()].toSorted(
    (a, b) =>
      SURE[a.why] - SURE[b.why] || (a.one.match < b.one.match ? -1 : a.one.match > b.one.match ? 1 : 0),
  )
}
