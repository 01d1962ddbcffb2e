// Who reaches which site, and how well: shares of children covered by travel, apart from how children are weighed.
import { eachNear, LinkList, type Places } from './near-sites.ts'
import { type SitingProblem, sitingProblem } from './siting-problem.ts'

/** Everybody within `full` counts whole, nobody beyond `none`, in between in proportion; equal, coverage is all or nothing. */
export type Reach = { readonly full: number; readonly none: number }

export const shareAt = (distance: number, { full, none }: Reach): number =>
  distance <= full ? 1 : distance >= none ? 0 : (none - distance) / (none - full)

export type Coverage = {
  readonly users: number
  readonly sites: number
  /** links of site s lie at siteFrom[s] up to siteFrom[s + 1]; `share` of the user's children is covered there */
  readonly siteFrom: Int32Array
  readonly siteUser: Int32Array
  readonly share: Float64Array
  /** share covered by the centers that stand already */
  readonly standing: Float64Array
}

/**
 * `reachOf` says how far the people of a user go, in the unit of `distance`; `widest` is how far apart along x and y two places
 * within reach can be, in the unit of their coordinates. Links no better than a standing center are left out.
 */
export function coverageOf(given: {
  readonly users: Places
  readonly sites: Places
  readonly standing: Places
  readonly reachOf: (user: number) => Reach
  readonly widest: { readonly x: number; readonly y: number }
  /** from a list of places to the users */
  readonly distance: (places: Places) => (at: number, user: number) => number
}): Coverage {
  const { users, sites, reachOf, widest, distance } = given
  const standing = new Float64Array(users.x.length)
  const toStanding = distance(given.standing)
  eachNear(users, given.standing, widest.x, widest.y, (s, u) => {
    const share = shareAt(toStanding(s, u), reachOf(u))
    if (share > standing[u]!) standing[u] = share
  })
  const list = new LinkList(sites.x.length)
  const toSites = distance(sites)
  eachNear(users, sites, widest.x, widest.y, (s, u) => {
    const share = shareAt(toSites(s, u), reachOf(u))
    if (share > standing[u]!) list.add(s, u, share)
  })
  const { siteFrom, siteUser, siteValue } = list.links()
  return { users: users.x.length, sites: sites.x.length, siteFrom, siteUser, share: siteValue, standing }
}

/** The problem for so many children at each user: what a site adds to the centers that stand. Users without children drop out. */
export function weighted(coverage: Coverage, children: Float64Array, p: number): SitingProblem {
  const { users, sites, siteFrom, siteUser, share, standing } = coverage
  const from = new Int32Array(sites + 1)
  const user = new Int32Array(siteUser.length)
  const value = new Float64Array(siteUser.length)
  let n = 0
  for (let s = 0; s < sites; s++) {
    for (let k = siteFrom[s]!; k < siteFrom[s + 1]!; k++) {
      const u = siteUser[k]!
      const worth = (share[k]! - standing[u]!) * children[u]!
      if (!(worth > 0)) continue
      user[n] = u
      value[n++] = worth
    }
    from[s + 1] = n
  }
  const links = { siteFrom: from, siteUser: user.subarray(0, n), siteValue: value.subarray(0, n) }
  return sitingProblem({ users, p, sorted: false, ...links })
}

/** The links of a coverage in both orders: what stays while only the weight of children changes. */
export type CoverageOrder = {
  readonly coverage: Coverage
  /** what each link adds to the centers that stand, as a share */
  readonly adds: Float64Array
  readonly userFrom: Int32Array
  readonly userSite: Int32Array
  readonly userAdds: Float64Array
}

/** A user's best site is the same whatever its children weigh, so links are sorted once. */
export function orderedCoverage(coverage: Coverage): CoverageOrder {
  const ones = new Float64Array(coverage.users).fill(1)
  const { userFrom, userSite, userValue, siteValue, siteFrom, siteUser } = weighted(coverage, ones, 0)
  return {
    coverage: { ...coverage, siteFrom, siteUser },
    adds: siteValue,
    userFrom,
    userSite,
    userAdds: userValue,
  }
}

/** As `weighted`, many times as fast; links of users without children stay, and are worth nothing. */
export function weightedAnew(order: CoverageOrder, children: Float64Array, p: number): SitingProblem {
  const { coverage, adds, userFrom, userSite, userAdds } = order
  const { users, sites, siteFrom, siteUser } = coverage
  const siteValue = new Float64Array(adds.length)
  for (let k = 0; k < adds.length; k++) siteValue[k] = adds[k]! * children[siteUser[k]!]!
  const userValue = new Float64Array(userAdds.length)
  for (let u = 0; u < users; u++)
    for (let k = userFrom[u]!; k < userFrom[u + 1]!; k++) userValue[k] = userAdds[k]! * children[u]!
  return {
    ...{ users, sites, p, siteFrom, siteUser, siteValue, userFrom, userSite, userValue },
    ...{ sorted: false, whole: false },
  }
}

/** Children covered by the centers that stand. */
export const standingCover = ({ standing }: Coverage, children: Float64Array): number =>
  standing.reduce((sum, share, u) => sum + share * children[u]!, 0)

/**
 * The slider between need and formal jobs: 0 weighs children, 1 weighs women's posts; both count the same in all, so that
 * a value stays a number of children.
 */
export function blended(children: Float64Array, posts: Float64Array, towardsPosts: number): Float64Array {
  const sum = (list: Float64Array) => {
    let total = 0
    for (const x of list) total += x
    return total
  }
  const [ofChildren, ofPosts] = [sum(children), sum(posts)]
  const scale = ofPosts > 0 ? ofChildren / ofPosts : 0
  return children.map((c, u) => (1 - towardsPosts) * c + towardsPosts * scale * posts[u]!)
}
