// How facts become an access: what its grant said, until its hour or until somebody ended it.
import type { Stamped } from '../../../kernel/fact.ts'
import type { AuditGrant } from '../contract.ts'

export function foldGrant(book: string, key: string, facts: readonly Stamped[]): AuditGrant | undefined {
  const fact = facts.find((s) => s.fact.kind === 'audit.granted')?.fact
  if (!fact) return undefined
  const p = fact.payload as { from: string; until: string; why: string }
  return {
    ...{
      book,
      key,
      person: fact.about,
      from_at: p.from,
      until_at: p.until,
      why: p.why,
      granted_by: fact.author,
    },
    ended: facts.some((s) => s.fact.kind === 'audit.ended'),
  }
}
