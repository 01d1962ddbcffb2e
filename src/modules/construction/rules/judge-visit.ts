// Whether a visit to works can be as it is about to be said, by what the phone carries: the same rules as at the desk.
import type { WorksVisited } from '../contract/visits.ts'
import type { CarriedContract } from './carried.ts'
import type { Not } from './judge-stage.ts'
import { judgeProgress } from './judge-works.ts'
import { requirementOf, resultFits } from './requirements.ts'

/** Refusals: those of `judgeProgress`; unknown-requirement, not-of-phase, always-needed, measure-unfit with `field` the requirement. */
export function judgeWorksVisit(
  said: Pick<WorksVisited, 'on' | 'physical' | 'checks'>,
  contract: CarriedContract | undefined,
  today: string,
): Not {
  if (said.on > today) return { refused: 'day-ahead', field: 'on' }
  if (said.physical !== undefined) {
    if (!contract) return { refused: 'unknown-contract', field: 'contract' }
    const told = {
      starts: contract.starts,
      progress: contract.progress.map(([on, physical]) => ({ id: '', on, physical })),
    }
    const not = judgeProgress(told, { on: said.on, physical: said.physical }, today)
    if (not) return not
  }
  for (const check of said.checks) {
    const field = check.requirement
    const of = requirementOf(field)
    if (!of) return { refused: 'unknown-requirement', field }
    if (!of.phases.includes(check.phase)) return { refused: 'not-of-phase', field }
    if (check.result === 'not-needed' && of.blocks) return { refused: 'always-needed', field }
    if (!resultFits(of, check)) return { refused: 'measure-unfit', field }
  }
  return undefined
}
