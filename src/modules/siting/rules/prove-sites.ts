// Proves how good a plan is: branches on single sites, bounds each branch by prices, and leaves what cannot hold a better plan.
import { type Bound, boundSites, leastStep, narrowed, type SiteStatus } from './bound-sites.ts'
import { planValue } from './open-sites.ts'
import type { SitingProblem } from './siting-problem.ts'

export type Proof = {
  /** the best plan found on the way, or undefined where none was better than the known one */
  readonly open?: readonly number[]
  readonly value: number
  /** no plan is worth more */
  readonly bound: number
  readonly branches: number
}
export type ProofRules = {
  readonly known: number
  /** a bound of all plans with its status, where the branching begins */
  readonly root: Bound
  readonly status: SiteStatus
  readonly more: () => boolean
  readonly tell?: (at: { readonly value: number; readonly bound: number; readonly branches: number }) => void
}
/** `most`: nothing in the branch is worth more; a half may inherit it, while its own bound goes with its own prices. */
type Branch = { readonly status: SiteStatus; readonly bound: Bound; readonly most: number }

const ROUNDS = 70

/** Depth first, the likelier half first; ends when nothing is left or the pace stops it, and then tells the bound it has. */
export function proveSites(problem: SitingProblem, rules: ProofRules): Proof {
  let known = rules.known
  let open: readonly number[] | undefined
  let branches = 0
  const stack: Branch[] = [{ status: rules.status, bound: rules.root, most: rules.root.value }]
  const boundNow = () => stack.reduce((max, b) => Math.max(max, b.most), known)
  const tried = (sites: readonly number[]) => {
    const value = planValue(problem, sites)
    if (value > known + 1e-9 * Math.max(1, known)) {
      known = value
      open = sites
    }
  }
  while (stack.length > 0) {
    if (!rules.more()) return { open, value: known, bound: boundNow(), branches }
    const { status: wide, bound, most } = stack.pop()!
    if (most < known + leastStep(problem, known)) continue
    const status = narrowed(problem, wide, bound, known)
    if (status.open.length > problem.p || status.open.length + status.free.length < problem.p) continue
    if (status.free.length === 0) {
      tried(status.open)
      continue
    }
    const on = mostInQuestion(status, bound)
    const rest = status.free.filter((s) => s !== on)
    const halves: SiteStatus[] = [
      { free: rest, open: status.open },
      { free: rest, open: [...status.open, on] },
    ]
    branches++
    const kept: Branch[] = []
    for (const half of halves) {
      if (half.open.length === problem.p) {
        tried(half.open)
        continue
      }
      const b = boundSites(problem, half, bound.price, { rounds: ROUNDS, known, tried, more: rules.more })
      const mostOfHalf = Math.min(b.value, most)
      if (mostOfHalf >= known + leastStep(problem, known))
        kept.push({ status: half, bound: b, most: mostOfHalf })
    }
    kept.sort((a, b) => a.most - b.most)
    stack.push(...kept)
    if ((branches & 15) === 0) rules.tell?.({ value: known, bound: boundNow(), branches })
  }
  return { open, value: known, bound: known, branches }
}

function mostInQuestion({ free }: SiteStatus, { share, worth }: Bound): number {
  let on = free[0]!
  for (const s of free) {
    const [a, b] = [Math.abs(share[s]! - 0.5), Math.abs(share[on]! - 0.5)]
    if (a < b - 1e-9 || (a < b + 1e-9 && worth[s]! > worth[on]!)) on = s
  }
  return on
}
