// One picture of a scope: what stands, what is planned, what was published and what is forecast, for centers or places, with each year's end beside.
import Blocks from 'lucide-react/icons/blocks'
import { type ComponentType, type ReactNode, useState } from 'react'
import { addDays, addMonths, monthOf } from '../../../kernel/days.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { OutlookChart, type OutlookFan, type OutlookPoint } from '../../../ui/outlook-chart.tsx'
import { Select } from '../../../ui/select.tsx'
import { type Claim, claimedBy, claimsOf } from '../contract/claims.ts'
import type { Ledger, LedgerPoint, LedgerScope } from '../contract.ts'
import { PROGRAMME_END } from '../rules/ledger-on.ts'
import { placesText } from './text.ts'

export type OutlookOf = 'centers' | 'places'
/** The stored forecast of a scope as whoever makes forecasts tells it: fans from the day it was made on. */
export type ForecastTold = {
  readonly madeOn: string
  readonly fan: Readonly<Record<OutlookOf, readonly OutlookFan[]>>
  /** opened since by its own projects, so that its fan can be set on what stands */
  readonly opened: Readonly<Record<OutlookOf, number>>
}
/** Filled in by the application: this module knows of no forecast. `day`: as it was known then; `foot`: where it comes from, and its page. */
export type ForecastOf = ComponentType<{
  readonly scope: LedgerScope
  readonly day: string | undefined
  readonly children: (told: ForecastTold | undefined, foot: ReactNode) => ReactNode
}>

const endOf = (month: string) => addDays(addMonths(`${month}-01`, 1), -1)
const openOf = (p: LedgerPoint | undefined, of: OutlookOf): number =>
  (of === 'centers' ? p?.centers : p?.counted?.open) ?? 0

/**
 * The fan on what stands: a forecast knows its own projects alone, and centers that stand without one are added to each of its numbers.
 * `without`: how many those are; below 0 where projects say more is open than the ledger holds.
 */
export function fanOnLedger(
  told: ForecastTold,
  points: readonly LedgerPoint[],
  of: OutlookOf,
): { fan: OutlookFan[]; without: number } {
  const today = openOf(
    points.findLast((p) => p.counted !== null),
    of,
  )
  const without = today - told.opened[of] - (told.fan[of][0]?.p50 ?? 0)
  const up = (n: number) => Math.max(0, n + without)
  return {
    without,
    fan: told.fan[of].map((p) => ({
      ...{ day: p.day, p10: up(p.p10), p50: up(p.p50), p80: up(p.p80), p90: up(p.p90) },
    })),
  }
}

/** The fan at a day: the month that ends last before it; undefined before it was made, and beyond it. */
export const fanOn = (fan: readonly OutlookFan[], day: string): OutlookFan | undefined =>
  fan.length === 0 || day < fan[0]!.day || day > addDays(fan.at(-1)!.day, 31)
    ? undefined
    : fan.findLast((p) => p.day <= day)

type Row = {
  readonly day: string
  readonly open: number | null
  readonly planned: number
  readonly claim: Claim | undefined
  readonly fan: OutlookFan | undefined
}

export function OutlookCard({
  told,
  forecast,
  foot,
}: {
  told: Ledger
  forecast: ForecastTold | undefined
  foot: ReactNode
}) {
  const all = useText(placesText)
  const t = all.outlook
  const { number, day: dayWords } = useFormats()
  const [of, setOf] = useState<OutlookOf>('centers')
  const [claimed, setClaimed] = useState(true)
  const { points, today, day } = told
  const asked = day === today ? undefined : day
  const dayOf = (p: LedgerPoint) => (p.month === monthOf(today) ? today : endOf(p.month))
  const happened = points.flatMap((p): OutlookPoint[] =>
    p.counted === null ? [] : [{ day: dayOf(p), value: openOf(p, of) }],
  )
  const planned = points.map(
    (p): OutlookPoint => ({
      ...{ day: endOf(p.month), value: of === 'centers' ? p.expectedCenters : p.expected },
    }),
  )
  const claims = claimsOf(told.targets, of, asked && asked < today ? asked : undefined)
  const total = claims.find((c) => c.of === 'total')
  const set = forecast && fanOnLedger(forecast, points, of)
  const fan = set?.fan ?? []
  const first = points[0]?.month.slice(0, 4) ?? today.slice(0, 4)
  const years = Array.from(
    { length: Number(PROGRAMME_END.slice(0, 4)) - Number(first) + 1 },
    (_, k) => `${Number(first) + k}-12-31`,
  )
  const rows = [...new Set([...years, today, ...(asked ? [asked] : [])])].sort().map(
    (on): Row => ({
      day: on,
      open: on <= today ? (happened.findLast((p) => p.day <= on)?.value ?? 0) : null,
      planned: planned.findLast((p) => p.day <= endOf(monthOf(on)))?.value ?? 0,
      claim: claimedBy(claims, on) ?? (on >= PROGRAMME_END ? total : undefined),
      fan: fanOn(fan, on),
    }),
  )
  const range = (low: number, high: number) => (low === high ? number(low) : `${number(low)}–${number(high)}`)
  const band = (p: OutlookFan) => `${number(p.p50)} (${number(p.p10)}–${number(p.p90)})`
  const end = fanOn(fan, PROGRAMME_END)
  const last = planned.at(-1)?.value ?? 0
  const words = (on: string) => {
    const row = rows.find((r) => r.day === on)!
    return [
      dayWords(on),
      ...(row.open === null ? [] : [t.said(t.happened, number(row.open))]),
      t.said(t.planned, number(row.planned)),
      ...(row.claim ? [t.said(t.published, range(row.claim.low, row.claim.high))] : []),
      ...(row.fan ? [t.said(t.forecast, band(row.fan))] : []),
    ].join(' · ')
  }
  const column = (id: string, head: string, of: (r: Row) => number | null, shown: (r: Row) => string) =>
    ({ id, head, number: true, sortable: false, value: of, cell: shown }) satisfies Column<Row>
  return (
    <section className="card stack" aria-label={t.title[of]}>
      <div className="filters no-print">
        <Select
          label={t.measure}
          value={of}
          onChange={setOf}
          choices={[
            { value: 'centers', label: t.centers },
            { value: 'places', label: t.places },
          ]}
        />
        {claims.length > 0 ? <Checkbox label={t.drawClaims} checked={claimed} onChange={setClaimed} /> : null}
      </div>
      <OutlookChart
        title={t.title[of]}
        sentence={t.sentence(
          number(happened.at(-1)?.value ?? 0),
          number(last),
          end ? [number(end.p50), number(end.p10), number(end.p90)] : undefined,
        )}
        unit={of === 'centers' ? t.centers : t.places}
        names={t}
        {...{ happened, planned, fan }}
        claims={claimed ? claims : []}
        until={PROGRAMME_END}
        marked={asked}
        readDays={rows.map((r) => r.day)}
        readWords={words}
        foot={
          <>
            {total ? <p>{t.total(range(total.low, total.high))}</p> : null}
            {claims.length === 0 && told.targets.length > 0 ? <p className="soft">{t.notSaid[of]}</p> : null}
            {set && set.without !== 0 ? (
              <p className="soft">{t.without[of](number(set.without), set.without < 0)}</p>
            ) : null}
            <p className="soft">{t.apart}</p>
            {foot}
          </>
        }
      />
      <DataTable
        caption={t.byYear}
        rows={rows}
        rowId={(r) => r.day}
        columns={[
          {
            ...{ id: 'day', head: t.day, sortable: false, value: (r: Row) => r.day },
            cell: (r) => (r.day === today ? t.today(dayWords(r.day)) : dayWords(r.day)),
          },
          column(
            'open',
            t.happened,
            (r) => r.open,
            (r) => (r.open === null ? '—' : number(r.open)),
          ),
          column(
            'planned',
            t.planned,
            (r) => r.planned,
            (r) => number(r.planned),
          ),
          column(
            'published',
            t.published,
            (r) => r.claim?.high ?? null,
            (r) => (r.claim ? range(r.claim.low, r.claim.high) : '—'),
          ),
          column(
            'forecast',
            t.band,
            (r) => r.fan?.p50 ?? null,
            (r) => (r.fan ? band(r.fan) : '—'),
          ),
        ]}
        empty={<EmptyState icon={Blocks} title={all.empty} />}
      />
    </section>
  )
}
