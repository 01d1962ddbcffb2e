// How what was said of a case becomes the case: the same row whatever order the facts came in.
import type { Day } from '../../../kernel/days.ts'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import { timeOf } from '../../../kernel/ids.ts'
import type { Look } from '../../../kernel/taking.ts'
import type { StepBrought } from '../contract/kinds.ts'
import type {
  CaseClosed,
  DoubtNoted,
  FamilyTalked,
  PlanMade,
  PlanReviewed,
  Referred,
  Step,
} from '../contract/steps.ts'
import type { CaseFlag, ReferralBlob, ReferralCase, StepSaid } from '../contract.ts'
import { after } from './clocks.ts'
import { pendingOf, skippedOf } from './next.ts'

/** A child as the fold must know it. */
type Child = {
  readonly book: string
  readonly key: string
  readonly room: string | null
  readonly left_on: string | null
  readonly left_to: string | null
}

export const BROUGHT = 'referrals.step-brought'

/** Steps by the kind that says them. */
const STEPS: readonly (readonly [kind: string, step: Step])[] = [
  ['referrals.doubt-noted', 'doubt'],
  ['referrals.family-talked', 'talk'],
  ['referrals.referred', 'referral'],
  ['referrals.appointment-said', 'appointment'],
  ['referrals.consent-taken-back', 'consent-back'],
  ['referrals.answer-received', 'answer'],
  ['referrals.plan-made', 'plan'],
  ['referrals.plan-tried', 'tried'],
  ['referrals.plan-reviewed', 'review'],
  ['referrals.rescreened', 'rescreen'],
  ['referrals.case-closed', 'close'],
  ['referrals.case-reopened', 'reopen'],
]
const stepOf = new Map(STEPS)
export const caseKinds: readonly string[] = [...STEPS.map(([kind]) => kind), BROUGHT]

export const caseOf = (f: Fact): readonly string[] =>
  typeof f.payload.case === 'string' ? [f.payload.case] : []

/** By day, and on one day as they were first said; a doubt opens the case, however it was dated. */
function inOrder(steps: readonly StepSaid[]): StepSaid[] {
  const place = (s: StepSaid) => `${s.on} ${s.since} ${s.id}`
  const byDay = [...steps].sort((a, b) => (place(a) < place(b) ? -1 : 1))
  const first = byDay.find((s) => s.kind === 'doubt')
  return first ? [first, ...byDay.filter((s) => s !== first)] : byDay
}

/** A correction keeps the place of what it corrects: its id tells when that was said. */
const sinceOf = ({ fact, estAt }: Stamped): string =>
  fact.corrects ? new Date(timeOf(fact.corrects)).toISOString() : estAt

const isDoubt = (f: Fact) =>
  f.kind === 'referrals.doubt-noted' ||
  (f.kind === BROUGHT && (f.payload as StepBrought).step.kind === 'doubt')

/** What was said here, and what came with the child from where it was said before; the same step is one step. */
function stepsOf(facts: readonly Stamped[]): StepSaid[] {
  const found = new Map<string, StepSaid>()
  for (const { fact } of facts)
    if (fact.kind === BROUGHT) {
      const { step } = fact.payload as StepBrought
      found.set(step.id, { ...step, here: false })
    }
  for (const s of facts) {
    const { fact, estAt } = s
    const kind = stepOf.get(fact.kind)
    if (!kind) continue
    const { case: _case, on, ...said } = fact.payload as { case: string; on: Day }
    const when = { at: estAt, since: sinceOf(s), on }
    found.set(fact.id, { id: fact.id, kind, by: fact.author, ...when, here: true, said })
  }
  return inOrder([...found.values()])
}

const lastOf = (steps: readonly StepSaid[], kind: Step) => steps.findLast((s) => s.kind === kind)

function planOf(steps: readonly StepSaid[]): ReferralCase['plan'] {
  const last = lastOf(steps, 'plan')
  if (!last) return null
  const plan = last.said as Omit<PlanMade, 'case' | 'on'>
  const names = new Set(plan.strategies.map((s) => s.id))
  const tried = steps.filter(
    (s) => s.kind === 'tried' && s.on >= last.on && names.has(String(s.said.strategy)),
  )
  const next = steps
    .slice(steps.indexOf(last))
    .flatMap((s) => (s.kind === 'review' ? [s.said as PlanReviewed] : []))
    .at(-1)
  return {
    ...{ id: last.id, on: last.on, plan },
    review: next ? (next.result === 'goes-on' ? (next.next ?? null) : null) : plan.review,
    ...{ tried: tried.length, last_tried: tried.at(-1)?.on ?? null },
  }
}

/** The civil day of the tablets and desks may be one ahead of the clock in UTC. */
const ahead = (s: StepSaid) => Date.parse(`${s.on}T00:00:00.000Z`) > Date.parse(s.at) + 14 * 3_600_000

function flagsOf(steps: readonly StepSaid[], closed: StepSaid | undefined): CaseFlag[] {
  const doubt = steps.find((s) => s.kind === 'doubt')
  const talks = steps.filter((s) => s.kind === 'talk')
  const sent = lastOf(steps, 'referral')
  const late = (s: StepSaid) => (s.said as Referred).consent.on > s.on
  const back = lastOf(steps, 'consent-back')
  const flags: CaseFlag[] = []
  if (talks.length > 0 && talks.every((s) => (s.said as FamilyTalked).how !== 'in-person'))
    flags.push('not-in-person')
  if (steps.some((s) => s.kind === 'referral' && late(s))) flags.push('consent-late')
  if (back && (!sent || steps.indexOf(back) > steps.indexOf(sent))) flags.push('consent-back')
  if (doubt && steps.some((s) => s.on < doubt.on)) flags.push('before-doubt')
  if (steps.some(ahead)) flags.push('said-ahead')
  if (closed && steps.slice(steps.indexOf(closed) + 1).some((s) => s.kind !== 'close'))
    flags.push('after-closing')
  return flags
}

/** Nothing until somebody says the doubt: what is said of an unknown case waits in its facts. */
export function foldCase(
  book: string,
  key: string,
  facts: readonly Stamped[],
  look: Look,
): ReferralCase | undefined {
  const child = facts.find((s) => isDoubt(s.fact))?.fact.about
  if (child === undefined) return undefined
  // what names the case of one child and is about another is nobody's step
  const steps = stepsOf(facts.filter((s) => s.fact.about === child))
  const doubt = steps.find((s) => s.kind === 'doubt')!
  const row = look<Child>('child', child)
  const doubts = steps.flatMap((s) => (s.kind === 'doubt' ? [s.said as DoubtNoted] : []))
  const urgent = doubts.some((d) => d.urgent === true)
  // whoever doubts again after the closing opens it again
  const opened = steps.findLast((s) => s.kind === 'reopen' || (s.kind === 'doubt' && s !== doubt))
  const shut = lastOf(steps, 'close')
  const closed = shut && (!opened || steps.indexOf(shut) > steps.indexOf(opened)) ? shut : undefined
  const pending = closed ? [] : pendingOf(steps, urgent)
  const sent = lastOf(steps, 'referral')
  const answer = lastOf(steps, 'answer')
  const firstSent = steps.find((s) => s.kind === 'referral')
  const firstAnswer = steps.find((s) => s.kind === 'answer')
  const flags = flagsOf(steps, closed)
  return {
    ...{ book, key, child, room: row?.room ?? null },
    gone: row?.left_to ? 'moved' : row?.left_on ? 'left' : null,
    ...{ source: doubts[0]!.source, urgent, opened_on: doubt.on, opened_by: doubt.by },
    ...{ steps, pending, waits: pending[0]?.step ?? null, due: pending[0]?.by ?? null },
    ...{ skipped: skippedOf(steps), flags },
    consent: flags.includes('consent-back') ? 'taken-back' : sent ? 'given' : 'none',
    plan: planOf(steps),
    ...{ sent_on: sent?.on ?? null, answered_on: answer?.on ?? null },
    answered_in_time:
      firstSent !== undefined &&
      firstAnswer !== undefined &&
      firstAnswer.on <= after(firstSent.on as Day, 'answer-whole'),
    closed_on: closed?.on ?? null,
    closed_why: closed ? (closed.said as CaseClosed).why : null,
    closed_in_time: closed !== undefined && closed.on <= after(doubt.on as Day, 'whole'),
    ...{ closed_here: closed?.here ?? false, sent_here: firstSent?.here ?? false },
  }
}

/** Files that a step names. */
const filesIn = (said: Readonly<Record<string, unknown>>): string[] => {
  const document = (said.consent as { document?: string } | undefined)?.document
  return [said.blob, document].filter((x): x is string => typeof x === 'string')
}

export const filesOf = (f: Fact): readonly string[] =>
  filesIn(f.kind === BROUGHT ? (f.payload as StepBrought).step.said : f.payload)

export function foldReferralBlob(
  book: string,
  key: string,
  facts: readonly Stamped[],
  look: Look,
): ReferralBlob | undefined {
  const last = facts.at(-1)?.fact
  if (!last) return undefined
  const child = last.about
  return {
    ...{ book, key, case_id: String(last.payload.case), child },
    moved: look<Child>('child', child)?.left_to != null,
  }
}
