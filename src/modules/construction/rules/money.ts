// Money of works over years, projects and classes: approved, committed, spent; per place and per m²; and each project beside those like it.
import type { CostClass, ProjectMoney, YearMoney } from '../contract/programme.ts'
import type { ConstructionContract, ConstructionProject } from '../contract.ts'
import { median } from './funnel.ts'

type Project = Pick<
  ConstructionProject,
  | 'key'
  | 'book'
  | 'name'
  | 'municipality'
  | 'scheme'
  | 'places_least'
  | 'places_most'
  | 'area'
  | 'out'
  | 'budgets'
  | 'approved'
>
type Contract = Pick<
  ConstructionContract,
  'project' | 'signed_on' | 'amount' | 'amount_now' | 'changes' | 'payments' | 'paid' | 'held'
>

/** Places that a center of this size has at the most. Source: ceci.md §1.6, modules of 2025; the limits are a house proposal. */
const SMALL = 100
const MIDDLE = 200
/** Fewer alike make no class to be compared with. */
const FEW = 3

export const placesOf = (p: Pick<ConstructionProject, 'places_least' | 'places_most'>): number | null =>
  p.places_least ?? p.places_most

export const sizeOf = (places: number | null): CostClass['size'] =>
  places === null ? 'unknown' : places <= SMALL ? 'small' : places <= MIDDLE ? 'middle' : 'large'

/** Advances that were paid: what of them estimates have earned since is not known here. */
const advancesOf = (c: Pick<Contract, 'payments'>) =>
  c.payments.reduce((sum, x) => sum + (x.for === 'advance' ? x.paid : 0), 0)

/** By year, those with any money, in their order. */
export function yearsOf(
  projects: readonly Pick<Project, 'budgets'>[],
  contracts: readonly Contract[],
): YearMoney[] {
  const found = new Map<string, YearMoney>()
  const at = (year: string) => {
    const had = found.get(year) ?? { year, approved: 0, committed: 0, spent: 0, advances: 0, held: 0 }
    found.set(year, had)
    return had
  }
  for (const p of projects) for (const b of p.budgets) at(String(b.year)).approved += b.amount
  for (const c of contracts) {
    at(c.signed_on.slice(0, 4)).committed += c.amount
    for (const x of c.changes) at(x.on.slice(0, 4)).committed += x.amount
    for (const x of c.payments) {
      const sums = at(x.on.slice(0, 4))
      sums.spent += x.paid
      if (x.for === 'advance') sums.advances += x.paid
      // what was held back and given back later leaves the year in which it is given
      sums.held += x.held - (x.for === 'retention' ? x.paid : 0)
    }
  }
  return [...found.values()].toSorted((a, b) => (a.year < b.year ? -1 : 1))
}

/** Every project with its money, and the classes it is compared with. A project without contracts has no cost yet. */
export function moneyOf(
  projects: readonly Project[],
  contracts: readonly Contract[],
): { readonly projects: ProjectMoney[]; readonly classes: CostClass[] } {
  const by = Map.groupBy(contracts, (c) => c.project)
  const rows = projects.map((p) => {
    const own = by.get(p.key) ?? []
    const sum = (of: (c: Contract) => number) => own.reduce((total, c) => total + of(c), 0)
    const places = placesOf(p)
    const committed = sum((c) => c.amount_now)
    return {
      ...{ id: p.key, book: p.book, name: p.name, municipality: p.municipality, scheme: p.scheme },
      ...{ places, area: p.area, out: p.out !== null, approved: p.approved, committed },
      ...{ spent: sum((c) => c.paid), advances: sum(advancesOf), held: sum((c) => c.held) },
      per_place: places !== null && places > 0 && committed > 0 ? committed / places : null,
      per_meter: p.area !== null && p.area > 0 && committed > 0 ? committed / p.area : null,
    }
  })
  const nameOf = (r: (typeof rows)[number]) => `${r.scheme}|${sizeOf(r.places)}`
  const classes = [
    ...Map.groupBy(
      rows.filter((r) => !r.out && r.committed > 0),
      nameOf,
    ),
  ].map(([, list]): CostClass => {
    const middle = (of: (r: (typeof rows)[number]) => number | null) => {
      const values = list.map(of).filter((x) => x !== null)
      return values.length < FEW ? null : median(values)
    }
    return {
      ...{ scheme: list[0]!.scheme, size: sizeOf(list[0]!.places), projects: list.length },
      ...{ per_place: middle((r) => r.per_place), per_meter: middle((r) => r.per_meter) },
    }
  })
  return {
    classes: classes.toSorted((a, b) => (`${a.scheme}${a.size}` < `${b.scheme}${b.size}` ? -1 : 1)),
    projects: rows.map((r) => {
      const like = classes.find((c) => c.scheme === r.scheme && c.size === sizeOf(r.places))?.per_place
      return {
        ...r,
        against: like && r.per_place !== null ? Math.round(100 * (r.per_place / like - 1)) : null,
      }
    }),
  }
}
