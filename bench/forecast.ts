// Forecasts of openings: how long ten thousand runs take, and whether their bands hold what simulated programmes really do.
import { Worker } from 'node:worker_threads'
import { recordOf } from '../src/modules/construction/rules/score-forecast.ts'
import { forecastOf, plannedBy } from './parts/forecasting-worlds.ts'
import type { Bench } from './run.ts'

/** Three years into the programme, when the first centers stand and most are in works; 27 months ahead. */
const TODAY = 36
const AHEAD = 27
const WORLDS = 60

const seconds: Bench = {
  ids: ['forecast.seconds'],
  run: async ({ seed }) => {
    const workerData = { seed, today: TODAY, months: 96, runs: 10_000, draws: 100, rounds: 3 }
    const measured = await new Promise<number[]>((resolve, reject) => {
      const worker = new Worker(new URL('./parts/forecast-alone.ts', import.meta.url), { workerData })
      worker.once('message', resolve)
      worker.once('error', reject)
    })
    return [{ id: 'forecast.seconds', value: measured.sort((a, b) => a - b)[1]!, unit: 's' }]
  },
}

const worlds: Bench = {
  ids: ['forecast.cover', 'forecast.error', 'forecast.bias', 'forecast.plan'],
  run: async ({ seed, signal }) => {
    const past = []
    let plan = 0
    for (let k = 0; k < WORLDS; k++) {
      if (signal.aborted) return []
      const own = seed * 1_000 + k
      const forecast = forecastOf(own, { today: TODAY, ahead: AHEAD, runs: 500, draws: 100 })
      past.push(forecast)
      plan += Math.abs(plannedBy(own, TODAY, AHEAD) - forecast.happened) / WORLDS
      await new Promise((resolve) => setImmediate(resolve))
    }
    const record = recordOf(past)!
    return [
      { id: 'forecast.cover', value: record.cover, unit: '%' },
      { id: 'forecast.error', value: record.meanError, unit: 'centers' },
      { id: 'forecast.bias', value: record.bias, unit: 'centers' },
      { id: 'forecast.plan', value: plan, unit: 'centers' },
    ]
  },
}

export const benches: readonly Bench[] = [seconds, worlds]
