// Whether a step of a tender can be: in its order, by its day, and never after it was given up.
import type { TenderTold } from '../contract/plot.ts'
import { TenderStep } from '../contract/stages.ts'
import type { ConstructionProject } from '../contract.ts'
import type { Not } from './judge-stage.ts'

export const placeOfStep = (step: TenderTold['step']) => TenderStep.options.indexOf(step)

/**
 * Clarifications, opening and award are announced with their days: those may lie ahead; a call and giving up have happened.
 * Refusals: fallen-out, not-of-scheme, day-ahead, tender-void, tender-other (the number is another contract's), before-predecessor, after-successor.
 */
export function judgeTender(project: ConstructionProject, said: TenderTold, today: string): Not {
  if (project.out) return { refused: 'fallen-out', field: 'number' }
  if (project.scheme !== 'imss') return { refused: 'not-of-scheme', field: 'number' }
  if (said.on > today && said.step !== 'clarifications' && said.step !== 'opening' && said.step !== 'award')
    return { refused: 'day-ahead', field: 'on' }
  const tender = project.tenders.find((t) => t.number === said.number)
  if (!tender) return undefined
  if (tender.for !== said.for) return { refused: 'tender-other', field: 'for' }
  if (tender.steps.some((s) => s.step === 'void')) return { refused: 'tender-void', field: 'step' }
  for (const s of tender.steps) {
    if (s.step === said.step) continue
    if (placeOfStep(s.step) < placeOfStep(said.step) && s.on > said.on)
      return { refused: 'before-predecessor', field: 'on' }
    if (placeOfStep(s.step) > placeOfStep(said.step) && s.on < said.on)
      return { refused: 'after-successor', field: 'on' }
  }
  return undefined
}
