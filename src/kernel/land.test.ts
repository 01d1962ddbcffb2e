// Shows that the flat map keeps directions, that neighbors keep their common border, and that holes are outside.
import { describe, expect, test } from 'vitest'
import { isInside, onPlane, PLANE, pathOf } from './land.ts'

describe('the flat map', () => {
  test('the mainland lies on it, north above, west to the left', () => {
    for (const [latitude, longitude] of [
      [32.72, -114.72],
      [32.53, -117.12],
      [14.53, -92.23],
      [21.2, -86.73],
    ] as const) {
      const [x, y] = onPlane(latitude, longitude)
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(PLANE.width)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(PLANE.height)
    }
    const [, north] = onPlane(25, -102)
    const [, south] = onPlane(20, -102)
    expect(north).toBeLessThan(south)
    // between the parallels a unit is ten meters within one part in a hundred: five degrees are 556 km
    expect((south - north) / 100).toBeGreaterThan(545)
    expect((south - north) / 100).toBeLessThan(562)
  })

  test('two outlines with a common line have the same points on it', () => {
    const left = [
      [
        [-100, 20],
        [-100, 21],
        [-99, 21],
        [-99, 20],
        [-100, 20],
      ],
    ] as const
    const right = [
      [
        [-99, 20],
        [-99, 21],
        [-98, 21],
        [-98, 20],
        [-99, 20],
      ],
    ] as const
    const points = (path: string) => {
      let at: [number, number] = [0, 0]
      return [...path.matchAll(/([Ml])(-?\d+)(?: |(?=-))(-?\d+)/g)].map(([, c, x, y]) => {
        at = c === 'M' ? [Number(x), Number(y)] : [at[0] + Number(x), at[1] + Number(y)]
        return at.join()
      })
    }
    const common = points(
      pathOf(
        [left[0]].map((r) => [r]),
        5,
      ),
    ).filter((p) => points(pathOf([[right[0]]], 5)).includes(p))
    expect(new Set(common).size).toBe(2)
  })

  test('what is smaller than the grid is still drawn, for it is a municipality', () => {
    const tiny = [
      [-100, 20],
      [-100, 20.0001],
      [-99.9999, 20.0001],
      [-100, 20],
    ] as const
    expect(pathOf([[tiny]], 100)).toMatch(/^M\d+ \d+/)
  })

  test('a hole is outside', () => {
    const outer = [
      [0, 0],
      [0, 4],
      [4, 4],
      [4, 0],
      [0, 0],
    ] as const
    const hole = [
      [1, 1],
      [1, 2],
      [2, 2],
      [2, 1],
      [1, 1],
    ] as const
    expect(isInside({ latitude: 3, longitude: 3 }, [[outer, hole]])).toBe(true)
    expect(isInside({ latitude: 1.5, longitude: 1.5 }, [[outer, hole]])).toBe(false)
    expect(isInside({ latitude: 5, longitude: 3 }, [[outer, hole]])).toBe(false)
  })
})
