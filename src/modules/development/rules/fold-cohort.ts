// How what files say of the research cohort becomes rows: an item and a child by the last word, a visit by all its answers.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { CohortChild, CohortItem, CohortVisit } from '../contract.ts'

/** Of a study without a name as it was before there were several. */
export const inStudy = (study: string | undefined, key: string): string => (study ? `${study}:${key}` : key)
export const visitKey = (study: string | undefined, child: string, ageDays: number): string =>
  inStudy(study, `${child}|${ageDays}`)

type Said = {
  readonly study?: string
  readonly item: string
  readonly child: string
  readonly ageDays: number
}
const said = (f: Fact) => f.payload as Said
export const keyOfItem = (f: Fact): string => inStudy(said(f).study, said(f).item)
export const keyOfChild = (f: Fact): string => inStudy(said(f).study, said(f).child)
export const keyOfVisit = (f: Fact): string => visitKey(said(f).study, said(f).child, said(f).ageDays)

export function foldCohortItem(book: string, key: string, facts: readonly Stamped[]): CohortItem | undefined {
  const p = facts.at(-1)?.fact.payload as Pick<CohortItem, 'item' | 'domain' | 'words'> & {
    study?: string
    mode?: CohortItem['mode']
  }
  if (!p) return undefined
  const { study = '', item, domain, words, mode = null } = p
  return { book, key, study, item, domain, mode, words }
}

export function foldCohortChild(
  book: string,
  key: string,
  facts: readonly Stamped[],
): CohortChild | undefined {
  const p = facts.at(-1)?.fact.payload as
    | { study?: string; child: string; gestationDays?: number }
    | undefined
  return p && { book, key, study: p.study ?? '', child: p.child, gestation_days: p.gestationDays ?? null }
}

/** Pieces of a visit add up, whichever file brings them; of one item the later word holds. */
export function foldCohortVisit(
  book: string,
  key: string,
  facts: readonly Stamped[],
): CohortVisit | undefined {
  const all = facts.map((s) => s.fact.payload as Said & { answers: CohortVisit['answers'] })
  const first = all[0]
  if (!first) return undefined
  const answers = Object.assign({}, ...all.map((p) => p.answers)) as CohortVisit['answers']
  return { book, key, study: first.study ?? '', child: first.child, age_days: first.ageDays, answers }
}
