// What may be said from a doubt about a child to its answer: the talk, the referral, the appointment, the plan, the look again.
import * as v from 'valibot'
import { Day } from '../../kernel/days.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import { type FactKind, kindsOf } from '../../kernel/kind.ts'
import { Purpose } from '../../kernel/purposes.ts'
import { Relation } from '../guardians/contract.ts'

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

const PlanFields = v.strictObject({
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

/** Whose a step that is awaited is, from when it is asked and until when; civil days. */
export const Pending = v.object({
  step: Awaited,
  owner: v.picklist(['nurse', 'director']),
  from: v.string(),
  by: v.string(),
})
export type Pending = v.InferOutput<typeof Pending>

/**
 * `not-in-person`: the family was told otherwise than face to face. `consent-late`: the referral left before the family agreed.
 * `consent-back`: it no longer agrees. `before-doubt`: something happened before anybody here doubted. `said-ahead`: dated after
 * it was said. `after-closing`: said of a closed case.
 */
export const CaseFlag = v.picklist([
  'not-in-person',
  'consent-late',
  'consent-back',
  'before-doubt',
  'said-ahead',
  'after-closing',
])
export type CaseFlag = v.InferOutput<typeof CaseFlag>

/** A step as it stands in the history; `since`: when it was first said, before it was corrected; `here`: said in this center. */
export const StepSaid = v.object({
  id: Uuid,
  kind: Step,
  by: Uuid,
  at: v.string(),
  since: v.string(),
  on: v.string(),
  here: v.boolean(),
  said: v.record(v.string(), v.unknown()),
})
export type StepSaid = v.InferOutput<typeof StepSaid>

/** The plan that stands, with how its strategies went so far. */
export const PlanStanding = v.object({
  id: Uuid,
  on: v.string(),
  plan: v.omit(PlanFields, ['case', 'on']),
  /** day of the next review: of the last one that said so, or the plan's own */
  review: v.nullable(v.string()),
  tried: v.number(),
  last_tried: v.nullable(v.string()),
})
export type PlanStanding = v.InferOutput<typeof PlanStanding>

/** A case; its key is the id that whoever noted the doubt gave it. */
export const ReferralCase = v.object({
  book: Uuid,
  key: Uuid,
  child: Uuid,
  room: v.nullable(Uuid),
  /** the child left the center: for good, or to another one that has the case now */
  gone: v.nullable(v.picklist(['left', 'moved'])),
  source: DoubtSource,
  urgent: v.boolean(),
  opened_on: v.string(),
  opened_by: Uuid,
  steps: v.array(StepSaid),
  /** earliest first; none once it is closed */
  pending: v.array(Pending),
  /** the first of them, for lists */
  waits: v.nullable(Awaited),
  due: v.nullable(v.string()),
  /** steps life went past without */
  skipped: v.array(Awaited),
  flags: v.array(CaseFlag),
  consent: v.picklist(['none', 'given', 'taken-back']),
  plan: v.nullable(PlanStanding),
  sent_on: v.nullable(v.string()),
  answered_on: v.nullable(v.string()),
  /** within the clock of the answer */
  answered_in_time: v.boolean(),
  closed_on: v.nullable(v.string()),
  closed_why: v.nullable(WhyClosed),
  closed_in_time: v.boolean(),
  /** the closing was said in this center */
  closed_here: v.boolean(),
  /** the referral was said in this center */
  sent_here: v.boolean(),
})
export type ReferralCase = v.InferOutput<typeof ReferralCase>

/** Which case a file is of: an answer, or the paper on which the family agreed; its key is the file's SHA-256. */
export const ReferralBlob = v.object({
  book: Uuid,
  key: FileHash,
  case_id: Uuid,
  child: Uuid,
  moved: v.boolean(),
})
export type ReferralBlob = v.InferOutput<typeof ReferralBlob>

const scopeOf = (i: { book: string }) => ({ kind: 'book', book: i.book }) as const
const access = { who: 'person', permission: 'referrals.read', scopeOf } as const
const Names = v.record(v.string(), v.string())

/** `lost`: late by more than the norm `referral.lost`, or open though the child left. */
export const CaseState = v.picklist(['open', 'overdue', 'lost', 'closed'])
export type CaseState = v.InferOutput<typeof CaseState>

export const CaseListed = v.object({
  id: Uuid,
  child: Uuid,
  room: v.nullable(Uuid),
  source: DoubtSource,
  urgent: v.boolean(),
  opened_on: v.string(),
  waits: v.nullable(Awaited),
  owner: v.nullable(Pending.entries.owner),
  due: v.nullable(v.string()),
  overdue: v.boolean(),
  lost: v.boolean(),
  gone: v.boolean(),
  skipped: v.array(Awaited),
  has_plan: v.boolean(),
  closed_on: v.nullable(v.string()),
  closed_why: ReferralCase.entries.closed_why,
})
export type CaseListed = v.InferOutput<typeof CaseListed>

/** Open ones first, what is due soonest on top; then the closed ones, newest first. Filters join with "and". */
export const listReferrals = endpoint({
  id: 'referrals.list',
  method: 'GET',
  path: '/v1/books/:book/referrals',
  words: { es: 'Seguimientos de un centro', en: 'Cases of a center' },
  access,
  input: v.object({
    book: Uuid,
    waits: v.optional(Awaited),
    which: v.optional(CaseState),
    room: v.optional(Uuid),
    involved: v.optional(Uuid),
    after: v.optional(
      v.pipe(
        v.string(),
        v.regex(/^\d\|\d{1,9}\|[0-9a-f-]{36}$/, 'se esperaba el lugar donde terminó la página'),
      ),
    ),
  }),
  answer: v.object({
    cases: v.array(CaseListed),
    names: Names,
    rooms: Names,
    open: v.number(),
    overdue: v.number(),
    lost: v.number(),
    total: v.number(),
    next: v.nullable(v.string()),
  }),
})

const ChildShown = v.object({
  given: v.string(),
  first: v.string(),
  second: v.nullable(v.string()),
  sex: v.picklist(['F', 'M']),
  birth: v.string(),
  weeks: v.nullable(v.number()),
})

export const oneReferral = endpoint({
  id: 'referrals.one',
  method: 'GET',
  path: '/v1/books/:book/referrals/:case',
  words: { es: 'Un seguimiento, con todos sus pasos', en: 'A case with all its steps' },
  access,
  input: v.object({ book: Uuid, case: Uuid, purpose: Purpose }),
  answer: v.object({
    case: ReferralCase,
    lost: v.boolean(),
    overdue: v.boolean(),
    child: ChildShown,
    room: v.nullable(v.string()),
    names: Names,
    /** adults of the child, as the family said them: who may have been talked with */
    adults: v.array(v.object({ id: Uuid, name: v.string(), relation: Relation })),
    files: v.array(v.object({ blob: FileHash, bytes: v.nullable(v.number()), here: v.boolean() })),
  }),
  logsRead: true,
})

/** The letter of the referral that stands; refused (409 `no-consent`) where the family has not agreed, or no longer does. */
export const referralLetter = endpoint({
  id: 'referrals.letter',
  method: 'GET',
  path: '/v1/books/:book/referrals/:case/letter',
  words: { es: 'Carta de canalización', en: 'Letter of a referral' },
  access,
  input: v.object({ book: Uuid, case: Uuid, purpose: Purpose }),
  answer: v.object({
    center: v.string(),
    room: v.nullable(v.string()),
    child: ChildShown,
    source: DoubtSource,
    urgent: v.boolean(),
    doubts: v.array(v.object({ on: v.string(), words: v.string(), by: v.nullable(v.string()) })),
    referral: v.omit(Referred, ['case']),
    by: v.nullable(v.string()),
    today: v.string(),
  }),
  logsRead: true,
})

/** The plan as the family takes it home: nothing of what was answered, and nobody else. */
export const supportPlan = endpoint({
  id: 'referrals.plan',
  method: 'GET',
  path: '/v1/books/:book/referrals/:case/plan',
  words: { es: 'Plan de apoyo para la familia', en: 'Support plan for the family' },
  access,
  input: v.object({ book: Uuid, case: Uuid, purpose: Purpose }),
  answer: v.object({
    center: v.string(),
    room: v.nullable(v.string()),
    child: ChildShown,
    plan: PlanStanding,
    today: v.string(),
  }),
  logsRead: true,
})

const Count = v.nullable(v.number())
/** Null where it is small and could point at a child. */
export const CaseCounts = v.object({
  id: Uuid,
  name: v.string(),
  open: Count,
  overdue: Count,
  lost: Count,
})
export type CaseCounts = v.InferOutput<typeof CaseCounts>

/** By name, never a ranking: `places` are representations for who oversees several, centers for one (or the one asked for). */
export const countReferrals = endpoint({
  id: 'referrals.counts',
  method: 'GET',
  path: '/v1/referrals/counts',
  words: {
    es: 'Seguimientos abiertos, vencidos y perdidos, en los centros a su alcance',
    en: 'Open, overdue and lost cases in the centers within reach',
  },
  access: { who: 'person', permission: 'referrals.count', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({ representation: v.optional(Uuid) }),
  answer: v.object({
    level: v.picklist(['representations', 'centers']),
    places: v.array(CaseCounts),
    open: Count,
    overdue: Count,
    lost: Count,
    /** open ones by what they wait for, of all these places */
    waits: v.array(v.object({ step: Awaited, count: Count })),
  }),
})
