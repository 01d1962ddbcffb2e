// The hour when the country opens: the tablets of 200 centers say hello, pull, and push the arrivals of 30,000 children.

import { once } from 'node:events'
import { civilDay } from '../src/kernel/days.ts'
import { openDb } from '../src/platform/db.ts'
import { processSeconds, quantile, remark, type Server } from './fixture.ts'
import { chanceOf } from './parts/chance.ts'
import type { Morning, MorningOrders } from './parts/morning-tablets.ts'
import { type NationGround, nationCenters, onNation, roomTablets } from './parts/nation.ts'
import type { Bench, Measured } from './run.ts'

const CENTERS = 200
const CHILDREN_PER_CENTER = 150
/** A door sends what it has every half minute or so. */
const FACTS_PER_PARCEL = 5
const CONNECTIONS = 32

async function measure(ground: NationGround, server: Server, seed: number): Promise<Measured[]> {
  const centers = (await nationCenters(ground.url, seed, CENTERS, CHILDREN_PER_CENTER)).map((c) => ({
    ...c,
    children: c.children.slice(0, CHILDREN_PER_CENTER),
  }))
  // rooms of one center do not tap in step: neighbors in the list are of different centers
  const tablets = chanceOf(seed + 2).shuffled(await roomTablets(ground.url, seed, centers))
  const child = ground.openProcess('morning-tablets.ts', [])
  const before = [processSeconds(server.pid), ground.databaseSeconds()] as const
  child.send({
    address: server.address,
    tablets,
    seed: seed + 1,
    day: civilDay(new Date().toISOString(), 'America/Mexico_City'),
    factsPerParcel: FACTS_PER_PARCEL,
    connections: CONNECTIONS,
  } satisfies MorningOrders)
  const morning = await Promise.race([
    once(child, 'message').then(([m]) => m as Morning),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the tablets ended with ${code}`)
    }),
  ])
  const share = (now: number, then: number) => `${Math.round(((now - then) / morning.seconds) * 100)} %`
  remark(
    `${tablets.length} tablets: ${morning.hellos} hellos, ${morning.pulls} pulls (${(morning.pulledBytes / 1e6).toFixed(1)} MB), ${morning.pushes} pushes of ${morning.facts} arrivals`,
  )
  remark(
    `a push: median ${quantile(morning.pushMs, 0.5).toFixed(0)} ms, p95 ${quantile(morning.pushMs, 0.95).toFixed(0)} ms; of one core: server ${share(processSeconds(server.pid), before[0])}, database ${share(ground.databaseSeconds(), before[1])}`,
  )
  await checkArrived(ground, morning.facts)
  return [{ id: 'morning', value: morning.seconds, unit: 's' }]
}

/** Each arrival has one page and one counter. */
async function checkArrived(ground: NationGround, sent: number): Promise<void> {
  const db = openDb(ground.url, { max: 1, timeoutMs: 120_000 })
  try {
    const [r] = await db.read(
      { system: true },
      (read) => read<{ pages: number }>`
        select count(*) as pages from device d join device_seq s on s.device = d.id
        join page p on p.book = s.book and p.fact = s.fact and p.answer in ('taken', 'flagged') where d.label = 'Tableta del banco'`,
    )
    if (sent !== CENTERS * CHILDREN_PER_CENTER || r!.pages !== sent)
      throw new Error(`${sent} arrivals sent, ${r!.pages} pages written`)
  } finally {
    await db.close()
  }
}

export const benches: readonly Bench[] = [
  {
    ids: ['morning'],
    run: ({ seed, signal }) =>
      onNation(seed, signal, async (ground) => measure(ground, await ground.openServer(), seed)),
  },
]
