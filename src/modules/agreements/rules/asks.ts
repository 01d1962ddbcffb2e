// What a commitment asks of the institute's people: to do what is due, to look at what the organization presented, to claim what is late.
import { addDays } from '../../../kernel/days.ts'
import type { Task } from '../../../kernel/task.ts'
import type { AgreementCommitment } from '../contract.ts'
import { isOpen } from './occurrences.ts'

/** So long before its day it is shown, so long evidence may wait. Source: house proposals. */
const AHEAD_DAYS = 14
const LOOK_DAYS = 5
const morning = (day: string) => `${day}T13:00:00.000Z`
const evening = (day: string) => `${day}T23:59:00.000Z`

/** One task a commitment: the earliest day that is open, and, apart, what waits to be looked at. No clock: days alone. */
export function asksOfCommitment(c: AgreementCommitment): readonly Task[] {
  if (c.dropped) return []
  const at = { about: c.book, owner: 'supervisor' } as const
  const tasks: Task[] = []
  const next = c.dates.find((d) => isOpen(d.state))
  if (next)
    tasks.push(
      c.bound === 'institute'
        ? {
            ...{ ...at, key: 'do', kind: 'agreements.due', from: morning(addDays(next.due, -AHEAD_DAYS)) },
            by: evening(next.due),
          }
        : {
            ...{ ...at, key: 'claim', kind: 'agreements.claim', from: morning(addDays(next.due, 1)) },
            by: evening(addDays(next.due, LOOK_DAYS)),
          },
    )
  const waits = c.bound === 'party' ? c.dates.find((d) => d.state === 'presented') : undefined
  const presented = waits && c.told.findLast((t) => t.due === waits.due && t.what === 'presented')
  if (presented) {
    const day = presented.at.slice(0, 10)
    tasks.push({
      ...{ ...at, key: 'look', kind: 'agreements.look', from: morning(day) },
      by: evening(addDays(day, LOOK_DAYS)),
    })
  }
  return tasks
}
