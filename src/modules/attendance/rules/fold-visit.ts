// A visit from its two taps: who came in and when they went; a second entrance of the same visit keeps the first.
import type { Stamped } from '../../../kernel/fact.ts'
import type { AttendanceVisit } from '../contract.ts'

type Entered = {
  day: string
  name: string
  why: string
  whom?: string
  document: AttendanceVisit['document']
  closedAt?: string
}

/** A departure whose entrance has not arrived yet is no row: it shows once both are here. */
export function foldVisit(book: string, key: string, facts: readonly Stamped[]): AttendanceVisit | undefined {
  const entered = facts.find((s) => s.fact.kind === 'attendance.visitor-entered')
  if (!entered) return undefined
  const p = entered.fact.payload as Entered
  const left = facts.findLast((s) => s.fact.kind === 'attendance.visitor-left')
  return {
    ...{ book, key, day: p.day, name: p.name, why: p.why, whom: p.whom ?? null, document: p.document },
    entered_at: entered.estAt,
    left_at: left?.estAt ?? null,
    closed_at: p.closedAt ?? null,
  }
}
