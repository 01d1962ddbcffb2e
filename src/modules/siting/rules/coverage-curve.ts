// Coverage against number of centers: what the first, the tenth and the thousandth center of a greedy plan add.
import { greedySites } from './greedy-sites.ts'
import { noneOpen, openSite } from './open-sites.ts'
import type { SitingProblem } from './siting-problem.ts'

/** Value of the first n centers at place n, from none up to `most`: each adds no more than the one before. */
export function coverageCurve(problem: SitingProblem, most: number): Float64Array {
  const { list } = greedySites({ ...problem, p: Math.min(most, problem.sites) })
  const o = noneOpen(problem)
  const curve = new Float64Array(list.length + 1)
  for (const [n, s] of list.entries()) {
    openSite(o, s)
    curve[n + 1] = o.value
  }
  return curve
}
