// The fan of a forecast: how many centers and places are open by month, with the band in which they will be, at any scope.
import type { ForecastProject } from './forecast-given.ts'
import { FALLS_OUT, NOT_WITHIN, type Openings } from './simulate-openings.ts'

/** So many of a hundred runs lie at or below. */
export const fanLevels = [10, 50, 80, 90] as const
export type FanPoint = {
  readonly p10: number
  readonly p50: number
  readonly p80: number
  readonly p90: number
  readonly mean: number
}
/** By months from today, from 0 on. */
export type Fan = { readonly centers: readonly FanPoint[]; readonly places: readonly FanPoint[] }

export type OutlookOfProject = {
  readonly id: string
  /** share of runs in which it falls out, and in which it opens within the months looked at */
  readonly fallsOut: number
  readonly opens: number
  /** months from today by which it is open in so many of a hundred of all runs; undefined = in fewer, or later than looked at */
  readonly p10: number | undefined
  readonly p50: number | undefined
  readonly p80: number | undefined
  readonly p90: number | undefined
}

/** The whole programme, or the projects of a scope: `only` answers by their place in the list. */
export function fanOf(
  openings: Openings,
  projects: readonly ForecastProject[],
  only: (project: ForecastProject) => boolean = () => true,
): Fan {
  const { runs, months, opens } = openings
  const chosen = projects.flatMap((p, i) => (only(p) ? [i] : []))
  const places = Float64Array.from(chosen, (i) => projects[i]!.places)
  const width = months + 1
  // by month, then by run: what is open, so that a month's runs lie together
  const centers = new Int32Array(width * runs)
  const beds = new Int32Array(width * runs)
  for (let run = 0; run < runs; run++) {
    const at = run * openings.projects
    for (let k = 0; k < chosen.length; k++) {
      const month = opens[at + chosen[k]!]!
      if (month > months) continue
      centers[month * runs + run]!++
      beds[month * runs + run]! += places[k]!
    }
  }
  for (let i = runs; i < width * runs; i++) {
    centers[i]! += centers[i - runs]!
    beds[i]! += beds[i - runs]!
  }
  const points = (all: Int32Array) =>
    Array.from({ length: width }, (_, month) => pointOf(all.subarray(month * runs, (month + 1) * runs)))
  return { centers: points(centers), places: points(beds) }
}

function pointOf(values: Int32Array): FanPoint {
  const sorted = values.slice().sort()
  const at = (level: number) =>
    sorted[Math.min(sorted.length - 1, Math.ceil((level / 100) * sorted.length) - 1)] ?? 0
  const mean = sorted.reduce((sum, x) => sum + x, 0) / Math.max(1, sorted.length)
  return { p10: at(10), p50: at(50), p80: at(80), p90: at(90), mean }
}

/** Project by project: when it opens, and how likely it is to fall out. */
export function outlookOf(
  openings: Openings,
  projects: readonly ForecastProject[],
): readonly OutlookOfProject[] {
  const { runs, opens } = openings
  return projects.map((project, p) => {
    const counts = new Uint32Array(256)
    for (let run = 0; run < runs; run++) counts[opens[run * openings.projects + p]!]!++
    const by = (level: number) => {
      let sum = 0
      for (let month = 0; month < FALLS_OUT; month++) {
        sum += counts[month]!
        if (sum >= (level / 100) * runs) return month
      }
      return undefined
    }
    const fallsOut = counts[FALLS_OUT]! / runs
    const opensWithin = 1 - fallsOut - counts[NOT_WITHIN]! / runs
    return {
      id: project.id,
      fallsOut,
      opens: opensWithin,
      p10: by(10),
      p50: by(50),
      p80: by(80),
      p90: by(90),
    }
  })
}
