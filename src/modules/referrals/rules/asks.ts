// What a case asks of whom: each step that is awaited, until it comes; of a child that left, that somebody closes the case.
import { addDays, type Day } from '../../../kernel/days.ts'
import type { Task } from '../../../kernel/task.ts'
import type { ReferralCase } from '../contract.ts'

/**
 * A row knows no clock of its center, so a civil day is asked from an instant before any center opens until one after any
 * closes, both of which are that day in every zone of Mexico: midnight of the Pacific northwest and of Quintana Roo.
 */
const opening = (day: Day) => `${day}T08:00:00.000Z`
const closing = (day: Day) => `${addDays(day, 1)}T04:59:00.000Z`

export function asksOf(c: Pick<ReferralCase, 'child' | 'room' | 'gone' | 'pending'>): readonly Task[] {
  if (c.gone === 'moved' || c.pending.length === 0) return []
  const of = { about: c.child, room: c.room }
  if (c.gone === 'left') {
    const first = c.pending[0]!
    return [
      {
        ...{ ...of, key: 'left', kind: 'referrals.left', owner: 'director' },
        ...{ from: opening(first.from), by: closing(first.by) },
      },
    ]
  }
  return c.pending.map(
    (p): Task => ({
      ...{ ...of, key: p.step, kind: `referrals.${p.step}`, owner: p.owner },
      ...{ from: opening(p.from), by: closing(p.by) },
    }),
  )
}
