// What happens when a visit is told, something agreed, an agreement told of, an instrument put in force.
import type { Taking } from '../../kernel/taking.ts'
import type { MentoringAgreement, MentoringInstrument, MentoringVisit } from './contract.ts'
import { agreementCounts } from './indicators.ts'
import { asksOf } from './rules/asks.ts'
import {
  agreementOf,
  foldAgreement,
  foldInstrument,
  foldVisit,
  instrumentKey,
} from './rules/fold-mentoring.ts'

/** Nothing of it goes to a tablet: a room's tablet is read by everybody in the room. */
const visit: Taking<MentoringVisit> = {
  table: 'mentoring_visit',
  kinds: ['mentoring.visited'],
  keysOf: (f) => [f.id],
  fold: foldVisit,
}
const agreement: Taking<MentoringAgreement> = {
  table: 'mentoring_agreement',
  // a mentor's own agreement asks them, which it did not at first
  version: 'agreement/2',
  kinds: ['mentoring.agreed', 'mentoring.agreement-told'],
  keysOf: agreementOf,
  fold: foldAgreement,
  contributes: agreementCounts,
  asks: asksOf,
}
const instrument: Taking<MentoringInstrument> = {
  table: 'mentoring_instrument',
  kinds: ['mentoring.instrument-loaded'],
  keysOf: instrumentKey,
  fold: foldInstrument,
}

export const mentoringTakings = [visit, agreement, instrument]
