// What the house can be asked of presence: a child's days.
import type { Read } from '../../platform/db.ts'
import type { AttendanceDay } from './contract.ts'

/** `month` as 2026-11. */
export function daysOf(read: Read, book: string, child: string, month: string): Promise<AttendanceDay[]> {
  return read<AttendanceDay>`
    select * from attendance_day where book = ${book} and key >= ${`${child}|${month}-01`} and key <= ${`${child}|${month}-31`} order by key`
}
