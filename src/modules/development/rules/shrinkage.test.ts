// Places compared fairly: small ones drawn to the middle, what children bring taken out, limits that widen, nobody ranked.
import { expect, test } from 'vitest'
import { meanLimits, placeInFunnel, shareLimits } from './funnel.ts'
import { adjusted, betweenVariance, lowestFifth, probabilityBelow, shrink } from './shrinkage.ts'

test('variance between groups by hand', () => {
  // Four groups of 10 with variance 1 inside: weights 10, Q = 10 × 0.2, so (2 - 3) < 0 gives 0; spread ten times gives 1.9
  const groups = [0.1, -0.1, 0.3, -0.3].map((mean) => ({ n: 10, mean }))
  expect(betweenVariance(groups, 1)).toBe(0)
  const wide = groups.map((g) => ({ n: 10, mean: g.mean * 10 }))
  expect(betweenVariance(wide, 1)).toBeCloseTo((10 * 20 - 3) / (40 - 10), 10)
  expect([betweenVariance([], 1), betweenVariance([{ n: 3, mean: 1 }], 1)]).toEqual([0, 0])
})
test('the fewer children, the nearer to the middle; none at all is the middle', () => {
  const s = shrink(
    [
      { n: 5, mean: -1 },
      { n: 500, mean: -1 },
      { n: 200, mean: 0.2 },
      { n: 300, mean: 0.1 },
      { n: 0, mean: 0 },
    ],
    1,
  )
  const [few, many, , , none] = s.places
  expect(few!.estimate).toBeGreaterThan(many!.estimate)
  expect(few!.sd).toBeGreaterThan(many!.sd)
  expect(none!.estimate).toBe(s.middle)
  expect(s.places.map((p) => p.n)).toEqual([5, 500, 200, 300, 0])
  const [a, b] = lowestFifth(s)
  expect(a).toBeLessThan(b!)
  expect(probabilityBelow({ estimate: 0, sd: 1 }, 0)).toBeCloseTo(0.5, 12)
  expect(probabilityBelow({ estimate: -1, sd: 0 }, 0)).toBe(1)
})
test('what children bring is taken out, what the place adds stays', () => {
  const adds = [-0.5, 0, 0.5]
  const children = Array.from({ length: 600 }, (_, i) => {
    const group = i % 3
    const [ageDays, sex, noise] = [
      300 + ((i * 37) % 900),
      i % 2 ? ('F' as const) : ('M' as const),
      ((i * 53) % 11) / 11 - 0.4545,
    ]
    // the place that adds most gets the children who come lowest
    const entry = -2 * adds[group]! + ((i * 29) % 17) / 8
    const now = adds[group]! + 0.7 * entry + (sex === 'F' ? 0.3 : 0) + 0.001 * ageDays + noise
    return { group, sex, ageDays, entry, now }
  })
  const found = adjusted(children, 4)!
  expect(found.groups.map((g) => g.n)).toEqual([200, 200, 200, 0])
  for (const [g, add] of adds.entries()) {
    expect(found.groups[g]!.mean - found.groups[1]!.mean).toBeCloseTo(add, 1)
  }
  expect(found.within).toBeCloseTo(0.0826, 1)
  // all girls: sex says nothing, and the rest stands
  expect(
    adjusted(
      children.map((c) => ({ ...c, sex: 'F' as const })),
      4,
    ),
  ).toBeDefined()
  expect(adjusted(children.slice(0, 4), 4)).toBeUndefined()
  expect(() => adjusted([{ ...children[0]!, group: 9 }], 4)).toThrow(RangeError)
})
test('limits widen where children are few', () => {
  const [few, many] = [10, 1_000].map((n) => meanLimits({ middle: 0, within: 1 }, n))
  expect(few!.low).toBeCloseTo(-0.6198, 3)
  expect(many!.lowest).toBeCloseTo(-0.0977, 3)
  expect(meanLimits({ middle: 0, within: 1, between: 0.04 }, 1e9).low).toBeCloseTo(-0.392, 3)
  expect(meanLimits({ middle: 0, within: 1 }, 0).low).toBeNaN()
})
test('limits of shares are exact and stay shares', () => {
  // Binomial(20, 0.1): P(0) = 0.1216, so 2.5 % is reached within it: below one child, cut to 0. 97.5 % lies between 4 and 5.
  const l = shareLimits(0.1, 20)
  expect(l.low).toBe(0)
  expect(l.high * 20).toBeGreaterThan(3)
  expect(l.high * 20).toBeLessThan(5)
  expect(shareLimits(0.3, 10_000).low).toBeCloseTo(0.3 - 1.96 * Math.sqrt(0.21 / 10_000), 3)
  expect([shareLimits(0, 20).high, shareLimits(1, 20).low]).toEqual([0, 1])
})
test('a place is inside, remarkable, or too small to be shown', () => {
  const limits = meanLimits({ middle: 0, within: 1 }, 100)
  expect([0, -0.25, -0.35, 0.25, 0.35].map((x) => placeInFunnel(x, 100, limits))).toEqual([
    'inside',
    'low',
    'very-low',
    'high',
    'very-high',
  ])
  expect(placeInFunnel(-9, 9, limits)).toBe('hidden')
})
