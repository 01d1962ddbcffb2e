// Finds plans with capacities by annealing: moves a user, swaps two, or moves a whole group to another site, ever more strictly.
import type { CapacityPlan, CapacityProblem } from './capacity-problem.ts'
import { drawsOf, type Pace } from './search-pace.ts'

export type AnnealRules = {
  /** ends as soon as a plan costs so little: nothing can be cheaper */
  readonly enough?: number
  /** whole coolings at most */
  readonly coolings: number
  /** sites that may be opened, all of them if absent */
  readonly among?: readonly number[]
  readonly start?: CapacityPlan
}

/** How often a move looks anywhere rather than nearby. */
const FAR = 0.15
const MOVES_A_USER = 6_000
const MOST_MOVES = 2_000_000

/** The groups of one plan; `site[g]` serves group g, `group[u]` is where user u goes. Room may be exceeded, at a price. */
type Groups = { readonly site: Int32Array; readonly load: Float64Array; readonly group: Int32Array }

/** The cheapest plan found, or undefined where none kept the capacities. Needs `p` sites and at least one user. */
export function annealCapacity(
  problem: CapacityProblem,
  pace: Pace,
  { enough = Number.NEGATIVE_INFINITY, coolings, among, start }: AnnealRules,
): CapacityPlan | undefined {
  const { users, sites, p, demand, capacity, cost } = problem
  const draw = drawsOf(pace.seed)
  const below = (n: number) => Math.floor(draw() * n)
  const choices = among ?? Array.from({ length: sites }, (_, s) => s)
  let best: CapacityPlan | undefined = start
  const mean = typicalCost(problem)
  const { near, each } = nearestSites(problem, choices)
  /** an open group by chance, mostly one whose site is among the nearest of user u */
  const groupNear = (u: number) => {
    if (draw() < FAR) return below(p)
    for (let tries = 0; tries < 4; tries++) {
      const k = groupOf[near[u * each + below(each)]!]!
      if (k >= 0) return k
    }
    return below(p)
  }
  const moves = Math.min(MOST_MOVES, MOVES_A_USER * users)
  const groupOf = new Int32Array(sites)
  for (let cooling = 0; cooling < coolings; cooling++) {
    const from = cooling % 3 === 2 ? best : undefined
    const g = from ? groupsOfPlan(problem, from) : firstGroups(problem, choices, below)
    groupOf.fill(-1)
    for (let k = 0; k < p; k++) groupOf[g.site[k]!] = k
    const members: number[][] = Array.from({ length: p }, () => [])
    const seat = new Int32Array(users)
    for (let u = 0; u < users; u++) seat[u] = members[g.group[u]!]!.push(u) - 1
    const over = (k: number, load: number) => Math.max(0, load - capacity[g.site[k]!]!)
    let excess = 0
    for (let k = 0; k < p; k++) excess += over(k, g.load[k]!)
    let total = 0
    for (let u = 0; u < users; u++) total += cost[g.site[g.group[u]!]! * users + u]!
    let fine = (2 * mean * users) / demand.reduce((sum, d) => sum + d, 0)
    const lowestFine = fine / 50
    const hot = (from ? 0.15 : 0.6) * mean
    const cold = 0.004 * mean
    let heat = hot
    const cool = (cold / hot) ** (1 / (moves / 500))
    const leave = (u: number) => {
      const list = members[g.group[u]!]!
      const last = list.pop()!
      if (last !== u) {
        list[seat[u]!] = last
        seat[last] = seat[u]!
      }
    }
    const join = (u: number, k: number) => {
      g.group[u] = k
      seat[u] = members[k]!.push(u) - 1
    }
    const taken = (change: number, more: number) => {
      const worse = change + fine * more
      return worse <= 0 || draw() < Math.exp(-worse / heat)
    }
    for (let move = 0; move < moves; move++) {
      if (move % 500 === 499) {
        heat *= cool
        // rooms that are too full get dearer until they are not
        fine = Math.max(lowestFine, fine * (excess > 1e-9 ? 1.03 : 0.985))
        if (!pace.more()) return best
      }
      const kind = draw()
      if (kind < 0.45) {
        const u = below(users)
        const a = g.group[u]!
        const b = groupNear(u)
        if (a === b) continue
        const change = cost[g.site[b]! * users + u]! - cost[g.site[a]! * users + u]!
        const more =
          over(a, g.load[a]! - demand[u]!) -
          over(a, g.load[a]!) +
          over(b, g.load[b]! + demand[u]!) -
          over(b, g.load[b]!)
        if (!taken(change, more)) continue
        g.load[a]! -= demand[u]!
        g.load[b]! += demand[u]!
        leave(u)
        join(u, b)
        total += change
        excess += more
      } else if (kind < 0.9) {
        const u = below(users)
        const a = g.group[u]!
        const b = groupNear(u)
        const other = members[b]!
        if (a === b || other.length === 0) continue
        const w = other[below(other.length)]!
        const [sa, sb] = [g.site[a]! * users, g.site[b]! * users]
        const change = cost[sb + u]! - cost[sa + u]! + cost[sa + w]! - cost[sb + w]!
        const shift = demand[w]! - demand[u]!
        const more =
          over(a, g.load[a]! + shift) -
          over(a, g.load[a]!) +
          over(b, g.load[b]! - shift) -
          over(b, g.load[b]!)
        if (!taken(change, more)) continue
        g.load[a]! += shift
        g.load[b]! -= shift
        leave(u)
        leave(w)
        join(u, b)
        join(w, a)
        total += change
        excess += more
      } else {
        const k = below(p)
        const group = members[k]!
        const anyone = group.length > 0 && draw() >= FAR ? group[below(group.length)]! : -1
        const s = anyone < 0 ? choices[below(choices.length)]! : near[anyone * each + below(each)]!
        if (groupOf[s]! >= 0) continue
        const was = g.site[k]!
        let change = 0
        for (const u of members[k]!) change += cost[s * users + u]! - cost[was * users + u]!
        const more = Math.max(0, g.load[k]! - capacity[s]!) - over(k, g.load[k]!)
        if (!taken(change, more)) continue
        g.site[k] = s
        groupOf[was] = -1
        groupOf[s] = k
        total += change
        excess += more
      }
      if (excess < 1e-9 && (best === undefined || total < best.cost - 1e-9 * Math.max(1, best.cost))) {
        best = planOf(problem, g)
        if (best.cost <= enough) return best
      }
    }
  }
  return best
}

function planOf(problem: CapacityProblem, g: Groups): CapacityPlan {
  const assign = Int32Array.from(g.group, (k) => g.site[k]!)
  let cost = 0
  for (let u = 0; u < problem.users; u++) cost += problem.cost[assign[u]! * problem.users + u]!
  return { open: [...g.site].sort((a, b) => a - b), assign, cost }
}

function groupsOfPlan(problem: CapacityProblem, plan: CapacityPlan): Groups {
  const site = Int32Array.from(plan.open)
  const at = new Map(plan.open.map((s, k) => [s, k]))
  const group = Int32Array.from(plan.assign, (s) => at.get(s)!)
  const load = new Float64Array(problem.p)
  for (let u = 0; u < problem.users; u++) load[group[u]!]! += problem.demand[u]!
  return { site, load, group }
}

/** Sites by chance, and every user at the nearest of them, full or not. */
function firstGroups(
  problem: CapacityProblem,
  choices: readonly number[],
  below: (n: number) => number,
): Groups {
  const { users, p, demand, cost } = problem
  const left = [...choices]
  const site = Int32Array.from({ length: p }, () => left.splice(below(left.length), 1)[0]!)
  const load = new Float64Array(p)
  const group = new Int32Array(users)
  for (let u = 0; u < users; u++) {
    let k = 0
    for (let j = 1; j < p; j++) if (cost[site[j]! * users + u]! < cost[site[k]! * users + u]!) k = j
    group[u] = k
    load[k]! += demand[u]!
  }
  return { site, load, group }
}

/** For each user the nearest of the choices, about three for every site that opens in their midst. */
function nearestSites(
  { users, p, cost }: CapacityProblem,
  choices: readonly number[],
): { readonly near: Int32Array; readonly each: number } {
  const each = Math.min(choices.length, Math.ceil((3 * choices.length) / p) + 2)
  const near = new Int32Array(users * each)
  for (let u = 0; u < users; u++) {
    const order = choices.toSorted((a, b) => cost[a * users + u]! - cost[b * users + u]! || a - b)
    for (let i = 0; i < each; i++) near[u * each + i] = order[i]!
  }
  return { near, each }
}

/** About what one user costs in a sensible plan: the scale of heat. */
function typicalCost({ users, sites, p, cost }: CapacityProblem): number {
  let sum = 0
  const own = new Float64Array(sites)
  const rank = Math.min(sites - 1, Math.ceil(sites / (2 * p)))
  for (let u = 0; u < users; u++) {
    for (let s = 0; s < sites; s++) own[s] = cost[s * users + u]!
    sum += own.sort()[rank]!
  }
  return Math.max(sum / users, 1e-9)
}
