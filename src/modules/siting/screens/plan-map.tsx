// The map of a plan: who was covered, who is newly, who is left; what stands; the sites, each within reach of finger and arrows.
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useState } from 'react'
import { stateChoices, stateName } from '../../../kernel/state-names.ts'
import { useAsk } from '../../../ui/asking.tsx'
import { ChartFrame } from '../../../ui/chart-frame.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import '../../../ui/map.css'
import { Select } from '../../../ui/select.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { uiText } from '../../../ui/text.ts'
import { landOf } from '../../territory/contract.ts'
import type { PlanOutcome } from '../contract/plans.ts'
import { crowdsOf, type Form, nearestSpot, nextSpot, outlineOf, type Spot, viewOf } from './map-marks.ts'
import { sumsOf } from './result-strip.tsx'
import './siting.css'
import { sitingText } from './text.ts'

export type MapPoint = {
  readonly spot: Spot
  readonly state: string
  readonly was: 'before' | 'new' | 'left'
}
export type MapSite = {
  readonly id: string
  readonly spot: Spot
  readonly state: string
  readonly fixed: 'in' | 'out' | null
  /** false: a candidate that is looked at or fixed out */
  readonly chosen: boolean
  readonly words: string
}

const RATIO = 0.62
const WHOLE = 'all'
type Mark = 'left' | 'before' | 'new' | 'standing' | 'site' | 'in' | 'out'
const FORMS: Readonly<Record<Mark, readonly [Form, number]>> = {
  ...{ left: ['cross', 2], before: ['dot', 1.3], new: ['square', 1.8], standing: ['ring', 2] },
  ...{ site: ['pin', 5], in: ['diamond', 6], out: ['x', 5] },
}

export function PlanMap({
  where,
  scope,
  points,
  standing,
  sites,
  selected,
  states: covered,
  onSelect,
}: {
  where: string
  /** a state's key; absent: the country */
  scope?: string | undefined
  points: readonly MapPoint[]
  standing: readonly (Spot & { readonly state: string })[]
  sites: readonly MapSite[]
  selected?: string | undefined
  /** coverage before and after, by state: said of what is looked at */
  states: PlanOutcome['states']
  onSelect: (id: string) => void
}) {
  const t = useText(sitingText)
  const { number } = useFormats()
  const [state, setState] = useState(WHOLE)
  const [after, setAfter] = useState<'before' | 'after'>('after')
  const [reached, setReached] = useState<string>()
  const states = useMemo(() => new Set(points.map((p) => p.state)), [points])
  const sums = sumsOf(covered.filter((s) => state === WHOLE || s.state === state))
  const n = (x: number) => number(Math.round(x))
  const within = useMemo(() => {
    const here = (s: { readonly state: string }) => state === WHOLE || s.state === state
    return {
      points: points.filter(here),
      standing: standing.filter(here),
      sites: sites.filter((s) => here(s) && (after === 'after' || s.fixed !== null)),
    }
  }, [points, standing, sites, state, after])
  const view = useMemo(
    () =>
      viewOf(
        points.filter((p) => state === WHOLE || p.state === state).map((p) => p.spot),
        RATIO,
      ),
    [points, state],
  )
  const { ground, credit } = useGround(state === WHOLE ? scope : state)
  const spots = useMemo(() => within.sites.map((s) => s.spot), [within])
  const on = within.sites.findIndex((s) => s.id === (reached ?? selected))
  const about = within.sites[on]
  const counts: Record<Mark, number> = {
    left: 0,
    before: 0,
    new: 0,
    standing: within.standing.length,
    site: 0,
    in: 0,
    out: 0,
  }
  const wasOf = (p: MapPoint) => (after === 'before' && p.was === 'new' ? 'left' : p.was)
  for (const p of within.points) counts[wasOf(p)]++
  for (const s of within.sites) counts[s.fixed ?? 'site']++
  const walk = (event: KeyboardEvent) => {
    if (within.sites.length === 0) return
    const from = Math.max(on, 0)
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (within.sites[from]) onSelect(within.sites[from].id)
      return
    }
    const to = on < 0 && event.key.startsWith('Arrow') ? 0 : nextSpot(event.key, from, spots)
    if (to === undefined) return
    event.preventDefault()
    setReached(within.sites[to]!.id)
  }
  return (
    <section className="card stack siting-map" aria-label={t.mapTitle(where)}>
      <div className="filters no-print">
        {states.size > 1 ? (
          <Select
            label={t.scope}
            value={state}
            onChange={setState}
            choices={[{ value: WHOLE, label: where }, ...stateChoices.filter((c) => states.has(c.value))]}
          />
        ) : null}
      </div>
      <Tabs
        label={t.mapShow}
        tabs={[
          { key: 'before', label: t.mapBefore },
          { key: 'after', label: t.mapAfter },
        ]}
        current={after}
        onChange={setAfter}
      >
        <ChartFrame
          title={t.mapTitle(state === WHOLE ? where : stateName(state))}
          sentence={t.mapSentence(n(sums.before), n(sums.after - sums.before), n(sums.children - sums.after))}
          height={(width) => Math.round(Math.min(width * RATIO, 620))}
          readout={about?.words ?? t.mapNone}
          foot={
            <>
              <ul className="legend">
                {(Object.keys(FORMS) as Mark[])
                  .filter((m) => counts[m] > 0)
                  .map((m) => (
                    <li key={m}>
                      <svg width="18" height="18" aria-hidden="true">
                        <path
                          className="siting-mark"
                          data-mark={m}
                          d={outlineOf(
                            [{ x: 9, y: m === 'site' ? 14 : 9 }],
                            FORMS[m][0],
                            Math.max(3.5, FORMS[m][1]),
                            LEGEND,
                            18,
                          )}
                        />
                      </svg>
                      {t.marks[m]} ({number(counts[m])})
                    </li>
                  ))}
              </ul>
              {credit ? <p className="map-credit">{credit}</p> : null}
            </>
          }
        >
          {(width, height) => {
            const at = {
              ...view,
              height: (view.width * height) / width,
              y: view.y + (view.height - (view.width * height) / width) / 2,
            }
            const px = width / at.width
            const reach = (event: PointerEvent<SVGSVGElement>) => {
              const box = event.currentTarget.getBoundingClientRect()
              const spot = {
                x: at.x + (event.clientX - box.left) / px,
                y: at.y + (event.clientY - box.top) / px,
              }
              return within.sites[nearestSpot(spot, spots, 16 / px) ?? -1]
            }
            const draw = (m: Mark, list: readonly Spot[]) => (
              <path
                key={m}
                className="siting-mark"
                data-mark={m}
                d={outlineOf(list, ...FORMS[m], at, width)}
              />
            )
            return (
              <svg
                width={width}
                height={height}
                role="application"
                aria-label={`${t.mapKeys} ${about?.words ?? ''}`}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: its sites are walked by arrows
                tabIndex={0}
                onKeyDown={walk}
                onPointerMove={(e) => setReached(reach(e)?.id)}
                onPointerLeave={() => setReached(undefined)}
                onBlur={() => setReached(undefined)}
                onClick={(e) => {
                  const box = e.currentTarget.getBoundingClientRect()
                  const spot = { x: at.x + (e.clientX - box.left) / px, y: at.y + (e.clientY - box.top) / px }
                  const found = within.sites[nearestSpot(spot, spots, 24 / px) ?? -1]
                  if (found) onSelect(found.id)
                }}
              >
                {ground ? (
                  <path
                    className="siting-land"
                    d={ground}
                    transform={`scale(${px}) translate(${-at.x},${-at.y})`}
                    vectorEffect="non-scaling-stroke"
                  />
                ) : null}
                {(['before', 'left', 'new'] as const).map((m) =>
                  draw(
                    m,
                    within.points.filter((p) => wasOf(p) === m).map((p) => p.spot),
                  ),
                )}
                {draw('standing', within.standing)}
                {draw(
                  'site',
                  within.sites.filter((s) => s.fixed === null).map((s) => s.spot),
                )}
                {(['in', 'out'] as const).map((m) =>
                  draw(
                    m,
                    within.sites.filter((s) => s.fixed === m).map((s) => s.spot),
                  ),
                )}
                {crowdsOf(spots, at, width).map(({ x, y, count }) => (
                  <text key={`${x},${y}`} className="siting-count" x={x} y={y - 12} textAnchor="middle">
                    {number(count)}
                  </text>
                ))}
                {about ? (
                  <circle
                    className="siting-ring"
                    cx={(about.spot.x - at.x) * px}
                    cy={(about.spot.y - at.y) * px}
                    r={11}
                  />
                ) : null}
              </svg>
            )
          }}
        </ChartFrame>
      </Tabs>
    </section>
  )
}

/** With fewer of the country's municipalities, its boundaries are not all there. */
const MOST_TOWNS = 2_000

/** What lies beneath the marks, as one outline: municipalities as they were imported, else the states of the free drawing. */
function useGround(state: string | undefined): {
  readonly ground: string
  readonly credit: string | undefined
} {
  const t = useText(sitingText)
  const { chart } = useText(uiText)
  const { dated } = useFormats()
  const land = useAsk(landOf, state ? { state } : {})
  const [drawn, setDrawn] = useState('')
  // boundaries of some municipalities alone are islands: the states lie beneath them
  const bare = land.data !== undefined && land.data.shapes.length < (state ? 1 : MOST_TOWNS)
  useEffect(() => {
    if (!bare) return
    let here = true
    // a drawing that does not come leaves the marks as they are: they tell where things lie without it
    import('../../../ui/states-ground.ts').then(
      ({ statesOnPlane }) => here && setDrawn(statesOnPlane.map((s) => s.path).join('')),
      () => {},
    )
    return () => {
      here = false
    }
  }, [bare])
  const imported = useMemo(() => land.data?.shapes.map((s) => s.path).join('') ?? '', [land.data])
  const { source, as_of } = land.data ?? {}
  const credits = [
    ...(imported !== '' && source ? [t.mapSource(source, as_of ? dated(as_of) : '')] : []),
    ...(bare && drawn !== ''
      ? [imported === '' ? `${chart.noBoundaries} ${chart.mapCredit}` : chart.mapCredit]
      : []),
  ]
  return { ground: `${bare ? drawn : ''}${imported}`, credit: credits.join('. ') || undefined }
}

const LEGEND = { x: 0, y: 0, width: 18, height: 18 }
