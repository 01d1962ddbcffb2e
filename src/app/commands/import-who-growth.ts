// `nido import who-growth`: takes WHO's own daily tables, and judges every measuring again by them.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readWhoTables } from '../../modules/growth/rules/read-who-tables.ts'
import { rebuildAll } from '../../platform/rebuilding.ts'
import { openCommandDatabase } from '../command-database.ts'
import type { CommandRun } from '../command-run.ts'
import { houseWith } from '../modules.ts'

const usage = `Uso: npm run nido -- import who-growth CARPETA [--dry-run] [--data CARPETA]

Lee las tablas diarias de la OMS (lms-by-age.csv, lms-by-length.csv), las guarda, y vuelve a juzgar todas las mediciones con
ellas; con perímetro de brazo si la tabla lo trae. Lo que se vio en la tableta al medir queda como estaba. Un Nido abierto se
reinicia para usarlas. (Imports WHO's daily tables and judges every measuring again.)
`

const NAMES = /^lms-by-(age|length)\.csv$/

/** Exit 2 when the folder or a row is wrong: nothing is stored then. */
export async function whoGrowth(run: CommandRun): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...run.args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      'dry-run': { type: 'boolean' },
    },
  })
  const [folder] = positionals
  if (values.help || folder === undefined) {
    run.out(usage)
    return values.help ? 0 : 2
  }
  const at = resolve(run.from, folder)
  let files: { name: string; text: string }[]
  try {
    files = readdirSync(at)
      .filter((f) => NAMES.test(f))
      .map((name) => ({ name, text: readFileSync(join(at, name), 'utf8') }))
  } catch {
    run.err(`No se pudo leer la carpeta ${at}. No se cambió nada.\n`)
    return 2
  }
  const made = readWhoTables(files)
  if (!made.stands) {
    const { file, line, column, expected } = made.fault
    run.err(
      `${file}${line > 0 ? `, línea ${line}` : ''}, columna ${column}: se esperaba ${expected}. No se cambió nada.\n`,
    )
    return 2
  }
  if (values['dry-run']) {
    run.out('Las tablas están completas. Prueba: no se guardó nada.\n')
    return 0
  }
  const signal = run.cancellation()
  const { db, close } = await openCommandDatabase(run.from, values.data, (line) => run.err(`${line}\n`))
  try {
    await db.write({ system: true }, async (tx) => {
      await tx`delete from growth_reference`
      await tx`insert into growth_reference (name, text) select * from unnest(${files.map((f) => f.name)}::text[], ${files.map((f) => f.text)}::text[])`
    })
    const changed = await rebuildAll(
      db,
      houseWith(made.tables),
      (done, of) => run.progress('Libros juzgados de nuevo', done, of),
      () => signal.aborted,
    )
    run.out(
      `Tablas de la OMS guardadas. Cambiaron resultados en ${new Set(changed.map((d) => d.book)).size} libros.\n`,
    )
    if (signal.aborted) {
      run.err('Cancelado entre libros: corra «rebuild» para terminar de juzgar con las tablas nuevas.\n')
      return 130
    }
    return 0
  } finally {
    await close()
  }
}
