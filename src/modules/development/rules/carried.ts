// An observation as a tablet carries it, and back into what the rules ask for.
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { Looked } from './due.ts'
import type { Seen } from './fold-development.ts'
import { agedOf } from './fold-visits.ts'
import type { ItemAnswer } from './instrument.ts'

/** c: child, d: day, i: instrument|version, y: achieved, n: not yet, f: the family's, m: seen in another center. What was not observed is not carried. */
export type CarriedObservation = {
  readonly c: string
  readonly d: string
  readonly i: string
  readonly y: readonly string[]
  readonly n: readonly string[]
  readonly f?: 1
  readonly m?: 1
}

/** A second look that waits. c: child, r: room, i: items, x: who saw it first, f: asked at, u: until. Never what was said. */
export type CarriedLook = {
  readonly c: string
  readonly r: string | null
  readonly i: readonly string[]
  readonly x: string
  readonly f: string
  readonly u: string
}

/** Since when the center observes, as far as a tablet knows: it carries no more than a year of it, which no list outlasts. */
export function beganOf(carried: Iterable<CarriedObservation>): string | null {
  let first: string | null = null
  for (const o of carried) if (!o.m && (first === null || o.d < first)) first = o.d
  return first
}

export function seenOfCarried(key: string, o: CarriedObservation): Seen {
  const [instrument = '', version = ''] = o.i.split('|')
  const answers: Record<string, ItemAnswer> = {}
  for (const item of o.y) answers[item] = 1
  for (const item of o.n) answers[item] = 0
  return {
    ...{ key, day: o.d, instrument, version, answers, asked: null },
    ...{ frame: null, certificate: null },
    ...{ said_by: o.f ? 'family' : 'educator', moved: o.m === 1 },
  }
}

/** A look at a child: answers of another age are none. */
export const lookedOf = (
  key: string,
  o: CarriedObservation,
  child: Pick<CarriedChild, 'birth' | 'weeks'>,
): Looked => {
  const known = { birth: child.birth, gestational_weeks: child.weeks ?? null, rooms: [] }
  return { day: o.d, items: Object.keys(agedOf(seenOfCarried(key, o), known).counted).length }
}
