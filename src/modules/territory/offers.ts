// What the land offers upward: figures of municipalities to be taken away, and what only the clock can ask: that a list has grown old.
import { addDays } from '../../kernel/days.ts'
import { NATION } from '../../kernel/ids.ts'
import { stateName } from '../../kernel/state-names.ts'
import { type ExportColumn, type ListExport, listExport, type Watch } from '../../platform/house.ts'
import { type Dataset, type MunicipalityShown, municipalValues } from './contract.ts'
import { listsOf, municipalitiesShown } from './reads.ts'
import { territoryText } from './screens/text.ts'

const values = listExport(municipalValues, {
  words: { es: 'Cifras por municipio', en: 'Figures by municipality' },
  columns: ({ language }): readonly ExportColumn<MunicipalityShown>[] => {
    const t = territoryText[language]
    const number = (
      id: 'people' | 'children_0_2' | 'children_3_5' | 'working_women' | 'women_posts' | 'places',
    ) => ({
      ...{ head: t.figures[id], type: 'number' as const, value: (r: MunicipalityShown) => r[id] },
    })
    return [
      { head: 'CVEGEO', type: 'text', value: (r) => r.cvegeo },
      { head: t.state, type: 'text', value: (r) => stateName(r.cvegeo.slice(0, 2)) },
      { head: t.municipality, type: 'text', value: (r) => r.name },
      ...(['people', 'children_0_2', 'children_3_5', 'working_women', 'women_posts'] as const).map(number),
      { head: t.kinds.public, type: 'number', value: (r) => r.nurseries_public },
      { head: t.kinds.private, type: 'number', value: (r) => r.nurseries_private },
      number('places'),
    ]
  },
  page: async (at, { state }) => {
    const rows = await at.db.read(at.scope, (read) => municipalitiesShown(read, { state }))
    return { rows, total: rows.length, next: null }
  },
})
export const territoryExports: readonly ListExport[] = [values]

/** After so many years a newer list is looked for: a census comes every five or ten, posts every month. Source: house proposal. */
const OLD_YEARS: Partial<Readonly<Record<Dataset['id'], number>>> = { census: 6, posts: 2, denue: 3 }
/** Who is asked has so many days. Source: house proposal. */
const SAY_DAYS = 60

/** The day on which the newest of a list is too old; a year or a month holds to its end. */
const oldOn = (newest: string, years: number): string =>
  `${Number(newest.slice(0, 4)) + years}${newest.length >= 7 ? newest.slice(4, 7) : '-12'}-28`

const ofNation: Watch = {
  id: 'territory-old',
  of: 'nation',
  look: async (read, _book, { today }) =>
    (await listsOf(read)).flatMap((list) => {
      const years = OLD_YEARS[list.id]
      if (years === undefined || list.newest === null) return []
      const on = oldOn(list.newest, years)
      if (on > today) return []
      return [
        {
          ...{ key: list.id, kind: 'territory.old', about: NATION, owner: 'national' as const },
          ...{ from: `${on}T13:00:00.000Z`, by: `${addDays(today, SAY_DAYS)}T23:59:00.000Z` },
        },
      ]
    }),
}
export const territoryWatches: readonly Watch[] = [ofNation]
