// How one figure went over days or months: an area from zero, the last value written where the line ends.
import { scaleLinear, scalePoint } from 'd3-scale'
import { area, line } from 'd3-shape'
import { useState } from 'react'
import { ChartFrame } from './chart-frame.tsx'
import { ChartPoints } from './chart-points.tsx'
import { useFormats, useText } from './language.tsx'
import { uiText } from './text.ts'

export type TrendPoint = {
  readonly id: string
  /** what the axis shows: "nov 2026" */
  readonly at: string
  /** null where nothing is known: the line breaks, it never falls to zero */
  readonly value: number | null
  /** the value in words: "81 % de 236,875 lugares · nov 2026" */
  readonly words: string
}

/** `unit` names the y axis; `show` writes a value the way the figure is written elsewhere. */
export function Trend({
  title,
  sentence,
  unit,
  points,
  context,
  contextName,
  most,
  show,
  height = 240,
}: {
  title: string
  sentence: string
  unit: string
  points: readonly TrendPoint[]
  /** the same points of what it is compared with, in grey */
  context?: readonly (number | null)[]
  contextName?: string
  /** top of the axis where it has a natural one: 100 for a percentage */
  most?: number
  show?: (value: number) => string
  height?: number
}) {
  const t = useText(uiText)
  const { number } = useFormats()
  const write = show ?? ((v: number) => number(v))
  const known = points.filter((p): p is TrendPoint & { value: number } => p.value !== null)
  const last = known.at(-1)
  const [on, setOn] = useState<string>()
  const shown = points.find((p) => p.id === on) ?? last
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      height={height}
      readout={shown?.words ?? t.chart.noData}
      table={{
        head: [t.chart.point, unit],
        rows: points.map((p) => [p.at, p.value === null ? t.chart.noData : write(p.value)]),
      }}
    >
      {(width) => {
        const pad = { top: 28, right: 64, bottom: 28, left: 52 }
        const w = Math.max(120, width - pad.left - pad.right)
        const h = height - pad.top - pad.bottom
        const x = scalePoint(
          points.map((p) => p.id),
          [0, w],
        )
        const top = most ?? Math.max(1, ...known.map((p) => p.value), ...(context ?? []).map((v) => v ?? 0))
        const y = scaleLinear([0, top], [h, 0]).nice()
        const at = (p: TrendPoint) => x(p.id) ?? 0
        const drawn = (p: TrendPoint) => p.value !== null
        const ground = area<TrendPoint>()
          .defined(drawn)
          .x(at)
          .y0(h)
          .y1((p) => y(p.value ?? 0))
        const stroke = line<TrendPoint>()
          .defined(drawn)
          .x(at)
          .y((p) => y(p.value ?? 0))
        const other = line<TrendPoint>()
          .defined((_, i) => context?.[i] !== null && context?.[i] !== undefined)
          .x(at)
          .y((_, i) => y(context?.[i] ?? 0))
        const every = Math.max(1, Math.ceil(points.length / Math.max(2, Math.floor(w / 84))))
        return (
          <svg width={width} height={height} aria-label={`${title}. ${sentence}`}>
            <g transform={`translate(${pad.left},${pad.top})`}>
              {y.ticks(4).map((v) => (
                <g key={v} transform={`translate(0,${y(v)})`}>
                  <line className={v === 0 ? 'base' : 'grid'} x2={w} />
                  <text x={-8} dy="0.35em" textAnchor="end">
                    {write(v)}
                  </text>
                </g>
              ))}
              {points.map((p, i) =>
                (points.length - 1 - i) % every === 0 ? (
                  <text key={p.id} x={at(p)} y={h + 20} textAnchor="middle">
                    {p.at}
                  </text>
                ) : null,
              )}
              <text className="axis-name" x={-pad.left} y={-14}>
                {unit}
              </text>
              <path className="area" d={ground([...points]) ?? ''} />
              {context ? (
                <>
                  <path className="other" d={other([...points]) ?? ''} />
                  <text x={w + 8} y={y(context.at(-1) ?? 0)} dy="0.35em">
                    {contextName}
                  </text>
                </>
              ) : null}
              <path className="subject" d={stroke([...points]) ?? ''} />
              {last ? (
                <text className="last" x={at(last) + 10} y={y(last.value)} dy="0.35em">
                  {write(last.value)}
                </text>
              ) : null}
            </g>
            <ChartPoints
              label={`${unit}. ${t.chart.points}`}
              dots={known.map((p) => ({
                id: p.id,
                x: pad.left + at(p),
                y: pad.top + y(p.value),
                words: p.words,
              }))}
              width={width}
              height={height}
              on={shown?.id}
              onReach={setOn}
              radius={3.5}
            />
          </svg>
        )
      }}
    </ChartFrame>
  )
}
