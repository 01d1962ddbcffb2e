// The critical path of a network: earliest and latest days of each task, its float, and which tasks may not slip.
import type { ScheduleLink, ScheduleTask } from '../contract.ts'
import { type Network, type NetworkFault, networkOf } from './network.ts'

/** Working days from 0. */
export type ScheduledTask = {
  readonly id: string
  readonly es: number
  readonly ef: number
  readonly ls: number
  readonly lf: number
  /** days that the task may slip without moving the end of all */
  readonly float: number
  readonly critical: boolean
}
export type Schedule = {
  readonly duration: number
  /** in the order in which they were given */
  readonly tasks: readonly ScheduledTask[]
}

/**
 * Every relation with its lag, several ends, parts that nothing joins. Nothing starts before day 0, and every task may be late up to
 * the end of the last one. Source: Kelley and Walker (1959); relations after Fondahl (1961) and Roy (1962).
 */
export function criticalPath(
  tasks: readonly ScheduleTask[],
  links: readonly ScheduleLink[],
):
  | { readonly stands: true; readonly schedule: Schedule }
  | { readonly stands: false; readonly fault: NetworkFault } {
  const read = networkOf(tasks, links)
  if (!read.stands) return read
  const durations = Float64Array.from(tasks, (t) => t.duration)
  const early = new Float64Array(tasks.length)
  const late = new Float64Array(tasks.length)
  const duration = earliest(read.network, durations, early)
  latest(read.network, durations, duration, late)
  // Parts of a day add up with an error in the last digits, which is no float.
  const nothing = 1e-9 * Math.max(1, duration)
  const scheduled = tasks.map((task, i): ScheduledTask => {
    const es = early[i]!
    const slack = late[i]! - es
    const float = Math.abs(slack) <= nothing ? 0 : slack
    const ls = es + float
    return {
      id: task.id,
      es,
      ef: es + task.duration,
      ls,
      lf: ls + task.duration,
      float,
      critical: float === 0,
    }
  })
  return { stands: true, schedule: { duration, tasks: scheduled } }
}

/** Earliest starts into `early`; answers the day on which the last task ends. */
export function earliest(network: Network, durations: Float64Array, early: Float64Array): number {
  const { order, starts, from, lag, fromFinish, toFinish } = network
  let end = 0
  for (let k = 0; k < order.length; k++) {
    const task = order[k]!
    const own = durations[task]!
    let start = 0
    for (let e = starts[k]!; e < starts[k + 1]!; e++) {
      const before = from[e]!
      let bound = early[before]! + lag[e]!
      if (fromFinish[e] === 1) bound += durations[before]!
      if (toFinish[e] === 1) bound -= own
      if (bound > start) start = bound
    }
    early[task] = start
    if (start + own > end) end = start + own
  }
  return end
}

/** Latest starts into `late` so that all ends by `end`. */
export function latest(network: Network, durations: Float64Array, end: number, late: Float64Array): void {
  const { order, starts, from, lag, fromFinish, toFinish } = network
  for (let i = 0; i < network.size; i++) late[i] = end - durations[i]!
  for (let k = order.length - 1; k >= 0; k--) {
    const task = order[k]!
    for (let e = starts[k]!; e < starts[k + 1]!; e++) {
      const before = from[e]!
      let bound = late[task]! - lag[e]!
      if (toFinish[e] === 1) bound += durations[task]!
      if (fromFinish[e] === 1) bound -= durations[before]!
      if (bound < late[before]!) late[before] = bound
    }
  }
}
