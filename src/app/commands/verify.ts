// `nido verify`: walks every page of every book and names the first that is not what was written.
import { parseArgs } from 'node:util'
import { verifySealed } from '../../platform/sealed-book.ts'
import { dailyHead, verifyAll } from '../../platform/verifying.ts'
import { openStandingDatabase } from '../command-database.ts'
import type { CommandRun } from '../command-run.ts'

const usage = `Uso: npm run nido -- verify [--data CARPETA]

Recorre las páginas de todos los libros y comprueba su cadena de huellas y sellos. Nombra la primera página que no es lo
que se escribió y termina con código 1. No cambia ningún dato; una base de una versión anterior la pone antes al día, como el
arranque. (Walks every book and names the first bad page; an older database is migrated first.)

  --data CARPETA   carpeta de los datos (./data, o NIDO_DATA); con DATABASE_URL se usa ese servidor
`

export async function verify(run: CommandRun): Promise<number> {
  const { values } = parseArgs({
    args: [...run.args],
    options: { data: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  })
  if (values.help) {
    run.out(usage)
    return 0
  }
  const signal = run.cancellation()
  const { db, house, close } = await openStandingDatabase(run.from, values.data, (line) =>
    run.err(`${line}\n`),
  )
  try {
    const result = await verifyAll(
      db,
      house,
      (done, of) => run.progress('Libros comprobados', done, of),
      () => signal.aborted,
    )
    if (result.bad) {
      run.out(
        `Página mala: libro ${result.bad.book}, página ${result.bad.n}, hecho ${result.bad.fact || '—'}: ${result.bad.why}.\n`,
      )
      return 1
    }
    if (signal.aborted) {
      run.err(`Cancelado: ${result.books} libros comprobados, ninguno malo hasta ahí.\n`)
      return 130
    }
    // said of the chain alone: how much is in these books is nobody's to know
    const sealed = await verifySealed(db)
    if (sealed) {
      run.out(`Libro sellado ${sealed.book}: ${sealed.why}.\n`)
      return 1
    }
    run.out(
      `Todo en orden: ${result.books} libros, ${result.pages} páginas. Cabeza del día: ${await dailyHead(db)}\n`,
    )
    return 0
  } finally {
    await close()
  }
}
