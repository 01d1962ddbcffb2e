// A provisional bank of the open milestones: only to compare a child with itself, never shown as a score of its own.
import { milestones } from './built-in.ts'
import { type AgeExpected, expectedAt, type ItemBank, type Prior } from './item-bank.ts'
import { scorerOf } from './rasch.ts'

/** Mean by age in years, in the manner of the curves of the D-score but our own; one standard deviation is five points at every age. */
const MEANS: readonly (readonly [number, number])[] = [
  [0, 8],
  [0.25, 23],
  [0.4, 29.5],
  [0.8, 39.5],
  [1.2, 48.5],
  [1.6, 55.5],
  [2.3, 66],
  [2.7, 70.8],
  [3.3, 76.6],
  [4, 82.5],
  [5, 88.5],
  [6, 93],
]
const SPREAD = 5
/** points that one logit is worth */
const SCALE = 4.064264
const MONTHS_A_YEAR = 12

/**
 * How far below the mean of its age an item lies of which three in four children are capable: the normal spread and the logistic
 * curve together. Source: CDC 2022 chose what at least 75 % of children do at the age of the list (Zubler et al. 2022).
 */
const BELOW_MEAN = SCALE * Math.log(3) * Math.sqrt(1 + 0.346 * (SPREAD / SCALE) ** 2)

const ages: readonly AgeExpected[] = MEANS.map(([ageYears, mean]) => ({ ageYears, mean, sd: SPREAD }))

const difficultyAt = (months: number) => expectedAt({ ages }, months / MONTHS_A_YEAR)!.mean - BELOW_MEAN

/** Difficulties follow from the age of the list alone, not from answers of children: unconfirmed, and no D-score. */
export const milestoneBank: ItemBank = {
  name: 'Señales del desarrollo, escala provisional',
  version: 'provisional/1',
  license: milestones.license,
  called: 'nivel provisional',
  scale: SCALE,
  quadrature: { from: -20, to: 110, by: 1 },
  items: milestones.items.map((i) => ({ id: i.id, difficulty: difficultyAt(Number(i.group)) })),
  ages,
}

export const milestoneScorer = scorerOf(milestoneBank)

const DAYS_A_YEAR = 365.25

/** What is expected of an age in days; undefined before birth and from six years on. */
export const expectedOfMilestones = (ageDays: number): Prior | undefined =>
  expectedAt(milestoneBank, ageDays / DAYS_A_YEAR)
