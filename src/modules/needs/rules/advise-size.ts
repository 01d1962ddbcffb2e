// Which size of center so many children call for: one of the published ones, several of them, or a place in a center shared with others.
import { publishedSizes } from '../../places/contract/sizes.ts'
import type { Range } from '../contract/result.ts'
import { kept, mapped } from './ranges.ts'

export const sizes: readonly number[] = publishedSizes.map((s) => s.places)
const LARGEST = Math.max(...sizes)

export type Advice = {
  readonly advice: 'own' | 'several' | 'shared' | 'none'
  readonly size: number | null
  readonly centers: number
}

/**
 * The largest published size of which `least` (0 to 1) would be used at the middle demand; below the smallest, a shared center. More than
 * the largest holds is cut into equal centers, each of the smallest size that holds its part.
 */
export function adviseSize(children: number, least: number): Advice {
  if (children <= 0) return { advice: 'none', size: null, centers: 0 }
  if (children > LARGEST) {
    const centers = Math.ceil(children / LARGEST)
    const size = sizes.find((s) => s >= children / centers) ?? LARGEST
    return { advice: 'several', size, centers }
  }
  const used = sizes.filter((s) => children >= least * s)
  if (used.length === 0) return { advice: 'shared', size: null, centers: 0 }
  // the smallest that holds everybody, where it is used enough
  const size = used.find((s) => s >= children) ?? Math.max(...used)
  return { advice: 'own', size, centers: 1 }
}

/** Of one center of a size: how much of it would be used (0 to 1), and who would find no place. */
export const sizeAgainst = (places: number, children: Range) => ({
  places,
  occupancy: kept(
    mapped(children, (x) => Math.min(1, x / places)),
    3,
  ),
  without: kept(
    mapped(children, (x) => Math.max(0, x - places)),
    0,
  ),
})
