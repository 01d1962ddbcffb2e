// Delimited text: which sign separates the cells, told from the first rows, and the rows as a stream.
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { parse as parseNow } from 'csv-parse/sync'
import type { Grid, GridRow, Source, Walking } from './reading-source.ts'
import { WrongFile } from './reading-source.ts'
import { type Encoding, textsOf } from './reading-text.ts'

const SIGNS = [',', ';', '\t', '|'] as const
export type Sign = (typeof SIGNS)[number]
export const signWords: Readonly<Record<Sign, string>> = {
  ',': 'CSV con comas',
  ';': 'CSV con punto y coma',
  '\t': 'texto con tabuladores',
  '|': 'texto con barras',
}

/** Characters of one row; a longer one is a quote that was never closed. */
const LONGEST_ROW = 1_000_000
const relaxed = { relax_column_count: true, relax_quotes: true, skip_empty_lines: false, bom: true } as const

/** A first line that spreadsheets write for each other. */
const said = (text: string): Sign | undefined => {
  const sign = /^\ufeff?"?sep=([,;|\t])"?\r?\n/.exec(text)?.[1]
  return SIGNS.find((s) => s === sign)
}

/** The sign under which most rows have the same number of cells, more than one; commas where nothing separates. */
export function signOf(text: string): Sign {
  const told = said(text)
  if (told) return told
  const cut = text.lastIndexOf('\n')
  const head = cut > 0 ? text.slice(0, cut) : text
  let best: { sign: Sign; score: number } = { sign: ',', score: 0 }
  for (const delimiter of SIGNS) {
    let rows: string[][]
    try {
      rows = parseNow(head, { ...relaxed, delimiter, to: 200, max_record_size: LONGEST_ROW })
    } catch {
      // A quote that the cut left open, or another sign's text: fewer rows tell as well.
      rows = head.split(/\r?\n/, 50).map((line) => line.split(delimiter))
    }
    const widths = new Map<number, number>()
    for (const r of rows) if (r.length > 1) widths.set(r.length, (widths.get(r.length) ?? 0) + 1)
    const filled = rows.filter((r) => r.some((x) => x.trim() !== '')).length
    const most = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]
    const score = most === undefined || filled === 0 ? 0 : (most[1] / filled) * Math.log2(1 + most[0])
    if (score > best.score) best = { sign: delimiter, score }
  }
  return best.sign
}

/** Rows one at a time. Throws WrongFile where quotes are opened and never closed; what was yielded before stays good. */
export function delimitedGrid(
  source: Source,
  name: string,
  encoding: Encoding,
  sign: Sign,
  skipFirst: boolean,
): Grid {
  return { name, exact: true, rows: (walking) => rowsOf(source, encoding, sign, skipFirst, walking) }
}

/** Whether the first line only says which sign separates. */
export const saysSign = (text: string): boolean => said(text) !== undefined

async function* rowsOf(
  source: Source,
  encoding: Encoding,
  delimiter: Sign,
  skipFirst: boolean,
  { signal, onBytes }: Walking = {},
): AsyncGenerator<GridRow> {
  let row = skipFirst ? 1 : 0
  const parser = parse({
    ...relaxed,
    ...{ delimiter, max_record_size: LONGEST_ROW, from_line: skipFirst ? 2 : 1 },
  })
  const { state } = parser as unknown as { state: { expectedRecordLength: number } }
  // Faults of the source come out of the iteration below.
  pipeline(Readable.from(textsOf(source, encoding, onBytes)), parser, () => {})
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++
      if (row % 1000 === 0) signal?.throwIfAborted()
      // Under a title of another width the parser would make an error with its stack for every row, and throw it away.
      state.expectedRecordLength = cells.length
      yield { row, cells }
    }
  } catch (e) {
    // The parser is ahead of what was read here: its own count says where it stopped.
    if (!(e instanceof CsvError)) throw e
    throw new WrongFile(sentenceOf(e, Math.max(row, Number(e.records ?? 0)) + 1))
  }
}

function sentenceOf(e: CsvError, row: number): string {
  switch (e.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return `La fila ${row} pasa de un millón de letras: quizá unas comillas se abren en ella y no se cierran.`
    case 'CSV_QUOTE_NOT_CLOSED':
      return `En la fila ${row} se abren unas comillas que no se cierran.`
    default:
      return `Hacia la fila ${row} hay comillas donde no deben: escriba dos seguidas ("") para una comilla dentro de una celda.`
  }
}
