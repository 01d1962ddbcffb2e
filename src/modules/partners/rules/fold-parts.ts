// Interests, people to talk with, advice, and what two alike organizations are: rows out of what was said of them.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type {
  Advised,
  ContactTold,
  ContactWithdrawn,
  InterestAnswered,
  InterestTold,
} from '../contract/told.ts'
import type { PartnerAdvice, PartnerContact, PartnerDistinct, PartnerInterest } from '../contract.ts'

const TOLD = 'partners.interest-told'
export const interestKinds = [TOLD, 'partners.interest-answered']
export const interestOf = (f: Fact): readonly string[] => [
  f.kind === TOLD ? f.id : String(f.payload.interest),
]

/** The first answer stands: later ones are advice. */
export function foldInterest(
  book: string,
  key: string,
  facts: readonly Stamped[],
): PartnerInterest | undefined {
  const told = facts.find((s) => s.fact.kind === TOLD)?.fact
  if (!told) return undefined
  const p = told.payload as InterestTold
  const answered = facts.find((s) => s.fact.kind !== TOLD)?.fact.payload as InterestAnswered | undefined
  return {
    ...{ book, key, party: told.about, folio: p.folio, on_day: p.on, channel: p.channel, name: p.name },
    ...{ workers: p.workers ?? null, women: p.women ?? null, children: p.children ?? null },
    message: p.message ?? null,
    ...{
      answered_on: answered?.on ?? null,
      answered_how: answered?.how ?? null,
      answer: answered?.note ?? null,
    },
  }
}

const WITHDRAWN = 'partners.contact-withdrawn'
export const contactKinds = ['partners.contact-told', WITHDRAWN]
export const contactOf = (f: Fact): readonly string[] => [String(f.payload.contact)]

/** Withdrawn, nothing is left but the day: what was told is forgotten in the same transaction, and would not be shown anyway. */
export function foldContact(
  book: string,
  key: string,
  facts: readonly Stamped[],
): PartnerContact | undefined {
  const last = facts.at(-1)!
  const withdrawn = facts.findLast((s) => s.fact.kind === WITHDRAWN)?.fact.payload as
    | ContactWithdrawn
    | undefined
  const told = facts.findLast((s) => s.fact.kind !== WITHDRAWN)?.fact.payload as ContactTold | undefined
  const none = { name: null, post: null, mail: null, phone: null, consent: null }
  const base = { book, key, party: last.fact.about }
  if (withdrawn || !told) return { ...base, ...none, withdrawn_on: withdrawn?.on ?? null }
  const consent = told.consent ? { ...told.consent, uses: [...told.consent.uses] } : null
  return {
    ...{ ...base, name: told.name, post: told.post ?? null, mail: told.mail ?? null },
    ...{ phone: told.phone ?? null, consent, withdrawn_on: null },
  }
}

export const adviceOf = (f: Fact): readonly string[] => [f.id]
export function foldAdvice(book: string, key: string, facts: readonly Stamped[]): PartnerAdvice | undefined {
  const fact = facts.at(-1)?.fact
  if (!fact) return undefined
  const p = fact.payload as Advised
  return {
    ...{ book, key, party: fact.about, what: p.what, on_day: p.on, topic: p.topic, told: p.told ?? null },
    ...{
      material: p.material ?? null,
      version: p.version ?? null,
      files: [...(p.files ?? [])],
      by: fact.author,
    },
  }
}

export const pairOf = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`)
export const distinctOf = (f: Fact): readonly string[] => [pairOf(f.about, String(f.payload.organization))]
export function foldDistinct(
  book: string,
  key: string,
  facts: readonly Stamped[],
): PartnerDistinct | undefined {
  const fact = facts.at(-1)?.fact
  if (!fact) return undefined
  const [one = '', other = ''] = key.split('|')
  return { book, key, one, other, reason: String(fact.payload.reason) }
}
