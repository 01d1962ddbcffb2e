// An instance cut to some states: their points, candidates and what stands in them or near, so that a border town keeps its neighbors' nurseries.
import type { SitingInstance } from '../contract/instance.ts'

/** Nurseries beyond the border count too, as far as so many degrees from the states' own points: some sixty kilometers. */
const MARGIN = 0.6

/** Columns of the places `keep` says, in their order. */
function picked<T extends Readonly<Record<string, readonly unknown[]>>>(
  columns: T,
  keep: readonly number[],
): T {
  return Object.fromEntries(
    Object.entries(columns).map(([name, list]) => [name, keep.map((k) => list[k])]),
  ) as unknown as T
}

export function cutToStates(of: SitingInstance, states: readonly string[]): SitingInstance {
  const inside = new Set(states)
  const own = (municipalities: readonly string[]) =>
    municipalities.flatMap((m, k) => (inside.has(m.slice(0, 2)) ? [k] : []))
  const points = picked(of.points, own(of.points.municipality))
  const candidates = picked(of.candidates, own(of.candidates.municipality))
  const near = boxOf(points.latitude, points.longitude)
  const { latitude, longitude, municipality } = of.standing
  const standing = picked(
    of.standing,
    municipality.flatMap((m, k) =>
      inside.has(m.slice(0, 2)) || near(latitude[k]!, longitude[k]!) ? [k] : [],
    ),
  )
  const ids = new Set(candidates.id)
  return {
    ...{ ...of, points, candidates, standing },
    fixes: of.fixes.filter((f) => ids.has(f.id)),
    municipalities: Object.fromEntries(
      Object.entries(of.municipalities).filter(([key]) => inside.has(key.slice(0, 2))),
    ),
  }
}

function boxOf(latitudes: readonly number[], longitudes: readonly number[]) {
  let [south, north, west, east] = [90, -90, 180, -180]
  for (const [k, y] of latitudes.entries()) {
    const x = longitudes[k]!
    if (y < south) south = y
    if (y > north) north = y
    if (x < west) west = x
    if (x > east) east = x
  }
  return (latitude: number, longitude: number): boolean =>
    latitude > south - MARGIN &&
    latitude < north + MARGIN &&
    longitude > west - MARGIN &&
    longitude < east + MARGIN
}
