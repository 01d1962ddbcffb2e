// `nido import`: takes in a tidy CSV file from the console, with progress, a trial run, and every bad row told.
import { createReadStream, createWriteStream, statSync, type WriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { uuidOfDigest } from '../kernel/ids.ts'
import { importRows } from '../modules/exchange/answers.ts'
import {
  type ImportReport,
  type ImportTarget,
  importTargets,
  type RowNote,
} from '../modules/exchange/contract.ts'
import { templateOf } from '../modules/exchange/rules/columns.ts'
import { noteWords } from '../modules/exchange/rules/draft.ts'
import { sha256 } from '../platform/digest.ts'
import { WrongFile } from '../platform/reading-csv.ts'
import { openCommandDatabase } from './command-database.ts'
import type { CommandRun } from './command-run.ts'
import { whoGrowth } from './commands/import-who-growth.ts'

/** Spanish names that people type, and the ones of the endpoints. */
const targetWords: Readonly<Record<string, ImportTarget>> = {
  representaciones: 'representations',
  municipios: 'municipalities',
  pertenencias: 'memberships',
  centros: 'centers',
  ninos: 'children',
  niños: 'children',
}

const usage = `Uso: npm run nido -- import <qué> ARCHIVO.csv [opciones]

  representations  (representaciones)   clave, nombre, entidad
  municipalities   (municipios)         cvegeo, nombre, cabecera, latitud, longitud, poblacion
  memberships      (pertenencias)       municipio → representación, como se observó
  centers          (centros)            clave, nombre, esquema, municipio, lugares…
  children         (niños)              nombres, nacimiento, centro, sala, desde…

En ese orden la primera vez. CSV en UTF-8, con comas y encabezado; las columnas, en cualquier orden. El mismo archivo dos
veces no cambia nada; una fila que cambió se guarda como corrección.

  --dry-run          no toma nada: dice qué pasaría
  --all-or-nothing   si una fila está mal, no toma ninguna (sin esto: toma las buenas y reporta las malas)
  --errors OUT.csv   escribe en un archivo todas las filas malas y las dudosas
  --status ESTADO    de los centros cuyo archivo no lo dice: open (el de siempre), planned, suspended, closed
  --template         escribe una plantilla con encabezado y un ejemplo
  --data DIR         carpeta de los datos, si no se usa DATABASE_URL
  --help             esta ayuda

Termina con 0 si todas las filas son buenas, 1 si alguna no, 2 si el archivo o la orden están mal, 130 si se cancela.
`

/** Bad rows told on the console; the rest go to --errors. */
const SHOWN = 20
const statuses = ['open', 'planned', 'suspended', 'closed']
const figures = new Intl.NumberFormat('es-MX')

/** Author of what is imported from the console: nobody's account. */
const CONSOLE = uuidOfDigest(sha256('nido/console'))

type Asked = { target: ImportTarget; file: string; values: ReturnType<typeof parsed>['values'] }

function parsed(args: readonly string[]) {
  const boolean = { type: 'boolean' } as const
  const string = { type: 'string' } as const
  return parseArgs({
    args: [...args],
    options: {
      ...{
        'dry-run': boolean,
        'all-or-nothing': boolean,
        template: boolean,
        help: { ...boolean, short: 'h' },
      },
      ...{ errors: string, status: string, data: string },
    },
    strict: true,
    allowPositionals: true,
  })
}

/** What was asked; a text to show and its exit code when that is all. */
function askedOf(args: readonly string[]): Asked | { text: string; code: number } {
  const wrong = (text: string) => ({
    text: `${text}\nVea las opciones con: npm run nido -- import --help\n`,
    code: 2,
  })
  let call: ReturnType<typeof parsed>
  try {
    call = parsed(args)
  } catch (e) {
    const word = /'([^']+)'/.exec((e as Error).message)?.[1] ?? args.join(' ')
    return wrong(`No entiendo «${word}».`)
  }
  const { values, positionals } = call
  if (values.help) return { text: usage, code: 0 }
  const [word, file, ...more] = positionals
  if (word === undefined) return { text: usage, code: 2 }
  const target =
    importTargets.find((t) => t === word) ??
    (Object.hasOwn(targetWords, word) ? targetWords[word] : undefined)
  if (target === undefined) return wrong(`No sé importar «${word}»: se esperaba ${importTargets.join(', ')}.`)
  if (values.template) return { text: templateOf(target), code: 0 }
  if (file === undefined) return wrong('Falta el archivo.')
  if (more.length > 0) return wrong(`Sobra «${more[0]}»: se importa un archivo a la vez.`)
  if (values.status !== undefined && !statuses.includes(values.status))
    return wrong(`--status «${values.status}»: se esperaba ${statuses.join(', ')}.`)
  return { target, file, values }
}

function sizeOf(path: string, shown: string): number {
  try {
    const found = statSync(path)
    if (found.isFile()) return found.size
  } catch (e) {
    throw new WrongFile(
      `No se puede leer «${shown}»: ${(e as { code?: string }).code === 'ENOENT' ? 'no existe' : 'sin permiso'}.`,
    )
  }
  throw new WrongFile(`«${shown}» no es un archivo.`)
}

/** A spreadsheet would run a cell that begins like a formula. */
const csvCell = (text: string): string =>
  `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`

function noteWriter(path: string): { write: (kind: string, n: RowNote) => void; end: () => Promise<void> } {
  const out: WriteStream = createWriteStream(path)
  let failure: Error | undefined
  out.on('error', (e) => {
    failure = e
  })
  out.write('fila,columna,valor,clase,motivo,se_esperaba\n')
  return {
    write: (kind, n) => {
      const cells = [
        n.field ?? '',
        n.value ?? '',
        kind === 'error' ? 'error' : 'duda',
        n.reason,
        n.expected ?? '',
      ]
      out.write(`${n.row},${cells.map(csvCell).join(',')}\n`)
    },
    end: () =>
      new Promise<void>((done, fail) => {
        if (failure) return fail(new WrongFile(`No se pudo escribir «${path}».`))
        out.end(() => (failure ? fail(new WrongFile(`No se pudo escribir «${path}».`)) : done()))
      }),
  }
}

/** Answers the exit code. */
export async function importCommand(run: CommandRun): Promise<number> {
  if (run.args[0] === 'who-growth') return whoGrowth({ ...run, args: run.args.slice(1) })
  const asked = askedOf(run.args)
  if ('text' in asked) {
    const tell = asked.code === 0 ? run.out : run.err
    tell(asked.text)
    return asked.code
  }
  const path = resolve(run.from, asked.file)
  try {
    return await take(run, asked, path, sizeOf(path, asked.file))
  } catch (e) {
    if (!(e instanceof WrongFile)) throw e
    run.err(`${asked.file}: ${e.message}\n`)
    return 2
  }
}

async function take(
  run: CommandRun,
  { target, file, values }: Asked,
  path: string,
  size: number,
): Promise<number> {
  const signal = run.cancellation()
  const { db, house, close } = await openCommandDatabase(run.from, values.data, (line) =>
    run.err(`${line}\n`),
  )
  const notes = values.errors === undefined ? undefined : noteWriter(resolve(run.from, values.errors))
  const began = performance.now()
  let soFar: ImportReport | undefined
  const kilobytes = (bytes: number) => Math.ceil(bytes / 1024)
  let times = 0
  async function* open(): AsyncGenerator<Uint8Array> {
    let bytes = 0
    const what = times++ === 0 ? 'Revisando' : 'Importando'
    for await (const chunk of createReadStream(path)) {
      bytes += (chunk as Uint8Array).length
      yield chunk as Uint8Array
      run.progress(`${what} ${file} (kB)`, kilobytes(bytes), kilobytes(size))
    }
  }
  try {
    const report = await importRows({
      ...{ db, house, target, open, author: CONSOLE, now: () => new Date(), signal },
      ...{
        dryRun: values['dry-run'] === true,
        allOrNothing: values['all-or-nothing'] === true,
        status: values.status,
      },
      onNote: notes?.write,
      onRows: (r) => {
        soFar = r
      },
    })
    await notes?.end()
    tell(run, report, (performance.now() - began) / 1000, values.errors)
    return report.bad > 0 ? 1 : 0
  } catch (e) {
    if (!signal.aborted) throw e
    const good = soFar && !soFar.dryRun ? soFar.good : 0
    run.err(
      `Cancelado: ${figures.format(good)} filas quedaron tomadas, enteras. Importe el mismo archivo para terminar: lo tomado no se repite.\n`,
    )
    return 130
  } finally {
    await close()
  }
}

function tell(run: CommandRun, r: ImportReport, seconds: number, errors: string | undefined): void {
  const rate =
    r.rows > 0 && seconds > 0 ? ` (${figures.format(Math.round(r.rows / seconds))} por segundo)` : ''
  run.out(
    `${figures.format(r.rows)} filas en ${seconds.toFixed(1)} s${rate}: ${figures.format(r.good)} buenas, ${figures.format(r.bad)} malas\n`,
  )
  const counts = [
    `${figures.format(r.added)} nuevas`,
    `${figures.format(r.changed)} corregidas`,
    `${figures.format(r.same)} sin cambio`,
  ]
  if (r.kept > 0) counts.push(`${figures.format(r.kept)} que una persona cambió después (su palabra queda)`)
  const list = counts.join(', ')
  if (r.dryRun) run.out(`Ensayo, no se tomó nada. Serían: ${list}.\n`)
  else run.out(r.taken ? `Se tomaron las buenas: ${list}.\n` : 'No se tomó ninguna fila, porque hay malas.\n')
  for (const n of r.errors.slice(0, SHOWN)) run.out(`  ${noteWords(n)}\n`)
  if (r.bad > SHOWN)
    run.out(`  … ${errors ? `todas en ${errors}` : 'con --errors OUT.csv se escriben todas'}\n`)
  if (r.doubtful > 0) run.out(`${figures.format(r.doubtful)} dudas en filas que sí se toman:\n`)
  for (const n of r.doubts.slice(0, SHOWN)) run.out(`  ${noteWords(n)}\n`)
}
