// The kinds of facts about agreements: the institute says them, and who represents the party says what is its own.
import { kindsOf } from '../../../kernel/kind.ts'
import { BaselineTold, MonthReported } from './months.ts'
import {
  AgreementChanged,
  AgreementOpened,
  CenterNamed,
  Clause,
  CommitmentDropped,
  CommitmentMade,
  EvidenceJudged,
  EvidencePresented,
} from './parts.ts'

const kindOf = kindsOf('agreements', {
  ...{ permission: 'agreements.write', physical: false, door: 'any', persons: () => [] },
})

/** `about` is the agreement. A decision: it moves the organization on its way, in the same transaction. */
export const agreementOpened = kindOf('opened', 'Convenio registrado', 'Agreement opened', AgreementOpened, {
  door: 'online',
})
export const clausePut = kindOf('clause-put', 'Cláusula escrita', 'Clause put', Clause, {
  subject: 'agreement',
})
export const agreementChanged = kindOf(
  'changed',
  'Convenio modificado, renovado o terminado',
  'Agreement amended, renewed or ended',
  AgreementChanged,
  { subject: 'agreement' },
)
export const centerNamed = kindOf(
  'center-named',
  'Centro del convenio',
  'Center of an agreement',
  CenterNamed,
  {
    subject: 'agreement',
  },
)
/** `about` is the commitment. */
export const commitmentMade = kindOf('commitment-made', 'Compromiso hecho', 'Commitment made', CommitmentMade)
export const commitmentDropped = kindOf(
  'commitment-dropped',
  'Compromiso retirado',
  'Commitment dropped',
  CommitmentDropped,
  { subject: 'agreement_commitment' },
)
/** Either side presents its own; whose commitment it is decides what counts. */
export const evidencePresented = kindOf(
  'evidence-presented',
  'Evidencia presentada',
  'Evidence presented',
  EvidencePresented,
  { subject: 'agreement_commitment', side: 'subject' },
)
export const evidenceJudged = kindOf(
  'evidence-judged',
  'Evidencia aceptada o devuelta',
  'Evidence accepted or returned',
  EvidenceJudged,
  { subject: 'agreement_commitment' },
)
/** What the party says of what the institute presented as its own; of the party's own commitments it counts nothing. */
export const evidenceAnswered = kindOf(
  'evidence-answered',
  'Conformidad de la organización',
  'The organization’s word on it',
  EvidenceJudged,
  { subject: 'agreement_commitment', side: 'subject' },
)
/** `about` is the party. */
export const monthReported = kindOf('month-reported', 'Informe del mes', 'Month reported', MonthReported, {
  side: 'about',
})
export const baselineTold = kindOf('baseline-told', 'Línea base', 'Baseline told', BaselineTold, {
  side: 'about',
})

export const agreementKinds = [
  ...[agreementOpened, clausePut, agreementChanged, centerNamed, commitmentMade, commitmentDropped],
  ...[evidencePresented, evidenceJudged, evidenceAnswered, monthReported, baselineTold],
] as const
