// After how long a late task rises: by the pace of its kind and the level, from norms that are dated and have a source.
import type { Pace, TaskKind, TaskOwner } from '../../../kernel/task.ts'

/** Levels that hear of what is late below them. */
export const risingLevels = ['director', 'supervisor', 'national'] as const
export type RisingLevel = (typeof risingLevels)[number]

/** Hours after `by`. */
export type Delays = Readonly<Record<Pace, Readonly<Record<RisingLevel, number>>>>

const paces = ['now', 'day', 'week'] as const

/** Reads the norms `rise.*` of a day. */
export function delaysOf(norm: (id: string) => number): Delays {
  const of = (pace: Pace) =>
    Object.fromEntries(risingLevels.map((l) => [l, norm(`rise.${pace}-${l}`)])) as Record<RisingLevel, number>
  return Object.fromEntries(paces.map((p) => [p, of(p)])) as Delays
}

const RANK: Readonly<Record<TaskOwner, number>> = {
  ...{
    educator: 0,
    nurse: 0,
    mentor: 0,
    promoter: 1,
    'works-supervisor': 1,
    director: 1,
    supervisor: 2,
    national: 3,
  },
}

/** Whether `upper` is above whoever the task is asked of. */
export const isAbove = (upper: RisingLevel, owner: TaskOwner): boolean => RANK[upper] > RANK[owner]

/** What is due before this instant has risen to a level. ISO. */
export const risenBefore = (kind: TaskKind, level: RisingLevel, delays: Delays, now: number): string =>
  new Date(now - delays[kind.pace][level] * 3_600_000).toISOString()
