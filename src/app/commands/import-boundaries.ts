// `nido import boundaries`: takes the municipalities' boundaries from a file of TopoJSON or GeoJSON, as the screen of the territory does.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import { uuidOfDigest } from '../../kernel/ids.ts'
import { MOST_BOUNDARY_BYTES } from '../../modules/territory/contract.ts'
import { territoryText } from '../../modules/territory/screens/text.ts'
import { bringBoundaries } from '../../modules/territory/work/bring-boundaries.ts'
import { sha256 } from '../../platform/digest.ts'
import { Refused } from '../../platform/refused.ts'
import { openCommandDatabase } from '../command-database.ts'
import type { CommandRun } from '../command-run.ts'
import { figures } from '../import-words.ts'

const usage = `Uso: npm run nido -- import boundaries ARCHIVO --as-of FECHA --source FUENTE [--data CARPETA]

Lee los límites de los municipios de un TopoJSON o GeoJSON (grados, WGS84; cada forma con su clave INEGI de 5 cifras). Los
municipios van antes. El mismo archivo dos veces no cambia nada; un límite que llega de nuevo ocupa el lugar del anterior.

  --as-of FECHA      de cuándo son: un año, un mes o un día (2020, 2020-03 o 2020-03-15)
  --source FUENTE    de dónde salen, por ejemplo «INEGI, Marco Geoestadístico 2020»
  --data DIR         carpeta de los datos, si no se usa DATABASE_URL

Termina con 0 si todas las formas son buenas, 1 si alguna no, 2 si el archivo o la orden están mal.
(Imports municipal boundaries from TopoJSON or GeoJSON.)
`
const AS_OF = /^(19|20)\d{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/
const LEAST_SOURCE = 3
/** Shapes that are wrong are told one by one up to here; all are counted. */
const SHOWN = 20
/** The same author as of every import from the console: nobody's account. */
const CONSOLE = uuidOfDigest(sha256('nido/console'))

/** Exit 2 when nothing of the file can be read: nothing is stored then. */
export async function importBoundaries(run: CommandRun): Promise<number> {
  const string = { type: 'string' } as const
  const { values, positionals } = parseArgs({
    args: [...run.args],
    allowPositionals: true,
    options: { data: string, 'as-of': string, source: string, help: { type: 'boolean', short: 'h' } },
  })
  const [name] = positionals
  if (values.help || name === undefined) {
    run.out(usage)
    return values.help ? 0 : 2
  }
  const [as_of, source] = [values['as-of']?.trim() ?? '', values.source?.trim() ?? '']
  if (!AS_OF.test(as_of) || as_of > civilDay(new Date().toISOString(), COUNTRY_ZONE)) {
    run.err('Falta --as-of: se esperaba un año, un mes o un día que ya pasó, como 2020 o 2020-03-15.\n')
    return 2
  }
  if (source.length < LEAST_SOURCE) {
    run.err('Falta --source: de dónde salen los límites.\n')
    return 2
  }
  const t = territoryText.es
  let bytes: Uint8Array
  try {
    bytes = readFileSync(resolve(run.from, name))
  } catch {
    run.err(`No se puede leer «${name}». No se cambió nada.\n`)
    return 2
  }
  if (bytes.length > MOST_BOUNDARY_BYTES) {
    run.err(`«${name}» pesa más de ${MOST_BOUNDARY_BYTES / 1024 / 1024} MB: simplifique los límites.\n`)
    return 2
  }
  const { db, house, close } = await openCommandDatabase(run.from, values.data, (line) =>
    run.err(`${line}\n`),
  )
  try {
    const told = await bringBoundaries(
      { db, house, author: CONSOLE, now: () => new Date(), as_of, source },
      bytes,
    )
    const n = (x: number) => figures.format(x)
    run.out(`${t.done(n(told.added), n(told.changed), n(told.same))}\n`)
    if (told.without.length > 0) run.out(`${t.without(n(told.without.length))}\n`)
    if (told.bad > 0) run.err(`${t.bad(n(told.bad))}\n`)
    for (const e of told.errors.slice(0, SHOWN)) run.err(`  ${t.shape(e.shape, e.key)}: ${e.reason}\n`)
    return told.bad > 0 ? 1 : 0
  } catch (e) {
    if (!(e instanceof Refused)) throw e
    const words: Readonly<Record<string, string>> = t.refusals
    run.err(`${name}: ${words[e.code] ?? t.unreadable} No se cambió nada.\n`)
    return 2
  } finally {
    await close()
  }
}
