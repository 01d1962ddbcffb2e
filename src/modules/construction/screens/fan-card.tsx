// The S-curve of a stored forecast: what is open by its projects, their planned days, what was published, and the fan of what is to come.
import ChartSpline from 'lucide-react/icons/chart-spline'
import { useState } from 'react'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { OutlookChart, type OutlookFan } from '../../../ui/outlook-chart.tsx'
import { claimsOf } from '../../places/contract/claims.ts'
import type { ConstructionForecast, ForecastAt } from '../contract/forecasts.ts'
import { openOn } from '../rules/portfolio-given.ts'
import { type ForecastOf, fanOfMade, type PlotsOf } from './forecast-fan.ts'
import { forecastText } from './forecast-text.ts'

const TABLE_EVERY = 3

export function FanCard({
  told,
  made,
  of,
  plots,
  where,
}: {
  told: ForecastAt
  made: ConstructionForecast
  of: ForecastOf
  plots: PlotsOf
  where: string
}) {
  const t = useText(forecastText)
  const { number, day } = useFormats()
  const [table, setTable] = useState(false)
  const [claimed, setClaimed] = useState(false)
  const claims = claimsOf(told.published, of)
  const fan = fanOfMade(made, of, plots)
  const end = fan.at(-1)!
  const ahead = fan[Math.min(fan.length - 1, 24)]!
  const read = fan.filter((_, k) => k % TABLE_EVERY === 0)
  const points = (list: ForecastAt['happened']) => list.map((p) => ({ day: p.day, value: p[of] }))
  const happened = told.happened.filter((p) => p.day <= told.today)
  const last = { day: told.today, value: openOn(happened, told.today)[of] }
  const words = (p: OutlookFan) =>
    [
      day(p.day),
      t.readAt(t.forecast, `${number(p.p50)} (${number(p.p10)}–${number(p.p90)})`),
      t.readAt(t.planned, number(openOn(told.planned, p.day)[of])),
    ].join(' · ')
  return (
    <>
      <OutlookChart
        title={t.fanTitle(t[of], where)}
        sentence={t.sentence(day(ahead.day), number(ahead.p50), number(ahead.p10), number(ahead.p90))}
        unit={t[of]}
        names={{ ...t, planned: t.plannedShort }}
        happened={[...points(happened), last]}
        planned={points(told.planned)}
        claims={claimed ? claims : []}
        fan={fan}
        until={end.day}
        readDays={read.map((p) => p.day)}
        readWords={(on) => words(read.find((p) => p.day === on)!)}
      />
      {claims.length > 0 ? (
        <div className="no-print">
          <Checkbox label={t.drawClaims} checked={claimed} onChange={setClaimed} />
        </div>
      ) : null}
      <details onToggle={(e) => setTable(e.currentTarget.open)}>
        <summary>{t.asTable}</summary>
        {table ? (
          <DataTable
            caption={t.fanTitle(t[of], where)}
            rows={read}
            rowId={(p) => p.day}
            columns={[
              { id: 'day', head: t.day, sortable: false, value: (p) => p.day, cell: (p) => day(p.day) },
              ...(['p10', 'p50', 'p80', 'p90'] as const).map((p) => ({
                ...{ id: p, head: t[p], number: true, sortable: false },
                value: (x: OutlookFan) => x[p],
                cell: (x: OutlookFan) => number(x[p]),
              })),
            ]}
            empty={<EmptyState icon={ChartSpline} title={t.none} />}
          />
        ) : null}
        <p className="soft">{t.levels}</p>
      </details>
    </>
  )
}
