// A plan of an instance for what a person asks: from nothing, or mended from the plan before while a slider moves.
import type { PlanParameters } from '../contract/plans.ts'
import { blended, standingCover, weightedAnew } from './coverage.ts'
import { greedySites } from './greedy-sites.ts'
import { mendLimits } from './mend-limits.ts'
import { closeSite, noneOpen, type OpenSites, openSite, planValue } from './open-sites.ts'
import type { Readied } from './ready-instance.ts'
import type { Pace } from './search-pace.ts'
import { keepsLimits, swapsWithin } from './site-limits.ts'
import { swapSites } from './swap-sites.ts'
import { varySites } from './vary-sites.ts'
import { firstPlan, inYears, type YearPlan } from './year-plan.ts'
import {
  budgetOf,
  candidatesOf,
  limitsOf,
  type PlanYear,
  type Unfeasible,
  unfeasible,
  type YearPlanAsked,
} from './year-plan-limits.ts'

export type Planned = {
  /** places of the sites in what was made ready, ascending; and their ids */
  readonly open: readonly number[]
  readonly ids: readonly string[]
  readonly years: YearPlan['years']
  /** what the sites add, what stood before, and all there is, as the plan weighs children and posts */
  readonly value: number
  readonly standing: number
  readonly total: number
}
/** The limit that cannot be kept; sites by id. */
export type CannotBe = Omit<Unfeasible, 'sites'> & { readonly sites?: readonly string[] }

const SHAKES = 40
/** Cheaper plans looked for where a single year has not the money for its part. */
const TRIES = 4

export const centersOf = (years: readonly { readonly centers: number }[]): number =>
  years.reduce((sum, y) => sum + y.centers, 0)

const weightOf = (of: Readied, p: PlanParameters): Float64Array =>
  blended(of.children, of.posts, p.towards_posts)

/** What is asked, as the rules of plans want it; fixed ids that are no candidates any more are left out. */
export function askedOf(of: Readied, p: PlanParameters): YearPlanAsked {
  const known = (list: readonly { readonly id: string }[]) => list.flatMap(({ id }) => of.at.get(id) ?? [])
  const states = new Set([...of.stateOfPoint, ...Object.keys(p.least_by_state)])
  const least = [...states].sort().map((state) => {
    const own = p.least_by_state[state] ?? 0
    return [state, Math.max(p.least_each_state, own)] as const
  })
  return {
    problem: weightedAnew(of.order, weightOf(of, p), centersOf(p.years)),
    years: p.years.map(
      ({ year, centers, budget }): PlanYear => ({
        year,
        centers,
        ...(budget === null ? {} : { budget }),
      }),
    ),
    ...{ stateOf: of.stateOf, rural: of.rural, cost: of.cost, ruralShare: p.rural_share },
    leastByState: new Map(least.filter(([, n]) => n > 0)),
    ...{ fixedIn: known(p.fixed_in), fixedOut: known(p.fixed_out) },
  }
}

/** Goes on from the sites of `before` where there are any; `shakes` in vain end the search for a better one. The plan keeps every limit, or the limit that cannot be kept is told. */
export function planOn(
  of: Readied,
  p: PlanParameters,
  before: readonly string[] | undefined,
  pace: Pace,
  shakes: number = before?.length ? 0 : SHAKES,
): Planned | CannotBe {
  const asked = askedOf(of, p)
  const impossible = unfeasible(asked)
  if (impossible) return byId(of, impossible)
  let limits = limitsOf(asked)
  const among = candidatesOf(asked)
  const stays = new Uint8Array(asked.problem.sites)
  for (const s of asked.fixedIn ?? []) stays[s] = 1
  const known = (before ?? []).flatMap((id) => of.at.get(id) ?? [])
  let o = goneOn(asked, known, among, stays)
  for (let tries = 0; ; tries++) {
    if (!keepsLimits(limits, o.list) && !mendLimits(o, limits, { among, stays })) {
      o = firstPlan(asked)
      if (o.list.length < asked.problem.p || !keepsLimits(limits, o.list)) return noMoney(asked, o)
    }
    const rules = { among, stays, ...(limits.length > 0 ? swapsWithin(limits, o) : {}) }
    if (shakes > 0) varySites(o, pace, { ...rules, vain: shakes })
    else swapSites(o, pace, rules)
    const plan = planned(of, p, asked, o.list)
    if (!('limit' in plan) || plan.limit !== 'budget-of-year' || tries === TRIES) return plan
    // all years together have the money, one of them has not: a cheaper plan leaves each of them room
    const last = limits.at(-1)!
    limits = [...limits.slice(0, -1), { ...last, most: last.most - 2 * (plan.needed - plan.possible) }]
  }
}

/** A plan of sites that somebody names; nothing is searched. Counted and judged as a plan that was. */
export function evaluated(of: Readied, p: PlanParameters, ids: readonly string[]): Planned | CannotBe {
  const asked = askedOf(of, p)
  const impossible = unfeasible(asked)
  if (impossible) return byId(of, impossible)
  const open = [...new Set(ids.flatMap((id) => of.at.get(id) ?? []))]
  const { p: wanted } = asked.problem
  if (open.length !== wanted) return { limit: 'sites', needed: wanted, possible: open.length, certain: true }
  const out = new Set(asked.fixedOut)
  const not = [...open.filter((s) => out.has(s)), ...(asked.fixedIn ?? []).filter((s) => !open.includes(s))]
  if (not.length > 0)
    return byId(of, {
      ...{ limit: 'fixed-in-and-out', needed: not.length, possible: 0, sites: not, certain: true },
    })
  if (!keepsLimits(limitsOf(asked), open)) return brokenLimit(asked, open)
  return planned(of, p, asked, open)
}

/** The plan before with what is fixed, of the number asked: what is missed least goes, what adds most comes. */
function goneOn(
  { problem, fixedIn = [] }: YearPlanAsked,
  before: readonly number[],
  among: readonly number[],
  stays: Uint8Array,
): OpenSites {
  const allowed = new Uint8Array(problem.sites)
  for (const s of among) allowed[s] = 1
  const o = noneOpen(problem)
  for (const s of new Set([...fixedIn, ...before])) if (allowed[s]) openSite(o, s)
  while (o.list.length > problem.p) {
    let least = -1
    for (const s of o.list) if (!stays[s] && (least < 0 || o.loss[s]! < o.loss[least]!)) least = s
    if (least < 0) break
    closeSite(o, least)
  }
  return o.list.length < problem.p ? greedySites(problem, { fixed: [...o.list], allowed }) : o
}

function planned(
  of: Readied,
  p: PlanParameters,
  asked: YearPlanAsked,
  list: readonly number[],
): Planned | CannotBe {
  const open = list.toSorted((a, b) => a - b)
  const years = yearsOf(asked, open)
  if ('limit' in years) return byId(of, years)
  const weight = weightOf(of, p)
  const placed = of.placed.reduce((sum, x) => sum + x, 0)
  return {
    ...{ open, ids: open.map((s) => of.ids[s]!), years },
    value: planValue(asked.problem, open),
    standing: placed + standingCover(of.coverage, weight),
    total: placed + weight.reduce((sum, w) => sum + w, 0),
  }
}

/** What adds most first; where no year has a budget, that is one greedy order of the plan's own sites. */
function yearsOf(asked: YearPlanAsked, open: readonly number[]): YearPlan['years'] | Unfeasible {
  const { problem, cost } = asked
  if (asked.years.some((y) => y.budget !== undefined)) {
    const told = inYears(asked, open)
    return 'limit' in told ? told : told.years
  }
  const allowed = new Uint8Array(problem.sites)
  for (const s of open) allowed[s] = 1
  const { list } = greedySites(problem, { allowed })
  const o = noneOpen(problem)
  let from = 0
  return asked.years.map(({ year, centers }) => {
    const sites = list.slice(from, from + centers)
    from += centers
    for (const s of sites) openSite(o, s)
    return { year, sites, cost: sites.reduce((sum, s) => sum + cost[s]!, 0), value: o.value }
  })
}

const byId = (of: Readied, { sites, ...told }: Unfeasible): CannotBe =>
  sites ? { ...told, sites: sites.map((s) => of.ids[s]!) } : told

/** No plan was found that money pays for, which does not show that there is none. */
function noMoney(asked: YearPlanAsked, o: OpenSites): CannotBe {
  const spent = o.list.reduce((sum, s) => sum + asked.cost[s]!, 0)
  return { limit: 'budget', needed: spent, possible: budgetOf(asked) ?? spent, certain: false }
}

/** Which limit a set of sites does not keep. */
function brokenLimit(asked: YearPlanAsked, open: readonly number[]): CannotBe {
  for (const [state, least] of asked.leastByState ?? []) {
    const there = open.filter((s) => asked.stateOf[s] === state).length
    if (there < least) return { limit: 'state-minimum', needed: least, possible: there, state, certain: true }
  }
  const rural = open.filter((s) => asked.rural[s]).length
  const needed = Math.ceil((asked.ruralShare ?? 0) * asked.problem.p - 1e-9)
  if (rural < needed) return { limit: 'rural-share', needed, possible: rural, certain: true }
  const spent = open.reduce((sum, s) => sum + asked.cost[s]!, 0)
  return { limit: 'budget', needed: spent, possible: budgetOf(asked) ?? spent, certain: true }
}
