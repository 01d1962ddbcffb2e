// The funnel of centers as a picture: how many children speak, how far from expected, and what chance allows at that number.
import { scaleLinear, scaleSqrt } from 'd3-scale'
import { area, line } from 'd3-shape'
import { useState } from 'react'
import { ChartFrame } from '../../../ui/chart-frame.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { ComparedPlace } from '../contract/guard.ts'
import { type FunnelLimits, meanLimits } from '../rules/funnel.ts'
import { compareText } from './compare-text.ts'
import './development.css'

type Fair = { readonly middle: number; readonly within: number; readonly between: number }
type Shown = ComparedPlace & { readonly n: number; readonly mean: number }

const [LEFT, RIGHT, TOP, FOOT] = [8, 12, 24, 44]
const LEAST = 10
const STEPS = 60

export const shownPlaces = (centers: readonly ComparedPlace[]): Shown[] =>
  centers.flatMap((c) => (c.n === null || c.mean === null ? [] : [{ ...c, n: c.n, mean: c.mean }]))

export function FunnelPlot({ fair, centers }: { fair: Fair; centers: readonly ComparedPlace[] }) {
  const t = useText(compareText)
  const { number } = useFormats()
  const [at, setAt] = useState<string>()
  const places = shownPlaces(centers)
  const most = Math.max(40, ...places.map((p) => p.n)) * 1.05
  const curve = Array.from({ length: STEPS + 1 }, (_, i) => {
    const n = LEAST + (most - LEAST) * (i / STEPS) ** 2
    return { n, ...meanLimits(fair, n) }
  })
  const reach = Math.max(
    curve[0]!.highest - fair.middle,
    ...places.map((p) => Math.abs(p.mean - fair.middle) * 1.1),
  )
  const inside = places.filter((p) => p.place === 'inside').length
  const told = places.find((p) => p.id === at)
  const words = (p: Shown) => t.point(p.name, number(p.n), t.places[p.place])
  return (
    <ChartFrame
      title={t.picture}
      sentence={t.sentence(number(inside), number(places.length))}
      height={(width) => Math.max(260, Math.min(440, width * 0.5))}
      readout={told ? words(told) : t.touch}
      foot={<p className="soft">{t.how}</p>}
    >
      {(width, height) => {
        const x = scaleSqrt()
          .domain([LEAST, most])
          .range([LEFT, width - RIGHT])
        const y = scaleLinear()
          .domain([fair.middle - reach, fair.middle + reach])
          .range([height - FOOT, TOP])
        const zone = (low: keyof FunnelLimits, high: keyof FunnelLimits) =>
          area<(typeof curve)[number]>()
            .x((d) => x(d.n))
            .y0((d) => y(d[low]))
            .y1((d) => y(d[high]))(curve) ?? undefined
        const middle = line<(typeof curve)[number]>()
          .x((d) => x(d.n))
          .y(() => y(fair.middle))(curve)
        return (
          <svg className="funnel" width={width} height={height} role="img" aria-label={t.picture}>
            <path className="outer" d={zone('lowest', 'highest')} />
            <path className="inner" d={zone('low', 'high')} />
            <path className="middle" d={middle ?? undefined} />
            <text x={width - RIGHT} y={y(fair.middle) - 6} textAnchor="end">
              {t.expected}
            </text>
            <text x={LEFT} y={TOP - 8}>
              ↑ {t.higher}
            </text>
            <text x={LEFT} y={height - FOOT - 4}>
              ↓ {t.lower}
            </text>
            {x.ticks(Math.min(6, width / 90)).map((n) => (
              <text key={n} x={x(n)} y={height - FOOT + 18} textAnchor="middle">
                {number(n)}
              </text>
            ))}
            <text className="axis-name" x={width / 2} y={height - 6} textAnchor="middle">
              {t.x}
            </text>
            {places.map((p) => (
              <circle
                key={p.id}
                data-place={p.place}
                data-on={p.id === at || undefined}
                cx={x(p.n)}
                cy={y(p.mean)}
                r={p.id === at ? 8 : 5.5}
                onPointerEnter={() => setAt(p.id)}
                onPointerDown={() => setAt(p.id)}
              >
                <title>{words(p)}</title>
              </circle>
            ))}
          </svg>
        )
      }}
    </ChartFrame>
  )
}
