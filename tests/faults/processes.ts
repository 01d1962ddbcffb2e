// Real processes for the fault tests: started, listened to, killed, and found again in the system's own list.
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort, startPostgres } from '../../src/platform/postgres.ts'
import { filledFolder } from '../postgres-for-tests.ts'

export const isRoot = process.getuid?.() === 0
export const house = join(import.meta.dirname, '..', '..')

export type Patient = {
  readonly child: ChildProcess
  /** everything said so far, both ways */
  readonly said: () => string
  readonly errors: () => string
  /** the first line that matches; fails when the process ends or the time is over before it comes */
  readonly line: (pattern: RegExp, limitMs?: number) => Promise<string>
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
}

const patients: Patient[] = []

export function patient(command: string, args: readonly string[], options: SpawnOptions = {}): Patient {
  const child = spawn(command, args, { cwd: house, stdio: ['ignore', 'pipe', 'pipe'], ...options })
  let out = ''
  let err = ''
  child.stdout?.on('data', (b: Buffer) => (out += b.toString()))
  child.stderr?.on('data', (b: Buffer) => (err += b.toString()))
  let over = false
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((done) =>
    child.on('close', (code, signal) => {
      over = true
      done({ code, signal })
    }),
  )
  const line = async (pattern: RegExp, limitMs = 60_000): Promise<string> => {
    for (const from = Date.now(); ; await sleep(10)) {
      const found = `${out}\n${err}`.split('\n').find((l) => pattern.test(l))
      if (found !== undefined) return found
      if (over || Date.now() - from > limitMs) throw new Error(`never said ${pattern}; it said: ${out}${err}`)
    }
  }
  const one: Patient = { child, said: () => out + err, errors: () => err, line, ended }
  patients.push(one)
  return one
}

/** Ends whatever a test left running. */
export async function endAll(): Promise<void> {
  for (const { child, ended } of patients.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(late)
  }
}

/** Processes whose command line holds all the words (Linux). */
export function running(...words: readonly string[]): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => {
      if (!(pid > 0) || pid === process.pid) return false
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return command !== '' && words.every((w) => command.includes(w))
      } catch {
        return false
      }
    })
}

export async function until(holds: () => boolean, limitMs = 10_000): Promise<void> {
  for (const from = Date.now(); !holds(); await sleep(20)) {
    if (Date.now() - from > limitMs) throw new Error(`still not so after ${limitMs} ms: ${holds}`)
  }
}

/** A folder for one test; the database's user may enter it. */
export function newFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'nido-fault-'))
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A folder for one test with a database in it that was closed in order: a copy of one made once in a run. */
export async function folderWith(
  what: 'cluster' | 'nido',
): Promise<{ readonly path: string; readonly remove: () => void }> {
  const full = await filledFolder(what, what === 'cluster' ? fillCluster : fillNido)
  const one = newFolder()
  cpSync(full, one.path, { recursive: true, preserveTimestamps: true })
  likeBefore(full, one.path)
  return one
}

/** Copies belong to whoever copies; PostgreSQL wants its own back, closed to others. */
function likeBefore(from: string, to: string): void {
  const { uid, gid, mode } = statSync(from)
  if (isRoot) chownSync(to, uid, gid)
  chmodSync(to, mode & 0o7777)
  if (!statSync(from).isDirectory()) return
  for (const name of readdirSync(from)) likeBefore(join(from, name), join(to, name))
}

/** A cluster with one row in it. */
async function fillCluster(folder: string): Promise<void> {
  const server = await startPostgres({ dataDir: folder, say: () => undefined })
  const client = new pg.Client(server.url)
  await client.connect()
  await client.query('create table kept as select 42 as x')
  await client.end()
  await server.stop()
}

/** An empty Nido, after its first start. */
async function fillNido(folder: string): Promise<void> {
  const main = join(house, 'src', 'app', 'start', 'main.ts')
  const { DATABASE_URL: _, ...env } = process.env
  const one = patient(
    process.execPath,
    [main, '--empty', '--port', String(await freePort()), '--data', folder],
    { env },
  )
  await one.line(/^Nido está en http/)
  one.child.kill('SIGTERM')
  const { code } = await one.ended
  if (code !== 0) throw new Error(`an empty Nido does not close: ${one.said()}`)
}

/** A small disk of its own, or why this machine has none to give. */
export function smallDisk(
  folder: string,
  options: string,
): { readonly unmount: () => void } | { readonly why: string } {
  if (!isRoot) return { why: 'only root may mount a small disk' }
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { encoding: 'utf8' })
  if (mounted.status !== 0)
    return { why: `this machine does not let a disk be mounted: ${mounted.stderr?.trim()}` }
  return { unmount: () => spawnSync('umount', ['-l', folder]) }
}
