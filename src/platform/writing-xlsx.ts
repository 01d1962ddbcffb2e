// Writing a spreadsheet as it comes: rows go into the compressed file one by one, so that a long list costs no memory.
import { once } from 'node:events'
import { PassThrough } from 'node:stream'
import { ZipFile } from 'yazl'

export type XlsxCell = string | number | null
export type XlsxColumn = { readonly head: string; readonly type: 'text' | 'number' | 'day' | 'instant' }

/** Source: ECMA-376 part 1 §18.3.1.73, §18.3.1.4; Excel specifications and limits. */
const MOST_ROWS = 1_048_576
const LONGEST_TEXT = 32_767
/** Columns are lettered, and a thousand is more than any list has. */
const MOST_COLUMNS = 1_000

const STYLE = { text: 0, number: 0, day: 1, instant: 2, head: 3 } as const
const WIDTH = { text: 24, number: 12, day: 12, instant: 18 } as const
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>`

/** Text that XML and Excel read back as it was; what neither can hold is left out. */
export function xmlText(text: string): string {
  return text
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .replace(/_x[0-9A-Fa-f]{4}_/g, (m) => `_x005F${m}`)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>\r]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '_x000D_' })[c] as string)
}

/** Days since the last day of 1899, as a spreadsheet counts; undefined for what is no day it knows. */
export function serialOf(text: string): number | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (!m) return undefined
  const [y, mo, d, h, mi, s] = m.slice(1).map((x) => Number(x ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const serial = Date.UTC(y, mo - 1, d, h, mi, s) / 86_400_000 + 25_569
  // before March 1900 spreadsheets count a day that never was
  return serial >= 61 ? serial : undefined
}

/** A, B … Z, AA …: readers that are less forgiving than Excel want each cell to say where it stands. */
function letters(column: number): string {
  const low = String.fromCharCode(65 + (column % 26))
  return column < 26 ? low : letters(Math.floor(column / 26) - 1) + low
}

const inline = (at: string, text: string, style: number) =>
  `<c r="${at}"${style ? ` s="${style}"` : ''} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`

function cellXml(at: string, cell: XlsxCell, type: XlsxColumn['type']): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : ''
  const serial = type === 'day' || type === 'instant' ? serialOf(cell) : undefined
  return serial === undefined ? inline(at, cell, 0) : `<c r="${at}" s="${STYLE[type]}"><v>${serial}</v></c>`
}

function sheetStart(columns: readonly XlsxColumn[]): string {
  const widths = columns.map((c, i) => {
    const width = Math.min(60, Math.max(WIDTH[c.type], c.head.length + 4))
    return `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`
  })
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${columns.map((c, i) => inline(`${letters(i)}1`, c.head, STYLE.head)).join('')}</row>`
}
const SHEET_END = '</sheetData></worksheet>'

/** A sheet's name: what Excel forbids is left out; 31 characters at the most. */
const sheetName = (name: string, nth: number) => {
  const plain = name.replace(/[\\/?*[\]:']/g, ' ').trim() || 'Lista'
  return nth === 1 ? plain.slice(0, 31) : `${plain.slice(0, 27)} ${nth}`
}

function workbook(names: readonly string[]): readonly (readonly [path: string, xml: string])[] {
  const each = (line: (n: number, name: string) => string) =>
    names.map((name, i) => line(i + 1, name)).join('')
  const part = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${part}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${part}.styles+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${part}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each((n, name) => `<sheet name="${xmlText(name).replaceAll('"', '&quot;')}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
  ]
}

export type XlsxWriter = {
  readonly rows: (rows: readonly (readonly XlsxCell[])[]) => Promise<void>
  /** resolves when every piece was taken */
  readonly close: () => Promise<void>
  /** lets go of everything when the list ends badly */
  readonly drop: () => void
}

/**
 * A workbook of one list, written to `take` piece by piece. Numbers are numbers, days and instants (`2026-11-20 12:00`) are
 * dates, all else is text that never runs; beyond 1,048,576 rows it goes on in a second sheet.
 */
export function xlsxWriter(
  take: (piece: Uint8Array) => Promise<void>,
  name: string,
  columns: readonly XlsxColumn[],
): XlsxWriter {
  if (columns.length > MOST_COLUMNS) throw new Error('xlsx: too many columns')
  const zip = new ZipFile()
  let broken: unknown
  const pumped = (async () => {
    for await (const piece of zip.outputStream) await take(piece as Buffer)
  })().catch((e: unknown) => {
    broken = e
    sheet.destroy()
  })
  const places = columns.map((_, i) => letters(i))
  const names: string[] = []
  let sheet = new PassThrough()
  let left = 0
  const begin = () => {
    sheet = new PassThrough({ highWaterMark: 256 * 1024 })
    sheet.on('error', () => {})
    names.push(sheetName(name, names.length + 1))
    zip.addReadStream(sheet, `xl/worksheets/sheet${names.length}.xml`, { compressionLevel: 5 })
    sheet.write(sheetStart(columns))
    left = MOST_ROWS - 1
  }
  const write = async (xml: string) => {
    if (broken) throw broken
    if (!sheet.write(xml)) await Promise.race([once(sheet, 'drain'), pumped])
    if (broken) throw broken
  }
  const rowXml = (n: number, cells: readonly XlsxCell[]) =>
    `<row r="${n}">${cells.map((c, i) => cellXml(`${places[i]}${n}`, c, columns[i]!.type)).join('')}</row>`
  begin()
  return {
    rows: async (rows) => {
      for (let from = 0; from < rows.length; ) {
        if (left === 0) {
          sheet.end(SHEET_END)
          begin()
        }
        const some = rows.slice(from, from + left)
        const first = MOST_ROWS - left + 1
        left -= some.length
        from += some.length
        await write(some.map((r, n) => rowXml(first + n, r)).join(''))
      }
    },
    close: async () => {
      sheet.end(SHEET_END)
      for (const [path, xml] of workbook(names)) zip.addBuffer(Buffer.from(xml), path)
      zip.end()
      await pumped
      if (broken) throw broken
    },
    drop: () => {
      sheet.destroy()
      ;(zip.outputStream as unknown as PassThrough).destroy()
    },
  }
}
