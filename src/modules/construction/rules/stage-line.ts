// What waits for what between an offered plot and an open center, by who builds; and which papers a gate asks for, all as data.
import type { BuildScheme, PropertyDocument, Stage } from '../contract/stages.ts'
import type { ConstructionProject, StageDates } from '../contract.ts'

type StageOf = {
  readonly stage: Stage
  /** stages that must be over before this one can be */
  readonly after: readonly Stage[]
  /** who builds this way passes it; without it, everybody */
  readonly only?: readonly BuildScheme[]
  /** documents that must be accepted before it can be over */
  readonly papers?: readonly PropertyDocument[]
}

/**
 * Source: ceci.md §1.6 (status words of 2025 and 2026 in their order; works and supervision tendered apart by SICT since August 2026;
 * what a municipality or the DIF builds has neither tender nor contract of ours). Which paper each gate asks for: house proposal, unconfirmed.
 */
export const stageLine: readonly StageOf[] = [
  { stage: 'offered', after: [] },
  { stage: 'visited', after: ['offered'] },
  { stage: 'validated', after: ['visited'] },
  {
    ...{ stage: 'file', after: ['validated'] },
    papers: ['offer', 'title', 'encumbrance', 'land-use', 'survey', 'soil', 'services', 'risk-opinion'],
  },
  { stage: 'accepted', after: ['file'], papers: ['release', 'council'] },
  { stage: 'deed', after: ['accepted'] },
  { stage: 'design', after: ['validated'] },
  // design and build are tendered together («proyecto integral»), so that a tender waits for no design
  { stage: 'tender', after: ['deed'], only: ['imss'] },
  { stage: 'contract', after: ['tender'], only: ['imss', 'empresa'] },
  { stage: 'works', after: ['deed', 'design', 'contract'] },
  { stage: 'equipment', after: ['works'] },
  { stage: 'staffing', after: ['validated'] },
  { stage: 'licence', after: ['works'] },
  { stage: 'open', after: ['equipment', 'staffing', 'licence'] },
]
const lineOf = new Map(stageLine.map((s) => [s.stage, s]))

/** The stages of who builds this way, in their order. */
export const stagesOf = (scheme: BuildScheme): readonly Stage[] =>
  stageLine.filter((s) => !s.only || s.only.includes(scheme)).map((s) => s.stage)

/** What must be over before: a stage that this scheme does not pass hands on what it waited for itself. */
export function beforeOf(stage: Stage, scheme: BuildScheme): readonly Stage[] {
  const found = new Set<Stage>()
  const wait = (s: Stage) => {
    const { only } = lineOf.get(s)!
    if (!only || only.includes(scheme)) found.add(s)
    else for (const b of lineOf.get(s)!.after) wait(b)
  }
  for (const b of lineOf.get(stage)!.after) wait(b)
  return [...found]
}

/** All that comes before, however far. */
export function allBefore(stage: Stage, scheme: BuildScheme): ReadonlySet<Stage> {
  const found = new Set<Stage>()
  const walk = (s: Stage) => {
    for (const b of beforeOf(s, scheme))
      if (!found.has(b)) {
        found.add(b)
        walk(b)
      }
  }
  walk(stage)
  return found
}

/** Stages that wait for this one. */
export const afterOf = (stage: Stage, scheme: BuildScheme): readonly Stage[] =>
  stagesOf(scheme).filter((s) => beforeOf(s, scheme).includes(stage))

/** Documents that the gates up to this one ask for, in their order. */
export const papersOf = (stage: Stage): readonly PropertyDocument[] => lineOf.get(stage)?.papers ?? []
export const allPapers: readonly PropertyDocument[] = stageLine.flatMap((s) => s.papers ?? [])

/** A stage is over on its day, or by the day a source says so at the latest. */
export const overOn = (s: StageDates | undefined): string | null => s?.actual ?? s?.by ?? null

/** The day a stage is for now: what happened, else what is expected, else what was planned. */
export const dayOf = (s: StageDates | undefined): string | null =>
  s ? (s.actual ?? s.forecast ?? s.planned) : null

export const datesOf = (project: Pick<ConstructionProject, 'stages'>, stage: Stage): StageDates | undefined =>
  project.stages.find((s) => s.stage === stage)
