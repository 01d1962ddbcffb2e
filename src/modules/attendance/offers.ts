// What attendance offers upward: a child's days, a day at the door, a room's month and the visitors' log, as their screens show them.
import {
  type ExportColumn,
  type ListExport,
  listExport,
  type Past,
  type PastEvent,
} from '../../platform/house.ts'
import { worksIn } from '../../platform/who.ts'
import { calendarOf, roomsOf } from '../network/reads.ts'
import {
  type AttendanceDay,
  type AttendanceVisit,
  attendanceOfChild,
  doorOfDay,
  listVisits,
  monthSheet,
  type SheetChild,
} from './contract.ts'
import { type AtDoor, atDoor, childrenOfSheet, daysOf, daysOfMonth, monthsOf, visitsOf } from './reads.ts'
import { daysInMonth, sheetOf } from './rules/month-sheet.ts'
import { monthText } from './screens/desk-text.ts'
import { doorText } from './screens/door-text.ts'

const nameOf = (c: { given: string; first: string; second: string | null }) =>
  `${[c.first, c.second].filter(Boolean).join(' ')}, ${c.given}`

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

type AtDoorNamed = AtDoor & { readonly roomName: string | null }

const door = listExport(doorOfDay, {
  words: { es: 'La puerta del día', en: 'The door of the day' },
  child: { book: (f) => f.book, of: (c: AtDoorNamed) => c.id },
  columns: (at, { book }): readonly ExportColumn<AtDoorNamed>[] => {
    const t = monthText[at.language]
    const d = doorText[at.language]
    const name: ExportColumn<AtDoorNamed> = { head: d.child, type: 'text', value: nameOf }
    return [
      ...(worksIn(at.who, book) ? [name] : []),
      { head: d.room, type: 'text', value: (c) => c.roomName },
      {
        head: t.export.state,
        type: 'text',
        value: (c) => (c.told === null ? t.nothing : d.states[c.told.state]),
      },
      { head: t.export.arrived, type: 'instant', value: (c) => c.told?.arrived_at ?? null },
      { head: t.export.left, type: 'instant', value: (c) => c.told?.left_at ?? null },
      {
        head: t.export.reason,
        type: 'text',
        value: (c) => (c.told?.reason ? t.reasons[c.told.reason] : null),
      },
      { head: d.late, type: 'number', value: (c) => c.told?.late_minutes ?? null },
      {
        head: d.verified,
        type: 'text',
        value: (c) => (c.told?.pick_up ? d.how[c.told.pick_up.how] : null),
      },
      {
        head: t.export.look,
        type: 'text',
        value: (c) => c.told?.flags.map((f) => t.flags[f]).join('; ') || null,
      },
    ]
  },
  page: async (at, f) =>
    at.db.read(at.scope, async (read) => {
      const rooms = new Map((await roomsOf(read, f.book)).map((r) => [r.key, r.name]))
      const list = await atDoor(read, f.book, f.day, f.room ?? null)
      const rows = list.map((c) => ({ ...c, roomName: (c.room && rooms.get(c.room)) ?? null }))
      return { rows, total: rows.length, next: null }
    }),
})

const sheet = listExport(monthSheet, {
  words: { es: 'Lista de asistencia del mes', en: 'Attendance list of the month' },
  child: { book: (f) => f.book, of: (c: SheetChild) => c.id },
  columns: (at, { book, month: m }): readonly ExportColumn<SheetChild>[] => {
    const d = doorText[at.language]
    return [
      ...(worksIn(at.who, book)
        ? [{ head: d.child, type: 'text', value: (c: SheetChild) => c.name } as const]
        : []),
      ...daysInMonth(m).map((day): ExportColumn<SheetChild> => {
        const n = String(Number(day.slice(8)))
        return { head: n, type: 'text', value: (c) => c.days[n] || null }
      }),
      { head: d.sheet.came, type: 'number', value: (c) => c.came },
      { head: d.sheet.absent, type: 'number', value: (c) => c.absent },
    ]
  },
  page: async (at, f) =>
    at.db.read(at.scope, async (read) => {
      const calendar = new Map((await calendarOf(read, f.book)).map((x) => [x.day, x.open]))
      const list = await childrenOfSheet(read, f.book, f.room, f.month)
      const ids = list.map((c) => c.id)
      const days = await daysOfMonth(read, f.book, ids, f.month)
      const lines = list.map((c) => ({ id: c.id, name: nameOf(c), birth: c.birth }))
      const { children: rows } = sheetOf(lines, days, f.month, calendar)
      return { rows, total: rows.length, next: null }
    }),
})

const visits = listExport(listVisits, {
  words: { es: 'Libro de visitas', en: 'Visitors’ log' },
  columns: ({ language }): readonly ExportColumn<AttendanceVisit>[] => {
    const d = doorText[language].visits
    return [
      { head: d.day, type: 'day', value: (x) => x.day },
      { head: d.name, type: 'text', value: (x) => x.name },
      { head: d.why, type: 'text', value: (x) => x.why },
      { head: d.whom, type: 'text', value: (x) => x.whom },
      { head: d.document, type: 'text', value: (x) => d.documents[x.document] },
      { head: d.entered, type: 'instant', value: (x) => x.entered_at },
      { head: d.left, type: 'instant', value: (x) => x.left_at },
    ]
  },
  page: async (at, f) => {
    const rows = await at.db.read(at.scope, (read) => visitsOf(read, f.book, f.start, f.end))
    return { rows, total: rows.length, next: null }
  },
})

export const attendanceExports: readonly ListExport[] = [month, door, sheet, visits]

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
