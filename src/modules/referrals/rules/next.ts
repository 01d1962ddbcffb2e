// What a case waits for once its steps are known, whose it is and until when; a rule without a clock.
import { addDays, type Day } from '../../../kernel/days.ts'
import type {
  AnswerReceived,
  AppointmentSaid,
  Awaited,
  FamilyTalked,
  PlanMade,
  PlanReviewed,
  Rescreened,
  Step,
} from '../contract/steps.ts'
import type { Pending, StepSaid } from '../contract.ts'
import { after } from './clocks.ts'

const OWNER: Readonly<Record<Awaited, Pending['owner']>> = {
  talk: 'director',
  referral: 'nurse',
  appointment: 'nurse',
  answer: 'nurse',
  plan: 'director',
  review: 'director',
  rescreen: 'nurse',
  close: 'director',
}

/** What lies far ahead is asked for this many days before. */
const AHEAD: Partial<Record<Awaited, number>> = { review: 7, rescreen: 14 }

function wait(step: Awaited, from: Day, by: Day): Pending {
  const ahead = AHEAD[step]
  const asked = ahead === undefined ? from : [from, addDays(by, -ahead)].sort()[1]!
  return { step, owner: OWNER[step], from: asked, by }
}

const keeping = (pending: readonly Pending[], ...steps: readonly Awaited[]) =>
  pending.filter((p) => steps.includes(p.step))

/** After one step more: `pending` is what was awaited before it. */
function afterStep(s: StepSaid, pending: readonly Pending[], urgent: boolean, planned: boolean): Pending[] {
  const on = s.on
  const soon = (name: string) => after(on, urgent ? `${name}-urgent` : name)
  switch (s.kind) {
    case 'doubt':
      // a second doubt of one case hurries it, and never sends it back
      return pending.length > 0 ? [...pending] : [wait('talk', on, soon('talk'))]
    case 'talk': {
      const { agreed, until } = s.said as FamilyTalked
      switch (agreed) {
        case 'refer':
          return [wait('referral', on, soon('referral'))]
        case 'watch':
          return [wait('rescreen', on, until ?? after(on, 'watch'))]
        case 'own':
          return [wait('answer', on, after(on, 'answer-own'))]
        case 'no':
          return [wait('talk', on, until ?? after(on, 'talk-again'))]
      }
      break
    }
    case 'referral':
      return [wait('appointment', on, soon('appointment'))]
    case 'consent-back':
      return [wait('talk', on, after(on, 'talk'))]
    case 'appointment': {
      const { how, day } = s.said as AppointmentSaid
      if (how === 'missed') return [wait('appointment', on, after(on, 'appointment-again'))]
      return [wait('answer', how === 'set' ? day : on, after(day, 'answer'))]
    }
    case 'answer': {
      const { result } = s.said as AnswerReceived
      if (result === 'more') return [wait('appointment', on, after(on, 'appointment'))]
      if (result === 'fine') return [wait('rescreen', on, after(on, 'rescreen'))]
      // with a plan at work it is looked at anew
      return planned
        ? [wait('review', on, after(on, 'plan')), ...keeping(pending, 'rescreen')]
        : [wait('plan', on, after(on, 'plan'))]
    }
    case 'plan':
      return [
        wait('review', on, (s.said as PlanMade).review),
        wait('rescreen', on, after(on, 'rescreen')),
        // an answer that was asked for is still awaited
        ...keeping(pending, 'answer', 'appointment'),
      ]
    case 'review': {
      const { result, next } = s.said as PlanReviewed
      const rest = keeping(pending, 'answer', 'appointment')
      if (result === 'change') return [wait('plan', on, after(on, 'plan')), ...rest]
      if (result === 'reached') return [wait('rescreen', on, after(on, 'plan')), ...rest]
      return [
        wait('review', on, next ?? after(on, 'review-again')),
        ...keeping(pending, 'rescreen', 'answer', 'appointment'),
      ]
    }
    case 'rescreen': {
      const { result } = s.said as Rescreened
      if (result === 'expected') return [wait('close', on, after(on, 'close'))]
      if (planned) return [wait('review', on, after(on, 'review-again'))]
      return [wait('talk', on, after(on, 'talk'))]
    }
    case 'reopen':
      return [wait('talk', on, after(on, 'talk'))]
    case 'close':
      return []
    case 'tried':
      break
  }
  return [...pending]
}

/** Of these, written down late, what they ask for may stand already on the same day: then they ask for nothing. */
const FORWARD: ReadonlySet<Step> = new Set(['talk', 'referral', 'appointment', 'answer'])

/** Steps in their order; earliest first. Nothing is awaited of a closed case. */
export function pendingOf(steps: readonly StepSaid[], urgent: boolean): Pending[] {
  let pending: Pending[] = []
  let planned = false
  let closed = false
  for (const [i, s] of steps.entries()) {
    if (s.kind === 'reopen' || s.kind === 'doubt') closed = false
    if (closed) continue
    const next = afterStep(s, pending, urgent, planned)
    const [first] = next
    const before = first && steps.slice(0, i).some((b) => b.on === s.on && b.kind === first.step)
    if (!(before && FORWARD.has(s.kind))) pending = next
    planned ||= s.kind === 'plan'
    if (s.kind === 'close') closed = true
  }
  return pending.sort((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : a.step < b.step ? -1 : 1))
}

/** In this order one step is expected after the other. */
const PATH = ['talk', 'referral', 'appointment', 'answer', 'plan', 'rescreen'] as const

/**
 * Steps life went past without. What was agreed with the family, or what the answer made needless, is not skipped: who watches
 * together sends nobody, who goes alone needs no letter, who is fine needs no plan.
 */
export function skippedOf(steps: readonly StepSaid[]): Awaited[] {
  const has = (kind: string) => steps.some((s) => s.kind === kind)
  const agreed = (a: string) => steps.some((s) => s.kind === 'talk' && (s.said as FamilyTalked).agreed === a)
  const fine = steps.some((s) => s.kind === 'answer' && (s.said as AnswerReceived).result === 'fine')
  const needless = new Set<Awaited>([
    ...(agreed('watch') ? (['referral', 'appointment', 'answer', 'plan'] as const) : []),
    ...(agreed('own') ? (['referral', 'appointment'] as const) : []),
    ...(fine ? (['plan'] as const) : []),
  ])
  const reached = PATH.findLastIndex(has)
  return PATH.slice(0, Math.max(reached, 0)).filter((step) => !has(step) && !needless.has(step))
}
