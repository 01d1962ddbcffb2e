// Excel workbooks: looked at as a zip before they are opened, so that a small file cannot become a huge one.
import readSheets from 'read-excel-file/node'
import yauzl from 'yauzl'
import { type Grid, gridOf, type Source, WrongFile, wholeOf } from './reading-source.ts'

const MB = 1024 * 1024
const MOST_FILE = 60 * MB
/** Text that the sheets unfold to; a workbook beyond is read whole nowhere, as CSV it is. */
const MOST_UNFOLDED = 150 * MB
const MOST_ENTRIES = 2000
/** How many times its size a part may unfold to: sheets reach about 30, bombs 1,000. */
const MOST_RATIO = 250

const TOO_LARGE = `El libro de Excel es demasiado grande para abrirlo entero: guarde la hoja como CSV, que se lee por partes.`
const NOT_A_BOOK =
  'El archivo parece un libro de Excel y no se deja abrir: quizá llegó incompleto. Ábralo y guárdelo de nuevo.'

const zipOf = (bytes: Buffer): Promise<yauzl.ZipFile> =>
  new Promise((done, fail) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (e, zip) =>
      e ? fail(e) : done(zip),
    ),
  )

/** Counts what an entry really unfolds to: what its header says may be a lie. */
const unfolded = (zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<number> =>
  new Promise((done, fail) =>
    zip.openReadStream(entry, (e, stream) => {
      if (e) return fail(e)
      let bytes = 0
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > MOST_UNFOLDED) stream.destroy(new WrongFile(TOO_LARGE))
      })
      stream.on('end', () => done(bytes))
      stream.on('error', fail)
    }),
  )

/** Throws WrongFile for what is no workbook, unfolds to too much, or lies about it. */
async function refuseBombs(bytes: Buffer): Promise<void> {
  const zip = await zipOf(bytes)
  let total = 0
  let book = false
  if (zip.entryCount > MOST_ENTRIES) throw new WrongFile(TOO_LARGE)
  await new Promise<void>((done, fail) => {
    zip.on('error', fail)
    zip.on('end', () => done())
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.fileName === 'xl/workbook.xml') book = true
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
      if (entry.uncompressedSize > MB && ratio > MOST_RATIO) return fail(new WrongFile(TOO_LARGE))
      // Pictures and the like are not unfolded by the reader.
      if (!/\.(xml|rels)$/.test(entry.fileName)) return zip.readEntry()
      unfolded(zip, entry).then((size) => {
        total += size
        if (total > MOST_UNFOLDED) return fail(new WrongFile(TOO_LARGE))
        zip.readEntry()
      }, fail)
    })
    zip.readEntry()
  })
  if (!book)
    throw new WrongFile(
      'El archivo es un comprimido que no es un libro de Excel: saque de él la lista e impórtela.',
    )
}

const two = (n: number) => String(n).padStart(2, '0')

/** A day as 2026-11-20, with its clock where it has one; a clock alone where Excel keeps no day. */
function textOfDate(d: Date): string {
  if (Number.isNaN(d.getTime())) return ''
  const clock = `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`
  if (d.getUTCFullYear() < 1901) return clock
  const day = d.toISOString().slice(0, 10)
  return clock === '00:00' ? day : `${day} ${clock}`
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  // Excel keeps 15 digits; the rest is noise of binary fractions.
  if (typeof value === 'number') return String(Number(value.toPrecision(15)))
  if (typeof value === 'boolean') return value ? 'sí' : 'no'
  return value instanceof Date ? textOfDate(value) : String(value)
}

/** Every sheet with something in it, in the order of the book. */
export async function xlsxGrids(source: Source): Promise<readonly Grid[]> {
  const bytes = await wholeOf(source, MOST_FILE, 'El libro de Excel')
  let sheets: readonly { sheet: string; data: readonly (readonly unknown[])[] }[]
  try {
    await refuseBombs(bytes)
    sheets = (await readSheets(bytes)) as typeof sheets
  } catch (e) {
    if (e instanceof WrongFile) throw e
    throw new WrongFile(NOT_A_BOOK)
  }
  const grids = sheets
    .filter((s) => s.data.length > 0)
    .map((s) =>
      gridOf(
        s.sheet,
        s.data.map((cells) => cells.map(textOf)),
        bytes.length,
      ),
    )
  if (grids.length === 0) throw new WrongFile('El libro de Excel no tiene nada en sus hojas.')
  return grids
}
