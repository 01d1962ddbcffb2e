// How two persons agree who looked at the same children: item by item, gathered by who looked first.
import type { InferOutput } from 'valibot'
import type { agreements } from '../contract/guard.ts'
import type { ItemAnswer } from '../contract/instrument.ts'
import { agreementOf, type SeenTwice } from './reobservation.ts'

export type Twice = {
  readonly book: string
  readonly center: string
  readonly evaluator: string
  readonly late: boolean
  readonly first: Readonly<Record<string, ItemAnswer>>
  /** null: not made yet */
  readonly second: Readonly<Record<string, ItemAnswer>> | null
}

/** Items that both saw; what one of them did not observe says nothing. */
export const pairsOf = ({ first, second }: Pick<Twice, 'first' | 'second'>): SeenTwice[] =>
  Object.entries(second ?? {}).flatMap(([item, b]) => {
    const a = first[item]
    return a === null || a === undefined || b === null ? [] : [{ first: a, second: b }]
  })

/** In the order given: nobody is sorted by how far they agree. */
export function agreementsOf(
  rows: readonly Twice[],
  names: ReadonlyMap<string, string>,
): InferOutput<typeof agreements.answer> {
  const made = rows.filter((r) => r.second !== null)
  return {
    waiting: rows.length - made.length,
    late: rows.filter((r) => r.late).length,
    evaluators: [...Map.groupBy(made, (r) => r.evaluator)].map(([evaluator, list]) => {
      const { book, center } = list[0]!
      const { items, same, onlyFirst, onlySecond, verdict } = agreementOf(list.flatMap(pairsOf))
      return {
        ...{ book, center, evaluator, name: names.get(evaluator) ?? '', looks: list.length, items },
        ...{ same: items === 0 ? 0 : same, onlyFirst, onlySecond, verdict },
      }
    }),
  }
}
