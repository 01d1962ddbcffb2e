// What happens when something is said of a child's development: judged with the birth date as known, and gathered by age.
import type { Taking } from '../../kernel/taking.ts'
import type { Child } from '../children/contract/rows.ts'
import { carryLook, carryObservation, fadeObservation } from './carry.ts'
import type {
  ChildDevelopment,
  CohortChild,
  CohortItem,
  CohortVisit,
  LoadedInstrument,
  Observation,
  ObservationBlob,
  SecondLook,
} from './contract.ts'
import { developmentOf } from './indicators.ts'
import { alertRules } from './rules/alert-rules.ts'
import { askSecondLook } from './rules/ask-second-look.ts'
import { milestones } from './rules/built-in.ts'
import {
  foldCohortChild,
  foldCohortItem,
  foldCohortVisit,
  keyOfChild,
  keyOfItem,
  keyOfVisit,
} from './rules/fold-cohort.ts'
import { foldChildDevelopment, foldObservation, seenOf } from './rules/fold-development.ts'
import { foldInstrument, foldObservationBlob, photosOf } from './rules/fold-loaded.ts'
import { foldReadings, grownOf } from './rules/fold-readings.ts'
import { foldSecondLook } from './rules/fold-second-look.ts'
import { EDI_RULE } from './rules/judge-edi.ts'
import { MILESTONES_RULE } from './rules/judge-milestones.ts'
import { RASCH_RULE } from './rules/judge-round.ts'
import { milestoneBank } from './rules/milestone-bank.ts'

const kinds = ['development.observed', 'development.screened'] as const
const ofChild = (about: string) => ({ table: 'child', key: about })

const observation: Taking<Observation> = {
  table: 'observation',
  kinds,
  version: 'observation/2',
  keysOf: (f) => [f.id],
  subjectOf: (f) => ofChild(f.about),
  fold: (book, key, facts, look) =>
    foldObservation(book, key, facts, look<Child>('child', facts[0]!.fact.about)),
  carry: (r, look) => (look<Child>('child', r.child)?.left_on ? undefined : carryObservation(r)),
  fade: fadeObservation,
}

const child: Taking<ChildDevelopment> = {
  table: 'child_development',
  kinds,
  // a light, a score or an alert judged by another rule is another row
  version: [
    MILESTONES_RULE,
    EDI_RULE,
    RASCH_RULE,
    milestoneBank.version,
    ...alertRules.map((r) => r.id),
  ].join(' '),
  keysOf: (f) => [f.about],
  subjectOf: (f) => ofChild(f.about),
  fold: (book, key, facts, look) => {
    const of = look<Child>('child', key)
    const stands = foldChildDevelopment(book, key, facts, of)
    if (!stands || !of) return undefined
    const said = facts.map(({ fact }) => ({ ...seenOf(fact), author: fact.author }))
    const readings = foldReadings(said, of)
    return { ...stands, readings, ...grownOf(readings, of.sex) }
  },
  contributes: developmentOf,
}

const photos: Taking<ObservationBlob> = {
  table: 'observation_blob',
  kinds,
  keysOf: photosOf,
  fold: foldObservationBlob,
  shows: (r) => (r.shown ? { about: r.child, needs: 'children.read', name: 'observacion' } : undefined),
}

const secondLook: Taking<SecondLook> = {
  table: 'second_look',
  version: 'second-look/2',
  kinds: ['development.second-look-asked', 'development.second-look-done', 'development.second-look-seen'],
  keysOf: (f) => [typeof f.payload.asked === 'string' ? f.payload.asked : f.id],
  subjectOf: (f) => ofChild(f.about),
  fold: (book, key, facts, look) =>
    foldSecondLook(book, key, facts, look<Child>('child', facts[0]!.fact.about)),
  // who left is looked at where they are now
  asks: (r, look) => (look<Child>('child', r.child)?.left_on ? [] : askSecondLook(r, milestones.id)),
  carry: (r, look) =>
    r.second === null && r.instrument === milestones.id && !look<Child>('child', r.child)?.left_on
      ? carryLook(r)
      : undefined,
}

const instrument: Taking<LoadedInstrument> = {
  table: 'loaded_instrument',
  kinds: ['development.instrument-loaded'],
  keysOf: (f) => {
    const { id, version } = f.payload.instrument as { id: string; version: string }
    return [`${id}|${version}`]
  },
  fold: foldInstrument,
}

// The research cohort counts nowhere and asks nothing of anybody: rows without contributions, carried by no tablet.
const cohortItem: Taking<CohortItem> = {
  table: 'cohort_item',
  kinds: ['development.cohort-item'],
  keysOf: (f) => [keyOfItem(f)],
  fold: foldCohortItem,
}
const cohortChild: Taking<CohortChild> = {
  table: 'cohort_child',
  kinds: ['development.cohort-child'],
  keysOf: (f) => [keyOfChild(f)],
  fold: foldCohortChild,
}
const cohortVisit: Taking<CohortVisit> = {
  table: 'cohort_visit',
  kinds: ['development.cohort-visit'],
  keysOf: (f) => [keyOfVisit(f)],
  fold: foldCohortVisit,
}

export const developmentTakings = [
  ...[observation, child, photos, secondLook, instrument],
  ...[cohortItem, cohortChild, cohortVisit],
]
