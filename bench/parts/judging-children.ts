// Simulated children through the rules: answers to scores, scores to signals, cohort by cohort.
import {
  followRoom,
  judgedRoom,
  type RoomRound,
  type UsualScores,
  usualScores,
} from '../../src/modules/development/rules/follow-room.ts'
import { expectedAt, type ItemBank } from '../../src/modules/development/rules/item-bank.ts'
import { type Scorer, scoreAll, scorerOf, withoutPrior } from '../../src/modules/development/rules/rasch.ts'
import {
  type Conditional,
  firstSignal,
  type Reading,
  type Signal,
  type SignalRules,
} from '../../src/modules/development/rules/signals.ts'
import {
  type Cohort,
  growingUp,
  LOGISTIC_SCALE,
  type Recipe,
  referenceAges,
  type SimulatedChild,
  type SimulatedItem,
} from './growing-up.ts'

export type JudgedChild = {
  readonly child: SimulatedChild
  readonly signal: Signal | undefined
  /** months since birth, uncorrected, when the signal came; NaN without one */
  readonly signalMonths: number
  /** first score, in standard deviations of its age */
  readonly start: number
  /** largest fall from one score to the next, uncorrected for anything: what a simple rule would look at */
  readonly fall: number
}

export function simulatedBank(items: readonly SimulatedItem[]): ItemBank {
  return {
    name: 'simulación',
    version: '1',
    license: 'CC0-1.0',
    called: 'puntaje',
    scale: LOGISTIC_SCALE,
    quadrature: { from: -10, to: 100, by: 1 },
    items,
    ages: referenceAges,
  }
}

export const simulatedScorer = (items: readonly SimulatedItem[]): Scorer => scorerOf(simulatedBank(items))

const TERM_WEEKS = 40
export const DAYS_A_MONTH = 30.4375

/** Corrected at every age where the weeks are known and few: signals compare a child with itself. */
const correctedDays = (ageDays: number, weeks: number | undefined): number =>
  weeks === undefined || weeks >= 37 ? ageDays : Math.max(1, ageDays - (TERM_WEEKS - weeks) * 7)

type Scored = { readonly rounds: RoomRound[]; readonly scores: number[][] }

function scoredCohort(scorer: Scorer, { children }: Cohort): Scored {
  const visits = children.flatMap((c, child) => c.visits.map((visit) => ({ child, visit, weeks: c.weeks })))
  const answers = visits.reduce((sum, { visit }) => sum + visit.items.length, 0)
  const given = {
    starts: new Uint32Array(visits.length + 1),
    items: new Uint16Array(answers),
    answers: new Uint8Array(answers),
    priorMean: new Float64Array(visits.length),
    priorSd: new Float64Array(visits.length),
  }
  const ages: number[] = []
  let at = 0
  for (const [i, { visit, weeks }] of visits.entries()) {
    given.items.set(visit.items, at)
    given.answers.set(visit.answers, at)
    at += visit.items.length
    given.starts[i + 1] = at
    ages[i] = correctedDays(visit.ageDays, weeks)
    const expected = expectedAt(scorer.bank, ages[i]! / 365.25)!
    given.priorMean[i] = expected.mean
    given.priorSd[i] = expected.sd
  }
  const out = scoreAll(scorer, given)
  const rounds = new Map<number, { child: number; reading: Reading }[]>()
  const scores: number[][] = children.map(() => [])
  for (const [i, { child, visit }] of visits.entries()) {
    const prior = { mean: given.priorMean[i]!, sd: given.priorSd[i]! }
    const said = withoutPrior({ score: out.score[i]!, sem: out.sem[i]! }, prior)
    if (!said) continue
    scores[child]!.push((out.score[i]! - prior.mean) / prior.sd)
    const readings = rounds.get(visit.month) ?? []
    const redFlags = visit.alarm ? ['alarma'] : []
    readings.push({ child, reading: { ageDays: ages[i]!, ...said, redFlags } })
    rounds.set(visit.month, readings)
  }
  const inOrder = [...rounds].sort(([a], [b]) => a - b)
  return { rounds: inOrder.map(([, readings]) => ({ readings })), scores }
}

/** What scores of a population usually are; nobody knows in it who falls. */
export function usualOf(
  seed: number,
  items: readonly SimulatedItem[],
  rules: SignalRules,
  recipe: Recipe,
): UsualScores {
  const scorer = simulatedScorer(items)
  const all: Conditional[][] = []
  for (const cohort of growingUp(seed, items, recipe)) {
    const { rounds } = scoredCohort(scorer, cohort)
    all.push(...followRoom(rules.memory, cohort.children.length, rounds))
  }
  return usualScores(`simulación ${seed}`, rules, all)
}

/** Children with three scores or more: with fewer no rule but a red flag can speak. */
export function* judgedChildren(
  seed: number,
  items: readonly SimulatedItem[],
  rules: SignalRules,
  usual: UsualScores | undefined,
  recipe: Recipe,
): Generator<JudgedChild> {
  const scorer = simulatedScorer(items)
  for (const cohort of growingUp(seed, items, recipe)) {
    const { rounds, scores } = scoredCohort(scorer, cohort)
    const judged = judgedRoom(rules, usual, cohort.children.length, rounds)
    for (const [i, child] of cohort.children.entries()) {
      const own = scores[i]!
      if (own.length < 3) continue
      const falls = own.slice(1).map((z, k) => z - own[k]!)
      const signal = firstSignal(rules, judged[i]!)
      const visit =
        signal && child.visits.find((v) => correctedDays(v.ageDays, child.weeks) === signal.ageDays)
      const signalMonths = visit ? visit.ageDays / DAYS_A_MONTH : Number.NaN
      yield { child, signal, signalMonths, start: own[0]!, fall: Math.min(...falls) }
    }
  }
}

export type Tally = { readonly group: string; readonly children: number; readonly referred: number }
export type Fairness = {
  /** largest distance of a group's false referrals from those of all, in points of percentage */
  readonly gap: number
  /** of all children who do not fall, in percent */
  readonly all: number
  readonly groups: readonly Tally[]
}

/** The groups in which nobody may be referred more often for nothing. */
export const groupsOf = ({ child, start }: Pick<JudgedChild, 'child' | 'start'>): string[] => [
  `sexo ${child.sex}`,
  `zona ${child.zone}`,
  child.early ? 'prematuro' : 'a término',
  `inicio ${levelOf(start)}`,
]
export const GROUPS = 10

/** Of a level in standard deviations of the age. */
export const levelOf = (z: number): string => (z < -0.75 ? 'bajo' : z > 0.75 ? 'alto' : 'medio')

/**
 * False referrals by group. Throws where a group is too small for a difference of the size that is promised to be seen: a figure
 * that could not be measured is no figure.
 */
export function fairness(
  children: readonly { readonly groups: readonly string[]; readonly referred: boolean }[],
  least: number,
  groupsNeeded = GROUPS,
): Fairness {
  const tallies = new Map<string, { children: number; referred: number }>()
  let referred = 0
  for (const child of children) {
    if (child.referred) referred++
    for (const group of child.groups) {
      const tally = tallies.get(group) ?? { children: 0, referred: 0 }
      tally.children++
      if (child.referred) tally.referred++
      tallies.set(group, tally)
    }
  }
  const groups = [...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, t]) => ({ group, ...t }))
  const thin = groups.find((g) => g.children < least)
  if (thin || groups.length < groupsNeeded) {
    throw new Error(
      `not measured: ${thin ? `${thin.children} children in «${thin.group}», ${least} needed` : 'groups are missing'}`,
    )
  }
  if (referred === 0) throw new Error('not measured: nobody was referred at all')
  const all = (100 * referred) / children.length
  const gap = Math.max(...groups.map((g) => Math.abs((100 * g.referred) / g.children - all)))
  return { gap, all, groups }
}
