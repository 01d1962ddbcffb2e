// What may be asked of a file on its way in: to upload it, answer what it does not say, try it and take it; what is read of it is in the folder beside it.
import * as v from 'valibot'
import { endpoint } from '../../kernel/endpoint.ts'
import { Uuid } from '../../kernel/ids.ts'
import { RowNote } from '../../kernel/import-target.ts'
import { access, ReadFile, TargetListed } from './contract/reading.ts'

/** Rows: good = added + changed + same + kept. `kept`: a person has said otherwise since, and their word stands. */
export const ImportReport = v.object({
  /** id of what the file is about, as a module declares it */
  target: v.string(),
  dryRun: v.boolean(),
  rows: v.number(),
  /** titles, notes, totals and blank rows: no data, and not counted in `rows` */
  leftOut: v.number(),
  good: v.number(),
  bad: v.number(),
  added: v.number(),
  changed: v.number(),
  same: v.number(),
  kept: v.number(),
  facts: v.number(),
  errors: v.array(RowNote),
  /** taken all the same, for a person to look at */
  doubts: v.array(RowNote),
  doubtful: v.number(),
  /** false when `allOrNothing` was asked and a row was bad: nothing was taken */
  taken: v.boolean(),
})
export type ImportReport = v.InferOutput<typeof ImportReport>

/** A file's largest size at the desk; larger ones go through the command. */
export const LARGEST_FILE = 200 * 1024 * 1024

export const listTargets = endpoint({
  id: 'imports.targets',
  method: 'GET',
  path: '/v1/imports/targets',
  words: { es: 'Qué se puede importar, con sus columnas', en: 'What can be imported, with its columns' },
  access,
  input: v.object({}),
  answer: v.object({ targets: v.array(TargetListed) }),
})

/** Of centers whose file has no column that says it. */
export const centerStatuses = ['planned', 'open', 'suspended', 'closed'] as const
export const CenterStatus = v.picklist(centerStatuses)
export type CenterStatus = v.InferOutput<typeof CenterStatus>

export const draftStates = ['read', 'judging', 'judged', 'taking', 'taken', 'wrong'] as const

/** A file on its way in. It is there for whoever holds the permission, until it is taken or its day is over. */
export const ImportDraft = v.object({
  id: Uuid,
  /** the file's own name, as text */
  name: v.string(),
  bytes: v.number(),
  by: Uuid,
  at: v.string(),
  expires: v.string(),
  state: v.picklist(draftStates),
  /** in `wrong`, or after a cancel or a fault: what happened and what to do, a Spanish sentence */
  sentence: v.nullable(v.string()),
  file: v.nullable(ReadFile),
  /** what was said of centers whose file does not say it; null while nobody did */
  status: v.nullable(CenterStatus),
  /** of the work that is running: rows so far, and bytes read of those there are */
  progress: v.nullable(v.object({ rows: v.number(), done: v.number(), total: v.number() })),
  /** of the last judging or taking, also while it runs */
  report: v.nullable(ImportReport),
  /** whether there is a file of errors and doubts to download */
  errorFile: v.boolean(),
})
export type ImportDraft = v.InferOutput<typeof ImportDraft>

const draft = v.object({ draft: Uuid })

export const uploadImport = endpoint({
  id: 'imports.upload',
  method: 'POST',
  path: '/v1/imports/drafts',
  words: { es: 'Subir un archivo para importarlo', en: 'Upload a file to import' },
  access,
  file: { mostBytes: LARGEST_FILE },
  input: v.object({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
  answer: ImportDraft,
})

export const importDraft = endpoint({
  id: 'imports.draft',
  method: 'GET',
  path: '/v1/imports/drafts/:draft',
  words: {
    es: 'Un archivo por importar: lo leído, lo preguntado, su avance',
    en: 'A file to import: what was read and asked, and how far it is',
  },
  access,
  input: draft,
  answer: ImportDraft,
})

/** Another sheet or table reads anew; another target guesses anew; columns and answers are kept where they still fit. */
export const answerImport = endpoint({
  id: 'imports.answer',
  method: 'POST',
  path: '/v1/imports/drafts/:draft/answers',
  words: {
    es: 'Responder preguntas de un archivo, o decir qué es una columna',
    en: 'Answer questions about a file',
  },
  access,
  input: v.object({
    draft: Uuid,
    sheet: v.optional(v.string()),
    table: v.optional(v.string()),
    target: v.optional(v.string()),
    /** by place; null = leave it out */
    columns: v.optional(v.array(v.object({ at: v.number(), column: v.nullable(v.string()) }))),
    /** by question; null takes the answer back */
    answers: v.optional(v.array(v.object({ id: v.string(), value: v.nullable(v.string()) }))),
    /** of centers whose file does not say it */
    status: v.optional(CenterStatus),
  }),
  answer: ImportDraft,
})

/** Refused 409 `not-answered` (field: the question) and `columns-missing` (field: the column). */
export const judgeImport = endpoint({
  id: 'imports.judge',
  method: 'POST',
  path: '/v1/imports/drafts/:draft/judge',
  words: {
    es: 'Revisar todo el archivo sin tomar nada',
    en: 'Look at the whole file without taking anything',
  },
  access,
  input: draft,
  answer: ImportDraft,
})

/** Refused 409 `judge-first`. The same file twice changes nothing, so a second press is harmless. */
export const takeImport = endpoint({
  id: 'imports.take',
  method: 'POST',
  path: '/v1/imports/drafts/:draft/take',
  words: { es: 'Tomar las filas buenas de un archivo', en: 'Take the good rows of a file' },
  access,
  input: v.object({ draft: Uuid, allOrNothing: v.optional(v.boolean()) }),
  answer: ImportDraft,
})

/**
 * Another table of the same file, as a file of its own: what came of this one stays. Refused 409 `file-gone` (its day is over),
 * `busy`.
 */
export const nextTable = endpoint({
  id: 'imports.next',
  method: 'POST',
  path: '/v1/imports/drafts/:draft/next',
  words: { es: 'Seguir con otra tabla del mismo archivo', en: 'Go on with another table of the same file' },
  access,
  input: v.object({ draft: Uuid, sheet: v.string(), table: v.string() }),
  answer: ImportDraft,
})

export const cancelImport = endpoint({
  id: 'imports.cancel',
  method: 'POST',
  path: '/v1/imports/drafts/:draft/cancel',
  words: {
    es: 'Parar la revisión o la toma; lo tomado queda entero',
    en: 'Stop judging or taking; what was taken stays whole',
  },
  access,
  input: draft,
  answer: ImportDraft,
})

export const discardImport = endpoint({
  id: 'imports.discard',
  method: 'DELETE',
  path: '/v1/imports/drafts/:draft',
  words: { es: 'Borrar un archivo subido', en: 'Delete an uploaded file' },
  access,
  input: draft,
  answer: v.object({}),
})

/** A CSV with row, column, value, reason and what was expected. */
export const importErrors = endpoint({
  id: 'imports.errors',
  method: 'GET',
  path: '/v1/imports/drafts/:draft/errors',
  words: {
    es: 'Las filas malas y dudosas de un archivo, como CSV',
    en: 'Bad and doubtful rows of a file, as CSV',
  },
  access,
  input: draft,
  answer: v.string(),
})

/** What remains of an import: who brought what, and what came of it. */
export const ImportListed = v.object({
  id: Uuid,
  name: v.string(),
  target: v.nullable(v.string()),
  by: Uuid,
  byName: v.string(),
  at: v.string(),
  state: v.picklist(draftStates),
  /** whether the file is still there, to go on with it */
  open: v.boolean(),
  rows: v.number(),
  good: v.number(),
  bad: v.number(),
  facts: v.number(),
})
export type ImportListed = v.InferOutput<typeof ImportListed>

export const listImports = endpoint({
  id: 'imports.list',
  method: 'GET',
  path: '/v1/imports',
  words: { es: 'Importaciones, la última primero', en: 'Imports, latest first' },
  access,
  input: v.object({}),
  answer: v.object({ imports: v.array(ImportListed) }),
})

export const importTemplate = endpoint({
  id: 'imports.template',
  method: 'GET',
  path: '/v1/imports/:target/template',
  words: { es: 'Plantilla de un CSV para importar', en: 'Template of a CSV to import' },
  access,
  input: v.object({ target: v.string() }),
  answer: v.object({ name: v.string(), csv: v.string() }),
})
