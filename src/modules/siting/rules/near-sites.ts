// Which sites are near which users: a grid of cells as wide as the reach, so that only neighboring cells are looked at.

export type Places = { readonly x: Float64Array; readonly y: Float64Array }

/**
 * Calls `near` for every site and user that are at most `reachX` and `reachY` apart along each axis (a superset of those
 * within a distance): site by site in order, users of a site in no order. Coordinates are in any unit the reaches share.
 */
export function eachNear(
  users: Places,
  sites: Places,
  reachX: number,
  reachY: number,
  near: (site: number, user: number) => void,
): void {
  const n = users.x.length
  if (n === 0) return
  const [left, right] = rangeOf(users.x)
  const [low, high] = rangeOf(users.y)
  // Cells as many as users at most along both sides together: an outlier far away must not ask for all memory.
  const most = Math.ceil(2 * Math.sqrt(n))
  const wide = Math.max(reachX, (right - left) / most, Number.MIN_VALUE)
  const tall = Math.max(reachY, (high - low) / most, Number.MIN_VALUE)
  const columns = Math.floor((right - left) / wide) + 1
  const rows = Math.floor((high - low) / tall) + 1
  const cellOf = (u: number) =>
    Math.floor((users.y[u]! - low) / tall) * columns + Math.floor((users.x[u]! - left) / wide)
  const from = new Int32Array(columns * rows + 1)
  for (let u = 0; u < n; u++) from[cellOf(u) + 1]!++
  for (let c = 0; c < columns * rows; c++) from[c + 1]! += from[c]!
  const next = from.slice()
  const inside = new Int32Array(n)
  for (let u = 0; u < n; u++) inside[next[cellOf(u)]!++] = u
  for (let s = 0; s < sites.x.length; s++) {
    const [x, y] = [sites.x[s]!, sites.y[s]!]
    const column = Math.floor((x - left) / wide)
    const row = Math.floor((y - low) / tall)
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      const first = from[r * columns + Math.max(0, Math.min(columns, column - 1))]!
      const last = from[r * columns + Math.max(0, Math.min(columns, column + 2))]!
      for (let k = first; k < last; k++) {
        const u = inside[k]!
        if (Math.abs(users.x[u]! - x) <= reachX && Math.abs(users.y[u]! - y) <= reachY) near(s, u)
      }
    }
  }
}

function rangeOf(values: Float64Array): readonly [number, number] {
  let [least, most] = [values[0]!, values[0]!]
  for (const v of values) {
    if (v < least) least = v
    if (v > most) most = v
  }
  return [least, most]
}

/** Links that are found one after another, site by site, in arrays that grow. */
export class LinkList {
  #user = new Int32Array(1 << 16)
  #value = new Float64Array(1 << 16)
  #from: Int32Array
  #count = 0
  #site = 0
  constructor(sites: number) {
    this.#from = new Int32Array(sites + 1)
  }
  /** `site` never goes back. */
  add(site: number, user: number, value: number): void {
    while (this.#site < site) this.#from[++this.#site] = this.#count
    if (this.#count === this.#user.length) {
      const [user_, value_] = [new Int32Array(this.#count * 2), new Float64Array(this.#count * 2)]
      user_.set(this.#user)
      value_.set(this.#value)
      this.#user = user_
      this.#value = value_
    }
    this.#user[this.#count] = user
    this.#value[this.#count++] = value
  }
  links(): {
    readonly siteFrom: Int32Array
    readonly siteUser: Int32Array
    readonly siteValue: Float64Array
  } {
    while (this.#site < this.#from.length - 1) this.#from[++this.#site] = this.#count
    return {
      siteFrom: this.#from,
      siteUser: this.#user.slice(0, this.#count),
      siteValue: this.#value.slice(0, this.#count),
    }
  }
}
