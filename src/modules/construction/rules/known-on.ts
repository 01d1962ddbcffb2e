// What was known of projects on a day gone by: what happened later is taken out of them, so that a forecast of that day does not know its future.
import type { Day } from '../../../kernel/days.ts'
import type { PortfolioRow } from '../contract/forecasts.ts'

/** Projects offered by the day, without later days and without having fallen out later. Who builds is known once works are contracted. */
export function knownOn(rows: readonly PortfolioRow[], day: Day): PortfolioRow[] {
  const by = (on: Day | null) => (on !== null && on <= day ? on : null)
  return rows.flatMap((row) => {
    const stages = row.stages.map((s) => ({ ...s, actual: by(s.actual), by: by(s.by) }))
    const offered = stages.find((s) => s.stage === 'offered')
    if (!offered?.actual && !offered?.by) return []
    const contracted = stages.some((s) => s.stage === 'contract' && (s.actual ?? s.by) !== null)
    return [
      {
        ...{ ...row, stages, out: row.out && row.out.on <= day ? row.out : null },
        contractor: contracted ? row.contractor : null,
      },
    ]
  })
}
