// Finds the tables of a sheet: blocks between blank columns, titles above, one or two rows of header, notes and totals below.
import { cleaned, GROUP, plain, saysNothing } from './texts.ts'

export type SampleRow = { readonly row: number; readonly cells: readonly string[] }

/** A table of a sheet: columns `from` to `to` (0 first, both in it), below its header. */
export type TableShape = {
  readonly id: string
  readonly from: number
  readonly to: number
  /** last row of the header; 0 when the table has none */
  readonly headerRow: number
  readonly headers: readonly string[]
  /** what stands above the header */
  readonly titles: readonly { readonly row: number; readonly text: string }[]
}

const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''
const NUMBER = /^[-+$]?\s?[.,]*\d[\d.,]*\s?%?$/
const DATE = /^\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?$/

/** What a header never is: a number, a day, money. A year may head a column. */
const isValue = (text: string): boolean => {
  const t = cleaned(text)
  return t !== '' && (NUMBER.test(t) || DATE.test(t)) && !/^(19|20)\d\d$/.test(t)
}

const filled = (cells: readonly string[]): number => cells.filter((c) => !isBlank(c)).length

/** Blocks of columns with a wholly blank one between them; rows of one cell (titles, notes) separate nothing. */
function blocksOf(rows: readonly SampleRow[]): { from: number; to: number }[] {
  const width = Math.max(0, ...rows.map((r) => r.cells.length))
  const used = new Array<boolean>(width).fill(false)
  for (const { cells } of rows) {
    if (filled(cells) < 2) continue
    for (let i = 0; i < cells.length; i++) if (!isBlank(cells[i])) used[i] = true
  }
  // A list of one column has no row of two cells.
  if (!used.some(Boolean))
    for (const { cells } of rows)
      for (let i = 0; i < cells.length; i++) if (!isBlank(cells[i])) used[i] = true
  const blocks: { from: number; to: number }[] = []
  for (let i = 0; i < width; i++) {
    if (!used[i]) continue
    const last = blocks.at(-1)
    if (last && last.to === i - 1) last.to = i
    else blocks.push({ from: i, to: i })
  }
  // A column alone beside a table is a note at its side, not another table.
  const wide = blocks.filter((b) => b.to > b.from)
  return wide.length > 0 ? wide : blocks
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Rows where a header may begin. */
const DEEPEST_HEADER = 40

/** The row of the header and whether one or two rows are it. */
function headerOf(
  rows: readonly { row: number; cells: readonly string[] }[],
  width: number,
): { at: number; deep: boolean } | undefined {
  const typical = median(rows.map((r) => filled(r.cells)).filter((n) => n > 0))
  const enough = Math.max(1, Math.min(typical, width) * 0.6)
  const full = Math.max(enough, 2)
  for (let at = 0; at < Math.min(rows.length, DEEPEST_HEADER); at++) {
    const cells = rows[at]!.cells
    const here = filled(cells)
    if (here === 0) continue
    const values = cells.filter((c) => isValue(c)).length
    const next = rows[at + 1]
    const grouped =
      next !== undefined && filled(next.cells) > 0 && isGroup(cells, next.cells, rows, at, width)
    if (grouped) return { at: at + 1, deep: true }
    if (here < (width === 1 ? 1 : full)) continue
    // The first full row decides: with values in it, the table has no header.
    return values > here * 0.34 ? undefined : { at, deep: false }
  }
  return undefined
}

/** Whether a row names groups over the header that follows: both are words, it says less, and the values begin below. */
function isGroup(
  cells: readonly string[],
  next: readonly string[],
  rows: readonly { cells: readonly string[] }[],
  at: number,
  width: number,
): boolean {
  const here = filled(cells)
  if (here < 2 || cells.some(isValue) || next.some(isValue)) return false
  const below = rows.slice(at + 1).filter((r) => filled(r.cells) > 1)
  const third = below[1]
  if (!third) return false
  const words = cells.filter((c) => !isBlank(c)).map(plain)
  const repeated = new Set(words).size < words.length
  const gaps = here < Math.min(width, filled(third.cells) + 1)
  // Where the next row is blank, the group itself is the whole header of that column.
  const together = cells.filter((c, i) => !isBlank(c) || !isBlank(next[i])).length
  const nextFull = filled(next) >= Math.min(width, together) * 0.5
  const leafWords = next.filter((c) => !isBlank(c)).map(plain)
  const leavesDiffer = new Set(leafWords).size === leafWords.length || repeated
  const valuesBelow = below.slice(1, 8).some((r) => r.cells.some(isValue))
  // A first record under a header of words alone looks like a leaf: its cells repeat further down or are as long as those.
  return (
    (gaps || repeated) &&
    nextFull &&
    leavesDiffer &&
    valuesBelow &&
    !looksLikeRecord(next, below.slice(1, 20))
  )
}

/** A row whose cells occur below again is data, not names of columns. */
function looksLikeRecord(cells: readonly string[], below: readonly { cells: readonly string[] }[]): boolean {
  let again = 0
  for (let i = 0; i < cells.length; i++)
    if (!isBlank(cells[i]) && below.some((r) => plain(r.cells[i] ?? '') === plain(cells[i]!))) again++
  return again > 0
}

/** A group reaches until the next one begins. */
function groupedHeaders(groups: readonly string[], leaves: readonly string[], width: number): string[] {
  let group = ''
  return Array.from({ length: width }, (_, i) => {
    const above = cleaned(groups[i] ?? '')
    const leaf = cleaned(leaves[i] ?? '')
    if (above !== '') group = above
    if (leaf === '') return above
    return group === '' || plain(group) === plain(leaf) ? leaf : `${group}${GROUP}${leaf}`
  })
}

/** Every table of a sheet's first rows, left to right. None where nothing is in it. */
export function findTables(sample: readonly SampleRow[]): TableShape[] {
  return blocksOf(sample).map(({ from, to }, i): TableShape => {
    const width = to - from + 1
    const rows = sample.map((r) => ({
      row: r.row,
      cells: Array.from({ length: width }, (_, k) => r.cells[from + k] ?? ''),
    }))
    const found = headerOf(rows, width)
    const id = String(i)
    const names = (n: number) => `columna ${n + 1}`
    if (!found)
      return {
        id,
        from,
        to,
        headerRow: firstFull(rows, width) - 1,
        headers: Array.from({ length: width }, (_, k) => names(k)),
        titles: [],
      }
    const leaves = rows[found.at]!.cells
    const groups = found.deep ? rows.slice(0, found.at).findLast((r) => filled(r.cells) > 0)! : undefined
    const heads = groups ? groupedHeaders(groups.cells, leaves, width) : leaves.map(cleaned)
    const above = rows.slice(0, groups ? rows.indexOf(groups) : found.at)
    return {
      ...{ id, from, to, headerRow: rows[found.at]!.row },
      headers: heads.map((h, k) => (h === '' ? names(k) : h)),
      titles: above.flatMap((r) => {
        const text = r.cells
          .filter((c) => !isBlank(c))
          .map(cleaned)
          .join(' ')
        return text === '' ? [] : [{ row: r.row, text }]
      }),
    }
  })
}

const firstFull = (rows: readonly { row: number; cells: readonly string[] }[], width: number): number => {
  const typical = Math.min(width, median(rows.map((r) => filled(r.cells)).filter((n) => n > 0)))
  return rows.find((r) => filled(r.cells) >= typical * 0.6)?.row ?? 1
}

const NOTE =
  /^(total|totales|gran total|subtotal|suma|fuente|fuentes|nota|notas|elaboro|elaborado|elaboracion|observaciones|source|note|notes|corte|actualizado|actualizacion)\b/
const MARKED = /^[*†‡]|^\(?\d\)\s|^\d\/\s/

/** Rows of a table that are no data, as text: blank ones (''), totals and notes; undefined for data. */
export function leftOutOf(cells: readonly string[], width: number): string | undefined {
  let count = 0
  let first = ''
  for (const c of cells)
    if (!isBlank(c)) {
      count++
      if (first === '') first = c
    }
  if (count === 0) return ''
  if (width < 2) return undefined
  // Most rows are data: what follows is only asked of those that may not be.
  const text = cleaned(first)
  const short = count <= Math.max(1, width * 0.34)
  const words = /^[A-Za-zÁÉÍÓÚáéíóú*†‡(]/.test(text) ? plain(text.slice(0, 60)) : ''
  if (
    words !== '' &&
    /^(total|totales|gran total|subtotal|suma|suma total)( |$)/.test(words) &&
    !/^total[a-z]/.test(words)
  ) {
    if (words.split(' ').length <= 4)
      return cells
        .filter((c) => !isBlank(c))
        .map(cleaned)
        .join(' ')
  }
  if (short && (NOTE.test(words) || MARKED.test(text) || (count === 1 && width >= 4 && text.length > 30)))
    return cells
      .filter((c) => !isBlank(c))
      .map(cleaned)
      .join(' ')
  return undefined
}

/** Whether a cell says something. */
export const says = (text: string): boolean => !isBlank(text) && !saysNothing(text)
