// What may be asked of the exchange: to take in a tidy CSV file of the network or of children, or only to try it.
import * as v from 'valibot'
import { endpoint } from '../../kernel/endpoint.ts'

/** In the order in which an empty system needs them. */
export const importTargets = [
  'representations',
  'municipalities',
  'memberships',
  'centers',
  'children',
] as const
export const ImportTarget = v.picklist(importTargets)
export type ImportTarget = v.InferOutput<typeof ImportTarget>

/** What is wrong, or doubtful, in a row: `row` counts as spreadsheets do (the header is 1); `field` is the header's own word. */
export const RowNote = v.object({
  row: v.number(),
  field: v.nullable(v.string()),
  value: v.nullable(v.string()),
  reason: v.string(),
  expected: v.nullable(v.string()),
})
export type RowNote = v.InferOutput<typeof RowNote>

/** At most this many notes are told at once; all of them are counted. */
export const MOST_NOTES = 200

/** Rows: good = added + changed + same + kept. `kept`: a person has said otherwise since, and their word stands. */
export const ImportReport = v.object({
  target: ImportTarget,
  dryRun: v.boolean(),
  rows: v.number(),
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

/** Characters of one upload; larger files go through the command. */
export const LARGEST_UPLOAD = 5 * 1024 * 1024

export const importFile = endpoint({
  id: 'imports.take',
  method: 'POST',
  path: '/v1/imports',
  words: { es: 'Importar un CSV, o solo probarlo', en: 'Import a CSV, or only try it' },
  access: { who: 'person', permission: 'exchange.import', scopeOf: () => ({ kind: 'nation' }) },
  input: v.object({
    target: ImportTarget,
    csv: v.pipe(v.string(), v.maxLength(LARGEST_UPLOAD, 'se esperaba un archivo de hasta 5 MB')),
    dryRun: v.optional(v.boolean()),
    allOrNothing: v.optional(v.boolean()),
    /** status of centers whose file does not say it */
    status: v.optional(v.picklist(['planned', 'open', 'suspended', 'closed'])),
  }),
  answer: v.variant('read', [
    v.object({ read: v.literal(true), report: ImportReport }),
    /** the file itself is not one: a plain sentence */
    v.object({ read: v.literal(false), sentence: v.string() }),
  ]),
})

export const importTemplate = endpoint({
  id: 'imports.template',
  method: 'GET',
  path: '/v1/imports/:target/template',
  words: { es: 'Plantilla de un CSV para importar', en: 'Template of a CSV to import' },
  access: { who: 'person', permission: 'exchange.import', scopeOf: () => ({ kind: 'nation' }) },
  input: v.object({ target: ImportTarget }),
  answer: v.object({ name: v.string(), csv: v.string() }),
})
