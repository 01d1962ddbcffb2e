// Construction's words: tasks of works and how they wait for each other.
import * as v from 'valibot'

const Days = v.pipe(v.number(), v.finite())

export const ScheduleTask = v.object({
  id: v.string(),
  /** working days from 0, also parts of a day; 0 = a milestone */
  duration: v.pipe(Days, v.minValue(0)),
})
export type ScheduleTask = v.InferOutput<typeof ScheduleTask>

/** Finish to start, start to start, finish to finish, start to finish. Source: ISO 21511:2018; PMI, Practice Standard for Scheduling. */
export const linkTypes = ['FS', 'SS', 'FF', 'SF'] as const
export const ScheduleLink = v.object({
  from: v.string(),
  to: v.string(),
  type: v.picklist(linkTypes),
  /** working days after the instant that the relation names; below 0 = a lead */
  lag: Days,
})
export type ScheduleLink = v.InferOutput<typeof ScheduleLink>
