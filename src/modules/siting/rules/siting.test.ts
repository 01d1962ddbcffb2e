// Plans against trying everything: optimum and bound of small random problems, swaps, prices and paths counted in another way.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { annealCapacity } from './anneal-capacity.ts'
import { boundCapacity } from './bound-capacity.ts'
import { boundSites } from './bound-sites.ts'
import { capacityProblem, costOf, impossible } from './capacity-problem.ts'
import { greedySites } from './greedy-sites.ts'
import { eachNear, LinkList } from './near-sites.ts'
import { closeSite, copied, noneOpen, openSite, planValue } from './open-sites.ts'
import { planSites } from './plan-sites.ts'
import { drawsOf, unhurried } from './search-pace.ts'
import { shortestPaths } from './shortest-paths.ts'
import { medianProblem, type SitingProblem, sitingProblem } from './siting-problem.ts'
import { swapSites } from './swap-sites.ts'

/** All choices of p of n. */
function* choices(n: number, p: number, from = 0): Generator<number[]> {
  if (p === 0) yield []
  else for (let i = from; i <= n - p; i++) for (const rest of choices(n, p - 1, i + 1)) yield [i, ...rest]
}
const bestOf = (problem: SitingProblem) =>
  Math.max(...[...choices(problem.sites, problem.p)].map((open) => planValue(problem, open)))

function coverage(seed: number, users: number, sites: number, p: number, whole: boolean): SitingProblem {
  const draw = drawsOf(seed)
  const list = new LinkList(sites)
  for (let s = 0; s < sites; s++)
    for (let u = 0; u < users; u++)
      if (draw() < 0.3) list.add(s, u, whole ? 1 + Math.floor(draw() * 9) : draw() + 0.01)
  return sitingProblem({ users, p, sorted: draw() < 0.5, ...list.links() })
}

test('a plan is the best there is, and its bound says so', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 4 }), fc.boolean(), (seed, p, whole) => {
      const problem = coverage(seed, 12, 9, p, whole)
      const plan = planSites(problem, { pace: unhurried })
      const best = bestOf(problem)
      expect(plan.value).toBeCloseTo(best, 9)
      expect(plan.bound).toBeCloseTo(best, 6)
      expect(planValue(problem, plan.open)).toBeCloseTo(plan.value, 9)
      expect(new Set(plan.open).size).toBe(p)
    }),
    { numRuns: 150 },
  )
})

test('the shortest ways in all: p-median by savings equals p-median by costs', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 3 }), (seed, p) => {
      const [users, sites] = [10, 8]
      const draw = drawsOf(seed)
      const cost = Float64Array.from({ length: users * sites }, () => Math.floor(draw() * 50))
      const { problem, top } = medianProblem(users, p, cost)
      const plan = planSites(problem, { pace: unhurried })
      const costs = [...choices(sites, p)].map((open) =>
        Array.from({ length: users }, (_, u) => Math.min(...open.map((s) => cost[s * users + u]!))).reduce(
          (a, b) => a + b,
        ),
      )
      expect(users * top - plan.value).toBe(Math.min(...costs))
      expect(plan.bound).toBe(plan.value)
    }),
    { numRuns: 100 },
  )
})

test('prices never bound below the best plan, however few the rounds', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.integer({ min: 1, max: 40 }), (seed, rounds) => {
      const problem = coverage(seed, 12, 9, 3, true)
      const status = { free: Array.from({ length: 9 }, (_, s) => s), open: [] }
      const { value } = boundSites(problem, status, new Float64Array(12), { rounds, known: 0 })
      expect(value).toBeGreaterThanOrEqual(bestOf(problem) - 1e-9)
    }),
    { numRuns: 100 },
  )
})

test('sites that open and close leave what was there: best, second, losses and the value', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.array(fc.nat(8), { maxLength: 30 }), (seed, taps) => {
      const problem = coverage(seed, 15, 9, 3, true)
      const o = noneOpen(problem)
      for (const s of taps) (o.isOpen[s] ? closeSite : openSite)(o, s)
      expect(o.value).toBe(planValue(problem, o.list))
      for (const s of o.list)
        expect(o.loss[s]).toBe(
          o.value -
            planValue(
              problem,
              o.list.filter((r) => r !== s),
            ),
        )
      expect(copied(o)).toEqual(o)
    }),
  )
})

test('after swaps no single swap helps; a fixed site stays, a limit is kept', () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const problem = coverage(seed, 20, 9, 4, true)
      const o = greedySites(problem, { fixed: [2] })
      const stays = new Uint8Array(9)
      stays[2] = 1
      const fits = (inside: number, out: number) => inside < 5 || out >= 5
      swapSites(o, unhurried, { stays, fits })
      expect(o.isOpen[2]).toBe(1)
      for (const out of o.list)
        for (let s = 0; s < 9; s++)
          if (!o.isOpen[s] && out !== 2 && fits(s, out))
            expect(planValue(problem, [...o.list.filter((r) => r !== out), s])).toBeLessThanOrEqual(o.value)
    }),
  )
})

describe('with capacities', () => {
  const problemOf = (seed: number) => {
    const draw = drawsOf(seed)
    const [users, sites] = [6, 5]
    return capacityProblem({
      p: 2,
      demand: Float64Array.from({ length: users }, () => 1 + Math.floor(draw() * 5)),
      capacity: Float64Array.from({ length: sites }, () => 8 + Math.floor(draw() * 6)),
      cost: Float64Array.from({ length: users * sites }, () => Math.floor(draw() * 30)),
    })
  }
  test('annealing finds the best plan of a small problem, and no bound is above it', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const problem = problemOf(seed)
      let best = Number.POSITIVE_INFINITY
      for (const open of choices(5, 2))
        for (let code = 0; code < 2 ** 6; code++) {
          const assign = Int32Array.from({ length: 6 }, (_, u) => open[(code >> u) & 1]!)
          best = Math.min(best, costOf(problem, open, assign) ?? Number.POSITIVE_INFINITY)
        }
      const plan = annealCapacity(problem, unhurried, { coolings: 2 })
      expect(plan?.cost ?? Number.POSITIVE_INFINITY).toBe(best)
      if (!plan) continue
      expect(costOf(problem, plan.open, plan.assign)).toBe(best)
      const bound = boundCapacity(problem, { rounds: 100, known: best + 5, more: () => true })
      expect(bound.value).toBeLessThanOrEqual(best + 1e-9)
      // the best plan is not left out by what the bound rules out
      for (const s of plan.open) expect(bound.sites).toContain(s)
      for (const [u, s] of plan.assign.entries()) expect(bound.may(u, s)).toBe(true)
    }
  })
  test('what cannot be is seen from sums', () => {
    const given = { p: 1, capacity: Float64Array.of(5, 9), cost: new Float64Array(4) }
    expect(impossible(capacityProblem({ ...given, demand: Float64Array.of(5, 5) }))).toBe('total')
    expect(impossible(capacityProblem({ ...given, p: 2, demand: Float64Array.of(10, 1) }))).toBe('largest')
    expect(impossible(capacityProblem({ ...given, demand: Float64Array.of(5, 4) }))).toBeUndefined()
  })
})

test('shortest paths equal those of trying every way round (Floyd)', () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seed) => {
      const draw = drawsOf(seed)
      const n = 8
      const edges = Array.from({ length: 14 }, () => {
        return [Math.floor(draw() * n), Math.floor(draw() * n), 1 + Math.floor(draw() * 20)] as const
      })
      const d = Array.from({ length: n }, (_, i) =>
        Array.from({ length: n }, (_, j) => (i === j ? 0 : Infinity)),
      )
      for (const [a, b, l] of edges) if (a !== b) d[a]![b] = d[b]![a] = l
      for (let k = 0; k < n; k++)
        for (let i = 0; i < n; i++)
          for (let j = 0; j < n; j++) d[i]![j] = Math.min(d[i]![j]!, d[i]![k]! + d[k]![j]!)
      expect([...shortestPaths(n, edges)]).toEqual(d.flat())
    }),
  )
})

test('the grid finds exactly the pairs within reach', () => {
  fc.assert(
    fc.property(fc.nat(1e6), fc.double({ min: 0.01, max: 60, noNaN: true }), (seed, reach) => {
      const draw = drawsOf(seed)
      const places = (n: number) => ({
        x: Float64Array.from({ length: n }, () => draw() * 100 - 20),
        y: Float64Array.from({ length: n }, () => draw() * 50),
      })
      const [users, sites] = [places(40), places(15)]
      const found: string[] = []
      eachNear(users, sites, reach, reach / 2, (s, u) => found.push(`${s} ${u}`))
      const right: string[] = []
      for (let s = 0; s < 15; s++)
        for (let u = 0; u < 40; u++)
          if (
            Math.abs(users.x[u]! - sites.x[s]!) <= reach &&
            Math.abs(users.y[u]! - sites.y[s]!) <= reach / 2
          )
            right.push(`${s} ${u}`)
      expect(found.toSorted()).toEqual(right.toSorted())
    }),
  )
})
