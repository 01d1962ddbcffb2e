// Cells: how the text of a row becomes names, numbers, days and coordinates, each refusal in words with what was expected.
import { type Day, dayNumber } from './days.ts'
import { type FileRow, nameKey, type RowNote } from './import-target.ts'

/** Reads cells and gathers what is wrong. An empty cell is "not said": undefined, and wrong only where it must be said. */
export type Reading = {
  readonly errors: RowNote[]
  readonly doubts: RowNote[]
  text(column: string, most: number, required?: boolean): string | undefined
  whole(column: string, least: number, most: number): number | undefined
  decimal(column: string, least: number, most: number): number | undefined
  day(column: string, required?: boolean): Day | undefined
  matching(column: string, pattern: RegExp, expected: string, required?: boolean): string | undefined
  /** words as written in the table, without case or accents */
  oneOf<T>(
    column: string,
    words: Readonly<Record<string, T>>,
    expected: string,
    required?: boolean,
  ): T | undefined
  wrong(column: string, reason: string, expected?: string): undefined
  doubt(column: string, reason: string): void
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

export function readingOf(file: FileRow): Reading {
  const errors: RowNote[] = []
  const doubts: RowNote[] = []
  const cell = (column: string): string => (file.cells[column] ?? '').trim()
  const written = (column: string): string => (file.written?.[column] ?? file.cells[column] ?? '').trim()
  const note = (column: string, reason: string, expected?: string): RowNote => ({
    row: file.row,
    field: file.header[column] ?? column,
    value: written(column) === '' ? null : shown(written(column)),
    reason,
    expected: expected ?? null,
  })
  const wrong = (column: string, reason: string, expected?: string): undefined => {
    errors.push(note(column, reason, expected))
  }
  const given = (column: string, required: boolean, expected: string): string | undefined => {
    const text = cell(column)
    if (text === '') return required ? wrong(column, 'está vacía', expected) : undefined
    return text
  }
  const number = (column: string, pattern: RegExp, least: number, most: number, expected: string) => {
    const text = given(column, false, expected)
    if (text === undefined) return undefined
    if (!pattern.test(text)) return wrong(column, `«${shown(text)}» no es un número`, expected)
    const value = Number(text)
    if (value < least || value > most)
      return wrong(column, `${shown(text)} está fuera de lo posible`, expected)
    return value
  }
  const matching: Reading['matching'] = (column, pattern, expected, required = true) => {
    const text = given(column, required, expected)
    if (text === undefined || pattern.test(text)) return text
    return wrong(column, `«${shown(written(column))}» no tiene la forma debida`, expected)
  }
  return {
    errors,
    doubts,
    text(column, most, required = true) {
      const text = given(column, required, `un texto de hasta ${most} letras`)
      if (text === undefined || text.length <= most) return text
      return wrong(column, `tiene ${text.length} letras`, `un texto de hasta ${most}`)
    },
    whole: (column, least, most) =>
      number(column, /^-?\d{1,15}$/, least, most, `un entero de ${least} a ${most}`),
    decimal: (column, least, most) =>
      number(
        column,
        /^-?\d{1,9}(\.\d{1,12})?$/,
        least,
        most,
        `un número de ${least} a ${most}, con punto decimal`,
      ),
    day(column, required = true) {
      const text = given(column, required, 'AAAA-MM-DD')
      if (text === undefined || !Number.isNaN(dayNumber(text))) return text
      return wrong(column, dayTrouble(text), 'AAAA-MM-DD')
    },
    matching,
    oneOf(column, words, expected, required = true) {
      const text = given(column, required, expected)
      if (text === undefined) return undefined
      if (Object.hasOwn(words, text)) return words[text]
      for (const [word, value] of Object.entries(words)) if (nameKey(word) === nameKey(text)) return value
      return wrong(column, `«${shown(text)}» no se conoce`, expected)
    },
    wrong,
    doubt: (column, reason) => void doubts.push(note(column, reason)),
  }
}

/** Why a text is no day: one that does not exist is told apart from one written in another order. */
function dayTrouble(text: string): string {
  const other = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const iso =
    other === null ? text : `${other[3]}-${other[2]!.padStart(2, '0')}-${other[1]!.padStart(2, '0')}`
  const exists = !Number.isNaN(dayNumber(iso))
  if (other !== null)
    return exists ? `la fecha ${text} está escrita día/mes/año` : `la fecha ${text} no existe`
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? `la fecha ${text} no existe` : `«${shown(text)}» no es una fecha`
}
