// A map by value in five classes with its legend, and the words of the shape one is on.
import { type ReactNode, type SVGProps, useId, useMemo, useState } from 'react'
import { ChartFrame } from './chart-frame.tsx'
import { useFormats, useText } from './language.tsx'
import './map.css'
import { classOf, limitsOf, type MapClass, type MapValue } from './map-classes.ts'
import { type Draw, MapDrawing } from './map-drawing.tsx'
import { uiText } from './text.ts'

export type MapProps = {
  readonly title: string
  readonly sentence: string
  /** by id of the shape */
  readonly values: ReadonlyMap<string, MapValue>
  /** what the values count, with unit: names the legend */
  readonly measure: string
  /** four rising limits; without them round ones are found */
  readonly limits?: readonly number[]
  readonly show?: (value: number) => string
  /** values are counted whole: the legend says "0", "1", "2 to 4" */
  readonly counted?: boolean
  readonly selected?: string
  readonly onSelect: (id: string) => void
}

function Swatch({ kind, patterns }: { kind: MapClass; patterns: string }) {
  const fill = kind === 'none' || kind === 'suppressed' ? `url(#${patterns}${kind})` : undefined
  return (
    <svg width="20" height="16" aria-hidden="true">
      <rect className="map-shape" data-class={kind} width="20" height="16" fill={fill} />
    </svg>
  )
}

/** The part `StateMap` stands on: any drawing of shapes can. */
export function MapFrame({
  title,
  sentence,
  values,
  measure,
  limits: given,
  show,
  counted,
  selected,
  onSelect,
  ratio,
  draw,
  credit,
  over,
  hold,
  marks,
  reached,
}: MapProps & {
  /** height over width */
  ratio: number
  draw: Draw
  credit?: string
  /** what lies on top of the shapes, at the size there is */
  over?: (width: number, height: number) => ReactNode
  hold?: (width: number, height: number) => SVGProps<SVGSVGElement>
  /** more lines of the legend: what the marks on top are */
  marks?: ReactNode
  /** words of what is reached on top, before those of the shape */
  reached?: string | undefined
}) {
  const t = useText(uiText)
  const { number } = useFormats()
  const patterns = useId()
  const [words, setWords] = useState<string>()
  const write = show ?? ((v: number) => number(v))
  const limits = useMemo(
    () => given ?? limitsOf([...values.values()].flatMap((v) => (v.value === null ? [] : [v.value]))),
    [given, values],
  )
  const kinds = new Set([...values.values()].map((v) => classOf(v, limits)))
  const blank = useMemo(() => draw(1, 1).shapes.some((s) => !values.has(s.id)), [draw, values])
  const legend: [MapClass, string][] = []
  for (let i = 0; limits.length > 0 && i <= limits.length; i++) {
    const kind = (i + 1) as MapClass
    const [from, to] = [limits[i - 1] ?? 0, (limits[i] ?? 0) - 1]
    if (counted && i < limits.length)
      legend.push([kind, from === to ? write(from) : t.chart.from(write(from), write(to))])
    else if (i === 0) legend.push([kind, `< ${write(limits[0]!)}`])
    else if (i === limits.length) legend.push([kind, `≥ ${write(limits[i - 1]!)}`])
    else legend.push([kind, t.chart.from(write(limits[i - 1]!), write(limits[i]!))])
  }
  if (kinds.has('none') || blank) legend.push(['none', t.chart.noData])
  if (kinds.has('suppressed')) legend.push(['suppressed', t.chart.suppressed])
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      height={(width) => Math.round(Math.min(width * ratio, 640))}
      readout={reached ?? words ?? t.chart.map}
      foot={
        <>
          <ul className="legend" aria-label={measure}>
            <li>
              <strong>{measure}</strong>
            </li>
            {legend.map(([kind, label]) => (
              <li key={kind}>
                <Swatch kind={kind} patterns={patterns} />
                {label}
              </li>
            ))}
          </ul>
          {marks}
          {credit ? <p className="map-credit">{credit}</p> : null}
        </>
      }
    >
      {(width, height) => (
        <MapDrawing
          label={`${title}. ${sentence}`}
          width={width}
          height={height}
          draw={draw}
          values={values}
          limits={limits}
          patterns={patterns}
          selected={selected}
          onSelect={onSelect}
          onReach={setWords}
          {...(over ? { over: over(width, height) } : {})}
          {...(hold ? { hold: hold(width, height) } : {})}
        />
      )}
    </ChartFrame>
  )
}
