// The demonstration's forecasts: that of today, and those that the same engine would have made on earlier days with what was known then.
import { addMonths, COUNTRY_ZONE, type Day } from '../../kernel/days.ts'
import { forecastsOf } from '../../modules/construction/reads.ts'
import { keepForecast } from '../../modules/construction/work/forecasting.ts'
import type { Db } from '../../platform/db.ts'
import type { House } from '../../platform/house.ts'
import { midnightMs } from './zones.ts'

/** Months before today; the oldest first, as they would have been said. */
const BACK = [18, 12, 6, 3, 1, 0]
/** A dozen projects need few runs: six forecasts within two seconds. */
const RUNS = 1_000

/** Once, where nobody has forecast anything. Killed midway, it goes on with the days that are missing. */
export async function keepExampleForecasts(
  parts: { readonly db: Db; readonly house: House; readonly now: () => Date; readonly signal: AbortSignal },
  until: Day,
): Promise<void> {
  const had = await parts.db.read({ system: true }, (read) => forecastsOf(read, 'nation', '', undefined))
  if (had.some((f) => f.runs !== RUNS)) return
  for (const months of BACK) {
    const on = addMonths(until, -months)
    if (had.some((f) => f.made_on === on)) continue
    if (parts.signal.aborted) return
    // said at nine in the morning of its day
    const at = new Date(midnightMs(on, COUNTRY_ZONE) + 9 * 3_600_000)
    await keepForecast({
      ...{ ...parts, log: () => {}, progress: () => {} },
      example: { on, at, runs: RUNS },
    })
  }
}
