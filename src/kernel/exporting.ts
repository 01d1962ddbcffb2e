// Taking a list away as a file: which list, in which form, with the filters of the screen; the file comes as a long work.
import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Begun } from './long-work.ts'
import { Purpose } from './purposes.ts'

export const exportFormats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** The kind of long work that writes the file. */
export const EXPORT_WORK = 'lists.export'

export const Exported = v.object({
  /** as the module that has the list declares it */
  list: v.pipe(v.string(), v.maxLength(60)),
  format: v.picklist(exportFormats),
  /** those of the list's own screen; the list says which it knows */
  filters: v.record(v.string(), v.union([v.string(), v.boolean()])),
  /** text the screen looks for among the rows it has; every word must stand in the row */
  search: v.optional(v.pipe(v.string(), v.maxLength(200))),
  /** words of the head and of codes */
  language: v.picklist(['es', 'en']),
  /** what for, where the list holds data of children; written down for each of them */
  purpose: v.optional(Purpose),
})
export type Exported = v.InferOutput<typeof Exported>

export const exportList = endpoint({
  id: 'lists.export',
  method: 'POST',
  path: '/v1/exports',
  words: {
    es: 'Descargar una lista completa como CSV o XLSX, con los permisos de su pantalla',
    en: 'Take a whole list away as CSV or XLSX, with the permissions of its screen',
  },
  access: { who: 'self' },
  input: Exported,
  answer: Begun,
})

/** What an export answers when it is done. */
export const ExportDone = v.object({ rows: v.number() })
