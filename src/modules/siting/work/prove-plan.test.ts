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
    const counted = model.colCost.reduce((sum, c, k) => sum + c * solution[k]!, surely)
    expect(counted).toBe(planValue(problem, open))
  }
})

test('a solver that is cancelled answers what it has, or says that it was ended', async () => {
  const problem = problemOf(3, 400, 80, 20)
  const { model, surely, solutionOf } = sitesModel(problem, { free: [...Array(80).keys()], open: [] })
  const greedy = greedySites(problem)
  const cancel = new AbortController()
  const solving = solve(model, {
    ...{ seconds: 60, gap: 0, known: solutionOf(greedy.list), signal: cancel.signal },
  })
  setTimeout(() => cancel.abort(), 300)
  const end = await solving
  expect(end.bound + surely).toBeGreaterThanOrEqual(greedy.value - 1e-6)
}, 30_000)
