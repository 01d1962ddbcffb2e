// How fast facts are taken over signed HTTP with everything on: hash, seals, row security, rows, feed, figures and the fold job.
import { Agent } from 'node:http'
import { openDb } from '../src/platform/db.ts'
import { type Ground, onGround, processSeconds, quantile, remark, type Server } from './fixture.ts'
import { chanceOf } from './parts/chance.ts'
import { type Country, settleCountry } from './parts/country.ts'
import { type Parcel, send, type TabletVoice, tabletOf } from './parts/tablet.ts'
import type { Bench, Measured } from './run.ts'

const BOOKS = 200
const CLIENTS = 8
const BATCH = 50
const WARM_ROUNDS = 2
const ROUNDS = 8
const SINGLES = 600
const DAY_MS = 86_400_000

const dayAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)

/** Sends parcels in order of the list, `clients` at a time; answers how long it took, in seconds. */
async function sendAll(address: string, parcels: readonly Parcel[], clients: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  let next = 0
  const from = performance.now()
  try {
    await Promise.all(
      Array.from({ length: clients }, async () => {
        for (let i = next++; i < parcels.length; i = next++) await send(address, agent, parcels[i]!)
      }),
    )
  } finally {
    agent.destroy()
  }
  return (performance.now() - from) / 1000
}

/** Every fact sent has one page, and the figures above are folded to the last one. */
async function checkTaken(url: string, sent: number): Promise<void> {
  const db = openDb(url, { max: 1 })
  try {
    for (let tries = 0; ; tries++) {
      const [r] = await db.read(
        { system: true },
        (read) => read<{ pages: number; waiting: number; own: number; above: number }>`
        select (select count(*) from page p join fact f on f.book = p.book and f.id = p.fact
            where p.answer in ('taken', 'flagged') and f.body like '%"origin":"tablet"%') as pages,
          (select count(*) from figure_delta) as waiting,
          (select coalesce(sum(whole), 0) from figure where indicator like 'attendance.%') as own,
          (select coalesce(sum(whole), 0) from figure_above where indicator like 'attendance.%') as above`,
      )
      if (r!.pages !== sent) throw new Error(`${sent} facts sent, ${r!.pages} pages written`)
      if (r!.waiting === 0 && r!.own === r!.above) return
      if (tries > 100) throw new Error(`figures above never agreed: ${JSON.stringify(r)}`)
      await new Promise((done) => setTimeout(done, 200))
    }
  } finally {
    await db.close()
  }
}

function parcelsOf(
  country: Country,
  voices: readonly TabletVoice[],
  rounds: number,
  first: number,
): Parcel[] {
  const parcels: Parcel[] = []
  for (let r = 0; r < rounds; r++)
    for (let c = 0; c < country.centers.length; c++)
      parcels.push(voices[c]!.parcel(voices[c]!.day(dayAgo(first - r), BATCH)))
  return parcels
}

async function rate(ground: Ground, server: Server, country: Country, voices: readonly TabletVoice[]) {
  const rounds = WARM_ROUNDS + ROUNDS
  const warm = parcelsOf(country, voices, WARM_ROUNDS, rounds)
  const counted = parcelsOf(country, voices, ROUNDS, ROUNDS)
  await sendAll(server.address, warm, CLIENTS)
  const before = [processSeconds(server.pid), ground.databaseSeconds(), process.cpuUsage()] as const
  const seconds = await sendAll(server.address, counted, CLIENTS)
  const own = process.cpuUsage(before[2])
  const facts = counted.length * BATCH
  const ms = (s: number) => ((s * 1000) / counted.length).toFixed(2)
  remark(
    `intake: ${facts} facts in ${seconds.toFixed(1)} s; processor a batch of ${BATCH}: server ${ms(
      processSeconds(server.pid) - before[0],
    )} ms, database ${ms(ground.databaseSeconds() - before[1])} ms, clients ${ms((own.user + own.system) / 1e6)} ms`,
  )
  return { value: facts / seconds, facts: facts + warm.length * BATCH }
}

async function single(server: Server, voices: readonly TabletVoice[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const took: number[] = []
  try {
    for (let i = 0; i < SINGLES; i++) {
      const voice = voices[i % voices.length]!
      const parcel = voice.parcel(voice.day(dayAgo(0), 1))
      const from = performance.now()
      await send(server.address, agent, parcel)
      took.push(performance.now() - from)
    }
  } finally {
    agent.destroy()
  }
  remark(`one fact: median ${quantile(took, 0.5).toFixed(1)} ms, worst ${quantile(took, 1).toFixed(1)} ms`)
  return quantile(took, 0.95)
}

export const benches: readonly Bench[] = [
  {
    ids: ['intake.rate', 'intake.single.p95'],
    run: ({ seed, signal }) =>
      onGround(signal, async (ground): Promise<Measured[]> => {
        const country = await settleCountry(ground.url, seed, { centers: BOOKS, childrenPerRoom: 5 })
        const chance = chanceOf(seed + 1)
        const voices = country.centers.map((c) => tabletOf(c, chance))
        const server = await ground.openServer()
        const many = await rate(ground, server, country, voices)
        const p95 = await single(server, voices)
        await checkTaken(ground.url, many.facts + SINGLES)
        return [
          { id: 'intake.rate', value: many.value, unit: 'facts/s' },
          { id: 'intake.single.p95', value: p95, unit: 'ms' },
        ]
      }),
  },
]
