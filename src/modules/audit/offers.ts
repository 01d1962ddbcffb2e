// What audits offer upward: who had access until when, and a sample with its marks, as their screens show them.
import { type ExportColumn, type ListExport, listExport } from '../../platform/house.ts'
import { type AuditGrant, type Drawn, listAudits, sampleFile } from './contract.ts'
import { drawnOf, grantsOf, onlyTheirs, samplesOf } from './reads.ts'
import { auditText } from './screens/desk-text.ts'

type Access = AuditGrant & { readonly name: string; readonly place: string }

const accesses = listExport(listAudits, {
  words: { es: 'Accesos de auditoría', en: 'Audit accesses' },
  columns: ({ language }): readonly ExportColumn<Access>[] => {
    const t = auditText[language]
    return [
      { head: t.auditor, type: 'text', value: (g) => g.name },
      { head: t.place, type: 'text', value: (g) => g.place },
      { head: t.from, type: 'instant', value: (g) => g.from_at },
      { head: t.to, type: 'instant', value: (g) => g.until_at },
      { head: t.end, type: 'text', value: (g) => (g.ended ? t.state.ended : null) },
      { head: t.why, type: 'text', value: (g) => g.why },
    ]
  },
  page: async (at) => {
    const rows = await at.db.read(at.scope, (read) => grantsOf(read, onlyTheirs(at.who)))
    return { rows, total: rows.length, next: null }
  },
})

const sample = listExport(sampleFile, {
  words: { es: 'Muestra de auditoría', en: 'Audit sample' },
  columns: ({ language }): readonly ExportColumn<Drawn>[] => {
    const t = auditText[language]
    return [
      { head: t.number, type: 'number', value: (r) => r.n },
      { head: t.center, type: 'text', value: (r) => r.center },
      { head: t.open, type: 'instant', value: (r) => r.opened_at },
      { head: t.mark, type: 'text', value: (r) => (r.mark ? t.marks[r.mark] : null) },
      { head: t.note, type: 'text', value: (r) => r.note },
    ]
  },
  page: async (at, { book, sample }) => {
    const [within] = await at.db.read(at.scope, (read) => samplesOf(read, onlyTheirs(at.who), sample))
    // somebody else's is an empty file: it tells nothing of who was looked at
    if (within?.book !== book) return { rows: [], total: 0, next: null }
    // Its records lie in the books of the centers under it, as on its screen
    const rows = await at.db.read({ system: true }, (read) => drawnOf(read, sample))
    return { rows, total: rows.length, next: null }
  },
})

export const auditExports: readonly ListExport[] = [accesses, sample]
