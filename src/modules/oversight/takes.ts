// What happens when somebody says that a task is done.
import type { Taking } from '../../kernel/taking.ts'
import { type TaskDone, taskDone } from './contract.ts'

const done: Taking<TaskDone> = {
  table: 'task_done',
  kinds: [taskDone.kind],
  keysOf: (f) => [String(f.payload.task)],
  fold: (book, key, facts) => {
    const last = facts.at(-1)
    if (!last) return undefined
    const { about, author, payload } = last.fact
    return {
      ...{ book, key, kind: String(payload.kind), about, person: author, at: last.estAt },
      note: String(payload.note),
    }
  },
}

export const oversightTakings = [done]
