// Who is to be observed by now, as a task: the same rule for the desk's list and the tablet's, offline.
import { instantOfClock } from '../../../kernel/clocks.ts'
import { addDays, type Day } from '../../../kernel/days.ts'
import type { Task } from '../../../kernel/task.ts'
import { developmentDue, type ToLook } from './due.ts'

/** The kind of the task, as tasks.ts tells of it. */
export const OBSERVE = 'development.observe'

export type ToObserve = ToLook & { readonly room: string | null }

/** Asked in the second half of the time there is, so that whoever plays with the children may do it before anybody asks. */
const ASKED_BEFORE_DAYS = 15

/** `undefined` while nothing of the age is missing, its day is far, or the center has not begun to observe. */
export function askObserving(c: ToObserve, today: Day, timeZone: string): Task | undefined {
  const due = developmentDue(c, today)
  if (!due || due.by === null || due.state === 'done') return undefined
  const from = addDays(due.by, -ASKED_BEFORE_DAYS)
  if (today < from) return undefined
  return {
    ...{ key: c.child, kind: OBSERVE, about: c.child, room: c.room, owner: 'educator' },
    from: new Date(instantOfClock(from, '00:00', timeZone)).toISOString(),
    by: new Date(instantOfClock(addDays(due.by, 1), '00:00', timeZone) - 1).toISOString(),
  }
}
