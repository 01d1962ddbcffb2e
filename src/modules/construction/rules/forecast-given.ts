// What a forecast is made from: where each project stands on a day, in months since the January of any one year.
import { seasonless } from './rains.ts'

export type ForecastStage = {
  readonly code: string
  readonly plannedMonths: number
  /** who was awarded the works makes a difference */
  readonly byContractor: boolean
  /** more supervision of works makes a difference */
  readonly supervised: boolean
  /** rains make a difference; months are then counted from a January */
  readonly outdoors?: boolean
  /** schemes that pass it; without it, all. Who does not pass it waits for nothing there */
  readonly only?: readonly number[]
}
export type StageRun = {
  /** place in `stages` */
  readonly stage: number
  readonly began: number
  /** undefined = still running */
  readonly ended: number | undefined
  /** over, but nobody knows how long it took: it says where a project stands and nothing of durations */
  readonly unseen?: true
}
export type ForecastProject = {
  readonly id: string
  /** places from 0 in whatever lists the caller keeps */
  readonly state: number
  readonly scheme: number
  /** undefined until the works are awarded */
  readonly contractor: number | undefined
  readonly places: number
  /** when its first stage begins, as far as nothing has begun; may lie ahead */
  readonly begins: number
  /** in their order, each once; only the last may still run */
  readonly runs: readonly StageRun[]
  /** since when it is known to have fallen out */
  readonly outAt: number | undefined
  /** nobody has offered it yet: it comes in as many runs as its pace says */
  readonly coming?: true
}
export type ForecastGiven = {
  readonly today: number
  readonly stages: readonly ForecastStage[]
  readonly states: number
  readonly schemes: number
  readonly contractors: number
  readonly projects: readonly ForecastProject[]
}

/** Where a project stands: the stage it is in or enters next; `stage` = number of stages once it is open. */
export type Standing = { readonly stage: number; readonly began: number; readonly running: boolean }

export const isPassed = (stage: ForecastStage, scheme: number): boolean =>
  stage.only === undefined || stage.only.includes(scheme)

export function standingOf(
  project: ForecastProject,
  { today, stages }: Pick<ForecastGiven, 'today' | 'stages'>,
): Standing {
  const last = project.runs.at(-1)
  if (last !== undefined && last.ended === undefined)
    return { stage: last.stage, began: last.began, running: last.began < today }
  let stage = last === undefined ? 0 : last.stage + 1
  while (stage < stages.length && !isPassed(stages[stage]!, project.scheme)) stage++
  const began = last?.ended ?? project.begins
  return { stage, began, running: began < today }
}

/** So many months in one stage, and who waits has reason to give up: what falls out later is mostly what stood still. */
export const PATIENT_MONTHS = 9

/** Months that a stage took, or has taken so far, as of an average season. */
export const tookMonths = (stage: ForecastStage, from: number, to: number): number =>
  stage.outdoors ? seasonless(from, to) : to - from

/** Half a day: what was begun and ended on the same day has still lasted. */
export const LEAST_MONTHS = 0.016

/** All that was seen of durations, one after another in columns; what still runs is known to last at least so long. */
export type Durations = {
  readonly count: number
  /** log of months by planned months */
  readonly log: Float64Array
  readonly running: Uint8Array
  readonly stage: Uint16Array
  readonly project: Uint32Array
  readonly from: Float64Array
  readonly to: Float64Array
}

/** Who falls out does so at the end of a stage, which is then over; who had stood still says how long at least. */
export function durationsOf(given: ForecastGiven): Durations {
  const rows: { stage: number; project: number; from: number; to: number; running: boolean }[] = []
  for (const [p, project] of given.projects.entries()) {
    for (const { stage, began, ended, unseen } of project.runs) {
      if (ended !== undefined && !unseen)
        rows.push({ stage, project: p, from: began, to: ended, running: false })
    }
    const { stage, began } = standingOf(project, given)
    const to = project.outAt ?? given.today
    const ended = project.outAt !== undefined && to - began <= PATIENT_MONTHS
    if (stage < given.stages.length && to > began)
      rows.push({ stage, project: p, from: began, to, running: !ended })
  }
  const part = (r: (typeof rows)[number]) => {
    const stage = given.stages[r.stage]!
    return Math.max(LEAST_MONTHS, tookMonths(stage, r.from, r.to)) / stage.plannedMonths
  }
  return {
    count: rows.length,
    log: Float64Array.from(rows, (r) => Math.log(part(r))),
    running: Uint8Array.from(rows, (r) => (r.running ? 1 : 0)),
    stage: Uint16Array.from(rows, (r) => r.stage),
    project: Uint32Array.from(rows, (r) => r.project),
    from: Float64Array.from(rows, (r) => r.from),
    to: Float64Array.from(rows, (r) => r.to),
  }
}
