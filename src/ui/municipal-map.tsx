// Municipalities by value with centers and plots as points, from boundaries that an institution imported.
import { geoMercator, geoPath } from 'd3-geo'
import { useCallback, useMemo } from 'react'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { State } from './chip.tsx'
import type { Draw } from './map-drawing.tsx'
import { MapFrame, type MapProps } from './map-frame.tsx'

export type Place = {
  readonly id: string
  /** WGS84 decimal degrees */
  readonly lat: number
  readonly lon: number
  readonly words: string
  readonly state?: State
}

type Named = { readonly n?: string }
export type Boundaries = Topology<Record<string, GeometryCollection<Named>>>

const NONE: readonly Place[] = []

/**
 * `topology` as the API gives it: `id` of each shape is its INEGI key, `properties.n` its name. `keep` chooses the shapes
 * (a state: keys that begin with its two digits); the drawing fits what is kept.
 */
export function MunicipalMap({
  topology,
  object,
  keep,
  places = NONE,
  ...props
}: MapProps & {
  topology: Boundaries
  /** the name of the layer: "municipios" */
  object: string
  keep?: (key: string) => boolean
  places?: readonly Place[]
}) {
  const kept = useMemo(() => {
    const layer = topology.objects[object]
    if (!layer) return { type: 'FeatureCollection' as const, features: [] }
    const all = feature(topology, layer)
    return { ...all, features: all.features.filter((f) => keep?.(String(f.id)) ?? true) }
  }, [topology, object, keep])
  const ratio = useMemo(() => {
    const [[x0, y0], [x1, y1]] = geoPath(geoMercator().fitWidth(100, kept)).bounds(kept)
    return Number.isFinite(y1) && x1 > x0 ? Math.min(1.4, Math.max(0.4, (y1 - y0) / (x1 - x0))) : 0.6
  }, [kept])
  const draw = useCallback<Draw>(
    (width, height) => {
      const projection = geoMercator().fitExtent(
        [
          [8, 8],
          [width - 8, height - 8],
        ],
        kept,
      )
      const path = geoPath(projection).digits(1)
      return {
        scale: 1,
        shapes: kept.features.map((f) => ({
          id: String(f.id),
          name: f.properties?.n ?? String(f.id),
          path: path(f) ?? '',
        })),
        points: places.flatMap(({ id, lon, lat, words, state }) => {
          const at = projection([lon, lat])
          return at ? [{ id, x: at[0], y: at[1], words, state }] : []
        }),
      }
    },
    [kept, places],
  )
  return <MapFrame {...props} ratio={ratio} draw={draw} />
}
