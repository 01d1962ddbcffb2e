// Whether a plot can lie where it is said to, as far as the seats of municipalities tell while their boundaries are not imported.
const EARTH_KM = 6371
const rad = (degrees: number) => (degrees * Math.PI) / 180

export type Point = { readonly latitude: number; readonly longitude: number }

/** Kilometers along the sphere. */
export function kilometers(a: Point, b: Point): number {
  const [dLat, dLon] = [rad(b.latitude - a.latitude), rad(b.longitude - a.longitude)]
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude)) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

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
