// What agreements offer upward: the list as its screen shows it, to be taken away.
import { stateName } from '../../kernel/state-names.ts'
import { type ExportColumn, listExport } from '../../platform/house.ts'
import { type AgreementListed, listAgreements } from './contract.ts'
import { agreementsWithin, nationalEnd } from './reads.ts'
import { standingOn } from './rules/standing-on.ts'
import { agreementText } from './screens/text.ts'

type Column = ExportColumn<AgreementListed>
const column = (head: string, type: Column['type'], value: Column['value']): Column => ({ head, type, value })

const agreements = listExport(listAgreements, {
  words: { es: 'Convenios', en: 'Agreements' },
  columns: (at) => {
    const t = agreementText[at.language]
    return [
      column(t.with, 'text', (a) => a.party_name),
      column(t.name, 'text', (a) => a.title),
      column(t.scope, 'text', (a) => t.scopes[a.scope]),
      column(t.representation, 'text', (a) => a.representation),
      column(t.state, 'text', (a) => (a.state ? stateName(a.state) : null)),
      column(t.standing, 'text', (a) => t.standingOf[standingOn(a, at.today)]),
      column(t.model, 'text', (a) => (a.model ? t.models[a.model] : null)),
      column(t.signed, 'day', (a) => a.signed),
      column(t.ends, 'day', (a) => a.ends),
      column(t.endedOn, 'day', (a) => a.ended),
      column(t.clauses, 'number', (a) => a.clauses),
      column(t.commitments, 'number', (a) => a.commitments),
      column(t.late, 'number', (a) => a.late),
      column(t.toLook, 'number', (a) => a.presented),
      column(t.nextDue, 'day', (a) => a.next_due),
    ]
  },
  page: async (at, filters) => {
    const national = await at.db.read({ system: true }, nationalEnd)
    const rows = await at.db.read(at.scope, (read) =>
      agreementsWithin(read, filters, at.today, national.ends),
    )
    return { rows, next: null, total: rows.length }
  },
})

export const agreementExports = [agreements]
