// Reads any list people have: delimited text, Excel, JSON or YAML, told by its bytes, as grids of cells.
import { delimitedGrid, saysSign, signOf, signWords } from './reading-delimited.ts'
import { jsonGrids, looksLikeJson, yamlGrids } from './reading-objects.ts'
import { type Grid, headOf, type ReadFileAs, type Source, sizeOf, WrongFile } from './reading-source.ts'
import { encodingOf, encodingWords } from './reading-text.ts'
import { xlsxGrids } from './reading-xlsx.ts'

const SAVE_AS = 'Guárdelo desde la hoja de cálculo como «CSV UTF-8» o como libro .xlsx.'

/** What the first bytes of files that are no list look like. */
const OTHERS: readonly (readonly [bytes: readonly number[], words: string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'es un libro de Excel de antes de 2007 (.xls), o uno con contraseña'],
  [[0x25, 0x50, 0x44, 0x46], 'es un PDF'],
  [[0x1f, 0x8b], 'está comprimido'],
  [[0x52, 0x61, 0x72, 0x21], 'está comprimido'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'está comprimido'],
  [[0x89, 0x50, 0x4e, 0x47], 'es una imagen'],
  [[0xff, 0xd8, 0xff], 'es una imagen'],
]
const ZIP = [0x50, 0x4b, 0x03, 0x04]
const HEAD = 256 * 1024

const begins = (head: Uint8Array, bytes: readonly number[]) => bytes.every((b, i) => head[i] === b)
const endsIn = (name: string, ...endings: string[]) => endings.some((e) => name.toLowerCase().endsWith(e))

/** Opens a file to be walked. Throws WrongFile with a sentence for anything that is no list; nothing else for any bytes. */
export async function readFileAs(source: Source, signal?: AbortSignal): Promise<ReadFileAs> {
  const bytes = await sizeOf(source)
  const head = await headOf(source, HEAD)
  if (bytes === 0) throw new WrongFile('El archivo está vacío.')
  const other = OTHERS.find(([first]) => begins(head, first))
  if (other) throw new WrongFile(`El archivo ${other[1]}. ${SAVE_AS}`)
  if (begins(head, ZIP)) {
    const grids = await xlsxGrids(source)
    return { how: `libro de Excel, ${grids.length} ${grids.length === 1 ? 'hoja' : 'hojas'}`, bytes, grids }
  }
  const encoding = await encodingOf(source, head, signal)
  const words = `en ${encodingWords[encoding]}`
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  if (text.trim() === '' && bytes <= HEAD) throw new WrongFile('El archivo está vacío.')
  if (/^\ufeff?\s{0,1000}<(!doctype|html|\?xml)/i.test(text))
    throw new WrongFile(`El archivo es una página o un XML, aunque su nombre diga otra cosa. ${SAVE_AS}`)
  const as = (what: string, grids: readonly Grid[]): ReadFileAs => ({
    how: `${what}, ${words}`,
    bytes,
    grids,
  })
  if (endsIn(source.name, '.yaml', '.yml')) return as('YAML', await yamlGrids(source, encoding))
  const named = endsIn(source.name, '.json', '.ndjson', '.jsonl')
  if (named || looksLikeJson(text)) {
    try {
      return as('JSON', await jsonGrids(source, encoding))
    } catch (e) {
      // A table may begin with a bracket too.
      if (named || !(e instanceof WrongFile)) throw e
    }
  }
  const sign = signOf(text)
  const grid = delimitedGrid(source, 'hoja', encoding, sign, saysSign(text))
  return as(signWords[sign], [grid])
}
