// A country to plan for: towns of very different size, countryside between, candidate sites where people are, centers that stand.
import type { Chance } from './chance.ts'

export type SitingCountry = {
  /** kilometers */
  readonly users: { readonly x: Float64Array; readonly y: Float64Array }
  readonly children: Float64Array
  /** 1 in the countryside, where people go farther */
  readonly rural: Uint8Array
  readonly sites: { readonly x: Float64Array; readonly y: Float64Array }
  readonly existing: { readonly x: Float64Array; readonly y: Float64Array }
}

const [WIDE, TALL] = [2_400, 1_600]
const TOWNS = 2_000

/** Children per point are skewed, as blocks are; a town's size follows Zipf's law; sites lie near the people of a point. */
export function sitingCountry(
  chance: Chance,
  points: number,
  sites: number,
  existing: number,
): SitingCountry {
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())
  const towns = Array.from({ length: TOWNS }, (_, k) => ({
    x: chance.next() * WIDE,
    y: chance.next() * TALL,
    people: 1 / (k + 1),
    spread: 2 + 14 / Math.sqrt(k + 1),
  }))
  const upTo: number[] = []
  for (const t of towns) upTo.push((upTo.at(-1) ?? 0) + t.people)
  const townAt = () => {
    const r = chance.next() * upTo.at(-1)!
    return towns[upTo.findIndex((sum) => sum > r)]!
  }
  const users = { x: new Float64Array(points), y: new Float64Array(points) }
  const children = new Float64Array(points)
  const rural = new Uint8Array(points)
  for (let u = 0; u < points; u++) {
    rural[u] = chance.next() < 0.3 ? 1 : 0
    const town = rural[u] ? undefined : townAt()
    users.x[u] = town ? town.x + town.spread * normal() : chance.next() * WIDE
    users.y[u] = town ? town.y + town.spread * normal() : chance.next() * TALL
    children[u] = 1 + Math.floor(Math.exp((rural[u] ? 2.2 : 3.6) + 0.9 * normal()))
  }
  const near = (count: number) => {
    const place = { x: new Float64Array(count), y: new Float64Array(count) }
    for (let s = 0; s < count; s++) {
      const u = chance.below(points)
      place.x[s] = users.x[u]! + 1.5 * normal()
      place.y[s] = users.y[u]! + 1.5 * normal()
    }
    return place
  }
  return { users, children, rural, sites: near(sites), existing: near(existing) }
}
