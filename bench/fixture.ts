// What benches stand on: an embedded PostgreSQL in a folder of its own, a server in a process of its own, both gone at the end.
import { type ChildProcess, fork } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../src/platform/migrate.ts'
import { freePort, startPostgres } from '../src/platform/postgres.ts'

export type Server = {
  readonly address: string
  readonly pid: number
  readonly stop: () => Promise<void>
}
export type Ground = {
  readonly url: string
  /** processor seconds of every process of the database so far */
  readonly databaseSeconds: () => number
  /** `url`: another database than the ground's own */
  readonly openServer: (url?: string) => Promise<Server>
  /** a process of the bench's own (a script beside `parts`); ended with the ground */
  readonly openProcess: (script: string, args: readonly string[]) => ChildProcess
}

/** As `bin/start.mjs` starts the server and `bin/nido.mjs` an import (`sweepSooner` in bin/setup.mjs). */
export const SERVER_FLAGS = ['--max-semi-space-size=8', '--heap-growing-percent=60']

const TICKS = 100

function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** Processor seconds of one process so far; those of its ended children too when `family`. Linux; elsewhere 0. */
export function processSeconds(pid: number, family = false): number {
  try {
    const fields = statOf(pid).map(Number)
    const own = fields[11]! + fields[12]!
    return (own + (family ? fields[13]! + fields[14]! : 0)) / TICKS
  } catch {
    return 0
  }
}

/** Of the database in `folder`, where `postmaster.pid` is: all children of the process that listens, and itself. */
export function databaseSeconds(folder: string): number {
  try {
    const parent = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0])
    let sum = processSeconds(parent, true)
    for (const name of readdirSync('/proc')) {
      const pid = Number(name)
      if (pid > 0 && Number(parentOf(pid)) === parent) sum += processSeconds(pid)
    }
    return sum
  } catch {
    return 0
  }
}

function parentOf(pid: number): string | undefined {
  try {
    return statOf(pid)[1]
  } catch {
    return undefined
  }
}

/** Ends a process and waits until it is gone; one that does not listen is ended by force. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await gone
  clearTimeout(late)
}

/**
 * Runs `work` on a fresh database with every table and no row. Whatever becomes of it, its processes end and its folder
 * goes. `NIDO_BENCH_NODE` hands flags to the server (`--cpu-prof`), `NIDO_BENCH_POSTGRES` settings to the database
 * (`name=value;…`), for whoever looks for where the time goes.
 */
export async function onGround<T>(signal: AbortSignal, work: (ground: Ground) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nido-bench-'))
  chmodSync(folder, 0o755)
  try {
    return await inFolder(folder, signal, async (ground) => {
      await migrate(ground.url)
      return work(ground)
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The same on the database of a data folder that stays. */
export async function inFolder<T>(
  folder: string,
  signal: AbortSignal,
  work: (ground: Ground) => Promise<T>,
): Promise<T> {
  const children: ChildProcess[] = []
  let stopDatabase: (() => Promise<void>) | undefined
  const own = mkdtempSync(join(tmpdir(), 'nido-bench-server-'))
  try {
    const settings = (process.env.NIDO_BENCH_POSTGRES ?? '').split(';').filter((s) => s !== '')
    const postgres = await startPostgres({
      dataDir: folder,
      say: () => undefined,
      settings: Object.fromEntries(settings.map((s) => s.split('='))),
    })
    stopDatabase = postgres.stop
    const openProcess = (script: string, args: readonly string[], execArgv: readonly string[] = []) => {
      const child = fork(join(import.meta.dirname, 'parts', script), [...args], {
        execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      children.push(child)
      return child
    }
    const ground: Ground = {
      url: postgres.url,
      databaseSeconds: () => databaseSeconds(join(postgres.where, 'postgres')),
      openProcess,
      openServer: async (url = postgres.url) => {
        const port = await freePort()
        const more = (process.env.NIDO_BENCH_NODE ?? '').split(' ').filter((f) => f !== '')
        const child = openProcess('server-alone.ts', [url, String(port), own], [...SERVER_FLAGS, ...more])
        await new Promise<void>((done, fail) => {
          child.once('message', () => done())
          child.once('exit', (code) => fail(new Error(`the server ended with ${code} before it was open`)))
        })
        return { address: `http://127.0.0.1:${port}`, pid: child.pid!, stop: () => end(child) }
      },
    }
    const cancelled = new Promise<never>((_, fail) =>
      signal.addEventListener('abort', () => fail(new Error('cancelled')), { once: true }),
    )
    return await Promise.race([work(ground), cancelled])
  } finally {
    for (const child of children.reverse()) await end(child)
    await stopDatabase?.()
    rmSync(own, { recursive: true, force: true })
  }
}

/** The value that `share` of all do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
}

/** A remark beside the figures: where the time went. */
export const remark = (text: string): void => void process.stderr.write(`  ${text}\n`)
