// Five classes for a map: round limits over the range there is, so that a legend can be read aloud.
import { scaleQuantize } from 'd3-scale'

export type MapValue = {
  /** null: nothing known */
  readonly value: number | null
  /** the group is too small to be shown; `value` is then null */
  readonly suppressed?: boolean
  /** as people read it: "81 % de 6,420 lugares" */
  readonly words: string
}

export type MapClass = 1 | 2 | 3 | 4 | 5 | 'none' | 'suppressed'

/** Four rising limits; fewer when the values are too alike for five classes. */
export function limitsOf(values: readonly number[]): readonly number[] {
  const least = Math.min(...values)
  const most = Math.max(...values)
  if (values.length === 0 || least === most) return []
  const scale = scaleQuantize([least, most], [1, 2, 3, 4, 5])
  const step = (most - least) / 5
  const size = 10 ** Math.floor(Math.log10(step))
  const unit = ([1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((m) => m * size >= step) ?? 10) * size
  const from = Math.floor(least / unit) * unit
  const round = [1, 2, 3, 4].map((i) => Number((from + i * unit).toPrecision(12)))
  return round.at(-1)! < most ? round : scale.thresholds().map((t) => Number(t.toPrecision(2)))
}

/** The class of a value among the limits; 1 is the least. */
export function classOf(value: MapValue | undefined, limits: readonly number[]): MapClass {
  if (value?.suppressed) return 'suppressed'
  if (value === undefined || value.value === null) return 'none'
  let at = 1
  for (const limit of limits) if (value.value >= limit) at += 1
  return Math.min(5, at) as MapClass
}
