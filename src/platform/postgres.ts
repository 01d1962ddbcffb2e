// The embedded PostgreSQL's life: started for this Nido alone, watched, and stopped whatever becomes of Nido.
import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cannotStart, codeOf, folderTrouble } from './cannot-start.ts'
import { bornOf, ownFolder } from './folder-owner.ts'
import { type Cluster, checkFreeSpace, openCluster, writeSettings } from './postgres-cluster.ts'
import { findPlace, type Place } from './postgres-place.ts'

export type Postgres = {
  /** postgres://nido:…@127.0.0.1:…/nido, a superuser's: keep it in this process */
  readonly url: string
  /** folder where the data really is */
  readonly where: string
  /** true when this start created the cluster */
  readonly isNew: boolean
  /** resolves with the last line of the log if the server ends without being asked to */
  readonly ended: Promise<string>
  /** fast shutdown; resolves when the server is gone. Safe to call twice */
  readonly stop: () => Promise<void>
}

export type PostgresOptions = {
  readonly dataDir: string
  readonly say: (line: string) => void
  /** settings on top of Nido's own */
  readonly settings?: Readonly<Record<string, string>>
  /** use the server of the Nido that is serving this folder, if one is; for tools beside it */
  readonly join?: boolean
}

/** Longer than any fast shutdown seen; after it the server is ended without flushing and recovers at its next start. */
const stopLimitMs = 30_000
const startLimitMs = 600_000

const isAlive = (pid: number) => bornOf(pid) !== undefined

async function untilGone(pid: number, limitMs: number): Promise<boolean> {
  for (const from = Date.now(); isAlive(pid); await sleep(10)) if (Date.now() - from > limitMs) return false
  return true
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (e) {
    if (codeOf(e) !== 'ESRCH') throw e
  }
}

async function end(pid: number): Promise<void> {
  signal(pid, 'SIGINT')
  if (await untilGone(pid, stopLimitMs)) return
  signal(pid, 'SIGQUIT')
  if (await untilGone(pid, 10_000)) return
  signal(pid, 'SIGKILL')
  await untilGone(pid, 10_000)
}

const pidFileOf = (folder: string) => join(folder, 'postmaster.pid')

function pidFileLines(folder: string): string[] {
  try {
    return readFileSync(pidFileOf(folder), 'utf8').split('\n')
  } catch {
    return []
  }
}

/**
 * PostgreSQL's processes work in their data folder: that tells a server of ours from a stranger with its number. Where
 * the system hides it (root in a container), the server's own command line says it.
 */
function isOurs(pid: number, folder: string): boolean {
  if (process.platform !== 'linux') return isAlive(pid)
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
  } catch (e) {
    if (codeOf(e) !== 'EACCES') return false
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder)
  } catch {
    return false
  }
}

function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && isOurs(pid, folder))
}

/** Ends what a killed Nido left running on this folder. No living Nido owns it: the folder is ours by now. */
async function endLeftOver(folder: string, say: (line: string) => void): Promise<void> {
  const pid = Number(pidFileLines(folder)[0])
  if (!(pid > 0)) return
  if (isAlive(pid) && isOurs(pid, folder)) {
    say('Cerrando la base de datos que dejó abierta un Nido interrumpido…')
    await end(pid)
  }
  for (const orphan of processesIn(folder)) if (!(await untilGone(orphan, 5_000))) signal(orphan, 'SIGQUIT')
  // The number may be a stranger's by now, or a dead child's that nobody has buried (a container without init):
  // PostgreSQL would take either for a living server. Its lock on shared memory still guards the data.
  rmSync(pidFileOf(folder), { force: true })
}

/** A port that is free now; whoever takes it first keeps it, so the start tries again. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.on('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function tail(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Every line PostgreSQL has said in this start, wherever it said it. */
function saidBy(cluster: Cluster, startLog: string): string {
  const folder = join(cluster.folder, 'log')
  try {
    const logs = readdirSync(folder).map((name) => tail(join(folder, name)).slice(-4000))
    return [...logs, tail(startLog)].join('\n')
  } catch {
    return tail(startLog)
  }
}

const lastTrouble = (said: string) =>
  said
    .split('\n')
    .findLast((l) => /FATAL|PANIC|ERROR/.test(l))
    ?.replace(/^.*?(FATAL|PANIC|ERROR)/, '$1')

/** A shell that waits on a pipe from this process: when this process dies without stopping the server, it does. */
function watchFor(child: ChildProcess, place: Place): () => void {
  if (process.platform === 'win32' || !child.pid) return () => undefined
  const watch = spawn('/bin/sh', ['-c', 'read asked || kill -INT "$1"', 'sh', String(child.pid)], {
    ...place.runAs,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.on('error', () => undefined)
  watch.stdin?.on('error', () => undefined)
  watch.unref()
  // @ts-expect-error a pipe to a child has `unref`, which the types leave out
  watch.stdin?.unref?.()
  return () => watch.stdin?.end('asked\n')
}

type Running = {
  readonly child: ChildProcess
  readonly port: number
  readonly exited: Promise<void>
  readonly dismiss: () => void
}

async function launch(place: Place, cluster: Cluster, options: PostgresOptions): Promise<Running> {
  const startLog = join(place.where, 'postgres-start.log')
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    writeSettings(cluster, place.runAs, port, options.settings ?? {})
    const log = openSync(startLog, 'w', 0o600)
    const child = spawn(join(place.programs, 'postgres'), ['-D', cluster.folder], {
      ...place.runAs,
      cwd: '/',
      // Its own session: a Ctrl-C in the terminal reaches Nido, which stops the server last
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
    })
    closeSync(log)
    let failure: Error | undefined
    child.on('error', (e) => (failure = e))
    const exited = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()))
    const dismiss = watchFor(child, place)
    let over = false
    void exited.then(() => (over = true))
    const from = Date.now()
    let told = false
    while (!over) {
      const lines = pidFileLines(cluster.folder)
      if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready')
        return { child, port, exited, dismiss }
      if (!told && Date.now() - from > 3_000) {
        told = true
        options.say('La base de datos se está recuperando de un cierre brusco; no se pierde nada…')
      }
      if (Date.now() - from > startLimitMs && child.pid) await end(child.pid)
      await sleep(8)
    }
    dismiss()
    const said = saidBy(cluster, startLog)
    if (/could not bind|could not create any TCP/i.test(tail(startLog) + said.slice(-3000)) && attempt < 5)
      continue
    if (/pre-existing shared memory/i.test(tail(startLog)) && attempt < 5) {
      await sleep(1_000)
      continue
    }
    if (/No space left|Disk quota/i.test(said)) throw folderTrouble({ code: 'ENOSPC' }, place.where)
    throw cannotStart(
      `PostgreSQL no pudo abrir los datos de ${cluster.folder} (${failure?.message ?? lastTrouble(said) ?? 'sin explicación'}); Nido no cambió nada en ellos. Guarde una copia de esa carpeta y restaure un respaldo.`,
      failure,
    )
  }
}

const urlOf = (password: string, port: number) => `postgres://nido:${password}@127.0.0.1:${port}/nido`

/** The server of the Nido that owns the folder, when it is already open. */
function joinRunning(place: Place): Postgres | undefined {
  const folder = join(place.where, 'postgres')
  const lines = pidFileLines(folder)
  if (lines[7]?.trim() !== 'ready' || !isAlive(Number(lines[0]))) return undefined
  const password = readFileSync(join(place.where, 'postgres.password'), 'utf8').trim()
  return {
    url: urlOf(password, Number(lines[3])),
    where: place.where,
    isNew: false,
    ended: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  }
}

/** Step by step: a recursive creation does not say why it failed (a read-only disk becomes "no such folder"). */
function createFolder(folder: string): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return
  try {
    if (dirname(folder) !== folder) createFolder(dirname(folder))
    mkdirSync(folder)
  } catch (e) {
    if (codeOf(e) !== 'EEXIST' || !statSync(folder).isDirectory()) throw folderTrouble(e, folder)
  }
}

function own(folder: string): ReturnType<typeof ownFolder> {
  try {
    return ownFolder(folder)
  } catch (e) {
    throw folderTrouble(e, folder)
  }
}

/**
 * Starts the embedded PostgreSQL on a data folder, creating both if need be (≈1 s; later ≈0.2 s). Every refusal is one
 * sentence (`isCannotStart`): folder, disk, version, damage, or another Nido on the same folder.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const dataDir = resolve(options.dataDir)
  createFolder(dataDir)
  const claim = own(dataDir)
  if ('ownedBy' in claim) {
    const running = options.join ? joinRunning(findPlace(dataDir, () => undefined)) : undefined
    if (running) return running
    throw cannotStart(
      `Otro Nido (proceso ${claim.ownedBy}) ya trabaja con ${dataDir}; sus datos están a salvo. Ciérrelo primero, o use otra carpeta con --data.`,
    )
  }
  try {
    const place = findPlace(dataDir, options.say)
    checkFreeSpace(place.where)
    const folder = join(place.where, 'postgres')
    await endLeftOver(folder, options.say)
    const cluster = await openCluster(place, options.say)
    const { child, port, exited, dismiss } = await launch(place, cluster, options)
    let asked: Promise<void> | undefined
    const stop = async () => {
      if (child.exitCode === null && child.signalCode === null && child.pid) await end(child.pid)
      await exited
      dismiss()
      claim.release()
    }
    return {
      url: urlOf(cluster.password, port),
      where: place.where,
      isNew: cluster.isNew,
      ended: exited.then(() =>
        asked
          ? new Promise<string>(() => undefined)
          : (lastTrouble(saidBy(cluster, '')) ?? 'sin explicación'),
      ),
      stop: () => {
        asked ??= stop()
        return asked
      },
    }
  } catch (e) {
    claim.release()
    throw folderTrouble(e, dataDir)
  }
}
