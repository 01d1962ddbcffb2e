// Whose papers of audits a person sees: an auditor their own, who answers for a place all of it.
import type { Who } from '../../../platform/who.ts'

/** The person whose papers alone are shown: who holds nothing but accesses of an auditor. Null: everything within reach. */
export const onlyTheirs = (who: Who): string | null =>
  who.by === 'person' && who.posts.every((p) => p.role === 'auditor') ? who.person : null
