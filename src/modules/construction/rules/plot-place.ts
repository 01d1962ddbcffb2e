// Whether a plot can lie where it is said to: by the boundary of its municipality, or as far as seats tell while none is imported.
import { kilometers, type Point } from '../../../kernel/distance.ts'
import { isInside, type Polygons } from '../../../kernel/land.ts'

/** So near its own seat nothing else is asked; beyond, so many other seats nearer than its own say that it is elsewhere. */
const NEAR_KM = 15
const OTHERS = 5

/**
 * Without boundaries this finds gross errors alone: a point in another region, degrees swapped. A seat that is not known refuses nothing.
 * Source: own, unconfirmed.
 */
export function outsideMunicipality(plot: Point, seat: Point | undefined, others: readonly Point[]): boolean {
  if (!seat) return false
  const own = kilometers(plot, seat)
  return own > NEAR_KM && others.filter((o) => kilometers(plot, o) < own).length >= OTHERS
}

/** Imported lines are simplified and GPS errs: a plot so near its boundary is not refused. Source: own, unconfirmed. */
const EDGE_KM = 1
const KM_A_DEGREE = 111.2

/** Kilometers to the nearest line of the boundary, flat: what lies a few kilometers away is not round. */
function kilometersToEdge({ latitude, longitude }: Point, polygons: Polygons): number {
  const ky = KM_A_DEGREE
  const kx = ky * Math.cos((latitude * Math.PI) / 180)
  let least = Number.POSITIVE_INFINITY
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = [(ring[i - 1]![0] - longitude) * kx, (ring[i - 1]![1] - latitude) * ky]
      const [bx, by] = [(ring[i]![0] - longitude) * kx, (ring[i]![1] - latitude) * ky]
      const [dx, dy] = [bx - ax, by - ay]
      const part = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)))
      least = Math.min(least, Math.hypot(ax + part * dx, ay + part * dy))
    }
  return least
}

/** Outside the boundary, and farther from it than its lines are exact. */
export const isOutside = (plot: Point, polygons: Polygons): boolean =>
  !isInside(plot, polygons) && kilometersToEdge(plot, polygons) > EDGE_KM
