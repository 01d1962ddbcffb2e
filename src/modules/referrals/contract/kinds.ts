// The facts of a case, one kind a step: who may say it, and whether it happened in the world.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { type FactKind, kindsOf } from '../../../kernel/kind.ts'
import {
  AnswerReceived,
  AppointmentSaid,
  CaseClosed,
  CaseReopened,
  ConsentTakenBack,
  DoubtNoted,
  FamilyTalked,
  PlanMade,
  PlanReviewed,
  PlanTried,
  Referred,
  Rescreened,
  Step,
} from './steps.ts'

const ofChild = kindsOf('referrals', {
  ...{ permission: 'referrals.write', physical: false, door: 'any', subject: 'child' },
})
/** Only who may read the whole case may carry it on. */
const byReader: Partial<FactKind> = { further: () => 'referrals.read' }

/** `about` is the child; `case` is named by whoever has the doubt. */
export const doubtNoted = ofChild('doubt-noted', 'Duda', 'Doubt', DoubtNoted, { physical: true })
export const familyTalked = ofChild(
  'family-talked',
  'Plática con la familia',
  'Talk with the family',
  FamilyTalked,
  { physical: true },
)
export const referred = ofChild('referred', 'Canalización', 'Referral', Referred, byReader)
export const consentTakenBack = ofChild(
  'consent-taken-back',
  'La familia ya no está de acuerdo con la canalización',
  'The family no longer agrees to the referral',
  ConsentTakenBack,
  { physical: true },
)
export const appointmentSaid = ofChild('appointment-said', 'Cita', 'Appointment', AppointmentSaid, byReader)
export const answerReceived = ofChild(
  'answer-received',
  'Respuesta del servicio de salud',
  'Answer of the health service',
  AnswerReceived,
  byReader,
)
/** Whole in itself: a later one takes its place and the earlier one stays in the history. */
export const planMade = ofChild('plan-made', 'Plan de apoyo', 'Support plan', PlanMade, byReader)
export const planTried = ofChild(
  'plan-tried',
  'Lo que se hizo del plan',
  'What was done of the plan',
  PlanTried,
  { physical: true },
)
export const planReviewed = ofChild(
  'plan-reviewed',
  'Plan de apoyo revisado',
  'Support plan reviewed',
  PlanReviewed,
  byReader,
)
export const rescreened = ofChild('rescreened', 'Nueva valoración', 'Looked at again', Rescreened, byReader)
export const caseClosed = ofChild('case-closed', 'Seguimiento cerrado', 'Case closed', CaseClosed, byReader)
export const caseReopened = ofChild(
  'case-reopened',
  'Seguimiento abierto otra vez',
  'Case opened again',
  CaseReopened,
  byReader,
)

/** One step of a case that follows a child to another center, as it was said there: by whom, when. Only a letter says it. */
export const StepBrought = v.strictObject({
  case: Uuid,
  step: v.strictObject({
    id: Uuid,
    kind: Step,
    by: Uuid,
    at: v.string(),
    since: v.string(),
    on: Day,
    said: v.record(v.string(), v.unknown()),
  }),
})
export type StepBrought = v.InferOutput<typeof StepBrought>
export const stepBrought = ofChild(
  'step-brought',
  'Paso de un seguimiento que llega con la niña o el niño',
  'Step of a case that comes with the child',
  StepBrought,
  { permission: 'referrals.bring' },
)

export const referralsKinds = [
  doubtNoted,
  familyTalked,
  referred,
  consentTakenBack,
  appointmentSaid,
  answerReceived,
  planMade,
  planTried,
  planReviewed,
  rescreened,
  caseClosed,
  caseReopened,
  stepBrought,
] as const
