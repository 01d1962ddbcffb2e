// What children offer upward: their lists, without names from afar, each one written down for the child it is about.

import { ageInMonths } from '../../kernel/days.ts'
import { readLog } from '../../kernel/devices.ts'
import { purposeSaid } from '../../kernel/purposes.ts'
import { EXPORT_PAGE, type ExportColumn, type ListExport, listExport } from '../../platform/house.ts'
import { worksIn } from '../../platform/who.ts'
import { roomsOf } from '../network/reads.ts'
import { type Child, listChildren } from './contract.ts'
import { childrenOf, readsOf } from './reads.ts'
import { childrenText } from './screens/desk-text.ts'

type Line = Child & { readonly roomName: string | null }

const childrenList = listExport(listChildren, {
  words: { es: 'Niñas y niños', en: 'Children' },
  child: { book: (f) => f.book, of: (c: Line) => c.key },
  columns: (at, { book }) => {
    const t = childrenText[at.language]
    const all: ExportColumn<Line>[] = [
      { head: t.list.age, type: 'number', value: (c) => ageInMonths(c.birth, at.today) },
      { head: t.list.sex, type: 'text', value: (c) => t.sex[c.sex] },
      { head: t.list.room, type: 'text', value: (c) => c.roomName },
      { head: t.list.alerts, type: 'number', value: (c) => c.alerts.length },
      {
        head: t.export.graveAlerts,
        type: 'number',
        value: (c) => c.alerts.filter((a) => a.grave).length,
      },
    ]
    if (!worksIn(at.who, book)) return all
    return [
      { head: t.file.given, type: 'text', value: (c) => c.given },
      { head: t.file.first, type: 'text', value: (c) => c.first },
      { head: t.file.second, type: 'text', value: (c) => c.second },
      { head: t.file.birth, type: 'day', value: (c) => c.birth },
      { head: t.file.curp, type: 'text', value: (c) => c.curp },
      ...all,
    ]
  },
  page: async (at, { book, after: _first, ...query }, after) =>
    at.db.read(at.scope, async (read) => {
      const wanted = { ...query, ...(after === null ? {} : { after }) }
      const { rows, total } = await childrenOf(read, book, wanted, worksIn(at.who, book), EXPORT_PAGE)
      const rooms = new Map((await roomsOf(read, book)).map((r) => [r.key, r.name]))
      const last = rows.at(-1)
      return {
        rows: rows.map((c): Line => ({ ...c, roomName: (c.room && rooms.get(c.room)) ?? null })),
        total,
        next: rows.length === EXPORT_PAGE && last ? `${last.first}|${last.given}|${last.key}` : null,
      }
    }),
})

type ReadLine = Awaited<ReturnType<typeof readsOf>>[number]

const readsList = listExport(readLog, {
  words: { es: 'Quién abrió el expediente', en: 'Who opened the file' },
  child: { book: (f) => f.book, of: (_r: ReadLine, f) => f.child },
  columns: ({ language }): readonly ExportColumn<ReadLine>[] => {
    const t = childrenText[language]
    return [
      { head: t.export.at, type: 'instant', value: (r) => r.at },
      { head: t.export.person, type: 'text', value: (r) => r.name },
      { head: t.purpose.label, type: 'text', value: (r) => purposeSaid(r.purpose)[language] },
    ]
  },
  page: async (at, { book, child }) => {
    const rows = await at.db.read({ system: true }, (read) => readsOf(read, book, child, EXPORT_PAGE))
    return { rows, total: rows.length, next: null }
  },
})

export const childrenExports: readonly ListExport[] = [childrenList, readsList]
