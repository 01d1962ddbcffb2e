// Whether reports of a place can be sealed as they must: two persons at least who hold a key, of its office and the nation together.
import type { Named } from '../contract.ts'

/** So many, so that what points to one of them reaches another, and what one loses another can seal again. House rule. */
export const LEAST_HOLDERS = 2

export type SetUp = {
  readonly named: number
  readonly holders: number
  /** cannot be said done by anybody: it is so when the keys are there, and no longer when one goes */
  readonly done: boolean
}

/** Of the persons a place's reports are sealed to; one named twice is one person. */
export function setUpOf(persons: readonly Pick<Named, 'person' | 'x' | 'y'>[]): SetUp {
  const named = new Set(persons.map((p) => p.person)).size
  const holders = new Set(persons.flatMap((p) => (p.x !== null && p.y !== null ? [p.person] : []))).size
  return { named, holders, done: holders >= LEAST_HOLDERS }
}
