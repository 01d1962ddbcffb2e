// A stored forecast out of the fact that said it.
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type { ConstructionForecast, ForecastMade } from '../contract/forecasts.ts'

export const forecastOf = (f: Fact): readonly string[] => {
  const { forecast, scope, place } = f.payload as ForecastMade
  return [`${forecast}|${scope}|${place}`]
}

/** Said once: were it said twice under one key, the first word stands. */
export function foldForecast(
  book: string,
  key: string,
  facts: readonly Stamped[],
): ConstructionForecast | undefined {
  const first = facts.toSorted((a, b) => (a.fact.id < b.fact.id ? -1 : 1))[0]?.fact.payload as
    | ForecastMade
    | undefined
  if (!first) return undefined
  const { forecast, on, scope, place, runs, seed, basis, centers, openPlaces, back, arrivals } = first
  return {
    ...{ book, key, forecast, made_on: on, scope, place, runs, seed, basis, centers },
    ...{ open_places: openPlaces, back: back ?? null, arrivals: arrivals ?? null },
  }
}
