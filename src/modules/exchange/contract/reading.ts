// What is read of a file of others: its tables, columns and what the machine does not know of it.
import * as v from 'valibot'
import { Uuid } from '../../../kernel/ids.ts'

const nation = () => ({ kind: 'nation' as const })
export const access = { who: 'person', permission: 'exchange.import', scopeOf: nation } as const
const TwoWords = v.object({ es: v.string(), en: v.string() })

/** A column a target knows, with what may stand in it. */
export const TargetColumn = v.object({
  /** tidy name, as in the template */
  name: v.string(),
  words: TwoWords,
  required: v.boolean(),
  example: v.string(),
  /** the only values there are, if so */
  choices: v.array(v.object({ value: v.string(), words: TwoWords })),
})
export type TargetColumn = v.InferOutput<typeof TargetColumn>

/** What a file may be about, as the modules declare it, in the order in which an empty system needs them. */
export const TargetListed = v.object({
  id: v.string(),
  words: TwoWords,
  about: TwoWords,
  columns: v.array(TargetColumn),
})
export type TargetListed = v.InferOutput<typeof TargetListed>

/** What a column of a file was recognized as. `sure` false always comes with a question about it. */
export const ColumnFound = v.object({
  /** place in the table, 0 first */
  at: v.number(),
  /** the file's own words; grouped headers are joined by « · » */
  header: v.string(),
  /** tidy name of the target's column; null = it has no home there and is left out */
  column: v.nullable(v.string()),
  /** 0 to 1 */
  confidence: v.number(),
  sure: v.boolean(),
  /** why, in a Spanish sentence */
  reason: v.string(),
  /** what its values are: municipality-key, money, day, count… */
  kind: v.string(),
  kindWords: TwoWords,
  /** up to five different values as written */
  samples: v.array(v.string()),
  empty: v.number(),
  /** the one value of every row, where it has but one */
  constant: v.nullable(v.string()),
})
export type ColumnFound = v.InferOutput<typeof ColumnFound>

export const questionKinds = ['table', 'target', 'column', 'order', 'decimal', 'value', 'place'] as const

/**
 * What the machine does not know and a person does. Answered by the `value` of a choice, or by a free text where `open`.
 * A `must` question stops the judging until it is answered; any other has its suggestion until then.
 */
export const Question = v.object({
  id: v.string(),
  kind: v.picklist(questionKinds),
  /** a Spanish sentence */
  sentence: v.string(),
  /** place of the column it is about */
  at: v.nullable(v.number()),
  /** the file's own text it is about */
  value: v.nullable(v.string()),
  /** rows looked at that have it */
  rows: v.number(),
  /** best first */
  choices: v.array(v.object({ value: v.string(), label: v.string(), hint: v.nullable(v.string()) })),
  open: v.boolean(),
  suggested: v.nullable(v.string()),
  answer: v.nullable(v.string()),
  must: v.boolean(),
})
export type Question = v.InferOutput<typeof Question>

/** A table of a sheet. Two that stand side by side are two. */
export const TableFound = v.object({
  id: v.string(),
  /** the title above it, else where it is: «columnas A a F» */
  label: v.string(),
  columns: v.number(),
  headers: v.array(v.string()),
})

/** What was read of a file, and what it seems to be. */
export const ReadFile = v.object({
  /** how it was read, in words: «CSV con punto y coma, en Windows-1252» */
  how: v.string(),
  sheets: v.array(v.object({ name: v.string(), tables: v.array(TableFound) })),
  sheet: v.string(),
  table: v.string(),
  /** row of the header, as spreadsheets count; the last one of a grouped header */
  headerRow: v.number(),
  /** rows that are no data: titles above, notes and totals below, as far as was looked */
  leftOut: v.array(v.object({ row: v.number(), text: v.string() })),
  columns: v.array(ColumnFound),
  preview: v.array(v.object({ row: v.number(), cells: v.array(v.string()) })),
  /** rows looked at for the guess; `whole` when the file has no more */
  looked: v.number(),
  whole: v.boolean(),
  /** best first */
  targets: v.array(v.object({ id: v.string(), confidence: v.number(), reason: v.string() })),
  target: v.nullable(v.string()),
  /** tidy names of required columns that were not found: it cannot be judged before */
  missing: v.array(v.string()),
  questions: v.array(Question),
  /** what is better imported before, a Spanish sentence */
  before: v.nullable(v.string()),
  /** the recipe that answered what it could */
  recipe: v.nullable(v.object({ id: Uuid, name: v.string() })),
})
export type ReadFile = v.InferOutput<typeof ReadFile>
