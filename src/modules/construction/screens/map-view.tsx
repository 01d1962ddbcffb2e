// The map of projects by state, and beside it the heat map of representations by stage: where they are, and where they stand.
import { lazy, Suspense, useMemo, useState } from 'react'
import { NATION } from '../../../kernel/ids.ts'
import { stateChoices, stateName } from '../../../kernel/state-names.ts'
import { useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { LoadingFrame } from '../../../ui/loading-frame.tsx'
import { classOf, limitsOf, type MapValue } from '../../../ui/map-classes.ts'
import type { MapShape } from '../../../ui/map-drawing.tsx'
import type { LandPoint, PointKind } from '../../../ui/map-marks.ts'
import { useMay, useMayNation } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { landOf } from '../../territory/contract.ts'
import type { ProgrammeRow } from '../contract/programme.ts'
import { Stage } from '../contract/stages.ts'
import { isOne } from '../contract/which.ts'
import './programme.css'
import { programmeText } from './programme-text.ts'
import { constructionWords } from './words.ts'

const LandMap = lazy(async () => ({ default: (await import('../../../ui/land-map.tsx')).LandMap }))
const StateMap = lazy(async () => ({ default: (await import('../../../ui/state-map.tsx')).StateMap }))

type Figure = 'going' | 'late' | 'open' | 'out' | 'places'
const counts: Readonly<Record<Figure, (r: ProgrammeRow, today: string) => number>> = {
  going: (r) => Number(isOne('going', r)),
  late: (r, today) => Number(isOne('late', r, today)),
  open: (r) => Number(isOne('open', r)),
  out: (r) => Number(isOne('out', r)),
  places: (r) => (r.out === null ? (r.places ?? 0) : 0),
}
/** Projects and places are counted whole, and none is a class of its own. */
const wholeLimits = (values: ReadonlyMap<string, MapValue>) =>
  [...new Set([1, ...limitsOf([...values.values()].map((v) => v.value ?? 0)).map(Math.ceil)])]
    .filter((limit) => limit >= 1)
    .slice(0, 4)
const stateOf = (r: ProgrammeRow) => r.municipality.slice(0, 2)

export function MapView({
  rows,
  today,
  representations,
}: {
  rows: readonly ProgrammeRow[]
  today: string
  representations: Readonly<Record<string, string>>
}) {
  const t = useText(programmeText)
  const { number } = useFormats()
  const [figure, setFigure] = useState<Figure>('going')
  const [state, setState] = useState<string>()
  const may = useMay()
  const whole = useMayNation()('construction.read')
  // municipalities are drawn once one has come to a state, where their boundaries are imported
  const land = useAsk(landOf, may('territory.read') && state ? { state } : undefined)
  const shapes = state && land.data ? land.data.shapes.filter((s) => s.id.startsWith(state)) : []
  const values = useMemo(() => {
    // who sees the whole country knows that a state without projects has none
    const sums = new Map<string, number>(whole ? stateChoices.map((s) => [s.value, 0]) : [])
    for (const r of rows) sums.set(stateOf(r), (sums.get(stateOf(r)) ?? 0) + counts[figure](r, today))
    return new Map(
      [...sums].map(([key, n]): [string, MapValue] => [
        key,
        { value: n, words: `${number(n)} ${t.figures[figure]}` },
      ]),
    )
  }, [rows, whole, figure, today, number, t])
  const limits = wholeLimits(values)
  return (
    <div className="stack">
      <div className="filters no-print">
        <Select
          label={t.figure}
          value={figure}
          onChange={setFigure}
          choices={(['going', 'late', 'open', 'out', 'places'] as const).map((value) => ({
            value,
            label: t.figures[value],
          }))}
        />
      </div>
      <div className="card stack">
        <Suspense
          fallback={
            <LoadingFrame ready={false} height={30}>
              {null}
            </LoadingFrame>
          }
        >
          {state && shapes.length > 0 ? (
            <TownMap
              {...{ figure, state, shapes, today }}
              rows={rows.filter((r) => stateOf(r) === state)}
              onLeave={() => setState(undefined)}
            />
          ) : (
            <StateMap
              title={t.mapTitle(t.figures[figure])}
              sentence={t.mapSentence}
              measure={t.figures[figure]}
              values={values}
              limits={limits}
              counted
              {...(state ? { selected: state } : {})}
              onSelect={(key) => setState(key === state ? undefined : key)}
            />
          )}
        </Suspense>
        <p role="status" className="soft">
          {state ? `${stateName(state)}: ${values.get(state)?.words ?? number(0)}` : t.noState}
        </p>
      </div>
      <HeatMap
        rows={state ? rows.filter((r) => stateOf(r) === state) : rows}
        representations={representations}
      />
    </div>
  )
}

/** The municipalities of a state, and its plots as marks: going on, opened, or fallen out, told apart by form. */
function TownMap({
  rows,
  figure,
  state,
  shapes,
  today,
  onLeave,
}: {
  rows: readonly ProgrammeRow[]
  figure: Figure
  state: string
  shapes: readonly MapShape[]
  today: string
  onLeave: () => void
}) {
  const t = useText(programmeText)
  const { number } = useFormats()
  const [selected, setSelected] = useState<string>()
  const values = useMemo(() => {
    const sums = new Map<string, number>(shapes.map((s) => [s.id, 0]))
    for (const r of rows) sums.set(r.municipality, (sums.get(r.municipality) ?? 0) + counts[figure](r, today))
    return new Map(
      [...sums].map(([key, n]): [string, MapValue] => [
        key,
        { value: n, words: `${number(n)} ${t.figures[figure]}` },
      ]),
    )
  }, [rows, shapes, figure, today, number, t])
  const points = useMemo(
    () =>
      rows.flatMap((r): LandPoint[] => {
        if (r.latitude === null || r.longitude === null) return []
        const kind = r.out !== null ? 'out' : r.stage === null ? 'open' : 'going'
        const { latitude, longitude, name } = r
        return [{ id: r.id, name, latitude, longitude, kind, words: `${name} · ${t.figures[kind]}` }]
      }),
    [rows, t],
  )
  const kinds: readonly PointKind[] = [
    { id: 'going', words: t.figures.going, form: 'circle', tone: 'ink' },
    { id: 'open', words: t.figures.open, form: 'square', tone: 'ink' },
    { id: 'out', words: t.figures.out, form: 'cross', tone: 'warn' },
  ]
  const limits = wholeLimits(values)
  return (
    <>
      <LandMap
        title={`${t.mapTitle(t.figures[figure])}: ${stateName(state)}`}
        sentence={t.townSentence}
        measure={t.figures[figure]}
        counted
        {...{ values, limits, shapes, points, kinds, state }}
        {...(selected ? { selected } : {})}
        onSelect={(key) => setSelected(key === selected ? undefined : key)}
      />
      <Button look="quiet" onPress={onLeave}>
        {t.allStates}
      </Button>
    </>
  )
}

function HeatMap({
  rows,
  representations,
}: {
  rows: readonly ProgrammeRow[]
  representations: Readonly<Record<string, string>>
}) {
  const t = useText(programmeText)
  const w = useText(constructionWords)
  const { number } = useFormats()
  const going = rows.filter((r) => r.out === null)
  const columns = [...Stage.options, 'opened' as const]
  const at = (r: ProgrammeRow) => r.stage ?? 'opened'
  const by = Map.groupBy(going, (r) => r.book)
  const lines = [...by].map(([book, list]) => {
    const cells = columns.map((c) => list.filter((r) => at(r) === c).length)
    return {
      book,
      name: book === NATION ? t.nation : (representations[book] ?? t.none),
      cells,
      total: list.length,
    }
  })
  lines.sort((a, b) => a.name.localeCompare(b.name, 'es'))
  const limits = limitsOf(lines.flatMap((l) => l.cells).filter((n) => n > 0))
  return (
    <div className="card stack">
      <h2 id="heat-title">{t.heatTitle}</h2>
      <p className="soft">{t.heatAbout}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="heat" tabIndex={0} aria-labelledby="heat-title">
        <table>
          <thead>
            <tr>
              <th scope="col">{t.representation}</th>
              {columns.map((c) => (
                <th key={c} scope="col">
                  {c === 'opened' ? w.stages.open : c === 'open' ? t.opening : w.stages[c]}
                </th>
              ))}
              <th scope="col">{t.total}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((l) => (
              <tr key={l.book}>
                <th scope="row">{l.name}</th>
                {l.cells.map((n, i) => (
                  <td
                    key={columns[i]}
                    data-class={n === 0 ? undefined : classOf({ value: n, words: '' }, limits)}
                  >
                    {n === 0 ? '' : number(n)}
                  </td>
                ))}
                <td>{number(l.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
