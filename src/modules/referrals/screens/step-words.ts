// What one step said, as short lines of words; pure, for the history of a case.

import type {
  AnswerReceived,
  AppointmentSaid,
  CaseClosed,
  ConsentTakenBack,
  DoubtNoted,
  FamilyTalked,
  PlanMade,
  PlanReviewed,
  PlanTried,
  Referred,
  Rescreened,
} from '../contract/steps.ts'
import type { StepSaid } from '../contract.ts'
import type { caseWords } from './words.ts'

type Words = (typeof caseWords)['es']

/** `strategyOf`: the words of a strategy by its name. */
export function stepLines(
  s: StepSaid,
  w: Words,
  day: (civil: string) => string,
  strategyOf: (name: string) => string | undefined,
): string[] {
  const lines = (): (string | undefined)[] => {
    switch (s.kind) {
      case 'doubt': {
        const d = s.said as DoubtNoted
        return [`${w.sources[d.source]}${d.urgent ? ` · ${w.urgent}` : ''}`, d.ref?.words, d.words]
      }
      case 'talk': {
        const x = s.said as FamilyTalked
        const until = x.until ? ` · ${day(x.until)}` : ''
        return [`${x.who}, ${w.how[x.how]}`, `${w.agreed[x.agreed]}${until}`, x.words]
      }
      case 'referral': {
        const x = s.said as Referred
        const clues = x.to.clues ? ` (${x.to.clues})` : ''
        return [
          `${w.services[x.to.kind]}: ${x.to.name}${clues}`,
          x.words,
          `${x.consent.who}, ${day(x.consent.on)}`,
        ]
      }
      case 'consent-back': {
        const x = s.said as ConsentTakenBack
        return [x.who, x.words]
      }
      case 'appointment': {
        const x = s.said as AppointmentSaid
        return [
          `${w.appointments[x.how]}: ${[day(x.day), x.clock, x.where].filter(Boolean).join(', ')}`,
          x.words,
        ]
      }
      case 'answer': {
        const x = s.said as AnswerReceived
        return [`${w.answers[x.result]} · ${x.from}, ${w.answerHow[x.how]}`, x.words]
      }
      case 'plan': {
        const x = s.said as PlanMade
        return [
          ...x.goals.map((g) => g.words),
          ...x.needs.map((n) => `${w.needs[n.need]}: ${n.words}`),
          day(x.review),
        ]
      }
      case 'tried': {
        const x = s.said as PlanTried
        return [`${strategyOf(x.strategy) ?? x.strategy}: ${w.tried[x.how]}`, x.words]
      }
      case 'review': {
        const x = s.said as PlanReviewed
        return [`${w.reviews[x.result]}${x.next ? ` · ${day(x.next)}` : ''}`, x.words]
      }
      case 'rescreen': {
        const x = s.said as Rescreened
        return [w.rescreens[x.result], x.ref?.words, x.words]
      }
      case 'close': {
        const x = s.said as CaseClosed
        return [w.closed[x.why], x.words]
      }
      case 'reopen':
        return [String(s.said.words ?? '')]
    }
  }
  return lines().filter((x): x is string => x !== undefined && x !== '')
}
