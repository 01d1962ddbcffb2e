// The solver beside the search: proofs of small plans against trying everything, limits in the model, and cancelling.
import { expect, test } from 'vitest'
import { solve } from '../../../platform/solving.ts'
import { greedySites } from '../rules/greedy-sites.ts'
import { LinkList } from '../rules/near-sites.ts'
import { planValue } from '../rules/open-sites.ts'
import { drawsOf } from '../rules/search-pace.ts'
import { keepsLimits, type SiteLimit } from '../rules/site-limits.ts'
import { sitesModel } from '../rules/sites-model.ts'
import { type SitingProblem, sitingProblem } from '../rules/siting-problem.ts'
import { spendingOf } from '../rules/spending-rows.ts'
import { childYears, yearsBound } from '../rules/year-order.ts'
import { inYears } from '../rules/year-plan.ts'
import { limitsOf, type YearPlanAsked } from '../rules/year-plan-limits.ts'
import { proveOrder } from './prove-order.ts'
import { provePlan } from './prove-plan.ts'

function problemOf(seed: number, users: number, sites: number, p: number): SitingProblem {
  const draw = drawsOf(seed)
  const list = new LinkList(sites)
  for (let s = 0; s < sites; s++)
    for (let u = 0; u < users; u++) if (draw() < 0.25) list.add(s, u, 1 + Math.floor(draw() * 9))
  return sitingProblem({ users, p, sorted: false, ...list.links() })
}
const all = (n: number, p: number, from = 0): number[][] =>
  p === 0
    ? [[]]
    : Array.from({ length: Math.max(0, n - p - from + 1) }, (_, k) => from + k).flatMap((i) =>
        all(n, p - 1, i + 1).map((rest) => [i, ...rest]),
      )

test('the bound of a proven plan is the best of all plans that keep the limits', async () => {
  for (const seed of [1, 2, 3]) {
    const problem = problemOf(seed, 30, 10, 3)
    const limits: SiteLimit[] = [
      { of: Float64Array.from({ length: 10 }, (_, s) => (s < 3 ? 1 : 0)), least: 2, most: 3 },
    ]
    const within = all(10, 3).filter((open) => keepsLimits(limits, open) && !open.includes(9))
    const best = Math.max(...within.map((open) => planValue(problem, open)))
    const first = within[0]!
    const given = { open: first, value: planValue(problem, first) }
    const plan = await provePlan(problem, given, { seconds: 20, gap: 0, limits, without: [9] })
    expect([plan.value, plan.bound]).toEqual([best, best])
    expect(planValue(problem, plan.open)).toBe(best)
    expect(keepsLimits(limits, plan.open)).toBe(true)
  }
})

test('the model counts a plan as the problem does, with open sites and without', () => {
  const problem = problemOf(7, 30, 10, 3)
  for (const open of all(10, 3).filter((o) => o.includes(2))) {
    const { model, surely, solutionOf } = sitesModel(problem, {
      free: [0, 1, 3, 4, 5, 6, 7, 8, 9],
      open: [2],
    })
    const solution = solutionOf(open)
    const counted = model.colCost.reduce((sum, c, k) => sum + c * solution![k]!, surely)
    expect(counted).toBe(planValue(problem, open))
  }
})

test('a solver that is cancelled answers what it has, or says that it was ended', async () => {
  const problem = problemOf(3, 400, 80, 20)
  const { model, surely, solutionOf } = sitesModel(problem, { free: [...Array(80).keys()], open: [] })
  const greedy = greedySites(problem)
  const cancel = new AbortController()
  const solving = solve(model, {
    ...{ seconds: 60, gap: 0, known: solutionOf(greedy.list)!, signal: cancel.signal },
  })
  setTimeout(() => cancel.abort(), 300)
  const end = await solving
  expect(end.bound + surely).toBeGreaterThanOrEqual(greedy.value - 1e-6)
}, 30_000)

test('a solver that does not hear is ended, and what it told of the bound is kept', async () => {
  const problem = problemOf(3, 400, 80, 20)
  const greedy = greedySites(problem)
  const given = { open: greedy.list, value: greedy.value }
  for (const after of [0, 300]) {
    const cancel = new AbortController()
    const proving = provePlan(problem, given, {
      ...{ seconds: 60, gap: 0, signal: cancel.signal, patience: 0 },
    })
    setTimeout(() => cancel.abort(), after)
    const plan = await proving
    expect(plan.value).toBeGreaterThanOrEqual(greedy.value)
    expect(plan.bound).toBeGreaterThan(plan.value)
    // by prices at least: no more than everybody's best site
    const most = Array.from({ length: problem.users }, (_, u) => problem.userValue[problem.userFrom[u]!] ?? 0)
    expect(plan.bound).toBeLessThanOrEqual(most.reduce((a, b) => a + b, 0))
  }
}, 30_000)

test('a solver whose time ends while it does not hear is ended too', async () => {
  const problem = problemOf(3, 400, 80, 20)
  const { model } = sitesModel(problem, { free: [...Array(80).keys()], open: [] })
  const end = await solve(
    { ...model, isWhole: new Uint8Array(model.isWhole.length).fill(1) },
    { ...{ seconds: 0.3, gap: 0, patience: 0 } },
  )
  expect(end.state).toBe('stopped')
}, 30_000)

const STATES = ['01', '02', '03']
const askedOf = (problem: SitingProblem, more: Partial<YearPlanAsked> = {}): YearPlanAsked => ({
  ...{ problem, stateOf: Array.from({ length: problem.sites }, (_, s) => STATES[s % 3]!) },
  rural: Uint8Array.from({ length: problem.sites }, (_, s) => (s % 2 ? 1 : 0)),
  cost: Float64Array.from({ length: problem.sites }, (_, s) => 10 + (s % 3)),
  years: [2, 1, 1].map((centers, k) => ({ year: 2026 + k, centers })),
  ...more,
})

test('each year’s own money is in the proof: the bound is of plans that can be put in their years', async () => {
  for (const seed of [1, 2, 3, 4]) {
    const problem = problemOf(seed, 30, 9, 4)
    // two of cost 10 and none dearer than 11 in the first year
    const years = [
      { year: 2026, centers: 2, budget: 20 },
      { year: 2027, centers: 2, budget: 24 },
    ]
    const asked = askedOf(problem, { years })
    const fits = (open: readonly number[]) => {
      const cost = open.map((s) => asked.cost[s]!).sort((a, b) => a - b)
      return cost[0]! + cost[1]! <= 20 && cost[2]! + cost[3]! <= 24
    }
    const best = Math.max(
      ...all(9, 4)
        .filter(fits)
        .map((open) => planValue(problem, open)),
    )
    const spending = spendingOf(asked)!
    const first = all(9, 4).find((open) => fits(open) && spending.inYears(open))!
    const given = { open: first, value: planValue(problem, first) }
    const plan = await provePlan(problem, given, { seconds: 20, gap: 0, limits: limitsOf(asked), spending })
    expect([seed, plan.bound]).toEqual([seed, best])
    expect(fits(plan.open)).toBe(true)
  }
})

test('the proven order of years is the best of all orders, and no plan of other sites beats its bound', async () => {
  for (const seed of [1, 2, 3]) {
    const problem = problemOf(seed, 40, 9, 4)
    const asked = askedOf(problem)
    const open = [0, 2, 3, 7]
    const given = inYears(asked, open)
    if ('limit' in given) throw new Error(given.limit)
    const orders = all(4, 2).flatMap((first) =>
      [0, 1, 2, 3].filter((k) => !first.includes(k)).map((second) => [first, second] as const),
    )
    const worth = (sites: readonly number[]) => planValue(problem, sites)
    const worthOf = (o: readonly number[], [first, second]: readonly [number[], number]) =>
      worth(first.map((k) => o[k]!)) + worth([...first, second].map((k) => o[k]!)) + worth(o)
    const best = Math.max(...orders.map((order) => worthOf(open, order)))
    const proven = await proveOrder(asked, given.years, { seconds: 20, gap: 0 })
    expect(proven.value).toBeCloseTo(best, 6)
    expect(proven.bound).toBeCloseTo(best, 6)
    expect(childYears(proven.years)).toBe(proven.value)
    expect(proven.years.map((y) => y.sites.length)).toEqual([2, 1, 1])
    const any = Math.max(...all(9, 4).flatMap((o) => orders.map((order) => worthOf(o, order))))
    const last = Math.max(...all(9, 4).map(worth))
    expect(yearsBound(asked, proven.years, last)).toBeGreaterThanOrEqual(any - 1e-6)
  }
})
