// What a plan of several years is asked to keep, and which of it cannot be kept, told before any search.
import type { SiteLimit } from './site-limits.ts'
import type { SitingProblem } from './siting-problem.ts'

export type PlanYear = {
  readonly year: number
  readonly centers: number
  /** in the unit of `cost`; without one the year may spend what it takes */
  readonly budget?: number
}
export type YearPlanAsked = {
  /** its `p` is the sum of the years' centers */
  readonly problem: SitingProblem
  readonly years: readonly PlanYear[]
  /** key of the state of each site */
  readonly stateOf: readonly string[]
  readonly rural: Uint8Array
  /** what a center at each site costs */
  readonly cost: Float64Array
  readonly leastByState?: ReadonlyMap<string, number>
  /** at least this part of all new centers is rural, 0 to 1 */
  readonly ruralShare?: number
  readonly fixedIn?: readonly number[]
  readonly fixedOut?: readonly number[]
}

/** The limit that cannot be kept, with what it needs and what there is. */
export type Unfeasible = {
  readonly limit:
    | 'years'
    | 'fixed-in-and-out'
    | 'fixed-in'
    | 'sites'
    | 'state-minimum'
    | 'state-minimums'
    | 'rural-share'
    | 'states-and-rural'
    | 'budget'
    | 'budget-of-year'
  readonly needed: number
  readonly possible: number
  readonly state?: string
  readonly year?: number
  /** sites that are the reason */
  readonly sites?: readonly number[]
  /** false where no plan was found, while none was shown to be impossible */
  readonly certain: boolean
}

export const ruralNeeded = ({ problem, ruralShare = 0 }: YearPlanAsked): number =>
  Math.ceil(ruralShare * problem.p - 1e-9)

/** The sites a plan may open. */
export function candidatesOf({ problem, fixedOut = [] }: YearPlanAsked): readonly number[] {
  const out = new Set(fixedOut)
  const may: number[] = []
  for (let s = 0; s < problem.sites; s++) if (!out.has(s)) may.push(s)
  return may
}

/** All budgets together, or undefined where a year has none. */
export function budgetOf({ years }: YearPlanAsked): number | undefined {
  let sum = 0
  for (const { budget } of years) {
    if (budget === undefined) return undefined
    sum += budget
  }
  return sum
}

/** Which sites lie in a state, found once for each list of sites: a slider asks for all states again and again. */
const members = new WeakMap<readonly string[], Map<string, Float64Array>>()
function membersOf(stateOf: readonly string[], state: string): Float64Array {
  let known = members.get(stateOf)
  if (!known) {
    known = new Map()
    members.set(stateOf, known)
    for (const [s, key] of stateOf.entries()) {
      let list = known.get(key)
      if (!list) {
        list = new Float64Array(stateOf.length)
        known.set(key, list)
      }
      list[s] = 1
    }
  }
  return known.get(state) ?? new Float64Array(stateOf.length)
}

export function limitsOf(asked: YearPlanAsked): readonly SiteLimit[] {
  const { stateOf, leastByState = new Map<string, number>() } = asked
  const limits: SiteLimit[] = [...leastByState].map(([state, least]) => ({
    of: membersOf(stateOf, state),
    ...{ least, most: Number.POSITIVE_INFINITY },
  }))
  const rural = ruralNeeded(asked)
  if (rural > 0)
    limits.push({ of: Float64Array.from(asked.rural), least: rural, most: Number.POSITIVE_INFINITY })
  const budget = budgetOf(asked)
  if (budget !== undefined) limits.push({ of: asked.cost, least: Number.NEGATIVE_INFINITY, most: budget })
  return limits
}

/** The first limit that no plan can keep, or undefined. */
export function unfeasible(asked: YearPlanAsked): Unfeasible | undefined {
  const { problem, years, stateOf, rural, cost, fixedIn = [], fixedOut = [] } = asked
  const { p } = problem
  const no = (
    limit: Unfeasible['limit'],
    needed: number,
    possible: number,
    more: Partial<Unfeasible> = {},
  ) => ({
    ...{ limit, needed, possible, certain: true },
    ...more,
  })
  const wanted = years.reduce((sum, y) => sum + y.centers, 0)
  if (wanted !== p) return no('years', p, wanted)
  const both = fixedIn.filter((s) => fixedOut.includes(s))
  if (both.length > 0) return no('fixed-in-and-out', both.length, 0, { sites: both })
  if (fixedIn.length > p) return no('fixed-in', fixedIn.length, p, { sites: fixedIn })
  const may = candidatesOf(asked)
  if (may.length < p) return no('sites', p, may.length)
  const there = new Map<string, { all: number; rural: number }>()
  for (const s of may) {
    const count = there.get(stateOf[s]!) ?? { all: 0, rural: 0 }
    count.all++
    if (rural[s]) count.rural++
    there.set(stateOf[s]!, count)
  }
  let minimums = 0
  let ruralWithin = 0
  const fixedInState = (state: string) => fixedIn.filter((s) => stateOf[s] === state)
  for (const [state, least] of asked.leastByState ?? []) {
    const count = there.get(state) ?? { all: 0, rural: 0 }
    if (count.all < least) return no('state-minimum', least, count.all, { state })
    const fixed = fixedInState(state)
    const fixedRural = fixed.filter((s) => rural[s]).length
    const lacking = Math.max(0, least - fixed.length)
    minimums += lacking
    ruralWithin += Math.min(lacking, count.rural - fixedRural)
  }
  const room = p - fixedIn.length
  if (minimums > room) return no('state-minimums', minimums + fixedIn.length, p)
  const ruralLeft = ruralNeeded(asked) - fixedIn.filter((s) => rural[s]).length
  const ruralThere = may.filter((s) => rural[s]).length
  if (ruralThere < ruralNeeded(asked)) return no('rural-share', ruralNeeded(asked), ruralThere)
  const together = minimums + Math.max(0, ruralLeft - ruralWithin)
  if (together > room) return no('states-and-rural', together + fixedIn.length, p)
  const budget = budgetOf(asked)
  if (budget !== undefined) {
    const fixed = new Set(fixedIn)
    const others = may.filter((s) => !fixed.has(s)).map((s) => cost[s]!)
    const cheapest = others.sort((a, b) => a - b).slice(0, room)
    const least = [...fixedIn.map((s) => cost[s]!), ...cheapest].reduce((a, b) => a + b, 0)
    if (least > budget * (1 + 1e-12)) return no('budget', least, budget)
  }
  return undefined
}
