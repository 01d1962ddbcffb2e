// Who must be weighed by now, as a task: the same rule for the desk's list and the tablet's, offline.
import { instantOfClock } from '../../../kernel/clocks.ts'
import { addDays, ageInMonths, type Day } from '../../../kernel/days.ts'
import type { Task } from '../../../kernel/task.ts'
import { GRACE_DAYS, whenDue } from './weighing-schedule.ts'

export type ToWeigh = {
  readonly child: string
  readonly birth: Day
  readonly room: string | null
  /** the last weight or length */
  readonly last: Day | null
  /** since when the child is here: who was never measured waits from that day on */
  readonly since: Day | null
}

/** `undefined` while the day has not come, or the schedule says nothing of that age. */
export function askWeighing(kind: string, c: ToWeigh, today: Day, timeZone: string): Task | undefined {
  const due = whenDue(ageInMonths(c.birth, today), c.last ?? undefined, today)
  if (!due || due.state === 'later') return undefined
  const day = c.last === null && c.since !== null && c.since < due.due ? c.since : due.due
  return {
    ...{ key: c.child, kind, about: c.child, room: c.room, owner: 'educator' },
    from: new Date(instantOfClock(day, '00:00', timeZone)).toISOString(),
    by: new Date(instantOfClock(addDays(day, GRACE_DAYS + 1), '00:00', timeZone) - 1).toISOString(),
  }
}
