// The workbench while a slider moves: from the move to its plan with all its figures, as the worker answers it, for the country and a state.
import type { SitingInstance } from '../src/modules/siting/contract/instance.ts'
import type { PlanParameters } from '../src/modules/siting/contract/plans.ts'
import { parametersOf } from '../src/modules/siting/rules/assumptions.ts'
import { cutToStates } from '../src/modules/siting/rules/cut-instance.ts'
import { outcomeOf } from '../src/modules/siting/rules/outcome.ts'
import { planOn } from '../src/modules/siting/rules/plan-instance.ts'
import { type Readied, readied, readyKey } from '../src/modules/siting/rules/ready-instance.ts'
import { workOf } from '../src/modules/siting/rules/search-pace.ts'
import { type Chance, chanceOf } from './parts/chance.ts'
import type { Bench, Measured } from './run.ts'

/** As many as the lists of the country give: census of 2020, parks, directory of 2022. */
const [POINTS, CANDIDATES, STANDING] = [13_729, 11_319, 3_785]
/** Kilometers; about as many localities near one another as there are: some twenty within ten, some two hundred within fifty. */
const [WIDE, TALL, REGIONS, SPREAD] = [2_400, 1_200, 160, 16]
const STATES = 32
const STATE = '15'
/** As the worker's. */
const WORK = 150

/** An invented country in degrees, cut into states from west to east, each with as many points. */
function instanceOf(chance: Chance): SitingInstance {
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next())
  const regions = Array.from({ length: REGIONS }, () => [chance.next() * WIDE, chance.next() * TALL] as const)
  const places = (n: number) => {
    const at = Array.from({ length: n }, () => regions[chance.below(REGIONS)]!)
    return {
      x: Float64Array.from(at, ([x]) => x + SPREAD * normal()),
      y: Float64Array.from(at, ([, y]) => y + SPREAD * normal()),
    }
  }
  const [users, sites, existing] = [places(POINTS), places(CANDIDATES), places(STANDING)]
  const rural = Array.from(users.x, () => (chance.next() < 0.6 ? 1 : 0))
  // a locality is a point, so most are small and a few are cities
  const children = rural.map((isRural) => 1 + Math.floor(Math.exp((isRural ? 3 : 5) + 1.2 * normal())))
  const order = Array.from(users.x).sort((a, b) => a - b)
  const borders = Array.from(
    { length: STATES - 1 },
    (_, k) => order[Math.floor(((k + 1) * POINTS) / STATES)]!,
  )
  const townAt = (x: number) => {
    const state = borders.filter((b) => b <= x).length
    return `${String(state + 1).padStart(2, '0')}${String(1 + chance.below(78)).padStart(3, '0')}`
  }
  const degrees = (place: { readonly x: Float64Array; readonly y: Float64Array }) => ({
    latitude: Array.from(place.y, (y) => 16 + y / 111),
    longitude: Array.from(place.x, (x) => -115 + x / 104),
    municipality: Array.from(place.x, townAt),
  })
  const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
  const flags = (list: ArrayLike<number>) => Array.from(list, (x) => (x ? (1 as const) : (0 as const)))
  const weight = children
  const points = degrees(users)
  const candidates = degrees(sites)
  const people = candidates.latitude.map(() => 2_500 + chance.below(60_000))
  return {
    ...{ version: 'bench', scope: 'nation', as_of: '2026-11-27', sources: [], missing: [], fixes: [] },
    points: {
      ...points,
      ...{ key: weight.map((_, u) => String(u)), name: weight.map((_, u) => `L${u}`), rural: flags(rural) },
      ...{ people: weight.map((n) => 15 * n), children: weight, working: weight.map((n) => n / 2) },
      ...{ insured: weight.map((n) => n / 3), park_posts: weight.map(() => 0) },
      posts: weight.map((n, u) => (rural[u] ? 0 : n * chance.next() ** 3)),
    },
    candidates: {
      ...candidates,
      ...{ id: people.map((_, s) => `plot:${uuid(s)}`), kind: people.map(() => 'plot' as const), people },
      ...{
        name: people.map((_, s) => `S${s}`),
        rural: flags(people.map(() => (chance.below(3) === 0 ? 1 : 0))),
      },
      ...{ project: people.map(() => null), fixed: people.map(() => null) },
    },
    standing: {
      ...degrees(existing),
      id: Array.from(existing.x, (_, n) => String(n)),
      kind: Array.from(existing.x, () => 'public' as const),
      name: Array.from(existing.x, (_, n) => `G${n}`),
      places: Array.from(existing.x, () => 15 + chance.below(150)),
    },
    municipalities: {},
  }
}

const sweep = (from: number, to: number, steps: number) =>
  [...Array(2 * steps + 2).keys()].map((k) => from + ((to - from) * Math.min(k, 2 * steps + 1 - k)) / steps)

/** Milliseconds of each move; one after the other, each goes on from the plan before. Throws where a move has no plan. */
function timesOf(
  instance: SitingInstance,
  start: PlanParameters,
  moves: readonly Partial<PlanParameters>[],
): number[] {
  let ready: { readonly key: string; readonly of: Readied } | undefined
  let p = start
  let ids: readonly string[] | undefined
  const move = (more: Partial<PlanParameters>) => {
    const begun = performance.now()
    p = { ...p, ...more }
    const key = readyKey(p)
    if (ready?.key !== key) ready = { key, of: readied(instance, p) }
    const plan = planOn(ready.of, p, ids, workOf(WORK), 0)
    if ('limit' in plan) throw new Error(`not measured: ${plan.limit}`)
    structuredClone(outcomeOf(ready.of, p, plan))
    ids = plan.ids
    return performance.now() - begun
  }
  move({})
  return moves.map(move)
}

const p95 = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!

function weighing(p: PlanParameters): Partial<PlanParameters>[] {
  const spread = (n: number) =>
    p.years.map((y, k) => ({ ...y, centers: Math.floor(n / 5) + (k < n % 5 ? 1 : 0) }))
  const all = p.years.reduce((sum, y) => sum + y.centers, 0)
  return [
    ...sweep(0, 1, 20).map((towards_posts) => ({ towards_posts })),
    ...sweep(all / 2, 1.5 * all, 10).map((n) => ({ years: spread(Math.round(n)) })),
    { years: p.years },
    ...sweep(0, 0.3, 6).map((rural_share) => ({ rural_share })),
  ]
}

const slider: Bench = {
  ids: ['siting.slider', 'siting.slider.state', 'siting.slider.travel'],
  run: async ({ seed }): Promise<Measured[]> => {
    const nation = instanceOf(chanceOf(seed))
    const whole = parametersOf()
    const years = whole.years.map((y) => ({ ...y, centers: 6 }))
    const state = parametersOf(new Map(), { scope: STATE, years })
    const travel = sweep(10, 40, 6).map((minutes) => ({ minutes_full: minutes, minutes_none: minutes }))
    const figure = (id: string, times: readonly number[]) => ({ id, value: p95(times), unit: 'ms' })
    return [
      figure('siting.slider', timesOf(nation, whole, weighing(whole))),
      figure('siting.slider.state', timesOf(cutToStates(nation, [STATE]), state, weighing(state))),
      figure('siting.slider.travel', timesOf(nation, whole, travel)),
    ]
  },
}

export const benches: readonly Bench[] = [slider]
