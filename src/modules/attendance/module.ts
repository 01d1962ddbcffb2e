// The attendance module's table of contents.
import type { Module } from '../../platform/house.ts'
import { attendanceMoves } from './answers.ts'
import { attendanceKinds } from './contract/kinds.ts'
import { attendanceIndicators } from './indicators.ts'
import { attendanceExports, attendancePast } from './offers.ts'
import { presentDaysOf } from './reads.ts'
import { attendanceTakings } from './takes.ts'
import { attendanceTasks } from './tasks.ts'

export const attendance: Module = {
  name: 'attendance',
  kinds: attendanceKinds,
  takings: attendanceTakings,
  indicators: attendanceIndicators,
  exports: attendanceExports,
  pasts: [attendancePast],
  presentDays: presentDaysOf,
  tasks: attendanceTasks,
  moves: attendanceMoves,
}
