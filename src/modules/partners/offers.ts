// What partners offer upward: the list of organizations to be taken away, and a watch for contacts whose term ends.
import { EXPORT_PAGE, type ExportColumn, listExport, type Watch } from '../../platform/house.ts'
import { namesOf } from '../construction/reads.ts'
import { listPartners, type PartnerListed } from './contract/asking.ts'
import { contactsWaiting, partnersListed } from './reads.ts'
import { asksOfTerm, endingBefore } from './rules/asks.ts'
import { partnerWords } from './screens/words.ts'

type Column = ExportColumn<PartnerListed>
const column = (head: string, type: Column['type'], value: Column['value']): Column => ({ head, type, value })

const organizations = listExport(listPartners, {
  words: { es: 'Aliados', en: 'Partners' },
  columns: ({ language }) => {
    const w = partnerWords[language]
    return [
      column(w.name, 'text', (p) => p.name),
      column(w.kind, 'text', (p) => w.kinds[p.kind]),
      column('INEGI', 'text', (p) => p.municipality),
      column(w.municipality, 'text', (p) => p.municipality_name),
      column(w.representation, 'text', (p) => p.representation_name),
      column(w.workers, 'number', (p) => p.workers),
      column(w.stage, 'text', (p) => (p.stage ? w.stages[p.stage] : null)),
      column(w.since, 'day', (p) => p.since),
      column(w.owner, 'text', (p) => p.owner_name),
      column(w.next, 'text', (p) => p.next),
      column(w.due, 'day', (p) => p.due),
      column(w.late, 'text', (p) => (p.late ? w.yes : w.no)),
      column(w.beyond, 'text', (p) => (p.beyond ? w.yes : w.no)),
      column(w.model, 'text', (p) => (p.model ? w.models[p.model] : null)),
      column(w.ended, 'text', (p) => (p.ended ? w.reasons[p.ended] : null)),
      column(w.precision, 'text', (p) => (p.precision ? w.precisions[p.precision] : null)),
    ]
  },
  page: async (at, filters, after) => {
    const wanted = { ...filters, ...(after === null ? {} : { after }) }
    const { rows, next, total } = await at.db.read(at.scope, (read) =>
      partnersListed(read, wanted, at.today, { page: EXPORT_PAGE, counted: after === null }),
    )
    const owners = rows.flatMap((r) => (r.owner ? [r.owner] : []))
    const names = await at.db.read({ system: true }, (read) => namesOf(read, owners))
    const named = rows.map((r) => ({ ...r, owner_name: r.owner ? (names[r.owner] ?? null) : null }))
    return { rows: named, next, ...(after === null ? { total } : {}) }
  },
})

export const partnersExports = [organizations]

const term = (of: Watch['of']): Watch => ({
  ...{ id: `partners.term-${of}`, of },
  look: async (read, book, { today }) =>
    (await contactsWaiting(read, book, endingBefore(today))).map((w) => asksOfTerm(book, w)),
})
export const partnersWatches: readonly Watch[] = [term('representation'), term('nation')]
