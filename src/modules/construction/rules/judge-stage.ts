// Whether a date of a stage can be: after what it waits for, before what waits for it, its papers and its building in order.
import type { StageDated } from '../contract/plot.ts'
import type { ConstructionProject } from '../contract.ts'
import { blocking } from './requirements.ts'
import { afterOf, allPapers, beforeOf, datesOf, overOn, papersOf, stagesOf } from './stage-line.ts'

/** A refusal of a decision: `field` is the field of the form, or names what stands in the way. */
export type Not = { readonly refused: string; readonly field?: string } | undefined

/** Papers of a stage that are not accepted yet. */
export const papersMissing = (
  project: Pick<ConstructionProject, 'documents'>,
  of: Parameters<typeof papersOf>[0],
): readonly string[] =>
  papersOf(of).filter((d) => project.documents.find((x) => x.document === d)?.state !== 'accepted')

/**
 * Refusals: fallen-out, not-of-scheme, nothing-changes, why-needed (an actual day is corrected), day-ahead, forecast-past, before-open (what comes before is not over),
 * before-predecessor, after-successor, papers-missing, gas, building-unmet, grave-open.
 */
export function judgeStage(
  project: ConstructionProject,
  said: StageDated,
  today: string,
  graveOpen: number,
): Not {
  const { stage, of, on } = said
  if (project.out) return { refused: 'fallen-out', field: 'stage' }
  if (!stagesOf(project.scheme).includes(stage)) return { refused: 'not-of-scheme', field: 'stage' }
  const stands = datesOf(project, stage)
  if ((stands?.[of] ?? null) === on) return { refused: 'nothing-changes', field: 'on' }
  if (on === null) {
    if (of !== 'actual') return undefined
    const later = afterOf(stage, project.scheme).find((s) => datesOf(project, s)?.actual)
    return later === undefined ? undefined : { refused: 'after-successor', field: later }
  }
  if (of === 'actual' && on > today) return { refused: 'day-ahead', field: 'on' }
  if (of === 'forecast' && on < today) return { refused: 'forecast-past', field: 'on' }
  if (of === 'forecast' && overOn(stands)) return { refused: 'already-over', field: 'of' }
  for (const before of beforeOf(stage, project.scheme)) {
    const dates = datesOf(project, before)
    if (of === 'actual' && overOn(dates) === null) return { refused: 'before-open', field: before }
    // a day known at the latest says nothing of what came after it
    const bound =
      of === 'planned' ? dates?.planned : of === 'actual' ? dates?.actual : (dates?.actual ?? dates?.forecast)
    if (bound && on < bound) return { refused: 'before-predecessor', field: before }
  }
  for (const later of afterOf(stage, project.scheme)) {
    const dates = datesOf(project, later)
    const bound =
      of === 'planned' ? dates?.planned : of === 'actual' ? overOn(dates) : (overOn(dates) ?? dates?.forecast)
    if (bound && on > bound) return { refused: 'after-successor', field: later }
  }
  if (of !== 'actual') return undefined
  // a day that somebody told is corrected with its reason, and stays in sight
  if (stands?.actual && said.why === undefined) return { refused: 'why-needed', field: 'why' }
  return gate(project, stage, graveOpen)
}

function gate(project: ConstructionProject, stage: StageDated['stage'], graveOpen: number): Not {
  const missing = papersMissing(project, stage)
  if (missing.length > 0) return { refused: 'papers-missing', field: missing[0]! }
  const phase =
    stage === 'design' ? 'design' : stage === 'works' ? 'works' : stage === 'open' ? 'opening' : undefined
  const unmet = phase ? blocking(project, phase) : []
  const gas = unmet.find((r) => r.id === 'gas-free')
  if (gas) return { refused: 'gas', field: gas.id }
  if (unmet.length > 0) return { refused: 'building-unmet', field: unmet[0]!.id }
  return stage === 'open' && graveOpen > 0 ? { refused: 'grave-open', field: 'stage' } : undefined
}

/** Of the papers that are asked for at all, how many are accepted: 0 to 100, whole. */
export const filePercent = (documents: ConstructionProject['documents']): number =>
  Math.floor(
    (100 * allPapers.filter((d) => documents.find((x) => x.document === d)?.state === 'accepted').length) /
      allPapers.length,
  )
