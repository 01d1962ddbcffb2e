// An organization out of all that was said of it: what it is, and how far it has come; the same row whatever order the facts came in.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { isAfter, nationalAgreementEnd, type PartnerStage } from '../contract/stages.ts'
import type { InterestTold, LogoGiven, OrganizationFields, StepTold } from '../contract/told.ts'
import type { Partner, PartnerStep } from '../contract.ts'
import { matchOf } from './names.ts'

const LISTED = 'partners.organization-listed'
const INTEREST = 'partners.interest-told'
const STEP = 'partners.step-told'
const MERGED = 'partners.organizations-merged'
const LOGO = 'partners.logo-given'
const atDesk = ['partners.organization-registered', 'partners.organization-changed', MERGED]

export const partnerKinds: readonly string[] = [LISTED, INTEREST, STEP, LOGO, ...atDesk]
export const partnerOf = (f: Fact): readonly string[] => [f.about]

/** What a person said at a desk outdoes what whoever asked said, and that what a list says; in each, the last word. */
const rankOf = (kind: string) => (kind === LISTED ? 0 : kind === INTEREST ? 1 : 2)

function fieldsOf({ fact }: Stamped): Partial<OrganizationFields> {
  if (fact.kind === MERGED) return fact.payload.fields as Partial<OrganizationFields>
  if (fact.kind === STEP || fact.kind === LOGO) return {}
  if (fact.kind !== INTEREST) return fact.payload as Partial<OrganizationFields>
  const { kind, name, rfc, municipality, sector, workers, women } = fact.payload as InterestTold
  return { kind, name, rfc, municipality, sector, workers, women }
}

export function foldPartner(book: string, key: string, facts: readonly Stamped[]): Partner | undefined {
  const said = facts.toSorted(
    (a, b) =>
      rankOf(a.fact.kind) - rankOf(b.fact.kind) ||
      // said in one moment, what was decided of both is the last word
      (a.estAt === b.estAt ? Number(a.fact.kind === MERGED) - Number(b.fact.kind === MERGED) : 0),
  )
  const f: Partial<OrganizationFields> = {}
  const names = new Set<string>()
  for (const s of said) {
    const fields = fieldsOf(s)
    for (const [field, value] of Object.entries(fields))
      if (value !== undefined) (f as Record<string, unknown>)[field] = value
    if (fields.name) names.add(fields.name)
    for (const n of fields.names ?? []) names.add(n)
  }
  if (f.name === undefined || f.kind === undefined) return undefined
  names.delete(f.name)
  const interests = facts.filter((s) => s.fact.kind === INTEREST)
  const asked = interests.map((s) => (s.fact.payload as InterestTold).on).toSorted()[0] ?? null
  const looked = facts.some((s) => rankOf(s.fact.kind) === 2 && s.fact.kind !== STEP && s.fact.kind !== LOGO)
  const logo = facts.findLast((s) => s.fact.kind === LOGO)?.fact.payload as LogoGiven | undefined
  const on = f.latitude === undefined || f.longitude === undefined ? null : f
  return {
    ...{ book, key, party: key, kind: f.kind, name: f.name, names: [...names].sort(), rfc: f.rfc ?? null },
    ...{ municipality: f.municipality ?? null, state: f.municipality?.slice(0, 2) ?? null },
    ...{ latitude: on?.latitude ?? null, longitude: on?.longitude ?? null },
    ...{ precision: on ? (f.precision ?? 'exact') : null, sector: f.sector ?? null },
    ...{
      workers: f.workers ?? null,
      women: f.women ?? null,
      within: f.within ?? null,
      parent: f.parent ?? null,
    },
    ...{ area_ha: f.area_ha ?? null, status: f.status ?? null, factories: f.factories ?? null },
    ...{ source: f.source ?? null, logo: logo?.file ?? null, unseen: interests.length > 0 && !looked },
    ...wayOf(facts),
    ...{ asked_on: asked, match: matchOf(f.name) },
  }
}

type Way = Omit<
  Partner,
  keyof OrganizationFields | 'book' | 'key' | 'party' | 'state' | 'logo' | 'unseen' | 'asked_on' | 'match'
>

/**
 * How far it has come. A person may step back, with a note; what another module tells by letter moves it forward only. Whoever
 * asks again after the end begins anew.
 */
function wayOf(facts: readonly Stamped[]): Way {
  const way: Way = {
    ...{
      stage: null,
      since: null,
      owner: null,
      next: null,
      due: null,
      beyond: false,
      model: null,
      study: null,
    },
    ...{ agreement: null, project: null, center: null, ended: null, steps: [] },
  }
  const begin = (stage: PartnerStage, on: string) => {
    if (way.stage === stage) return
    way.stage = stage
    way.since = on
  }
  for (const { fact } of facts) {
    if (fact.kind === INTEREST) {
      if (way.stage !== null && way.stage !== 'ended') continue
      begin('interest', (fact.payload as InterestTold).on)
      way.ended = null
    }
    if (fact.kind !== STEP) continue
    const p = fact.payload as StepTold
    const letter = fact.origin === 'letter'
    way.steps.push(stepOf(fact, p, letter))
    if (p.link) {
      if (p.stage === 'study') way.study = p.link
      if (p.stage === 'agreement' || p.stage === 'renewal') way.agreement = p.link
      if (p.stage === 'project') way.project = p.link
    }
    way.center = p.center ?? way.center
    way.model = p.model ?? way.model
    way.owner = p.owner ?? way.owner ?? (letter ? null : fact.author)
    if (letter && way.stage !== null && !isAfter(p.stage, way.stage)) continue
    begin(p.stage, p.on)
    way.ended = p.stage === 'ended' ? (p.reason ?? 'other') : null
    way.next = p.stage === 'ended' ? null : (p.next ?? null)
    way.due = p.stage === 'ended' ? null : (p.due ?? null)
  }
  return { ...way, beyond: way.due !== null && way.due > nationalAgreementEnd }
}

const stepOf = (fact: Fact, p: StepTold, letter: boolean): PartnerStep => ({
  ...{ id: fact.id, by: fact.author, stage: p.stage, on: p.on, next: p.next ?? null, due: p.due ?? null },
  ...{ note: p.note ?? null, link: p.link ?? null, reason: p.reason ?? null, letter },
})
