// Whether a step with an organization may be said: what each stage asks for before it, in the order of the way.
import { isAfter } from '../contract/stages.ts'
import type { StepTold } from '../contract/told.ts'
import type { Partner } from '../contract.ts'

type Not = { readonly refused: string; readonly field: string } | undefined

/**
 * Refusals: day-ahead; before-last (a step dated before the one that stands); model-first (an agreement, a project or a center
 * without a model chosen); not-begun (renewal of what never worked); due-past; note-needed (a step back says why); nothing-changes.
 */
export function judgeStep(
  partner: Pick<Partner, 'stage' | 'since' | 'steps' | 'model' | 'next' | 'due' | 'owner'>,
  p: StepTold,
  today: string,
): Not {
  if (p.on > today) return { refused: 'day-ahead', field: 'on' }
  const last = partner.steps.at(-1)
  if (last && p.on < last.on) return { refused: 'before-last', field: 'on' }
  if (p.due !== undefined && p.due < p.on) return { refused: 'due-past', field: 'due' }
  const model = p.model ?? partner.model
  if (p.stage !== 'ended' && isAfter(p.stage, 'advice') && model === null)
    return { refused: 'model-first', field: 'model' }
  const worked = partner.steps.some((s) => s.stage === 'operating' || s.stage === 'agreement')
  if (p.stage === 'renewal' && !worked) return { refused: 'not-begun', field: 'stage' }
  const back = partner.stage !== null && partner.stage !== 'ended' && isAfter(partner.stage, p.stage)
  if (back && p.note === undefined) return { refused: 'note-needed', field: 'note' }
  const same =
    p.stage === partner.stage &&
    (p.next ?? null) === partner.next &&
    (p.due ?? null) === partner.due &&
    (p.owner ?? partner.owner) === partner.owner &&
    (p.model ?? partner.model) === partner.model &&
    p.link === undefined &&
    p.center === undefined &&
    p.note === undefined
  return same ? { refused: 'nothing-changes', field: 'next' } : undefined
}
