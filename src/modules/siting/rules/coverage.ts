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
  readonly distance: (place: Places, at: number, users: Places, user: number) => number
}): Coverage {
  const { users, sites, reachOf, widest, distance } = given
  const standing = new Float64Array(users.x.length)
  eachNear(users, given.standing, widest.x, widest.y, (s, u) => {
    const share = shareAt(distance(given.standing, s, users, u), reachOf(u))
    if (share > standing[u]!) standing[u] = share
  })
  const list = new LinkList(sites.x.length)
  eachNear(users, sites, widest.x, widest.y, (s, u) => {
    const share = shareAt(distance(sites, s, users, u), reachOf(u))
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

/** Children covered by the centers that stand. */
export const standingCover = ({ standing }: Coverage, children: Float64Array): number =>
  standing.reduce((sum, share, u) => sum + share * children[u]!, 0)

/**
 * The slider between need and formal jobs: 0 weighs children, 1 weighs women's posts; both count the same in all, so that
 * a value stays a number of children.
 */
export function blended(children: Float64Array, posts: Float64Array, towardsPosts: number): Float64Array {
  const sum = (list: Float64Array) => list.reduce((a, b) => a + b, 0)
  const [ofChildren, ofPosts] = [sum(children), sum(posts)]
  const scale = ofPosts > 0 ? ofChildren / ofPosts : 0
  return children.map((c, u) => (1 - towardsPosts) * c + towardsPosts * scale * posts[u]!)
}
