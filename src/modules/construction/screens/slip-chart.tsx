// How far days have slipped: of each row the planned, the forecast and the actual day on one line of time.
import { scaleTime } from 'd3-scale'
import { daysBetween } from '../../../kernel/days.ts'
import { ChartFrame } from '../../../ui/chart-frame.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import './programme.css'
import { programmeText } from './programme-text.ts'

export type Slip = {
  readonly id: string
  readonly name: string
  readonly planned: string
  readonly forecast: string | null
  readonly actual: string | null
}
/** Days from the planned day to what happened or is expected; below 0 = earlier. */
export const slipOf = (s: Pick<Slip, 'planned' | 'forecast' | 'actual'>): number =>
  daysBetween(s.planned, s.actual ?? s.forecast ?? s.planned)

const ROW = 28
const LABEL_PX = 84
/** Leaves out what would be written over its neighbor. */
const apart = (x: (d: Date) => number) => {
  let last = Number.NEGATIVE_INFINITY
  return (d: Date) => {
    if (x(d) - last < LABEL_PX) return false
    last = x(d)
    return true
  }
}
const moment = (day: string) => new Date(`${day}T00:00:00Z`)

/** `head`: what a row is. */
export function SlipChart({
  rows,
  title,
  sentence,
  head,
}: {
  rows: readonly Slip[]
  title: string
  sentence: string
  head: string
}) {
  const t = useText(programmeText)
  const { day, month, number } = useFormats()
  const days = rows.flatMap((r) => [r.planned, r.forecast, r.actual]).filter((d) => d !== null)
  const [first, last] = [days.toSorted()[0], days.toSorted().at(-1)]
  if (first === undefined || last === undefined) return null
  const shown = (d: string | null) => (d ? day(d) : t.none)
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      height={rows.length * ROW + 56}
      foot={
        <p className="soft">
          {t.marks.planned} · {t.marks.forecast} · {t.marks.actual}
        </p>
      }
      table={{
        head: [head, t.slipHead.planned, t.slipHead.forecast, t.slipHead.actual, t.slipHead.days],
        rows: rows.map((r) => [
          r.name,
          shown(r.planned),
          shown(r.forecast),
          shown(r.actual),
          number(slipOf(r)),
        ]),
      }}
    >
      {(width, height) => {
        const left = Math.min(220, Math.max(90, width * 0.3))
        const w = Math.max(80, width - left - 64)
        const x = scaleTime([moment(first), moment(last)], [0, w])
        const at = (d: string) => x(moment(d))
        const letters = Math.floor(left / 7.5)
        return (
          <svg width={width} height={height} aria-label={title}>
            <g transform={`translate(${left},8)`}>
              {x
                .ticks(Math.max(1, Math.floor(w / 110)))
                .filter(apart(x))
                .map((d) => (
                  <g key={d.getTime()} transform={`translate(${x(d)},0)`}>
                    <line className="grid" y2={rows.length * ROW} />
                    <text y={rows.length * ROW + 18} textAnchor="middle">
                      {month(d.toISOString().slice(0, 7))}
                    </text>
                  </g>
                ))}
              {rows.map((r, i) => {
                const end = r.actual ?? r.forecast ?? r.planned
                const slip = slipOf(r)
                return (
                  <g key={r.id} transform={`translate(0,${i * ROW + ROW / 2})`}>
                    <text x={-10} dy="0.35em" textAnchor="end">
                      {r.name.length > letters ? `${r.name.slice(0, letters - 1)}…` : r.name}
                    </text>
                    <line
                      className="slip-line"
                      data-late={slip > 0 ? true : undefined}
                      x1={at(r.planned)}
                      x2={at(end)}
                    />
                    <path
                      className="slip-planned"
                      d="M0-6 6 0 0 6-6 0Z"
                      transform={`translate(${at(r.planned)},0)`}
                    />
                    {r.forecast ? (
                      <path
                        className="slip-forecast"
                        d="M0-6 6 0 0 6-6 0Z"
                        transform={`translate(${at(r.forecast)},0)`}
                      />
                    ) : null}
                    {r.actual ? <circle className="slip-actual" r={5} cx={at(r.actual)} /> : null}
                    <text x={Math.max(at(end), at(r.planned)) + 10} dy="0.35em">
                      {t.days(`${slip > 0 ? '+' : ''}${number(slip)}`)}
                    </text>
                  </g>
                )
              })}
            </g>
          </svg>
        )
      }}
    </ChartFrame>
  )
}
