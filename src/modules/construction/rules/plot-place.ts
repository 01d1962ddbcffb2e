// Whether a plot can lie where it is said to, as far as the seats of municipalities tell while their boundaries are not imported.
import { kilometers, type Point } from '../../../kernel/distance.ts'

/** So near its own seat nothing else is asked; beyond, so many other seats nearer than its own say that it is elsewhere. */
const NEAR_KM = 15
const OTHERS = 5

/**
 * Without boundaries this finds gross errors alone: a point in another region, degrees swapped. A seat that is not known refuses nothing.
 * Source: own, unconfirmed.
 */
export function outsideMunicipality(plot: Point, seat: Point | undefined, others: readonly Point[]): boolean {
  if (!seat) return false
  const own = kilometers(plot, seat)
  return own > NEAR_KM && others.filter((o) => kilometers(plot, o) < own).length >= OTHERS
}
