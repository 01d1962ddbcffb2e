// What attendance offers upward: a child's days of one month, as their file shows them, and their months where files are compared.
import {
  type ExportColumn,
  type ListExport,
  listExport,
  type Past,
  type PastEvent,
} from '../../platform/house.ts'
import { type AttendanceDay, attendanceOfChild } from './contract.ts'
import { daysOf, monthsOf } from './reads.ts'
import { monthText } from './screens/desk-text.ts'

const month = listExport(attendanceOfChild, {
  words: { es: 'Asistencia del mes', en: 'Attendance of the month' },
  child: { book: (f) => f.book, of: (d: AttendanceDay) => d.child },
  columns: ({ language }): readonly ExportColumn<AttendanceDay>[] => {
    const t = monthText[language]
    return [
      { head: t.export.day, type: 'day', value: (d) => d.day },
      { head: t.export.state, type: 'text', value: (d) => (d.state === 'absent' ? t.absent : t.came) },
      { head: t.export.arrived, type: 'instant', value: (d) => d.arrived_at },
      { head: t.export.left, type: 'instant', value: (d) => d.left_at },
      { head: t.export.reason, type: 'text', value: (d) => (d.reason ? t.reasons[d.reason] : null) },
      { head: t.export.look, type: 'text', value: (d) => d.flags.map((f) => t.flags[f]).join('; ') || null },
    ]
  },
  page: async (at, f) => {
    const rows = await at.db.read(at.scope, (read) => daysOf(read, f.book, f.child, f.month))
    return { rows, total: rows.length, next: null }
  },
})

export const attendanceExports: readonly ListExport[] = [month]

/** A child's months: how many days here, how many absences. */
export const attendancePast: Past = {
  words: { es: 'Asistencia', en: 'Attendance' },
  permission: 'children.read',
  of: async (read, book, children) => {
    const lines = (await monthsOf(read, book, children)).map(
      ({ child, from, until, here, absent }): PastEvent & { child: string } => {
        const words = (language: 'es' | 'en') => monthText[language].past(here, absent)
        return { child, from, until, words: { es: words('es'), en: words('en') } }
      },
    )
    return Map.groupBy(lines, (l) => l.child)
  },
}
