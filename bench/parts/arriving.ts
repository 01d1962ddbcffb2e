// Keeps facts arriving at a server: a process of its own that sends small signed parcels at a steady rate until it is ended.
import { Agent } from 'node:http'
import { civilDay } from '../../src/kernel/days.ts'
import { chanceOf } from './chance.ts'
import type { BenchCenter } from './country.ts'
import { send, tabletOf } from './tablet.ts'

export type Orders = {
  readonly address: string
  readonly centers: readonly BenchCenter[]
  readonly seed: number
  readonly factsPerSecond: number
  readonly factsPerParcel: number
}

/** Says every second how many facts were taken since the last time; a refused one ends the process. */
function keepSending(orders: Orders): void {
  const chance = chanceOf(orders.seed)
  const voices = orders.centers.map((c) => tabletOf(c, chance))
  const agent = new Agent({ keepAlive: true })
  const from = performance.now()
  let begun = 0
  let taken = 0
  let told = 0
  setInterval(() => {
    const due = ((performance.now() - from) / 1000) * (orders.factsPerSecond / orders.factsPerParcel)
    for (; begun < due; begun++) {
      const voice = voices[begun % voices.length]!
      const parcel = voice.parcel(
        voice.day(civilDay(new Date().toISOString(), 'America/Mexico_City'), orders.factsPerParcel),
      )
      send(orders.address, agent, parcel).then(
        () => {
          taken += orders.factsPerParcel
        },
        (e: Error) => {
          process.stderr.write(`${e.message}\n`)
          process.exit(1)
        },
      )
    }
  }, 10)
  setInterval(() => {
    process.send?.(taken - told)
    told = taken
  }, 1000)
}

process.on('disconnect', () => process.exit(0))
process.on('message', (orders) => keepSending(orders as Orders))
