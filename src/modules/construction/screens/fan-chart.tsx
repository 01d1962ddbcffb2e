// The S-curve of what is open and its fan of what is to come: a line for what happened, a dashed one for the plan, bands for the forecast.
import { scaleLinear, scaleTime } from 'd3-scale'
import { area, curveStepAfter, line } from 'd3-shape'
import { ChartFrame } from '../../../ui/chart-frame.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { ConstructionForecast, ForecastAt } from '../contract/forecasts.ts'
import { dayAhead } from '../rules/portfolio-given.ts'
import { forecastText } from './forecast-text.ts'

type Of = 'centers' | 'places'
type Fan = {
  readonly day: string
  readonly p10: number
  readonly p50: number
  readonly p80: number
  readonly p90: number
}
const moment = (day: string) => new Date(`${day}T00:00:00Z`)
const TABLE_EVERY = 3

export function fanOfMade(made: ConstructionForecast, of: Of): Fan[] {
  const line = of === 'centers' ? made.centers : made.open_places
  return line.p50.map((p50, k) => ({
    ...{ day: dayAhead(made.made_on, k), p50 },
    ...{ p10: line.p10[k]!, p80: line.p80[k]!, p90: line.p90[k]! },
  }))
}

export function FanChart({
  made,
  of,
  where,
  happened,
  planned,
}: {
  made: ConstructionForecast
  of: Of
  where: string
  happened: ForecastAt['happened']
  planned: ForecastAt['planned']
}) {
  const t = useText(forecastText)
  const { number, day } = useFormats()
  const fan = fanOfMade(made, of)
  const told = fan[Math.min(fan.length - 1, 24)]!
  return (
    <ChartFrame
      title={t.fanTitle(t[of], where)}
      sentence={t.sentence(day(told.day), number(told.p50), number(told.p10), number(told.p90))}
      height={340}
      table={{
        head: [t.day, t.p10, t.p50, t.p80, t.p90],
        rows: fan
          .filter((_, k) => k % TABLE_EVERY === 0)
          .map((p) => [day(p.day), number(p.p10), number(p.p50), number(p.p80), number(p.p90)]),
      }}
      foot={
        <>
          <p className="forecast-lines">
            <span data-line="happened">{t.happened}</span>
            <span data-line="forecast">{t.forecast}</span>
            {planned.length > 0 ? <span data-line="planned">{t.planned}</span> : null}
          </p>
          <p className="soft">{t.levels}</p>
        </>
      }
    >
      {(width, height) => {
        const pad = { top: 28, right: width < 480 ? 44 : 112, bottom: 28, left: 52 }
        const [w, h] = [Math.max(120, width - pad.left - pad.right), height - pad.top - pad.bottom]
        const first = [happened[0]?.day, planned[0]?.day, made.made_on].flatMap((d) => d ?? []).sort()[0]!
        const end = fan.at(-1)!
        const plan = planned.filter((p) => p.day <= end.day)
        const x = scaleTime([moment(first), moment(end.day)], [0, w])
        const most = Math.max(1, end.p90, ...plan.map((p) => p[of]), ...happened.map((p) => p[of]))
        const y = scaleLinear([0, most], [h, 0]).nice()
        const band = (low: 'p10' | 'p50', high: 'p80' | 'p90') =>
          area<Fan>()
            .x((p) => x(moment(p.day)))
            .y0((p) => y(p[low]))
            .y1((p) => y(p[high]))(fan) ?? ''
        const steps = (points: ForecastAt['happened']) =>
          line<ForecastAt['happened'][number]>()
            .curve(curveStepAfter)
            .x((p) => x(moment(p.day)))
            .y((p) => y(p[of]))([...points]) ?? ''
        const now = { day: made.made_on, centers: 0, places: 0, [of]: happened.at(-1)?.[of] ?? 0 }
        const until = happened.filter((p) => p.day <= made.made_on)
        const years = x.ticks(Math.max(2, Math.floor(w / 90)))
        const wide = width >= 480
        return (
          <svg width={width} height={height} aria-label={t.fanTitle(t[of], where)}>
            <g transform={`translate(${pad.left},${pad.top})`}>
              {y
                .ticks(4)
                .filter(Number.isInteger)
                .map((v) => (
                  <g key={v} transform={`translate(0,${y(v)})`}>
                    <line className={v === 0 ? 'base' : 'grid'} x2={w} />
                    <text x={-8} dy="0.35em" textAnchor="end">
                      {number(v)}
                    </text>
                  </g>
                ))}
              {years.map((d) => (
                <text key={d.toISOString()} x={x(d)} y={h + 20} textAnchor="middle">
                  {d.toISOString().slice(0, 7)}
                </text>
              ))}
              <text className="axis-name" x={-pad.left} y={-14}>
                {t[of]}
              </text>
              <path className="band" data-band="outer" d={band('p10', 'p90')} />
              <path className="band" data-band="middle" d={band('p50', 'p80')} />
              <path
                className="subject"
                d={
                  line<Fan>()
                    .x((p) => x(moment(p.day)))
                    .y((p) => y(p.p50))(fan) ?? ''
                }
              />
              {plan.length > 0 ? <path className="construction-planned" d={steps(plan)} /> : null}
              <path className="construction-happened" d={steps([...until, now])} />
              {(['p90', 'p80', 'p50', 'p10'] as const)
                .filter((p, k, all) => k === 0 || Math.abs(y(end[p]) - y(end[all[k - 1]!])) > 14)
                .map((p) => (
                  <text
                    key={p}
                    x={w + 6}
                    y={y(end[p])}
                    dy="0.35em"
                    className={p === 'p50' ? 'last' : undefined}
                  >
                    {wide ? `${t[p]}: ${number(end[p])}` : number(end[p])}
                  </text>
                ))}
            </g>
          </svg>
        )
      }}
    </ChartFrame>
  )
}
