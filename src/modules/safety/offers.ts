// What safety offers upward: the list of incidents of a center, as its screen shows it.
import { EXPORT_PAGE, type ExportColumn, type ListExport, listExport } from '../../platform/house.ts'
import { worksIn } from '../../platform/who.ts'
import { roomsOf } from '../network/reads.ts'
import { type GraveListed, graveIncidents, type Incident, listIncidents } from './contract.ts'
import { graveIn, incidentsOfCenter, namesOfChildren, placeOf } from './reads.ts'
import { unsignedOf, untoldOf } from './rules/asks.ts'
import { incidentDesk } from './screens/desk-text.ts'
import { listText } from './screens/list-text.ts'
import { incidentText } from './screens/words.ts'

/** One line a child of an incident, and one of an incident without children: who takes it away is logged child by child. */
type Line = {
  readonly i: Incident
  readonly child: Incident['children'][number] | undefined
  readonly name: string | null
  readonly room: string | null
}

const incidents = listExport(listIncidents, {
  words: { es: 'Incidentes', en: 'Incidents' },
  child: { book: (f) => f.book, of: (l: Line, f) => l.child?.child ?? f.book },
  columns: ({ language, who }, { book }): readonly ExportColumn<Line>[] => {
    const t = listText[language].export
    const w = incidentText[language]
    const yes = (is: boolean) => (is ? t.yes : t.no)
    const all: readonly ExportColumn<Line>[] = [
      { head: t.at, type: 'instant', value: (l) => l.i.at },
      { head: t.kind, type: 'text', value: (l) => w.kinds[l.i.kind] },
      { head: t.place, type: 'text', value: (l) => (l.i.place ? w.places[l.i.place] : null) },
      { head: t.room, type: 'text', value: (l) => l.room },
      { head: t.part, type: 'text', value: (l) => (l.child ? w.parts[l.child.part] : null) },
      {
        head: t.told,
        type: 'text',
        value: (l) => (l.child ? yes(!untoldOf(l.i.children).includes(l.child)) : null),
      },
      {
        head: t.signed,
        type: 'text',
        value: (l) => (l.child ? yes(!unsignedOf(l.i.children).includes(l.child)) : null),
      },
      { head: t.reviewed, type: 'text', value: (l) => yes(l.i.reviewed !== null) },
      { head: t.closed, type: 'text', value: (l) => yes(l.i.closed !== null) },
    ]
    return worksIn(who, book) ? [{ head: t.child, type: 'text', value: (l) => l.name }, ...all] : all
  },
  page: async (at, { book, after: _first, ...query }, after) =>
    at.db.read(at.scope, async (read) => {
      const wanted = { ...query, ...(after === null ? {} : { after }) }
      const { rows } = await incidentsOfCenter(read, book, wanted, EXPORT_PAGE)
      const names = worksIn(at.who, book)
        ? await namesOfChildren(
            read,
            book,
            rows.flatMap((i) => i.children.map((c) => c.child)),
          )
        : {}
      const rooms = new Map((await roomsOf(read, book)).map((r) => [r.key, r.name]))
      const last = rows.at(-1)
      return {
        rows: rows.flatMap((i): Line[] =>
          (i.children.length > 0 ? i.children : [undefined]).map((child) => ({
            ...{ i, child, name: (child && names[child.child]) ?? null },
            room: (i.room && rooms.get(i.room)) ?? null,
          })),
        ),
        next: rows.length === EXPORT_PAGE && last ? placeOf(last) : null,
      }
    }),
})

/** All at once: open ones of a country. */
const MOST_GRAVE = 20_000

/** By center and without a name, as its screen: noting more is not doing worse. */
const grave = listExport(graveIncidents, {
  words: { es: 'Incidentes graves', en: 'Grave incidents' },
  columns: ({ language }): readonly ExportColumn<GraveListed>[] => {
    const t = incidentDesk[language]
    const w = incidentText[language]
    return [
      { head: t.serious.center, type: 'text', value: (i) => i.center },
      { head: t.what, type: 'text', value: (i) => w.kinds[i.kind] },
      { head: t.at, type: 'instant', value: (i) => i.at },
      { head: t.where, type: 'text', value: (i) => (i.place ? w.places[i.place] : null) },
      { head: t.serious.untold, type: 'number', value: (i) => i.untold },
      { head: t.serious.looked, type: 'text', value: (i) => (i.reviewed ? t.serious.yes : t.serious.no) },
    ]
  },
  page: async (at) => {
    const { incidents: rows, total } = await at.db.read(at.scope, (read) => graveIn(read, MOST_GRAVE))
    return { rows, total, next: null }
  },
})

export const safetyExports: readonly ListExport[] = [incidents, grave]
