// How often projects fall out: a rate by stage and month, drawn towards the rate of all, and by state what is more or less than that.
import type { Chance } from './chance.ts'
import { type ForecastGiven, standingOf } from './forecast-given.ts'

/** Falls and months under risk, by stage, and by state what the stages would let expect. */
export type FallsSeen = {
  readonly falls: Float64Array
  readonly months: Float64Array
  readonly stateFalls: Float64Array
  readonly stateExpected: Float64Array
  /** what is usual of each stage, a month */
  readonly usual: Float64Array
}
/** One way in which falls may be: falls a month by stage, times the factor of a state. */
export type FallsDraw = { readonly rate: Float64Array; readonly state: Float64Array }

/** As many falls as a stage leans on what is usual, and a state on the nation. */
const STAGE_LEANS = 0.7
const STATE_LEANS = 4
/** Before any was seen: one project in twenty within a year, known as well as one fall. */
const RATE_BEFORE = 0.05 / 12
/** What stands on the ground is hardly given up: from works on, this part of the rate before them. Source: own; unconfirmed. */
const ONCE_BUILT = 0.1

export function fallsSeen(given: ForecastGiven): FallsSeen {
  const falls = new Float64Array(given.stages.length)
  const months = new Float64Array(given.stages.length)
  const stateFalls = new Float64Array(given.states)
  const spent: { state: number; stage: number; months: number }[] = []
  for (const project of given.projects) {
    const { stage, began } = standingOf(project, given.today)
    for (const run of project.runs) {
      if (run.ended !== undefined) spent.push({ state: project.state, stage: run.stage, months: run.ended - run.began })
    }
    if (stage >= given.stages.length) continue
    spent.push({ state: project.state, stage, months: Math.max(0, (project.outAt ?? given.today) - began) })
    if (project.outAt === undefined) continue
    falls[stage]!++
    stateFalls[project.state]!++
  }
  for (const s of spent) months[s.stage]! += s.months
  const sum = (list: Float64Array) => list.reduce((total, x) => total + x, 0)
  const works = given.stages.findIndex((s) => s.byContractor)
  const early = (list: Float64Array) => sum(works < 0 ? list : list.subarray(0, works))
  const rate = (early(falls) + 1) / (early(months) + 1 / RATE_BEFORE)
  const usual = falls.map((_, s) => (works >= 0 && s >= works ? ONCE_BUILT * rate : rate))
  const stateExpected = new Float64Array(given.states)
  for (const s of spent) {
    const own = (falls[s.stage]! + STAGE_LEANS) / (months[s.stage]! + STAGE_LEANS / usual[s.stage]!)
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
