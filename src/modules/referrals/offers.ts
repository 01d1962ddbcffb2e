// What referrals offer upward: the list of cases of a center, and the counts above, as their screens show them.
import { EXPORT_PAGE, type ExportColumn, type ListExport, listExport } from '../../platform/house.ts'
import { roomsOf } from '../network/reads.ts'
import { type CaseListed, listReferrals } from './contract.ts'
import { casesOfCenter, namesIn } from './reads.ts'
import { lostBefore } from './rules/clocks.ts'
import { listed } from './rules/listed.ts'
import { listText } from './screens/list-text.ts'
import { caseWords } from './screens/words.ts'

type Line = { readonly c: CaseListed; readonly name: string | null; readonly room: string | null }

const cases = listExport(listReferrals, {
  words: { es: 'Seguimientos', en: 'Cases' },
  child: { book: (f) => f.book, of: (l: Line) => l.c.child },
  columns: ({ language }): readonly ExportColumn<Line>[] => {
    const t = listText[language]
    const w = caseWords[language]
    const how = (c: CaseListed) =>
      c.closed_on ? t.closed : c.gone ? t.left : c.lost ? t.lost : c.overdue ? t.overdue : t.inTime
    return [
      { head: t.child, type: 'text', value: (l) => l.name },
      { head: t.room, type: 'text', value: (l) => l.room },
      { head: t.source, type: 'text', value: (l) => w.sources[l.c.source] },
      { head: t.opened, type: 'day', value: (l) => l.c.opened_on },
      { head: t.waits, type: 'text', value: (l) => (l.c.waits ? w.waits[l.c.waits] : null) },
      { head: t.due, type: 'day', value: (l) => l.c.due },
      { head: t.whose, type: 'text', value: (l) => (l.c.owner ? w.owners[l.c.owner] : null) },
      { head: t.state, type: 'text', value: (l) => how(l.c) },
      { head: t.skipped, type: 'text', value: (l) => l.c.skipped.map((s) => w.steps[s]).join('; ') || null },
      { head: t.why, type: 'text', value: (l) => (l.c.closed_why ? w.closed[l.c.closed_why] : null) },
    ]
  },
  page: async (at, { book, after: _first, ...query }, after) =>
    at.db.read(at.scope, async (read) => {
      const lost = lostBefore(at.today)
      const wanted = { ...query, ...(after === null ? {} : { after }) }
      const { rows, total } = await casesOfCenter(read, book, wanted, { today: at.today, lost }, EXPORT_PAGE)
      const names = await namesIn(
        read,
        book,
        rows.map((r) => r.child),
      )
      const rooms = new Map((await roomsOf(read, book)).map((r) => [r.key, r.name]))
      const last = rows.at(-1)
      return {
        rows: rows.map(
          (r): Line => ({
            c: listed(r, at.today, lost),
            ...{ name: names[r.child] ?? null, room: (r.room && rooms.get(r.room)) ?? null },
          }),
        ),
        total,
        next: rows.length === EXPORT_PAGE && last ? last.place : null,
      }
    }),
})

export const referralsExports: readonly ListExport[] = [cases]
