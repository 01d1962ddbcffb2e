// How long a person waits for `npm start` once the packages are there: the first time, and every time after.
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../src/platform/postgres.ts'
import type { Bench } from './run.ts'

/** Seconds from the command to its address; the start is closed in order afterwards. */
async function secondsToServe(dataDir: string, signal: AbortSignal): Promise<number> {
  const port = await freePort()
  const from = performance.now()
  const args = [
    join(import.meta.dirname, '..', 'bin', 'start.mjs'),
    '--port',
    String(port),
    '--data',
    dataDir,
  ]
  const { DATABASE_URL: _, NIDO_EMPTY: _empty, ...env } = process.env
  const child = spawn(process.execPath, args, { env, signal, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const ended = new Promise<void>((done) => child.on('close', () => done()).on('error', () => done()))
  const seconds = await new Promise<number>((done, fail) => {
    const hear = (bytes: Buffer) => {
      said += bytes.toString()
      if (/^Nido está en http/m.test(said)) done((performance.now() - from) / 1000)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => fail(new Error(`npm start ended before it served: ${said}`)))
  })
  child.kill('SIGTERM')
  await ended
  return seconds
}

export const benches: readonly Bench[] = [
  {
    ids: ['start.first', 'start.next'],
    run: async ({ signal }) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'nido-bench-start-'))
      chmodSync(dataDir, 0o755)
      try {
        const first = await secondsToServe(dataDir, signal)
        const next = await secondsToServe(dataDir, signal)
        return [
          { id: 'start.first', value: first, unit: 's' },
          { id: 'start.next', value: next, unit: 's' },
        ]
      } finally {
        rmSync(dataDir, { recursive: true, force: true })
      }
    },
  },
]
