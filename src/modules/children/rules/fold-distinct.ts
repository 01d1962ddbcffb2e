// How the word that two files are two children's becomes a row: the last one said holds, with its reason.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { ChildDistinct } from '../contract/rows.ts'

/** The pair's key, the lower id first; none where both names have come to be one child's. */
export function pairOf(fact: Pick<Fact, 'about' | 'payload'>): string[] {
  const [first, second] = [fact.about, String(fact.payload.file)].sort()
  return first === second ? [] : [`${first}|${second}`]
}

export function foldDistinct(
  book: string,
  key: string,
  facts: readonly Stamped[],
): ChildDistinct | undefined {
  const last = facts[facts.length - 1]
  const [first, second] = key.split('|')
  if (!last || !first || !second) return undefined
  const reason = String(last.fact.payload.reason)
  return { book, key, first, second, by: last.fact.author, at: last.estAt, reason }
}
