// What a case is once its steps are known, and what may be asked of cases; its steps and facts are in the folder beside it.
import * as v from 'valibot'
import { endpoint } from '../../kernel/endpoint.ts'
import { FileHash } from '../../kernel/files.ts'
import { Uuid } from '../../kernel/ids.ts'
import { Purpose } from '../../kernel/purposes.ts'
import { Relation } from '../guardians/contract/adults.ts'
import { Awaited, DoubtSource, PlanFields, Referred, Step, WhyClosed } from './contract/steps.ts'

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
