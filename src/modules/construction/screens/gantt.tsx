// The line of time of many projects: only rows in sight are drawn, and panning is the browser's own scrolling, so that a thousand stay smooth.
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useLayoutEffect, useMemo, useRef } from 'react'
import { addDays, daysBetween } from '../../../kernel/days.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { usePrinting } from '../../../ui/use-printing.ts'
import type { PhaseSpan, ProgrammeRow } from '../contract/programme.ts'
import { Phase } from '../contract/programme.ts'
import '../../../ui/map.css'
import './gantt.css'
import { programmeText } from './programme-text.ts'

const ROW = 40
const HEAD = 44
const SCROLLBAR = 18
/** Rows drawn beyond those in sight. */
const OVER = 6
/** How much of the box lies before today. */
const BEFORE = 0.35
/** Pixels a day. */
const SCALES = { years: 0.35, quarters: 1, months: 3 } as const
export type Zoom = keyof typeof SCALES
/** Pixels of the whole line on a sheet of paper. */
const PAPER = 640

type Line = {
  readonly from: string
  readonly days: number
  readonly ticks: readonly { readonly at: number; readonly day: string }[]
}

/** From the first day to the last, in whole years, with a tick for each unit of the scale. */
function lineOf(rows: readonly ProgrammeRow[], today: string, zoom: Zoom): Line {
  let [first, last] = [today, today]
  const see = (day: string | null | undefined) => {
    if (!day) return
    if (day < first) first = day
    if (day > last) last = day
  }
  for (const r of rows) {
    for (const s of r.spans) for (const d of [s.from, s.to, ...(s.planned ?? [])]) see(d)
    for (const d of [r.opens_planned, r.opens_forecast]) see(d)
  }
  const from = `${first.slice(0, 4)}-01-01`
  const until = `${Number(last.slice(0, 4)) + 1}-01-01`
  const step = zoom === 'years' ? 12 : zoom === 'quarters' ? 3 : 1
  const ticks: { at: number; day: string }[] = []
  for (let year = Number(from.slice(0, 4)); year < Number(until.slice(0, 4)); year++)
    for (let month = 1; month <= 12; month += step) {
      const day = `${year}-${String(month).padStart(2, '0')}-01`
      ticks.push({ at: daysBetween(from, day), day })
    }
  return { from, days: daysBetween(from, until), ticks }
}

export function Gantt({
  rows,
  today,
  zoom,
  place,
}: {
  rows: readonly ProgrammeRow[]
  today: string
  zoom: Zoom
  /** name of the municipality of a row */
  place: (row: ProgrammeRow) => string
}) {
  const t = useText(programmeText)
  const { month } = useFormats()
  const box = useRef<HTMLDivElement>(null)
  const line = useMemo(() => lineOf(rows, today, zoom), [rows, today, zoom])
  const printing = usePrinting()
  const px = printing ? PAPER / line.days : SCALES[zoom]
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: OVER,
    // rows that come in sight may wait for the next frame: a pan never waits for them
    useFlushSync: false,
    // before the box is measured a first screenful is drawn, so that nothing waits for a second look
    initialRect: { width: 1200, height: 640 },
  })
  const shown = printing ? rows.map((_, index) => ({ index, start: index * ROW })) : virtual.getVirtualItems()
  const width = Math.ceil(line.days * px)
  const now = daysBetween(line.from, today) * px
  // one begins where one stands: what has happened at the left, what is to come at the right
  useLayoutEffect(() => {
    if (box.current) box.current.scrollLeft = Math.max(0, now - box.current.clientWidth * BEFORE)
  }, [now])
  return (
    <div className="stack">
      <p className="soft">{t.timeAbout}</p>
      <ul className="legend gantt-legend">
        {Phase.options.map((phase) => (
          <li key={phase}>
            <span className="gantt-bar" data-phase={phase} data-is="over" aria-hidden />
            {t.phases[phase]}
          </li>
        ))}
        <li>
          <span className="gantt-bar" data-phase="works" data-is="to-come" aria-hidden />
          {t.is['to-come']}
        </li>
        <li>
          <span className="gantt-plan" aria-hidden />
          {t.planned}
        </li>
        <li>
          <span className="gantt-open" aria-hidden>
            ◆
          </span>
          {t.opening}
        </li>
      </ul>
      <section
        className="gantt"
        ref={box}
        aria-label={t.timeRegion}
        style={{ height: printing ? 'auto' : `min(70vh, ${HEAD + rows.length * ROW + SCROLLBAR}px)` }}
      >
        <div
          className="gantt-sheet"
          style={{ width: `calc(var(--gantt-name) + ${width}px)`, height: HEAD + virtual.getTotalSize() }}
        >
          <div className="gantt-head" style={{ height: HEAD }} aria-hidden>
            <span className="gantt-corner" />
            {line.ticks
              .filter(({ day }) => !printing || day.endsWith('-01-01'))
              .map(({ at, day }) => (
                <span
                  key={day}
                  className="gantt-tick"
                  style={{ left: `calc(var(--gantt-name) + ${at * px}px)` }}
                >
                  {zoom === 'years' || printing ? day.slice(0, 4) : month(day.slice(0, 7))}
                </span>
              ))}
          </div>
          <span className="gantt-today" style={{ left: `calc(var(--gantt-name) + ${now}px)` }} aria-hidden>
            {t.today}
          </span>
          <ol className="gantt-rows">
            {shown.map((item) => {
              const row = rows[item.index]
              return row ? (
                <GanttRow
                  key={row.id}
                  row={row}
                  top={HEAD + item.start}
                  from={line.from}
                  px={px}
                  today={today}
                  place={place(row)}
                  at={item.index + 1}
                  of={rows.length}
                />
              ) : null
            })}
          </ol>
        </div>
      </section>
    </div>
  )
}

type RowParts = {
  row: ProgrammeRow
  top: number
  from: string
  px: number
  today: string
  place: string
  at: number
  of: number
}

const GanttRow = memo(function GanttRow({ row, top, from, px, today, place, at, of }: RowParts) {
  const t = useText(programmeText)
  const { day } = useFormats()
  const left = (on: string) => daysBetween(from, on) * px
  const wide = (a: string, b: string) => Math.max(3, daysBetween(a, b) * px)
  // who goes on and has no end is drawn until today; what is to come without an end is a mark alone
  const end = (s: PhaseSpan) => s.to ?? (s.is === 'going' && s.from < today ? today : addDays(s.from, 14))
  const opening = row.opened ?? row.opens_forecast ?? row.opens_planned
  // each is said once, for the pointer and for who listens
  const said = row.spans.map((s) =>
    t.span(t.phases[s.phase], day(s.from), s.to ? day(s.to) : t.unknownEnd, t.is[s.is]),
  )
  return (
    <li className="gantt-row" style={{ top, height: ROW }} aria-posinset={at} aria-setsize={of}>
      <span className="gantt-name">
        <Link to={`/obras/${row.book}/${row.id}`}>{row.name}</Link>
        <span className="soft">{place}</span>
      </span>
      <span className="gantt-bars">
        {row.spans.map((s) =>
          s.planned ? (
            <span
              key={`p${s.phase}`}
              className="gantt-plan"
              style={{ left: left(s.planned[0]), width: wide(s.planned[0], s.planned[1]) }}
              aria-hidden
            />
          ) : null,
        )}
        {row.spans.map((s, i) => (
          <span
            key={s.phase}
            className="gantt-bar"
            data-phase={s.phase}
            data-is={s.is}
            data-open={s.to === null ? true : undefined}
            style={{ left: left(s.from), width: wide(s.from, end(s)) }}
            title={said[i]}
            aria-hidden
          />
        ))}
        {opening ? (
          <span
            className="gantt-open"
            style={{ left: left(opening) }}
            title={`${t.opening}: ${day(opening)}`}
            aria-hidden
          >
            ◆
          </span>
        ) : null}
      </span>
      <span className="unseen">
        {[said.join('; ') || t.noDays, opening ? `${t.opening}: ${day(opening)}` : ''].join('. ')}
      </span>
    </li>
  )
})
