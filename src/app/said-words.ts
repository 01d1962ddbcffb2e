// What a fact said on this tablet is called, and of whom: the words of every module a tablet speaks for, in one list.
import { bookKinds, withdrawn } from '../kernel/book-kinds.ts'
import type { Fact } from '../kernel/fact.ts'
import type { Words } from '../kernel/verdict.ts'
import { attendanceKinds } from '../modules/attendance/contract/kinds.ts'
import { childrenKinds } from '../modules/children/contract/kinds.ts'
import { visitKinds } from '../modules/construction/contract/visits.ts'
import { dailyKinds } from '../modules/daily/contract.ts'
import { developmentKinds } from '../modules/development/contract/kinds.ts'
import { growthKinds } from '../modules/growth/contract.ts'
import { guardiansKinds } from '../modules/guardians/contract/agreed.ts'
import { learningKinds } from '../modules/learning/contract/kinds.ts'
import { referralsKinds } from '../modules/referrals/contract/kinds.ts'
import { safetyKinds } from '../modules/safety/contract/kinds.ts'

const wordsOfKind = new Map(
  [
    ...bookKinds,
    ...attendanceKinds,
    ...childrenKinds,
    ...dailyKinds,
    ...developmentKinds,
    ...growthKinds,
    ...guardiansKinds,
    ...learningKinds,
    ...referralsKinds,
    ...safetyKinds,
    ...visitKinds,
  ].map((k) => [k.kind, k.words]),
)

/** In words; a kind that a newer tablet said stays with its own name. */
export const wordsOfSaid = (kind: string): Words => wordsOfKind.get(kind) ?? { es: kind, en: kind }

/** So many are named; of more it is said how many. */
export const NAMED = 3

const idsIn = (list: unknown): string[] =>
  Array.isArray(list)
    ? list.flatMap((x: unknown) => {
        if (typeof x === 'string') return [x]
        const child = (x as { child?: unknown } | null)?.child
        return typeof child === 'string' ? [child] : []
      })
    : []

/** Ids of the children a fact tells of: the one it is about, or those it names, each once. */
export function childrenSaid({ about, payload }: Pick<Fact, 'about' | 'payload'>): readonly string[] {
  const named = idsIn((payload as { children?: unknown } | undefined)?.children)
  return named.length > 0 ? [...new Set(named)] : [about]
}

/** What a withdrawal takes back, where this tablet still has it. */
export const takenBack = (
  fact: Pick<Fact, 'kind' | 'about'>,
  known: ReadonlyMap<string, Fact>,
): Fact | undefined => (fact.kind === withdrawn.kind ? known.get(fact.about) : undefined)
