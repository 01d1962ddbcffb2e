// How good past forecasts were: once the day has come, each is scored, and the band is asked how often it held what happened.
import { fanLevels } from './fan.ts'

export type PastForecast = {
  readonly p10: number
  readonly p50: number
  readonly p80: number
  readonly p90: number
  /** what was open on the day it spoke of */
  readonly happened: number
}
export type ForecastScore = {
  /** mean over the levels, in centers or places: 0 = perfect; what a forecast earns by saying what it believes */
  readonly pinball: number
  readonly within: boolean
  /** of the middle: above 0 = too many were promised */
  readonly error: number
}

/** Source: Koenker and Bassett (1978); Gneiting and Raftery (2007) on proper scores. */
export function scoreForecast(past: PastForecast): ForecastScore {
  const losses = fanLevels.map((level) => {
    const away = past.happened - past[`p${level}`]
    return away >= 0 ? (level / 100) * away : (level / 100 - 1) * away
  })
  return {
    pinball: losses.reduce((sum, x) => sum + x, 0) / losses.length,
    within: past.happened >= past.p10 && past.happened <= past.p90,
    error: past.p50 - past.happened,
  }
}

export type ForecastRecord = {
  readonly forecasts: number
  /** of a hundred bands from 10 to 90 %, how many held what happened: 80 would be right */
  readonly cover: number
  readonly meanError: number
  /** mean of errors with their sign */
  readonly bias: number
  readonly pinball: number
}

/** Undefined while no forecast's day has come. */
export function recordOf(past: readonly PastForecast[]): ForecastRecord | undefined {
  if (past.length === 0) return undefined
  const scores = past.map(scoreForecast)
  const mean = (of: (s: ForecastScore) => number) => scores.reduce((sum, s) => sum + of(s), 0) / scores.length
  return {
    forecasts: past.length,
    cover: 100 * mean((s) => (s.within ? 1 : 0)),
    meanError: mean((s) => Math.abs(s.error)),
    bias: mean((s) => s.error),
    pinball: mean((s) => s.pinball),
  }
}
