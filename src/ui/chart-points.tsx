// The values of a chart as dots one can reach: by finger anywhere near, by arrows one after another, and by ear.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import './chart.css'
import type { State } from './chip.tsx'

export type Dot = {
  readonly id: string
  /** px in the drawing */
  readonly x: number
  readonly y: number
  /** the value in words: "12 mar 2026 · 6.5 kg · z −0.4" */
  readonly words: string
  readonly state?: State
  /** a second series is told apart by its shape too, never by color alone */
  readonly shape?: 'diamond'
}

/** `on` is the id shown in the readout. Dots are in order of x. */
export function ChartPoints({
  label,
  dots,
  width,
  height,
  on,
  onReach,
  radius = 5,
}: {
  label: string
  dots: readonly Dot[]
  width: number
  height: number
  on: string | undefined
  onReach: (id: string) => void
  radius?: number
}) {
  const group = useRef<SVGGElement>(null)
  const near = (event: PointerEvent<SVGRectElement>) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect()
    const x = event.clientX - (box?.left ?? 0)
    const y = event.clientY - (box?.top ?? 0)
    // anywhere above or below reaches a dot; where two stand on one day, the nearer one
    const far = (dot: Dot) => Math.hypot(dot.x - x, (dot.y - y) / 8)
    let best: Dot | undefined
    for (const dot of dots) if (!best || far(dot) < far(best)) best = dot
    if (best && best.id !== on) onReach(best.id)
  }
  const walk = (event: KeyboardEvent) => {
    const at = dots.findIndex((d) => d.id === on)
    const to =
      event.key === 'ArrowRight' || event.key === 'ArrowDown'
        ? at + 1
        : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
          ? at - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? dots.length - 1
              : undefined
    const dot = to === undefined ? undefined : dots[to]
    if (!dot) return
    event.preventDefault()
    onReach(dot.id)
    group.current?.querySelectorAll<SVGGeometryElement>('.dot')[to!]?.focus()
  }
  const entry = dots.some((d) => d.id === on) ? on : dots.at(-1)?.id
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of a drawing does nothing by itself
    <g ref={group} role="graphics-object" aria-label={label} onKeyDown={walk}>
      <rect width={width} height={height} fill="transparent" onPointerMove={near} onPointerDown={near} />
      {dots.map((dot) => {
        const r = dot.id === on ? radius + 2 : radius
        const told = {
          className: 'dot',
          'data-state': dot.state,
          'data-shape': dot.shape,
          'data-on': dot.id === on || undefined,
          role: 'graphics-symbol img',
          'aria-label': dot.words,
          tabIndex: dot.id === entry ? 0 : -1,
          onFocus: () => onReach(dot.id),
          pointerEvents: 'none',
        } as const
        return dot.shape === 'diamond' ? (
          <path
            key={dot.id}
            {...told}
            d={`M${dot.x} ${dot.y - r - 2}l${r + 2} ${r + 2}l${-r - 2} ${r + 2}l${-r - 2} ${-r - 2}z`}
          />
        ) : (
          <circle key={dot.id} {...told} cx={dot.x} cy={dot.y} r={r} />
        )
      })}
    </g>
  )
}
