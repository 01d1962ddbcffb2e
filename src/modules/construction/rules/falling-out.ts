// How often projects fall out: at the end of a stage, or for standing still too long; drawn towards what is usual, and by state.
import type { Chance } from './chance.ts'
import { type ForecastGiven, PATIENT_MONTHS, standingOf } from './forecast-given.ts'

/**
 * Falls, and what they are counted by: first at the ends of stages, by ends; then of those that stand still before works, by months beyond
 * their patience. By stage, and by state.
 */
export type FallsSeen = {
  readonly falls: Float64Array
  readonly chances: Float64Array
  readonly stateFalls: Float64Array
  /** what the stages would let expect in each state */
  readonly stateExpected: Float64Array
  /** what is usual of each stage: of an end, then a month */
  readonly usual: Float64Array
  /** stages from here on have a gate alone: what stands on the ground is not given up for waiting */
  readonly built: number
}
/** One way in which falls may be: rates by stage as above, times the factor of a state. */
export type FallsDraw = { readonly rate: Float64Array; readonly state: Float64Array }

/** As many falls as a stage leans on what is usual, and a state on the nation. */
const STAGE_LEANS = 0.7
const STATE_LEANS = 4
/** Before any was seen: three of a hundred at an end, one in twenty within a year of standing still; known as well as one fall. */
const GATE_BEFORE = 0.03
const STILL_BEFORE = 0.05 / 12
/** What is being built is hardly given up, what is built still less: parts of the rate before. Source: own; unconfirmed. */
const IN_WORKS = 0.1
const ONCE_BUILT = 0.02

export function fallsSeen(given: ForecastGiven): FallsSeen {
  const S = given.stages.length
  const works = given.stages.findIndex((s) => s.byContractor)
  const built = works < 0 ? S : works
  const falls = new Float64Array(2 * S)
  const chances = new Float64Array(2 * S)
  const stateFalls = new Float64Array(given.states)
  const spent: { state: number; at: number; much: number }[] = []
  const isPatient = (stage: number, lasted: number) => stage >= built || lasted <= PATIENT_MONTHS
  const spend = (state: number, stage: number, lasted: number, over: boolean) => {
    if (over && isPatient(stage, lasted)) spent.push({ state, at: stage, much: 1 })
    if (!isPatient(stage, lasted)) spent.push({ state, at: S + stage, much: lasted - PATIENT_MONTHS })
  }
  for (const project of given.projects) {
    const { stage, began } = standingOf(project, given)
    for (const run of project.runs)
      if (run.ended !== undefined && !run.unseen) spend(project.state, run.stage, run.ended - run.began, true)
    if (stage >= S) continue
    const lasted = (project.outAt ?? given.today) - began
    spend(project.state, stage, lasted, project.outAt !== undefined)
    if (project.outAt === undefined) continue
    falls[isPatient(stage, lasted) ? stage : S + stage]!++
    stateFalls[project.state]!++
  }
  for (const s of spent) chances[s.at]! += s.much
  const usual = new Float64Array(2 * S)
  for (const [from, known] of [
    [0, GATE_BEFORE],
    [S, STILL_BEFORE],
  ] as const) {
    const sum = (list: Float64Array) => list.subarray(from, from + built).reduce((total, x) => total + x, 0)
    const rate = (sum(falls) + 1) / (sum(chances) + 1 / known)
    for (let s = 0; s < S; s++) usual[from + s] = rate * (s < built ? 1 : s === built ? IN_WORKS : ONCE_BUILT)
  }
  const stateExpected = new Float64Array(given.states)
  for (const s of spent) {
    const own = (falls[s.at]! + STAGE_LEANS) / (chances[s.at]! + STAGE_LEANS / usual[s.at]!)
    stateExpected[s.state]! += own * s.much
  }
  return { falls, chances, stateFalls, stateExpected, usual, built }
}

/** Gamma and Poisson are each other's: a draw needs no sampler. Source: Clayton and Kaldor (1987). */
export function drawFalls(seen: FallsSeen, chance: Chance): FallsDraw {
  const rate = seen.falls.map(
    (n, s) => chance.gamma(n + STAGE_LEANS) / (seen.chances[s]! + STAGE_LEANS / seen.usual[s]!),
  )
  const state = seen.stateFalls.map(
    (n, k) => chance.gamma(n + STATE_LEANS) / (seen.stateExpected[k]! + STATE_LEANS),
  )
  return { rate, state }
}
