// How what files say of the research cohort becomes rows: an item and a child by the last word, a visit by all its answers.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { CohortChild, CohortItem, CohortVisit } from '../contract.ts'

export const visitKey = (child: string, ageDays: number): string => `${child}|${ageDays}`
export const keyOfVisit = (f: Fact): string =>
  visitKey(f.payload.child as string, f.payload.ageDays as number)

export function foldCohortItem(book: string, key: string, facts: readonly Stamped[]): CohortItem | undefined {
  const p = facts.at(-1)?.fact.payload as Pick<CohortItem, 'domain' | 'words'> & { mode?: CohortItem['mode'] }
  return p && { book, key, item: key, domain: p.domain, mode: p.mode ?? null, words: p.words }
}

export function foldCohortChild(
  book: string,
  key: string,
  facts: readonly Stamped[],
): CohortChild | undefined {
  const p = facts.at(-1)?.fact.payload as { gestationDays?: number } | undefined
  return p && { book, key, child: key, gestation_days: p.gestationDays ?? null }
}

/** Pieces of a visit add up, whichever file brings them; of one item the later word holds. */
export function foldCohortVisit(
  book: string,
  key: string,
  facts: readonly Stamped[],
): CohortVisit | undefined {
  const said = facts.map(
    (s) => s.fact.payload as { child: string; ageDays: number; answers: CohortVisit['answers'] },
  )
  const first = said[0]
  if (!first) return undefined
  const answers = Object.assign({}, ...said.map((p) => p.answers)) as CohortVisit['answers']
  return { book, key, child: first.child, age_days: first.ageDays, answers }
}
