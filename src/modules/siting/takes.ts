// What happens when a plan is kept, proven or withdrawn, an assumption set, a site fixed, or one becomes a project.
import type { Taking } from '../../kernel/taking.ts'
import type { SitingPlan } from './contract/plans.ts'
import type { SitingAssumption, SitingFix, SitingProject } from './contract.ts'
import { planCounts } from './indicators.ts'
import { asksOfPlan } from './rules/asks.ts'
import { assumptionOf, fixOf, foldAssumption, foldBegun, foldFix, foldPlan } from './rules/fold-plans.ts'

/** Nothing of it goes to a tablet: plans are made at desks. */
const plan: Taking<SitingPlan> = {
  table: 'siting_plan',
  kinds: ['siting.plan-kept', 'siting.plan-proven', 'siting.plan-withdrawn'],
  // 2: proofs say how good the order of the years is
  version: '2',
  keysOf: (f) => [f.about],
  fold: foldPlan,
  contributes: planCounts,
  asks: asksOfPlan,
}
const assumption: Taking<SitingAssumption> = {
  table: 'siting_assumption',
  kinds: ['siting.assumption-set'],
  keysOf: assumptionOf,
  fold: foldAssumption,
}
const fix: Taking<SitingFix> = {
  table: 'siting_fix',
  kinds: ['siting.site-fixed'],
  keysOf: fixOf,
  fold: foldFix,
}
const project: Taking<SitingProject> = {
  table: 'siting_project',
  kinds: ['siting.project-begun'],
  keysOf: (f) => [f.about],
  fold: foldBegun,
}

export const sitingTakings = [plan, assumption, fix, project]
