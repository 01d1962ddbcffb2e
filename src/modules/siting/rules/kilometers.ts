// How far apart two places are on the ground, straight, and how far people get in so many minutes.

/** Kilometers of a degree along a meridian. */
export const DEGREE_KM = 111.19

export const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180)

/** Straight kilometers between places some tens of kilometers apart: off by less than a thousandth there. */
export function kilometers(latA: number, lonA: number, latB: number, lonB: number): number {
  const y = (latA - latB) * DEGREE_KM
  const x = (lonA - lonB) * DEGREE_KM * cosine((latA + latB) / 2)
  return Math.sqrt(x * x + y * y)
}
