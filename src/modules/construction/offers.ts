// What construction offers upward: the portfolio, to be taken away as its screen shows it.
import { EXPORT_PAGE, type ExportColumn, listExport } from '../../platform/house.ts'
import { type ProjectMoney, programmeMoney } from './contract/programme.ts'
import { listProjects, type ProjectListed } from './contract.ts'
import { moneyWithin, portfolio } from './reads.ts'
import { moneyOf } from './rules/money.ts'
import { programmeText } from './screens/programme-text.ts'
import { constructionText } from './screens/text.ts'
import { constructionWords } from './screens/words.ts'

type Column = ExportColumn<ProjectListed>
const column = (head: string, type: Column['type'], value: Column['value']): Column => ({ head, type, value })

const projects = listExport(listProjects, {
  words: { es: 'Proyectos de centros', en: 'Projects of centers' },
  columns: ({ language }) => {
    const [t, w] = [constructionText[language], constructionWords[language]]
    return [
      column(t.name, 'text', (p) => p.name),
      column('INEGI', 'text', (p) => p.municipality),
      column(t.municipality, 'text', (p) => p.municipality_name),
      column(t.representation, 'text', (p) => p.representation_name),
      column(t.scheme, 'text', (p) => w.schemes[p.scheme]),
      column(t.reached, 'text', (p) => w.stages[p.reached]),
      column(t.at, 'text', (p) => (p.stage ? w.stages[p.stage] : null)),
      column(t.due, 'day', (p) => p.due),
      column(t.late, 'text', (p) => (p.late ? t.yes : t.no)),
      column(t.out, 'text', (p) => (p.out ? w.reasons[p.out] : null)),
      column(t.placesLeast, 'number', (p) => p.places_least),
      column(t.placesMost, 'number', (p) => p.places_most),
      column(`${t.opens} ${t.opensPlanned}`, 'day', (p) => p.opens_planned),
      column(`${t.opens} ${t.opensForecast}`, 'day', (p) => p.opens_forecast),
      column(t.physical, 'number', (p) => p.physical),
      column(t.approved, 'number', (p) => p.approved),
      column(t.committed, 'number', (p) => p.committed),
      column(t.spent, 'number', (p) => p.paid),
    ]
  },
  page: async (at, filters, after) => {
    const wanted = { ...filters, ...(after === null ? {} : { after }) }
    const { rows, next, total } = await at.db.read(at.scope, (read) =>
      portfolio(read, wanted, at.today, { page: EXPORT_PAGE, counted: after === null }),
    )
    return { rows, next, ...(after === null ? { total } : {}) }
  },
})

const money = listExport(programmeMoney, {
  words: { es: 'Dinero de las obras', en: 'Money of works' },
  columns: ({ language }) => {
    const [t, w] = [programmeText[language], constructionWords[language]]
    type Column = ExportColumn<ProjectMoney>
    const amount = (head: string, value: Column['value']): Column => ({ head, type: 'number', value })
    return [
      { head: t.project, type: 'text', value: (p) => p.name } satisfies Column,
      { head: 'INEGI', type: 'text', value: (p) => p.municipality } satisfies Column,
      {
        head: constructionText[language].scheme,
        type: 'text',
        value: (p) => w.schemes[p.scheme],
      } satisfies Column,
      amount(t.approved, (p) => p.approved),
      amount(t.committed, (p) => p.committed),
      amount(t.spent, (p) => p.spent),
      amount(t.advances, (p) => p.advances),
      amount(t.held, (p) => p.held),
      amount(t.perPlace, (p) => p.per_place),
      amount(t.perMeter, (p) => p.per_meter),
      amount(t.against, (p) => p.against),
      amount(t.againstMeter, (p) => p.against_meter),
      {
        head: t.beside,
        type: 'text',
        value: (p) => (p.beside ? t.besideOf[p.beside](String(p.beside_projects)) : t.tooFew),
      } satisfies Column,
    ]
  },
  page: async (at) => {
    const { projects, contracts } = await at.db.read(at.scope, moneyWithin)
    const rows = moneyOf(projects, contracts).projects
    return { rows, next: null, total: rows.length }
  },
})

export const constructionExports = [projects, money]
