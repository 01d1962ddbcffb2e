// A thousand new centers among ten thousand sites for fifty thousand places of people: the plan at once, and its proof.
import { type Coverage, coverageOf, weighted } from '../src/modules/siting/rules/coverage.ts'
import { greedySites } from '../src/modules/siting/rules/greedy-sites.ts'
import { planValue } from '../src/modules/siting/rules/open-sites.ts'
import { varySites } from '../src/modules/siting/rules/vary-sites.ts'
import { provePlan } from '../src/modules/siting/work/prove-plan.ts'
import { chanceOf } from './parts/chance.ts'
import { type SitingCountry, sitingCountry } from './parts/siting-country.ts'
import type { Bench, Measured } from './run.ts'

const [POINTS, SITES, STANDING, CENTERS] = [50_000, 10_000, 1_200, 1_000]
/** Of the second a plan may take, when the search for a better one ends. */
const SEARCH_MS = 700
const PROOF_SECONDS = 55

/** Children who live within 5 km of a center, 10 km in the countryside; gradual: whole up to half of it, none from one and a half. */
function coverageIn({ users, rural, sites, existing }: SitingCountry, gradual: boolean): Coverage {
  const reach = (km: number) => (gradual ? { full: km / 2, none: 1.5 * km } : { full: km, none: km })
  const [town, country] = [reach(5), reach(10)]
  return coverageOf({
    ...{ users, sites, standing: existing },
    reachOf: (u) => (rural[u] ? country : town),
    widest: { x: country.none, y: country.none },
    distance: (place) => (at, u) =>
      Math.sqrt((place.x[at]! - users.x[u]!) ** 2 + (place.y[at]! - users.y[u]!) ** 2),
  })
}

/** From coordinates to a plan, timed whole. */
function planned(country: SitingCountry, gradual: boolean) {
  const start = performance.now()
  const coverage = coverageIn(country, gradual)
  const problem = weighted(coverage, country.children, CENTERS)
  const o = greedySites(problem)
  varySites(o, { more: () => performance.now() - start < SEARCH_MS, seed: 1 })
  const seconds = (performance.now() - start) / 1000
  // counted anew, so that no slip in keeping it up to date passes as a better plan
  const value = planValue(problem, o.list)
  if (new Set(o.list).size !== CENTERS) throw new Error(`not measured: ${o.list.length} centers`)
  return { coverage, problem, open: [...o.list], value, seconds }
}

async function proven(
  of: ReturnType<typeof planned>,
  signal: AbortSignal,
): Promise<{ value: number; bound: number; seconds: number }> {
  const start = performance.now()
  const plan = await provePlan(of.problem, of, { seconds: PROOF_SECONDS, gap: 0, signal })
  return {
    value: planValue(of.problem, plan.open),
    bound: plan.bound,
    seconds: of.seconds + (performance.now() - start) / 1000,
  }
}

const percent = (bound: number, value: number) => (100 * (bound - value)) / value

const covered: Bench = {
  ids: ['siting.heuristic', 'siting.heuristic.gap', 'siting.proven', 'siting.proven.gap'],
  run: async ({ seed, signal }): Promise<Measured[]> => {
    const country = sitingCountry(chanceOf(seed), POINTS, SITES, STANDING)
    planned(country, false)
    const plan = planned(country, false)
    const proof = await proven(plan, signal)
    process.stdout.write(`  cover: plan ${plan.value}, best ${proof.value}, bound ${proof.bound} children\n`)
    return [
      { id: 'siting.heuristic', value: plan.seconds, unit: 's' },
      { id: 'siting.heuristic.gap', value: percent(proof.bound, plan.value), unit: '%' },
      { id: 'siting.proven', value: proof.seconds, unit: 's' },
      { id: 'siting.proven.gap', value: percent(proof.bound, proof.value), unit: '%' },
    ]
  },
}

const gradual: Bench = {
  ids: ['siting.gradual', 'siting.gradual.gap', 'siting.gradual.proven.gap'],
  run: async ({ seed, signal }): Promise<Measured[]> => {
    const plan = planned(sitingCountry(chanceOf(seed), POINTS, SITES, STANDING), true)
    const proof = await proven(plan, signal)
    return [
      { id: 'siting.gradual', value: plan.seconds, unit: 's' },
      { id: 'siting.gradual.gap', value: percent(proof.bound, plan.value), unit: '%' },
      { id: 'siting.gradual.proven.gap', value: percent(proof.bound, proof.value), unit: '%' },
    ]
  },
}

export const benches: readonly Bench[] = [covered, gradual]
