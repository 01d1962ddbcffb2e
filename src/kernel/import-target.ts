// Import targets: what a module says a file may be about — its columns, what a row must know, and how rows become statements.
import * as v from 'valibot'
import type { Permission } from './permission.ts'
import type { Digest } from './told-ids.ts'
import type { Words } from './verdict.ts'

/** What is wrong, or doubtful, in a row: `row` counts as spreadsheets do (the header is 1); `field` is the header's own word. */
export const RowNote = v.object({
  row: v.number(),
  field: v.nullable(v.string()),
  value: v.nullable(v.string()),
  reason: v.string(),
  expected: v.nullable(v.string()),
})
export type RowNote = v.InferOutput<typeof RowNote>

/**
 * What may stand in a column, and how it is tidied before a rule sees it: `whole` and `decimal` as 1234 and 12.5, `day` as
 * 2026-11-20, `month` as 2026-11, `clock` as 07:30, `state`, `municipality`, `representation`, `center` as their keys, `choice` and `sex` as the
 * tidy value. What cannot be tidied reaches the rule as it was written.
 */
export type CellType =
  | 'text'
  | 'code'
  | 'whole'
  | 'decimal'
  | 'latitude'
  | 'longitude'
  | 'day'
  | 'month'
  | 'clock'
  | 'choice'
  | 'sex'
  | 'curp'
  | 'state'
  | 'municipality'
  | 'representation'
  | 'center'

export type ImportChoice = { readonly value: string; readonly words: Words; readonly also: readonly string[] }

export type ImportColumn = {
  /** tidy name, as in the template */
  readonly name: string
  readonly words: Words
  /** other headers that mean the same, in plain words: «clave de la guarderia», «cve guarderia» */
  readonly also: readonly string[]
  readonly type: CellType
  readonly required: boolean
  readonly example: string
  /** numbers of this column lie between these */
  readonly range?: readonly [number, number]
  readonly choices?: readonly ImportChoice[]
  /** what the rows are told apart by: in a list of them it does not repeat */
  readonly key?: true
  /** the name of what the list lists: the same one in every row is not it */
  readonly naming?: true
}

/** A row of a file, tidied: cells by tidy column names, the header's own words, and what was written where that differs. */
export type FileRow = {
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
  readonly header: Readonly<Record<string, string>>
  readonly written?: Readonly<Record<string, string>>
}

/** A statement a row makes. `fields` are what the file says; `first` what is added when nothing was said before. */
export type Draft = {
  readonly about: string
  readonly book: string
  /** the row it becomes: what stands now is looked up there */
  readonly table: string
  readonly key: string
  readonly kind: string
  readonly fields: Readonly<Record<string, unknown>>
  readonly first?: Readonly<Record<string, unknown>>
  /** where it happened, for kinds that say it in the envelope */
  readonly room?: string
  /**
   * How a difference is said. whole: the same kind again, over what stood. `changed`: only what differs, in that kind, naming
   * what it supersedes. place: one more of the same kind, beside those before. `happenedAt`: something that happened then;
   * another time or content corrects what a file said before, and never what a person said.
   */
  readonly as: 'whole' | 'place' | { readonly changed: string } | { readonly happenedAt: string }
  /** unknown-only: says nothing where a value other than null stands. there-only: says nothing where nothing stands */
  readonly when?: { readonly unknownOnly: string } | { readonly thereOnly: true }
}

export type Judged =
  | { readonly drafts: readonly Draft[]; readonly doubts: readonly RowNote[]; readonly errors?: undefined }
  | { readonly errors: readonly RowNote[] }

/** A database being read: the kernel knows only that it answers rows. */
export type Asking = {
  <T>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T[]>
  text<T>(sql: string, values: readonly unknown[]): Promise<T[]>
  readonly statements: () => number
}

/** What a judgement may use beside the rows: everything a rule has no right to look up. */
export type JudgeParts = {
  readonly digest: Digest
  /** today in Mexico City */
  readonly today: string
  readonly now: string
  /** status of centers whose file does not say it */
  readonly status: string
  /** of when and from where a list is that does not say it: as the person said, else as its target supposes */
  readonly vintage: Partial<Vintage>
}

/** `as_of`: a year, a month or a day. */
export type Vintage = { readonly as_of: string; readonly source: string }

// biome-ignore lint/suspicious/noExplicitAny: what a target must know has a shape of its own
export type ImportTarget<K = any, F = any> = {
  readonly id: string
  readonly words: Words
  readonly about: Words
  readonly columns: readonly ImportColumn[]
  /** beside exchange.import, for what gives people rights */
  readonly permission?: Permission
  /** tables a draft may become a row of */
  readonly tables: readonly string[]
  /** read once for a file: keys that rows name */
  readonly known: (read: Asking) => Promise<K>
  /** read once for every few hundred rows: what they name one by one, such as children */
  readonly found?: (read: Asking, rows: readonly FileRow[], known: K, parts: JudgeParts) => Promise<F>
  /** a sentence when something must be there before this makes sense */
  readonly tooEarly?: (known: K) => string | undefined
  /** the choice among rows needs all of them: only for lists as short as the country's municipalities */
  readonly wholeFile?: true
  /** a key may be told several times in one file */
  readonly repeats?: true
  /** what its rows rarely say themselves; shown before anything is taken, so that a person can say otherwise */
  readonly vintage?: Partial<Vintage>
  /** never guessed: its lists look like another's, and a person says when they are this */
  readonly onlySaid?: true
  /** what one row tells, where the good rows of a group share one draft: told twice in a file, the later row is a repetition */
  readonly tells?: (row: FileRow) => string
  readonly judge: (rows: readonly FileRow[], known: K, parts: JudgeParts, found: F) => readonly Judged[]
}

/** Gives a target its types and forgets them: a list of targets has many shapes. */
export const importTarget = <K, F = undefined>(target: ImportTarget<K, F>): ImportTarget => target

/** "fila 18, columna nacimiento: la fecha 31/02/2025 no existe; se esperaba AAAA-MM-DD" */
export function noteWords(n: RowNote): string {
  const where = n.field === null ? `fila ${n.row}` : `fila ${n.row}, columna ${n.field}`
  return `${where}: ${n.reason}${n.expected === null ? '' : `; se esperaba ${n.expected}`}`
}

/** A header and an example, to begin with. */
export const templateOf = (target: ImportTarget): string =>
  [target.columns.map((c) => c.name), target.columns.map((c) => c.example)]
    .map(
      (cells) => `${cells.map((x) => (/[",\n]/.test(x) ? `"${x.replaceAll('"', '""')}"` : x)).join(',')}\n`,
    )
    .join('')

/** Names are the same when they differ in case, accents or spaces alone. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()

/** A column in one line: its other headers are separated by « | ». */
export const importColumn = (
  name: string,
  type: CellType,
  words: Words,
  example: string,
  also: string,
  more: Partial<ImportColumn> = {},
): ImportColumn => ({
  ...{ name, type, words, example, required: false },
  also: also === '' ? [] : also.split('|').map((x) => x.trim()),
  ...more,
})
