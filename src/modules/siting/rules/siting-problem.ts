// Places that serve people: what each group of people is worth at each site that reaches it, both ways round, best first.

/**
 * Exactly `p` of the sites are opened; the value of a plan is the sum, over users, of their best link to an open site (0 without one).
 * Maximal covering: a link is worth the children covered. Gradual coverage: their part at that distance. p-median: what is saved
 * against the farthest site, so that most saved is least travelled.
 */
export type SitingProblem = {
  readonly users: number
  readonly sites: number
  readonly p: number
  /** links of site s lie at siteFrom[s] up to siteFrom[s + 1] */
  readonly siteFrom: Int32Array
  readonly siteUser: Int32Array
  readonly siteValue: Float64Array
  /** links of user u, best first */
  readonly userFrom: Int32Array
  readonly userSite: Int32Array
  readonly userValue: Float64Array
  /** links of a site are best first too, so that a look at them may end early; worth it where everybody reaches everything */
  readonly sorted: boolean
  /** every value is a whole number, so bounds may be rounded down */
  readonly whole: boolean
}

/** Links by site; `siteUser` and `siteValue` are put in order in place. Values must be finite and above 0. */
export function sitingProblem(given: {
  readonly users: number
  readonly p: number
  readonly siteFrom: Int32Array
  readonly siteUser: Int32Array
  readonly siteValue: Float64Array
  readonly sorted: boolean
}): SitingProblem {
  const { users, siteFrom, siteUser, siteValue, sorted } = given
  const sites = siteFrom.length - 1
  const links = siteFrom[sites]!
  if (sorted) for (let s = 0; s < sites; s++) bestFirst(siteUser, siteValue, siteFrom[s]!, siteFrom[s + 1]!)
  const userFrom = new Int32Array(users + 1)
  for (let k = 0; k < links; k++) userFrom[siteUser[k]! + 1]!++
  for (let u = 0; u < users; u++) userFrom[u + 1]! += userFrom[u]!
  const next = userFrom.slice()
  const userSite = new Int32Array(links)
  const userValue = new Float64Array(links)
  let whole = true
  for (let s = 0; s < sites; s++) {
    for (let k = siteFrom[s]!; k < siteFrom[s + 1]!; k++) {
      const at = next[siteUser[k]!]!++
      userSite[at] = s
      userValue[at] = siteValue[k]!
      if (whole && !Number.isInteger(siteValue[k]!)) whole = false
    }
  }
  for (let u = 0; u < users; u++) bestFirst(userSite, userValue, userFrom[u]!, userFrom[u + 1]!)
  return { ...given, sites, userFrom, userSite, userValue, whole }
}

/** Puts one list in order of value, highest first, equal ones by id; lists already in order cost one look. */
function bestFirst(ids: Int32Array, values: Float64Array, from: number, to: number): void {
  let k = from + 1
  while (k < to && values[k - 1]! >= values[k]!) k++
  if (k >= to) return
  const count = to - from
  const wasIds = ids.slice(from, to)
  const wasValues = values.slice(from, to)
  const packed = packedOrder(wasValues)
  const order =
    packed ??
    Array.from({ length: count }, (_, i) => i).sort(
      (a, b) => wasValues[b]! - wasValues[a]! || wasIds[a]! - wasIds[b]!,
    )
  for (let i = 0; i < count; i++) {
    ids[from + i] = wasIds[order[i]!]!
    values[from + i] = wasValues[order[i]!]!
  }
}

/** Whole values of moderate size are sorted as plain numbers, value and place in one: many times as fast as by comparing. */
function packedOrder(values: Float64Array): Float64Array | undefined {
  const count = values.length
  const most = Number.MAX_SAFE_INTEGER / (2 * count)
  const keys = new Float64Array(count)
  for (let i = 0; i < count; i++) {
    const v = values[i]!
    if (v > most || !Number.isInteger(v)) return undefined
    keys[i] = i - v * count
  }
  keys.sort()
  for (let i = 0; i < count; i++) keys[i] = ((keys[i]! % count) + count) % count
  return keys
}

/**
 * The p-median problem of a matrix of costs (site by site, one cost for each user) as savings against `top`, one more than
 * the highest cost: the cost of a plan is `users * top` less its value.
 */
export function medianProblem(
  users: number,
  p: number,
  cost: Float64Array,
): { readonly problem: SitingProblem; readonly top: number } {
  const sites = cost.length / users
  let highest = 0
  for (const c of cost) if (c > highest) highest = c
  const top = highest + 1
  const siteFrom = Int32Array.from({ length: sites + 1 }, (_, s) => s * users)
  const siteUser = new Int32Array(cost.length)
  const siteValue = new Float64Array(cost.length)
  for (let s = 0, k = 0; s < sites; s++) {
    for (let u = 0; u < users; u++, k++) {
      siteUser[k] = u
      siteValue[k] = top - cost[k]!
    }
  }
  return { problem: sitingProblem({ users, p, siteFrom, siteUser, siteValue, sorted: true }), top }
}
