// Plans of sites as a linear model for the solver: a place for every site in question, and one for every step of what people gain.
import type { LinearModel } from '../../../kernel/linear-model.ts'
import type { SiteStatus } from './bound-sites.ts'
import type { SiteLimit } from './site-limits.ts'
import type { SitingProblem } from './siting-problem.ts'

export type SitesModel = {
  readonly model: LinearModel
  /** what is gained whatever is chosen: a value of the problem is the model's and this */
  readonly surely: number
  readonly openOf: (solution: Float64Array) => readonly number[]
  readonly solutionOf: (open: readonly number[]) => Float64Array
}

/**
 * A user's links are steps: from nothing to its lowest value wherever any of its sites opens, from there to the next where one of
 * the better ones does, and so on. Steps that hang on the same sites are one; one that hangs on a single site is that site's own.
 */
export function sitesModel(
  problem: SitingProblem,
  { free, open }: SiteStatus,
  limits: readonly SiteLimit[] = [],
): SitesModel {
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
  // exactly so many sites is one more limit
  const all = [...limits, { of: new Float64Array(problem.sites).fill(1), least: problem.p, most: problem.p }]
  const left = all.map(({ of, least, most }) => {
    const taken = open.reduce((sum, s) => sum + of[s]!, 0)
    return { of: Float64Array.from(free, (s) => of[s]!), least: least - taken, most: most - taken }
  })
  return { surely, ...modelOf(left, free, own, [...steps.values()]) }
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

function modelOf(
  limits: readonly { readonly of: Float64Array; readonly least: number; readonly most: number }[],
  free: readonly number[],
  own: Float64Array,
  steps: readonly { readonly columns: readonly number[]; readonly gain: number }[],
): Omit<SitesModel, 'surely'> {
  const n = free.length
  const cols = n + steps.length
  const rowsOf: number[][] = Array.from({ length: n }, () => [])
  let entries = n * limits.length + steps.length
  for (const [i, { columns }] of steps.entries()) {
    for (const c of columns) rowsOf[c]!.push(i)
    entries += columns.length
  }
  // rows: each step no more than the sites it hangs on, then the limits
  const rows = steps.length + limits.length
  const starts = new Int32Array(cols + 1)
  const indices = new Int32Array(entries)
  const values = new Float64Array(entries)
  let at = 0
  for (let c = 0; c < n; c++) {
    starts[c] = at
    for (const row of rowsOf[c]!) {
      indices[at] = row
      values[at++] = -1
    }
    for (const [k, limit] of limits.entries()) {
      if (limit.of[c] === 0) continue
      indices[at] = steps.length + k
      values[at++] = limit.of[c]!
    }
  }
  for (let i = 0; i < steps.length; i++) {
    starts[n + i] = at
    indices[at] = i
    values[at++] = 1
  }
  starts[cols] = at
  const rowLower = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY)
  const rowUpper = new Float64Array(rows)
  for (const [k, { least, most }] of limits.entries()) {
    rowLower[steps.length + k] = least
    rowUpper[steps.length + k] = most
  }
  const colCost = new Float64Array(cols)
  colCost.set(own)
  for (const [i, { gain }] of steps.entries()) colCost[n + i] = gain
  const model: LinearModel = {
    ...{ sense: 'most', colCost, colLower: new Float64Array(cols), colUpper: new Float64Array(cols).fill(1) },
    isWhole: new Uint8Array(cols).fill(1, 0, n),
    ...{ rowLower, rowUpper, starts },
    ...{ indices: indices.slice(0, at), values: values.slice(0, at) },
  }
  return {
    model,
    openOf: (solution) => free.filter((_, c) => solution[c]! > 0.5),
    solutionOf: (sites) => {
      const chosen = new Set(sites)
      const solution = new Float64Array(cols)
      for (const [c, s] of free.entries()) if (chosen.has(s)) solution[c] = 1
      for (const [i, { columns }] of steps.entries())
        if (columns.some((c) => solution[c] === 1)) solution[n + i] = 1
      return solution
    },
  }
}
