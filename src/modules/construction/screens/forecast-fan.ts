// A stored forecast as the fan that charts draw, from the day it was made on.
import type { OutlookFan } from '../../../ui/outlook-chart.tsx'
import type { ConstructionForecast } from '../contract/forecasts.ts'
import { dayAhead } from '../rules/portfolio-given.ts'
import { lineOf } from '../rules/score-stored.ts'

export type ForecastOf = 'centers' | 'places'
/** Plots that are counted: those offered, or also those that come if the pace lasts. */
export type PlotsOf = 'offered' | 'coming'
type Made = Pick<ConstructionForecast, 'made_on' | 'centers' | 'open_places' | 'arrivals'>

/** `of`: what is counted. Without a pace there is nothing to come. */
export function fanOfMade(made: Made, of: ForecastOf, plots: PlotsOf): OutlookFan[] {
  const offered = of === 'centers' ? made.centers : made.open_places
  const line = plots === 'coming' ? lineOf(made, of) : offered
  return line.p50.map((p50, k) => ({
    ...{ day: dayAhead(made.made_on, k), p50 },
    ...{ p10: line.p10[k]!, p80: line.p80[k]!, p90: line.p90[k]! },
  }))
}
