// A plan as a representation sees it: the whole plan's figures, and of its sites and of who is left, those of its own states.
import type { SitingPlan } from '../contract/plans.ts'

export function planCutTo(plan: SitingPlan, states: readonly string[]): SitingPlan {
  const inside = new Set(states)
  const own = (x: { readonly municipality: string }) => inside.has(x.municipality.slice(0, 2))
  const known = new Set(plan.sites.filter(own).map((s) => s.id))
  const fixes = (list: SitingPlan['parameters']['fixed_in']) => list.filter((f) => known.has(f.id))
  const { parameters } = plan
  return {
    ...plan,
    parameters: {
      ...parameters,
      ...{ fixed_in: fixes(parameters.fixed_in), fixed_out: fixes(parameters.fixed_out) },
    },
    sites: plan.sites.filter(own),
    states: plan.states.filter((s) => inside.has(s.state)),
    uncovered: plan.uncovered.filter(own),
  }
}
