// The land with its municipalities by value and marks on top: zoom, move, arrows; everything is SVG, so that it prints as it is seen.
import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { onPlane, PLANE } from '../kernel/land.ts'
import { Button } from './button.tsx'
import './land-map.css'
import { boxAround, closer, moved, placed, type View, wholeLand } from './land-view.ts'
import { useText } from './language.tsx'
import type { Draw, MapShape } from './map-drawing.tsx'
import { MapFrame, type MapProps } from './map-frame.tsx'
import { halfOf, type LandPoint, markPath, type PointKind } from './map-marks.ts'
import { StateMap } from './state-map.tsx'
import { statesOnPlane } from './states-ground.ts'
import { uiText } from './text.ts'

export type LandMapProps = MapProps & {
  /** as `territory.land` answers them; none = the states of the package, values by state key "01" … "32" */
  readonly shapes: readonly MapShape[]
  readonly points?: readonly LandPoint[]
  readonly kinds?: readonly PointKind[]
  readonly chosenPoint?: string | undefined
  readonly onPoint?: (id: string) => void
  /** INEGI's key of 2 digits of the state that is shown; without it, all that there is */
  readonly state?: string | undefined
  readonly credit?: string | undefined
}

type Placed = LandPoint & { readonly x: number; readonly y: number }
const NONE: readonly LandPoint[] = []
/** px around a mark in which it is meant */
const NEAR = 12
/** more marks than these are small */
const MANY = 300
/** px that a press may slip and still be one */
const SLIP = 5
const STEP = 1.6

export function LandMap(props: LandMapProps) {
  const { shapes, points = NONE } = props
  if (shapes.length === 0 && points.length === 0) return <StateMap {...props} />
  return <Land {...props} />
}

type Drag = { readonly x: number; readonly y: number; to: View; slipped: boolean }

/**
 * While a map is dragged the whole drawing slides under its frame as one picture, which costs no drawing however many marks lie on it
 * (a layer within an SVG is painted anew at each step); it is drawn once, where it is let go.
 */
function slide(drawing: SVGSVGElement, x?: number, y?: number): void {
  drawing.style.translate = x === undefined ? '' : `${x}px ${y}px`
}

function Land({
  shapes: given,
  points = NONE,
  kinds = [],
  chosenPoint,
  onPoint,
  state,
  credit,
  ...map
}: LandMapProps) {
  const t = useText(uiText)
  const bare = given.length === 0
  const shapes = bare ? statesOnPlane : given
  const placedPoints = useMemo(
    () =>
      points.map((p): Placed => {
        const [x, y] = onPlane(p.latitude, p.longitude)
        return { ...p, x, y }
      }),
    [points],
  )
  const home = useMemo(() => {
    const within = state ? shapes.filter((s) => s.id.startsWith(state)) : shapes
    const box = boxAround(within.map((s) => s.path))
    return state || (!bare && shapes.length < 1000) ? (box ?? wholeLand) : wholeLand
  }, [shapes, state, bare])
  const [view, setView] = useState(home)
  useEffect(() => setView(home), [home])
  const draw: Draw = useCallback(
    (width, height) => {
      const { k, dx, dy } = placed(view, width, height)
      return { shapes, transform: `translate(${dx},${dy}) scale(${k})`, unit: 1 / k }
    },
    [shapes, view],
  )
  const [reached, setReached] = useState<Placed>()
  const drag = useRef<Drag | undefined>(undefined)
  const at = (
    event: PointerEvent<SVGSVGElement> | React.MouseEvent<SVGSVGElement>,
    width: number,
    height: number,
  ) => {
    const box = event.currentTarget.getBoundingClientRect()
    const { k, dx, dy } = placed(view, width, height)
    return { x: (event.clientX - box.left - dx) / k, y: (event.clientY - box.top - dy) / k, k }
  }
  const nearest = (x: number, y: number, k: number): Placed | undefined => {
    let found: Placed | undefined
    let least = (NEAR / k) ** 2
    for (const p of placedPoints) {
      const far = (p.x - x) ** 2 + (p.y - y) ** 2
      if (far <= least) {
        least = far
        found = p
      }
    }
    return found
  }
  const isHome = view === home
  const letGo = (e: PointerEvent<SVGSVGElement>) => {
    if (!drag.current?.slipped) return
    slide(e.currentTarget)
    setView(drag.current.to)
  }
  const hold = (width: number, height: number) => ({
    className: 'land-map',
    'data-moves': isHome ? undefined : true,
    onPointerDown: (e: PointerEvent<SVGSVGElement>) => {
      if (e.button === 0) drag.current = { x: e.clientX, y: e.clientY, to: view, slipped: false }
    },
    onPointerMove: (e: PointerEvent<SVGSVGElement>) => {
      const d = drag.current
      if (d && (e.buttons & 1) === 1 && (!isHome || e.pointerType === 'mouse')) {
        const { k } = placed(view, width, height)
        if (!d.slipped && Math.hypot(d.x - e.clientX, d.y - e.clientY) < SLIP) return
        if (!d.slipped) e.currentTarget.setPointerCapture(e.pointerId)
        d.slipped = true
        d.to = moved(view, (d.x - e.clientX) / k, (d.y - e.clientY) / k)
        slide(e.currentTarget, (view.x - d.to.x) * k, (view.y - d.to.y) * k)
      } else if (placedPoints.length > 0) {
        const { x, y, k } = at(e, width, height)
        setReached(nearest(x, y, k))
      }
    },
    onPointerUp: letGo,
    onPointerCancel: letGo,
    onPointerLeave: () => setReached(undefined),
    onClickCapture: (e: React.MouseEvent<SVGSVGElement>) => {
      const slipped = drag.current?.slipped
      drag.current = undefined
      const { x, y, k } = at(e, width, height)
      const point = !slipped && onPoint && nearest(x, y, k)
      if (point) onPoint(point.id)
      // a press that moved the map, or meant a mark, chooses no municipality
      if (slipped || point) e.stopPropagation()
    },
  })
  const over = (width: number, height: number) => (
    <Marks
      points={placedPoints}
      kinds={kinds}
      {...{
        ...placed(view, width, height),
        width,
        height,
        chosenPoint,
        onPoint,
        reached,
        onReach: setReached,
      }}
    />
  )
  const used = kinds.filter((k) => points.some((p) => p.kind === k.id))
  return (
    <div className="land stack">
      <MapFrame
        {...map}
        ratio={home.height / home.width}
        draw={draw}
        over={over}
        hold={hold}
        reached={reached?.words}
        marks={used.length > 0 ? <MarkLegend kinds={used} label={t.chart.marks} /> : undefined}
        {...(bare ? { credit: `${t.chart.noBoundaries} ${t.chart.mapCredit}` } : credit ? { credit } : {})}
      />
      <div className="land-tools no-print">
        <Button look="quiet" onPress={() => setView(closer(view, STEP))}>
          {t.chart.closer}
        </Button>
        <Button look="quiet" onPress={() => setView(closer(view, 1 / STEP))}>
          {t.chart.farther}
        </Button>
        <Button look="quiet" disabled={isHome} onPress={() => setView(home)}>
          {t.chart.whole}
        </Button>
      </div>
    </div>
  )
}

const TOWARD: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
}

function neighborOf(from: Placed, key: string, points: readonly Placed[]): Placed | undefined {
  const toward = TOWARD[key]
  if (!toward) return undefined
  let best: Placed | undefined
  let least = Number.POSITIVE_INFINITY
  for (const p of points) {
    const [x, y] = [p.x - from.x, p.y - from.y]
    const ahead = x * toward[0] + y * toward[1]
    const aside = Math.abs(x * toward[1]) + Math.abs(y * toward[0])
    const cost = ahead + 3 * aside
    if (p !== from && ahead > 0 && aside < 4 * ahead && cost < least) {
      least = cost
      best = p
    }
  }
  return best
}

/** All marks of a kind are one path; one stop for Tab walks them. */
function Marks({
  points,
  kinds,
  k,
  dx,
  dy,
  width,
  height,
  chosenPoint,
  onPoint,
  reached,
  onReach,
}: {
  points: readonly Placed[]
  kinds: readonly PointKind[]
  k: number
  dx: number
  dy: number
  width: number
  height: number
  chosenPoint: string | undefined
  onPoint: ((id: string) => void) | undefined
  reached: Placed | undefined
  onReach: (point: Placed | undefined) => void
}) {
  const t = useText(uiText)
  const many = points.length > MANY
  // drawn again when one comes closer, not when one moves: in px of the plane's own origin
  const paths = useMemo(
    () =>
      kinds.map((kind) => ({
        kind,
        path: points
          .filter((p) => p.kind === kind.id)
          .map((p) => markPath(kind.form, p.x * k, p.y * k, halfOf(p.size, many)))
          .join(''),
      })),
    [points, kinds, k, many],
  )
  if (points.length === 0) return null
  const chosen = points.find((p) => p.id === chosenPoint)
  const inside = (p: Placed) => {
    const [x, y] = [p.x * k + dx, p.y * k + dy]
    return x >= 0 && y >= 0 && x <= width && y <= height
  }
  const current = reached ?? chosen ?? points.find(inside) ?? points[0]!
  const ring = (p: Placed, kind: string) => (
    <circle className="land-ring" data-ring={kind} cx={p.x * k} cy={p.y * k} r={halfOf(p.size, many) + 4} />
  )
  return (
    <g transform={`translate(${dx},${dy})`}>
      {paths.map(({ kind, path }) => (
        <path key={kind.id} className="land-mark" data-tone={kind.tone} d={path} />
      ))}
      {chosen ? ring(chosen, 'chosen') : null}
      {reached && reached !== chosen ? ring(reached, 'reached') : null}
      {/* biome-ignore lint/a11y/useSemanticElements: a button element cannot be a mark of a drawing */}
      <circle
        className="land-stop"
        cx={current.x * k}
        cy={current.y * k}
        r={halfOf(current.size, many) + 6}
        role="button"
        tabIndex={0}
        aria-label={t.chart.mark(current.words, points.indexOf(current) + 1, points.length)}
        onFocus={() => onReach(current)}
        onBlur={() => onReach(undefined)}
        onKeyDown={(e) => {
          const to = neighborOf(current, e.key, points)
          if (to) onReach(to)
          else if (e.key === 'Enter' || e.key === ' ') onPoint?.(current.id)
          else return
          e.preventDefault()
        }}
      />
    </g>
  )
}

function MarkLegend({ kinds, label }: { kinds: readonly PointKind[]; label: string }) {
  return (
    <ul className="legend" aria-label={label}>
      {kinds.map((kind) => (
        <li key={kind.id}>
          <svg className="land-key" width="20" height="16" aria-hidden="true">
            <path className="land-mark" data-tone={kind.tone} d={markPath(kind.form, 10, 8, 5)} />
          </svg>
          {kind.words}
        </li>
      ))}
    </ul>
  )
}

/** The plane's own form, for who makes room for a map that has not come yet. */
export const LAND_RATIO = PLANE.height / PLANE.width
