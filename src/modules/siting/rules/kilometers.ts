// How far apart two places are on the ground, straight, and how far people get in so many minutes.

/** Kilometers of a degree along a meridian. */
export const DEGREE_KM = 111.19

export const cosine = (degrees: number): number => Math.cos((degrees * Math.PI) / 180)

type Spots = { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> }

/**
 * `kilometers` from place to user, for many pairs of the same lists (x: longitude, y: latitude): the cosine between two latitudes is
 * put together from those of their halves, which are found once.
 */
export function kilometersBetween(places: Spots, users: Spots): (place: number, user: number) => number {
  const halves = ({ y }: Spots) => {
    const [cos, sin] = [new Float64Array(y.length), new Float64Array(y.length)]
    for (let k = 0; k < y.length; k++) {
      const half = (y[k]! * Math.PI) / 360
      cos[k] = Math.cos(half)
      sin[k] = Math.sin(half)
    }
    return { cos, sin }
  }
  const [a, b] = [halves(places), halves(users)]
  return (p, u) => {
    const y = (places.y[p]! - users.y[u]!) * DEGREE_KM
    const middle = a.cos[p]! * b.cos[u]! - a.sin[p]! * b.sin[u]!
    const x = (places.x[p]! - users.x[u]!) * DEGREE_KM * middle
    return Math.sqrt(x * x + y * y)
  }
}

/** Straight kilometers between places some tens of kilometers apart: off by less than a thousandth there. */
export function kilometers(latA: number, lonA: number, latB: number, lonB: number): number {
  const y = (latA - latB) * DEGREE_KM
  const x = (lonA - lonB) * DEGREE_KM * cosine((latA + latB) / 2)
  return Math.sqrt(x * x + y * y)
}
