// Cells: how the text of a row becomes names, numbers, days and coordinates, each refusal in words with what was expected.
import { type Day, dayNumber } from './days.ts'
import { type FileRow, nameKey, type RowNote } from './import-target.ts'

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
const WHOLE = /^-?\d{1,15}$/
const DECIMAL = /^-?\d{1,9}(\.\d{1,12})?$/

/** Reads cells and gathers what is wrong. An empty cell is "not said": undefined, and wrong only where it must be said. */
export class Reading {
  readonly errors: RowNote[] = []
  readonly doubts: RowNote[] = []
  readonly #file: FileRow

  constructor(file: FileRow) {
    this.#file = file
  }

  text(column: string, most: number, required = true): string | undefined {
    const text = this.#cell(column)
    if (text === '') return this.#empty(column, required, `un texto de hasta ${most} letras`)
    if (text.length <= most) return text
    return this.wrong(column, `tiene ${text.length} letras`, `un texto de hasta ${most}`)
  }

  whole(column: string, least: number, most: number): number | undefined {
    return this.#number(column, WHOLE, least, most, 'un entero', '')
  }

  decimal(column: string, least: number, most: number): number | undefined {
    return this.#number(column, DECIMAL, least, most, 'un número', ', con punto decimal')
  }

  day(column: string, required = true): Day | undefined {
    const text = this.#cell(column)
    if (text === '') return this.#empty(column, required, 'AAAA-MM-DD')
    return Number.isNaN(dayNumber(text)) ? this.wrong(column, dayTrouble(text), 'AAAA-MM-DD') : text
  }

  matching(column: string, pattern: RegExp, expected: string, required = true): string | undefined {
    const text = this.#cell(column)
    if (text === '') return this.#empty(column, required, expected)
    if (pattern.test(text)) return text
    return this.wrong(column, `«${shown(this.#written(column))}» no tiene la forma debida`, expected)
  }

  /** words as written in the table, without case or accents */
  oneOf<T>(
    column: string,
    words: Readonly<Record<string, T>>,
    expected: string,
    required = true,
  ): T | undefined {
    const text = this.#cell(column)
    if (text === '') return this.#empty(column, required, expected)
    if (Object.hasOwn(words, text)) return words[text]
    for (const [word, value] of Object.entries(words)) if (nameKey(word) === nameKey(text)) return value
    return this.wrong(column, `«${shown(text)}» no se conoce`, expected)
  }

  wrong(column: string, reason: string, expected?: string): undefined {
    this.errors.push(this.#note(column, reason, expected))
  }

  doubt(column: string, reason: string): void {
    this.doubts.push(this.#note(column, reason))
  }

  #cell(column: string): string {
    return (this.#file.cells[column] ?? '').trim()
  }

  #written(column: string): string {
    return (this.#file.written?.[column] ?? this.#file.cells[column] ?? '').trim()
  }

  #note(column: string, reason: string, expected?: string): RowNote {
    const written = this.#written(column)
    return {
      row: this.#file.row,
      field: this.#file.header[column] ?? column,
      value: written === '' ? null : shown(written),
      reason,
      expected: expected ?? null,
    }
  }

  #empty(column: string, required: boolean, expected: string): undefined {
    if (required) this.wrong(column, 'está vacía', expected)
  }

  #number(column: string, pattern: RegExp, least: number, most: number, what: string, how: string) {
    const text = this.#cell(column)
    if (text === '') return undefined
    const expected = `${what} de ${least} a ${most}${how}`
    if (!pattern.test(text)) return this.wrong(column, `«${shown(text)}» no es un número`, expected)
    const value = Number(text)
    if (value < least || value > most)
      return this.wrong(column, `${shown(text)} está fuera de lo posible`, expected)
    return value
  }
}

export const readingOf = (file: FileRow): Reading => new Reading(file)

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
