// What needs studies offer upward: their list as a file, and a watch for surveys about to end with too few answers.
import { addDays, type Day } from '../../kernel/days.ts'
import { EXPORT_PAGE, type ExportColumn, listExport, type Watch } from '../../platform/house.ts'
import { LEAST_GROUP } from './contract/survey.ts'
import { listStudies, type StudyListed } from './contract.ts'
import { silentStudies, studiesWithin } from './reads.ts'
import { needsText } from './screens/text.ts'

type Column = ExportColumn<StudyListed>
const column = (head: string, type: Column['type'], value: Column['value']): Column => ({ head, type, value })

const studies = listExport(listStudies, {
  words: { es: 'Estudios de necesidades', en: 'Needs studies' },
  columns: ({ language }) => {
    const t = needsText[language]
    return [
      column(t.study, 'text', (s) => s.title),
      column(t.companies, 'text', (s) => s.parties.join('; ')),
      column(t.representation, 'text', (s) => s.representation),
      column(t.stateHead, 'text', (s) => t.states[s.state]),
      column(t.from, 'day', (s) => s.from_day),
      column(t.until, 'day', (s) => s.until_day),
      column(t.answersHead, 'number', (s) => s.answered),
      column(t.low, 'number', (s) => s.demand?.low ?? null),
      column(t.mid, 'number', (s) => s.demand?.mid ?? null),
      column(t.high, 'number', (s) => s.demand?.high ?? null),
      column(t.deliveredOn, 'day', (s) => s.delivered_on),
    ]
  },
  page: async (at, filters, after) =>
    at.db.read(at.scope, (read) =>
      studiesWithin(read, { ...filters, ...(after === null ? {} : { after }) }, EXPORT_PAGE),
    ),
})
export const needsExports = [studies]

/** A survey is looked after while there is still time to hang the poster again. Source: house proposal. */
const DAYS_LEFT = 5

const silent = (of: Watch['of']): Watch => ({
  ...{ id: `needs.silent-${of}`, of },
  look: async (read, book, { today }) => {
    const until = addDays(today as Day, DAYS_LEFT)
    const found = await silentStudies(read, book, today, until, LEAST_GROUP)
    return found.map((s) => ({
      ...{ key: s.key, kind: 'needs.silent', about: book, owner: 'promoter' as const },
      ...{
        from: `${addDays(s.until_day as Day, -DAYS_LEFT)}T13:00:00.000Z`,
        by: `${s.until_day}T23:59:00.000Z`,
      },
    }))
  },
})
export const needsWatches: readonly Watch[] = [silent('representation'), silent('nation')]
