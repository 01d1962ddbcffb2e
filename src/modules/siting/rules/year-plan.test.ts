// Plans of several years: limits kept or told, years that get what adds most first, sizes, the curve and the slider.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sizesOf } from './center-sizes.ts'
import { blended, coverageOf, shareAt, standingCover, weighted } from './coverage.ts'
import { coverageCurve } from './coverage-curve.ts'
import { LinkList } from './near-sites.ts'
import { planValue } from './open-sites.ts'
import { drawsOf, unhurried } from './search-pace.ts'
import { apportioned, underFour } from './shares.ts'
import { keepsLimits } from './site-limits.ts'
import { sitingProblem } from './siting-problem.ts'
import { yearPlan } from './year-plan.ts'
import { limitsOf, type YearPlanAsked } from './year-plan-limits.ts'

const STATES = ['01', '02', '03']

function askedOf(seed: number, more: Partial<YearPlanAsked> = {}): YearPlanAsked {
  const draw = drawsOf(seed)
  const sites = 9
  const list = new LinkList(sites)
  for (let s = 0; s < sites; s++)
    for (let u = 0; u < 20; u++) if (draw() < 0.25) list.add(s, u, 1 + Math.floor(draw() * 9))
  return {
    problem: sitingProblem({ users: 20, p: 4, sorted: false, ...list.links() }),
    years: [
      { year: 2026, centers: 3 },
      { year: 2027, centers: 1 },
    ],
    stateOf: Array.from({ length: sites }, (_, s) => STATES[s % 3]!),
    rural: Uint8Array.from({ length: sites }, (_, s) => (s >= 6 ? 1 : 0)),
    cost: Float64Array.from({ length: sites }, (_, s) => 10 + s),
    ...more,
  }
}

function* choices(n: number, p: number, from = 0): Generator<number[]> {
  if (p === 0) yield []
  else for (let i = from; i <= n - p; i++) for (const rest of choices(n, p - 1, i + 1)) yield [i, ...rest]
}

const LIMITED: Partial<YearPlanAsked> = {
  leastByState: new Map([
    ['01', 2],
    ['03', 1],
  ]),
  ruralShare: 0.5,
  fixedIn: [1],
  fixedOut: [0],
}

test('limits are kept, and the plan is near the best that keeps them', () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const asked = askedOf(seed, LIMITED)
      const plan = yearPlan(asked, unhurried)
      if ('limit' in plan) throw new Error(plan.limit)
      expect(keepsLimits(limitsOf(asked), plan.open)).toBe(true)
      expect(plan.open).toContain(1)
      expect(plan.open).not.toContain(0)
      expect(plan.value).toBe(planValue(asked.problem, plan.open))
      const within = [...choices(9, 4)].filter(
        (open) => open.includes(1) && !open.includes(0) && keepsLimits(limitsOf(asked), open),
      )
      const best = Math.max(...within.map((open) => planValue(asked.problem, open)))
      expect(plan.value).toBeGreaterThan(0.9 * best)
    }),
    { numRuns: 60 },
  )
})

test('the first year gets what adds most, each year what it may spend', () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const years = [
        { year: 2026, centers: 2, budget: 27 },
        { year: 2027, centers: 2, budget: 31 },
      ]
      const plan = yearPlan(askedOf(seed, { years }), unhurried)
      if ('limit' in plan) {
        expect(plan).toMatchObject({ limit: 'budget-of-year', certain: false })
        return
      }
      expect(plan.years.map((y) => y.sites.length)).toEqual([2, 2])
      for (const [i, { cost }] of plan.years.entries()) expect(cost).toBeLessThanOrEqual(years[i]!.budget)
      expect(plan.years.flatMap((y) => y.sites).toSorted((a, b) => a - b)).toEqual(plan.open)
      expect(plan.years[1]!.value).toBe(plan.value)
    }),
    { numRuns: 40 },
  )
})

describe('a plan that cannot be is told by the limit that stops it', () => {
  test.each([
    [{ years: [{ year: 2026, centers: 3 }] }, { limit: 'years', needed: 4, possible: 3 }],
    [
      { fixedIn: [2], fixedOut: [2] },
      { limit: 'fixed-in-and-out', sites: [2] },
    ],
    [{ fixedIn: [0, 1, 2, 3, 4] }, { limit: 'fixed-in', needed: 5, possible: 4 }],
    [{ fixedOut: [0, 1, 2, 3, 4, 5] }, { limit: 'sites', needed: 4, possible: 3 }],
    [{ leastByState: new Map([['02', 4]]) }, { limit: 'state-minimum', state: '02', needed: 4, possible: 3 }],
    [{ leastByState: new Map([['09', 1]]) }, { limit: 'state-minimum', state: '09', needed: 1, possible: 0 }],
    [
      {
        leastByState: new Map([
          ['01', 3],
          ['02', 2],
        ]),
      },
      { limit: 'state-minimums', needed: 5, possible: 4 },
    ],
    [{ ruralShare: 1 }, { limit: 'rural-share', needed: 4, possible: 3 }],
    [
      { leastByState: new Map([['01', 3]]), ruralShare: 0.75 },
      { limit: 'states-and-rural', needed: 5, possible: 4 },
    ],
    [{ years: [{ year: 2026, centers: 4, budget: 40 }] }, { limit: 'budget', needed: 46, possible: 40 }],
  ] as const)('%j', (more, told) => {
    expect(yearPlan(askedOf(1, more as Partial<YearPlanAsked>), unhurried)).toMatchObject({
      ...told,
      certain: true,
    })
  })
  test('a state’s minimum that just fits is kept together with the rural share', () => {
    const plan = yearPlan(askedOf(3, { leastByState: new Map([['01', 3]]), ruralShare: 0.5 }), unhurried)
    if ('limit' in plan) throw new Error(plan.limit)
    expect(plan.open.filter((s) => s % 3 === 0)).toHaveLength(3)
    expect(plan.open.filter((s) => s >= 6).length).toBeGreaterThanOrEqual(2)
  })
})

const places = (...x: number[]) => ({ x: Float64Array.from(x), y: new Float64Array(x.length) })

describe('coverage', () => {
  const coverage = coverageOf({
    users: places(0, 4, 8),
    sites: places(1, 8),
    standing: places(-2),
    reachOf: () => ({ full: 2, none: 6 }),
    widest: { x: 6, y: 6 },
    distance: (p) => (at, u) => Math.abs(p.x[at]! - [0, 4, 8][u]!),
  })
  test('falls from whole to nothing, and counts only what a site adds to centers that stand', () => {
    expect([1, 2, 4, 6, 7].map((d) => shareAt(d, { full: 2, none: 6 }))).toEqual([1, 1, 0.5, 0, 0])
    expect([0, 5].map((d) => shareAt(d, { full: 5, none: 5 }))).toEqual([1, 1])
    expect([...coverage.standing]).toEqual([1, 0, 0])
    const children = Float64Array.of(10, 20, 30)
    expect(standingCover(coverage, children)).toBe(10)
    const problem = weighted(coverage, children, 1)
    // the first user is served already; site 0 reaches the second at 3, site 1 at 4
    expect(planValue(problem, [0])).toBe(15)
    expect(planValue(problem, [1])).toBe(40)
  })
  test('the slider keeps the sum, from children to posts', () => {
    const [children, posts] = [Float64Array.of(10, 30), Float64Array.of(3, 1)]
    expect([...blended(children, posts, 0)]).toEqual([10, 30])
    expect([...blended(children, posts, 1)]).toEqual([30, 10])
    expect([...blended(children, posts, 0.5)]).toEqual([20, 20])
    expect([...blended(children, new Float64Array(2), 1)]).toEqual([0, 0])
  })
})

test('the curve rises ever more slowly, to all that can be covered', () => {
  const { problem } = askedOf(5)
  const curve = coverageCurve(problem, 99)
  const adds = [...curve].slice(1).map((v, n) => v - curve[n]!)
  expect(adds).toEqual(adds.toSorted((a, b) => b - a))
  expect(curve.at(-1)).toBe(planValue(problem, [0, 1, 2, 3, 4, 5, 6, 7, 8]))
})

test('centers get the smallest class that holds who would come; who finds no place is told', () => {
  const list = new LinkList(3)
  for (const [s, children] of [300, 500, 4_000].entries()) list.add(s, s, children)
  const problem = sitingProblem({ users: 3, p: 3, sorted: false, ...list.links() })
  const sizes = sizesOf(problem, [0, 1, 2], 0.4, Uint8Array.of(0, 0, 0))
  expect(sizes.map(({ places: n, without }) => [n, without])).toEqual([
    [150, 0],
    [200, 0],
    [250, 1350],
  ])
})

test('whole centers by largest remainders', () => {
  const shares = apportioned(10, new Map([...Object.entries({ a: 1, b: 1, c: 1 }), ['d', 0]]))
  expect([...shares]).toEqual([
    ['a', 4],
    ['b', 3],
    ['c', 3],
    ['d', 0],
  ])
  expect([...apportioned(5, new Map([['a', 0]]))]).toEqual([['a', 0]])
  expect(underFour(300, 300)).toBe(400)
})
