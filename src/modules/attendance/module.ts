// The attendance module's table of contents.
import type { Module } from '../../platform/house.ts'
import { attendanceKinds } from './contract.ts'
import { attendanceIndicators } from './indicators.ts'
import { attendanceExports, attendancePast } from './offers.ts'
import { presentDaysOf } from './reads.ts'
import { attendanceTakings } from './takes.ts'

export const attendance: Module = {
  name: 'attendance',
  kinds: attendanceKinds,
  takings: attendanceTakings,
  indicators: attendanceIndicators,
  exports: attendanceExports,
  pasts: [attendancePast],
  presentDays: presentDaysOf,
}
