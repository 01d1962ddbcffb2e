// `nido rebuild`: derives every row and figure again from the pages and says whether they came out equal.
import { parseArgs } from 'node:util'
import { foldFigures, recountAbove } from '../../platform/figures.ts'
import { rebuildAll } from '../../platform/rebuilding.ts'
import { openStandingDatabase } from '../command-database.ts'
import type { CommandRun } from '../command-run.ts'

const usage = `Uso: npm run nido -- rebuild [--figures] [--data CARPETA]

Vacía lo derivado y lo vuelve a derivar de las páginas, libro por libro; cada libro es una transacción. Dice si cada tabla y
cada cifra quedó igual (código 1 si no). Las tabletas vuelven a recibir su estado. (Derives every row again and compares.)

  --figures        sólo recuenta las cifras de representaciones y nación
  --data CARPETA   carpeta de los datos (./data, o NIDO_DATA); con DATABASE_URL se usa ese servidor
`

export async function rebuild(run: CommandRun): Promise<number> {
  const { values } = parseArgs({
    args: [...run.args],
    options: {
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      figures: { type: 'boolean' },
    },
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
    const sums = () =>
      db.read(
        { all: true },
        (read) => read<{ hash: string }>`
        select md5(coalesce(string_agg(scope || indicator || period || '|' || part || '|' || whole, ';' order by scope, indicator, period), '')) as hash
        from figure_above where part <> 0 or whole <> 0`,
      )
    // What waits to be folded is folded first: a difference must mean a wrong figure, not a second of delay.
    while ((await foldFigures(db)) > 0);
    const [before] = await sums()
    const differences = values.figures
      ? []
      : await rebuildAll(
          db,
          house,
          (done, of) => run.progress('Libros rehechos', done, of),
          () => signal.aborted,
        )
    if (values.figures) await recountAbove(db)
    const [after] = await sums()
    for (const d of differences) {
      run.out(
        `Distinto: libro ${d.book}, tabla ${d.table}: ${d.rowsBefore} filas antes, ${d.rowsAfter} después.\n`,
      )
    }
    if (before!.hash !== after!.hash)
      run.out('Distintas: las cifras por representación no eran la suma de sus centros.\n')
    if (signal.aborted) {
      run.err('Cancelado entre libros: cada libro quedó entero.\n')
      return 130
    }
    const equal = differences.length === 0 && before!.hash === after!.hash
    if (equal) run.out('Igual: cada fila y cada cifra salió como estaba.\n')
    return equal ? 0 : 1
  } finally {
    await close()
  }
}
