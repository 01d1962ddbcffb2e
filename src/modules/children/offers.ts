// What children offer upward: their lists, without names from afar, each one written down for the child it is about, and their past.

import { addDays, ageInMonths, COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import { readLog } from '../../kernel/devices.ts'
import { purposeSaid } from '../../kernel/purposes.ts'
import {
  EXPORT_PAGE,
  type ExportColumn,
  type ListExport,
  listExport,
  type Past,
  type PastEvent,
} from '../../platform/house.ts'
import { idsOf } from '../../platform/joined.ts'
import { worksIn } from '../../platform/who.ts'
import { roomsOf } from '../network/reads.ts'
import { likelyFiles, OVERDUE_DAYS } from './contract/joining.ts'
import type { Child } from './contract/rows.ts'
import { listChildren } from './contract.ts'
import { childrenNamed, childrenOf, papersEver, readsOf } from './reads.ts'
import { childrenText } from './screens/desk-text.ts'
import { filesText } from './screens/files-text.ts'
import { likelyText } from './screens/likely-text.ts'
import { pastText } from './screens/past-text.ts'
import { type PairFound, pairsWithin } from './work/likely-pairs.ts'

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
    const rows = await at.db.read({ system: true }, async (read) => {
      const others = (await idsOf(read, child)).filter((id) => id !== child)
      return readsOf(read, book, child, others, EXPORT_PAGE)
    })
    return { rows, total: rows.length, next: null }
  },
})

/** All pairs at once: as many as a screen shows in turns. */
const MOST_PAIRS = 20_000

const likelyList = listExport(likelyFiles, {
  words: { es: 'Expedientes parecidos', en: 'Likely files' },
  columns: ({ language, who, today }): readonly ExportColumn<PairFound>[] => {
    const t = likelyText[language]
    const reasons = t.reasons as Readonly<Record<string, string>>
    const of = (head: string, side: 'a' | 'b'): ExportColumn<PairFound>[] => [
      { head: `${head}: ${t.center}`, type: 'text', value: (p) => p[side].center },
      { head: `${head}: ${t.age}`, type: 'number', value: (p) => ageInMonths(p[side].birth, today) },
      {
        head: `${head}: ${t.name}`,
        type: 'text',
        value: ({ [side]: f }) =>
          worksIn(who, f.book) ? [f.given, f.first, f.second].filter(Boolean).join(' ') : null,
      },
    ]
    return [
      ...of(t.first, 'a'),
      ...of(t.second, 'b'),
      { head: t.how, type: 'text', value: (p) => t.outcome[p.outcome] },
      { head: t.why, type: 'text', value: (p) => p.reasons.map((r) => reasons[r] ?? r).join(', ') },
      { head: t.found, type: 'instant', value: (p) => p.found_at },
    ]
  },
  page: async (at) => {
    const overdue = addDays(at.today, -OVERDUE_DAYS)
    const rows = await at.db.read(at.scope, (read) => pairsWithin(read, overdue, MOST_PAIRS))
    return { rows, total: rows.length, next: null }
  },
})

export const childrenExports: readonly ListExport[] = [childrenList, readsList, likelyList]

const LANGUAGES = ['es', 'en'] as const
type Language = (typeof LANGUAGES)[number]

/** The same in both languages. */
const inBoth = (said: (language: Language) => string) => ({ es: said('es'), en: said('en') })

/** Rooms and stays, the last day, and alerts that stand. */
const staysPast: Past = {
  words: { es: 'Salas y alertas', en: 'Rooms and alerts' },
  permission: 'children.read',
  of: async (read, book, ids) => {
    const rooms = new Map((await roomsOf(read, book)).map((r) => [r.key, r.name]))
    const told = (c: Child): PastEvent[] => {
      const stays = [...c.rooms].sort((a, b) => (a.from < b.from ? -1 : 1))
      return [
        ...stays.map(({ room, from }, i) => ({
          ...{ from, until: stays[i + 1]?.from ?? c.left_on },
          words: inBoth((l) => pastText[l].room(rooms.get(room) ?? pastText[l].otherRoom)),
        })),
        ...(c.left_on ? [{ from: c.left_on, words: inBoth((l) => pastText[l].left) }] : []),
        ...c.alerts.map((a) => ({
          from: civilDay(a.at, COUNTRY_ZONE),
          words: inBoth((l) => pastText[l].alert(a.text)),
        })),
      ]
    }
    return new Map((await childrenNamed(read, book, ids)).map((c) => [c.key, told(c)]))
  },
}

const documentsPast: Past = {
  words: { es: 'Documentos', en: 'Documents' },
  permission: 'documents.read',
  of: async (read, book, ids) => {
    const lines = (await papersEver(read, book, ids)).map((d) => ({
      ...{ child: d.child, from: civilDay(d.at, COUNTRY_ZONE) },
      words: inBoth((l) => pastText[l].document(filesText[l].documents.kinds[d.what], d.withdrawn !== null)),
    }))
    return Map.groupBy(lines, (l) => l.child)
  },
}

export const childrenPasts: readonly Past[] = [staysPast, documentsPast]
