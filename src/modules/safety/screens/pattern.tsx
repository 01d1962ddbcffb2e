// When, where and with whom incidents repeat: a picture of weekday and hour for the eye, and beside it the same in tables.
import { useState } from 'react'
import { addMonths, civilDay } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { IncidentKind } from '../contract/kinds.ts'
import { type IncidentPattern, incidentPattern } from '../contract.ts'
import { incidentDesk } from './desk-text.ts'
import './incidents.css'
import CalendarClock from 'lucide-react/icons/calendar-clock'
import { listText } from './list-text.ts'
import { incidentText } from './words.ts'

const ALL = 'all'
const SPANS = { month: 1, quarter: 3, year: 12 } as const
type Span = keyof typeof SPANS
/** Hours a center is usually open: always drawn, so that an empty hour is seen as one. */
const [OPENS, CLOSES] = [7, 18]
/** Monday to Friday; the others where something happened. */
const WORKDAYS = [1, 2, 3, 4, 5]
const SHADES = 5
const TOP = 10

type Cell = IncidentPattern['cells'][number]

/** 1 to 5 by the greatest; a number that is not told is the lightest, because it is small. */
const shadeOf = (count: number | null, most: number) =>
  count === null ? 1 : Math.max(1, Math.ceil((count / Math.max(1, most)) * SHADES))

export function Pattern({ id, zone }: { id: string; zone: string }) {
  const all = useText(listText)
  const t = all.pattern
  const d = useText(incidentDesk).pattern
  const w = useText(incidentText)
  const { day } = useFormats()
  const [span, setSpan] = useState<Span>('quarter')
  const [what, setWhat] = useState<string>(ALL)
  const lastDay = civilDay(new Date().toISOString(), zone)
  const firstDay = addMonths(lastDay, -SPANS[span])
  const input = { book: id, firstDay, lastDay, ...(what === ALL ? {} : { what: what as IncidentKind }) }
  const asked = useAsk(incidentPattern, input)
  return (
    <div className="stack">
      <div className="filters no-print">
        <Select
          label={t.span}
          value={span}
          onChange={setSpan}
          choices={(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: t.spans[value] }))}
        />
        <Select
          label={all.kind}
          value={what}
          onChange={setWhat}
          choices={[
            { value: ALL, label: all.allKinds },
            ...IncidentKind.options.map((value) => ({ value, label: w.kinds[value] })),
          ]}
        />
      </div>
      <Asked of={asked} height={30}>
        {(pattern) => (
          <>
            <p>
              {t.about(pattern.total, day(firstDay), day(lastDay))}{' '}
              {pattern.named ? null : <span className="soft">{t.hidden}</span>}
            </p>
            {pattern.total === 0 ? (
              <EmptyState icon={CalendarClock} title={all.empty}>
                {d.none}
              </EmptyState>
            ) : (
              <>
                <Heat cells={pattern.cells} />
                <div className="incident-beside">
                  <Counts pattern={pattern} />
                  {pattern.named ? <Repeating pattern={pattern} /> : null}
                </div>
              </>
            )}
          </>
        )}
      </Asked>
    </div>
  )
}

function Heat({ cells }: { cells: readonly Cell[] }) {
  const t = useText(listText).pattern
  const d = useText(incidentDesk).pattern
  const days = t.weekdays.split(' ')
  const shown = [1, 2, 3, 4, 5, 6, 0].filter(
    (x) => WORKDAYS.includes(x) || cells.some((c) => c.weekday === x),
  )
  const hours = cells.map((c) => c.hour)
  const from = Math.min(OPENS, ...hours)
  const to = Math.max(CLOSES, ...hours)
  const all = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const most = Math.max(1, ...cells.map((c) => c.count ?? 0))
  const words = (n: number | null) => (n === null ? t.few : String(n))
  return (
    <section className="card stack">
      <div>
        <h2>{t.heat}</h2>
        <p className="soft">{t.heatAbout}</p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="incident-heat-scroll" tabIndex={0} aria-label={t.heat}>
        <table className="incident-heat">
          <thead>
            <tr>
              <td />
              {shown.map((x) => (
                <th key={x} scope="col" aria-label={days[x]}>
                  {days[x]?.slice(0, 3)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {all.map((h) => (
              <tr key={h}>
                <th scope="row">{t.hour(h)}</th>
                {shown.map((x) => {
                  const cell = cells.find((c) => c.weekday === x && c.hour === h)
                  return (
                    <td
                      key={x}
                      data-shade={cell ? shadeOf(cell.count, most) : undefined}
                      title={cell ? t.cell(days[x] ?? '', t.hour(h), words(cell.count)) : undefined}
                    >
                      {cell ? (cell.count ?? '<10') : ''}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="incident-legend soft" aria-hidden="true">
        {d.less}
        {[1, 2, 3, 4, 5].map((s) => (
          <span key={s} data-shade={s} />
        ))}
        {d.moreWord}
      </p>
    </section>
  )
}

/** The picture again, to be read: the hours at which most happens, places and kinds. */
function Counts({ pattern }: { pattern: IncidentPattern }) {
  const all = useText(listText)
  const t = all.pattern
  const d = useText(incidentDesk).pattern
  const w = useText(incidentText)
  const days = t.weekdays.split(' ')
  const few = (n: number | null) => (n === null ? t.few : String(n))
  const count = <R extends { readonly count: number | null }>(): Column<R> => ({
    ...{ id: 'count', head: d.count, number: true, value: (r) => r.count ?? 0, cell: (r) => few(r.count) },
  })
  const top = [...pattern.cells].sort((a, b) => (b.count ?? 0) - (a.count ?? 0)).slice(0, TOP)
  return (
    <>
      <section className="card stack">
        <h2>{d.top}</h2>
        <DataTable
          caption={d.top}
          rows={top}
          rowId={(c) => `${c.weekday}|${c.hour}`}
          columns={[
            { id: 'day', head: d.day, value: (c) => days[c.weekday] ?? '' },
            { id: 'hour', head: d.hourHead, value: (c) => c.hour, cell: (c) => t.hour(c.hour) },
            count<Cell>(),
          ]}
        />
      </section>
      <section className="card stack">
        <h2>{t.places}</h2>
        <DataTable
          caption={t.places}
          rows={pattern.places}
          rowId={(p) => p.place ?? ''}
          columns={[
            { id: 'place', head: all.place, value: (p) => (p.place ? w.places[p.place] : w.noPlace) },
            count<IncidentPattern['places'][number]>(),
          ]}
        />
      </section>
      <section className="card stack">
        <h2>{t.kinds}</h2>
        <DataTable
          caption={t.kinds}
          rows={pattern.kinds}
          rowId={(k) => k.kind}
          columns={[
            { id: 'kind', head: all.kind, value: (k) => w.kinds[k.kind] },
            count<IncidentPattern['kinds'][number]>(),
          ]}
        />
      </section>
    </>
  )
}

/** Only in the center: to accompany, never to point at anybody. */
function Repeating({ pattern }: { pattern: IncidentPattern }) {
  const all = useText(listText)
  const t = all.pattern
  const d = useText(incidentDesk)
  const w = useText(incidentText)
  const name = (id: string) => pattern.names[id] ?? d.child
  return (
    <section className="card stack">
      <div>
        <h2>{t.children}</h2>
        <p className="soft">{t.childrenAbout}</p>
      </div>
      {pattern.children.length + pattern.pairs.length + pattern.repeats.length === 0 ? <p>{t.none}</p> : null}
      {pattern.children.length > 0 ? (
        <DataTable
          caption={t.children}
          rows={pattern.children}
          rowId={(c) => c.child}
          columns={[
            { id: 'child', head: d.pattern.child, value: (c) => name(c.child) },
            { id: 'hurt', head: t.hurt, number: true, value: (c) => c.hurt },
            { id: 'did', head: t.did, number: true, value: (c) => c.did },
          ]}
        />
      ) : null}
      {pattern.repeats.length > 0 ? (
        <>
          <h3>{d.pattern.repeats}</h3>
          <ul className="lines">
            {pattern.repeats.map((r) => (
              <li key={`${r.child}${r.part}${r.place}${r.hour}`}>
                <span>
                  <strong>{name(r.child)}</strong> {w.parts[r.part]} ·{' '}
                  {r.place ? w.places[r.place] : w.noPlace} · {t.hour(r.hour)}
                </span>
                <span>{t.times(r.count)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {pattern.pairs.length > 0 ? (
        <>
          <h3>{t.pairs}</h3>
          <ul className="lines">
            {pattern.pairs.map((p) => (
              <li key={`${p.did}${p.hurt}`}>
                <span>{t.pair(name(p.did), name(p.hurt))}</span>
                <span>{t.times(p.count)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}
