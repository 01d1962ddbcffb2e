// What stood, what is planned, what was published and what is forecast on one line of time: four things, four signs, never added up.
import { scaleLinear, scaleTime } from 'd3-scale'
import { area, curveStepAfter, line } from 'd3-shape'
import { type ReactNode, useState } from 'react'
import { ChartFrame } from './chart-frame.tsx'
import { ChartPoints } from './chart-points.tsx'
import { useFormats } from './language.tsx'
import './outlook-chart.css'

export type OutlookPoint = { readonly day: string; readonly value: number }
/** So many of a hundred ways of the world lie at or below. */
export type OutlookFan = {
  readonly day: string
  readonly p10: number
  readonly p50: number
  readonly p80: number
  readonly p90: number
}
/** Announced to stand by a day; `low` and `high` differ where sources do. */
export type OutlookClaim = { readonly day: string; readonly low: number; readonly high: number }
export type OutlookNames = {
  readonly happened: string
  readonly planned: string
  readonly published: string
  readonly forecast: string
}

const HEIGHT = 340
const APART = 17
const moment = (day: string) => new Date(`${day}T00:00:00Z`)
const lastOf = (points: readonly OutlookPoint[], day: string) => points.findLast((p) => p.day <= day)?.value

/** Labels at the line's end, pushed apart so that each can be read. */
type Label = { readonly id: string; readonly y: number; readonly text: string; readonly strong: boolean }
function spread(labels: readonly Label[]) {
  const sorted = labels.toSorted((a, b) => a.y - b.y)
  let low = Number.NEGATIVE_INFINITY
  return sorted.map((l) => {
    low = Math.max(l.y, low + APART)
    return { ...l, y: low }
  })
}

/** Points in the order of their days; `until` is where the picture ends, `marked` a day somebody asked for. */
export function OutlookChart({
  title,
  sentence,
  unit,
  names,
  happened,
  planned,
  claims,
  fan,
  until,
  marked,
  readDays,
  readWords,
  foot,
}: {
  title: string
  sentence: string
  unit: string
  names: OutlookNames
  happened: readonly OutlookPoint[]
  planned: readonly OutlookPoint[]
  claims: readonly OutlookClaim[]
  fan: readonly OutlookFan[] | undefined
  until: string
  marked?: string | undefined
  /** days that can be reached, and what is told of each */
  readDays: readonly string[]
  readWords: (day: string) => string
  foot?: ReactNode
}) {
  const { number } = useFormats()
  const [on, setOn] = useState<string>()
  const shown = readDays.find((d) => d === on) ?? marked ?? readDays.at(-1)
  const within = fan?.filter((p) => p.day <= until) ?? []
  const told = planned.filter((p) => p.day <= until)
  const planEnd = told.at(-1)
  // what was planned by its last day is planned for all days after it
  const plan = planEnd && planEnd.day < until ? [...told, { day: until, value: planEnd.value }] : told
  const said = claims.filter((c) => c.day <= until)
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      height={HEIGHT}
      readout={shown ? readWords(shown) : ''}
      foot={
        <>
          <p className="outlook-signs">
            <span data-sign="happened">{names.happened}</span>
            {plan.length > 0 ? <span data-sign="planned">{names.planned}</span> : null}
            {said.length > 0 ? <span data-sign="published">{names.published}</span> : null}
            {within.length > 0 ? <span data-sign="forecast">{names.forecast}</span> : null}
          </p>
          {foot}
        </>
      }
    >
      {(width, height) => {
        const wide = width >= 560
        const pad = { top: 28, right: wide ? 164 : 52, bottom: 28, left: 56 }
        const [w, h] = [Math.max(120, width - pad.left - pad.right), height - pad.top - pad.bottom]
        const first = [happened, plan, within, said].flatMap((l) => l[0]?.day ?? []).sort()[0] ?? until
        const x = scaleTime(
          [moment(first < until ? first : `${Number(until.slice(0, 4)) - 1}-01-01`), moment(until)],
          [0, w],
        )
        const most = Math.max(
          1,
          ...happened.map((p) => p.value),
          ...plan.map((p) => p.value),
          ...within.map((p) => p.p90),
          ...said.map((c) => c.high),
        )
        const y = scaleLinear([0, most], [h, 0]).nice()
        const steps = (points: readonly OutlookPoint[]) =>
          line<OutlookPoint>()
            .curve(curveStepAfter)
            .x((p) => x(moment(p.day)))
            .y((p) => y(p.value))([...points]) ?? ''
        const band = (low: 'p10' | 'p50', high: 'p80' | 'p90') =>
          area<OutlookFan>()
            .x((p) => x(moment(p.day)))
            .y0((p) => y(p[low]))
            .y1((p) => y(p[high]))(within) ?? ''
        const end = within.at(-1)
        const ends = said.filter((c) => c.day === said.at(-1)!.day)
        const saidEnd = said.length > 0 && {
          low: Math.min(...ends.map((c) => c.low)),
          high: Math.max(...ends.map((c) => c.high)),
        }
        const label = (name: string, value: number, strong: boolean, low = value) => ({
          ...{ id: name, y: y(value), strong },
          text: `${wide ? `${name}: ` : ''}${wide && low < value ? `${number(low)}–` : ''}${number(value)}`,
        })
        const labels = spread([
          ...(end ? [label(names.forecast, end.p50, true)] : []),
          ...(planEnd ? [label(names.planned, planEnd.value, false)] : []),
          ...(saidEnd ? [label(names.published, saidEnd.high, false, saidEnd.low)] : []),
        ])
        const dotAt = (day: string) =>
          y(
            within.findLast((p) => p.day <= day)?.p50 ??
              (happened.at(-1) && day <= happened.at(-1)!.day ? lastOf(happened, day) : lastOf(plan, day)) ??
              0,
          )
        return (
          <svg width={width} height={height} aria-label={`${title} ${sentence}`}>
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
              {x.ticks(Math.max(2, Math.floor(w / 90))).map((d) => (
                <text key={d.toISOString()} x={x(d)} y={h + 20} textAnchor="middle">
                  {d.toISOString().slice(0, 7)}
                </text>
              ))}
              <text className="axis-name" x={-pad.left} y={-14}>
                {unit}
              </text>
              {marked && marked >= first && marked <= until ? (
                <line className="outlook-marked" x1={x(moment(marked))} x2={x(moment(marked))} y2={h} />
              ) : null}
              <path className="band" data-band="outer" d={band('p10', 'p90')} />
              <path className="band" data-band="middle" d={band('p50', 'p80')} />
              <path
                className="subject"
                d={
                  line<OutlookFan>()
                    .x((p) => x(moment(p.day)))
                    .y((p) => y(p.p50))(within) ?? ''
                }
              />
              {plan.length > 0 ? <path className="outlook-planned" d={steps(plan)} /> : null}
              <path className="outlook-happened" d={steps(happened)} />
              {said.map((c) => (
                <g key={`${c.day}|${c.low}|${c.high}`} transform={`translate(${x(moment(c.day))},0)`}>
                  {c.high > c.low ? <line className="outlook-claim" y1={y(c.low)} y2={y(c.high)} /> : null}
                  {[...new Set([c.low, c.high])].map((v) => (
                    <path key={v} className="outlook-claim" d={`M0 ${y(v) - 5}l5 5l-5 5l-5 -5z`} />
                  ))}
                </g>
              ))}
              {labels.map((l) => (
                <text key={l.id} x={w + 8} y={l.y} dy="0.35em" className={l.strong ? 'last' : undefined}>
                  {l.text}
                </text>
              ))}
            </g>
            <ChartPoints
              label={title}
              dots={readDays
                .filter((d) => d >= first && d <= until)
                .map((d) => ({
                  ...{ id: d, x: pad.left + x(moment(d)), y: pad.top + dotAt(d), words: readWords(d) },
                }))}
              width={width}
              height={height}
              on={shown}
              onReach={setOn}
              radius={3}
            />
          </svg>
        )
      }}
    </ChartFrame>
  )
}
