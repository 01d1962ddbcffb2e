// The task a conflict asks: two said different things of one field without knowing of each other, and a person must decide.
import { addDays } from './days.ts'
import type { FieldConflict } from './fields.ts'
import { timeOf } from './ids.ts'
import type { Task } from './task.ts'

/** Days a conflict may wait: what is shown meanwhile is what was said last, so it is no emergency. House rule. */
export const CONFLICT_DAYS = 3

/** One task for all fields in conflict of one row; from the moment the second was said. */
export function conflictTasks(
  kind: string,
  about: string,
  room: string | null,
  conflicts: readonly FieldConflict[],
): Task[] {
  if (conflicts.length === 0) return []
  // ids carry the time they were made at: the same wherever it is folded
  const said = Math.max(...conflicts.flatMap((c) => c.facts.map(timeOf)))
  const from = new Date(said).toISOString()
  const by = `${addDays(from.slice(0, 10), CONFLICT_DAYS)}${from.slice(10)}`
  return [{ key: 'conflict', kind, about, room, owner: 'director', from, by }]
}
