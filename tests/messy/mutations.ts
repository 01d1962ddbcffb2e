// Spoils a tidy table as offices do: other encodings and signs, titles, grouped headers, neighbors, other writings of the same values.
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { FileTruth } from './truth.ts'

export type Chance = {
  readonly whole: (below: number) => number
  readonly one: <T>(list: readonly T[]) => T
  readonly yes: (share: number) => boolean
}

/** The same numbers for the same seed. */
export function chance(seed: number): Chance {
  let a = seed >>> 0
  const next = () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const whole = (below: number) => Math.floor(next() * below)
  return { whole, one: (list) => list[whole(list.length)]!, yes: (share) => next() < share }
}

/** `of` is the column's own name; undefined for one that the mutation brought. */
export type Column = {
  readonly of: string | undefined
  readonly header: string
  readonly cells: readonly string[]
}
export type Table = { readonly truth: FileTruth; readonly columns: readonly Column[] }
export type Spoiled = { readonly name: string; readonly bytes: Buffer; readonly table: Table }

type Change = (t: Table, c: Chance) => Table
const each = (t: Table, f: (column: Column) => Column): Table => ({ ...t, columns: t.columns.map(f) })
const cells = (column: Column, f: (text: string) => string): Column => ({
  ...column,
  cells: column.cells.map((x) => (x === '' ? x : f(x))),
})
const kindOf = (t: Table, c: Column, kind: string): boolean =>
  c.of !== undefined && t.truth.columns[c.of]!.kinds.includes(kind as never)
const homeOf = (t: Table, c: Column): string | null =>
  c.of === undefined ? null : t.truth.columns[c.of]!.home
const isCount = (t: Table, c: Column) =>
  (kindOf(t, c, 'count') && !kindOf(t, c, 'code') && !kindOf(t, c, 'yes-no')) ||
  ['poblacion', 'lugares'].includes(homeOf(t, c) ?? '')
const isKey = (c: Column) => c.of === 'cvegeo'
const isDay = (t: Table, c: Column) => kindOf(t, c, 'day')

export const renamed: Change = (t, c) =>
  each(t, (column) => {
    const titles = column.of === undefined ? [] : t.truth.columns[column.of]!.titles
    return titles.length > 0 ? { ...column, header: c.one(titles) } : column
  })
export const shuffled: Change = (t, c) => {
  const columns = [...t.columns]
  for (let i = columns.length - 1; i > 0; i--) {
    const j = c.whole(i + 1)
    ;[columns[i], columns[j]] = [columns[j]!, columns[i]!]
  }
  return { ...t, columns }
}
export const spacedKeys: Change = (t) =>
  each(t, (col) => (isKey(col) ? cells(col, (x) => ` ${x.slice(0, 2)} ${x.slice(2)} `) : col))
export const lostZeros: Change = (t) =>
  each(t, (col) => (isKey(col) || kindOf(t, col, 'state-key') ? cells(col, (x) => x.replace(/^0/, '')) : col))
export const thousands: Change = (t) =>
  each(t, (col) => {
    if (isCount(t, col)) return cells(col, (x) => x.replace(/\B(?=(\d{3})+(?!\d))/g, ','))
    return kindOf(t, col, 'money')
      ? cells(col, (x) => `$${x.replace(/\B(?=(\d{3})+(?!\d))(?!\d*$)/g, ',')}`)
      : col
  })
const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic']
const LONG = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
]
export const otherDays: Change = (t, c) => {
  const form = c.whole(4)
  return each(t, (col) => {
    if (isDay(t, col))
      return cells(col, (x) => {
        const [y, m, d] = x.split('-') as [string, string, string]
        if (form === 0) return `${d}-${m}-${y}`
        if (form === 1) return `${d}/${m}/${y.slice(2)}`
        return form === 2
          ? `${Number(d)} de ${LONG[Number(m) - 1]} de ${y}`
          : `${d}-${MONTHS[Number(m) - 1]}-${y}`
      })
    if (!kindOf(t, col, 'month')) return col
    return cells(col, (x) => {
      const [y, m] = x.split('-') as [string, string]
      const word = MONTHS[Number(m) - 1]!
      if (form < 2) return `${y}/${word[0]!.toUpperCase()}${word.slice(1)}`
      return form === 2 ? `${LONG[Number(m) - 1]} ${y}` : `${m}/${y}`
    })
  })
}
export const capitals: Change = (t) =>
  each(t, (col) => ({
    ...cells(col, (x) =>
      x
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .toUpperCase(),
    ),
    header: col.header
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toUpperCase(),
  }))
const ENTITIES: Readonly<Record<string, string>> = {
  á: 'aacute',
  é: 'eacute',
  í: 'iacute',
  ó: 'oacute',
  ú: 'uacute',
  ñ: 'ntilde',
  Ñ: 'Ntilde',
}
export const escaped: Change = (t, c) => {
  const form = c.whole(3)
  const spoil = (x: string) => {
    if (form === 0) return Buffer.from(x, 'utf8').toString('latin1')
    if (form === 1) return x.replace(/[áéíóúñÑ]/g, (l) => `&${ENTITIES[l]};`)
    return x.replace(/[^ -~]/g, (l) => `\\u${l.charCodeAt(0).toString(16).padStart(4, '0')}`)
  }
  return each(t, (col) => ({ ...cells(col, spoil), header: spoil(col.header) }))
}
export const nothings: Change = (t, c) =>
  each(t, (col) => {
    if (isKey(col) || ['clave', 'nombre', 'esquema'].includes(homeOf(t, col) ?? '')) return col
    const word = c.one(['N/A', '-', 's/d', 'ND', ''])
    return { ...col, cells: col.cells.map((x) => (c.yes(0.04) ? word : x)) }
  })
/** A column of one value under a title that would be the real one's. */
export const constants: Change = (t, c) => {
  const tempting: readonly (readonly [string, string])[] = [
    ['Municipio', 'TODOS'],
    ['Población', '0'],
    ['Clave', 'S/C'],
    ['Nombre', 'REPÚBLICA MEXICANA'],
    ['Entidad', 'NACIONAL'],
    ['Latitud', '0'],
    ['Sexo', 'AMBOS'],
    ['Capacidad', '0'],
  ]
  const some = [0, 1].map(() => c.one(tempting))
  const more = some.map(([header, value]) => ({
    of: undefined,
    header,
    cells: t.columns[0]!.cells.map(() => value),
  }))
  return { ...t, columns: [...more, ...t.columns] }
}
export const brokenTitles: Change = (t) =>
  each(t, (col) => ({ ...col, header: col.header.replace(/[ _]/, '\n').replace(/[_]/g, '\r\n') }))

type Shape = {
  readonly above?: boolean
  readonly grouped?: boolean
  readonly beside?: boolean
  readonly below?: boolean
}

/** The rows of a sheet, with what stands around the table. */
export function rowsOf(t: Table, c: Chance, shape: Shape): string[][] {
  const width = t.columns.length
  const rows: string[][] = []
  if (shape.above) rows.push(['INSTITUTO MEXICANO DEL SEGURO SOCIAL'], ['Relación al 31 de diciembre'], [])
  if (shape.grouped) {
    const groups = ['DATOS GENERALES', 'INFORMACIÓN', 'DETALLE']
    const step = Math.ceil(width / 3)
    rows.push(t.columns.map((_, i) => (i % step === 0 ? groups[i / step]! : '')))
  }
  rows.push(t.columns.map((x) => x.header))
  const height = t.columns[0]!.cells.length
  for (let r = 0; r < height; r++) rows.push(t.columns.map((x) => x.cells[r]!))
  if (shape.below)
    rows.push(
      [],
      ['Total', ...Array.from({ length: width - 1 }, () => '')],
      ['Fuente: registros administrativos del área'],
      ['* Cifras preliminares, sujetas a revisión'],
    )
  if (shape.beside) {
    const from = shape.above ? 3 : 0
    for (let i = 0; i < 8 && from + i < rows.length; i++) {
      const row = rows[from + i]!
      while (row.length < width) row.push('')
      row.push(
        '',
        ...(i === 0 ? ['Zona', 'Meta'] : [c.one(['Norte', 'Sur', 'Centro']), String(c.whole(90) + 10)]),
      )
    }
  }
  return rows
}

const quoted = (x: string, sign: string) =>
  x.includes(sign) || /["\n\r]/.test(x) ? `"${x.replaceAll('"', '""')}"` : x
export const delimited = (rows: readonly (readonly string[])[], sign: string): string => {
  const width = Math.max(...rows.map((r) => r.length))
  return rows
    .map((r) => Array.from({ length: width }, (_, i) => quoted(r[i] ?? '', sign)).join(sign))
    .join('\r\n')
}

const xml = (x: string) => x.replace(/[&<>]/g, (l) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[l]!)
const letters = (n: number): string =>
  n < 26 ? String.fromCharCode(65 + n) : letters(Math.floor(n / 26) - 1) + letters(n % 26)

/** A workbook as a spreadsheet would write it: what looks like a number is one, and days are days of its own count. */
export function workbook(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const sheet = rows.map((r, i) => {
    const inside = r.map((x, k) => {
      if (x === '') return ''
      const at = `${letters(k)}${i + 1}`
      if (/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(x)) return `<c r="${at}"><v>${x}</v></c>`
      if (/^\d{4}-\d{2}-\d{2}$/.test(x))
        return `<c r="${at}" s="1"><v>${Date.parse(x) / 86_400_000 + 25_569}</v></c>`
      return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${xml(x)}</t></is></c>`
    })
    return `<row r="${i + 1}">${inside.join('')}</row>`
  })
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="Hoja1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${rel}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet.join('')}</sheetData></worksheet>`,
  }
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  return buffer(zip.outputStream.pipe(new PassThrough()))
}

type Recipe = {
  readonly name: string
  readonly changes: readonly Change[]
  readonly shape: Shape
  readonly as: 'xlsx' | 'tsv-latin1' | 'semicolon' | 'utf16' | 'csv'
}

/** Ten ways; every one of them spoils several things at once. */
export const mutations: readonly Recipe[] = [
  {
    name: 'libro de Excel con títulos y notas',
    changes: [renamed],
    shape: { above: true, below: true },
    as: 'xlsx',
  },
  {
    name: 'tabuladores en Latin-1, columnas revueltas',
    changes: [shuffled, nothings],
    shape: {},
    as: 'tsv-latin1',
  },
  {
    name: 'punto y coma, títulos arriba, totales abajo',
    changes: [renamed, spacedKeys],
    shape: { above: true, below: true },
    as: 'semicolon',
  },
  { name: 'encabezado de dos renglones', changes: [thousands], shape: { grouped: true }, as: 'csv' },
  { name: 'otra tabla al lado', changes: [renamed, shuffled, lostZeros], shape: { beside: true }, as: 'csv' },
  {
    name: 'saltos de línea en los títulos',
    changes: [brokenTitles, thousands, nothings],
    shape: { below: true },
    as: 'csv',
  },
  {
    name: 'claves con espacios, miles y pesos, otras fechas',
    changes: [spacedKeys, thousands, otherDays],
    shape: {},
    as: 'utf16',
  },
  {
    name: 'mayúsculas sin acentos',
    changes: [renamed, capitals, otherDays],
    shape: { above: true },
    as: 'tsv-latin1',
  },
  { name: 'letras escapadas dos veces', changes: [renamed, escaped, shuffled], shape: {}, as: 'csv' },
  {
    name: 'constantes que esconden la columna',
    changes: [constants, otherDays, shuffled],
    shape: { above: true, grouped: true },
    as: 'xlsx',
  },
]

export async function spoil(tidy: Table, recipe: Recipe, seed: number): Promise<Spoiled> {
  const c = chance(seed)
  const table = recipe.changes.reduce((t, change) => change(t, c), tidy)
  const rows = rowsOf(table, c, recipe.shape)
  switch (recipe.as) {
    case 'xlsx':
      return { name: 'lista.xlsx', bytes: await workbook(rows), table }
    case 'tsv-latin1':
      return { name: 'lista.txt', bytes: Buffer.from(delimited(rows, '\t'), 'latin1'), table }
    case 'semicolon':
      return { name: 'lista.csv', bytes: Buffer.from(`\ufeff${delimited(rows, ';')}`), table }
    case 'utf16':
      return { name: 'lista.csv', bytes: Buffer.from(`\ufeff${delimited(rows, '\t')}`, 'utf16le'), table }
    default:
      return { name: 'lista.csv', bytes: Buffer.from(delimited(rows, ',')), table }
  }
}
