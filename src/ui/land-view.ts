// Which part of the land a map shows: the whole, a state, or what one has moved and come closer to.
import { PLANE } from '../kernel/land.ts'

/** A part of the plane, in its units. */
export type View = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export const wholeLand: View = { x: 0, y: 0, ...PLANE }

/** The box around outlines, as `pathOf` of the kernel writes them; undefined for none. */
export function boxAround(paths: readonly string[]): View | undefined {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const path of paths) {
    let [x, y] = [0, 0]
    for (const [, command, a, b] of path.matchAll(/([Ml])(-?\d+)(?: |(?=-))(-?\d+)/g)) {
      x = command === 'M' ? Number(a) : x + Number(a)
      y = command === 'M' ? Number(b) : y + Number(b)
      west = Math.min(west, x)
      east = Math.max(east, x)
      north = Math.min(north, y)
      south = Math.max(south, y)
    }
  }
  if (west > east) return undefined
  const air = Math.max(east - west, south - north, 500) * 0.04
  return { x: west - air, y: north - air, width: east - west + 2 * air, height: south - north + 2 * air }
}

/** Px for a unit, and where the plane's origin falls: the view whole and in the middle of the drawing. */
export function placed(view: View, width: number, height: number): { k: number; dx: number; dy: number } {
  const k = Math.min(width / view.width, height / view.height)
  return {
    k,
    dx: (width - view.width * k) / 2 - view.x * k,
    dy: (height - view.height * k) / 2 - view.y * k,
  }
}

const CLOSEST = 2_000

/** Closer (over 1) or farther, around the middle; never beyond the whole or below twenty kilometers. */
export function closer(view: View, times: number): View {
  const width = Math.min(PLANE.width, Math.max(CLOSEST, view.width / times))
  const height = (view.height * width) / view.width
  return held({ x: view.x + (view.width - width) / 2, y: view.y + (view.height - height) / 2, width, height })
}

/** Moved by so many units, its middle kept on the map. */
export const moved = (view: View, x: number, y: number): View =>
  held({ ...view, x: view.x + x, y: view.y + y })

function held(view: View): View {
  const keep = (at: number, size: number, whole: number) =>
    Math.min(whole - size / 2, Math.max(-size / 2, at))
  return { ...view, x: keep(view.x, view.width, PLANE.width), y: keep(view.y, view.height, PLANE.height) }
}
