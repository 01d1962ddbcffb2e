// Nido's life on one machine: database, service, and an orderly end however it is asked for.
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Postgres, startPostgres } from '../../platform/postgres.ts'
import { startOptions, usage } from './options.ts'
import { printer } from './progress.ts'
import { checkPort, sentenceOf } from './sentences.ts'
import type { Serve, Service } from './serving.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')
/** A closing request that hangs must not keep the database from closing in order. */
const closeLimitMs = 10_000

const console_ = printer(process.stdout, () => Date.now())
const say = console_.say

const closing = new AbortController()
let asked = false
let stopping: Promise<void> | undefined
let postgres: Postgres | undefined
let service: Service | undefined
let exitCode = 0
/** Settles when the start is over, well or badly: stopping in the middle of it would leave a server behind. */
let started: Promise<unknown> = Promise.resolve()

function within(limitMs: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((done) => setTimeout(done, limitMs))])
}

function stop(code: number): Promise<void> {
  if (code !== 0) exitCode = code
  stopping ??= (async () => {
    if (service)
      await within(
        closeLimitMs,
        service.close().catch((e: unknown) => process.stderr.write(`${e}\n`)),
      )
    await postgres?.stop()
    process.exit(exitCode)
  })()
  return stopping
}

function tryToListen(port: number): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(port, () => probe.close(() => done()))
  })
}

async function start(): Promise<void> {
  // npm runs scripts in the package's folder; a relative --data is meant from where the person is
  const options = startOptions(process.argv.slice(2), process.env, process.env.NIDO_CALLED_FROM ?? root)
  if (options.help) {
    say(usage)
    process.exit(0)
  }
  try {
    await checkPort(options.port, tryToListen)
    if (options.databaseUrl === undefined) {
      postgres = await startPostgres({ dataDir: options.dataDir, say })
      void postgres.ended.then((why) => {
        say(`La base de datos se cerró sola (${why}); lo guardado sigue a salvo. Vuelva a iniciar Nido.`)
        return stop(1)
      })
    }
    if (asked) return
    const serve: Serve = (await import('../serve.ts')).serve
    service = await serve({
      databaseUrl: options.databaseUrl ?? postgres?.url ?? '',
      port: options.port,
      dataDir: options.dataDir,
      empty: options.empty,
      demo: options.demo,
      log: options.log,
      leaseDays: options.leaseDays,
      ...(options.backup && { backup: options.backup }),
      ...(options.bucket && { bucket: options.bucket }),
      ...(options.metricsToken && { metricsToken: options.metricsToken }),
      signIn: options.signIn,
      say,
      progress: console_.progress,
      signal: closing.signal,
    })
    if (!asked) say(`Nido está en ${service.address}  (Ctrl-C para cerrar)`)
  } catch (e) {
    tell(e, options.port, options.databaseUrl !== undefined)
  }
}

/** What interrupts a start that was asked to close is no failure. */
function tell(e: unknown, port: number, ownServer: boolean): void {
  if (asked) return
  const sentence = sentenceOf(e, port, ownServer)
  process.stderr.write(`${sentence ?? (e instanceof Error ? e.stack : String(e))}\n`)
  exitCode = 1
}

function ask(): void {
  if (asked) return
  asked = true
  say('Cerrando Nido…')
  closing.abort()
  void within(closeLimitMs, started).then(() => stop(0))
}
// Whoever read our lines may be gone before us
for (const out of [process.stdout, process.stderr]) out.on('error', () => undefined)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
// The launcher is gone: nobody else could stop this
process.on('disconnect', ask)

started = start().catch((e: unknown) => tell(e, 0, false))
await started
if (exitCode !== 0) await stop(exitCode)
