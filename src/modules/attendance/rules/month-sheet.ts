// The legal attendance list of a room: one sign a day for each child — came, did not and why, closed, nothing told.
import { addDays, addMonths, type Day, daysBetween } from '../../../kernel/days.ts'
import type { AttendanceDay, SheetChild } from '../contract.ts'
import { isOpenOn } from './expected.ts'

/** `/` came · `S` came, departure supposed · `E` ill · `F` other reason told · `X` no notice · `C` closed · '' nothing. */
export type SheetCode = '/' | 'S' | 'E' | 'F' | 'X' | 'C' | ''

/** Source: attendance list, procedure 3210-003-037, annex 11; the signs are ours, unconfirmed. */
export function sheetCode(
  told: Pick<AttendanceDay, 'state' | 'arrived_at' | 'reason' | 'imputed' | 'flags'> | undefined,
  open: boolean,
): SheetCode {
  if (told?.arrived_at) return told.imputed ? 'S' : '/'
  if (told?.state === 'absent') {
    if (told.flags.includes('no-notice')) return 'X'
    return told.reason === 'ill' ? 'E' : 'F'
  }
  return open ? '' : 'C'
}

/** Days of a month as 2026-11, first to last. */
export function daysInMonth(month: string): Day[] {
  const first = `${month}-01`
  return Array.from({ length: daysBetween(first, addMonths(first, 1)) }, (_, i) => addDays(first, i))
}

export type OnSheet = Pick<SheetChild, 'id' | 'name' | 'birth'>

/** The lines of a room's month, in the order of `children`; `days` are those of these children, in any order. */
export function sheetOf(
  children: readonly OnSheet[],
  days: readonly AttendanceDay[],
  month: string,
  calendar: ReadonlyMap<string, boolean>,
): { open: number[]; children: SheetChild[] } {
  const byChild = Map.groupBy(days, (d) => d.child)
  const all = daysInMonth(month)
  const open = new Set(all.filter((d) => isOpenOn(d, calendar)))
  return {
    open: [...open].map((d) => Number(d.slice(8))),
    children: children.map((c) => {
      const told = new Map((byChild.get(c.id) ?? []).map((d) => [d.day, d]))
      const codes = all.map((d) => [String(Number(d.slice(8))), sheetCode(told.get(d), open.has(d))] as const)
      return {
        ...c,
        days: Object.fromEntries(codes),
        came: codes.filter(([, code]) => code === '/' || code === 'S').length,
        absent: codes.filter(([, code]) => code === 'E' || code === 'F' || code === 'X').length,
      }
    }),
  }
}
