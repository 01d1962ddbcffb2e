// Plans with capacities as a linear model for the solver: a place for every site and every user that may go there.
import type { LinearModel } from '../../../kernel/linear-model.ts'
import type { CapacityBound } from './bound-capacity.ts'
import type { CapacityPlan, CapacityProblem } from './capacity-problem.ts'

export type CapacityModel = {
  readonly model: LinearModel
  readonly planOf: (solution: Float64Array) => CapacityPlan
  readonly solutionOf: (plan: CapacityPlan) => Float64Array
}

/** Only what the bound leaves in question takes part: `sites` and `may`. */
export function capacityModel(
  problem: CapacityProblem,
  { sites, may }: Pick<CapacityBound, 'sites' | 'may'>,
): CapacityModel {
  const { users, p, demand, capacity, cost } = problem
  const links: { readonly user: number; readonly at: number }[] = []
  for (const [at, s] of sites.entries()) {
    for (let user = 0; user < users; user++) if (may(user, s)) links.push({ user, at })
  }
  const n = sites.length
  // rows: each user once, room of each site, nobody at a closed site, exactly p sites
  const rows = users + n + links.length + 1
  const cols = n + links.length
  const starts = new Int32Array(cols + 1)
  const indices: number[] = []
  const values: number[] = []
  const put = (row: number, value: number) => {
    indices.push(row)
    values.push(value)
  }
  const linksAt: number[][] = Array.from({ length: n }, () => [])
  for (const [k, { at }] of links.entries()) linksAt[at]!.push(k)
  for (let at = 0; at < n; at++) {
    starts[at] = indices.length
    put(users + at, -capacity[sites[at]!]!)
    for (const k of linksAt[at]!) put(users + n + k, -1)
    put(rows - 1, 1)
  }
  for (const [k, { user, at }] of links.entries()) {
    starts[n + k] = indices.length
    put(user, 1)
    put(users + at, demand[user]!)
    put(users + n + k, 1)
  }
  starts[cols] = indices.length
  const rowLower = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY)
  const rowUpper = new Float64Array(rows)
  rowLower.fill(1, 0, users)
  rowUpper.fill(1, 0, users)
  rowLower[rows - 1] = p
  rowUpper[rows - 1] = p
  const colCost = new Float64Array(cols)
  for (const [k, { user, at }] of links.entries()) colCost[n + k] = cost[sites[at]! * users + user]!
  const model: LinearModel = {
    sense: 'least',
    colCost,
    colLower: new Float64Array(cols),
    colUpper: new Float64Array(cols).fill(1),
    isWhole: new Uint8Array(cols).fill(1),
    rowLower,
    rowUpper,
    starts,
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  }
  return {
    model,
    planOf: (solution) => {
      const assign = new Int32Array(users)
      let total = 0
      for (const [k, { user, at }] of links.entries()) {
        if (solution[n + k]! < 0.5) continue
        assign[user] = sites[at]!
        total += colCost[n + k]!
      }
      return { open: sites.filter((_, at) => solution[at]! > 0.5), assign, cost: total }
    },
    solutionOf: (plan) => {
      const solution = new Float64Array(cols)
      const open = new Set(plan.open)
      for (const [at, s] of sites.entries()) if (open.has(s)) solution[at] = 1
      for (const [k, { user, at }] of links.entries())
        if (plan.assign[user] === sites[at]!) solution[n + k] = 1
      return solution
    },
  }
}
