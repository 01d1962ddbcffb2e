// Plans of sites as a linear model for the solver: a place for every site in question, and one for every step of what people gain.
import type { LinearModel } from '../../../kernel/linear-model.ts'
import type { SiteStatus } from './bound-sites.ts'
import { LinearRows } from './linear-rows.ts'
import type { SiteLimit } from './site-limits.ts'
import type { SitingProblem } from './siting-problem.ts'
import { type Spending, spendingRows } from './spending-rows.ts'

export type SitesModel = {
  readonly model: LinearModel
  /** what is gained whatever is chosen: a value of the problem is the model's and this */
  readonly surely: number
  readonly openOf: (solution: Float64Array) => readonly number[]
  /** undefined where these sites cannot be put in years within their money */
  readonly solutionOf: (open: readonly number[]) => Float64Array | undefined
}

/** What people gain by sites, in columns that are places of `free`. */
export type GainSteps = {
  /** by an open site, whatever else opens */
  readonly surely: number
  /** by each free site alone */
  readonly own: Float64Array
  /** where any of these opens */
  readonly steps: readonly { readonly columns: readonly number[]; readonly gain: number }[]
}

/**
 * A user's links are steps: from nothing to its lowest value wherever any of its sites opens, from there to the next where one of
 * the better ones does, and so on. Steps that hang on the same sites are one; one that hangs on a single site is that site's own.
 */
export function gainSteps(problem: SitingProblem, { free, open }: SiteStatus): GainSteps {
  const column = new Int32Array(problem.sites).fill(-1)
  for (const [c, s] of free.entries()) column[s] = c
  const always = new Uint8Array(problem.sites)
  for (const s of open) always[s] = 1
  const own = new Float64Array(free.length)
  const steps = new Map<string, { readonly columns: readonly number[]; gain: number }>()
  let surely = 0
  for (let u = 0; u < problem.users; u++) {
    const reach: number[] = []
    const end = problem.userFrom[u + 1]!
    for (let k = problem.userFrom[u]!; k < end; k++) {
      const s = problem.userSite[k]!
      const value = problem.userValue[k]!
      if (always[s]) {
        surely += value
        break
      }
      if (column[s]! < 0) continue
      reach.push(column[s]!)
      const next = nextValue(problem, u, k, always, column)
      const gain = value - next
      if (gain <= 0) continue
      if (reach.length === 1) own[reach[0]!]! += gain
      else {
        const columns = reach.toSorted((a, b) => a - b)
        const key = columns.join()
        const step = steps.get(key)
        if (step) step.gain += gain
        else steps.set(key, { columns, gain })
      }
    }
  }
  return { surely, own, steps: [...steps.values()] }
}

/** Exactly `p` sites, within the limits, and within each year's money where single years have some of their own. */
export function sitesModel(
  problem: SitingProblem,
  status: SiteStatus,
  limits: readonly SiteLimit[] = [],
  spending?: Spending,
): SitesModel {
  const { free, open } = status
  const { surely, own, steps } = gainSteps(problem, status)
  const rows = new LinearRows()
  for (const gain of own) rows.column(gain, true)
  for (const { columns, gain } of steps) {
    const step = rows.column(gain, false)
    rows.row(Number.NEGATIVE_INFINITY, 0, [...columns.map((c) => [c, -1] as const), [step, 1]])
  }
  // exactly so many sites is one more limit
  const all = [...limits, { of: new Float64Array(problem.sites).fill(1), least: problem.p, most: problem.p }]
  for (const { of, least, most } of all) {
    const taken = open.reduce((sum, s) => sum + of[s]!, 0)
    rows.row(
      least - taken,
      most - taken,
      free.map((s, c) => [c, of[s]!]),
    )
  }
  const spent = spending && spendingRows(rows, spending, status)
  return {
    ...{ model: rows.model('most'), surely },
    openOf: (solution) => free.filter((_, c) => solution[c]! > 0.5),
    solutionOf: (sites) => {
      const chosen = new Set(sites)
      const solution = new Float64Array(rows.columns)
      for (const [c, s] of free.entries()) if (chosen.has(s)) solution[c] = 1
      for (const [i, { columns }] of steps.entries())
        if (columns.some((c) => solution[c] === 1)) solution[free.length + i] = 1
      return spent && !spent(solution, sites) ? undefined : solution
    },
  }
}

/** The value of a user's next link that counts: an open site's, one in question, or nothing. */
function nextValue(
  problem: SitingProblem,
  u: number,
  k: number,
  always: Uint8Array,
  column: Int32Array,
): number {
  const end = problem.userFrom[u + 1]!
  for (let next = k + 1; next < end; next++) {
    const s = problem.userSite[next]!
    if (always[s] || column[s]! >= 0) return problem.userValue[next]!
  }
  return 0
}
