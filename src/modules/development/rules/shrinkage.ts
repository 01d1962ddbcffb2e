// Fair figures of places: what children bring with them is taken out first, then small places are drawn towards the middle.
import { normalBelow } from './normal.ts'

export type GroupMean = { readonly n: number; readonly mean: number }
export type Shrunken = {
  /** what is most likely of the place, given how few or many children speak for it */
  readonly estimate: number
  readonly sd: number
}
export type Shrinkage<G> = {
  /** weighted mean of all places */
  readonly middle: number
  /** variance between places that chance does not explain */
  readonly between: number
  /** in the order given: places are never sorted by what they reached */
  readonly places: readonly (G & Shrunken)[]
}

/**
 * Variance between groups beyond chance; `within` = variance of one child inside a group. Never below 0.
 * Source: DerSimonian and Laird (1986), method of moments.
 */
export function betweenVariance(groups: readonly GroupMean[], within: number): number {
  const counted = groups.filter((g) => g.n > 0)
  let [sum, squares, weighted] = [0, 0, 0]
  for (const { n, mean } of counted) {
    const w = n / within
    sum += w
    squares += w * w
    weighted += w * mean
  }
  if (counted.length < 2) return 0
  const middle = weighted / sum
  const q = counted.reduce((s, { n, mean }) => s + (n / within) * (mean - middle) ** 2, 0)
  return Math.max(0, (q - (counted.length - 1)) / (sum - squares / sum))
}

/** Empirical Bayes. A group without children gets the middle and the whole spread. Source: Efron and Morris (1975). */
export function shrink<G extends GroupMean>(groups: readonly G[], within: number): Shrinkage<G> {
  const between = betweenVariance(groups, within)
  let [sum, weighted] = [0, 0]
  for (const { n, mean } of groups) {
    if (n === 0) continue
    const w = 1 / (between + within / n)
    sum += w
    weighted += w * mean
  }
  const middle = sum > 0 ? weighted / sum : 0
  const places = groups.map((g) => {
    const kept = g.n === 0 || between === 0 ? 0 : between / (between + within / g.n)
    const estimate = g.n === 0 ? middle : middle + kept * (g.mean - middle)
    return { ...g, estimate, sd: Math.sqrt(between * (1 - kept)) }
  })
  return { middle, between, places }
}

/** Probability that a place is really below a level. Source: Lin, Louis, Paddock and Ridgeway (2006), exceedance. */
export const probabilityBelow = ({ estimate, sd }: Shrunken, level: number): number =>
  sd > 0 ? normalBelow((level - estimate) / sd) : estimate < level ? 1 : 0

/** The level under which one place in five truly lies, if places are normal around their middle. */
const LOWEST_FIFTH = -0.8416

/**
 * Probability of belonging to the lowest fifth, for each place in the order given. A place is looked at because little doubt is
 * left, not because few children made its mean jump.
 */
export function lowestFifth<G>(s: Shrinkage<G>): readonly number[] {
  const level = s.middle + LOWEST_FIFTH * Math.sqrt(s.between)
  return s.places.map((p) => probabilityBelow(p, level))
}

/** A child of a group; `entry` = score when it came, in the unit of `now`. */
export type GrownChild = {
  readonly group: number
  readonly sex: 'F' | 'M'
  readonly ageDays: number
  readonly entry: number
  readonly now: number
}
export type Adjusted = {
  /** one per group: children, and what their mean is beyond what age, sex and entry score let expect */
  readonly groups: readonly GroupMean[]
  /** variance of one child inside a group after the adjustment */
  readonly within: number
}

/**
 * Takes age (to the third power), sex and entry score out. The weights come from differences between children of the same group
 * alone, so that a good group does not look ordinary because its children came well (within estimator; Mundlak 1978).
 * `groups` = how many there are; children with a group outside throw. Undefined where children are too few for it.
 */
export function adjusted(children: readonly GrownChild[], groups: number): Adjusted | undefined {
  const rows = children.map(covariates)
  const p = rows[0]?.length ?? 0
  const n = new Float64Array(groups)
  const sums = Array.from({ length: groups }, () => new Float64Array(p + 1))
  for (const [i, child] of children.entries()) {
    const sum = sums[child.group]
    if (!sum) throw new RangeError(`group ${child.group} of ${groups}`)
    n[child.group]!++
    for (let k = 0; k < p; k++) sum[k]! += rows[i]![k]!
    sum[p]! += child.now
  }
  const normal = Array.from({ length: p }, () => new Float64Array(p + 1))
  for (const [i, child] of children.entries()) {
    const mean = (k: number) => sums[child.group]![k]! / n[child.group]!
    const away = rows[i]!.map((x, k) => x - mean(k))
    const y = child.now - mean(p)
    for (let a = 0; a < p; a++) {
      for (let b = 0; b < p; b++) normal[a]![b]! += away[a]! * away[b]!
      normal[a]![p]! += away[a]! * y
    }
  }
  const filled = n.filter((x) => x > 0).length
  const free = children.length - filled - p
  const beta = free > 0 ? solved(normal) : undefined
  if (!beta) return undefined
  const middle = Array.from({ length: p }, (_, k) => rows.reduce((s, row) => s + row[k]!, 0) / rows.length)
  let rest = 0
  for (const [i, child] of children.entries()) {
    const sum = sums[child.group]!
    const count = n[child.group]!
    let e = child.now - sum[p]! / count
    for (let k = 0; k < p; k++) e -= beta[k]! * (rows[i]![k]! - sum[k]! / count)
    rest += e * e
  }
  const means = sums.map((sum, g): GroupMean => {
    const count = n[g]!
    if (count === 0) return { n: 0, mean: 0 }
    let mean = sum[p]! / count
    for (let k = 0; k < p; k++) mean -= beta[k]! * (sum[k]! / count - middle[k]!)
    return { n: count, mean }
  })
  return { groups: means, within: rest / free }
}

function covariates({ sex, ageDays, entry }: GrownChild): number[] {
  // years around two, so that the powers stay near one another
  const age = ageDays / 365.25 - 2
  return [age, age * age, age ** 3, sex === 'F' ? 1 : 0, entry]
}

/** Cholesky-free elimination of a symmetric system, right side last; a column that says nothing (all girls) weighs 0. */
function solved(rows: readonly Float64Array[]): number[] | undefined {
  const p = rows.length
  const a = rows.map((r) => Float64Array.from(r))
  const used: boolean[] = []
  for (let k = 0; k < p; k++) {
    used[k] = a[k]![k]! > 1e-9 * (rows[k]![k]! || 1)
    if (!used[k]) continue
    for (let i = 0; i < p; i++) {
      if (i === k) continue
      const factor = a[i]![k]! / a[k]![k]!
      for (let j = k; j <= p; j++) a[i]![j]! -= factor * a[k]![j]!
    }
  }
  const beta = a.map((row, k) => (used[k] ? row[p]! / row[k]! : 0))
  return beta.every(Number.isFinite) ? beta : undefined
}
