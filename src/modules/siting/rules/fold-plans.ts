// Plans, assumptions, fixed sites and projects begun, each out of all that was said of it, in any order.
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import type { Fact, Stamped } from '../../../kernel/fact.ts'
import type {
  AssumptionSet,
  PlanKept,
  PlanProven,
  PlanWithdrawn,
  ProjectBegun,
  SiteFixed,
} from '../contract/kinds.ts'
import type { SitingPlan } from '../contract/plans.ts'
import type { SitingAssumption, SitingFix, SitingProject } from '../contract.ts'

const dayOf = (f: Stamped) => civilDay(f.estAt, COUNTRY_ZONE)
/** What a decision was said last, by the server's clock and then by id. */
const last = (facts: readonly Stamped[]): Stamped | undefined => facts.at(-1)

/** Kept once: were it said twice under one id, the first word stands. The lowest bound of all proofs holds. */
export function foldPlan(book: string, key: string, facts: readonly Stamped[]): SitingPlan | undefined {
  const kept = facts.find((s) => s.fact.kind === 'siting.plan-kept')
  if (!kept) return undefined
  const { name, from, parameters, data, outcome, bound, boundBy } = kept.fact.payload as PlanKept
  const proofs = facts
    .filter((s) => s.fact.kind === 'siting.plan-proven')
    .map((s) => {
      const { better, years, ...p } = s.fact.payload as PlanProven
      const more = { better: better ?? null, years: years ?? null }
      return { id: s.fact.id, on: s.estAt, by: s.fact.author, ...p, ...more }
    })
  const lowest = proofs.reduce((least, p) => Math.min(least, p.bound), Number.POSITIVE_INFINITY)
  const gone = facts.find((s) => s.fact.kind === 'siting.plan-withdrawn')
  return {
    ...{ book, key, name, scope: parameters.scope, made_on: dayOf(kept), by: kept.fact.author },
    ...{ from_plan: from ?? null, parameters, data, ...outcome },
    // a bound below the plan would be a slip of the arithmetic: no plan is worth more than the best
    bound: Math.max(outcome.value, Math.min(bound, lowest)),
    bound_by: lowest < bound ? 'solver' : boundBy,
    proofs,
    withdrawn: gone
      ? { on: gone.estAt, reason: (gone.fact.payload as PlanWithdrawn).reason, by: gone.fact.author }
      : null,
  }
}

export const assumptionOf = (f: Fact): readonly string[] => [(f.payload as AssumptionSet).assumption]
export function foldAssumption(
  book: string,
  key: string,
  facts: readonly Stamped[],
): SitingAssumption | undefined {
  const versions = facts.map((s) => {
    const { value, source, confidence, reason } = s.fact.payload as AssumptionSet
    return { value, on: s.estAt, source, confidence, reason, by: s.fact.author }
  })
  const now = versions.at(-1)
  if (!now) return undefined
  const { value, source, confidence, reason, by } = now
  return { book, key, value, on_day: dayOf(last(facts)!), source, confidence, reason, by, versions }
}

export const fixOf = (f: Fact): readonly string[] => [(f.payload as SiteFixed).site]
export function foldFix(book: string, key: string, facts: readonly Stamped[]): SitingFix | undefined {
  const now = last(facts)
  if (!now) return undefined
  const { to, reason } = now.fact.payload as SiteFixed
  return { book, key, put: to, reason, on_day: dayOf(now), by: now.fact.author }
}

export function foldBegun(book: string, key: string, facts: readonly Stamped[]): SitingProject | undefined {
  const first = facts[0]
  if (!first) return undefined
  const { plan, site, expected, places } = first.fact.payload as ProjectBegun
  return {
    ...{ book, key, plan, candidate: site, expected, places },
    ...{ begun_on: dayOf(first), by: first.fact.author },
  }
}
