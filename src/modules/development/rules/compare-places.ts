// Centers in a funnel: what children bring is taken out, small centers are drawn to the middle, and nobody is put in order.
import { SMALLEST_GROUP } from '../../../kernel/indicator.ts'
import type { ComparedPlace } from '../contract/guard.ts'
import { meanLimits, placeInFunnel } from './funnel.ts'
import { adjustedFrom, type Moments, shrink } from './shrinkage.ts'

export type ToCompare = Moments & {
  readonly id: string
  readonly name: string
  readonly representation_name: string | null
}
export type Compared = {
  readonly children: number
  readonly hidden: number
  readonly fair: { readonly middle: number; readonly within: number; readonly between: number } | null
  readonly centers: readonly ComparedPlace[]
}

/** Fewer places are no country to compare with: one alone would be compared with itself. House rule. */
const LEAST_PLACES = 5

/** Places keep the order they come in. Below ten children nothing of a place is told, not even how many. */
export function comparePlaces(places: readonly ToCompare[]): Compared {
  const told = places.filter((p) => p.n >= SMALLEST_GROUP)
  const found = told.length < LEAST_PLACES ? undefined : adjustedFrom(places)
  const shrunken = found && shrink(found.groups, found.within)
  const fair = found &&
    shrunken && {
      ...{ middle: shrunken.middle, within: found.within, between: shrunken.between },
    }
  const round = (x: number) => Math.round(x * 1000) / 1000
  const centers = places.map((p, i): ComparedPlace => {
    const named = { id: p.id, name: p.name, representation: p.representation_name }
    const of = shrunken?.places[i]
    if (!fair || !of || p.n < SMALLEST_GROUP)
      return { ...named, n: null, mean: null, estimate: null, sd: null, place: 'hidden' }
    return {
      ...{ ...named, n: p.n, mean: round(of.mean), estimate: round(of.estimate), sd: round(of.sd) },
      place: placeInFunnel(of.mean, p.n, meanLimits(fair, p.n)),
    }
  })
  return {
    // one hidden place alone would be the difference of the sums: only those told are counted
    children: told.reduce((sum, p) => sum + p.n, 0),
    hidden: places.length - told.length,
    fair: fair ?? null,
    centers,
  }
}
