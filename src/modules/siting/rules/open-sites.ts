// A set of open sites with the best and second-best link of every user, kept up to date as sites open and close.
import type { SitingProblem } from './siting-problem.ts'

export type OpenSites = {
  readonly problem: SitingProblem
  readonly isOpen: Uint8Array
  /** the open sites, in no order; `place` is where each stands in it, or -1 */
  readonly list: number[]
  readonly place: Int32Array
  readonly best: Float64Array
  readonly bestSite: Int32Array
  readonly second: Float64Array
  readonly secondSite: Int32Array
  /** what closing an open site would lose */
  readonly loss: Float64Array
  /** sum of the best links */
  value: number
}

export function noneOpen(problem: SitingProblem): OpenSites {
  const { users, sites } = problem
  return {
    problem,
    isOpen: new Uint8Array(sites),
    list: [],
    place: new Int32Array(sites).fill(-1),
    best: new Float64Array(users),
    bestSite: new Int32Array(users).fill(-1),
    second: new Float64Array(users),
    secondSite: new Int32Array(users).fill(-1),
    loss: new Float64Array(sites),
    value: 0,
  }
}

/** The same sites open, in arrays of its own. */
export function copied(of: OpenSites): OpenSites {
  const into = noneOpen(of.problem)
  copyInto(into, of)
  return into
}

/** Makes `into` equal to `of`, of the same problem, without new memory. */
export function copyInto(into: OpenSites, of: OpenSites): void {
  into.isOpen.set(of.isOpen)
  into.list.length = of.list.length
  for (let i = 0; i < of.list.length; i++) into.list[i] = of.list[i]!
  into.place.set(of.place)
  into.best.set(of.best)
  into.bestSite.set(of.bestSite)
  into.second.set(of.second)
  into.secondSite.set(of.secondSite)
  into.loss.set(of.loss)
  into.value = of.value
}

export function openSite(o: OpenSites, s: number): void {
  const { siteFrom, siteUser, siteValue } = o.problem
  const { best, bestSite, second, secondSite, loss } = o
  o.isOpen[s] = 1
  o.place[s] = o.list.length
  o.list.push(s)
  loss[s] = 0
  const end = siteFrom[s + 1]!
  for (let k = siteFrom[s]!; k < end; k++) {
    const u = siteUser[k]!
    const v = siteValue[k]!
    const b = best[u]!
    const was = bestSite[u]!
    if (v > b || was < 0) {
      if (was >= 0) loss[was]! -= b - second[u]!
      second[u] = b
      secondSite[u] = was
      best[u] = v
      bestSite[u] = s
      loss[s]! += v - b
      o.value += v - b
    } else if (v > second[u]! || secondSite[u]! < 0) {
      loss[was]! -= v - second[u]!
      second[u] = v
      secondSite[u] = s
    }
  }
}

export function closeSite(o: OpenSites, s: number): void {
  const { siteFrom, siteUser } = o.problem
  const { best, bestSite, second, secondSite, loss } = o
  o.isOpen[s] = 0
  const last = o.list.pop()!
  if (last !== s) {
    o.list[o.place[s]!] = last
    o.place[last] = o.place[s]!
  }
  o.place[s] = -1
  const end = siteFrom[s + 1]!
  for (let k = siteFrom[s]!; k < end; k++) {
    const u = siteUser[k]!
    if (bestSite[u] === s) {
      o.value -= best[u]! - second[u]!
      best[u] = second[u]!
      bestSite[u] = secondSite[u]!
      findSecond(o, u)
      if (bestSite[u]! >= 0) loss[bestSite[u]!]! += best[u]! - second[u]!
    } else if (secondSite[u] === s) {
      const b = bestSite[u]!
      const was = second[u]!
      findSecond(o, u)
      loss[b]! += was - second[u]!
    }
  }
  loss[s] = 0
}

function findSecond(o: OpenSites, u: number): void {
  const { userFrom, userSite, userValue } = o.problem
  const not = o.bestSite[u]!
  const end = userFrom[u + 1]!
  for (let k = userFrom[u]!; k < end; k++) {
    const s = userSite[k]!
    if (s !== not && o.isOpen[s] === 1) {
      o.second[u] = userValue[k]!
      o.secondSite[u] = s
      return
    }
  }
  o.second[u] = 0
  o.secondSite[u] = -1
}

/** The value of a set of sites, counted anew from the links. */
export function planValue(problem: SitingProblem, open: Iterable<number>): number {
  const best = new Float64Array(problem.users)
  for (const s of open) {
    for (let k = problem.siteFrom[s]!; k < problem.siteFrom[s + 1]!; k++) {
      const u = problem.siteUser[k]!
      if (problem.siteValue[k]! > best[u]!) best[u] = problem.siteValue[k]!
    }
  }
  return best.reduce((sum, b) => sum + b, 0)
}
