// The announced centers shared by need and by formal jobs, set against the published targets: where plans follow jobs, it says so.
import { lazy, Suspense, useMemo, useState } from 'react'
import { stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import { amountOf } from '../../../ui/formats.ts'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { LoadingFrame } from '../../../ui/loading-frame.tsx'
import type { MapValue } from '../../../ui/map-classes.ts'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { Slider } from '../../../ui/slider.tsx'
import { SourceShown } from '../../../ui/source-shown.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { ledger, type PlaceTarget, publishedTargets } from '../../places/contract.ts'
import { type Dataset, municipalValues, territoryLists } from '../../territory/contract.ts'
import { MOST_SHARED, siteShares } from '../contract.ts'
import {
  ANNOUNCED,
  followed,
  REST,
  type ShareLevel,
  type ShareRow,
  type SharesTold,
  sharesTold,
  totalsOf,
} from '../rules/share-rows.ts'
import { shareName, sharesText } from './shares-text.ts'
import './siting.css'

const StateMap = lazy(async () => ({ default: (await import('../../../ui/state-map.tsx')).StateMap }))

export function SharesPage() {
  const t = useText(sharesText)
  const f = useFormats()
  const me = useMe()
  const may = useMay()
  const [typed, setTyped] = useState(String(ANNOUNCED))
  const [level, setLevel] = useState<ShareLevel>('state')
  const [towards, setTowards] = useState(0)
  const values = useAsk(municipalValues, {})
  const lists = useAsk(territoryLists, {})
  const published = useAsk(publishedTargets, may('places.read') ? {} : undefined)
  const places = useAsk(ledger, may('places.read') ? {} : undefined)
  useStanding(
    [
      ...homeSteps(me, t.mexico),
      ...(may('siting.read') ? [{ label: t.siting, to: '/ubicacion' }] : []),
      { label: t.title },
    ],
    'siting',
  )
  const number = amountOf(typed) ?? Number.NaN
  const good = Number.isInteger(number) && number >= 1 && number <= MOST_SHARED
  const centers = good ? number : ANNOUNCED
  const targets = useMemo(() => totalsOf(published.data?.targets ?? []), [published.data])
  const planned = useMemo(() => {
    const counts = new Map<string, number>()
    for (const h of places.data?.holders ?? [])
      if (
        h.cvegeo &&
        h.planned + h.works + h.authorized + h.staffed + h.open + h.unlicensed + h.suspended > 0
      )
        counts.set(h.cvegeo, (counts.get(h.cvegeo) ?? 0) + 1)
    return counts
  }, [places.data])
  const told = useMemo(() => {
    if (!values.data) return undefined
    const from = { ...values.data, targets, planned }
    const at = (of: ShareLevel) => sharesTold(from, { level: of, centers, towards })
    return { state: at('state'), municipality: at('municipality') }
  }, [values.data, targets, planned, centers, towards])
  return (
    <div className="stack">
      <PageHead title={t.title} about={t.lead} />
      <Asked of={values} height={40}>
        {({ rows, unplaced, dates }) => {
          if (!dates.census || !dates.posts || !told)
            return (
              <p>
                {t.missing} <Link to="/territorio">{t.toTerritory}</Link>
              </p>
            )
          const { coverage } = told.state
          if (coverage.whole.length === 0)
            return (
              <p>
                {t.nothingWhole} <Link to="/territorio">{t.toTerritory}</Link>
              </p>
            )
          return (
            <div className="stack">
              <div className="card stack">
                <Coverage told={told.state} />
                <div className="filters no-print">
                  <Field
                    label={t.centers}
                    kind="whole"
                    value={typed}
                    onChange={setTyped}
                    {...(good ? {} : { error: t.wrong })}
                  />
                  <Select
                    label={t.level}
                    value={level}
                    onChange={setLevel}
                    choices={(['state', 'municipality'] as const).map((value) => ({
                      value,
                      label: t.levels[value],
                    }))}
                  />
                </div>
                <div className="no-print">
                  <Slider
                    label={t.towards}
                    value={Math.round(towards * 100)}
                    least={0}
                    most={100}
                    step={5}
                    words={t.towardsSaid(f.percent(1 - towards, 1), f.percent(towards, 1))}
                    ends={[t.endNeed, t.endJobs]}
                    onChange={(n) => setTowards(n / 100)}
                  />
                </div>
                <Shared
                  {...{ level, told, centers }}
                  percent={Math.round(towards * 100)}
                  names={Object.fromEntries(rows.map((r) => [r.cvegeo, r.name]))}
                />
                {coverage.whole.includes('09') ? <p className="soft">{t.city}</p> : null}
                {level === 'municipality' ? (
                  <p className="soft">
                    {t.unplaced(
                      f.number(
                        unplaced.reduce(
                          (n, u) =>
                            u.key === '09000' || !coverage.whole.includes(u.key.slice(0, 2))
                              ? n
                              : n + u.women,
                          0,
                        ),
                      ),
                    )}
                  </p>
                ) : null}
                <p className="soft">{t.caution(f.dated(dates.census), f.dated(dates.posts))}</p>
                <Sources
                  lists={lists.data?.datasets ?? []}
                  targets={(published.data?.targets ?? []).filter(
                    (x) =>
                      x.period === 'total' &&
                      x.place !== null &&
                      x.centers !== null &&
                      coverage.whole.includes(x.place.slice(0, 2)),
                  )}
                  names={Object.fromEntries(rows.map((r) => [r.cvegeo, r.name]))}
                />
              </div>
            </div>
          )
        }}
      </Asked>
    </div>
  )
}

/** Of which states there are figures, where it is not all of them. */
function Coverage({ told: { coverage, ofCountry } }: { told: SharesTold }) {
  const t = useText(sharesText)
  const f = useFormats()
  const { whole, part, none } = coverage
  if (part.length + none.length === 0) return null
  return (
    <div className="siting-words">
      <p>
        <strong>{t.partOnly(f.number(whole.length), f.list(whole.map(stateName)))}</strong>{' '}
        {ofCountry ? t.restKnown : t.restUnknown}
      </p>
      {part.length > 0 ? (
        <p>
          {t.lacking(f.list(part.map((p) => t.someOf(stateName(p.state), f.number(p.told), f.number(p.of)))))}
        </p>
      ) : null}
    </div>
  )
}

function Sources({
  lists,
  targets,
  names,
}: {
  lists: readonly Dataset[]
  targets: readonly PlaceTarget[]
  names: Readonly<Record<string, string>>
}) {
  const t = useText(sharesText)
  const f = useFormats()
  const of = (id: Dataset['id'], what: string) => {
    const list = lists.find((l) => l.id === id)
    if (!list?.newest) return null
    return <li>{t.sourceOf(what, f.dated(list.newest), list.sources.join('; '))}</li>
  }
  return (
    <section aria-labelledby="shares-sources" className="stack">
      <h2 id="shares-sources">{t.sources}</h2>
      <ul className="soft">
        {of('census', t.census)}
        {of('posts', t.posts)}
        {targets.map((x) => (
          <li key={x.key}>
            {t.publishedFrom(shareName(x.place!, names, t), f.number(x.centers!))}{' '}
            <SourceShown source={x.source} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Shared({
  level,
  told,
  names,
  centers,
  percent,
}: {
  level: ShareLevel
  told: Readonly<Record<ShareLevel, SharesTold>>
  names: Readonly<Record<string, string>>
  centers: number
  /** of the slider */
  percent: number
}) {
  const t = useText(sharesText)
  const f = useFormats()
  const may = useMay()
  const [state, setState] = useState<string>()
  const states = told.state.rows
  const rows = told[level].rows
  // targets were published of states and of municipalities: both are looked at
  const far = followed([...states, ...told.municipality.rows])
  const values = new Map(
    states.flatMap((s): [string, MapValue][] =>
      s.key === REST ? [] : [[s.key, { value: s.between, words: `${f.number(s.between)} · ${t.measure}` }]],
    ),
  )
  const nameOf = (key: string) => shareName(key, names, t)
  const shown = state === undefined ? rows : rows.filter((r) => r.key.startsWith(state))
  const count = (id: 'children' | 'posts' | 'byChildren' | 'byPosts' | 'between' | 'planned') => ({
    ...{ id, head: t[id], number: true, value: (r: ShareRow) => r[id] },
    cell: (r: ShareRow) => f.number(r[id]),
  })
  return (
    <>
      <div role="status">
        {far.places === 0 ? (
          <p>{may('places.read') ? t.noTargets : t.targetsElsewhere}</p>
        ) : (
          <>
            <p>
              <strong>{t.follows[far.follows]}</strong>
            </p>
            <p>{t.distance(f.number(far.places), f.number(far.fromPosts), f.number(far.fromChildren))}</p>
          </>
        )}
      </div>
      <Suspense
        fallback={
          <LoadingFrame ready={false} height={30}>
            {null}
          </LoadingFrame>
        }
      >
        <StateMap
          title={t.mapTitle}
          sentence={t.mapSentence(f.number(centers))}
          measure={t.measure}
          values={values}
          {...(state ? { selected: state } : {})}
          onSelect={(key) => setState(key === state ? undefined : key)}
        />
      </Suspense>
      {state === undefined ? null : (
        <p role="status" className="no-print">
          {t.onlyHere(stateName(state))}{' '}
          <Button look="quiet" onPress={() => setState(undefined)}>
            {t.everywhere}
          </Button>
        </p>
      )}
      <DataTable<ShareRow>
        caption={t.table}
        rows={shown}
        rowId={(r) => r.key}
        {...(may('siting.read')
          ? {
              take: {
                list: siteShares.id,
                filters: { level, centers: String(centers), towards: String(percent) },
              },
            }
          : {})}
        columns={[
          { id: 'place', head: t.place, value: (r) => nameOf(r.key) },
          {
            ...{ id: 'target', head: t.target, number: true, value: (r: ShareRow) => r.target },
            cell: (r) => (r.target === null ? '—' : f.number(r.target)),
          },
          ...(['byPosts', 'byChildren', 'between', 'planned', 'posts', 'children'] as const).map(count),
        ]}
      />
    </>
  )
}
