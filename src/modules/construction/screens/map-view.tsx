// The map of projects by state, and beside it the heat map of representations by stage: where they are, and where they stand.
import { lazy, Suspense, useMemo, useState } from 'react'
import { NATION } from '../../../kernel/ids.ts'
import { stateName } from '../../../kernel/state-names.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { LoadingFrame } from '../../../ui/loading-frame.tsx'
import { classOf, limitsOf, type MapValue } from '../../../ui/map-classes.ts'
import { Select } from '../../../ui/select.tsx'
import type { ProgrammeRow } from '../contract/programme.ts'
import { Stage } from '../contract/stages.ts'
import './programme.css'
import { programmeText } from './programme-text.ts'
import { constructionWords } from './words.ts'

const StateMap = lazy(async () => ({ default: (await import('../../../ui/state-map.tsx')).StateMap }))

type Figure = 'going' | 'late' | 'open' | 'out' | 'places'
const counts: Readonly<Record<Figure, (r: ProgrammeRow, today: string) => number>> = {
  going: (r) => (r.out === null && r.stage !== null ? 1 : 0),
  late: (r, today) => (r.out === null && r.stage !== null && r.due !== null && r.due < today ? 1 : 0),
  open: (r) => (r.stage === null && r.out === null ? 1 : 0),
  out: (r) => (r.out !== null ? 1 : 0),
  places: (r) => (r.out === null ? (r.places ?? 0) : 0),
}
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
  const values = useMemo(() => {
    const sums = new Map<string, number>()
    for (const r of rows) sums.set(stateOf(r), (sums.get(stateOf(r)) ?? 0) + counts[figure](r, today))
    return new Map(
      [...sums].map(([key, n]): [string, MapValue] => [
        key,
        { value: n, words: `${number(n)} ${t.figures[figure]}` },
      ]),
    )
  }, [rows, figure, today, number, t])
  // projects and places are counted whole: so are the limits of their classes
  const limits = [...new Set(limitsOf([...values.values()].map((v) => v.value ?? 0)).map(Math.ceil))]
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
          <StateMap
            title={t.mapTitle(t.figures[figure])}
            sentence={t.mapSentence}
            measure={t.figures[figure]}
            values={values}
            limits={limits}
            {...(state ? { selected: state } : {})}
            onSelect={(key) => setState(key === state ? undefined : key)}
          />
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
