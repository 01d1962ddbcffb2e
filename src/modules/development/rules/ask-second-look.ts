// Who is asked to look again: of an open list the room, but not who saw it first; of an applied instrument the director, who knows who has its certificate.
import { instantOfClock } from '../../../kernel/clocks.ts'
import { addDays, COUNTRY_ZONE } from '../../../kernel/days.ts'
import type { Task } from '../../../kernel/task.ts'
import type { SecondLook } from '../contract.ts'

/** The kind of the task, as tasks.ts tells of it. */
export const SECOND_LOOK = 'development.second-look'

type Asked = {
  readonly child: string
  readonly room: string | null
  readonly evaluator: string
  readonly asked_at: string
  readonly by_day: string
  /** looked at in the room, with the list that every tablet has */
  readonly inRoom: boolean
}

/** The same rule on the tablet, over what it carries. Where nobody else holds a post in the room, it passes to the director. */
export function askLook(s: Asked): Task[] {
  const by = instantOfClock(addDays(s.by_day, 1), '00:00', COUNTRY_ZONE) - 1
  return [
    {
      ...{ key: '', kind: SECOND_LOOK, about: s.child, room: s.room, except: s.evaluator },
      ...{ owner: s.inRoom ? 'educator' : 'director', from: s.asked_at, by: new Date(by).toISOString() },
    },
  ]
}

/** `list`: the id of the list that every tablet has. */
export const askSecondLook = (s: SecondLook, list: string): Task[] =>
  s.second === null ? askLook({ ...s, inRoom: s.instrument === list }) : []
