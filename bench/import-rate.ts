// How fast a list of a million children is read, judged and previewed, and what memory the whole process needs for it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { remark } from './fixture.ts'
import { listPieces } from './parts/import-list.ts'
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
  const args = ['--max-semi-space-size=8', join(import.meta.dirname, 'parts', 'import-alone.ts'), path, data]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], signal })
  let text = ''
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the judging ended with ${code}`)
  return JSON.parse(text.trim().split('\n').at(-1)!) as Told
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
]
