// Distances on the ground between two places told in degrees.
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
