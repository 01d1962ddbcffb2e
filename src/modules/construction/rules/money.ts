// Money of works over years, projects and classes: approved, committed, spent; per place and per m²; and each project beside those like it.
import type { Approval, CostClass, ProjectMoney, YearMoney } from '../contract/programme.ts'
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
/** Fewer alike make no comparison: two dear ones would make a class. Source: house proposal. */
const FEW = 5

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
  // what costs something: neither without contracts nor fallen out
  const priced = rows.filter((r) => !r.out && r.committed > 0)
  const sizeName = (r: (typeof rows)[number]) => sizeOf(r.places)
  const className = (r: (typeof rows)[number]) => `${r.scheme}|${sizeName(r)}`
  const middles = (of: readonly (typeof rows)[number][]) => {
    const middle = (value: (r: (typeof rows)[number]) => number | null) => {
      const values = of.map(value).filter((x) => x !== null)
      return values.length < FEW ? null : median(values)
    }
    return {
      projects: of.length,
      ...{ per_place: middle((r) => r.per_place), per_meter: middle((r) => r.per_meter) },
    }
  }
  const byClass = Map.groupBy(priced, className)
  const classes = [...byClass.values()].map(
    (list): CostClass => ({ scheme: list[0]!.scheme, size: sizeName(list[0]!), ...middles(list) }),
  )
  const all = middles(priced)
  const ofSize = new Map([...Map.groupBy(priced, sizeName)].map(([size, list]) => [size, middles(list)]))
  const against = (own: number | null, theirs: number | null | undefined) =>
    own !== null && theirs ? Math.round(100 * (own / theirs - 1)) : null
  return {
    classes: classes.toSorted((a, b) => (`${a.scheme}${a.size}` < `${b.scheme}${b.size}` ? -1 : 1)),
    projects: rows.map((r) => {
      const like = classes.find((c) => c.scheme === r.scheme && c.size === sizeName(r))
      const wider = [
        ['class', like],
        ['size', r.places === null ? undefined : ofSize.get(sizeName(r))],
        ['all', all],
      ] as const
      const [beside, those] = wider.find(([, of]) => (of?.projects ?? 0) >= FEW) ?? [null, undefined]
      return {
        ...r,
        ...{ against: against(r.per_place, those?.per_place), class_projects: like?.projects ?? 0 },
        ...{ against_meter: against(r.per_meter, those?.per_meter), beside },
        beside_projects: those?.projects ?? 0,
      }
    }),
  }
}

/** Who approved what, the newest first. */
export const approvalsOf = (
  projects: readonly Pick<Project, 'key' | 'book' | 'name' | 'budgets'>[],
): Approval[] =>
  projects
    .flatMap((p) =>
      p.budgets.map(
        (b): Approval => ({
          ...{ id: b.id, project: p.key, book: p.book, name: p.name, year: b.year, amount: b.amount },
          ...{ on: b.on, act: b.act, by: b.by, said_by: b.said_by },
        }),
      ),
    )
    .toSorted((a, b) => (a.on > b.on ? -1 : a.on < b.on ? 1 : a.id < b.id ? 1 : -1))
