// Centers whose true contribution is known: children who enter at different levels, small centers among large ones.
import { chanceOf } from './chance.ts'
import { heavy, normal, skewed } from './growing-up.ts'

export type ComparedChild = {
  readonly center: number
  readonly sex: 'F' | 'M'
  readonly ageDays: number
  readonly entry: number
  readonly now: number
}
export type ComparedCenters = {
  readonly children: readonly ComparedChild[]
  readonly sizes: readonly number[]
  /** what a center really adds, in standard deviations of children; never read by a rule */
  readonly hidden: readonly number[]
}

/** True spread between centers, in standard deviations of children. Source: methods, section C. */
const BETWEEN = 0.2
export const SMALL_BELOW = 35

/** Three in ten are small (15 to 34 children); the poorest zones have more of them, and children who enter lower. */
export function centersToCompare(seed: number, centers: number): ComparedCenters {
  const chance = chanceOf(seed ^ 0x0c0ffee)
  const children: ComparedChild[] = []
  const sizes: number[] = []
  const hidden: number[] = []
  for (let center = 0; center < centers; center++) {
    const small = chance.next() < 0.3
    const size = small ? 15 + chance.below(20) : 60 + Math.floor(140 * chance.next() ** 1.3)
    const zone = (small ? -0.15 : 0.06) + 0.25 * normal(chance)
    const adds = BETWEEN * (0.8 * normal(chance) + 0.6 * skewed(chance))
    sizes.push(size)
    hidden.push(adds)
    for (let n = 0; n < size; n++) {
      const ageDays = 200 + chance.below(1_200)
      const sex = chance.next() < 0.5 ? 'F' : 'M'
      const entry = zone + skewed(chance)
      const known = 0.6 * entry + (sex === 'F' ? 0.1 : -0.1) - 0.15 * Math.sin(ageDays / 250)
      children.push({
        center,
        sex,
        ageDays,
        entry,
        now: known + adds + (0.9 * heavy(chance) + 0.44 * normal(chance)),
      })
    }
  }
  return { children, sizes, hidden }
}
