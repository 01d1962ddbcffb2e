// "Prove it": how good a plan is, by prices of users first, and by the solver for what they leave in question.
import { type Solving, solve } from '../../../platform/solving.ts'
import { boundSites, narrowed } from '../rules/bound-sites.ts'
import { planValue } from '../rules/open-sites.ts'
import type { SitesPlan } from '../rules/plan-sites.ts'
import { pricedLimits } from '../rules/priced-limits.ts'
import { keepsLimits, type SiteLimit } from '../rules/site-limits.ts'
import { sitesModel } from '../rules/sites-model.ts'
import type { SitingProblem } from '../rules/siting-problem.ts'
import type { Spending } from '../rules/spending-rows.ts'

export type Proving = Pick<Solving, 'seconds' | 'gap' | 'signal' | 'patience' | 'progress'> & {
  /** limits every plan keeps, the given one too */
  readonly limits?: readonly SiteLimit[]
  /** sites that are open in every plan, and sites that are in none */
  readonly fixed?: readonly number[]
  readonly without?: readonly number[]
  /** where single years have money of their own */
  readonly spending?: Spending | undefined
}

const ROUNDS = 400

/**
 * The given plan or a better one, with a bound that no plan within the limits beats. Cancelled or out of time it answers the
 * bound it has. `progress` is told bound and value of the problem.
 */
export async function provePlan(
  problem: SitingProblem,
  given: Pick<SitesPlan, 'open' | 'value'>,
  { limits = [], fixed = [], without = [], spending, ...solving }: Proving,
): Promise<SitesPlan> {
  const out = new Set([...fixed, ...without])
  const free = Array.from({ length: problem.sites }, (_, s) => s).filter((s) => !out.has(s))
  let best = { open: [...given.open], value: given.value }
  const tried = (open: readonly number[]) => {
    const value = planValue(problem, open)
    if (value > best.value && keepsLimits(limits, open) && (!spending || spending.inYears(open)))
      best = { open: [...open], value }
  }
  const start = startPrices(problem, best.open)
  const status = { free, open: [...fixed] }
  const bound = boundSites(problem, status, start, {
    ...{ rounds: ROUNDS, known: best.value, tried },
    limits: pricedLimits(limits, problem.sites),
  })
  const left = narrowed(problem, status, bound, best.value)
  const { model, surely, openOf, solutionOf } = sitesModel(problem, left, limits, spending)
  const known = solutionOf(best.open)
  const end = await solve(model, {
    ...solving,
    ...(known ? { known } : {}),
    progress: (b, v) =>
      solving.progress?.(
        Math.min(b + surely, bound.value),
        Math.max(best.value, v === undefined ? 0 : v + surely),
      ),
  })
  if (end.solution) tried([...openOf(end.solution), ...left.open])
  // The model holds every plan better than the one it began with.
  const most = end.state === 'infeasible' ? best.value : Math.min(bound.value, end.bound + surely)
  const reached = Math.max(best.value, most)
  return {
    open: best.open.sort((a, b) => a - b),
    value: best.value,
    bound: problem.whole ? Math.max(best.value, Math.floor(reached + 1e-6)) : reached,
  }
}

/** Between the best and the second best a user has in the plan: near where prices settle. */
function startPrices(problem: SitingProblem, open: readonly number[]): Float64Array {
  const best = new Float64Array(problem.users)
  const second = new Float64Array(problem.users)
  for (const s of open) {
    for (let k = problem.siteFrom[s]!; k < problem.siteFrom[s + 1]!; k++) {
      const [u, v] = [problem.siteUser[k]!, problem.siteValue[k]!]
      if (v > best[u]!) {
        second[u] = best[u]!
        best[u] = v
      } else if (v > second[u]!) second[u] = v
    }
  }
  return best.map((b, u) => (b + second[u]!) / 2)
}
