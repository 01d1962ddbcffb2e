// The cluster on disk: created whole or not at all, opened only when it is ours to open, with settings written at every start.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { cannotStart, folderTrouble } from './cannot-start.ts'
import type { Place, RunAs } from './postgres-place.ts'

/** Below this the server may stop for good in the middle of the day, so it does not start at all. */
const leastFreeBytes = 500 * 1024 * 1024

export type Cluster = { readonly folder: string; readonly password: string; readonly isNew: boolean }

/** What this machine, or the container we are in, has: MB. */
function ownMemoryMb(): number {
  const allowed = process.constrainedMemory()
  return Math.floor(Math.min(totalmem(), allowed > 0 ? allowed : Number.POSITIVE_INFINITY) / 1024 / 1024)
}

/** An eighth for pages that are asked every day; the system keeps others in what it has left. */
export function memorySettings(mb: number): { shared_buffers: string; effective_cache_size: string } {
  return {
    shared_buffers: `${Math.min(4_096, Math.max(256, Math.floor(mb / 8)))}MB`,
    effective_cache_size: `${Math.max(1_024, Math.floor(mb / 2))}MB`,
  }
}

/** Two cores, one machine. No statement and no value is ever written to the log: it would hold personal data. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  ...memorySettings(ownMemoryMb()),
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  jit: 'off',
  random_page_cost: '1.1',
  wal_compression: 'on',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'on',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
}

export function checkFreeSpace(where: string): void {
  const disk = statfsSync(where)
  if (disk.bavail * disk.bsize >= leastFreeBytes) return
  const free = Math.floor((disk.bavail * disk.bsize) / 1024 / 1024)
  throw cannotStart(
    `Quedan ${free} MB libres en el disco de ${where} y Nido necesita al menos 500 MB; lo guardado sigue a salvo. Libere espacio y vuelva a iniciar.`,
  )
}

const giveTo = (path: string, runAs: RunAs) => runAs && chownSync(path, runAs.uid, runAs.gid)

/** Runs one of PostgreSQL's programs to its end; answers its code and what it said. */
function run(
  program: string,
  args: string[],
  runAs: RunAs,
  input = '',
): Promise<{ code: number; said: string }> {
  return new Promise((resolve, reject) => {
    // Its own group: Ctrl-C reaches Nido, which decides
    const child = spawn(program, args, {
      ...runAs,
      cwd: '/',
      detached: true,
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    })
    let said = ''
    child.stdout.on('data', (b: Buffer) => (said += b.toString()))
    child.stderr.on('data', (b: Buffer) => (said += b.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, said }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

function failed(step: string, said: string, where: string): Error {
  if (/No space left|Disk quota/i.test(said)) return folderTrouble({ code: 'ENOSPC' }, where) as Error
  const why = said.split('\n').findLast((l) => /error|fatal|panic/i.test(l)) ?? said.trim().split('\n').at(-1)
  return cannotStart(
    `No se pudo crear la base de datos en ${where} (${step}: ${why?.trim()}); no quedó nada a medias. Corrija la causa y vuelva a iniciar.`,
  )
}

/** Builds the cluster beside its place and moves it in when it is whole: a killed run leaves nothing half made. */
async function create(place: Place, folder: string, passwordFile: string): Promise<string> {
  const fresh = `${folder}.new`
  const pwfile = `${folder}.pw`
  rmSync(fresh, { recursive: true, force: true })
  const password = randomBytes(24).toString('base64url')
  try {
    mkdirSync(fresh, { mode: 0o700 })
    giveTo(fresh, place.runAs)
    writeFileSync(pwfile, `${password}\n`, { mode: 0o600 })
    giveTo(pwfile, place.runAs)
    const initdb = await run(
      join(place.programs, 'initdb'),
      [
        ...['-D', fresh, '--username=nido', `--pwfile=${pwfile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=es-MX'],
      ],
      place.runAs,
    )
    if (initdb.code !== 0) throw failed('initdb', initdb.said, place.where)
    const single = ['--single', '-D', fresh, 'postgres']
    const made = await run(join(place.programs, 'postgres'), single, place.runAs, 'create database nido\n')
    if (made.code !== 0 || /ERROR|FATAL|PANIC/.test(made.said))
      throw failed('create database', made.said, place.where)
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
    renameSync(fresh, folder)
    return password
  } catch (e) {
    rmSync(fresh, { recursive: true, force: true })
    throw folderTrouble(e, place.where)
  } finally {
    rmSync(pwfile, { force: true })
  }
}

/** Refuses a folder that is not a cluster of this very major version; touches nothing. */
function checkVersion(folder: string, major: number): void {
  const file = join(folder, 'PG_VERSION')
  const found = existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : Number.NaN
  if (Number.isNaN(found) || !existsSync(join(folder, 'global', 'pg_control'))) {
    throw cannotStart(
      `La carpeta ${folder} no contiene una base de datos completa: está dañada o es de otro programa. No se tocó nada; restaure un respaldo o elija otra carpeta con --data.`,
    )
  }
  if (found > major) {
    throw cannotStart(
      `Los datos de ${folder} son de PostgreSQL ${found}, más nuevo que el ${major} de este Nido; no se tocó nada. Instale la versión de Nido que los escribió, o una posterior.`,
    )
  }
  if (found < major) {
    throw cannotStart(
      `Los datos de ${folder} son de PostgreSQL ${found} y este Nido trae el ${major}; no se tocó nada. Saque un respaldo con la versión anterior de Nido y restáurelo en esta.`,
    )
  }
}

/** The cluster of a place, created if there is none yet. */
export async function openCluster(place: Place, say: (line: string) => void): Promise<Cluster> {
  const folder = join(place.where, 'postgres')
  const passwordFile = join(place.where, 'postgres.password')
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    checkVersion(folder, place.major)
    if (!existsSync(passwordFile)) {
      throw cannotStart(
        `Falta ${passwordFile}, la contraseña de la base de datos; los datos siguen ahí y no se tocaron. Devuelva ese archivo desde su respaldo.`,
      )
    }
    return { folder, password: readFileSync(passwordFile, 'utf8').trim(), isNew: false }
  }
  say('Creando la base de datos…')
  rmSync(folder, { recursive: true, force: true })
  return { folder, password: await create(place, folder, passwordFile), isNew: true }
}

/** Writes the settings of this start. What an operator wants otherwise goes in `local.conf`, which is read last. */
export function writeSettings(
  cluster: Cluster,
  runAs: RunAs,
  port: number,
  extra: Readonly<Record<string, string>>,
): void {
  const all = { ...settings, ...extra, port: String(port) }
  const lines = Object.entries(all).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
  const file = join(cluster.folder, 'postgresql.conf')
  const text = `# Written by Nido at every start; put your own settings in local.conf, beside this file.\n${lines.join('\n')}\ninclude_if_exists 'local.conf'\n`
  writeFileSync(file, text, { mode: 0o600 })
  giveTo(file, runAs)
}
