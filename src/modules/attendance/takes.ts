// What happens when a tap at the door arrives.
import type { Taking } from '../../kernel/taking.ts'
import { carryDay, dayCarrying, fadeDay } from './carry.ts'
import type { AttendanceBrought, AttendanceDay, RegisterBrought } from './contract.ts'
import { broughtOf, presenceOf } from './indicators.ts'
import { foldBrought } from './rules/fold-brought.ts'
import { foldAttendanceDay } from './rules/fold-day.ts'

const day: Taking<AttendanceDay> = {
  table: 'attendance_day',
  kinds: dayCarrying.kinds,
  keysOf: dayCarrying.keysOf,
  subjectOf: (f) => ({ table: 'child', key: f.about }),
  fold: foldAttendanceDay,
  // A child of another center is no longer this tablet's, and neither are their days.
  carry: (r, look) =>
    look<{ book: string; key: string; left_on: string | null }>('child', r.child)?.left_on
      ? undefined
      : carryDay(r),
  fade: fadeDay,
  contributes: presenceOf,
}

const brought: Taking<AttendanceBrought> = {
  table: 'attendance_brought',
  kinds: ['attendance.register-brought'],
  keysOf: (f) => {
    const { month, rooms } = f.payload as RegisterBrought
    return rooms.map((r) => `${r.room}|${month}`)
  },
  fold: foldBrought,
  contributes: broughtOf,
}

export const attendanceTakings = [day, brought]
