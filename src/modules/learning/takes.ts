// What happens when a week is planned, changed or lived, an interest noted, a child observed, a report written.
import type { Taking } from '../../kernel/taking.ts'
import { carryBank, carryInterest, carryProgramme, carryWeek, fadeInterest, fadeWeek } from './carry.ts'
import type {
  LearningBank,
  LearningInterest,
  LearningObservation,
  LearningPhoto,
  LearningProgramme,
  LearningTransition,
  LearningWeek,
} from './contract.ts'
import { weekCounts } from './indicators.ts'
import {
  childOfPhoto,
  foldObservation,
  foldPhoto,
  foldTransition,
  observationKinds,
  photosOf,
  seenKeyOf,
  transitionKeyOf,
  transitionKinds,
} from './rules/fold-portfolio.ts'
import { foldInterest, foldWeek, interestKinds, weekKeyOf, weekKinds } from './rules/fold-week.ts'
import { bankKey, foldBank, foldProgramme, programmeKey } from './rules/loaded.ts'

const week: Taking<LearningWeek> = {
  table: 'learning_week',
  kinds: weekKinds,
  keysOf: weekKeyOf,
  fold: foldWeek,
  carry: carryWeek,
  fade: fadeWeek,
  contributes: weekCounts,
}

const interest: Taking<LearningInterest> = {
  table: 'learning_interest',
  kinds: interestKinds,
  keysOf: (f) => [f.id],
  fold: foldInterest,
  carry: carryInterest,
  fade: fadeInterest,
}

/** Portfolios stay at the desk: a tablet says what was seen and carries nobody's file. */
const observation: Taking<LearningObservation> = {
  table: 'learning_observation',
  kinds: observationKinds,
  keysOf: seenKeyOf,
  fold: foldObservation,
}

const photo: Taking<LearningPhoto> = {
  table: 'learning_photo',
  kinds: observationKinds,
  keysOf: photosOf,
  // the family's word is looked at again whenever it changes
  subjectOf: (f) => ({ table: 'child_circle', key: childOfPhoto(f) }),
  fold: foldPhoto,
  // a word taken back hides it at once; it may be given again
  shows: (r) => (r.shown ? { about: r.child, needs: 'children.read', name: 'observacion' } : 'stays'),
}

const transition: Taking<LearningTransition> = {
  table: 'learning_transition',
  kinds: transitionKinds,
  keysOf: transitionKeyOf,
  fold: foldTransition,
}

const programme: Taking<LearningProgramme> = {
  table: 'learning_programme',
  kinds: ['learning.programme-loaded'],
  keysOf: programmeKey,
  fold: foldProgramme,
  carry: carryProgramme,
}

const bank: Taking<LearningBank> = {
  table: 'learning_bank',
  kinds: ['learning.bank-loaded'],
  keysOf: bankKey,
  fold: foldBank,
  carry: carryBank,
}

export const learningTakings = [week, interest, observation, photo, transition, programme, bank]
