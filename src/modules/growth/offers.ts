// What growth offers upward: who is waiting to be weighed, and a child's measurings, as their screens and their past show them.
import { ageInMonths } from '../../kernel/days.ts'
import {
  type ExportColumn,
  type ListExport,
  listExport,
  type Past,
  type Watch,
} from '../../platform/house.ts'
import { worksIn } from '../../platform/who.ts'
import { roomsOf } from '../network/reads.ts'
import { growthOfChild, type Measurement, overdueGrowth } from './contract.ts'
import { type LastWeighed, lastWeighed, measurementsOf, measurementsOfAll } from './reads.ts'
import { askWeighing } from './rules/ask-weighing.ts'
import { overdueOf } from './rules/weighing-schedule.ts'
import { growthDeskText } from './screens/desk-text.ts'
import { weighTask } from './tasks.ts'

type Late = ReturnType<typeof overdueOf<LastWeighed>>[number] & {
  readonly roomName: string | null
  readonly months: number
}

const overdueList = listExport(overdueGrowth, {
  words: { es: 'A quién falta pesar y medir', en: 'Who is waiting to be weighed' },
  child: { book: (f) => f.book, of: (o: Late) => o.child },
  columns: (at, { book }): readonly ExportColumn<Late>[] => {
    const t = growthDeskText[at.language]
    const name: ExportColumn<Late> = { head: t.overdue.child, type: 'text', value: (o) => o.name }
    return [
      ...(worksIn(at.who, book) ? [name] : []),
      { head: t.ageAxis, type: 'number', value: (o) => o.months },
      { head: t.overdue.room, type: 'text', value: (o) => o.roomName },
      { head: t.overdue.last, type: 'day', value: (o) => o.last_day },
      { head: t.overdue.due, type: 'day', value: (o) => o.due },
      { head: t.export.daysLate, type: 'number', value: (o) => o.days_late },
    ]
  },
  page: async (at, { book, room }) =>
    at.db.read(at.scope, async (read) => {
      const last = await lastWeighed(read, book, room ?? null)
      const rooms = new Map((await roomsOf(read, book)).map((r) => [r.key, r.name]))
      const rows = overdueOf(last, at.today).map(
        (o): Late => ({
          ...o,
          months: ageInMonths(o.birth, at.today),
          roomName: (o.room && rooms.get(o.room)) ?? null,
        }),
      )
      return { rows, total: rows.length, next: null }
    }),
})

const Z = ['wei', 'len', 'wfl', 'bmi', 'hc', 'ac'] as const

const measurementsList = listExport(growthOfChild, {
  words: { es: 'Mediciones', en: 'Measurings' },
  child: { book: (f) => f.book, of: (m: Measurement) => m.child },
  columns: ({ language }): readonly ExportColumn<Measurement>[] => {
    const t = growthDeskText[language]
    return [
      { head: t.day, type: 'day', value: (m) => m.day },
      { head: `${t.weight} (kg)`, type: 'number', value: (m) => m.weight_kg },
      { head: `${t.length} (cm)`, type: 'number', value: (m) => m.length_cm },
      {
        head: t.export.position,
        type: 'text',
        value: (m) => (m.position === null ? null : m.position === 'L' ? t.lying : t.standing),
      },
      { head: `${t.head} (cm)`, type: 'number', value: (m) => m.head_cm },
      { head: `${t.arm} (cm)`, type: 'number', value: (m) => m.arm_cm },
      { head: t.oedema, type: 'text', value: (m) => (m.oedema ? t.oedema : null) },
      ...Z.map(
        (z): ExportColumn<Measurement> => ({ head: `z ${t.short[z]}`, type: 'number', value: (m) => m.z[z] }),
      ),
    ]
  },
  page: async (at, { book, child }) => {
    const rows = await at.db.read(at.scope, (read) => measurementsOf(read, book, child))
    return { rows, total: rows.length, next: null }
  },
})

export const growthExports: readonly ListExport[] = [overdueList, measurementsList]

/** A child's measurings, one line each. */
export const growthPast: Past = {
  words: { es: 'Mediciones', en: 'Measurings' },
  permission: 'children.read',
  of: async (read, book, children) => {
    const said = (m: Measurement, language: 'es' | 'en') => {
      const t = growthDeskText[language]
      const parts = [
        m.weight_kg === null ? '' : `${m.weight_kg} kg`,
        m.length_cm === null ? '' : `${m.length_cm} cm`,
        m.head_cm === null ? '' : `${t.head.toLowerCase()} ${m.head_cm} cm`,
        m.arm_cm === null ? '' : `${t.arm.toLowerCase()} ${m.arm_cm} cm`,
      ]
      return t.past(parts.filter(Boolean).join(', '))
    }
    const rows = await measurementsOfAll(read, book, children)
    const lines = rows.map((m) => ({
      ...{ child: m.child, from: m.day },
      words: { es: said(m, 'es'), en: said(m, 'en') },
    }))
    return Map.groupBy(lines, (l) => l.child)
  },
}

/** Who is due to be weighed: it comes with the day, so the clock asks it. */
export const weighingWatch: Watch = {
  id: 'weigh',
  of: 'center',
  look: async (read, book, { today, timeZone }) =>
    (await lastWeighed(read, book, null)).flatMap(
      (c) => askWeighing(weighTask.id, { ...c, last: c.last_day }, today, timeZone) ?? [],
    ),
}
