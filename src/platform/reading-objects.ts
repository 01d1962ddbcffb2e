// JSON, JSON by lines and YAML: lists of objects as grids, with the names of their fields as the header.
import { parseAllDocuments } from 'yaml'
import { type Grid, gridOf, type Source, type Walking, WrongFile, wholeOf } from './reading-source.ts'
import { type Encoding, textsOf } from './reading-text.ts'

const MB = 1024 * 1024
const MOST_JSON = 60 * MB
const MOST_YAML = 5 * MB
/** An alias of an alias of an alias: ten lines that unfold to a billion. */
const MOST_ALIASES = 100
/** Objects whose fields are looked at for the header of a file read line by line. */
const LINES_FOR_HEADER = 500

const isObject = (x: unknown): x is Record<string, unknown> =>
  typeof x === 'object' && x !== null && !Array.isArray(x)

function textOf(x: unknown): string {
  if (x === null || x === undefined) return ''
  if (typeof x === 'string') return x
  if (typeof x === 'boolean') return x ? 'sí' : 'no'
  if (Array.isArray(x)) return x.map((y) => (typeof y === 'object' ? '' : textOf(y))).join('; ')
  return String(x)
}

/** Fields of an object and of the objects in it, one level: `ubicacion.lat` is a column. */
function flat(x: Record<string, unknown>): Map<string, string> {
  const cells = new Map<string, string>()
  for (const [name, value] of Object.entries(x)) {
    if (!isObject(value)) cells.set(name, textOf(value))
    else
      for (const [inner, y] of Object.entries(value))
        cells.set(`${name}.${inner}`, isObject(y) ? '' : textOf(y))
  }
  return cells
}

/** Most columns a list may have: an object with a million fields is no row. */
const MOST_COLUMNS = 2000

function rowsOf(list: readonly unknown[]): string[][] | undefined {
  if (list.length === 0) return undefined
  if (list.every(Array.isArray)) return list.map((cells) => cells.map(textOf))
  if (!list.every(isObject)) return undefined
  const rows = list.map(flat)
  const names = [...new Set(rows.flatMap((r) => [...r.keys()]))]
  if (names.length === 0) return undefined
  if (names.length > MOST_COLUMNS)
    throw new WrongFile(`La lista tiene ${names.length} campos distintos: no es una tabla.`)
  return [names, ...rows.map((r) => names.map((n) => r.get(n) ?? ''))]
}

/** The lists in a value: itself, or those its fields hold, two levels down. */
function listsIn(value: unknown, name: string, depth = 0): { name: string; rows: string[][] }[] {
  if (Array.isArray(value)) {
    const rows = rowsOf(value)
    return rows ? [{ name, rows }] : []
  }
  if (!isObject(value) || depth > 2) return []
  return Object.entries(value).flatMap(([key, inner]) => listsIn(inner, key, depth + 1))
}

const gridsIn = (value: unknown, bytes: number, what: string): readonly Grid[] => {
  const lists = listsIn(value, 'lista')
  if (lists.length === 0)
    throw new WrongFile(
      `El ${what} no tiene una lista de objetos: se esperaba [{"clave": …}, …], o un objeto que la tenga.`,
    )
  return lists.map((l) => gridOf(l.name, l.rows, bytes))
}

const textsJoined = async (source: Source, encoding: Encoding): Promise<string> => {
  let text = ''
  for await (const piece of textsOf(source, encoding)) text += piece
  return text
}

/** A JSON document, or one JSON object a line. Throws WrongFile. */
export async function jsonGrids(source: Source, encoding: Encoding): Promise<readonly Grid[]> {
  if (await isByLines(source, encoding)) return [await linesGrid(source, encoding)]
  const { length } = await wholeOf(source, MOST_JSON, 'El JSON')
  const text = await textsJoined(source, encoding)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (e) {
    const at = /position (\d+)/.exec((e as Error).message)?.[1]
    const line = at === undefined ? undefined : text.slice(0, Number(at)).split('\n').length
    throw new WrongFile(`El JSON está mal escrito${line === undefined ? '' : ` hacia la línea ${line}`}.`)
  }
  return gridsIn(value, length, 'JSON')
}

async function* lines(
  source: Source,
  encoding: Encoding,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of textsOf(source, encoding, onBytes)) {
    const parts = (rest + piece).split('\n')
    rest = parts.pop()!
    if (rest.length > MB) throw new WrongFile('Una línea del archivo pasa de un millón de letras.')
    yield* parts
  }
  yield rest
}

/** Two lines that are an object each. */
async function isByLines(source: Source, encoding: Encoding): Promise<boolean> {
  let seen = 0
  try {
    for await (const line of lines(source, encoding)) {
      if (line.trim() === '') continue
      if (!isObject(JSON.parse(line))) return false
      if (++seen === 2) return true
    }
  } catch {
    return false
  }
  return false
}

async function linesGrid(source: Source, encoding: Encoding): Promise<Grid> {
  const names = new Set<string>()
  let looked = 0
  for await (const line of lines(source, encoding)) {
    if (looked++ > LINES_FOR_HEADER) break
    const value = parsed(line)
    if (value) for (const n of flat(value).keys()) names.add(n)
  }
  const header = [...names]
  if (header.length > MOST_COLUMNS)
    throw new WrongFile(`La lista tiene ${header.length} campos distintos: no es una tabla.`)
  return {
    name: 'lista',
    rows: async function* ({ signal, onBytes }: Walking = {}) {
      yield { row: 1, cells: header }
      let row = 1
      for await (const line of lines(source, encoding, onBytes)) {
        row++
        if (row % 1000 === 0) signal?.throwIfAborted()
        if (line.trim() === '') continue
        const value = parsed(line)
        if (!value) throw new WrongFile(`La línea ${row - 1} no es un objeto JSON.`)
        const cells = flat(value)
        yield { row, cells: header.map((n) => cells.get(n) ?? '') }
      }
    },
  }
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** One YAML document with a list, or one object a document. Scalars stay as they were written: 02004 keeps its zero. */
export async function yamlGrids(source: Source, encoding: Encoding): Promise<readonly Grid[]> {
  const { length } = await wholeOf(source, MOST_YAML, 'El YAML')
  const text = await textsJoined(source, encoding)
  let values: unknown[]
  try {
    const documents = parseAllDocuments(text, { schema: 'failsafe', logLevel: 'silent' })
    if (!Array.isArray(documents)) values = []
    else
      values = documents.map((d) => {
        if (d.errors.length > 0) throw d.errors[0]
        return d.toJS({ maxAliasCount: MOST_ALIASES }) as unknown
      })
  } catch (e) {
    const line = (e as { linePos?: readonly { line: number }[] }).linePos?.[0]?.line
    throw new WrongFile(`El YAML está mal escrito${line === undefined ? '' : ` hacia la línea ${line}`}.`)
  }
  return gridsIn(values.length === 1 ? values[0] : values, length, 'YAML')
}

/** Whether text begins as JSON does. */
export const looksLikeJson = (text: string): boolean => /^\ufeff?\s{0,1000}[[{]/.test(text)
