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
  while (k < to && (values[k - 1]! > values[k]! || (values[k - 1] === values[k] && ids[k - 1]! < ids[k]!)))
    k++
  if (k >= to || bestFirstWhole(ids, values, from, to)) return
  const wasIds = ids.slice(from, to)
  const wasValues = values.slice(from, to)
  const order = Array.from({ length: to - from }, (_, i) => i).sort(
    (a, b) => wasValues[b]! - wasValues[a]! || wasIds[a]! - wasIds[b]!,
  )
  for (const [i, at] of order.entries()) {
    ids[from + i] = wasIds[at]!
    values[from + i] = wasValues[at]!
  }
}

/** Ids below this go into one number with their value. */
const IDS = 2 ** 20
const MOST_WHOLE = Number.MAX_SAFE_INTEGER / IDS

/** Whole values of moderate size are sorted as plain numbers, value and id in one: many times as fast as by comparing. */
function bestFirstWhole(ids: Int32Array, values: Float64Array, from: number, to: number): boolean {
  const keys = new Float64Array(to - from)
  for (let i = 0; i < keys.length; i++) {
    const v = values[from + i]!
    if (v >= MOST_WHOLE || ids[from + i]! >= IDS || !Number.isInteger(v)) return false
    keys[i] = ids[from + i]! - v * IDS
  }
  keys.sort()
  for (let i = 0; i < keys.length; i++) {
    const v = Math.ceil(-keys[i]! / IDS)
    values[from + i] = v
    ids[from + i] = keys[i]! + v * IDS
  }
  return true
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
  const links = { siteFrom, siteUser, siteValue }
  if (!symmetric(users, sites, cost))
    return { problem: sitingProblem({ users, p, sorted: true, ...links }), top }
  // every node is both, and as far from another as that is from it: one order serves for both ways round
  let whole = true
  for (let s = 0; s < sites; s++) {
    for (let k = siteFrom[s]!; whole && k < siteFrom[s + 1]!; k++) whole = Number.isInteger(siteValue[k]!)
    bestFirst(siteUser, siteValue, siteFrom[s]!, siteFrom[s + 1]!)
  }
  const both = { userFrom: siteFrom, userSite: siteUser, userValue: siteValue }
  return { problem: { users, sites, p, sorted: true, whole, ...links, ...both }, top }
}

function symmetric(users: number, sites: number, cost: Float64Array): boolean {
  if (users !== sites) return false
  for (let s = 0; s < sites; s++)
    for (let u = 0; u < s; u++) if (cost[s * users + u] !== cost[u * users + s]) return false
  return true
}
