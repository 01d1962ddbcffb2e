// The works' S-curve: what was planned, earned and paid, in percent of the contract, with its earned schedule in words.
import { scaleLinear, scaleTime } from 'd3-scale'
import { line } from 'd3-shape'
import { ChartFrame } from '../../../ui/chart-frame.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { ConstructionContract } from '../contract.ts'
import { type CurvePoint, worksCurve } from '../rules/works-curve.ts'
import { constructionText } from './text.ts'

const moment = (day: string) => new Date(`${day}T00:00:00Z`)

export function WorksCurveChart({ contract, today }: { contract: ConstructionContract; today: string }) {
  const t = useText(constructionText)
  const { number, day, month } = useFormats()
  const curve = worksCurve(contract, today)
  if (!curve) return <p className="soft">{t.noCurve}</p>
  const { points, value, schedule, ends, critical } = curve
  const share = (x: number) => `${number(Math.round(x * 10) / 10)} %`
  const last = points.findLast((p) => p.earned !== null)
  const index = (x: number | null) => (x === null ? t.noPace : number(Math.round(x * 100) / 100))
  const names = new Map(contract.tasks.map((task) => [task.id, task.name]))
  return (
    <>
      <ChartFrame
        title={t.curveTitle}
        sentence={t.curveSentence(share(contract.physical), share(last?.planned ?? 0))}
        height={280}
        table={{
          head: [t.day, t.planned, t.earned, t.paidLine],
          rows: points.map((p) => [
            ...[day(p.day), share(p.planned)],
            ...[p.earned === null ? '–' : share(p.earned), p.paid === null ? '–' : share(p.paid)],
          ]),
        }}
      >
        {(width, height) => {
          const pad = { top: 24, right: width < 480 ? 80 : 96, bottom: 28, left: 48 }
          const [w, h] = [Math.max(120, width - pad.left - pad.right), height - pad.top - pad.bottom]
          const x = scaleTime([moment(points[0]!.day), moment(points.at(-1)!.day)], [0, w])
          const y = scaleLinear([0, 100], [h, 0])
          const path = (of: (p: CurvePoint) => number | null) =>
            line<CurvePoint>()
              .defined((p) => of(p) !== null)
              .x((p) => x(moment(p.day)))
              .y((p) => y(of(p) ?? 0))([...points]) ?? ''
          const label = (
            p: CurvePoint | undefined,
            at: number | null | undefined,
            words: string,
            up: number,
          ) =>
            p && at !== null && at !== undefined ? (
              <text x={x(moment(p.day)) + 6} y={y(at) + up} dy="0.35em">
                {words}
              </text>
            ) : null
          return (
            <svg width={width} height={height} aria-label={t.curveTitle}>
              <g transform={`translate(${pad.left},${pad.top})`}>
                {[0, 25, 50, 75, 100].map((v) => (
                  <g key={v} transform={`translate(0,${y(v)})`}>
                    <line className={v === 0 ? 'base' : 'grid'} x2={w} />
                    <text x={-8} dy="0.35em" textAnchor="end">
                      {v} %
                    </text>
                  </g>
                ))}
                {[points[0]!, points.at(-1)!].map((p, i) => (
                  <text key={p.day} x={x(moment(p.day))} y={h + 20} textAnchor={i === 0 ? 'start' : 'end'}>
                    {month(p.day.slice(0, 7))}
                  </text>
                ))}
                <path className="construction-planned" d={path((p) => p.planned)} />
                <path className="construction-paid" d={path((p) => p.paid)} />
                <path className="subject" d={path((p) => p.earned)} />
                {label(points.at(-1), points.at(-1)?.planned, t.planned, 0)}
                {label(last, last?.earned, t.earned, -8)}
                {label(last, last?.paid, t.paidLine, 10)}
              </g>
            </svg>
          )
        }}
      </ChartFrame>
      <dl className="facts">
        <dt>{t.spi}</dt>
        <dd>{index(schedule.spiT)}</dd>
        <dt>{t.endsAt}</dt>
        <dd>{ends ? day(ends) : t.noPace}</dd>
        <dt>{t.cpi}</dt>
        <dd>{index(value.cpi)}</dd>
        <dt>{t.eac}</dt>
        <dd>{value.eacCpi === null ? t.noPace : `$${number(Math.round(value.eacCpi))}`}</dd>
        {critical.length > 0 ? (
          <>
            <dt>{t.critical}</dt>
            <dd>{critical.map((id) => names.get(id) ?? id).join(' · ')}</dd>
          </>
        ) : null}
      </dl>
    </>
  )
}
