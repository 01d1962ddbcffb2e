// Looks at a file: its sheets, the tables in them, and the rows of one table as a stream, without titles, notes and totals.
import { readFileAs } from '../../../platform/reading-file.ts'
import {
  type Grid,
  type GridRow,
  type ReadFileAs,
  type Source,
  type Walking,
  WrongFile,
} from '../../../platform/reading-source.ts'
import { findTables, leftOutOf, type TableShape } from '../rules/find-tables.ts'

/** Rows looked at for the shape of a table, and for what its columns are. */
const ROWS_FOR_SHAPE = 300
export const ROWS_FOR_GUESS = 2000
/** Left-out rows that are told one by one. */
const MOST_LEFT_OUT = 50

export type Sheet = { readonly grid: Grid; readonly tables: readonly TableShape[] }
export type Looked = {
  readonly how: string
  readonly bytes: number
  readonly sheets: readonly Sheet[]
  readonly sheet: Sheet
  readonly table: TableShape
  /** the first data rows, cells of the table alone */
  readonly rows: readonly GridRow[]
  readonly leftOut: readonly { readonly row: number; readonly text: string }[]
  /** whether these are all rows there are */
  readonly whole: boolean
}

async function firstRows(
  grid: Grid,
  most: number,
  signal?: AbortSignal,
): Promise<{ rows: GridRow[]; whole: boolean }> {
  const rows: GridRow[] = []
  for await (const row of grid.rows({ ...(signal && { signal }) })) {
    if (rows.length === most) return { rows, whole: false }
    rows.push(row)
  }
  return { rows, whole: true }
}

/**
 * Opens a file and finds its tables. Without words about the sheet and the table it takes those with the most columns. Throws
 * WrongFile with a sentence.
 */
export async function lookAt(
  source: Source,
  wanted: { readonly sheet?: string; readonly table?: string } = {},
  signal?: AbortSignal,
): Promise<Looked> {
  const file: ReadFileAs = await readFileAs(source, signal)
  const sheets: (Sheet & { rows: GridRow[]; whole: boolean })[] = []
  for (const grid of file.grids.slice(0, 50)) {
    const first = await firstRows(grid, ROWS_FOR_GUESS + ROWS_FOR_SHAPE, signal)
    sheets.push({ grid, tables: findTables(first.rows.slice(0, ROWS_FOR_SHAPE)), ...first })
  }
  const filled = sheets.filter((s) => s.tables.length > 0)
  if (filled.length === 0) throw new WrongFile('El archivo está vacío.')
  const named = wanted.sheet === undefined ? undefined : filled.find((s) => s.grid.name === wanted.sheet)
  if (wanted.sheet !== undefined && !named)
    throw new WrongFile(
      `No hay una hoja «${wanted.sheet}»: hay ${filled.map((s) => `«${s.grid.name}»`).join(', ')}.`,
    )
  const size = (s: (typeof filled)[number]) =>
    s.rows.length * Math.max(...s.tables.map((t) => t.headers.length))
  const sheet = named ?? [...filled].sort((a, b) => size(b) - size(a))[0]!
  const table =
    wanted.table === undefined ? widest(sheet.tables) : sheet.tables.find((t) => t.id === wanted.table)
  if (!table)
    throw new WrongFile(`No hay una tabla ${wanted.table}: hay ${sheet.tables.map((t) => t.id).join(', ')}.`)
  const { rows, leftOut } = parted(sheet.rows, table)
  if (rows.length === 0) throw new WrongFile('El archivo tiene encabezado y ninguna fila.')
  return { how: file.how, bytes: file.bytes, sheets: filled, sheet, table, rows, leftOut, whole: sheet.whole }
}

const widest = (tables: readonly TableShape[]): TableShape =>
  [...tables].sort((a, b) => b.headers.length - a.headers.length || Number(a.id) - Number(b.id))[0]!

function parted(all: readonly GridRow[], table: TableShape) {
  const rows: GridRow[] = []
  const leftOut = [...table.titles]
  for (const r of all) {
    if (r.row <= table.headerRow) continue
    const cells = cellsOf(r.cells, table)
    const text = leftOutOf(cells, table.headers.length)
    if (text === undefined) rows.push({ row: r.row, cells })
    else if (text !== '' && leftOut.length < MOST_LEFT_OUT)
      leftOut.push({ row: r.row, text: text.slice(0, 200) })
  }
  return { rows: rows.slice(0, ROWS_FOR_GUESS), leftOut }
}

/** A table alone in its sheet needs no cutting. */
const cellsOf = (cells: readonly string[], { from, headers }: TableShape): readonly string[] => {
  if (from === 0 && cells.length === headers.length) return cells
  return Array.from({ length: headers.length }, (_, i) => cells[from + i] ?? '')
}

export type DataRow = {
  readonly row: number
  readonly cells: readonly string[]
  /** what it says where it is no data: a note, a total */
  readonly leftOut?: string
  /** cells the file has in this row, where that is not what the header has */
  readonly width?: number
}

/** Every row below the header, in order; blank ones are passed over. */
export async function* tableRows(
  sheet: Sheet,
  table: TableShape,
  walking?: Walking,
): AsyncGenerator<DataRow> {
  const alone = sheet.tables.length === 1
  for await (const r of sheet.grid.rows(walking)) {
    if (r.row <= table.headerRow) continue
    const cells = cellsOf(r.cells, table)
    const text = leftOutOf(cells, table.headers.length)
    if (text === '') continue
    if (text !== undefined) yield { row: r.row, cells, leftOut: text }
    else if (alone && sheet.grid.exact && isOff(r.cells, table))
      yield { row: r.row, cells, width: r.cells.length }
    else yield { row: r.row, cells }
  }
}

/** Fewer cells than the header, or more with something in them: a separator is missing or too many. */
function isOff(cells: readonly string[], { from, headers }: TableShape): boolean {
  if (cells.length < from + headers.length) return true
  for (let i = from + headers.length; i < cells.length; i++) if (cells[i]!.trim() !== '') return true
  return false
}
