// Reads tidy CSV as a stream: UTF-8, commas, quotes; what is no such file is refused with a plain sentence.
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'

/** The file itself is wrong: `message` is a sentence for people, in Spanish, with what to do. */
export class WrongFile extends Error {}

/** `row` counts as spreadsheets do: the header is row 1, blank rows count. */
export type CsvRow = { readonly row: number; readonly cells: readonly string[] }

/** Characters of one row; a longer one is a quote that was never closed. */
const LONGEST_ROW = 100_000

const SAVE_AS = 'Guárdelo desde la hoja de cálculo como «CSV UTF-8 (delimitado por comas)».'

/** What the first bytes of other kinds of file look like. */
const KINDS: readonly (readonly [bytes: readonly number[], words: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'un libro de Excel o un archivo comprimido'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'un libro de Excel'],
  [[0x25, 0x50, 0x44, 0x46], 'un PDF'],
  [[0x1f, 0x8b], 'un archivo comprimido'],
  [[0xff, 0xfe], 'un texto en UTF-16'],
  [[0xfe, 0xff], 'un texto en UTF-16'],
]

function refuseOtherKinds(first: Uint8Array): void {
  const kind = KINDS.find(([bytes]) => bytes.every((b, i) => first[i] === b))
  if (kind) throw new WrongFile(`El archivo no es un CSV: es ${kind[1]}. ${SAVE_AS}`)
}

/** Rows of a file, one at a time; blank rows are left out. Throws WrongFile; what was yielded before stays good. */
export async function* csvRows(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<CsvRow> {
  let row = 0
  let lines = 1
  let empty = true
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decoded = (chunk?: Uint8Array): string => {
    let text: string
    try {
      text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      text = chunk ? new TextDecoder().decode(chunk) : '\ufffd'
    }
    // A sign for "unreadable" may also stand in the file itself: somebody else decoded it badly before.
    const bad = text.indexOf('\ufffd')
    lines += newlines(bad < 0 ? text : text.slice(0, bad))
    if (bad < 0) return text
    throw new WrongFile(
      `El archivo no está en UTF-8: en la línea ${lines} hay letras que no se leen. ${SAVE_AS}`,
    )
  }
  async function* texts(): AsyncGenerator<string> {
    let first = true
    for await (const chunk of chunks) {
      if (first && chunk.length > 0) {
        refuseOtherKinds(chunk)
        first = false
      }
      if (chunk.includes(0))
        throw new WrongFile(`El archivo no es un CSV: tiene bytes que no son texto. ${SAVE_AS}`)
      const text = decoded(chunk)
      if (text !== '') yield text
    }
    const rest = decoded()
    if (rest !== '') yield rest
  }
  const parser = parse({ relax_column_count: true, skip_empty_lines: false, max_record_size: LONGEST_ROW })
  // Faults of the source come out of the iteration below.
  pipeline(Readable.from(texts()), parser, () => {})
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++
      if (cells.length === 1 && cells[0]!.trim() === '') continue
      empty = false
      yield { row, cells }
    }
  } catch (e) {
    // The parser is ahead of what was read here: its own count says where it stopped.
    throw e instanceof CsvError ? new WrongFile(sentenceOf(e, Math.max(row, Number(e.records ?? 0)) + 1)) : e
  }
  if (empty) throw new WrongFile('El archivo está vacío.')
}

const newlines = (text: string): number => text.split('\n').length - 1

function sentenceOf(e: CsvError, row: number): string {
  switch (e.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return `La fila ${row} pasa de ${LONGEST_ROW / 1000} mil letras: quizá unas comillas se abren en ella y no se cierran.`
    case 'CSV_QUOTE_NOT_CLOSED':
      return `En la fila ${row} se abren unas comillas que no se cierran.`
    default:
      return `Hacia la fila ${row} hay comillas donde no deben: escriba dos seguidas ("") para una comilla dentro de una celda.`
  }
}
