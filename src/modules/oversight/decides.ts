// Saying that a task is done: only what no other fact ends, by whoever has it on their list, once.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import type { TaskOwner, TaskRow } from '../../kernel/task.ts'
import type { Decides } from '../../platform/house.ts'
import { taskDone } from './contract.ts'
import { awayOn, holdersIn, openTask } from './reads.ts'
import { whoseTask } from './rules/whose-task.ts'

const IN_CENTER: readonly TaskOwner[] = ['educator', 'nurse', 'director']

/**
 * Refusals: unknown-task (it is not asked, or was done already), ends-by-itself (a fact ends it: say that fact), not-theirs
 * (it is on another's list). The director may close what was asked of anybody in the center.
 */
export const marksDone: Decides = {
  kind: taskDone.kind,
  decide: async (tx, house, fact, receivedAt) => {
    const row: TaskRow | undefined = await openTask(tx, fact.book, String(fact.payload.task))
    if (!row || row.kind !== fact.payload.kind || row.about !== fact.about)
      return { refused: 'unknown-task', field: 'task' }
    if (house.tasks.get(row.kind)?.ends !== 'by-hand') return { refused: 'ends-by-itself', field: 'task' }
    const today = civilDay(receivedAt, COUNTRY_ZONE)
    const holders = await holdersIn(tx, [fact.book], IN_CENTER, today)
    const whose = whoseTask(row, undefined, holders, await awayOn(tx, today))
    const directs = holders.some((h) => h.person === fact.author && h.role === 'director')
    // where nobody of the center can, it stands with whoever is above; their permission here was looked at
    if (whose.persons.length > 0 && !whose.persons.includes(fact.author) && !directs)
      return { refused: 'not-theirs', field: 'task' }
    return { letters: [] }
  },
}
