// What a child's day asks of whoever is in the room: each unusual thing with the hour from which on it is one.
import type { Day } from '../../../kernel/days.ts'
import type { Task, TaskOwner } from '../../../kernel/task.ts'
import type { DailyEntry, Unusual } from '../contract.ts'
import { unusualOf } from './unusual.ts'

const MINUTE = 60_000

type Asking = { readonly owner: TaskOwner; readonly after: number; readonly within: number }

/** `after`: how long the wall alone tells it before it is a task; `within`: how long there is to do it. Minutes. */
const asking: Readonly<Record<Unusual, Asking>> = {
  'check-due': { owner: 'educator', after: 5, within: 10 },
  'not-on-back': { owner: 'educator', after: 0, within: 5 },
  'long-nap': { owner: 'educator', after: 0, within: 60 },
  'no-nap': { owner: 'educator', after: 0, within: 120 },
  'ate-nothing': { owner: 'educator', after: 0, within: 120 },
  'dry-nappy': { owner: 'educator', after: 0, within: 60 },
  'loose-stools': { owner: 'nurse', after: 0, within: 30 },
  'nap-imputed': { owner: 'educator', after: 0, within: 24 * 60 },
}

export type DayAsked = {
  readonly child: string
  readonly day: Day
  readonly birth: Day
  readonly room: string | null
  readonly entries: readonly DailyEntry[]
  readonly arrived: string | null
  readonly left: string | null
}

/** Pure and without a clock: the same on the tablet and in the capital. */
export function tasksOf({ child, room, ...day }: DayAsked): readonly Task[] {
  const at = (instant: string, minutes: number) =>
    new Date(Date.parse(instant) + minutes * MINUTE).toISOString()
  return unusualOf(day).map(({ what, from }) => {
    const { owner, after, within } = asking[what]
    const begins = at(from, after)
    return {
      ...{ key: what, kind: `daily.${what}`, about: child, room, owner },
      ...{ from: begins, by: at(begins, within) },
    }
  })
}
