// Places open month by month as steps, and what was expected for each month: two lines, never one, that print.
import { scaleLinear, scalePoint } from 'd3-scale'
import { curveStepAfter, line } from 'd3-shape'
import { useState } from 'react'
import { ChartFrame } from '../../../ui/chart-frame.tsx'
import { ChartPoints } from '../../../ui/chart-points.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { LedgerPoint } from '../contract.ts'
import { placesText } from './text.ts'

const HEIGHT = 300
const PAD = { top: 28, right: 92, bottom: 28, left: 60 }

export function StepChart({
  points,
  open,
  expected,
}: {
  points: readonly LedgerPoint[]
  /** on the day shown, and at the end of 2030 */
  open: number
  expected: number
}) {
  const t = useText(placesText).chart
  const { number, month } = useFormats()
  const [on, setOn] = useState<string>()
  const words = (p: LedgerPoint) =>
    p.counted
      ? t.at(month(p.month), number(p.counted.open), number(p.expected))
      : t.ahead(month(p.month), number(p.expected))
  const known = points.filter((p): p is LedgerPoint & { counted: object } => p.counted !== null)
  const last = known.at(-1)
  const shown = points.find((p) => p.month === on) ?? last ?? points.at(-1)
  return (
    <ChartFrame
      title={t.title}
      sentence={t.sentence(number(open), number(expected))}
      height={HEIGHT}
      readout={shown ? words(shown) : ''}
      table={{
        head: [t.month, t.actual, t.expected],
        rows: points.map((p) => [
          month(p.month),
          p.counted ? number(p.counted.open) : '—',
          number(p.expected),
        ]),
      }}
    >
      {(width) => {
        const w = Math.max(120, width - PAD.left - PAD.right)
        const h = HEIGHT - PAD.top - PAD.bottom
        const x = scalePoint(
          points.map((p) => p.month),
          [0, w],
        )
        const top = Math.max(1, ...points.map((p) => Math.max(p.expected, p.counted?.open ?? 0)))
        const y = scaleLinear([0, top], [h, 0]).nice()
        const at = (p: LedgerPoint) => x(p.month) ?? 0
        const actual = line<LedgerPoint>()
          .curve(curveStepAfter)
          .x(at)
          .y((p) => y(p.counted?.open ?? 0))
        const planned = line<LedgerPoint>()
          .curve(curveStepAfter)
          .x(at)
          .y((p) => y(p.expected))
        const every = Math.max(1, Math.ceil(points.length / Math.max(2, Math.floor(w / 84))))
        const end = points.at(-1)
        return (
          <svg
            width={width}
            height={HEIGHT}
            aria-label={`${t.title} ${t.sentence(number(open), number(expected))}`}
          >
            <g transform={`translate(${PAD.left},${PAD.top})`}>
              {y.ticks(4).map((v) => (
                <g key={v} transform={`translate(0,${y(v)})`}>
                  <line className={v === 0 ? 'base' : 'grid'} x2={w} />
                  <text x={-8} dy="0.35em" textAnchor="end">
                    {number(v)}
                  </text>
                </g>
              ))}
              {points.map((p, i) =>
                (points.length - 1 - i) % every === 0 ? (
                  <text key={p.month} x={at(p)} y={h + 20} textAnchor="middle">
                    {month(p.month)}
                  </text>
                ) : null,
              )}
              <text className="axis-name" x={-PAD.left} y={-14}>
                {t.unit}
              </text>
              <path className="other" d={planned([...points]) ?? ''} />
              {end ? (
                <text x={w + 8} y={y(end.expected)} dy="0.35em">
                  {t.expected}
                </text>
              ) : null}
              <path className="subject" d={actual([...known]) ?? ''} />
              {last ? (
                <text className="last" x={at(last) + 8} y={y(last.counted?.open ?? 0) - 8}>
                  {number(last.counted?.open ?? 0)}
                </text>
              ) : null}
            </g>
            <ChartPoints
              label={t.title}
              dots={known.map((p) => ({
                id: p.month,
                x: PAD.left + at(p),
                y: PAD.top + y(p.counted?.open ?? 0),
                words: words(p),
              }))}
              width={width}
              height={HEIGHT}
              on={shown?.month}
              onReach={setOn}
              radius={3}
            />
          </svg>
        )
      }}
    </ChartFrame>
  )
}
