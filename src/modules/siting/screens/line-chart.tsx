// A line over numbers with its axis, its dots within reach and a mark of where the plan stands: curve of coverage, price of equity.
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { useState } from 'react'
import { ChartFrame, type ChartTable } from '../../../ui/chart-frame.tsx'
import { ChartPoints } from '../../../ui/chart-points.tsx'
import { useFormats } from '../../../ui/language.tsx'
import './siting.css'

export type LinePoint = { readonly x: number; readonly y: number; readonly words: string }

const HEIGHT = 280
const PAD = { top: 30, right: 24, bottom: 44, left: 76 }
/** so many dots can be walked by arrows without tiring */
const MOST_DOTS = 26

export function LineChart({
  title,
  sentence,
  points,
  xName,
  yName,
  xWords,
  mark,
  table,
  note,
}: {
  title: string
  sentence: string
  points: readonly LinePoint[]
  xName: string
  yName: string
  xWords?: (x: number) => string
  /** where the plan stands */
  mark?: { readonly x: number; readonly words: string }
  table: ChartTable
  note?: string
}) {
  const { number } = useFormats()
  const [on, setOn] = useState<string>()
  const every = Math.max(1, Math.ceil(points.length / MOST_DOTS))
  const dots = points.filter((_, k) => k % every === 0 || k === points.length - 1)
  const shown = dots.find((p) => String(p.x) === on) ?? dots.at(-1)
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      height={HEIGHT}
      readout={shown?.words ?? ''}
      table={table}
      {...(note ? { foot: <p className="soft">{note}</p> } : {})}
    >
      {(width) => {
        const [w, h] = [Math.max(120, width - PAD.left - PAD.right), HEIGHT - PAD.top - PAD.bottom]
        const x = scaleLinear([0, Math.max(1e-9, ...points.map((p) => p.x))], [0, w])
        const y = scaleLinear([0, Math.max(1, ...points.map((p) => p.y))], [h, 0]).nice()
        const words = xWords ?? number
        return (
          <svg width={width} height={HEIGHT} aria-label={`${title}. ${sentence}`}>
            <g transform={`translate(${PAD.left},${PAD.top})`}>
              {y.ticks(4).map((v) => (
                <g key={v} transform={`translate(0,${y(v)})`}>
                  <line className={v === 0 ? 'base' : 'grid'} x2={w} />
                  <text x={-8} dy="0.35em" textAnchor="end">
                    {number(v)}
                  </text>
                </g>
              ))}
              {x.ticks(Math.max(2, Math.floor(w / 90))).map((v) => (
                <text key={v} x={x(v)} y={h + 18} textAnchor="middle">
                  {words(v)}
                </text>
              ))}
              <text className="axis-name" x={-PAD.left} y={-14}>
                {yName}
              </text>
              <text className="axis-name" x={w} y={h + 38} textAnchor="end">
                {xName}
              </text>
              {mark ? (
                <g transform={`translate(${x(mark.x)},0)`}>
                  <line className="siting-plan-line" y2={h} />
                  <text
                    x={x(mark.x) > w / 2 ? -6 : 6}
                    y={h - 8}
                    textAnchor={x(mark.x) > w / 2 ? 'end' : 'start'}
                  >
                    {mark.words}
                  </text>
                </g>
              ) : null}
              <path
                className="subject"
                d={
                  line<LinePoint>()
                    .x((p) => x(p.x))
                    .y((p) => y(p.y))([...points]) ?? ''
                }
              />
            </g>
            <ChartPoints
              label={title}
              dots={dots.map((p) => ({
                ...{ id: String(p.x), x: PAD.left + x(p.x), y: PAD.top + y(p.y), words: p.words },
              }))}
              width={width}
              height={HEIGHT}
              on={shown ? String(shown.x) : undefined}
              onReach={setOn}
              radius={3}
            />
          </svg>
        )
      }}
    </ChartFrame>
  )
}
