// What a case asks of whom: each step that is awaited, until it comes; of a child that left, that somebody closes the case.
import type { Task } from '../../../kernel/task.ts'
import type { ReferralCase } from '../contract.ts'

/** Days are asked for from morning on and late after the afternoon, on the clock of central Mexico. */
const morning = (day: string) => `${day}T13:00:00.000Z`
const evening = (day: string) => `${day}T23:59:00.000Z`

export function asksOf(c: Pick<ReferralCase, 'child' | 'room' | 'gone' | 'pending'>): readonly Task[] {
  if (c.gone === 'moved' || c.pending.length === 0) return []
  const of = { about: c.child, room: c.room }
  if (c.gone === 'left') {
    const first = c.pending[0]!
    return [
      {
        ...{ ...of, key: 'left', kind: 'referrals.left', owner: 'director' },
        ...{ from: morning(first.from), by: evening(first.by) },
      },
    ]
  }
  return c.pending.map(
    (p): Task => ({
      ...{ ...of, key: p.step, kind: `referrals.${p.step}`, owner: p.owner },
      ...{ from: morning(p.from), by: evening(p.by) },
    }),
  )
}
