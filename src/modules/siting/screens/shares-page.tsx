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
import { useStanding } from '../../../ui/standing.tsx'
import { ledger, publishedTargets } from '../../places/contract.ts'
import { municipalValues } from '../../territory/contract.ts'
import { followed, type ShareLevel, type ShareRow, shareRows } from '../rules/share-rows.ts'
import { sharesText } from './shares-text.ts'

const StateMap = lazy(async () => ({ default: (await import('../../../ui/state-map.tsx')).StateMap }))
/** Centers announced for the programme. Source: published targets, total of the nation. */
const ANNOUNCED = '1000'
const MOST = 100_000

export function SharesPage() {
  const t = useText(sharesText)
  const f = useFormats()
  const me = useMe()
  const may = useMay()
  const [typed, setTyped] = useState(ANNOUNCED)
  const [level, setLevel] = useState<ShareLevel>('state')
  const [towards, setTowards] = useState(0)
  const values = useAsk(municipalValues, {})
  const published = useAsk(publishedTargets, may('places.read') ? {} : undefined)
  const places = useAsk(ledger, may('places.read') ? {} : undefined)
  useStanding([...homeSteps(me, t.mexico), { label: t.title }], 'siting')
  const number = amountOf(typed) ?? Number.NaN
  const good = Number.isInteger(number) && number >= 1 && number <= MOST
  const centers = good ? number : Number(ANNOUNCED)
  const targets = useMemo(
    () =>
      new Map(
        (published.data?.targets ?? []).flatMap((x) =>
          x.period === 'total' && x.place !== null && x.centers !== null
            ? [[x.place, x.centers] as const]
            : [],
        ),
      ),
    [published.data],
  )
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
  return (
    <div className="stack">
      <PageHead title={t.title} about={t.lead} />
      <Asked of={values} height={40}>
        {({ rows, unplaced, dates }) => {
          if (!dates.census || !dates.posts)
            return (
              <p>
                {t.missing} <Link to="/territorio">{t.toTerritory}</Link>
              </p>
            )
          const asked = { level, centers, towards }
          return (
            <div className="stack">
              <div className="card stack">
                <div className="filters no-print">
                  <Field
                    label={t.centers}
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
                  rows={shareRows(rows, unplaced, targets, planned, asked)}
                  states={shareRows(rows, unplaced, targets, planned, { ...asked, level: 'state' })}
                  towns={shareRows(rows, unplaced, targets, planned, { ...asked, level: 'municipality' })}
                  names={new Map(rows.map((r) => [r.cvegeo, r.name]))}
                  centers={centers}
                />
                <p className="soft">{t.city}</p>
                {level === 'municipality' ? (
                  <p className="soft">
                    {t.unplaced(
                      f.number(unplaced.reduce((n, u) => n + (u.key === '09000' ? 0 : u.women), 0)),
                    )}
                  </p>
                ) : null}
                <p className="soft">{t.caution(f.dated(dates.census), f.dated(dates.posts))}</p>
              </div>
            </div>
          )
        }}
      </Asked>
    </div>
  )
}

function Shared({
  rows,
  states,
  towns,
  names,
  centers,
}: {
  rows: readonly ShareRow[]
  states: readonly ShareRow[]
  towns: readonly ShareRow[]
  names: ReadonlyMap<string, string>
  centers: number
}) {
  const t = useText(sharesText)
  const f = useFormats()
  const may = useMay()
  const [state, setState] = useState<string>()
  // targets were published of states and of municipalities: both are looked at
  const told = followed([...states, ...towns])
  const values = new Map(
    states.map((s): [string, MapValue] => [
      s.key,
      { value: s.between, words: `${f.number(s.between)} · ${t.measure}` },
    ]),
  )
  const nameOf = (key: string) =>
    key.length === 2
      ? stateName(key)
      : key === '09000'
        ? t.wholeCity
        : `${names.get(key) ?? key}, ${stateName(key.slice(0, 2))}`
  const shown = state === undefined ? rows : rows.filter((r) => r.key.startsWith(state))
  const count = (id: 'children' | 'posts' | 'byChildren' | 'byPosts' | 'between' | 'planned') => ({
    ...{ id, head: t[id], number: true, value: (r: ShareRow) => r[id] },
    cell: (r: ShareRow) => f.number(r[id]),
  })
  return (
    <>
      <div role="status">
        {told.places === 0 ? (
          <p>{may('places.read') ? t.noTargets : t.targetsElsewhere}</p>
        ) : (
          <>
            <p>
              <strong>{t.follows[told.follows]}</strong>
            </p>
            <p>{t.distance(f.number(told.places), f.number(told.fromPosts), f.number(told.fromChildren))}</p>
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
