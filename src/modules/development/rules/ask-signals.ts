// Who is asked to look at a child again, and by when: a red flag of the director within days, the rest of the child's room.
import { instantOfClock } from '../../../kernel/clocks.ts'
import { addDays, type Day, daysBetween } from '../../../kernel/days.ts'
import type { Task } from '../../../kernel/task.ts'
import type { ChildSignal } from '../contract.ts'
import type { AlertRules } from './alert-rules.ts'

/** The kinds of the tasks, as tasks.ts tells of them. */
export const RED_FLAG = 'development.red-flag'
export const SIGNAL = 'development.signal'
export const LOOK_SOON = 'development.look-soon'

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

/**
 * What was not there on one day alone: the room looks again soon. Seen again or confirmed, it ends by itself, on the tablet as on the
 * server. `day`: on which it was not there.
 */
export function askLookSoon(
  of: { readonly child: string; readonly room: string | null; readonly day: Day },
  today: Day,
  timeZone: string,
  rules: Pick<AlertRules, 'onceDays' | 'standsDays'>,
): Task[] {
  const { child, room, day } = of
  if (day > today || daysBetween(day, today) > rules.standsDays) return []
  const until = addDays(day, rules.onceDays)
  return [
    {
      ...{ key: `${child}|${day}`, kind: LOOK_SOON, about: child, room, owner: 'educator' },
      from: new Date(instantOfClock(day, '00:00', timeZone)).toISOString(),
      by: new Date(instantOfClock(addDays(until, 1), '00:00', timeZone) - 1).toISOString(),
    },
  ]
}
