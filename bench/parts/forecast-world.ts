// Forecasts simulated programmes in a thread of its own, one seed after another, as they are asked for.
import { parentPort, workerData } from 'node:worker_threads'
import { forecastOf, plannedBy } from './forecasting-worlds.ts'

const { today, ahead, runs, draws } = workerData as Record<'today' | 'ahead' | 'runs' | 'draws', number>
parentPort!.on('message', (seed: number) => {
  const forecast = forecastOf(seed, { today, ahead, runs, draws })
  parentPort!.postMessage({ seed, forecast, plan: plannedBy(seed, today, ahead) })
})
