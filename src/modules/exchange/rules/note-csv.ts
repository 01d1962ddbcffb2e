// The error file: every bad and doubtful row as CSV, safe to open in a spreadsheet.
import type { RowNote } from '../../../kernel/import-target.ts'

export const NOTE_HEAD = 'fila,columna,valor,clase,motivo,se_esperaba\n'

/** A spreadsheet would run a cell that begins like a formula. */
const cell = (text: string): string =>
  `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

/** One line. */
export const noteCsv = (kind: 'error' | 'doubt', n: RowNote): string =>
  `${n.row},${[n.field ?? '', n.value ?? '', kind === 'error' ? 'error' : 'duda', n.reason, n.expected ?? ''].map(cell).join(',')}\n`
