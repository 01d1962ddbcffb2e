// Simulated ends: known distributions come out, the seed alone decides, and the tasks that hold back are named.
import { describe, expect, test } from 'vitest'
import { chanceOf } from './chance.ts'
import { networkOf } from './network.ts'
import { pertOf, quantileOf, scheduleRisk, type ThreePoints } from './schedule-risk.ts'

const points = (a: number, m: number, b: number, dist: ThreePoints['dist'] = 'triangular') => ({
  a,
  m,
  b,
  dist,
})
const fs = (from: string, to: string) => ({ from, to, type: 'FS' as const, lag: 0 })
function network(ids: string[], links: ReturnType<typeof fs>[]) {
  const read = networkOf(
    ids.map((id) => ({ id, duration: 0 })),
    links,
  )
  if (!read.stands) throw new Error(read.fault.code)
  return read.network
}

describe('simulated ends', () => {
  const two = network(['a', 'b'], [])
  test('a triangle has its mean, spread and median', () => {
    const { mean, sd, ends } = scheduleRisk(network(['a'], []), [points(0, 0, 1)], { runs: 20_000, seed: 7 })
    expect(mean).toBeCloseTo(1 / 3, 4)
    expect(sd).toBeCloseTo(Math.sqrt(1 / 18), 3)
    expect(quantileOf(ends, 0.5)).toBeCloseTo(1 - Math.SQRT1_2, 3)
  })
  test('beta-PERT has its mean, also where its shape is below 1', () => {
    const given = points(10, 10, 40, 'pert')
    const { mean, ends } = scheduleRisk(network(['a'], []), [given], { runs: 40_000, seed: 3 })
    expect(Math.abs(mean - pertOf(given).mean)).toBeLessThan(0.1)
    expect([ends[0]! >= 10, ends.at(-1)! <= 40]).toEqual([true, true])
    const small = Array.from(
      { length: 20_000 },
      (
        (c) => () =>
          c.gamma(0.5)
      )(chanceOf(5)),
    )
    expect(small.reduce((s, x) => s + x, 0) / small.length).toBeCloseTo(0.5, 1)
  })
  test('the same seed gives the same runs, another seed others', () => {
    const run = (seed: number) =>
      scheduleRisk(two, [points(1, 2, 9), points(2, 2, 5)], { runs: 500, seed }).ends
    expect(run(4)).toEqual(run(4))
    expect(run(4)).not.toEqual(run(5))
    expect(run(2 ** 40 + 4)).not.toEqual(run(4))
  })
  test('a task that always ends last is always critical; without a spread nothing is simulated', () => {
    const { criticality, sd, mean } = scheduleRisk(two, [points(5, 5, 5), points(2, 2, 2)], {
      runs: 100,
      seed: 1,
      criticality: true,
    })
    expect(criticality[0]).toBeCloseTo(1, 9)
    expect([criticality[1], sd, mean]).toEqual([0, 0, 5])
  })
  test('either of two equal branches is critical about half of the time', () => {
    const fork = network(['s', 'a', 'b', 'e'], [fs('s', 'a'), fs('s', 'b'), fs('a', 'e'), fs('b', 'e')])
    const { criticality } = scheduleRisk(
      fork,
      [points(1, 1, 1), points(3, 5, 9), points(3, 5, 9), points(0, 0, 0)],
      { runs: 4_000, seed: 9, criticality: true },
    )
    expect(criticality[0]).toBeCloseTo(1, 6)
    expect(Math.abs(criticality[1]! - 0.5)).toBeLessThan(0.05)
  })
  test('a beta without spread has no shape', () => {
    expect(pertOf(points(4, 4, 4))).toEqual({ mean: 4, alpha: null, beta: null })
  })
})
