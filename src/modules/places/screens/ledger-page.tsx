// The ledger of the nation, a representation, a state or a municipality on a day: how many places, how many by 2030, what was published, and each site and center.
import Blocks from 'lucide-react/icons/blocks'
import { useState } from 'react'
import { stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import type { OutlookFan } from '../../../ui/outlook-chart.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { listRepresentations } from '../../network/contract.ts'
import { type Holder, type Ledger, ledger } from '../contract.ts'
import { PROGRAMME_END } from '../rules/ledger-on.ts'
import { ByParts, type PartKind, partAddress } from './by-parts.tsx'
import './places.css'
import { type ForecastOf, type ForecastTold, fanOn, fanOnLedger, OutlookCard } from './outlook-card.tsx'
import { PublishedBeside } from './published-beside.tsx'
import { placesText } from './text.ts'
import { YearBoard } from './year-board.tsx'

const SHOWN = ['planned', 'works', 'authorized', 'staffed', 'open', 'unlicensed', 'suspended'] as const
const A_DAY = /^\d{4}-\d{2}-\d{2}$/

export const holderAddress = (h: Pick<Holder, 'kind' | 'book' | 'id'>): string =>
  h.kind === 'center' ? `/centro/${h.book}/lugares` : `/lugares/sitio/${h.book}/${h.id}`

/** Of the nation, into everything; of a representation or a state, into municipalities, and of a state into representations too. */
const partsOf = (scope: { state?: string; representation?: string; municipality?: string }): PartKind[] =>
  scope.municipality
    ? []
    : scope.representation
      ? ['municipality']
      : scope.state
        ? ['municipality', 'representation']
        : ['representation', 'state', 'municipality']

export function LedgerPage({
  id,
  state,
  municipality,
  Forecast,
}: {
  /** the representation */
  id?: string
  state?: string
  municipality?: string
  Forecast: ForecastOf
}) {
  const t = useText(placesText)
  const me = useMe()
  const [typed, setTyped] = useState('')
  const day = A_DAY.test(typed) && typed > '2000' && typed < '2100' ? typed : undefined
  const scope = {
    ...(id && { representation: id }),
    ...(state && { state }),
    ...(municipality && { municipality }),
  }
  const filters: Record<string, string> = { ...scope, ...(day && { day }) }
  const asked = useAsk(ledger, filters)
  const representations = useAsk(listRepresentations, {})
  const inState = state ?? municipality?.slice(0, 2)
  const name = id
    ? representations.data?.representations.find((r) => r.key === id)?.name
    : municipality
      ? (asked.data?.municipality ?? undefined)
      : state && stateName(state)
  useStanding(
    [
      ...homeSteps(me, t.mexico),
      ...(id || inState ? [{ label: t.title, to: '/lugares' }] : [{ label: t.title }]),
      ...(municipality && inState ? [{ label: stateName(inState), to: partAddress.state(inState) }] : []),
      ...(id || inState ? [{ label: name ?? '…' }] : []),
    ],
    'places',
  )
  return (
    <div className="stack">
      <PageHead title={name ? `${t.title} · ${name}` : t.title} about={t.lead} />
      <div className="row">
        <Field kind="date" label={t.day} hint={t.dayHint} value={typed} onChange={setTyped} optional />
      </div>
      <Asked of={asked} height={40}>
        {(told) => (
          <Forecast scope={scope} day={told.day < told.today ? told.day : undefined}>
            {(forecast, foot) => (
              <div className="stack">
                <Sums told={told} forecast={forecast} />
                {told.holders.length === 0 ? (
                  <EmptyState icon={Blocks} title={t.empty}>
                    {t.emptyStep}
                  </EmptyState>
                ) : null}
                {told.holders.length > 0 || told.targets.length > 0 || forecast ? (
                  <OutlookCard told={told} forecast={forecast} foot={foot} />
                ) : null}
                <PublishedBeside
                  targets={told.targets}
                  place={(key) =>
                    key === null ? t.mexico : key.length === 2 ? stateName(key) : (name ?? key)
                  }
                />
                <YearBoard years={told.years} />
                {told.holders.length > 0 ? (
                  <>
                    <ByParts
                      holders={told.holders}
                      representations={representations.data?.representations ?? []}
                      kinds={partsOf(scope)}
                    />
                    <Holders told={told} filters={filters} />
                  </>
                ) : null}
              </div>
            )}
          </Forecast>
        )}
      </Asked>
    </div>
  )
}

function Sums({ told, forecast }: { told: Ledger; forecast: ForecastTold | undefined }) {
  const { day, today, sum, centers, expected, by2030, points } = told
  const t = useText(placesText)
  const f = useFormats()
  const ahead = day > today
  const fans = forecast && {
    centers: fanOnLedger(forecast, points, 'centers').fan,
    places: fanOnLedger(forecast, points, 'places').fan,
  }
  const forecastOn = (on: string) => {
    const [c, p] = [fanOn(fans?.centers ?? [], on), fanOn(fans?.places ?? [], on)]
    const band = (x: OutlookFan) => `${f.number(x.p50)} (${f.number(x.p10)}–${f.number(x.p90)})`
    return c && p ? <p>{t.forecastSays(band(p), band(c))}</p> : null
  }
  return (
    <section className="places-sums" aria-label={t.title}>
      <div className="card">
        <h2>{t.openNow}</h2>
        <p className="places-figure">{f.number(sum.open)}</p>
        <p>{t.openCenters(f.number(centers))}</p>
        <p>{t.live(f.number(by2030.live))}</p>
        <p className="soft">
          {sum.occupied !== null ? t.occupiedOf(f.number(sum.occupied)) : day < today ? t.notKnown : t.hidden}
        </p>
        <p className="soft">{f.day(ahead ? today : day)}</p>
      </div>
      {ahead ? (
        <div className="card">
          <h2>{t.expectedOn(f.day(day))}</h2>
          <p className="places-figure">{f.number(expected)}</p>
          {forecastOn(day)}
        </div>
      ) : null}
      <div className="card">
        <h2>{t.by2030}</h2>
        <p className="places-figure">{f.number(by2030.expected)}</p>
        <p>{t.inCenters(f.number(by2030.centers))}</p>
        {by2030.undated > 0 ? <p>{t.undated(f.number(by2030.undated))}</p> : null}
        {forecastOn(PROGRAMME_END)}
      </div>
      <dl className="card facts">
        {[...SHOWN, 'lost' as const].map((s) => (
          <div key={s} style={{ display: 'contents' }}>
            <dt>{t.states[s]}</dt>
            <dd>{f.number(sum[s])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Holders({ told, filters }: { told: Ledger; filters: Readonly<Record<string, string>> }) {
  const t = useText(placesText)
  const { number, day } = useFormats()
  const columns: Column<Holder>[] = [
    {
      ...{ id: 'name', head: t.holder, value: (h: Holder) => h.name },
      cell: (h) => <Link to={holderAddress(h)}>{h.name}</Link>,
    },
    { id: 'kind', head: t.kind, value: (h) => t.kinds[h.kind] },
    { id: 'municipality', head: t.municipality, value: (h) => h.municipality },
    ...SHOWN.filter((s) => told.sum[s] > 0).map(
      (s): Column<Holder> => ({
        ...{ id: s, head: t.states[s], number: true },
        value: (h) => h[s],
        cell: (h) => number(h[s]),
      }),
    ),
    {
      ...{ id: 'occupied', head: t.occupied, number: true, value: (h: Holder) => h.occupied },
      cell: (h) =>
        h.occupied === null ? (
          <span className="soft">{told.day >= told.today ? t.few : '—'}</span>
        ) : (
          number(h.occupied)
        ),
    },
    {
      ...{ id: 'expected', head: t.expected, value: (h: Holder) => h.expected },
      cell: (h) => (h.expected ? day(h.expected) : '—'),
    },
  ]
  return (
    <section className="stack">
      <h2>{t.holders}</h2>
      {told.unplanned > 0 ? <p>{t.unplanned(told.unplanned)}</p> : null}
      <DataTable
        caption={t.holders}
        rows={told.holders}
        rowId={(h) => h.id}
        columns={columns}
        take={{ list: ledger.id, filters }}
      />
    </section>
  )
}
