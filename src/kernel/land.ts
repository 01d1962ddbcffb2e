// Land: whether a point lies in a boundary, and where it lies on the flat map on which all maps of the country are drawn.

import type { Point } from './distance.ts'

/** A closed line of [longitude, latitude], as in GeoJSON. */
export type Ring = readonly (readonly [longitude: number, latitude: number])[]
/** Each begins with its outer line; the others are holes. */
export type Polygons = readonly (readonly Ring[])[]

/** Whoever asks for a site of the country asks within this box: degrees. */
export const COUNTRY = { south: 14, north: 33.5, west: -119, east: -86 } as const

function crosses(ring: Ring, { latitude, longitude }: Point): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x, y] = ring[i]!
    const [a, b] = ring[j]!
    if (y > latitude !== b > latitude && longitude < ((a - x) * (latitude - y)) / (b - y) + x)
      inside = !inside
  }
  return inside
}

/** Inside an outer line and in none of its holes. */
export const isInside = (point: Point, polygons: Polygons): boolean =>
  polygons.some(([outer, ...holes]) => crosses(outer!, point) && !holes.some((h) => crosses(h, point)))

/** [west, south, east, north] in degrees. */
export function boxOf(polygons: Polygons): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  for (const [outer] of polygons)
    for (const [x, y] of outer ?? []) {
      box[0] = Math.min(box[0], x)
      box[1] = Math.min(box[1], y)
      box[2] = Math.max(box[2], x)
      box[3] = Math.max(box[3], y)
    }
  return box
}

// Lambert's conformal conic with the parallels of INEGI's own maps, on a sphere.
// Source: INEGI, Cónica Conforme de Lambert, paralelos 17°30′ y 29°30′, meridiano 102° O.
const rad = (degrees: number) => (degrees * Math.PI) / 180
const steep = (latitude: number) => Math.tan(Math.PI / 4 + rad(latitude) / 2)
const [SOUTH, NORTH, MIDDLE] = [17.5, 29.5, -102]
const CONE = Math.log(Math.cos(rad(SOUTH)) / Math.cos(rad(NORTH))) / Math.log(steep(NORTH) / steep(SOUTH))
/** The earth's radius in units of ten meters. */
const UNIT = 637_100
const RADIUS = (UNIT * Math.cos(rad(SOUTH)) * steep(SOUTH) ** CONE) / CONE

function cone(latitude: number, longitude: number): [number, number] {
  const r = RADIUS / steep(latitude) ** CONE
  const turn = CONE * rad(longitude - MIDDLE)
  return [r * Math.sin(turn), r * Math.cos(turn)]
}
// the mainland's outermost points, with a little air
const LEFT = -146_000
const TOP = 1_345_000

/** The whole map, in units of ten meters. */
export const PLANE = { width: 307_000, height: 207_500 } as const

/** Where a point lies on the map: x to the right, y downward, in units of ten meters of `PLANE`. */
export function onPlane(latitude: number, longitude: number): [x: number, y: number] {
  const [x, y] = cone(latitude, longitude)
  return [x - LEFT, y - TOP]
}

/** A number beside the one before it: the sign parts them where there is one. */
const beside = (n: number) => (n < 0 ? String(n) : ` ${n}`)

/**
 * The outline as an SVG path in units of `PLANE`. Points fall on a grid of `grid` units, each by itself, so that neighbors keep
 * their common border; what becomes smaller than the grid is left out, but never the whole outline.
 */
export function pathOf(polygons: Polygons, grid: number): string {
  let path = ''
  let first = ''
  for (const rings of polygons)
    for (const ring of rings) {
      let line = ''
      let [px, py, n] = [0, 0, 0]
      for (const [longitude, latitude] of ring) {
        const [x, y] = onPlane(latitude, longitude).map((v) => Math.round(v / grid) * grid) as [
          number,
          number,
        ]
        if (n > 0 && x === px && y === py) continue
        line += n === 0 ? `M${x}${beside(y)}` : `l${x - px}${beside(y - py)}`
        ;[px, py] = [x, y]
        n++
      }
      if (n > 3) path += `${line}z`
      else if (first === '') first = `${line}z`
    }
  return path === '' ? first : path
}
