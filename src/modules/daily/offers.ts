// What daily offers upward: a child's day and a center's day, as their screens show them.
import { type ExportColumn, type ListExport, listExport } from '../../platform/house.ts'
import { worksIn } from '../../platform/who.ts'
import { type DailyEntry, dayOfCenter, dayOfChild } from './contract.ts'
import { type DayOfChild, dailyOf, dailyOfCenter, namesOfStaff } from './reads.ts'
import { standing } from './rules/fold-day.ts'
import { dailyDeskText } from './screens/desk-text.ts'
import { dailyWords, saidWords } from './screens/words.ts'

type Line = DailyEntry & { readonly child: string; readonly who: string | null }

const childsDay = listExport(dayOfChild, {
  words: { es: 'El día en la sala', en: 'The day in the room' },
  child: { book: (f) => f.book, of: (e: Line) => e.child },
  columns: ({ language }): readonly ExportColumn<Line>[] => {
    const t = dailyDeskText[language]
    const w = dailyWords[language]
    return [
      { head: t.export.at, type: 'instant', value: (e) => e.at },
      { head: t.export.what, type: 'text', value: (e) => saidWords(w, e).what },
      { head: t.export.how, type: 'text', value: (e) => saidWords(w, e).how || null },
      { head: t.export.who, type: 'text', value: (e) => e.who },
    ]
  },
  page: async (at, { book, child, day }) =>
    at.db.read(at.scope, async (read) => {
      const row = await dailyOf(read, book, child, day)
      const entries = row ? standing(row.entries) : []
      const names = await namesOfStaff(
        read,
        book,
        entries.map((e) => e.by),
      )
      const rows = entries.map((e): Line => ({ ...e, child, who: names[e.by] ?? null }))
      return { rows, total: rows.length, next: null }
    }),
})

const centersDay = listExport(dayOfCenter, {
  words: { es: 'El día de las salas', en: 'The day of the rooms' },
  child: { book: (f) => f.book, of: (d: DayOfChild) => d.child },
  columns: (at, { book }): readonly ExportColumn<DayOfChild>[] => {
    const t = dailyDeskText[at.language]
    const w = dailyWords[at.language]
    const count = (d: DayOfChild, what: DailyEntry['what']) =>
      standing(d.day.entries).filter((e) => e.what === what).length
    const name: ExportColumn<DayOfChild> = { head: t.child, type: 'text', value: (d) => d.name }
    return [
      ...(worksIn(at.who, book) ? [name] : []),
      { head: t.meals, type: 'number', value: (d) => d.day.meals },
      { head: t.eaten, type: 'number', value: (d) => d.day.meals_eaten },
      { head: t.bottles, type: 'number', value: (d) => count(d, 'drank') },
      { head: t.naps, type: 'number', value: (d) => d.day.naps.length },
      { head: t.checksDue, type: 'number', value: (d) => d.day.checks_due },
      { head: t.checksKept, type: 'number', value: (d) => d.day.checks_kept },
      { head: t.nappies, type: 'number', value: (d) => count(d, 'changed') },
      { head: t.outdoors, type: 'number', value: (d) => d.day.outdoors_minutes },
      { head: t.look, type: 'text', value: (d) => d.day.flags.map((f) => w.flags[f]).join('; ') || null },
    ]
  },
  page: async (at, { book, day, room }) => {
    const rows = await at.db.read(at.scope, (read) => dailyOfCenter(read, book, day, room ?? null))
    return { rows, total: rows.length, next: null }
  },
})

export const dailyExports: readonly ListExport[] = [childsDay, centersDay]
