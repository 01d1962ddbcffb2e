// How large each center of a plan should be: who would go there, how many of them would come, and the class of places that holds them.
import { publishedSizes, type SizeClass } from '../../places/contract/sizes.ts'
import type { SitingProblem } from './siting-problem.ts'

export type Sized = {
  readonly site: number
  /** children expected: those who have this center as their best, times uptake */
  readonly expected: number
  readonly places: number
  /** expected children who find no place even in the largest class */
  readonly without: number
}

/** Every user goes to its best open site; `uptake` is the share of covered children who would come (0 to 1). */
export function sizesOf(
  problem: SitingProblem,
  open: readonly number[],
  uptake: number,
  rural: Uint8Array,
  classes: readonly SizeClass[] = publishedSizes,
): readonly Sized[] {
  const isOpen = new Uint8Array(problem.sites)
  for (const s of open) isOpen[s] = 1
  const covered = new Float64Array(problem.sites)
  for (let u = 0; u < problem.users; u++) {
    for (let k = problem.userFrom[u]!; k < problem.userFrom[u + 1]!; k++) {
      if (!isOpen[problem.userSite[k]!]) continue
      covered[problem.userSite[k]!]! += problem.userValue[k]!
      break
    }
  }
  return open.map((site) => {
    const here = rural[site] ? 'rural' : 'urban'
    const sizes = classes.filter((c) => c.where === 'anywhere' || c.where === here).map((c) => c.places)
    const expected = covered[site]! * uptake
    const fitting = sizes.filter((places) => places >= expected)
    const places = fitting.length > 0 ? Math.min(...fitting) : Math.max(...sizes)
    return { site, expected, places, without: Math.max(0, expected - places) }
  })
}
