// What a plan comes to, in children: each site with its year, who would come and how large it is, each state before and after, who is left.
import type { PlanOutcome, PlanParameters, PlanSite } from '../contract/plans.ts'
import { blended, type Coverage } from './coverage.ts'
import { byState, coveredBy, shareWith } from './plan-coverage.ts'
import type { Planned } from './plan-instance.ts'
import { classesAt, type Readied } from './ready-instance.ts'

const tenth = (x: number) => Math.round(x * 10) / 10

/** Sites in the order in which they open. */
export function outcomeOf(of: Readied, p: PlanParameters, plan: Planned): PlanOutcome {
  const { coverage, children } = of
  // a center at work serves children who live elsewhere: sites are sized as the plan weighs home and work
  const weight = blended(children, of.posts, p.towards_posts)
  const order = plan.years.flatMap(({ year, sites }) => sites.map((s) => ({ s, year })))
  const adds = addsOf(coverage, weight, order)
  const expected = expectedOf(coverage, weight, plan.open, p)
  const { candidates: c, points } = of.instance
  const sites = order.map(({ s, year }, k): PlanSite => {
    const i = of.source[s]!
    const come = expected.get(s) ?? 0
    const classes = classesAt(of.rural[s] === 1, p)
    const places = classes.find((size) => size >= come) ?? classes.at(-1)!
    return {
      ...{ id: c.id[i]!, kind: c.kind[i]!, name: c.name[i]!, municipality: c.municipality[i]! },
      ...{ latitude: c.latitude[i]!, longitude: c.longitude[i]!, rural: of.rural[s] === 1, year },
      ...{ adds: tenth(adds[k]!), expected: tenth(come), places, without: tenth(Math.max(0, come - places)) },
      ...{ cost: p.cost[places] ?? 0, project: c.project[i] ?? null },
    }
  })
  const after = shareWith(coverage, plan.open)
  const all = children.map((n, u) => n + of.placed[u]!)
  const shareOf = (covered: Float64Array) =>
    covered.map((share, u) => (all[u]! > 0 ? (of.placed[u]! + share * children[u]!) / all[u]! : 0))
  const towns = coveredBy(points.municipality, all, shareOf(coverage.standing), shareOf(after))
  const centers = Map.groupBy(sites, (s) => s.municipality.slice(0, 2))
  return {
    ...{ sites, value: plan.value, standing: plan.standing, total: plan.total },
    cost: sites.reduce((sum, s) => sum + s.cost, 0),
    places: sites.reduce((sum, s) => sum + s.places, 0),
    years: plan.years.map(({ year, value }) => {
      const own = sites.filter((s) => s.year === year)
      return { year, centers: own.length, cost: own.reduce((sum, s) => sum + s.cost, 0), value }
    }),
    states: byState(towns).map(({ key, children: there, before, after: with_ }) => ({
      ...{ state: key, children: tenth(there), before: tenth(before), after: tenth(with_) },
      centers: centers.get(key)?.length ?? 0,
    })),
    uncovered: towns
      .map((t) => ({
        ...{ municipality: t.key, children: tenth(t.children) },
        uncovered: tenth(t.children - t.after),
      }))
      .filter((t) => t.uncovered >= 1),
  }
}

/** Children whom each site adds to those covered by the ones that open before it. */
function addsOf(
  coverage: Coverage,
  weight: Float64Array,
  order: readonly { readonly s: number }[],
): number[] {
  const { siteFrom, siteUser, share, standing } = coverage
  const best = standing.slice()
  return order.map(({ s }) => {
    let sum = 0
    for (let k = siteFrom[s]!; k < siteFrom[s + 1]!; k++) {
      const u = siteUser[k]!
      if (share[k]! <= best[u]!) continue
      sum += (share[k]! - best[u]!) * weight[u]!
      best[u] = share[k]!
    }
    return sum
  })
}

/** Everybody goes to the site that covers them best, the first of equals; of them so many come as are supposed to. */
function expectedOf(
  coverage: Coverage,
  weight: Float64Array,
  open: readonly number[],
  p: PlanParameters,
): ReadonlyMap<number, number> {
  const { users, siteFrom, siteUser, share, standing } = coverage
  const best = standing.slice()
  const at = new Int32Array(users).fill(-1)
  for (const s of open) {
    for (let k = siteFrom[s]!; k < siteFrom[s + 1]!; k++) {
      const u = siteUser[k]!
      if (share[k]! <= best[u]!) continue
      best[u] = share[k]!
      at[u] = s
    }
  }
  const sums = new Map<number, number>()
  for (let u = 0; u < users; u++) {
    if (at[u]! < 0) continue
    const come = (best[u]! - standing[u]!) * weight[u]! * p.uptake * p.hours_fit
    sums.set(at[u]!, (sums.get(at[u]!) ?? 0) + come)
  }
  return sums
}
