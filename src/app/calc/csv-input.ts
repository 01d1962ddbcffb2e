// CSV files of calculators: columns by name in any order, cells as numbers or letters, faults with line and column.
import { CsvError, parse } from 'csv-parse/sync'
import { done, type Outcome, quoted, wrong } from './frame.ts'

type CsvRow = {
  /** line of the file on which the row ends, from 1 */
  readonly line: number
  readonly cells: readonly string[]
}
export type CsvTable = {
  readonly file: string
  /** place of each column by its name in lower case */
  readonly columns: ReadonlyMap<string, number>
  readonly rows: readonly CsvRow[]
}

/** Reads a table whose header has at least the columns of `required`; empty lines are skipped. */
export function readCsv(file: string, text: string, required: readonly string[]): Outcome<CsvTable> {
  if (text.trim() === '')
    return wrong({ file, line: 1, expected: `se esperaba un encabezado con ${required.join(', ')}` })
  const rows: CsvRow[] = []
  try {
    parse(text, {
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      on_record: (cells: string[], { lines }) => {
        rows.push({ line: lines, cells })
        return null
      },
    })
  } catch (e) {
    if (!(e instanceof CsvError)) throw e
    // The parser names the line where it gave up; people look for the one where the row begins.
    const line = (rows.at(-1)?.line ?? 0) + 1
    const at = typeof e.index === 'number' ? e.index : 0
    const column = rows[0]?.cells[at] ?? at + 1
    const expected = `se esperaban celdas separadas por comas, las comillas cerradas (${e.code})`
    return wrong({ file, line, column, expected })
  }
  const header = rows[0]!.cells.map((c) => c.toLowerCase())
  const columns = new Map<string, number>()
  for (const [i, name] of header.entries()) {
    if (columns.has(name)) {
      return wrong({
        file,
        line: 1,
        column: name,
        expected: 'se esperaba cada columna una vez',
        found: 'dos',
      })
    }
    columns.set(name, i)
  }
  const missing = required.find((name) => !columns.has(name))
  if (missing !== undefined) {
    const expected = `se esperaba la columna ${missing}`
    return wrong({ file, line: 1, column: missing, expected, found: quoted(header.join(',')) })
  }
  for (const row of rows) {
    if (row.cells.length !== header.length) {
      const column = header[row.cells.length] ?? header.length + 1
      const expected = `se esperaban ${header.length} celdas`
      return wrong({ file, line: row.line, column, expected, found: String(row.cells.length) })
    }
  }
  return done({ file, columns, rows: rows.slice(1) })
}

/** Reads a column of numbers into an array with one place per row: empty = NaN, no column = all NaN. */
export function numberColumn(table: CsvTable, name: string, into: Float64Array): Outcome<void> {
  const at = table.columns.get(name)
  for (let i = 0; i < into.length; i++) {
    const cell = at === undefined ? '' : table.rows[i]!.cells[at]!
    into[i] = cell === '' ? Number.NaN : Number(cell)
    if (cell !== '' && !/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(cell)) {
      return wrong(faultAt(table, i, name, 'se esperaba un número como 12.5, o nada', cell))
    }
  }
  return done(undefined)
}

/** Reads a column of codes: the key of each code is what may stand in the cell, in lower case; empty = 0. */
export function codeColumn(
  table: CsvTable,
  name: string,
  codes: Readonly<Record<string, number>>,
  into: Uint8Array,
): Outcome<void> {
  const at = table.columns.get(name)
  for (let i = 0; i < into.length; i++) {
    const cell = at === undefined ? '' : table.rows[i]!.cells[at]!
    const code =
      cell === '' ? 0 : Object.hasOwn(codes, cell.toLowerCase()) ? codes[cell.toLowerCase()] : undefined
    if (code === undefined) {
      return wrong(
        faultAt(table, i, name, `se esperaba ${Object.keys(codes).join(', ').toUpperCase()} o nada`, cell),
      )
    }
    into[i] = code
  }
  return done(undefined)
}

/** A cell as CSV writes it: quoted only when it must be. */
export const csvCell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

function faultAt(table: CsvTable, i: number, column: string, expected: string, cell: string) {
  return { file: table.file, line: table.rows[i]!.line, column, expected, found: quoted(cell) }
}
