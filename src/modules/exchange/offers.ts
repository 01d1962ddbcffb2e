// What the exchange offers upward: the list of imports so far, as its screen shows it.
import type { ImportTarget } from '../../kernel/import-target.ts'
import { type ExportColumn, type ListExport, listExport } from '../../platform/house.ts'
import { type ImportListed, listImports } from './contract.ts'
import { exchangeText } from './screens/desk-text.ts'
import { importsListed } from './work/drafts.ts'

const importsList = (targets: readonly ImportTarget[]): ListExport =>
  listExport(listImports, {
    words: { es: 'Importaciones', en: 'Imports' },
    columns: ({ language }): readonly ExportColumn<ImportListed>[] => {
      const t = exchangeText[language].before
      const wordsOf = (id: string | null) => targets.find((x) => x.id === id)?.words[language] ?? id
      return [
        { head: t.name, type: 'text', value: (i) => i.name },
        { head: t.what, type: 'text', value: (i) => wordsOf(i.target) },
        { head: t.who, type: 'text', value: (i) => i.byName },
        { head: t.when, type: 'instant', value: (i) => i.at },
        { head: t.state, type: 'text', value: (i) => t.states[i.state] },
        { head: t.rows, type: 'number', value: (i) => i.rows },
        { head: t.bad, type: 'number', value: (i) => i.bad },
        { head: t.facts, type: 'number', value: (i) => i.facts },
      ]
    },
    page: async (at) => {
      const rows = await importsListed(at.db, new Date(at.now))
      return { rows, total: rows.length, next: null }
    },
  })

/** `targets` give the lists their words. */
export const exchangeExports = (targets: readonly ImportTarget[]): readonly ListExport[] => [
  importsList(targets),
]
