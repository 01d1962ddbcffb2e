// The land: a map of municipalities by the figure one chooses, the same as a table, and the lists it all comes from.
import MapIcon from 'lucide-react/icons/map'
import { lazy, Suspense, useMemo, useState } from 'react'
import { stateChoices, stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { LoadingFrame } from '../../../ui/loading-frame.tsx'
import type { MapValue } from '../../../ui/map-classes.ts'
import type { LandPoint, PointKind } from '../../../ui/map-marks.ts'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import {
  type LandPoints,
  landOf,
  landPoints,
  type MunicipalityShown,
  municipalValues,
  type pointKinds,
  territoryLists,
} from '../contract.ts'
import { ListsCard } from './lists-card.tsx'
import { quantileLimits } from './quantile-limits.ts'
import { territoryText } from './text.ts'

const LandMap = lazy(async () => ({ default: (await import('../../../ui/land-map.tsx')).LandMap }))

export const figures = [
  ...(['children_0_2', 'children_3_5', 'working_women', 'women_posts'] as const),
  ...(['nurseries', 'per_nursery', 'places', 'people'] as const),
]
type Figure = (typeof figures)[number]
type Marks = (typeof pointKinds)[number] | 'none'
const FROM: Readonly<Record<Figure, string>> = {
  ...{ children_0_2: 'census', children_3_5: 'census', working_women: 'census', people: 'census' },
  ...{ women_posts: 'posts', nurseries: 'denue', per_nursery: 'denue', places: 'imss' },
}

const nurseriesOf = (r: MunicipalityShown) =>
  r.nurseries_public === null || r.nurseries_private === null
    ? null
    : r.nurseries_public + r.nurseries_private
function figureOf(r: MunicipalityShown, figure: Figure): number | null {
  if (figure === 'nurseries') return nurseriesOf(r)
  if (figure !== 'per_nursery') return r[figure]
  const n = nurseriesOf(r)
  return n === null || n === 0 || r.children_0_2 === null ? null : Math.round(r.children_0_2 / n)
}

export function TerritoryPage() {
  const t = useText(territoryText)
  const me = useMe()
  const lists = useAsk(territoryLists, {})
  useStanding([...homeSteps(me, t.mexico), { label: t.title }], 'territory')
  return (
    <div className="stack">
      <PageHead title={t.title} about={t.lead} />
      <Asked of={lists} height={30}>
        {({ datasets, municipalities }) => (
          <div className="stack">
            {municipalities === 0 ? <NoMunicipalities /> : <LandCard />}
            {municipalities > 0 ? (
              <p className="no-print">
                <Link to="/ubicacion/reparto">{t.toShares}</Link>
              </p>
            ) : null}
            <ListsCard datasets={datasets} municipalities={municipalities} />
          </div>
        )}
      </Asked>
    </div>
  )
}

function NoMunicipalities() {
  const t = useText(territoryText)
  const may = useMay()
  return (
    <EmptyState icon={MapIcon} title={t.noMunicipalities}>
      {t.noMunicipalitiesStep}
      {may('exchange.import') ? (
        <>
          {' '}
          <Link to="/importar">{t.import}</Link>
        </>
      ) : null}
    </EmptyState>
  )
}

function LandCard() {
  const t = useText(territoryText)
  const f = useFormats()
  const [figure, setFigure] = useState<Figure>('children_0_2')
  const [state, setState] = useState('')
  const [marks, setMarks] = useState<Marks>('none')
  const [selected, setSelected] = useState<string>()
  const scope = state === '' ? {} : { state }
  const values = useAsk(municipalValues, scope)
  const land = useAsk(landOf, scope)
  const points = useAsk(landPoints, marks === 'none' ? undefined : { of: marks, ...scope })
  return (
    <div className="card stack">
      <div className="filters no-print">
        <Select
          label={t.figure}
          value={figure}
          onChange={setFigure}
          choices={figures.map((value) => ({ value, label: t.figures[value] }))}
        />
        <Select
          label={t.state}
          value={state === '' ? 'all' : state}
          onChange={(s) => setState(s === 'all' ? '' : s)}
          choices={[{ value: 'all', label: t.whole }, ...stateChoices]}
        />
        <Select
          label={t.marks}
          value={marks}
          onChange={setMarks}
          choices={[
            { value: 'none', label: t.noMarks },
            { value: 'localities', label: t.localities },
            { value: 'nurseries', label: t.nurseries },
          ]}
        />
      </div>
      <Asked of={values} height={40}>
        {({ rows, dates, unplaced }) => {
          const date = dates[FROM[figure]] ?? null
          const chosen = rows.find((r) => r.cvegeo === selected)
          const posts = unplaced.reduce((n, u) => n + u.posts, 0)
          const women = unplaced.reduce((n, u) => n + u.women, 0)
          return (
            <>
              <Suspense
                fallback={
                  <LoadingFrame ready={false} height={30}>
                    {null}
                  </LoadingFrame>
                }
              >
                <Asked of={land} height={30}>
                  {({ shapes, as_of, source }) => (
                    <Drawn
                      {...{ rows, figure, state, date, shapes, selected }}
                      points={marks === 'none' ? undefined : points.data}
                      credit={
                        source ? t.mapSource(source, as_of === null ? t.undated : f.dated(as_of)) : undefined
                      }
                      onSelect={(id) => (shapes.length === 0 ? setState(id) : setSelected(id))}
                    />
                  )}
                </Asked>
              </Suspense>
              <p className="no-print" role="status">
                {chosen ? (
                  <Link to={`/territorio/municipio/${chosen.cvegeo}`}>
                    {t.openSheet(`${chosen.name}, ${stateName(chosen.cvegeo.slice(0, 2))}`)}
                  </Link>
                ) : null}
              </p>
              {figure === 'women_posts' && posts > 0 ? (
                <p className="soft">{t.unplaced(f.number(posts), f.number(women))}</p>
              ) : null}
              <MunicipalTable {...{ rows, figure, selected, onSelect: setSelected }} />
            </>
          )
        }}
      </Asked>
    </div>
  )
}

const marksOf = (
  told: LandPoints | undefined,
  t: (typeof territoryText)['es'],
  number: (n: number) => string,
): LandPoint[] => {
  if (!told) return []
  const most = Math.max(1, ...told.size.map((s) => s ?? 0))
  return told.id.map((id, i) => {
    const kind = told.kind[i]!
    const size = told.size[i] ?? null
    return {
      ...{ id, kind, latitude: told.latitude[i]!, longitude: told.longitude[i]! },
      name: told.name[i] || t.kinds[kind],
      words: `${told.name[i] || t.kinds[kind]}${size === null ? '' : `: ${number(size)}`} · ${t.kinds[kind]}`,
      ...(size === null ? {} : { size: size / most }),
    }
  })
}

function Drawn({
  rows,
  figure,
  state,
  date,
  shapes,
  selected,
  points,
  credit,
  onSelect,
}: {
  rows: readonly MunicipalityShown[]
  figure: Figure
  state: string
  date: string | null
  shapes: readonly { readonly id: string; readonly name: string; readonly path: string }[]
  selected: string | undefined
  points: LandPoints | undefined
  credit: string | undefined
  onSelect: (id: string) => void
}) {
  const t = useText(territoryText)
  const f = useFormats()
  const values = useMemo(() => {
    // without boundaries the states are drawn: what can be added is added up
    const sums = new Map<string, number>()
    const byKey = shapes.length > 0 || figure === 'per_nursery'
    for (const r of rows) {
      const value = figureOf(r, figure)
      const key = byKey ? r.cvegeo : r.cvegeo.slice(0, 2)
      if (value !== null) sums.set(key, (sums.get(key) ?? 0) + value)
    }
    return new Map(
      [...sums].map(([key, value]): [string, MapValue] => [
        key,
        { value, words: `${f.number(value)} · ${t.figures[figure]}` },
      ]),
    )
  }, [rows, figure, shapes, f, t])
  const limits = useMemo(() => quantileLimits([...values.values()].flatMap((v) => v.value ?? [])), [values])
  const marks = useMemo(() => marksOf(points, t, (n) => f.number(n)), [points, t, f])
  const kinds: readonly PointKind[] = [
    { id: 'U', words: t.kinds.U, form: 'circle', tone: 'ink' },
    { id: 'R', words: t.kinds.R, form: 'triangle', tone: 'soft' },
    { id: 'public', words: t.kinds.public, form: 'square', tone: 'ink' },
    { id: 'private', words: t.kinds.private, form: 'diamond', tone: 'warn' },
  ]
  const where = state === '' ? t.mexico : stateName(state)
  if (values.size === 0) return <p>{t.empty}</p>
  return (
    <LandMap
      title={t.mapTitle(t.figures[figure], where)}
      sentence={
        shapes.length > 0
          ? t.mapSentence(f.number(values.size), date === null ? t.undated : f.dated(date))
          : t.statesSentence(f.number(values.size), date === null ? t.undated : f.dated(date))
      }
      measure={t.figures[figure]}
      {...{ values, limits, shapes, kinds, onSelect }}
      points={marks}
      {...(selected ? { selected } : {})}
      {...(state ? { state } : {})}
      {...(credit ? { credit } : {})}
    />
  )
}

function MunicipalTable({
  rows,
  figure,
  selected,
  onSelect,
}: {
  rows: readonly MunicipalityShown[]
  figure: Figure
  selected: string | undefined
  onSelect: (id: string) => void
}) {
  const t = useText(territoryText)
  const f = useFormats()
  const column = (id: Figure): Column<MunicipalityShown> => ({
    ...{ id, head: t.figures[id], number: true, value: (r) => figureOf(r, id) },
    cell: (r) => {
      const value = figureOf(r, id)
      return value === null ? '—' : f.number(value)
    },
  })
  const others = (['children_0_2', 'working_women', 'women_posts', 'nurseries'] as const).filter(
    (x) => x !== figure,
  )
  return (
    <DataTable<MunicipalityShown>
      caption={t.table}
      rows={rows}
      rowId={(r) => r.cvegeo}
      {...(selected ? { selected } : {})}
      onSelect={onSelect}
      columns={[
        {
          ...{ id: 'name', head: t.municipality, value: (r: MunicipalityShown) => `${r.name} ${r.cvegeo}` },
          cell: (r) => <Link to={`/territorio/municipio/${r.cvegeo}`}>{r.name}</Link>,
        },
        { id: 'state', head: t.state, value: (r) => stateName(r.cvegeo.slice(0, 2)) },
        column(figure),
        ...others.map(column),
      ]}
      take={{
        list: municipalValues.id,
        filters: rows.length > 0 && rows.length < 1000 ? { state: rows[0]!.cvegeo.slice(0, 2) } : {},
      }}
    />
  )
}
