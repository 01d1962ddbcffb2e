// Who is asked to look at a child again, and by when: a red flag of the director within days, the rest of the child's room.
import { instantOfClock } from '../../../kernel/clocks.ts'
import { addDays, type Day } from '../../../kernel/days.ts'
import type { Task } from '../../../kernel/task.ts'
import type { ChildSignal } from '../contract.ts'
import type { AlertRules } from './alert-rules.ts'

/** The kinds of the tasks, as tasks.ts tells of them. */
export const RED_FLAG = 'development.red-flag'
export const SIGNAL = 'development.signal'

/** Named by child and day of the signal: whoever said that it is done is not asked about the same one again. */
export function askSignal(
  s: ChildSignal,
  room: string | null,
  timeZone: string,
  rules: Pick<AlertRules, 'redFlagDays' | 'signalDays'>,
): Task {
  const red = s.why === 'red-flag'
  const until: Day = addDays(s.day, red ? rules.redFlagDays : rules.signalDays)
  return {
    ...{ key: `${s.child}|${s.day}`, kind: red ? RED_FLAG : SIGNAL, about: s.child, room },
    owner: red ? 'director' : 'educator',
    from: new Date(instantOfClock(s.day, '00:00', timeZone)).toISOString(),
    by: new Date(instantOfClock(addDays(until, 1), '00:00', timeZone) - 1).toISOString(),
  }
}
