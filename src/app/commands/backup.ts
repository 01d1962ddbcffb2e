// `nido backup`: writes everything, or what came since another backup, into one sealed file while Nido goes on serving.

import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUp } from '../../platform/backing-up.ts'
import { backUpFiles } from '../../platform/backing-up-files.ts'
import { BadBackup } from '../../platform/backup-file.ts'
import { newBackupKey, readBackupKey } from '../../platform/backup-key.ts'
import { release } from '../../platform/release.ts'
import { openStandingDatabase } from '../command-database.ts'
import type { CommandRun } from '../command-run.ts'

const usage = `Uso: npm run nido -- backup CARPETA --key LLAVE [--since RESPALDO] [--data CARPETA]
     npm run nido -- backup --new-key LLAVE

Escribe un respaldo en CARPETA sin detener a Nido, comprimido y cifrado; lo lee entero y comprueba sus sumas antes de darlo
por bueno. Fotos y documentos se copian una vez cada uno a CARPETA/archivos-…, cifrados con la misma llave. Sin la llave nadie lo abre: guárdela en otro lugar. (Writes a sealed backup and reads it back.)

  --key LLAVE       archivo con la llave
  --new-key LLAVE   hace una llave nueva en ese archivo
  --since RESPALDO  solo lo que llegó después de ese respaldo (completo o no)
  --data CARPETA    carpeta de los datos (./data, o NIDO_DATA); con DATABASE_URL se usa ese servidor
`

/** What the key file of `--key` holds; undefined, and said, where it cannot be used. */
export function secretOf(run: CommandRun, path: string | undefined): Buffer | undefined {
  const read =
    path === undefined
      ? { why: 'falta --key: el archivo con la llave del respaldo.' }
      : readBackupKey(resolve(run.from, path))
  if ('secret' in read) return read.secret
  run.err(`${read.why}\n`)
  return undefined
}

function makeKey(run: CommandRun, path: string): number {
  const file = resolve(run.from, path)
  const refused = newBackupKey(file)
  if (refused) {
    run.err(`${refused.why}\n`)
    return 1
  }
  run.out(`Llave nueva en ${file}. Guarde una copia en otro lugar: sin ella ningún respaldo se abre.\n`)
  return 0
}

export async function backup(run: CommandRun): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...run.args],
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      'new-key': { type: 'string' },
      since: { type: 'string' },
      data: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) {
    run.out(usage)
    return 0
  }
  if (values['new-key'] !== undefined) return makeKey(run, values['new-key'])
  const [given] = positionals
  if (given === undefined || positionals.length > 1) {
    run.err(usage)
    return 2
  }
  const secret = secretOf(run, values.key)
  if (!secret) return 2
  const signal = run.cancellation()
  const folder = resolve(run.from, given)
  const { db, house, files, close } = await openStandingDatabase(run.from, values.data, (line) =>
    run.err(`${line}\n`),
  )
  try {
    mkdirSync(folder, { recursive: true })
    const { file, bytes, manifest } = await backUp(db, house, {
      ...{ folder, secret, release, signal },
      ...(values.since !== undefined && { base: resolve(run.from, values.since) }),
      now: new Date(),
      progress: run.progress,
    })
    const { progress } = run
    const copied = await backUpFiles(db, files, { folder, secret, now: new Date(), progress, signal })
    const pages = manifest.tables.find((t) => t.name === 'page')?.rows ?? 0
    run.out(
      `Respaldo escrito y comprobado: ${file}\n${manifest.kind === 'full' ? 'Completo' : 'Solo lo nuevo'}: ${pages} páginas, ${(bytes / 1e6).toFixed(1)} MB.\nFotos y documentos: ${copied.written} nuevos (${(copied.bytes / 1e6).toFixed(1)} MB), ${copied.there} ya estaban.\n`,
    )
    if (copied.damaged > 0) {
      run.err(
        `${copied.damaged} archivos están dañados donde los guarda Nido y no se respaldaron: quedan anotados.\n`,
      )
      return 1
    }
    return 0
  } catch (e) {
    if (signal.aborted) {
      run.err('Cancelado: no quedó ningún archivo a medias.\n')
      return 130
    }
    if (!(e instanceof BadBackup)) throw e
    run.err(`${e.message}\n`)
    return 1
  } finally {
    await close()
  }
}
