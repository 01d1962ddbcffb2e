// Sites with room for so many: every user goes whole to one open site, no site takes more than it holds, the way is short.

export type CapacityProblem = {
  readonly users: number
  readonly sites: number
  readonly p: number
  /** what each user takes of a site's room */
  readonly demand: Float64Array
  readonly capacity: Float64Array
  /** cost of user u at site s: cost[s * users + u] */
  readonly cost: Float64Array
  /** every cost is a whole number, so bounds may be rounded up */
  readonly whole: boolean
}

export type CapacityPlan = {
  /** the open sites, ascending */
  readonly open: readonly number[]
  /** the site of each user */
  readonly assign: Int32Array
  readonly cost: number
}

export function capacityProblem(given: Omit<CapacityProblem, 'users' | 'sites' | 'whole'>): CapacityProblem {
  const whole = given.cost.every((c) => Number.isInteger(c))
  return { ...given, users: given.demand.length, sites: given.capacity.length, whole }
}

/** What no plan can keep, or undefined where nothing is seen from sums alone. */
export function impossible({ demand, capacity, p }: CapacityProblem): 'total' | 'largest' | undefined {
  const rooms = [...capacity].sort((a, b) => b - a)
  const room = rooms.slice(0, p).reduce((sum, c) => sum + c, 0)
  if (demand.reduce((sum, d) => sum + d, 0) > room) return 'total'
  return demand.some((d) => d > rooms[0]!) ? 'largest' : undefined
}

/** The cost of an assignment, or undefined where it breaks a rule: counted anew from the problem. */
export function costOf(
  problem: CapacityProblem,
  open: readonly number[],
  assign: Int32Array,
): number | undefined {
  const load = new Float64Array(problem.sites)
  const isOpen = new Set(open)
  let cost = 0
  for (let u = 0; u < problem.users; u++) {
    const s = assign[u]!
    if (!isOpen.has(s)) return undefined
    load[s]! += problem.demand[u]!
    cost += problem.cost[s * problem.users + u]!
  }
  return load.every((l, s) => l <= problem.capacity[s]! + 1e-9) ? cost : undefined
}
