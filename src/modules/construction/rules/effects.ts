// Effects on durations, by kinds that share a spread: each is drawn given all others, and kinds that could say the same exchange it.
import type { Chance } from './chance.ts'
import { middles, NARROW } from './duration-shape.ts'
import type { Durations } from './forecast-given.ts'

/**
 * A spread before anything was seen: its square as likely as `weight` observations of it say. `tails`: most effects are small and a few
 * large, as a Student's t of so many degrees; without it they are normal. `fixed`: the spread is not learned.
 */
export type Before = {
  readonly spread: number
  readonly weight: number
  readonly tails?: number
  readonly fixed?: true
}

/** Effects of one kind: entry k of the list adds share × value[index] to the log of its duration. */
export type Block = {
  readonly value: Float64Array
  /** by place in `value`, the entries lie from starts[v] to starts[v + 1] */
  readonly starts: Uint32Array
  readonly entry: Uint32Array
  readonly share: Float64Array
  readonly before: Before
  /** where effects lie without anything seen */
  readonly center: number
  spread: number
  /** by effect: how much wider than the others it is free to lie; 1 where tails are normal */
  readonly free: Float64Array
  /** effects follow each other in time: each is near the one before it */
  readonly walks: boolean
}

export function blockOf(
  size: number,
  count: number,
  of: (i: number) => readonly (readonly [number, number])[],
  before: Before,
  { center = 0, walks = false }: { readonly center?: number; readonly walks?: boolean } = {},
): Block {
  const lists: [number, number][][] = Array.from({ length: size }, () => [])
  for (let i = 0; i < count; i++) for (const [v, share] of of(i)) lists[v]!.push([i, share])
  const starts = new Uint32Array(size + 1)
  for (let v = 0; v < size; v++) starts[v + 1] = starts[v]! + lists[v]!.length
  const flat = lists.flat()
  return {
    value: new Float64Array(size),
    starts,
    entry: Uint32Array.from(flat, ([i]) => i),
    share: Float64Array.from(flat, ([, share]) => share),
    before,
    center,
    spread: before.spread,
    free: new Float64Array(size).fill(1),
    walks,
  }
}

/** What effects are drawn against: the durations, what all effects say of each, and how each stage spreads. */
export type Against = {
  readonly seen: Durations
  readonly middle: Float64Array
  readonly log: Float64Array
  readonly normal: Uint8Array
  readonly spread: Float64Array
}

/** Draws each effect of a block given all others, then how far such effects spread. */
export function renew(
  block: Block,
  { seen, middle, log, normal, spread: wide }: Against,
  chance: Chance,
): void {
  const { value, starts, entry, share, free, walks, center } = block
  const usual = 1 / (block.spread * block.spread)
  for (let v = 0; v < value.length; v++) {
    const old = value[v]!
    const known = usual / free[v]!
    let precision = known
    let sum = known * center
    if (walks) {
      // The first period is where the nation's own effect is told; later ones lie near their neighbours.
      if (v > 0) sum = known * value[v - 1]!
      if (v + 1 < value.length) {
        const next = usual / free[v + 1]!
        precision += next
        sum += next * value[v + 1]!
      }
    }
    for (let k = starts[v]!; k < starts[v + 1]!; k++) {
      const i = entry[k]!
      const part = share[k]!
      const own = wide[seen.stage[i]!]!
      const noise = part / (NARROW * NARROW * own * own)
      precision += part * noise
      sum += noise * (log[i]! - own * middles[normal[i]!]! - middle[i]! + part * old)
    }
    const now = sum / precision + chance.normal() / Math.sqrt(precision)
    value[v] = now
    for (let k = starts[v]!; k < starts[v + 1]!; k++) middle[entry[k]!]! += share[k]! * (now - old)
  }
  if (!block.before.fixed) renewSpread(block, chance)
}

/** Source: Geweke (1993) for Student's t as normals of different freedom. */
function renewSpread(block: Block, chance: Chance): void {
  const { value, free, walks, center } = block
  const { spread, weight, tails } = block.before
  let squares = weight * spread * spread
  for (let v = 0; v < value.length; v++) {
    const away = value[v]! - (walks && v > 0 ? value[v - 1]! : center)
    if (tails !== undefined)
      free[v] = (tails + (away / block.spread) ** 2) / 2 / chance.gamma((tails + 1) / 2)
    squares += (away * away) / free[v]!
  }
  // Inverse gamma: the squares by a chi-square of as many
  block.spread = Math.sqrt(squares / 2 / chance.gamma((weight + value.length) / 2))
}

/**
 * Moves what an effect and those under it could both say from one to the other: the fit stays as it is, while the chain, which
 * would only creep along such a ridge, walks freely. Source: Liu and Sabatti (2000), generalised Gibbs.
 */
export function exchange(
  over: Block,
  at: number,
  under: Block,
  places: readonly number[],
  chance: Chance,
): void {
  let precision = 1 / (over.spread * over.spread * over.free[at]!)
  let sum = -(over.value[at]! - over.center) * precision
  for (const v of places) {
    const known = 1 / (under.spread * under.spread * under.free[v]!)
    precision += known
    sum += known * under.value[v]!
  }
  const by = sum / precision + chance.normal() / Math.sqrt(precision)
  over.value[at]! += by
  for (const v of places) under.value[v]! -= by
}
