// A child's measurements on WHO's curves — or two files' of one: bands in the ground, labels where each curve ends, dots joined.
import { scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import { useState } from 'react'
import { ChartFrame } from './chart-frame.tsx'
import { ChartPoints } from './chart-points.tsx'
import type { State } from './chip.tsx'
import { useFormats, useText } from './language.tsx'
import { uiText } from './text.ts'

export type Curve = {
  readonly z: number
  readonly points: readonly { readonly x: number; readonly y: number }[]
}
export type GrowthPoint = {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly words: string
  readonly state?: State
  /** of another child's file: drawn in another shape, joined by a line of its own */
  readonly shape?: 'diamond'
}

const signed = (z: number) => (z === 0 ? '0' : z > 0 ? `+${z}` : `−${-z}`)

/** The band between two curves, by the one nearer to the median. */
const bandOf = (z: number) => (Math.abs(z) >= 2 ? 'outer' : Math.abs(z) >= 1 ? 'middle' : 'inner')

/** Curves (z −3 … +3, same x each) and points share units: x in `xName` (months, cm), y in `yName` (kg, cm). */
export function GrowthChart({
  title,
  sentence,
  xName,
  yName,
  curves,
  points,
  xStep,
  height = 420,
}: {
  title: string
  sentence: string
  /** with its unit: "Edad (meses)" */
  xName: string
  yName: string
  curves: readonly Curve[]
  points: readonly GrowthPoint[]
  /** distance between two marks of the x axis */
  xStep?: number
  height?: number
}) {
  const t = useText(uiText)
  const { number } = useFormats()
  const [on, setOn] = useState(points.at(-1)?.id)
  const shown = points.find((p) => p.id === on) ?? points.at(-1)
  const all = [...curves.flatMap((c) => c.points), ...points]
  const sorted = [...curves].sort((a, b) => a.z - b.z)
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      height={height}
      readout={shown?.words ?? ''}
      table={{
        head: [xName, yName, t.chart.point],
        rows: points.map((p) => [number(p.x, 1), number(p.y), p.words]),
      }}
    >
      {(width) => {
        const pad = { top: 28, right: 62, bottom: 48, left: 44 }
        const w = Math.max(120, width - pad.left - pad.right)
        const h = height - pad.top - pad.bottom
        const x = scaleLinear([Math.min(...all.map((p) => p.x)), Math.max(...all.map((p) => p.x))], [0, w])
        const y = scaleLinear(
          [Math.min(...all.map((p) => p.y)), Math.max(...all.map((p) => p.y))],
          [h, 0],
        ).nice()
        const [from = 0, to = 1] = x.domain()
        const room = Math.max(2, Math.floor(w / 48))
        const step = xStep === undefined ? undefined : xStep * Math.ceil((to - from) / xStep / room)
        const xTicks =
          step === undefined
            ? x.ticks(room)
            : Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)
        const stroke = line<{ x: number; y: number }>()
          .x((p) => x(p.x))
          .y((p) => y(p.y))
        const smooth = line<{ x: number; y: number }>()
          .x((p) => x(p.x))
          .y((p) => y(p.y))
          .curve(curveMonotoneX)
        const ends = sorted.map((c) => ({ z: c.z, y: y(c.points.at(-1)?.y ?? 0) }))
        const closest = Math.min(...ends.slice(1).map((e, i) => Math.abs(e.y - ends[i]!.y)))
        return (
          <svg width={width} height={height} aria-label={`${title}. ${sentence}`}>
            <g transform={`translate(${pad.left},${pad.top})`}>
              {sorted.slice(1).map((upper, i) => {
                const lower = sorted[i]!
                const inner = Math.abs(lower.z) < Math.abs(upper.z) ? lower.z : upper.z
                const band = area<{ x: number; y: number }>()
                  .x((p) => x(p.x))
                  .y0((_, k) => y(lower.points[k]?.y ?? 0))
                  .y1((p) => y(p.y))
                  .curve(curveMonotoneX)
                return (
                  <path
                    key={upper.z}
                    className="band"
                    data-band={bandOf(inner)}
                    d={band([...upper.points]) ?? ''}
                  />
                )
              })}
              {y.ticks(6).map((v) => (
                <g key={v} transform={`translate(0,${y(v)})`}>
                  <line className="grid" x2={w} />
                  <text x={-8} dy="0.35em" textAnchor="end">
                    {number(v)}
                  </text>
                </g>
              ))}
              {xTicks.map((v) => (
                <g key={v} transform={`translate(${x(v)},${h})`}>
                  <line className="base" y2={5} />
                  <text y={20} textAnchor="middle">
                    {number(v)}
                  </text>
                </g>
              ))}
              <line className="base" y1={h} y2={h} x2={w} />
              <text className="axis-name" x={w} y={h + 40} textAnchor="end">
                {xName}
              </text>
              <text className="axis-name" x={-pad.left} y={-14}>
                {yName}
              </text>
              {sorted.map((c) => (
                <path
                  key={c.z}
                  className="curve"
                  data-median={c.z === 0 || undefined}
                  d={smooth([...c.points]) ?? ''}
                />
              ))}
              {ends
                .filter((e) => closest >= 13 || Math.abs(e.z) !== 1)
                .map((e) => (
                  <text key={e.z} x={w + 6} y={e.y} dy="0.35em">
                    {e.z === 0 ? t.chart.median : signed(e.z)}
                  </text>
                ))}
              {([undefined, 'diamond'] as const).map((shape) => (
                <path
                  key={shape ?? 'circle'}
                  className="subject"
                  data-shape={shape}
                  d={stroke(points.filter((p) => p.shape === shape)) ?? ''}
                />
              ))}
            </g>
            <ChartPoints
              label={t.chart.points}
              dots={points.map((p) => ({ ...p, x: pad.left + x(p.x), y: pad.top + y(p.y) }))}
              width={width}
              height={height}
              on={shown?.id}
              onReach={setOn}
            />
          </svg>
        )
      }}
    </ChartFrame>
  )
}
