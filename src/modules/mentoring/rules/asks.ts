// What an agreement asks: that whoever took it on says, by its day, what became of it.
import { addDays } from '../../../kernel/days.ts'
import type { Task } from '../../../kernel/task.ts'
import type { MentoringAgreement } from '../contract.ts'

/** Asked some days ahead, so that the day does not surprise. Source: house proposal. */
const AHEAD_DAYS = 3
const morning = (day: string) => `${day}T13:00:00.000Z`
const evening = (day: string) => `${day}T23:59:00.000Z`

/** An educator's is asked in the room, without a name; a mentor's own of that mentor, with the center and room it is about. */
export function asksOf(
  a: Pick<MentoringAgreement, 'book' | 'room' | 'owner' | 'who' | 'due' | 'state'>,
): readonly Task[] {
  if (a.state !== 'open') return []
  const when = { from: morning(addDays(a.due, -AHEAD_DAYS)), by: evening(a.due) }
  if (a.owner === 'mentor')
    return [
      {
        ...{ key: '', kind: 'mentoring.agreement-own', about: a.book, room: a.room, owner: 'mentor' },
        ...{ person: a.who, ...when },
      },
    ]
  return a.owner === 'educator' && a.room
    ? [{ key: '', kind: 'mentoring.agreement', about: a.room, room: a.room, owner: 'educator', ...when }]
    : [{ key: '', kind: 'mentoring.agreement-center', about: a.book, owner: a.owner, ...when }]
}
