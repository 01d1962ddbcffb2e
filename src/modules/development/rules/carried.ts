// An observation as a tablet carries it, and back into what the rules ask for.

import type { Seen } from './fold-development.ts'
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
