// Reads WHO's own daily tables from CSV, so that a center that has them judges exactly as WHO's software does.
import { ageIndicators, DAYS, type GrowthTables, LENGTHS, type Lms, packTables } from './growth-tables.ts'

export type TableFault = {
  readonly file: string
  /** line of the file, from 1; 0 when the fault is of the whole file */
  readonly line: number
  readonly column: string
  readonly expected: string
}
export type TablesRead =
  | { readonly stands: true; readonly tables: GrowthTables }
  | { readonly stands: false; readonly fault: TableFault }

const AGE_COLUMNS = ['indicator', 'sex', 'day', 'l', 'm', 's']
const LENGTH_COLUMNS = ['indicator', 'sex', 'cm', 'l', 'm', 's']
const NO_ARM_BEFORE = 91

/**
 * Two CSV texts in any order: by age (indicator, sex, day, l, m, s) and by length (indicator, sex, cm, l, m, s), sex M or F,
 * days 0 to 1826, centimeters with one decimal. Other indicators (skinfolds) are ignored; arm circumference may be absent.
 * Refuses the first fault with its line, or the first row that is missing.
 */
export function readWhoTables(
  files: readonly { readonly name: string; readonly text: string }[],
): TablesRead {
  const rows = new Map<string, Lms>()
  for (const file of files) {
    const fault = readFile(file.name, file.text, rows)
    if (fault !== undefined) return { stands: false, fault }
  }
  const missing = firstMissing(rows)
  if (missing !== undefined) {
    const file = files.map((f) => f.name).join(', ') || '–'
    return { stands: false, fault: { file, line: 0, column: 'indicator', expected: missing } }
  }
  const tables = packTables(
    'who-daily',
    (indicator, sex, day) => rows.get(`${indicator} ${sex} ${day}`),
    (curve, sex, tenths) => rows.get(`${curve} ${sex} ${tenths}`),
  )
  return { stands: true, tables }
}

function readFile(file: string, text: string, rows: Map<string, Lms>): TableFault | undefined {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const header = (lines[0] ?? '').split(',').map((c) => c.trim().toLowerCase())
  const wanted = [AGE_COLUMNS, LENGTH_COLUMNS].find((columns) => columns.every((c) => header.includes(c)))
  if (wanted === undefined) {
    return {
      file,
      line: 1,
      column: header[0] ?? '',
      expected: `${AGE_COLUMNS.join(',')} or ${LENGTH_COLUMNS.join(',')}`,
    }
  }
  const at = wanted.map((c) => header.indexOf(c))
  for (let i = 1; i < lines.length; i++) {
    if (lines[i]!.trim() === '') continue
    const cells = lines[i]!.split(',').map((c) => c.trim())
    const [indicator, sex] = [cells[at[0]!] ?? '', cells[at[1]!] ?? '']
    const fault = (column: string, expected: string): TableFault => ({ file, line: i + 1, column, expected })
    if (sex !== 'M' && sex !== 'F') return fault('sex', 'M or F')
    const figures: number[] = []
    for (let c = 2; c < wanted.length; c++) {
      const cell = cells[at[c]!] ?? ''
      if (!/^-?\d+(\.\d+)?(e-?\d+)?$/i.test(cell)) return fault(wanted[c]!, 'a number such as 12.5')
      figures.push(Number(cell))
    }
    const [x, l, m, s] = figures as [number, number, number, number]
    if (!(m > 0)) return fault('m', 'a number above 0')
    if (!(s > 0)) return fault('s', 'a number above 0')
    const place = wanted === AGE_COLUMNS ? x : Math.round(x * 10)
    rows.set(`${indicator} ${sex} ${place}`, { l, m, s })
  }
  return undefined
}

function firstMissing(rows: ReadonlyMap<string, Lms>): string | undefined {
  const hasArm = [...rows.keys()].some((k) => k.startsWith('ac '))
  for (const sex of ['M', 'F']) {
    for (const indicator of ageIndicators) {
      if (indicator === 'ac' && !hasArm) continue
      for (let day = indicator === 'ac' ? NO_ARM_BEFORE : 0; day < DAYS; day++) {
        if (!rows.has(`${indicator} ${sex} ${day}`)) return `a row for ${indicator}, ${sex}, day ${day}`
      }
    }
    for (const [curve, { from, to }] of Object.entries(LENGTHS)) {
      for (let t = from; t <= to; t++) {
        if (!rows.has(`${curve} ${sex} ${t}`)) return `a row for ${curve}, ${sex}, ${(t / 10).toFixed(1)} cm`
      }
    }
  }
  return undefined
}
