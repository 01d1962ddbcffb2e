// Who is near each place, nearest first: found once as far as people may go, and looked through again for each travel that is asked.
import { cosine, DEGREE_KM, kilometersBetween } from './kilometers.ts'
import { eachNear, LinkList, type Places } from './near-sites.ts'

export type NearLists = {
  /** links of place s lie at siteFrom[s] up to siteFrom[s + 1], nearest first, equal ones by user */
  readonly siteFrom: Int32Array
  readonly siteUser: Int32Array
  readonly km: Float64Array
  /** everybody so many kilometers away is in */
  readonly radius: number
}

/** Coordinates in degrees (x: longitude). */
export function nearLists(users: Places, places: Places, radius: number): NearLists {
  const between = kilometersBetween(places, users)
  // a degree of longitude is shortest where the country lies farthest from the equator
  const farthest = users.y.reduce((most, y) => Math.max(most, Math.abs(y)), 0)
  const tall = radius / DEGREE_KM
  const list = new LinkList(places.x.length)
  eachNear(users, places, tall / cosine(Math.min(80, farthest + 1)), tall, (s, u) => {
    const km = between(s, u)
    // a millimeter too many is cut off by who looks through the lists
    if (km <= radius + 1 / MILLIMETERS) list.add(s, u, km)
  })
  const { siteFrom, siteUser, siteValue: km } = list.links()
  // distance and user go in one number, so that many short lists are sorted without comparing functions
  const count = Math.max(1, users.x.length)
  const keys = new Float64Array(siteUser.length)
  for (let k = 0; k < keys.length; k++) keys[k] = Math.round(km[k]! * MILLIMETERS) * count + siteUser[k]!
  for (let s = 0; s < places.x.length; s++) keys.subarray(siteFrom[s]!, siteFrom[s + 1]!).sort()
  for (let k = 0; k < keys.length; k++) {
    siteUser[k] = keys[k]! % count
    km[k] = Math.floor(keys[k]! / count) / MILLIMETERS
  }
  return { siteFrom, siteUser, km, radius }
}

/** In a kilometer: distances are told to the millimeter. */
const MILLIMETERS = 1e6

/** Of one list of users: the lists of several places by name, each found anew where `key` is another or people go farther. */
type Known = Map<string, { readonly key: string; readonly lists: NearLists }>
const known = new WeakMap<object, Known>()

/** `of` stands for the users; `widest`: kilometers that are asked at the most, looked for at once, so that no move waits for it. */
export function nearListsOf(
  of: object,
  name: string,
  key: string,
  places: () => { readonly users: Places; readonly places: Places },
  km: number,
  widest: number,
): NearLists {
  let all = known.get(of)
  if (!all) {
    all = new Map()
    known.set(of, all)
  }
  const had = all.get(name)
  if (had?.key === key && had.lists.radius >= km) return had.lists
  const given = places()
  const lists = nearLists(given.users, given.places, Math.max(km, widest))
  all.set(name, { key, lists })
  return lists
}
