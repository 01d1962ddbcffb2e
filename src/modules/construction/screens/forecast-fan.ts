// A stored forecast as the fan that charts draw, from the day it was made on.
import type { OutlookFan } from '../../../ui/outlook-chart.tsx'
import type { ConstructionForecast } from '../contract/forecasts.ts'
import { dayAhead } from '../rules/portfolio-given.ts'

export type ForecastOf = 'centers' | 'places'

/** `of`: what is counted. */
export function fanOfMade(
  made: Pick<ConstructionForecast, 'made_on' | 'centers' | 'open_places'>,
  of: ForecastOf,
): OutlookFan[] {
  const line = of === 'centers' ? made.centers : made.open_places
  return line.p50.map((p50, k) => ({
    ...{ day: dayAhead(made.made_on, k), p50 },
    ...{ p10: line.p10[k]!, p80: line.p80[k]!, p90: line.p90[k]! },
  }))
}
