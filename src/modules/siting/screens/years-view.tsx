// The plan year by year: how many open, what that costs beside what there is, and how coverage grows.
import { scaleBand, scaleLinear } from 'd3-scale'
import { ChartFrame } from '../../../ui/chart-frame.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { PlanOutcome, PlanYear } from '../contract/plans.ts'
import './siting.css'
import { sitingText } from './text.ts'

const HEIGHT = 240
const PAD = { top: 28, right: 8, bottom: 28, left: 76 }

export function YearsView({ years, asked }: { years: PlanOutcome['years']; asked: readonly PlanYear[] }) {
  const t = useText(sitingText)
  const { number } = useFormats()
  const budget = new Map(asked.map((y) => [y.year, y.budget]))
  const millions = (pesos: number) => t.costOf(number(Math.round(pesos / 1e6)))
  const n = (x: number) => number(Math.round(x))
  const first = years.find((y) => y.centers > 0)
  return (
    <ChartFrame
      title={t.yearsTitle}
      sentence={first ? t.yearsSentence(String(first.year), n(first.value)) : t.yearsTitle}
      height={HEIGHT}
      foot={
        <div className="table-scroll">
          <table>
            <thead>
              <tr>
                {[t.year, t.centers, t.cost, t.budgetOf, t.cumulated].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {years.map((y) => (
                <tr key={y.year}>
                  <th scope="row">{y.year}</th>
                  <td>{number(y.centers)}</td>
                  <td>{millions(y.cost)}</td>
                  <td>{budget.get(y.year) == null ? t.noBudget : millions(budget.get(y.year)!)}</td>
                  <td>{n(y.value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      }
    >
      {(width) => {
        const [w, h] = [Math.max(120, width - PAD.left - PAD.right), HEIGHT - PAD.top - PAD.bottom]
        const x = scaleBand(
          years.map((y) => String(y.year)),
          [0, w],
        ).padding(0.35)
        const y = scaleLinear([0, Math.max(1, ...years.map((v) => v.value))], [h, 0]).nice()
        return (
          <svg width={width} height={HEIGHT} aria-label={t.yearsTitle}>
            <g transform={`translate(${PAD.left},${PAD.top})`}>
              {y.ticks(4).map((v) => (
                <g key={v} transform={`translate(0,${y(v)})`}>
                  <line className={v === 0 ? 'base' : 'grid'} x2={w} />
                  <text x={-8} dy="0.35em" textAnchor="end">
                    {number(v)}
                  </text>
                </g>
              ))}
              <text className="axis-name" x={-PAD.left} y={-14}>
                {t.cumulated}
              </text>
              {years.map((v) => (
                <g key={v.year} transform={`translate(${x(String(v.year)) ?? 0},0)`}>
                  <rect
                    className="siting-lost"
                    y={y(v.value)}
                    width={x.bandwidth()}
                    height={h - y(v.value)}
                  />
                  <text className="last" x={x.bandwidth() / 2} y={y(v.value) - 6} textAnchor="middle">
                    {n(v.value)}
                  </text>
                  <text x={x.bandwidth() / 2} y={h + 20} textAnchor="middle">
                    {v.year}
                  </text>
                </g>
              ))}
            </g>
          </svg>
        )
      }}
    </ChartFrame>
  )
}
