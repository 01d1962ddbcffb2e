// Stored forecasts against what came: each at the looks ahead that have come by now, and how the looks did on the whole.
import type { Day } from '../../../kernel/days.ts'
import type {
  ConstructionForecast,
  ForecastLine,
  ForecastTrack,
  OpenBy,
  ScoredForecast,
} from '../contract/forecasts.ts'
import { dayAhead, openOn } from './portfolio-given.ts'
import { recordOf, scoreForecast } from './score-forecast.ts'

/** Months ahead at which a forecast is held against what came. */
export const LOOKS = [1, 3, 6, 12, 24, 36] as const

type Made = Pick<ConstructionForecast, 'made_on' | 'centers' | 'open_places' | 'arrivals'>

/** What a forecast says will be open: with the plots that it supposes will still come, since those that came open too. */
export const lineOf = (f: Made, of: 'centers' | 'places'): ForecastLine =>
  of === 'centers' ? (f.arrivals?.centers ?? f.centers) : (f.arrivals?.openPlaces ?? f.open_places)

/** Newest forecast first; looks whose day has not come are left out. */
export function scoreStored(
  made: readonly Made[],
  happened: readonly OpenBy[],
  today: Day,
): ScoredForecast[] {
  return made
    .toSorted((a, b) => (a.made_on < b.made_on ? 1 : -1))
    .flatMap((f) =>
      LOOKS.flatMap((ahead) => {
        const day = dayAhead(f.made_on, ahead)
        if (day > today) return []
        const open = openOn(happened, day)
        return (['centers', 'places'] as const).flatMap((of) => {
          const line = lineOf(f, of)
          const at = (p: number[]) => p[ahead]
          const [p10, p50, p80, p90] = [at(line.p10), at(line.p50), at(line.p80), at(line.p90)]
          if (p10 === undefined || p50 === undefined || p80 === undefined || p90 === undefined) return []
          const score = scoreForecast({ p10, p50, p80, p90, happened: open[of] })
          return [{ made_on: f.made_on, ahead, day, of, p10, p50, p90, happened: open[of], ...score }]
        })
      }),
    )
}

/** By look ahead and what is counted; of one forecast a day, so that pressing twice does not count twice. */
export function trackOf(scored: readonly ScoredForecast[]): ForecastTrack[] {
  const groups = Map.groupBy(scored, (s) => `${s.of}|${s.ahead}`)
  return [...groups.values()].flatMap((list) => {
    const days = [...new Map(list.map((s) => [s.made_on, s])).values()]
    // The levels between are not needed for cover and error.
    const record = recordOf(days.map((s) => ({ ...s, p80: s.p90 })))
    if (!record) return []
    const { of, ahead } = days[0]!
    const { forecasts, cover, meanError, bias } = record
    return [{ of, ahead, forecasts, cover, meanError, bias }]
  })
}
