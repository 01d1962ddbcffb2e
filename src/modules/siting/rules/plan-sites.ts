// The whole way to a plan with its bound: greedy, swaps, prices, search among what the prices leave, and the proof while time lasts.
import { boundSites, leastStep, narrowed, type SiteStatus } from './bound-sites.ts'
import { greedySites } from './greedy-sites.ts'
import { noneOpen, type OpenSites, openSite, planValue } from './open-sites.ts'
import { proveSites } from './prove-sites.ts'
import type { Pace } from './search-pace.ts'
import type { SitingProblem } from './siting-problem.ts'
import { varySites } from './vary-sites.ts'

export type SitesPlan = {
  /** places of the open sites, ascending */
  readonly open: readonly number[]
  readonly value: number
  /** no plan is worth more */
  readonly bound: number
}
export type PlanRules = {
  readonly pace: Pace
  /** false from when on the time left belongs to the proof; as `pace.more` if absent */
  readonly search?: () => boolean
  readonly tell?: (at: { readonly value: number; readonly bound: number; readonly branches: number }) => void
}

const ROUNDS = 600
/** The larger part of the rounds goes to prices from the better plan. */
const FIRST_ROUNDS = 200
/** Shakes in vain before prices are looked at, before they are looked at again, and before the proof begins. */
const FIRST_SHAKES = 25
const MORE_SHAKES = 60
const SHAKES = 200

export function planSites(problem: SitingProblem, rules: PlanRules): SitesPlan {
  const { pace } = rules
  const o = greedySites(problem)
  fill(o)
  const search = rules.search ?? pace.more
  varySites(o, { more: search, seed: pace.seed }, { vain: FIRST_SHAKES })
  let status: SiteStatus = { free: Array.from({ length: problem.sites }, (_, s) => s), open: [] }
  const start = new Float64Array(problem.users)
  for (let u = 0; u < problem.users; u++) start[u] = (o.best[u]! + o.second[u]!) / 2
  let bound = Number.POSITIVE_INFINITY
  let best = { value: o.value, open: [...o.list] }
  const tried = (sites: readonly number[]) => {
    const value = planValue(problem, sites)
    if (value > best.value) best = { value, open: [...sites] }
  }
  let price: Float64Array = start
  let last = boundSites(problem, status, price, {
    rounds: FIRST_ROUNDS,
    known: best.value,
    tried,
    more: search,
  })
  const settle = () => {
    bound = Math.min(bound, last.value)
    price = last.price
    status = narrowed(problem, status, last, best.value)
  }
  settle()
  const done = () => bound < best.value + leastStep(problem, best.value)
  const looking = (vain: number) => {
    const plan = best.open.length === problem.p ? opened(problem, best.open) : o
    const among = [...status.free, ...status.open]
    varySites(plan, { more: search, seed: pace.seed }, { among, vain, enough: enoughAt(problem, bound) })
    if (plan.value > best.value) best = { value: plan.value, open: [...plan.list] }
  }
  if (!done() && search()) {
    looking(MORE_SHAKES)
    last = boundSites(problem, status, price, { rounds: ROUNDS, known: best.value, tried, more: search })
    settle()
  }
  if (!done() && search()) looking(SHAKES)
  if (!done() && pace.more()) {
    last = boundSites(problem, status, price, { rounds: ROUNDS, known: best.value, tried, more: pace.more })
    settle()
    const proof = proveSites(problem, {
      known: best.value,
      root: last,
      status,
      more: pace.more,
      tell: rules.tell,
    })
    bound = Math.min(bound, proof.bound)
    if (proof.open) best = { value: proof.value, open: [...proof.open] }
  }
  // Beyond the best plan by less than a better one would differ: the best plan is the bound.
  if (done()) bound = best.value
  else if (problem.whole) bound = Math.floor(bound + 1e-6)
  return { open: best.open.sort((a, b) => a - b), value: best.value, bound }
}

const enoughAt = (problem: SitingProblem, bound: number): number =>
  problem.whole ? Math.floor(bound + 1e-6) : bound

function opened(problem: SitingProblem, sites: readonly number[]): OpenSites {
  const o = noneOpen(problem)
  for (const s of sites) openSite(o, s)
  return o
}

/** Sites that add nothing still make up the number. */
function fill(o: OpenSites): void {
  for (let s = 0; o.list.length < o.problem.p && s < o.problem.sites; s++) if (!o.isOpen[s]) openSite(o, s)
}
