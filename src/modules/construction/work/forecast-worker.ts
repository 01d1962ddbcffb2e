// The worker in which a forecast is learned, played and read as fans, so that nobody waits for it; tells how far it is.
import { givenApart, tellApart } from '../../../platform/apart.ts'
import type { ForecastLine } from '../contract/forecasts.ts'
import type { Chance } from '../rules/chance.ts'
import { type FanPoint, fanOf } from '../rules/fan.ts'
import type { ForecastGiven } from '../rules/forecast-given.ts'
import { drawIntake, type Intake } from '../rules/intake.ts'
import { learnDurations } from '../rules/learn-durations.ts'
import type { Levers } from '../rules/levers.ts'
import { type Openings, simulateOpenings } from '../rules/simulate-openings.ts'
import { type Tornado, whatHoldsBack } from '../rules/what-holds-back.ts'

/** Places in the list of projects. */
type List = readonly number[]
export type Fans = { readonly centers: ForecastLine; readonly places: ForecastLine }
export type ForecastJob = {
  readonly given: ForecastGiven
  /** so many projects are known; behind them come those that nobody has offered yet */
  readonly known: number
  readonly seed: number
  readonly months: number
  /** fans of what is known, each of so many of the runs; the first has the most */
  readonly scopes: readonly { readonly list: List; readonly runs: number }[]
  /** fans with those that come: `aMonth` of them are in the list, and as many of these come as the pace says; none without one */
  readonly coming?: {
    readonly pace: Intake | undefined
    readonly aMonth: number
    readonly runs: number
    readonly lists: readonly List[]
  }
  /** a second world with the same chances, its fans of the lists of `coming`; `aMonth`: as many plots instead of the pace */
  readonly other?: { readonly levers: Levers; readonly aMonth: number | undefined }
  /** what holds back so many months ahead, for each list */
  readonly back?: { readonly by: number; readonly lists: readonly List[] }
}
export type ForecastEnd = {
  readonly fans: readonly Fans[]
  readonly coming?: readonly Fans[]
  readonly other?: readonly Fans[]
  readonly back?: readonly Tornado[]
}

const DRAWS = 100
const BACK_RUNS = 1_000

const job = givenApart<ForecastJob>()
const tell = tellApart<ForecastEnd>
const { given: all, seed, months } = job
const given = { ...all, projects: all.projects.slice(0, job.known) }
const learned = learnDurations(given, { draws: DRAWS, seed })
tell({ at: 0.25 })

const line = (points: readonly FanPoint[]): ForecastLine => ({
  ...{ p10: points.map((p) => p.p10), p50: points.map((p) => p.p50) },
  ...{ p80: points.map((p) => p.p80), p90: points.map((p) => p.p90) },
})
/** Fewer runs, from all ways of the world alike: they lie one after another, and the first ones are no mean of all. */
function thinned(played: Openings, most: number): Openings {
  const { runs, projects, opens } = played
  if (runs <= most) return played
  const fewer = new Uint8Array(most * projects)
  for (let k = 0; k < most; k++) {
    const from = Math.floor((k * runs) / most) * projects
    fewer.set(opens.subarray(from, from + projects), k * projects)
  }
  return { ...played, runs: most, opens: fewer }
}
function fansOf(played: Openings, list: List): Fans {
  const chosen = new Set(list.map((k) => all.projects[k]!))
  const fan = fanOf(played, all.projects, (p) => chosen.has(p))
  return { centers: line(fan.centers), places: line(fan.places) }
}

const most = job.scopes[0]?.runs ?? 0
const openings = most > 0 ? simulateOpenings(given, learned, { runs: most, seed, months })! : undefined
const byRuns = new Map<number, Openings>()
const fans = job.scopes.map(({ list, runs }, k) => {
  const played = byRuns.get(runs) ?? thinned(openings!, runs)
  byRuns.set(runs, played)
  const fan = fansOf(played, list)
  tell({ at: 0.35 + (0.2 * (k + 1)) / job.scopes.length })
  return fan
})

function withComing(levers?: Levers, instead?: number): Fans[] | undefined {
  if (!job.coming) return undefined
  const { pace, aMonth, runs, lists } = job.coming
  const share = (chance: Chance) =>
    Math.min(1, (instead ?? (pace ? drawIntake(pace, chance) : 0)) / Math.max(aMonth, 1e-9))
  const played = simulateOpenings(all, learned, {
    runs,
    seed,
    months,
    coming: share,
    ...(levers && { levers }),
  })!
  return lists.map((list) => fansOf(played, list))
}
const coming = withComing()
tell({ at: 0.7 })
const other = job.other && withComing(job.other.levers, job.other.aMonth)
const back =
  job.back && whatHoldsBack(given, learned, { runs: BACK_RUNS, seed, by: job.back.by }, job.back.lists)
tell({
  end: { fans, ...(coming ? { coming } : {}), ...(other ? { other } : {}), ...(back ? { back } : {}) },
})
