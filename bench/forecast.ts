// Forecasts of openings: how long ten thousand runs take, and whether their bands hold what simulated programmes really do.
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { recordOf } from '../src/modules/construction/rules/score-forecast.ts'
import { keptWorlds, type WorldForecast } from './parts/kept-worlds.ts'
import type { Bench } from './run.ts'

/** Three years into the programme, when the first centers stand and most are in works; 27 months ahead. */
const ASKED = { today: 36, ahead: 27, runs: 500, draws: 100 }
const WORLDS = 60
const MOST_THREADS = 4

const seconds: Bench = {
  ids: ['forecast.seconds'],
  run: async ({ seed }) => {
    const workerData = { seed, today: ASKED.today, months: 96, runs: 10_000, draws: 100, rounds: 3 }
    const measured = await new Promise<number[]>((resolve, reject) => {
      const worker = new Worker(new URL('./parts/forecast-alone.ts', import.meta.url), { workerData })
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    return [{ id: 'forecast.seconds', value: measured.sort((a, b) => a - b)[1]!, unit: 's' }]
  },
}

/** Answers by world; `told` after each. What was asked for when it is stopped is lost, the rest is told. */
async function forecasts(
  seeds: readonly number[],
  signal: AbortSignal,
  told: (one: WorldForecast) => void,
): Promise<void> {
  const left = [...seeds]
  const threads = Math.min(MOST_THREADS, availableParallelism(), seeds.length)
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(new URL('./parts/forecast-world.ts', import.meta.url), { workerData: ASKED })
      const stop = () => void worker.terminate()
      signal.addEventListener('abort', stop)
      const over = once(worker, 'exit').then(() => {
        throw new Error('a forecast was stopped')
      })
      over.catch(() => undefined)
      try {
        for (let seed = left.shift(); seed !== undefined && !signal.aborted; seed = left.shift()) {
          worker.postMessage(seed)
          // a fault within the thread rejects the first
          const [one] = (await Promise.race([once(worker, 'message'), over])) as [WorldForecast]
          told(one)
        }
      } finally {
        signal.removeEventListener('abort', stop)
        await worker.terminate()
      }
    }),
  )
}

const worlds: Bench = {
  ids: ['forecast.cover', 'forecast.error', 'forecast.bias', 'forecast.plan'],
  run: async ({ seed, signal }) => {
    const kept = keptWorlds(seed, { ...ASKED, WORLDS })
    const all = [...kept.before]
    const made = new Set(all.map((x) => x.seed))
    const seeds = Array.from({ length: WORLDS }, (_, k) => seed * 1_000 + k).filter((s) => !made.has(s))
    const tell = (text: string) => process.stderr.isTTY && process.stderr.write(text)
    await forecasts(seeds, signal, (one) => {
      all.push(one)
      kept.keep(all)
      tell(`\rforecast.error: ${all.length} of ${WORLDS} worlds `)
    })
    tell('\r')
    if (signal.aborted) throw new Error('stopped')
    const record = recordOf(all.map((x) => x.forecast))!
    const plan = all.reduce((sum, x) => sum + Math.abs(x.plan - x.forecast.happened), 0) / all.length
    return [
      { id: 'forecast.cover', value: record.cover, unit: '%' },
      { id: 'forecast.error', value: record.meanError, unit: 'centers' },
      { id: 'forecast.bias', value: record.bias, unit: 'centers' },
      { id: 'forecast.plan', value: plan, unit: 'centers' },
    ]
  },
}

export const benches: readonly Bench[] = [seconds, worlds]
