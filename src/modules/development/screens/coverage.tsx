// Coverage beside the funnel: from the nation down to a room, by cohort, by domain, and entry against now; places by name.
import ChevronUp from 'lucide-react/icons/chevron-up'
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { type CoveredPlace, coverage } from '../contract/coverage.ts'
import './development.css'
import { coverageText } from './coverage-text.ts'

/** What is looked at together: few enough columns to be read on a tablet. */
const VIEWS = {
  cohort: ['covered', 'covered-0', 'covered-1', 'covered-2', 'covered-3'],
  domain: ['covered-soc', 'covered-len', 'covered-cog', 'covered-mot'],
  growth: ['screening', 'held'],
} as const
type View = keyof typeof VIEWS
type Figure = (typeof VIEWS)[View][number]

export function CoverageSection() {
  const t = useText(coverageText)
  const [at, setAt] = useState<{ representation?: string; center?: string }>({})
  const [view, setView] = useState<View>('cohort')
  const asked = useAsk(coverage, at)
  return (
    <section className="card stack" aria-labelledby="coverage">
      <h2 id="coverage">{t.title}</h2>
      <p className="soft">{t.about}</p>
      <div className="filters no-print">
        <Select
          label={t.view}
          value={view}
          onChange={setView}
          choices={(Object.keys(VIEWS) as View[]).map((value) => ({ value, label: t.views[value] }))}
        />
      </div>
      <Asked of={asked} height={24}>
        {({ path, below }) => (
          <Places
            {...{ path, below }}
            figures={VIEWS[view]}
            top={Object.keys(at).length === 0}
            onPlace={setAt}
          />
        )}
      </Asked>
    </section>
  )
}

function Places({
  path,
  below,
  figures,
  top,
  onPlace,
}: {
  path: readonly CoveredPlace[]
  below: readonly CoveredPlace[]
  figures: readonly Figure[]
  /** nothing lies above within reach */
  top: boolean
  onPlace: (at: { representation?: string; center?: string }) => void
}) {
  const t = useText(coverageText)
  const { partOf } = useFormats()
  const here = path.at(-1)
  if (!here) return null
  const over = path.at(-2)
  const said = (p: CoveredPlace, f: Figure) => {
    const share = p.shares[`development.${f}`]
    if (!share) return t.nobody
    return share.part === null || share.whole === null ? t.hidden : partOf(share.part, share.whole)
  }
  const open = (p: CoveredPlace) =>
    p.kind === 'representation'
      ? () => onPlace({ representation: p.id })
      : p.kind === 'center'
        ? () => onPlace({ center: p.id })
        : undefined
  const columns: Column<CoveredPlace>[] = [
    {
      id: 'place',
      head: t.levels[below[0]?.kind ?? 'room'],
      sortable: false,
      value: (p) => p.name,
      cell: (p) => {
        const go = open(p)
        return go ? (
          <span className="coverage-place">
            <Button look="quiet" onPress={go}>
              {p.name}
            </Button>
          </span>
        ) : (
          p.name
        )
      },
    },
    ...figures.map(
      (f): Column<CoveredPlace> => ({
        ...{ id: f, head: t.figures[f], sortable: false, number: true },
        value: () => null,
        cell: (p) => said(p, f),
      }),
    ),
  ]
  return (
    <>
      <div className="row">
        <h3>{here.name}</h3>
        {over ? (
          <Button look="quiet" icon={ChevronUp} onPress={open(over)!}>
            {t.up(over.name)}
          </Button>
        ) : !top ? (
          <Button look="quiet" icon={ChevronUp} onPress={() => onPlace({})}>
            {t.whole}
          </Button>
        ) : null}
      </div>
      <dl className="coverage-own">
        {figures.map((f) => (
          <div key={f}>
            <dt>{t.figures[f]}</dt>
            <dd>{said(here, f)}</dd>
          </div>
        ))}
      </dl>
      {below.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable caption={`${t.title}: ${here.name}`} rows={below} rowId={(p) => p.id} columns={columns} />
      )}
      <p className="soft">{t.small}</p>
    </>
  )
}
