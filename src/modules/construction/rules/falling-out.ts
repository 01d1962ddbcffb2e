// How often projects fall out: a rate by stage and month, drawn towards the rate of all, and by state what is more or less than that.
import type { Chance } from './chance.ts'
import { type ForecastGiven, standingOf } from './forecast-given.ts'

/** So many months in one stage, and who waits has reason to give up: what falls out is mostly what stood still. */
export const PATIENT_MONTHS = 9

/** Falls and months under risk by stage, first of those in their first months there, then of the others; and by state. */
export type FallsSeen = {
  readonly falls: Float64Array
  readonly months: Float64Array
  readonly stateFalls: Float64Array
  /** what the stages would let expect in each state */
  readonly stateExpected: Float64Array
  /** what is usual of each stage, a month */
  readonly usual: Float64Array
}
/** One way in which falls may be: falls a month by stage as above, times the factor of a state. */
export type FallsDraw = { readonly rate: Float64Array; readonly state: Float64Array }

/** As many falls as a stage leans on what is usual, and a state on the nation. */
const STAGE_LEANS = 0.7
const STATE_LEANS = 4
/** Before any was seen: one project in twenty within a year, known as well as one fall. */
const RATE_BEFORE = 0.05 / 12
/** What stands on the ground is hardly given up: from works on, this part of the rate before them. Source: own; unconfirmed. */
const ONCE_BUILT = 0.1

export function fallsSeen(given: ForecastGiven): FallsSeen {
  const S = given.stages.length
  const falls = new Float64Array(2 * S)
  const months = new Float64Array(2 * S)
  const stateFalls = new Float64Array(given.states)
  const spent: { state: number; at: number; months: number }[] = []
  const spend = (state: number, stage: number, lasted: number) => {
    const young = Math.min(PATIENT_MONTHS, Math.max(0, lasted))
    spent.push(
      { state, at: stage, months: young },
      { state, at: S + stage, months: Math.max(0, lasted - young) },
    )
  }
  for (const project of given.projects) {
    const { stage, began } = standingOf(project, given)
    for (const run of project.runs)
      if (run.ended !== undefined && !run.unseen) spend(project.state, run.stage, run.ended - run.began)
    if (stage >= S) continue
    const lasted = (project.outAt ?? given.today) - began
    spend(project.state, stage, lasted)
    if (project.outAt === undefined) continue
    falls[lasted > PATIENT_MONTHS ? S + stage : stage]!++
    stateFalls[project.state]!++
  }
  for (const s of spent) months[s.at]! += s.months
  const works = given.stages.findIndex((s) => s.byContractor)
  const before = works < 0 ? S : works
  const usual = new Float64Array(2 * S)
  for (const from of [0, S]) {
    const sum = (list: Float64Array) => list.subarray(from, from + before).reduce((total, x) => total + x, 0)
    const rate = (sum(falls) + 1) / (sum(months) + 1 / RATE_BEFORE)
    for (let s = 0; s < S; s++) usual[from + s] = s < before ? rate : ONCE_BUILT * rate
  }
  const stateExpected = new Float64Array(given.states)
  for (const s of spent) {
    const own = (falls[s.at]! + STAGE_LEANS) / (months[s.at]! + STAGE_LEANS / usual[s.at]!)
    stateExpected[s.state]! += own * s.months
  }
  return { falls, months, stateFalls, stateExpected, usual }
}

/** Gamma and Poisson are each other's: a draw needs no sampler. Source: Clayton and Kaldor (1987). */
export function drawFalls(seen: FallsSeen, chance: Chance): FallsDraw {
  const rate = seen.falls.map(
    (n, s) => chance.gamma(n + STAGE_LEANS) / (seen.months[s]! + STAGE_LEANS / seen.usual[s]!),
  )
  const state = seen.stateFalls.map(
    (n, k) => chance.gamma(n + STATE_LEANS) / (seen.stateExpected[k]! + STATE_LEANS),
  )
  return { rate, state }
}
