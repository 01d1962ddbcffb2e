// The words of each step of a case, from a doubt about a child to its answer, its plan and the look again.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import { FileHash } from '../../../kernel/files.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { Relation } from '../../guardians/contract/adults.ts'

const text = (least: number, most: number, say: string) =>
  v.pipe(v.string(), v.trim(), v.minLength(least, say), v.maxLength(most))
const Some = text(3, 1000, 'escriba al menos unas palabras')
const Short = text(2, 200, 'escriba al menos una palabra')
const Who = text(3, 160, 'diga quién de la familia')

/** Where a doubt comes from: what another module found (named by its id, told in words), or what somebody said. */
export const DoubtSource = v.picklist(['development', 'growth', 'family', 'other'])
export type DoubtSource = v.InferOutput<typeof DoubtSource>

export const DoubtNoted = v.strictObject({
  case: Uuid,
  on: Day,
  source: DoubtSource,
  /** the result or measuring it comes from: its id, and what it said in words, because it may change or go */
  ref: v.optional(v.strictObject({ id: text(1, 200, 'falta el identificador'), words: Short })),
  words: Some,
  /** a sign that waits for nobody: the shorter clocks hold */
  urgent: v.optional(v.boolean()),
})
export type DoubtNoted = v.InferOutput<typeof DoubtNoted>

/** `refer`: it agrees to a referral. `watch`: look again together. `own`: it goes to its doctor by itself. `no`: it does not agree. */
export const TalkAgreed = v.picklist(['refer', 'watch', 'own', 'no'])
export type TalkAgreed = v.InferOutput<typeof TalkAgreed>
export const TalkHow = v.picklist(['in-person', 'phone', 'message'])
export type TalkHow = v.InferOutput<typeof TalkHow>
export const FamilyTalked = v.strictObject({
  case: Uuid,
  on: Day,
  who: Who,
  relation: v.optional(Relation),
  how: TalkHow,
  agreed: TalkAgreed,
  /** what each one will do */
  words: Some,
  /** the day to look again that was agreed */
  until: v.optional(Day),
})
export type FamilyTalked = v.InferOutput<typeof FamilyTalked>

/** Where a child is sent. `rehabilitation`: UBR, CRI or CREE of the DIF. `inclusion`: CAM or USAER of the SEP. */
export const ServiceKind = v.picklist([
  'imss-clinic',
  'imss-hospital',
  'health-center',
  'rehabilitation',
  'inclusion',
  'private',
  'other',
])
export type ServiceKind = v.InferOutput<typeof ServiceKind>
const Service = v.strictObject({
  kind: ServiceKind,
  name: text(2, 160, 'diga a qué servicio'),
  clues: v.optional(
    v.pipe(
      v.string(),
      v.trim(),
      v.toUpperCase(),
      v.regex(/^[A-Z]{5}\d{6}$/, 'se esperaba una CLUES: 5 letras y 6 cifras, como DFIMS000230'),
    ),
  ),
})

/** Nothing leaves without it: who of the family agreed, when, and the signed paper where there is one. */
export const FamilyAgrees = v.strictObject({
  who: Who,
  on: Day,
  how: v.picklist(['paper', 'spoken']),
  document: v.optional(FileHash),
})
export type FamilyAgrees = v.InferOutput<typeof FamilyAgrees>
export const Referred = v.strictObject({
  case: Uuid,
  on: Day,
  to: Service,
  /** what the letter asks, in plain words */
  words: Some,
  consent: FamilyAgrees,
})
export type Referred = v.InferOutput<typeof Referred>

export const ConsentTakenBack = v.strictObject({ case: Uuid, on: Day, who: Who, words: v.optional(Some) })
export type ConsentTakenBack = v.InferOutput<typeof ConsentTakenBack>

const Clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'se esperaba una hora como 08:30'))
/** `set`: there is a day. `went`: they were there. `missed`: they were not, or it was called off. The last one said holds. */
export const AppointmentHow = v.picklist(['set', 'went', 'missed'])
export type AppointmentHow = v.InferOutput<typeof AppointmentHow>
export const AppointmentSaid = v.strictObject({
  case: Uuid,
  /** when it was heard of */
  on: Day,
  how: AppointmentHow,
  /** the day of the appointment */
  day: Day,
  clock: v.optional(Clock),
  where: v.optional(Short),
  words: v.optional(Some),
})
export type AppointmentSaid = v.InferOutput<typeof AppointmentSaid>

/** `fine`: nothing found. `attention`: it needs care or support. `more`: more studies or another service first. */
export const AnswerResult = v.picklist(['fine', 'attention', 'more'])
export type AnswerResult = v.InferOutput<typeof AnswerResult>
export const AnswerReceived = v.pipe(
  v.strictObject({
    case: Uuid,
    on: Day,
    from: Short,
    how: v.picklist(['paper', 'family', 'phone', 'message']),
    result: AnswerResult,
    words: v.optional(Some),
    /** SHA-256 of the paper: PDF or photo */
    blob: v.optional(FileHash),
  }),
  v.forward(
    v.check((a) => a.words !== undefined || a.blob !== undefined, 'escriba la respuesta o adjunte su hoja'),
    ['words'],
  ),
)
export type AnswerReceived = v.InferOutput<typeof AnswerReceived>

/** Names a goal or a strategy within its plan. */
const Name = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,12}$/, 'nombre corto no válido'))
/** What the child needs so that it takes part with the others; `language` is ISO 639. */
export const NeedKind = v.picklist(['disability', 'language', 'migrant', 'other'])
export type NeedKind = v.InferOutput<typeof NeedKind>
export const Need = v.strictObject({
  need: NeedKind,
  words: Short,
  language: v.optional(
    v.pipe(v.string(), v.trim(), v.regex(/^[a-z]{2,3}$/, 'se esperaba un código de lengua como nah o maa')),
  ),
})
export type Need = v.InferOutput<typeof Need>
const few = <S extends v.GenericSchema>(s: S, most: number) => v.pipe(v.array(s), v.maxLength(most))
const Strategy = v.strictObject({
  id: Name,
  words: text(3, 300, 'diga qué se hace'),
  where: v.picklist(['room', 'home', 'both']),
})
export type Strategy = v.InferOutput<typeof Strategy>

export const PlanFields = v.strictObject({
  case: Uuid,
  on: Day,
  goals: v.pipe(
    few(v.strictObject({ id: Name, words: text(3, 300, 'diga qué se busca') }), 12),
    v.minLength(1, 'ponga al menos una meta'),
  ),
  strategies: v.pipe(few(Strategy, 20), v.minLength(1, 'ponga al menos una estrategia')),
  /** of the room, the materials, the routine, the food */
  adjustments: few(Short, 20),
  people: few(v.strictObject({ who: Short, does: Short }), 20),
  needs: few(Need, 8),
  /** the day on which it is looked at */
  review: Day,
})
export const PlanMade = v.pipe(
  PlanFields,
  v.forward(
    v.check((p) => p.review > p.on, 'la revisión debe ser después del día del plan'),
    ['review'],
  ),
  v.check(
    (p) => new Set(p.strategies.map((s) => s.id)).size === p.strategies.length,
    'una estrategia está dos veces',
  ),
)
export type PlanMade = v.InferOutput<typeof PlanMade>

/** One strategy on one day with one child. */
export const PlanTried = v.strictObject({
  case: Uuid,
  on: Day,
  strategy: Name,
  how: v.picklist(['well', 'partly', 'not']),
  words: v.optional(Some),
})
export type PlanTried = v.InferOutput<typeof PlanTried>

/** `goes-on`: as it is. `change`: another plan is needed. `reached`: look again at the child. */
export const ReviewResult = v.picklist(['goes-on', 'change', 'reached'])
export type ReviewResult = v.InferOutput<typeof ReviewResult>
export const PlanReviewed = v.strictObject({
  case: Uuid,
  on: Day,
  result: ReviewResult,
  words: Some,
  next: v.optional(Day),
})
export type PlanReviewed = v.InferOutput<typeof PlanReviewed>

export const RescreenResult = v.picklist(['expected', 'still', 'worse'])
export type RescreenResult = v.InferOutput<typeof RescreenResult>
export const Rescreened = v.strictObject({
  case: Uuid,
  on: Day,
  result: RescreenResult,
  ref: v.optional(v.strictObject({ id: text(1, 200, 'falta el identificador'), words: Short })),
  words: v.optional(Some),
})
export type Rescreened = v.InferOutput<typeof Rescreened>

export const WhyClosed = v.picklist(['resolved', 'in-care', 'family', 'left', 'no-need', 'mistake', 'other'])
export type WhyClosed = v.InferOutput<typeof WhyClosed>
export const CaseClosed = v.strictObject({ case: Uuid, on: Day, why: WhyClosed, words: Some })
export type CaseClosed = v.InferOutput<typeof CaseClosed>
export const CaseReopened = v.strictObject({ case: Uuid, on: Day, words: Some })
export type CaseReopened = v.InferOutput<typeof CaseReopened>

/** The steps of a case in the order in which they are thought of; life may skip and repeat them. */
export const Step = v.picklist([
  'doubt',
  'talk',
  'referral',
  'appointment',
  'consent-back',
  'answer',
  'plan',
  'tried',
  'review',
  'rescreen',
  'close',
  'reopen',
])
export type Step = v.InferOutput<typeof Step>

/** What a case may wait for. */
export const Awaited = v.picklist([
  'talk',
  'referral',
  'appointment',
  'answer',
  'plan',
  'review',
  'rescreen',
  'close',
])
export type Awaited = v.InferOutput<typeof Awaited>
