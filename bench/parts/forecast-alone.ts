// One forecast of a whole programme in a worker thread of its own: learned, simulated, and read as a fan.
import { parentPort, workerData } from 'node:worker_threads'
import { fanOf } from '../../src/modules/construction/rules/fan.ts'
import { learnDurations } from '../../src/modules/construction/rules/learn-durations.ts'
import { simulateOpenings } from '../../src/modules/construction/rules/simulate-openings.ts'
import { buildingWorld } from './building-worlds.ts'
import { givenAt } from './forecasting-worlds.ts'

const { seed, today, months, runs, draws, rounds } = workerData as Record<string, number>
const given = givenAt(buildingWorld(seed!), today!)
const seconds: number[] = []
for (let round = 0; round < rounds!; round++) {
  const start = performance.now()
  const learned = learnDurations(given, { draws: draws!, seed: seed! + round })
  const openings = simulateOpenings(given, learned, { runs: runs!, seed: seed!, months: months! })!
  const { centers } = fanOf(openings, given.projects)
  // Only a fan that opens something is a forecast.
  if (!(centers.at(-1)!.p90 > centers[0]!.p90)) throw new Error('not measured: nothing opens')
  seconds.push((performance.now() - start) / 1000)
}
parentPort!.postMessage(seconds)
