// What holds the programme back most, as bars from zero: what pulls to the right would give centers if it were otherwise.
import { scaleLinear } from 'd3-scale'
import { stateName } from '../../../kernel/state-names.ts'
import { ChartFrame } from '../../../ui/chart-frame.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { ConstructionForecast, HeldBack } from '../contract/forecasts.ts'
import type { Stage } from '../contract/stages.ts'
import { forecastText } from './forecast-text.ts'
import { constructionWords } from './words.ts'

const ROW = 40
const MOST = 8

export function TornadoChart({ back }: { back: NonNullable<ConstructionForecast['back']> }) {
  const t = useText(forecastText)
  const w = useText(constructionWords)
  const { number } = useFormats()
  const name = (x: HeldBack) =>
    x.what === 'stage' ? w.stages[x.name as Stage] : x.what === 'state' ? stateName(x.name) : x.name
  const told = back.list.filter((x) => Math.abs(x.centers) >= 0.1)
  if (told.length === 0) return <p className="soft">{t.backNone}</p>
  return (
    <div className="stack">
      {(['stage', 'state', 'contractor'] as const).map((what) => {
        const list = told.filter((x) => x.what === what).slice(0, MOST)
        if (list.length === 0) return null
        return (
          <ChartFrame
            key={what}
            title={t.backKind[what]}
            sentence={t.backAbout(number(back.months))}
            height={list.length * ROW + 8}
            table={{
              head: [t.backKind[what], t.more, t.morePlaces],
              rows: list.map((x) => [name(x), number(x.centers), number(x.places)]),
            }}
          >
            {(width, height) => {
              const least = Math.min(0, ...list.map((x) => x.centers))
              const most = Math.max(0, ...list.map((x) => x.centers))
              const x = scaleLinear([least, most === least ? 1 : most], [least < 0 ? 44 : 0, width - 56])
              return (
                <svg width={width} height={height} aria-label={`${t.backTable}: ${t.backKind[what]}`}>
                  {list.map((b, k) => (
                    <g key={b.name} transform={`translate(0,${k * ROW})`}>
                      <text x={0} y={14}>
                        {name(b)}
                      </text>
                      <rect
                        className={b.centers >= 0 ? 'construction-holds' : 'construction-helps'}
                        x={Math.min(x(0), x(b.centers))}
                        y={20}
                        width={Math.max(1, Math.abs(x(b.centers) - x(0)))}
                        height={14}
                      />
                      <text
                        className="last"
                        x={b.centers >= 0 ? x(b.centers) + 6 : x(b.centers) - 6}
                        y={27}
                        dy="0.35em"
                        textAnchor={b.centers >= 0 ? 'start' : 'end'}
                      >
                        {b.centers > 0 ? '+' : ''}
                        {number(b.centers)}
                      </text>
                    </g>
                  ))}
                </svg>
              )
            }}
          </ChartFrame>
        )
      })}
    </div>
  )
}
