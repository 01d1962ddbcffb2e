// The kinds of facts about partners: who may say each, which are decisions, and whose data they hold.
import type { Fact } from '../../../kernel/fact.ts'
import { type FactKind, kindsOf } from '../../../kernel/kind.ts'
import { CommitmentFollowed, EventCancelled, EventHeld, EventPlanned, MaterialAdded } from './dialogue.ts'
import { nationalAgreementEnd } from './stages.ts'
import {
  Advised,
  ContactTold,
  ContactWithdrawn,
  InterestAnswered,
  InterestTold,
  LogoGiven,
  OrganizationChanged,
  OrganizationListed,
  OrganizationRegistered,
  OrganizationsDistinct,
  OrganizationsMerged,
  OrganizationsSplit,
  StepTold,
} from './told.ts'

const common = { permission: 'partners.write', physical: false, persons: () => [] } as const
const kindOf = kindsOf('partners', { ...common, door: 'any' })
const online = kindsOf('partners', { ...common, door: 'online' })

const notAhead: FactKind['judge'] = (f, _row, today) =>
  typeof f.payload.on === 'string' && f.payload.on > today
    ? { stands: false, refusal: { code: 'day-ahead', field: 'on' } }
    : { stands: true, flags: [] }

/** A file brings it: it cannot decide, and whatever a person says outdoes it. */
export const organizationListed = kindOf(
  'organization-listed',
  'Organización en una lista',
  'Organization on a list',
  OrganizationListed,
)
export const organizationRegistered = online(
  'organization-registered',
  'Organización registrada',
  'Organization registered',
  OrganizationRegistered,
)
export const organizationChanged = online(
  'organization-changed',
  'Organización corregida',
  'Organization changed',
  OrganizationChanged,
)
/** It happened, whatever the rules say of it: the web form says it in the name of nobody. */
export const interestTold = kindOf('interest-told', 'Interés recibido', 'Interest told', InterestTold, {
  physical: true,
})
export const interestAnswered = online(
  'interest-answered',
  'Interés contestado',
  'Interest answered',
  InterestAnswered,
)
const theContact = (f: Fact) => [String(f.payload.contact)]
export const contactTold = online(
  'contact-told',
  'Contacto de una organización',
  'Contact told',
  ContactTold,
  {
    ...{ permission: 'partners.contacts', persons: theContact },
  },
)
export const contactWithdrawn = online(
  'contact-withdrawn',
  'Contacto retirado',
  'Contact withdrawn',
  ContactWithdrawn,
  { permission: 'partners.contacts' },
)
/** A day beyond the national agreement stands, and is marked: nothing rests on the agreement then. */
export const stepTold = online('step-told', 'Paso con un aliado', 'Step with a partner', StepTold, {
  judge: (f) => {
    const { due } = f.payload as { due?: string }
    return {
      stands: true,
      flags:
        due !== undefined && due > nationalAgreementEnd ? [{ code: 'beyond-agreement', field: 'due' }] : [],
    }
  },
})
export const organizationsMerged = online(
  'organizations-merged',
  'Dos registros, una organización',
  'Two records, one organization',
  OrganizationsMerged,
  {
    persons: (f) => [f.about, String(f.payload.organization)],
    joins: (f) => ({ person: String(f.payload.organization), into: f.about }),
  },
)
export const organizationsSplit = online(
  'organizations-split',
  'Dos organizaciones, separadas otra vez',
  'Two organizations, split again',
  OrganizationsSplit,
)
export const organizationsDistinct = kindOf(
  'organizations-distinct',
  'Nombres parecidos, dos organizaciones',
  'Names alike, two organizations',
  OrganizationsDistinct,
)
export const logoGiven = online(
  'logo-given',
  'Logotipo de una organización',
  'Logo of an organization',
  LogoGiven,
)
export const advised = kindOf('advised', 'Asesoría', 'Advice given', Advised, {
  ...{ physical: true, judge: notAhead },
})
export const eventPlanned = kindOf('event-planned', 'Evento de diálogo', 'Dialogue event', EventPlanned)
export const eventCancelled = kindOf('event-cancelled', 'Evento cancelado', 'Event cancelled', EventCancelled)
export const eventHeld = kindOf('event-held', 'Evento realizado', 'Event held', EventHeld, {
  ...{ physical: true, judge: notAhead },
})
export const commitmentFollowed = kindOf(
  'commitment-followed',
  'Seguimiento de un compromiso',
  'Commitment followed up',
  CommitmentFollowed,
  { ...{ physical: true, judge: notAhead } },
)
export const materialAdded = kindOf('material-added', 'Material de difusión', 'Material added', MaterialAdded)

/** A step said by another module's decision, in the book of the organization and in its transaction; never refused. `id`: made by `letterId`. */
export const stepLetter = (
  fact: Pick<Fact, 'book' | 'author' | 'happenedAt'>,
  id: string,
  partner: string,
  payload: StepTold,
): Fact => ({
  ...{ id, kind: stepTold.kind, kindVersion: 1, about: partner, book: fact.book },
  ...{ happenedAt: fact.happenedAt, author: fact.author, origin: 'letter', payload: { ...payload } },
})

export const partnersKinds: readonly FactKind[] = [
  ...[organizationListed, organizationRegistered, organizationChanged, interestTold, interestAnswered],
  ...[contactTold, contactWithdrawn, stepTold, organizationsMerged, organizationsSplit],
  ...[organizationsDistinct, logoGiven, advised],
  ...[eventPlanned, eventCancelled, eventHeld, commitmentFollowed, materialAdded],
]
