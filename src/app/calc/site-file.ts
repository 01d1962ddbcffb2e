// The files of `calc site`: every form of a siting problem, read into the problem the rules solve, with its ids.
import * as v from 'valibot'
import {
  type CapacityProblem,
  capacityProblem,
  impossible,
} from '../../modules/siting/rules/capacity-problem.ts'
import { eachNear, LinkList } from '../../modules/siting/rules/near-sites.ts'
import { type Edge, shortestPaths } from '../../modules/siting/rules/shortest-paths.ts'
import {
  medianProblem,
  type SitingProblem,
  sitingProblem,
} from '../../modules/siting/rules/siting-problem.ts'
import { type CalcIo, done, type Outcome, quoted, wrong } from './frame.ts'
import { CaseId, objectOf, readJson } from './json-input.ts'

export type SiteId = string | number
export type SiteFile = {
  readonly id: SiteId | undefined
  readonly siteIds: readonly SiteId[]
} & (
  | {
      readonly form: 'sites'
      readonly problem: SitingProblem
      /** the figure of the file for a value of the problem */
      readonly figure: (value: number) => number
    }
  | { readonly form: 'capacity'; readonly problem: CapacityProblem }
)

const Finite = v.pipe(v.number('se esperaba un número'), v.finite('se esperaba un número'))
const NotNegative = v.pipe(
  Finite,
  v.check((x) => x >= 0, 'se esperaba un número de 0 o más'),
)
const Count = v.pipe(
  Finite,
  v.check((x) => Number.isInteger(x) && x >= 1, 'se esperaba un entero de 1 o más'),
)
const Id = v.union([v.string(), v.number()], 'se esperaba un texto o un número')
const some = <S extends v.GenericSchema>(one: S) =>
  v.pipe(v.array(one), v.minLength(1, 'se esperaba al menos uno'))
const Head = { id: CaseId, p: Count }

const Graph = objectOf({
  ...Head,
  n: Count,
  edges: v.array(v.tuple([Count, Count, NotNegative], 'se esperaba [nodo, nodo, longitud]')),
})
const Nodes = objectOf({
  ...Head,
  capacity: NotNegative,
  nodes: some(objectOf({ id: Id, x: Finite, y: Finite, demand: NotNegative })),
})
const Points = objectOf({
  ...Head,
  radius: v.optional(NotNegative),
  demand: some(objectOf({ id: Id, x: Finite, y: Finite, children: NotNegative })),
  sites: some(objectOf({ id: Id, x: Finite, y: Finite, capacity: v.optional(NotNegative) })),
})
const Matrix = objectOf({
  ...Head,
  distances: some(some(NotNegative)),
  weights: v.optional(v.array(NotNegative)),
})
const FORMS = 'se esperaba edges, nodes, demand con sites, o distances'
const has = (x: unknown, key: string) => typeof x === 'object' && x !== null && key in x
const Unknown = v.pipe(
  objectOf(Head),
  v.check(() => false, FORMS),
)
type Form =
  | v.InferOutput<typeof Graph>
  | v.InferOutput<typeof Nodes>
  | v.InferOutput<typeof Matrix>
  | v.InferOutput<typeof Points>
/** By the fields a file has, so that a fault is told of the form that was meant. */
const formOf = (x: unknown): v.GenericSchema<unknown, Form> => {
  if (has(x, 'edges')) return Graph as v.GenericSchema<unknown, Form>
  if (has(x, 'nodes')) return Nodes as v.GenericSchema<unknown, Form>
  if (has(x, 'distances')) return Matrix as v.GenericSchema<unknown, Form>
  const known = has(x, 'demand') || has(x, 'sites')
  return (known ? Points : Unknown) as v.GenericSchema<unknown, Form>
}

/** Demand times sites at most: a matrix of so many costs is about a gigabyte while it is worked on. */
const MOST_PAIRS = 30_000_000

export async function readSiteFile(file: string, io: CalcIo): Promise<Outcome<SiteFile>> {
  const read = await readJson(file, v.lazy(formOf), io)
  if (!read.stands) return read
  const form = read.value
  if ('edges' in form) return graph(file, form)
  if ('nodes' in form) {
    const { nodes, capacity } = form
    const twice = repeated(file, nodes, 'nodes')
    if (twice) return twice
    const all = nodes.map(() => 1)
    return withCapacity(
      file,
      form,
      nodes.map((n) => n.id),
      {
        demand: nodes.map((n) => n.demand),
        capacity: nodes.map(() => capacity),
        cost: () => costs(nodes, nodes, all),
      },
    )
  }
  if ('distances' in form) return matrix(file, form)
  return points(file, form)
}

function graph(file: string, { id, n, p, edges }: v.InferOutput<typeof Graph>): Outcome<SiteFile> {
  const far = edges.findIndex(([a, b]) => a > n || b > n)
  if (far >= 0) {
    const found = quoted(JSON.stringify(edges[far]))
    return wrong({ file, path: `edges[${far}]`, expected: `se esperaban nodos de 1 a ${n}`, found })
  }
  const bad = tooMany(file, p, n, n)
  if (bad) return bad
  const all = shortestPaths(
    n,
    edges.map(([a, b, length]): Edge => [a - 1, b - 1, length]),
  )
  const apart = all.findIndex((d) => !Number.isFinite(d))
  if (apart >= 0) {
    const found = `ningún camino del nodo ${Math.floor(apart / n) + 1} al ${(apart % n) + 1}`
    return wrong({ file, path: 'edges', expected: 'se esperaba una red en que todo se alcanza', found })
  }
  return median(
    id,
    Array.from({ length: n }, (_, i) => i + 1),
    n,
    p,
    all,
  )
}

function matrix(
  file: string,
  { id, p, distances, weights }: v.InferOutput<typeof Matrix>,
): Outcome<SiteFile> {
  const [users, sites] = [distances.length, distances[0]!.length]
  const uneven = distances.findIndex((row) => row.length !== sites)
  if (uneven >= 0) {
    const found = String(distances[uneven]!.length)
    return wrong({ file, path: `distances[${uneven}]`, expected: `se esperaban ${sites} números`, found })
  }
  if (weights && weights.length !== users) {
    const found = String(weights.length)
    return wrong({ file, path: 'weights', expected: `se esperaban ${users} números`, found })
  }
  const bad = tooMany(file, p, users, sites)
  if (bad) return bad
  const cost = new Float64Array(users * sites)
  for (let s = 0; s < sites; s++)
    for (let u = 0; u < users; u++) cost[s * users + u] = distances[u]![s]! * (weights?.[u] ?? 1)
  return median(
    id,
    Array.from({ length: sites }, (_, i) => i + 1),
    users,
    p,
    cost,
  )
}

function points(file: string, form: v.InferOutput<typeof Points>): Outcome<SiteFile> {
  const { id, p, demand, sites, radius } = form
  const twice = repeated(file, demand, 'demand') ?? repeated(file, sites, 'sites')
  if (twice) return twice
  const siteIds = sites.map((s) => s.id)
  const weights = demand.map((d) => d.children)
  if (radius !== undefined) {
    if (p > sites.length) return tooMany(file, p, 0, sites.length)!
    const list = new LinkList(sites.length)
    eachNear(placesOf(demand), placesOf(sites), radius + 1, radius + 1, (s, u) => {
      if (weights[u]! > 0 && metres(demand[u]!, sites[s]!) <= radius) list.add(s, u, weights[u]!)
    })
    const problem = sitingProblem({ users: demand.length, p, sorted: false, ...list.links() })
    return done({ form: 'sites', id, siteIds, problem, figure: (value) => value })
  }
  const roomless = sites.findIndex((s) => s.capacity === undefined)
  if (roomless < 0) {
    return withCapacity(file, form, siteIds, {
      demand: weights,
      capacity: sites.map((s) => s.capacity!),
      cost: () => costs(demand, sites, weights),
    })
  }
  if (sites.some((s) => s.capacity !== undefined))
    return wrong({
      file,
      path: `sites[${roomless}].capacity`,
      expected: 'se esperaba la de todos o de ninguno',
    })
  const bad = tooMany(file, p, demand.length, sites.length)
  if (bad) return bad
  return median(id, siteIds, demand.length, p, costs(demand, sites, weights))
}

function median(
  id: SiteId | undefined,
  siteIds: readonly SiteId[],
  users: number,
  p: number,
  cost: Float64Array,
): Outcome<SiteFile> {
  const { problem, top } = medianProblem(users, p, cost)
  return done({ form: 'sites', id, siteIds, problem, figure: (value) => users * top - value })
}

function withCapacity(
  file: string,
  { id, p }: { readonly id?: SiteId | undefined; readonly p: number },
  siteIds: readonly SiteId[],
  given: {
    readonly demand: readonly number[]
    readonly capacity: readonly number[]
    readonly cost: () => Float64Array
  },
): Outcome<SiteFile> {
  const bad = tooMany(file, p, given.demand.length, siteIds.length)
  if (bad) return bad
  const [demand, capacity] = [Float64Array.from(given.demand), Float64Array.from(given.capacity)]
  const problem = capacityProblem({ p, demand, capacity, cost: given.cost() })
  const why = impossible(problem)
  if (why === undefined) return done({ form: 'capacity', id, siteIds, problem })
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
  const [all, most] = [sum(given.demand), sum(given.capacity.toSorted((a, b) => b - a).slice(0, p))]
  const expected =
    why === 'total'
      ? `se esperaba lugar para toda la demanda (${all}) en ${p} sitios`
      : 'se esperaba un sitio en que quepa la mayor demanda'
  const found = String(why === 'total' ? most : Math.max(...given.capacity))
  return wrong({ file, path: why === 'total' ? 'p' : 'capacity', expected, found })
}

type Point = { readonly x: number; readonly y: number }

/** Straight-line distance, rounded down. */
const metres = (a: Point, b: Point): number => Math.floor(Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2))

function costs(users: readonly Point[], sites: readonly Point[], weights: readonly number[]): Float64Array {
  const cost = new Float64Array(users.length * sites.length)
  for (const [s, site] of sites.entries())
    for (const [u, user] of users.entries()) cost[s * users.length + u] = metres(user, site) * weights[u]!
  return cost
}

const placesOf = (points_: readonly Point[]) => ({
  x: Float64Array.from(points_, (a) => a.x),
  y: Float64Array.from(points_, (a) => a.y),
})

function tooMany(file: string, p: number, users: number, sites: number) {
  if (p > sites)
    return wrong({
      file,
      path: 'p',
      expected: `se esperaba un entero de 1 a ${sites}`,
      found: quoted(String(p)),
    })
  if (users * sites <= MOST_PAIRS) return undefined
  const expected = `se esperaban a lo más ${MOST_PAIRS} pares de demanda y sitio`
  return wrong({ file, expected, found: String(users * sites) })
}

function repeated(file: string, list: readonly { readonly id: SiteId }[], path: string) {
  const seen = new Set<SiteId>()
  for (const [i, { id }] of list.entries()) {
    if (seen.has(id)) {
      const expected = 'se esperaba cada id una vez'
      return wrong({ file, path: `${path}[${i}].id`, expected, found: quoted(String(id)) })
    }
    seen.add(id)
  }
  return undefined
}
