// The drawing of a map: shapes by class, one stop for Tab and arrows to the neighbors.
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type SVGProps,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useText } from './language.tsx'
import './map.css'
import { classOf, type MapValue } from './map-classes.ts'
import { neighbor } from './map-keys.ts'
import { uiText } from './text.ts'

export type MapShape = { readonly id: string; readonly name: string; readonly path: string }

/** Gives the shapes for a size in px. Keep it stable (`useCallback`): it is asked again only when it changes. */
export type Draw = (
  width: number,
  height: number,
) => {
  readonly shapes: readonly MapShape[]
  readonly transform?: string
  /** units of the shapes in a px: lines are as thick as they are at any scale */
  readonly unit?: number
}

/** Fills for nothing known and for too few to show; `id` is the prefix they are found by. */
export function MapPatterns({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}none`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="map-paper" width="6" height="6" />
        <path className="map-hatch" d="M0 6 6 0" />
      </pattern>
      <pattern id={`${id}suppressed`} width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="map-paper" width="6" height="6" />
        <circle className="map-dots" cx="3" cy="3" r="1.25" />
      </pattern>
    </defs>
  )
}

export function MapDrawing({
  label,
  width,
  height,
  draw,
  values,
  limits,
  patterns,
  selected,
  onSelect,
  onReach,
  over,
  hold,
}: {
  label: string
  width: number
  height: number
  draw: Draw
  values: ReadonlyMap<string, MapValue>
  limits: readonly number[]
  /** prefix of the ids of `MapPatterns` */
  patterns: string
  selected?: string
  onSelect: (id: string) => void
  /** the shape under the finger or the focus, else the selected one, in words; keep it stable */
  onReach: (words: string | undefined) => void
  /** what lies on top of the shapes */
  over?: ReactNode
  /** how the whole drawing is taken hold of: to move it, or to reach what lies on top before the shapes do */
  hold?: SVGProps<SVGSVGElement>
}) {
  const t = useText(uiText)
  const group = useRef<SVGGElement>(null)
  const [reached, setReached] = useState<string>()
  const { shapes, transform, unit = 1 } = useMemo(() => draw(width, height), [draw, width, height])
  const about = reached ?? selected
  useEffect(() => {
    const shape = shapes.find((s) => s.id === about)
    onReach(shape && `${shape.name}: ${values.get(shape.id)?.words ?? t.chart.noData}`)
  }, [about, shapes, values, t, onReach])
  const idOf = (target: EventTarget) => (target instanceof SVGElement ? target.dataset.id : undefined)
  const walk = (event: KeyboardEvent<SVGGElement>) => {
    const id = idOf(event.target)
    if (id === undefined || !(event.target instanceof SVGGraphicsElement) || !group.current) return
    const choose = event.key === 'Enter' || event.key === ' '
    const to = choose ? undefined : neighbor(event.key, event.target, group.current)
    if (!choose && !to) return
    event.preventDefault()
    if (choose) onSelect(id)
    to?.focus()
  }
  const outlined = shapes.find((s) => s.id === selected)
  const focused = shapes.find((s) => s.id === reached)
  const entry = outlined?.id ?? shapes[0]?.id
  // hundreds of outlines are not drawn again at every step of the focus
  const ground = useMemo(
    () =>
      shapes.map((s) => {
        const kind = classOf(values.get(s.id), limits)
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button element cannot be a shape of a drawing
          <path
            key={s.id}
            data-id={s.id}
            className="map-shape"
            data-class={kind}
            fill={kind === 'none' || kind === 'suppressed' ? `url(#${patterns}${kind})` : undefined}
            d={s.path}
            role="button"
            aria-label={`${s.name}: ${values.get(s.id)?.words ?? t.chart.noData}`}
            aria-pressed={s.id === selected}
            tabIndex={s.id === entry ? 0 : -1}
          />
        )
      }),
    [shapes, values, limits, patterns, selected, entry, t],
  )
  return (
    <svg width={width} height={height} aria-label={label} {...hold}>
      <MapPatterns id={patterns} />
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of a drawing does nothing by itself */}
      <g
        ref={group}
        role="graphics-object"
        aria-label={t.chart.map}
        transform={transform}
        style={{ '--unit': unit } as CSSProperties}
        onKeyDown={walk}
        onFocus={(e) => setReached(idOf(e.target))}
        onBlur={() => setReached(undefined)}
        onPointerOver={(e) => setReached(idOf(e.target))}
        onPointerLeave={() => setReached(undefined)}
        onClick={(e) => {
          const id = idOf(e.target)
          if (id !== undefined) onSelect(id)
        }}
      >
        {ground}
        {outlined ? <path className="map-outline" d={outlined.path} /> : null}
        {focused && focused !== outlined ? (
          <path className="map-outline" data-focus d={focused.path} />
        ) : null}
      </g>
      {over}
    </svg>
  )
}
