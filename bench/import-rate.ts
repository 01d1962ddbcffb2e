// How fast a list of a million children is read, judged and previewed, and what memory the whole process needs for it: of the
// command, and of a server that judges it and takes of it for somebody at the desk.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, openAsBlob, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ImportDraft } from '../src/modules/exchange/contract.ts'
import { openDb } from '../src/platform/db.ts'
import { onGround, remark, SERVER_FLAGS, type Server } from './fixture.ts'
import { settleImportCountry } from './parts/import-country.ts'
import { listPieces } from './parts/import-list.ts'
import { signIn } from './parts/signing-in.ts'
import type { Bench } from './run.ts'

/** Rows of the list; fewer only to try the bench itself. */
const ROWS = Number(process.env.NIDO_BENCH_IMPORT_ROWS ?? 1_000_000)

async function writeList(path: string, seed: number): Promise<void> {
  const out = createWriteStream(path)
  for (const piece of listPieces(seed, ROWS)) if (!out.write(piece)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}

type Told = { rows: number; good: number; bad: number; seconds: number; peakMb: number; told: number }

/** In a process of its own: the memory is that of the work and of nothing else. */
async function judgeAlone(path: string, data: string, signal: AbortSignal): Promise<Told> {
  // Started as `bin/nido.mjs` starts an import.
  const args = [...SERVER_FLAGS, join(import.meta.dirname, 'parts', 'import-alone.ts'), path, data]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], signal })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the judging ended with ${code}`)
  return JSON.parse(text.trim().split('\n').at(-1)!) as Told
}

/** Of these many rows it is taken: taking all runs at the speed of intake, and holds no more of the file than the first ones do. */
const TAKEN_ROWS = Math.min(ROWS, 30_000)

/** The most memory a process ever held, in MB (Linux). */
const peakMbOf = (pid: number) =>
  Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024

/** What somebody at the desk does: sends the list up, has it judged whole, begins to take it, and stops. */
async function throughDesk(server: Server, cookie: string, list: string): Promise<{ seconds: number }> {
  const ask = async (path: string, method = 'GET', body?: Blob): Promise<ImportDraft> => {
    const response = await fetch(`${server.address}/v1/imports/drafts${path}`, {
      method,
      headers: {
        ...{ cookie, origin: server.address },
        ...(!body && method === 'POST' && { 'content-type': 'application/json' }),
      },
      ...(body ? { body } : method === 'POST' && { body: '{}' }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as ImportDraft
  }
  const until = async (id: string, enough: (d: ImportDraft) => boolean): Promise<ImportDraft> => {
    for (;;) {
      const draft = await ask(`/${id}`)
      if (draft.sentence !== null) throw new Error(draft.sentence)
      if (enough(draft)) return draft
      await sleep(1_000)
    }
  }
  const sent = await ask('?name=lista.csv', 'POST', await openAsBlob(list))
  if (sent.file?.target !== 'children') throw new Error(`taken for ${sent.file?.target}`)
  const from = performance.now()
  await ask(`/${sent.id}/judge`, 'POST')
  const judged = await until(sent.id, (d) => d.state === 'judged')
  const seconds = (performance.now() - from) / 1000
  if (judged.report?.rows !== ROWS) throw new Error(`looked at ${judged.report?.rows} rows`)
  await ask(`/${sent.id}/take`, 'POST')
  await until(sent.id, (d) => (d.progress?.rows ?? ROWS) >= TAKEN_ROWS)
  await ask(`/${sent.id}/cancel`, 'POST')
  return { seconds }
}

export const benches: readonly Bench[] = [
  {
    ids: ['import.rate', 'import.memory'],
    run: async ({ seed, signal }) => {
      const folder = mkdtempSync(join(tmpdir(), 'nido-bench-import-'))
      try {
        const list = join(folder, 'lista.csv')
        await writeList(list, seed)
        const told = await judgeAlone(list, join(folder, 'data'), signal)
        if (told.rows !== ROWS || told.told < 5)
          throw new Error(`looked at ${told.rows} rows, told ${told.told} times`)
        remark(
          `import: ${told.rows} rows, ${told.good} good, ${told.bad} bad, progress told ${told.told} times`,
        )
        return [
          { id: 'import.rate', value: told.rows / told.seconds, unit: 'rows/s' },
          { id: 'import.memory', value: told.peakMb, unit: 'MB' },
        ]
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  },
  {
    ids: ['import.server.memory'],
    run: ({ seed, signal }) =>
      onGround(signal, async (ground) => {
        const folder = mkdtempSync(join(tmpdir(), 'nido-bench-import-'))
        try {
          const list = join(folder, 'lista.csv')
          await writeList(list, seed)
          const db = openDb(ground.url, { max: 1 })
          const account = await settleImportCountry(db)
          await db.close()
          const server = await ground.openServer()
          const cookie = await signIn(server.address, account)
          const empty = peakMbOf(server.pid)
          const { seconds } = await throughDesk(server, cookie, list)
          const peak = peakMbOf(server.pid)
          remark(
            `a server: ${ROWS} rows judged in ${seconds.toFixed(0)} s; ${empty.toFixed(0)} MB before the list, ${peak.toFixed(0)} MB at the most`,
          )
          return [{ id: 'import.server.memory', value: peak, unit: 'MB' }]
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
      }),
  },
]
