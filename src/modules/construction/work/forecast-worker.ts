// The worker in which a forecast is learned, played and read as fans, so that nobody waits for it; tells how far it is.
import { givenApart, tellApart } from '../../../platform/apart.ts'
import type { ForecastLine } from '../contract/forecasts.ts'
import { type FanPoint, fanOf } from '../rules/fan.ts'
import type { ForecastGiven } from '../rules/forecast-given.ts'
import { learnDurations } from '../rules/learn-durations.ts'
import type { Levers } from '../rules/levers.ts'
import { type Openings, simulateOpenings } from '../rules/simulate-openings.ts'
import { type Tornado, whatHoldsBack } from '../rules/what-holds-back.ts'

export type Fans = { readonly centers: ForecastLine; readonly places: ForecastLine }
export type ForecastJob = {
  readonly given: ForecastGiven
  readonly seed: number
  readonly runs: number
  /** so many of them are read for each list but the first */
  readonly partRuns: number
  readonly months: number
  /** places in the list of projects, one list for each fan that is asked for */
  readonly scopes: readonly (readonly number[])[]
  /** how many months ahead it is asked what holds back; 0 = not asked */
  readonly back: number
  /** a second world with the same chances: its fan is of the last list of `scopes` */
  readonly levers?: Levers
}
export type ForecastEnd = {
  readonly fans: readonly Fans[]
  readonly other?: Fans
  readonly back?: Tornado
}

const DRAWS = 100

const job = givenApart<ForecastJob>()
const tell = tellApart<ForecastEnd>
const { given, seed, runs, months } = job
const learned = learnDurations(given, { draws: DRAWS, seed })
tell({ at: 0.25 })
const openings = simulateOpenings(given, learned, { runs, seed, months })!
tell({ at: 0.5 })

const line = (points: readonly FanPoint[]): ForecastLine => ({
  ...{ p10: points.map((p) => p.p10), p50: points.map((p) => p.p50) },
  ...{ p80: points.map((p) => p.p80), p90: points.map((p) => p.p90) },
})
function fansOf(played: Openings, list: readonly number[], most: number): Fans {
  const n = Math.min(played.runs, most)
  const cut = { ...played, runs: n, opens: played.opens.subarray(0, n * played.projects) }
  const chosen = new Set(list.map((k) => given.projects[k]!))
  const fan = fanOf(cut, given.projects, (p) => chosen.has(p))
  return { centers: line(fan.centers), places: line(fan.places) }
}

const fans = job.scopes.map((list, k) => {
  const fan = fansOf(openings, list, k === 0 ? runs : job.partRuns)
  tell({ at: 0.5 + (0.3 * (k + 1)) / job.scopes.length })
  return fan
})
const other = job.levers && simulateOpenings(given, learned, { runs, seed, months, levers: job.levers })!
const back = job.back > 0 ? whatHoldsBack(given, learned, { runs: 1_000, seed, by: job.back }) : undefined
tell({
  end: {
    fans,
    ...(other ? { other: fansOf(other, job.scopes.at(-1)!, runs) } : {}),
    ...(back ? { back } : {}),
  },
})
