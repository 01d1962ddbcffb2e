// Decisions about organizations: each is looked at against what stands, and refused with its reason; what it forgets or joins goes in the same transaction.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { Fact } from '../../kernel/fact.ts'
import { NATION } from '../../kernel/ids.ts'
import type { FactKind } from '../../kernel/kind.ts'
import { keptFile } from '../../platform/blobs.ts'
import type { Tx } from '../../platform/db.ts'
import type { Decides } from '../../platform/house.ts'
import { letterId } from '../../platform/new-id.ts'
import { representationOf } from '../construction/reads.ts'
import {
  contactTold,
  contactWithdrawn,
  interestAnswered,
  logoGiven,
  organizationChanged,
  organizationRegistered,
  organizationsMerged,
  organizationsSplit,
  stepTold,
} from './contract/kinds.ts'
import {
  type ContactTold,
  type ContactWithdrawn,
  type InterestAnswered,
  LARGEST_LOGO,
  type LogoGiven,
  type OrganizationFields,
  type OrganizationsMerged,
  type OrganizationsSplit,
  type StepTold,
} from './contract/told.ts'
import type { Partner } from './contract.ts'
import { contactBy, contactsOf, interestBy, interestsOf, mergesOf, partyOf } from './reads.ts'
import { judgeStep } from './rules/judge-step.ts'

type Not = { readonly refused: string; readonly field?: string } | undefined
const dayOf = (at: string) => civilDay(at, COUNTRY_ZONE)
const later = (a: string, b: string) => [a, b].sort()[1]!
const ahead = (on: string, today: string): Not =>
  on > today ? { refused: 'day-ahead', field: 'on' } : undefined

/** Refusals: unknown-municipality, other-representation, unknown-park, within-itself. */
async function placed(tx: Tx, fact: Fact, f: Partial<OrganizationFields>, today: string): Promise<Not> {
  if (f.municipality !== undefined) {
    const of = await representationOf(tx, f.municipality, today)
    if (of === undefined) return { refused: 'unknown-municipality', field: 'municipality' }
    if (fact.book !== NATION && (of ?? NATION) !== fact.book)
      return { refused: 'other-representation', field: 'municipality' }
  }
  if (f.within === undefined) return undefined
  if (f.within === fact.about) return { refused: 'within-itself', field: 'within' }
  const park = await partyOf(tx, fact.book, f.within)
  return park && (park.kind === 'park' || park.kind === 'pole')
    ? undefined
    : { refused: 'unknown-park', field: 'within' }
}

const letter = (fact: Fact, name: string, kind: string, about: string, payload: Fact['payload']): Fact => ({
  ...{ id: letterId(fact.id, fact.book, name), kind, kindVersion: 1, about, book: fact.book, payload },
  ...{ happenedAt: fact.happenedAt, author: fact.author, origin: 'letter' },
})
const forgetting = (fact: Fact, contact: string, reason: string) =>
  letter(fact, `forget/${contact}`, 'book.person-erased', contact, { reason })

/** Who agreed to nothing is forgotten once nothing waits for an answer. */
async function forgetUnagreed(tx: Tx, fact: Fact, party: string): Promise<Fact[]> {
  const contacts = await contactsOf(tx, fact.book, party)
  return contacts
    .filter((c) => c.consent === null && c.withdrawn_on === null)
    .map((c) => forgetting(fact, c.key, 'contestado; sin consentimiento para conservar'))
}

/** Of an organization: unknown-organization where there is none. */
const ofPartner = <P>(
  kind: FactKind,
  judge: (partner: Partner, p: P, today: string, tx: Tx, fact: Fact) => Not | Promise<Not>,
  letters?: (tx: Tx, fact: Fact, p: P, partner: Partner) => Promise<readonly Fact[]>,
): Decides => ({
  kind: kind.kind,
  decide: async (tx, _house, fact, receivedAt) => {
    const partner = await partyOf(tx, fact.book, fact.about)
    if (!partner) return { refused: 'unknown-organization', field: 'about' }
    const p = fact.payload as P
    const not = await judge(partner, p, dayOf(receivedAt), tx, fact)
    return not ?? { letters: letters ? await letters(tx, fact, p, partner) : [] }
  },
})

const registers: Decides = {
  kind: organizationRegistered.kind,
  decide: async (tx, _house, fact, receivedAt) => {
    if (await partyOf(tx, fact.book, fact.about)) return { refused: 'already-registered', field: 'about' }
    return (await placed(tx, fact, fact.payload as OrganizationFields, dayOf(receivedAt))) ?? { letters: [] }
  },
}

const answers = ofPartner<InterestAnswered>(
  interestAnswered,
  async (partner, p, today, tx) => {
    const interest = await interestBy(tx, partner.book, p.interest)
    if (!interest || interest.party !== partner.key) return { refused: 'unknown-interest', field: 'interest' }
    if (interest.answered_on !== null) return { refused: 'already-answered', field: 'interest' }
    if (p.on < interest.on_day) return { refused: 'before-interest', field: 'on' }
    return ahead(p.on, today)
  },
  async (tx, fact, p, partner) => {
    const open = (await interestsOf(tx, partner.book, partner.key)).filter((i) => i.answered_on === null)
    return open.every((i) => i.key === p.interest) ? forgetUnagreed(tx, fact, partner.key) : []
  },
)

/** Who goes a step further has answered: what waited no longer waits. */
const steps = ofPartner<StepTold>(
  stepTold,
  (partner, p, today) => judgeStep(partner, p, today),
  async (tx, fact, p, partner) => {
    if (p.stage === 'interest') return []
    const open = (await interestsOf(tx, partner.book, partner.key)).filter((i) => i.answered_on === null)
    const answered = open.map((i) =>
      letter(fact, `answered/${i.key}`, interestAnswered.kind, partner.key, {
        ...{ interest: i.key, on: later(p.on, i.on_day), how: 'desk' },
        ...(p.note ? { note: p.note } : {}),
      }),
    )
    return [...answered, ...(await forgetUnagreed(tx, fact, partner.key))]
  },
)

const contacts = ofPartner<ContactTold>(contactTold, async (partner, p, today, tx) => {
  const had = await contactBy(tx, partner.book, p.contact)
  if (had && had.party !== partner.key) return { refused: 'other-organization', field: 'contact' }
  if (had?.withdrawn_on) return { refused: 'withdrawn', field: 'contact' }
  if (p.consent) return ahead(p.consent.on, today)
  const open = (await interestsOf(tx, partner.book, partner.key)).some((i) => i.answered_on === null)
  return open ? undefined : { refused: 'consent-needed', field: 'consent' }
})
const withdraws = ofPartner<ContactWithdrawn>(
  contactWithdrawn,
  async (partner, p, today, tx) => {
    const had = await contactBy(tx, partner.book, p.contact)
    if (!had || had.party !== partner.key) return { refused: 'unknown-contact', field: 'contact' }
    return had.withdrawn_on ? { refused: 'nothing-changes', field: 'contact' } : ahead(p.on, today)
  },
  async (_tx, fact, p) => [forgetting(fact, p.contact, p.reason ?? 'retiró su consentimiento')],
)

const merges = ofPartner<OrganizationsMerged>(organizationsMerged, async (partner, p, today, tx, fact) => {
  if (p.organization === partner.key) return { refused: 'same-organization', field: 'organization' }
  const other = await partyOf(tx, partner.book, p.organization)
  if (!other) return { refused: 'unknown-organization', field: 'organization' }
  if (p.fields.rfc === undefined && partner.rfc && other.rfc && partner.rfc !== other.rfc)
    return { refused: 'two-rfcs', field: 'organization' }
  return placed(tx, fact, p.fields, today)
})
/** The joining is taken back: what was said under each name is its own again. */
const splits = ofPartner<OrganizationsSplit>(
  organizationsSplit,
  async (partner, p, _today, tx) =>
    (await mergesOf(tx, partner.book, partner.key)).some((m) => m.id === p.merge)
      ? undefined
      : { refused: 'not-joined', field: 'merge' },
  async (_tx, fact, p) => [letter(fact, 'split', 'book.withdrawn', p.merge, { reason: p.reason })],
)

/** Refusals: no-logo (no such file, or one that no document can carry), logo-too-large. */
const logos = ofPartner<LogoGiven>(logoGiven, async (partner, { file }, _today, tx) => {
  if (file === partner.logo) return { refused: 'nothing-changes', field: 'file' }
  if (file === null) return undefined
  const kept = await keptFile(tx, partner.book, file)
  if (kept?.type !== 'image/png' && kept?.type !== 'image/jpeg') return { refused: 'no-logo', field: 'file' }
  return kept.bytes > LARGEST_LOGO ? { refused: 'logo-too-large', field: 'file' } : undefined
})

export const partnersDecides: readonly Decides[] = [
  registers,
  ofPartner<Partial<OrganizationFields>>(organizationChanged, (_partner, p, today, tx, fact) =>
    placed(tx, fact, p, today),
  ),
  ...[answers, steps, contacts, withdraws, merges, splits, logos],
]
