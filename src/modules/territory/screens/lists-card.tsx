// The lists that the land is known from — rows, date, source, who brought them, what is missing — and boundaries brought in.
import FileUp from 'lucide-react/icons/file-up'
import { useState } from 'react'
import { useAskAgain } from '../../../ui/asking.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Field } from '../../../ui/field.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMay, useMayNation } from '../../../ui/me.tsx'
import { upload } from '../../../ui/upload.ts'
import {
  type BoundariesBrought,
  bringBoundaries,
  type Dataset,
  landOf,
  MOST_BOUNDARY_BYTES,
  territoryLists,
} from '../contract.ts'
import { territoryText } from './text.ts'

/** Municipalities that the census of 2020 counted: with fewer, a list is of a part of the country. Source: INEGI, Censo 2020. */
const COUNTED = 2_469

export function ListsCard({
  datasets,
  municipalities,
}: {
  datasets: readonly Dataset[]
  municipalities: number
}) {
  const t = useText(territoryText)
  const f = useFormats()
  const may = useMay()
  const mayBring = useMayNation()('territory.write')
  const columns: Column<Dataset>[] = [
    { id: 'list', head: t.list, value: (d) => t.datasets[d.id] },
    {
      ...{ id: 'status', head: t.status, value: (d: Dataset) => d.rows },
      cell: (d) =>
        d.rows === 0
          ? t.missing
          : d.id === 'census' && d.municipalities < COUNTED
            ? t.partial(d.municipalities, COUNTED)
            : t.there,
    },
    {
      ...{ id: 'rows', head: t.rows, number: true, value: (d: Dataset) => d.rows },
      cell: (d) => f.number(d.rows),
    },
    {
      ...{ id: 'of', head: t.of, value: (d: Dataset) => d.newest },
      cell: (d) =>
        d.newest === null
          ? '—'
          : d.oldest === null || d.oldest === d.newest
            ? f.dated(d.newest)
            : `${f.dated(d.oldest)} – ${f.dated(d.newest)}`,
    },
    { id: 'source', head: t.source, value: (d) => d.sources.join('; ') },
    {
      ...{ id: 'by', head: t.brought, value: (d: Dataset) => d.at },
      cell: (d) => (d.at ? `${d.by ? `${d.by}, ` : ''}${f.dayOf(d.at)}` : '—'),
    },
  ]
  return (
    <div className="card stack">
      <h2>{t.lists}</h2>
      <DataTable caption={t.lists} rows={datasets} rowId={(d) => d.id} columns={columns} />
      {may('exchange.import') ? (
        <p className="no-print">
          <Link to="/importar">{t.import}</Link>
        </p>
      ) : null}
      {mayBring && municipalities > 0 ? <Bring /> : null}
    </div>
  )
}

const AS_OF = /^(19|20)\d{2}(-\d{2}(-\d{2})?)?$/

function Bring() {
  const t = useText(territoryText)
  const f = useFormats()
  const again = useAskAgain()
  const [asOf, setAsOf] = useState('')
  const [source, setSource] = useState('')
  const [busy, setBusy] = useState(false)
  const [why, setWhy] = useState<string>()
  const [told, setTold] = useState<BoundariesBrought>()
  const ready = AS_OF.test(asOf.trim()) && source.trim().length >= 3
  const bring = async (file: File) => {
    setWhy(undefined)
    setTold(undefined)
    if (file.size > MOST_BOUNDARY_BYTES) return setWhy(t.refusals['too-large'])
    setBusy(true)
    const said = { as_of: asOf.trim(), source: source.trim() }
    const parts = { onProgress: () => {}, signal: new AbortController().signal }
    const answer = await upload(bringBoundaries, said, file, parts)
    setBusy(false)
    if ('answer' in answer) {
      setTold(answer.answer)
      await again(territoryLists, landOf)
    } else {
      const words: Readonly<Record<string, string>> = t.refusals
      setWhy('refusal' in answer ? (words[answer.refusal.code] ?? t.unreadable) : t.unreadable)
    }
  }
  return (
    <div className="stack no-print">
      <h3>{t.bring}</h3>
      <p className="soft">{t.bringAbout}</p>
      <div className="filters">
        <Field label={t.asOf} hint={t.asOfHint} value={asOf} onChange={setAsOf} />
        <Field label={t.source} hint={t.sourceHint} value={source} onChange={setSource} />
        <FileButton
          icon={FileUp}
          accept=".json,.geojson,.topojson,application/json,application/geo+json"
          busy={busy}
          disabled={!ready}
          onFile={(file) => void bring(file)}
        >
          {t.choose}
        </FileButton>
      </div>
      <div role="status">
        {busy ? <p>{t.bringing}</p> : null}
        {told ? (
          <>
            <p>{t.done(f.number(told.added), f.number(told.changed), f.number(told.same))}</p>
            {told.without.length > 0 ? <p>{t.without(f.number(told.without.length))}</p> : null}
          </>
        ) : null}
      </div>
      {told && told.bad > 0 ? (
        <div role="alert">
          <p>{t.bad(f.number(told.bad))}</p>
          <ul>
            {told.errors.map((e) => (
              <li key={e.shape}>
                {t.shape(e.shape, e.key)}: {e.reason}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {why ? (
        <p className="alert-line" role="alert">
          {why}
        </p>
      ) : null}
    </div>
  )
}
