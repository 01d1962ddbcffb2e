// `calc site`: where to open p centers, for every form of siting problem, with the bound that says how good the plan is.
import { annealCapacity } from '../../modules/siting/rules/anneal-capacity.ts'
import { boundCapacity, stepOf } from '../../modules/siting/rules/bound-capacity.ts'
import { capacityModel } from '../../modules/siting/rules/capacity-model.ts'
import {
  type CapacityPlan,
  type CapacityProblem,
  costOf,
} from '../../modules/siting/rules/capacity-problem.ts'
import { planSites } from '../../modules/siting/rules/plan-sites.ts'
import { provePlan } from '../../modules/siting/work/prove-plan.ts'
import { solve } from '../../platform/solving.ts'
import { type CalcIo, calculator, done, type Outcome, quoted, wrong } from './frame.ts'
import { readSiteFile, type SiteFile, type SiteId } from './site-file.ts'

/** Seconds in all, from the call to the answer, where nothing else is said: well within the five that are promised. */
const SECONDS = 3
/**
 * Work of search, in seconds, that takes a busy machine longer: so much is waited for until `LATEST`, and the least that a good plan
 * takes (measured: within a thousandth, 900 nodes) until `LAST`.
 */
const WORK = 1
const LATEST = 3.8
const LEAST_WORK = 0.4
const LAST = 4.5
/** Fitting capacities counts its own work, so that a busy machine gives no worse plans; the clock may take so many seconds more. */
const CAPACITY = { seconds: 2, patience: 30 }
const SECONDS_TO_PROVE = 300
const MOST_SECONDS = 86_400
/** However long reading took, so many seconds are looked for a plan. */
const LEAST_SEARCH = 0.2
/** What may go to looking for better plans before the rest is spent on the bound. */
const SEARCH_SHARE = 0.5
const MOST_SEARCH = 10
const TELL_EVERY = 5
const ROUNDS = 400

type Result = {
  readonly objective: number
  readonly open: readonly SiteId[]
  readonly bound: number
  readonly gap: number
  readonly assign?: readonly SiteId[]
}

export const site = calculator({
  summary:
    'site: dónde abrir p centros, con su cota, de un archivo JSON · where to open p centers, with its bound',
  options: ['seconds'],
  flags: ['prove'],
  help: `nido calc site ARCHIVO.json [--prove] [--seconds N]
Elige exactamente p sitios. El archivo es un objeto con p y una de estas formas:
  {"n", "edges": [[nodo, nodo, longitud]]}  p-mediana en una red: nodos de 1 a n, una arista repetida sustituye a la anterior
  {"distances": [[…]], "weights"?: […]}     p-mediana de una matriz: un renglón por demanda, una columna por sitio
  {"demand": [{"id", "x", "y", "children"}], "sites": [{"id", "x", "y"}]}  p-mediana: suma de metros por niña o niño
  lo mismo con "radius"                     cobertura máxima: niñas y niños a esa distancia o menos de un sitio abierto
  lo mismo con "capacity" en cada sitio     p-mediana con capacidad: cada demanda va entera a un solo sitio
  {"capacity", "nodes": [{"id", "x", "y", "demand"}]}  p-mediana con capacidad de OR-Library: la suma no se pondera
Las distancias son en línea recta, sin decimales. Escribe {"id"?, "result": {"objective", "open", "bound", "gap"}}: valor del plan,
sitios abiertos de menor a mayor, cota que ningún plan mejora, y su distancia |objective − bound| / objective (0: demostrado
el mejor). Con capacidad, además "assign": el sitio de cada demanda, en el orden del archivo.
  --prove      sigue hasta demostrar que no hay plan mejor, o hasta que se acabe el tiempo
  --seconds N  segundos en total, con leer el archivo: ${SECONDS}, o ${SECONDS_TO_PROVE} con --prove
Termina en 2 si el archivo está mal o no hay plan posible: dice el campo y qué se esperaba.
English: exactly p sites; p-median (graph, matrix, points), maximal covering (radius), capacitated (capacity); prints objective,
open ids, proven bound and gap; --prove goes on until the gap is closed or time is up.`,
  compute: async (file, options, io) => {
    const since = io.since ?? performance.now()
    const prove = options.prove !== undefined
    const asked = options.seconds === undefined ? undefined : Number(options.seconds)
    if (asked !== undefined && !(asked > 0 && asked <= MOST_SECONDS)) {
      const expected = `se esperaba un número de segundos mayor que 0, hasta ${MOST_SECONDS}`
      return wrong({ file: '--seconds', expected, found: quoted(options.seconds ?? '') })
    }
    const read = await readSiteFile(file, io)
    if (!read.stands) return read
    const given = read.value
    const seconds = asked ?? (prove ? SECONDS_TO_PROVE : undefined)
    const run = runFor(clockOf(given.form, seconds, since), prove, io)
    const result = given.form === 'sites' ? done(await solved(given, run)) : await fitted(file, given, run)
    if (!result.stands) return result
    const { id } = given
    io.out(`${JSON.stringify({ ...(id === undefined ? {} : { id }), result: result.value })}\n`)
    return done(undefined)
  },
})

type Run = {
  readonly prove: boolean
  readonly more: () => boolean
  readonly search: () => boolean
  /** search and the first of the proof */
  readonly first: () => boolean
  readonly left: () => number
  readonly tell: (objective: number, bound: number) => void
}

type Clock = {
  /** seconds that have passed and seconds there are, as this clock counts them */
  readonly passed: () => number
  readonly until: number
}

/** `seconds` in all since the call; undefined: as long as is promised for the form. */
function clockOf(form: SiteFile['form'], seconds: number | undefined, since: number): Clock {
  const start = performance.now()
  const worked = process.threadCpuUsage().user
  const work = () => (process.threadCpuUsage().user - worked) / 1e6
  const inAll = () => (performance.now() - since) / 1000
  const read = inAll()
  if (seconds !== undefined) return { passed: inAll, until: Math.max(seconds, read + LEAST_SEARCH) }
  if (form === 'capacity') {
    const { seconds: until, patience } = CAPACITY
    return { passed: () => Math.max(work(), (performance.now() - start) / 1000 - patience), until }
  }
  // the nearer to its end of the two: the time that is usual, and on a busy machine the work that it holds
  const latest = () => Math.max(work() < LEAST_WORK ? LAST : LATEST, read + LEAST_SEARCH)
  const until = Math.max(SECONDS, read + LEAST_SEARCH)
  const part = () => Math.min((inAll() - read) / (until - read), work() / WORK)
  const last = () => (inAll() - read) / (latest() - read)
  return { passed: () => read + Math.max(part(), last()) * (until - read), until }
}

function runFor({ passed, until }: Clock, prove: boolean, io: CalcIo): Run {
  const from = passed()
  const searching = from + Math.min(MOST_SEARCH, SEARCH_SHARE * (until - from))
  let told = from + TELL_EVERY
  return {
    prove,
    more: () => passed() < until,
    search: () => passed() < searching,
    first: () => passed() < Math.min(2 * searching - from, until),
    left: () => Math.max(0.1, until - passed()),
    tell: (objective, bound) => {
      if (passed() < told) return
      told = passed() + TELL_EVERY
      const gap = (100 * gapOf(objective, bound)).toFixed(3)
      io.err(`${passed().toFixed(0)} s: ${objective}, cota ${bound}, brecha ${gap} %\n`)
    },
  }
}

function gapOf(objective: number, bound: number): number {
  if (objective === bound) return 0
  return objective === 0 ? Math.abs(bound) : Math.abs(objective - bound) / Math.abs(objective)
}

/** Where everybody reaches everything own branching proves soon; sparse coverage is the solver's after a while. */
async function solved(
  { problem, figure, siteIds }: SiteFile & { readonly form: 'sites' },
  run: Run,
): Promise<Result> {
  const bySolver = run.prove && !problem.sorted
  let plan = planSites(problem, {
    pace: { more: bySolver ? run.first : run.more, seed: 1 },
    search: run.search,
    tell: ({ value, bound }) => run.tell(figure(value), figure(bound)),
  })
  if (bySolver && plan.bound > plan.value) {
    const proven = await provePlan(problem, plan, {
      seconds: run.left(),
      gap: 0,
      progress: (bound, value) => run.tell(figure(value ?? plan.value), figure(Math.min(bound, plan.bound))),
    })
    plan = { ...proven, bound: Math.min(proven.bound, plan.bound) }
  }
  return resultOf(figure(plan.value), figure(plan.bound), plan.open, siteIds)
}

/** In rounds: what a better plan leaves in question is less, and the bound then sees more. */
async function fitted(
  file: string,
  { problem, siteIds }: SiteFile & { readonly form: 'capacity' },
  run: Run,
): Promise<Outcome<Result>> {
  let best: CapacityPlan | undefined
  let bound = Number.NEGATIVE_INFINITY
  const rounded = (b: number) => (problem.whole ? Math.ceil(b - 1e-6) : b)
  const closed = () => best !== undefined && bound > best.cost - stepOf(problem)
  const improve = (seed: number, coolings: number, enough?: number) => {
    const more = seed === 1 || run.prove ? run.search : run.more
    best = annealCapacity(problem, { more, seed }, { coolings, enough, start: best }) ?? best
  }
  improve(1, 3)
  const known = () => best?.cost ?? mostCost(problem)
  let priced = boundCapacity(problem, { rounds: ROUNDS, known: known(), more: run.more })
  bound = priced.value
  const again = run.prove ? run.search : run.more
  for (let seed = 2; again() && !closed() && (!run.prove || seed < 4); seed++)
    improve(seed, 3, rounded(bound))
  if (run.prove && !closed() && run.left() > 0.1) {
    if (best && best.cost < mostCost(problem)) {
      priced = boundCapacity(problem, { rounds: ROUNDS, known: best.cost, more: run.more })
      bound = Math.max(bound, priced.value)
    }
    if (!closed()) {
      const { model, planOf, solutionOf } = capacityModel(problem, priced)
      const end = await solve(model, {
        seconds: run.left(),
        gap: 0,
        known: best && solutionOf(best),
        progress: (b, value) => run.tell(Math.min(value ?? known(), known()), Math.min(rounded(b), known())),
      })
      const found = end.solution && planOf(end.solution)
      const cost = found && costOf(problem, found.open, found.assign)
      if (found && cost !== undefined && found.open.length === problem.p && cost < known())
        best = { ...found, cost }
      // The model holds every plan that is better than the one known when it was made, and no other.
      const proven = end.state === 'stopped' ? Math.max(bound, end.bound) : known()
      if (best) bound = Math.min(best.cost, proven)
    }
  }
  if (!best) {
    const expected = run.prove
      ? 'se esperaba un plan posible'
      : 'se esperaba un plan posible; pruebe con --prove'
    return wrong({ file, expected, found: 'ninguno en que quepa toda la demanda en los sitios' })
  }
  const { cost, open, assign } = best
  const result = resultOf(cost, closed() ? cost : rounded(bound), open, siteIds)
  return done({ ...result, assign: Array.from(assign, (s) => siteIds[s]!) })
}

/** No plan costs more: a known cost where none is known. */
function mostCost({ users, sites, cost }: CapacityProblem): number {
  let sum = 0
  for (let u = 0; u < users; u++) {
    let most = 0
    for (let s = 0; s < sites; s++) most = Math.max(most, cost[s * users + u]!)
    sum += most
  }
  return sum + 1
}

function resultOf(
  objective: number,
  bound: number,
  open: readonly number[],
  siteIds: readonly SiteId[],
): Result {
  const ids = open.map((s) => siteIds[s]!)
  ids.sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1,
  )
  return { objective, open: ids, bound, gap: gapOf(objective, bound) }
}
