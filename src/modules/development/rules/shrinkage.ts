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
 * What a group's children add up to, in which no child can be found: `n`, sums of age, age², age³, girls, entry and now, and sums
 * of their products, row by row from the diagonal on (21 of them). A center may hand these up instead of its children.
 */
export type Moments = {
  readonly n: number
  readonly sums: readonly number[]
  readonly products: readonly number[]
}

/** age (years around two) to the third power, sex, entry */
const COVARIATES = 5
const ALL = COVARIATES + 1

/** Moments of each group; children with a group outside throw. */
export function momentsOf(children: readonly GrownChild[], groups: number): Moments[] {
  const all = Array.from({ length: groups }, () => ({
    n: 0,
    sums: new Array<number>(ALL).fill(0),
    products: new Array<number>((ALL * (ALL + 1)) / 2).fill(0),
  }))
  for (const child of children) {
    const of = all[child.group]
    if (!of) throw new RangeError(`group ${child.group} of ${groups}`)
    const row = [...covariates(child), child.now]
    of.n++
    let at = 0
    for (let a = 0; a < ALL; a++) {
      of.sums[a]! += row[a]!
      for (let b = a; b < ALL; b++) of.products[at++]! += row[a]! * row[b]!
    }
  }
  return all
}

/**
 * Takes age (to the third power), sex and entry score out. The weights come from differences between children of the same group
 * alone, so that a good group does not look ordinary because its children came well (within estimator; Mundlak 1978).
 * Undefined where children are too few for it.
 */
export function adjustedFrom(moments: readonly Moments[]): Adjusted | undefined {
  const [p, filled] = [COVARIATES, moments.filter((m) => m.n > 0)]
  const children = filled.reduce((sum, m) => sum + m.n, 0)
  const normal = Array.from({ length: p }, () => new Float64Array(p + 1))
  let spread = 0
  for (const { n, sums, products } of filled) {
    let at = 0
    for (let a = 0; a < ALL; a++) {
      for (let b = a; b < ALL; b++) {
        const within = products[at++]! - (sums[a]! * sums[b]!) / n
        if (a === p) spread += within
        else {
          normal[a]![b]! += within
          if (b < p && b !== a) normal[b]![a]! += within
        }
      }
    }
  }
  const free = children - filled.length - p
  const beta = free > 0 ? solved(normal) : undefined
  if (!beta) return undefined
  const middle = beta.map((_, k) => filled.reduce((sum, m) => sum + m.sums[k]!, 0) / children)
  const explained = beta.reduce((sum, b, k) => sum + b * normal[k]![p]!, 0)
  const means = moments.map(({ n, sums }): GroupMean => {
    if (n === 0) return { n: 0, mean: 0 }
    const own = beta.reduce((sum, b, k) => sum + b * (sums[k]! / n - middle[k]!), 0)
    return { n, mean: sums[p]! / n - own }
  })
  return { groups: means, within: Math.max(0, spread - explained) / free }
}

/** The same over children; see `adjustedFrom`. `groups` = how many there are. */
export const adjusted = (children: readonly GrownChild[], groups: number): Adjusted | undefined =>
  adjustedFrom(momentsOf(children, groups))

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
