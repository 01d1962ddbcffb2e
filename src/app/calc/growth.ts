// `calc growth`: WHO z-scores of a CSV of children, in the columns and text form of WHO's own software.
import { builtInTables } from '../../modules/growth/rules/built-in-tables.ts'
import { type GrowthTables, growthIndicators } from '../../modules/growth/rules/growth-tables.ts'
import { readWhoTables } from '../../modules/growth/rules/read-who-tables.ts'
import { childColumns, type ZColumns, zScores } from '../../modules/growth/rules/z-scores.ts'
import { type CsvTable, codeColumn, csvCell, numberColumn, readCsv } from './csv-input.ts'
import { type CalcIo, calculator, done, type Outcome, readFileText, wrong } from './frame.ts'

const REQUIRED = ['sex', 'age_days', 'weight_kg', 'lenhei_cm', 'measure']
const RESULTS = [
  'clenhei',
  'cmeasure',
  'c9mo_flag',
  'cbmi',
  ...growthIndicators.flatMap((i) => [`z${i}`, `f${i}`]),
]
const TABLE_FILES = ['lms-by-age.csv', 'lms-by-length.csv']
const LINES_AT_ONCE = 10_000
const NO_ARM =
  'Tablas incluidas, sin perímetro del brazo (zac vacía) · Built-in tables, no arm circumference. --help\n'

export const growth = calculator({
  summary: 'growth: puntajes z de la OMS de un CSV de niñas y niños · WHO z-scores of a CSV of children',
  options: ['tables'],
  help: `nido calc growth ARCHIVO.csv [--tables CARPETA]
Puntajes z de los Patrones de Crecimiento Infantil de la OMS, de 0 a 60 meses. Escribe un CSV con id y ${RESULTS.join(', ')}.
  Columnas, en cualquier orden: id, sex (M, F), age_days, weight_kg, lenhei_cm, measure (L acostado, H de pie),
  headc_cm, armc_cm, oedema (y, n). Una celda vacía o un valor imposible da un resultado vacío; otras columnas se ignoran.
  --tables CARPETA  usa las tablas diarias de la OMS: ${TABLE_FILES.join(' y ')}. Sin ellas no hay perímetro del brazo.
Termina en 2 si el archivo está mal: dice línea, columna y qué se esperaba.
English: WHO Child Growth Standards z-scores, CSV in and out; --tables names a folder with WHO's daily tables.`,
  compute: async (file, options, io) => {
    const tables = await tablesOf(options.tables, io)
    if (!tables.stands) return tables
    const text = await readFileText(file, io)
    if (!text.stands) return text
    const table = readCsv(file, text.value, REQUIRED)
    if (!table.stands) return table
    const z = judged(tables.value, table.value)
    if (!z.stands) return z
    if (tables.value.source === 'built-in') io.err(NO_ARM)
    print(table.value, z.value, io)
    return done(undefined)
  },
})

async function tablesOf(folder: string | undefined, io: CalcIo): Promise<Outcome<GrowthTables>> {
  if (folder === undefined) return done(builtInTables())
  const files: { name: string; text: string }[] = []
  for (const name of TABLE_FILES) {
    const path = `${folder.replace(/[/\\]+$/, '')}/${name}`
    const text = await readFileText(path, io)
    if (!text.stands) return text
    files.push({ name: path, text: text.value })
  }
  const read = readWhoTables(files)
  if (read.stands) return done(read.tables)
  const { line, expected, ...fault } = read.fault
  return wrong({ ...fault, line: line === 0 ? undefined : line, expected: `se esperaba ${expected}` })
}

function judged(tables: GrowthTables, table: CsvTable): Outcome<ZColumns> {
  const rows = childColumns(table.rows.length)
  const reads = [
    () => codeColumn(table, 'sex', { m: 1, f: 2, 1: 1, 2: 2 }, rows.sex),
    () => numberColumn(table, 'age_days', rows.ageDays),
    () => numberColumn(table, 'weight_kg', rows.weightKg),
    () => numberColumn(table, 'lenhei_cm', rows.lengthCm),
    () => codeColumn(table, 'measure', { l: 1, h: 2 }, rows.position),
    () => numberColumn(table, 'headc_cm', rows.headCm),
    () => numberColumn(table, 'armc_cm', rows.armCm),
    () => codeColumn(table, 'oedema', { y: 1, n: 0, 1: 1, 2: 0 }, rows.oedema),
  ]
  // Columns are read one by one; people correct a file from its top.
  const faults = reads.flatMap((read) => {
    const outcome = read()
    return outcome.stands ? [] : [outcome]
  })
  const first = faults.sort((a, b) => (a.fault.line ?? 0) - (b.fault.line ?? 0))[0]
  if (first !== undefined) return first
  return done(zScores(tables, rows))
}

function print(table: CsvTable, z: ZColumns, io: CalcIo): void {
  const idAt = table.columns.get('id')
  const fixed = (x: number, decimals: number) => (Number.isFinite(x) ? x.toFixed(decimals) : '')
  let lines = [`id,${RESULTS.join(',')}`]
  for (const [i, row] of table.rows.entries()) {
    const id = idAt === undefined ? '' : row.cells[idAt]!
    const cells = [
      csvCell(id === '' ? String(i) : id),
      fixed(z.correctedCm[i]!, 2),
      ['', 'L', 'H'][z.position[i]!],
      z.standingTooEarly[i],
      fixed(z.bodyMass[i]!, 6),
    ]
    for (const k of growthIndicators) {
      const score = z[k][i]!
      cells.push(...(Number.isFinite(score) ? [score, z.flags[k][i]] : ['', '']))
    }
    lines.push(cells.join(','))
    if (lines.length >= LINES_AT_ONCE) {
      io.out(`${lines.join('\n')}\n`)
      lines = []
    }
  }
  if (lines.length > 0) io.out(`${lines.join('\n')}\n`)
}
