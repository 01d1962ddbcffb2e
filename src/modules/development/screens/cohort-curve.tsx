// One item of the cohort as a picture: a line that rises with age, the zone around it, and a dot for each month.
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { useState } from 'react'
import { ChartFrame } from '../../../ui/chart-frame.tsx'
import { ChartPoints } from '../../../ui/chart-points.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { AgeCurve } from '../contract/cohort.ts'
import { cohortText } from './cohort-text.ts'
import './development.css'

const MONTH = 365.25 / 12
const [LEFT, RIGHT, TOP, FOOT] = [44, 14, 12, 46]

export function CohortCurve({ title, of }: { title: string; of: AgeCurve }) {
  const t = useText(cohortText)
  const { number, percent } = useFormats()
  const [at, setAt] = useState<string>()
  const shown = of.months.flatMap((m) =>
    m.children === null || m.share === null ? [] : [{ ...m, children: m.children, share: m.share }],
  )
  const pointWords = (m: (typeof shown)[number]) =>
    t.point(number(m.month), percent(m.share, 1), number(m.children))
  const told = shown.find((m) => String(m.month) === at)
  const days = [
    ...of.curve.map((c) => c.day),
    ...shown.flatMap((m) => [m.month * MONTH, (m.month + 1) * MONTH]),
  ]
  const [from, to] = [Math.min(...days) / MONTH, Math.max(...days) / MONTH]
  return (
    <ChartFrame
      title={t.picture(title)}
      sentence={t.sentence(number(of.children), number(of.answers))}
      height={(width) => Math.max(260, Math.min(420, width * 0.5))}
      readout={told ? pointWords(told) : t.touch}
      table={{
        head: [t.month, t.of, t.share],
        rows: of.months.map((m) => [
          t.monthAt(number(m.month)),
          m.children === null ? t.hidden : number(m.children),
          m.share === null ? '–' : percent(m.share, 1),
        ]),
      }}
      foot={<p className="soft">{t.source}</p>}
    >
      {(width, height) => {
        const x = scaleLinear()
          .domain([from, to])
          .range([LEFT, width - RIGHT])
        const y = scaleLinear()
          .domain([0, 1])
          .range([height - FOOT, TOP])
        type Point = AgeCurve['curve'][number]
        const zone = area<Point>()
          .x((d) => x(d.day / MONTH))
          .y0((d) => y(d.low))
          .y1((d) => y(d.high))(of.curve)
        const middle = line<Point>()
          .x((d) => x(d.day / MONTH))
          .y((d) => y(d.share))(of.curve)
        return (
          <svg className="cohort" width={width} height={height} aria-label={t.picture(title)}>
            {[0, 0.25, 0.5, 0.75, 1].map((share) => (
              <g key={share}>
                <line className="rule" x1={LEFT} x2={width - RIGHT} y1={y(share)} y2={y(share)} />
                <text x={LEFT - 6} y={y(share) + 4} textAnchor="end">
                  {percent(share, 1)}
                </text>
              </g>
            ))}
            <path className="zone" d={zone ?? undefined} />
            <path className="middle" d={middle ?? undefined} />
            {of.ages.map((a) =>
              a.day === null ? null : (
                <line
                  key={a.share}
                  className="age"
                  x1={x(a.day / MONTH)}
                  x2={x(a.day / MONTH)}
                  y1={y(a.share)}
                  y2={height - FOOT}
                />
              ),
            )}
            {x.ticks(Math.min(8, width / 70)).map((n) => (
              <text key={n} x={x(n)} y={height - FOOT + 18} textAnchor="middle">
                {number(n)}
              </text>
            ))}
            <text className="axis-name" x={width / 2} y={height - 6} textAnchor="middle">
              {t.axis}
            </text>
            <ChartPoints
              label={t.picture(title)}
              width={width}
              height={height}
              on={at}
              onReach={setAt}
              dots={shown.map((m) => ({
                ...{ id: String(m.month), x: x(m.month + 0.5), y: y(m.share), words: pointWords(m) },
              }))}
            />
          </svg>
        )
      }}
    </ChartFrame>
  )
}
