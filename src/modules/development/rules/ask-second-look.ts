// Who sees to it that somebody else looks again: the center's director, from the day it is asked until its day.
import { instantOfClock } from '../../../kernel/clocks.ts'
import { addDays, COUNTRY_ZONE } from '../../../kernel/days.ts'
import type { Task } from '../../../kernel/task.ts'
import type { SecondLook } from '../contract.ts'

/** The kind of the task, as tasks.ts tells of it. */
export const SECOND_LOOK = 'development.second-look'

export function askSecondLook(s: SecondLook): Task[] {
  if (s.second !== null) return []
  const by = instantOfClock(addDays(s.by_day, 1), '00:00', COUNTRY_ZONE) - 1
  return [
    {
      ...{ key: '', kind: SECOND_LOOK, about: s.child, room: s.room, owner: 'director' },
      ...{ from: s.asked_at, by: new Date(by).toISOString() },
    },
  ]
}
