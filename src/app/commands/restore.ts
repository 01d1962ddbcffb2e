// `nido restore`: puts backups back into an empty place, derives what came after the full one, and checks every page.
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { putBackFiles } from '../../platform/backing-up-files.ts'
import { BadBackup } from '../../platform/backup-file.ts'
import { keepErasures } from '../../platform/erasures.ts'
import { CannotPutBack, putBack } from '../../platform/putting-back.ts'
import { verifyAll } from '../../platform/verifying.ts'
import { openCommandDatabase } from '../command-database.ts'
import type { CommandRun } from '../command-run.ts'
import { secretOf } from './backup.ts'

/** Missing files named one by one. */
const LISTED = 50

const usage = `Uso: npm run nido -- restore RESPALDO [RESPALDO…] --key LLAVE [--data CARPETA] [--erased ARCHIVO]

Pone un respaldo completo, y en su orden los que le siguen, en un lugar vacío, con las fotos y documentos que están junto a
ellos; comprueba después todas las páginas. Las
tabletas vuelven a bajar su estado y mandan de nuevo lo que el respaldo no tenía. (Puts backups into an empty place.)

  --key LLAVE       archivo con la llave
  --erased ARCHIVO  «borrados.txt» del lugar anterior: a quien se borró después del respaldo se le borra otra vez
  --data CARPETA    carpeta de los datos (./data, o NIDO_DATA); con DATABASE_URL se usa ese servidor
`

export async function restore(run: CommandRun): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...run.args],
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      data: { type: 'string' },
      erased: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    run.out(usage)
    return 0
  }
  if (positionals.length === 0) {
    run.err(usage)
    return 2
  }
  const secret = secretOf(run, values.key)
  if (!secret) return 2
  if (values.erased !== undefined && !existsSync(resolve(run.from, values.erased))) {
    run.err(`No existe ${values.erased}: se esperaba el «borrados.txt» del lugar anterior.\n`)
    return 2
  }
  const signal = run.cancellation()
  const backups = positionals.map((p) => resolve(run.from, p))
  const { db, house, files, close } = await openCommandDatabase(run.from, values.data, (line) =>
    run.err(`${line}\n`),
  )
  try {
    const now = () => new Date()
    const back = await putBack(db, house, backups, secret, now, run.progress, signal)
    const folder = resolve(run.from, values.data ?? (process.env.NIDO_DATA || 'data'))
    mkdirSync(folder, { recursive: true })
    const list = join(folder, 'borrados.txt')
    if (values.erased !== undefined)
      appendFileSync(list, `\n${readFileSync(resolve(run.from, values.erased), 'utf8')}`)
    const erased = await keepErasures(db, house, list, now)
    const folders = [...new Set(backups.map((file) => dirname(file)))]
    const { progress } = run
    const { back: filesBack, missing } = await putBackFiles(db, house, files, folders, {
      ...{ secret, progress, signal },
      now: now(),
    })
    const checked = await verifyAll(
      db,
      house,
      (done, of) => run.progress('Libros comprobados', done, of),
      () => signal.aborted,
    )
    if (checked.bad) {
      run.err(
        `El respaldo está puesto, pero la página ${checked.bad.n} del libro ${checked.bad.book} es mala: ${checked.bad.why}.\n`,
      )
      return 1
    }
    run.out(
      `Restaurado el estado del ${back.manifest.made}: ${back.facts} hechos, ${checked.books} libros, ${checked.pages} páginas comprobadas${erased > 0 ? `, ${erased} personas borradas otra vez` : ''}.\nFotos y documentos: ${filesBack} puestos.\n`,
    )
    if (missing.length > 0) {
      run.err(
        `Faltan ${missing.length} fotos o documentos que ninguna carpeta tenía enteros. Las tabletas que aún los guardan los envían otra vez:\n`,
      )
      for (const m of missing.slice(0, LISTED)) run.err(`  libro ${m.book}, archivo ${m.sha256}\n`)
      if (missing.length > LISTED) run.err(`  … y ${missing.length - LISTED} más\n`)
    }
    return 0
  } catch (e) {
    if (signal.aborted) {
      run.err('Cancelado: el lugar quedó vacío, o con el respaldo entero si ya se derivaba.\n')
      return 130
    }
    if (!(e instanceof BadBackup || e instanceof CannotPutBack)) throw e
    run.err(`${e.message}\n`)
    return 1
  } finally {
    await close()
  }
}
