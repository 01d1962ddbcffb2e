// How months brought from another register become a room's row: whoever told it last told it whole.
import type { Stamped } from '../../../kernel/fact.ts'
import type { RegisterBrought } from '../contract/kinds.ts'
import type { AttendanceBrought } from '../contract.ts'

/** The last word on a room and month; `facts` by estimated time. Told twice it counts once. */
export function foldBrought(
  book: string,
  key: string,
  facts: readonly Stamped[],
): AttendanceBrought | undefined {
  const [room, month] = key.split('|') as [string, string]
  const last = facts[facts.length - 1]?.fact.payload as RegisterBrought | undefined
  const own = last?.rooms.find((r) => r.room === room)
  return last && own && { book, key, room, month, days: own.days, source: last.source }
}
