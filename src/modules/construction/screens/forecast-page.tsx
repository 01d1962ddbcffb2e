// The forecast at any scope: its fan, what was published, what it was made from, what holds back, what would be if, and how past ones did.
import ChartSpline from 'lucide-react/icons/chart-spline'
import { use, useState } from 'react'
import { stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { LongWork } from '../../../ui/long-work.tsx'
import { homeSteps, useMay, useMayNation, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import {
  type ConstructionForecast,
  type ForecastAt,
  type ForecastScope,
  forecastAt,
  makeForecast,
} from '../contract/forecasts.ts'
import './construction.css'
import './forecast.css'
import { FanCard } from './fan-card.tsx'
import { forecastAddress, placesAddress } from './forecast-beside.tsx'
import type { PlotsOf } from './forecast-fan.ts'
import { forecastText } from './forecast-text.ts'
import { paceWords } from './pace-words.ts'
import { TornadoChart } from './tornado-chart.tsx'
import { WhatIfCard } from './what-if.tsx'
import { constructionWords } from './words.ts'

type Of = 'centers' | 'places'
const nameOf = (s: { scope: string; place: string; name: string | null }, nation: string) =>
  s.scope === 'nation' ? nation : s.scope === 'state' ? stateName(s.place) : (s.name ?? s.place)

export function ForecastPage({ state, id }: { state?: string; id?: string }) {
  const t = useText(forecastText)
  const me = useMe()
  const mayNation = useMayNation()
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const go = use(GoContext)
  const [of, setOf] = useState<Of>('centers')
  const [work, setWork] = useState<string>()
  const [none, setNone] = useState<NoAnswer>()
  const asked = useAsk(
    forecastAt,
    state ? { scope: 'state', place: state } : id ? { scope: 'representation', place: id } : {},
  )
  const own = asked.data?.scopes.find((s) => (state ? s.place === state : s.place === id))
  const part = state ? stateName(state) : id && (own?.name ?? '…')
  useStanding(
    [
      ...homeSteps(me, t.mexico),
      { label: t.works, to: '/obras' },
      part ? { label: t.title, to: '/obras/pronostico' } : { label: t.title },
      ...(part ? [{ label: part }] : []),
    ],
    'works',
  )
  const show = (scope: string) => {
    const [kind, place] = scope.split('|')
    go?.(forecastAddress({ scope: kind as ForecastScope, place: place ?? '' }))
  }
  const may = mayNation('construction.write')
  const make = async () => {
    setNone(undefined)
    const told = await call(makeForecast, {})
    if ('answer' in told) setWork(told.answer.work)
    else setNone(told)
  }
  return (
    <>
      <PageHead
        title={part ? `${t.title} · ${part}` : t.title}
        about={t.about}
        actions={
          <>
            <ButtonLink to="/obras" look="quiet">
              {t.list}
            </ButtonLink>
            {may ? (
              <ButtonLink to="/importar" look="quiet">
                {t.bring}
              </ButtonLink>
            ) : null}
            {may ? (
              <Button icon={ChartSpline} onPress={() => void make()}>
                {t.make}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="stack">
        {none ? <ErrorState {...words(none)} onRetry={() => void make()} /> : null}
        {work ? (
          <LongWork key={work} id={work} onOver={() => again(forecastAt)} onAgain={setWork}>
            {() => null}
          </LongWork>
        ) : null}
        <Asked of={asked} height={60}>
          {(told) =>
            told.newest === null ? (
              <EmptyState
                icon={ChartSpline}
                title={t.none}
                action={may ? <ButtonLink to="/importar">{t.bring}</ButtonLink> : undefined}
              >
                {may ? t.noneAbout : t.noneWait}
              </EmptyState>
            ) : (
              <Told told={told} newest={told.newest} of={of} setOf={setOf} setScope={show} />
            )
          }
        </Asked>
        {asked.data?.newest ? (
          <WhatIfCard
            key={`${asked.data.newest.scope}|${asked.data.newest.place}`}
            scope={asked.data.newest}
            where={part ?? t.nation}
          />
        ) : (
          <WhatIfCard where={part ?? t.allWithin} />
        )}
      </div>
    </>
  )
}

function Told({
  told,
  newest,
  of,
  setOf,
  setScope,
}: {
  told: ForecastAt
  newest: ConstructionForecast
  of: Of
  setOf: (of: Of) => void
  setScope: (scope: string) => void
}) {
  const t = useText(forecastText)
  const { number, day } = useFormats()
  const may = useMay()
  const [counted, setCounted] = useState<PlotsOf>('coming')
  const plots = newest.arrivals ? counted : 'offered'
  const own = told.scopes.find((s) => s.scope === newest.scope && s.place === newest.place)
  const where = own ? nameOf(own, t.nation) : t.nation
  return (
    <>
      <div className="filters no-print">
        <Select
          label={t.scope}
          value={`${newest.scope}|${newest.place}`}
          onChange={setScope}
          choices={told.scopes.map((s) => ({ value: `${s.scope}|${s.place}`, label: nameOf(s, t.nation) }))}
        />
        <Select
          label={t.measure}
          value={of}
          onChange={(x) => setOf(x as Of)}
          choices={[
            { value: 'centers', label: t.centers },
            { value: 'places', label: t.places },
          ]}
        />
        {newest.arrivals ? (
          <Select
            label={t.plotsCounted}
            value={plots}
            onChange={setCounted}
            choices={[
              { value: 'coming', label: t.plotsOf.coming },
              { value: 'offered', label: t.plotsOf.offered },
            ]}
          />
        ) : null}
      </div>
      <section className="card stack" aria-label={t.forecast}>
        <FanCard told={told} made={newest} of={of} plots={plots} where={where} />
        <p>
          {newest.arrivals === null
            ? t.noPace
            : plots === 'coming'
              ? paceWords(newest.arrivals, t, number)
              : t.offeredOnly}
        </p>
        <p className="soft">{t.madeOn(day(newest.made_on), number(newest.runs))}</p>
        {may('places.read') ? (
          <p className="no-print">
            <ButtonLink look="quiet" to={placesAddress(newest)}>
              {t.toPlaces}
            </ButtonLink>
          </p>
        ) : null}
      </section>
      <Basis basis={newest.basis} />
      <section className="card stack" aria-labelledby="forecast-published">
        <h2 id="forecast-published">{t.publishedTitle}</h2>
        <p className="soft">{told.published.length > 0 ? t.publishedAbout : t.noPublished}</p>
        <ul className="lines">
          {told.published.map((p) => (
            <li key={p.key}>
              <div className="stack">
                <strong>
                  {t.publishedLine(
                    p.period === 'total' ? t.total : p.period,
                    p.centers === null ? undefined : number(p.centers),
                    p.places === null ? undefined : number(p.places),
                  )}
                </strong>
                {p.published_on ? <span className="soft">{day(p.published_on)}</span> : null}
                {p.note ? <span>{p.note}</span> : null}
                <span className="soft construction-source">{p.source}</span>
              </div>
            </li>
          ))}
        </ul>
      </section>
      {newest.back ? (
        <section className="card stack" aria-labelledby="forecast-back">
          <h2 id="forecast-back">{t.backTitle}</h2>
          <TornadoChart back={newest.back} />
        </section>
      ) : null}
      <Past past={told.past.filter((p) => p.of === of)} track={told.track.filter((x) => x.of === of)} />
    </>
  )
}

/** Below so many stages seen to end, what is said rests on the house's suppositions and says so first. */
const FEW = 10

function Basis({ basis }: { basis: ConstructionForecast['basis'] }) {
  const t = useText(forecastText)
  const w = useText(constructionWords)
  const { number } = useFormats()
  const taught = basis.taught ?? basis.legs.reduce((sum, l) => sum + l.ended, 0)
  return (
    <section className="card stack" aria-labelledby="forecast-basis">
      <h2 id="forecast-basis">{t.basisTitle}</h2>
      <p>{t.basis(number(basis.projects), number(basis.open), number(basis.out))}</p>
      <p className={taught < FEW ? 'forecast-warning' : undefined}>
        {taught < FEW
          ? t.houseAlone
          : basis.taught === undefined
            ? t.learned(number(taught))
            : t.taught(number(taught))}
      </p>
      {basis.undated > 0 ? <p>{t.undated(number(basis.undated))}</p> : null}
      {basis.unplaced > 0 ? <p>{t.unplaced(number(basis.unplaced), number(basis.places))}</p> : null}
      <DataTable
        caption={t.basisTitle}
        rows={basis.legs}
        rowId={(l) => l.leg}
        columns={[
          { id: 'leg', head: t.leg, sortable: false, value: (l) => w.stages[l.leg] },
          {
            ...{ id: 'planned', head: t.plannedMonths, number: true, sortable: false },
            value: (l) => l.planned,
          },
          { ...{ id: 'ended', head: t.endedSeen, number: true, sortable: false }, value: (l) => l.ended },
          {
            ...{ id: 'running', head: t.runningNow, number: true, sortable: false },
            value: (l) => l.running,
          },
        ]}
        empty={<EmptyState icon={ChartSpline} title={t.basisTitle} />}
      />
    </section>
  )
}

function Past({ past, track }: { past: ForecastAt['past']; track: ForecastAt['track'] }) {
  const t = useText(forecastText)
  const { number, day, partOf } = useFormats()
  return (
    <section className="card stack" aria-labelledby="forecast-past">
      <h2 id="forecast-past">{t.pastTitle}</h2>
      <p className="soft">{t.pastAbout}</p>
      {past.length === 0 ? (
        <p>{t.pastNone}</p>
      ) : (
        <>
          <ul className="lines">
            {track.map((x) => (
              <li key={x.ahead}>
                {t.track(
                  number(x.ahead),
                  number(x.forecasts),
                  partOf(Math.round((x.cover * x.forecasts) / 100), x.forecasts),
                  number(Math.round(10 * x.meanError) / 10),
                )}
              </li>
            ))}
          </ul>
          <DataTable
            caption={t.pastTitle}
            rows={past}
            rowId={(p) => `${p.made_on}|${p.ahead}`}
            columns={[
              { id: 'made', head: t.madeDay, value: (p) => p.made_on, cell: (p) => day(p.made_on) },
              { ...{ id: 'ahead', head: t.ahead, number: true }, value: (p) => p.ahead },
              {
                ...{ id: 'said', head: t.said, sortable: false },
                value: (p) => p.p50,
                cell: (p) => `${number(p.p50)} (${number(p.p10)}–${number(p.p90)})`,
              },
              {
                ...{ id: 'came', head: t.came, number: true },
                value: (p) => p.happened,
                cell: (p) => number(p.happened),
              },
              { id: 'within', head: t.within, value: (p) => (p.within ? t.yes : t.no) },
              {
                ...{ id: 'error', head: t.error, number: true },
                value: (p) => p.error,
                cell: (p) => number(p.error),
              },
            ]}
            empty={<EmptyState icon={ChartSpline} title={t.pastNone} />}
          />
        </>
      )}
    </section>
  )
}
