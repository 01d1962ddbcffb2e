// How fast facts are taken over signed HTTP with everything on: hash, seals, row security, rows, feed, figures and the fold job.
import { Agent } from 'node:http'
import { openDb } from '../src/platform/db.ts'
import { type Ground, onGround, processSeconds, quantile, remark, type Server } from './fixture.ts'
import { chanceOf } from './parts/chance.ts'
import { type BenchCenter, settleCountry } from './parts/country.ts'
import { nationCenters, onNation } from './parts/nation.ts'
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

/**
 * Every fact sent by a tablet of the bench has one page, and the figures above are folded to the last one. `alone`: nothing
 * else was said here, so that the sums of both must be the same.
 */
async function checkTaken(url: string, sent: number, alone: boolean): Promise<void> {
  const db = openDb(url, { max: 1, timeoutMs: 300_000 })
  try {
    for (let tries = 0; ; tries++) {
      const [r] = await db.read(
        { system: true },
        (read) => read<{ pages: number; waiting: number; own: number; above: number }>`
        select (select count(*) from device_seq s join device d on d.id = s.device join page p on p.book = s.book and p.fact = s.fact
            where d.label like 'Tableta%' and p.answer in ('taken', 'flagged')
              and (${alone} or d.label = 'Tableta del banco')) as pages,
          (select count(*) from figure_delta) as waiting,
          (select coalesce(sum(whole), 0) from figure where ${alone} and indicator like 'attendance.%') as own,
          (select coalesce(sum(whole), 0) from figure_above where ${alone} and indicator like 'attendance.%') as above`,
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

function parcelsOf(voices: readonly TabletVoice[], rounds: number, first: number): Parcel[] {
  const parcels: Parcel[] = []
  for (let r = 0; r < rounds; r++)
    for (const voice of voices) parcels.push(voice.parcel(voice.day(dayAgo(first - r), BATCH)))
  return parcels
}

async function rate(ground: Ground, server: Server, voices: readonly TabletVoice[]) {
  const rounds = WARM_ROUNDS + ROUNDS
  const warm = parcelsOf(voices, WARM_ROUNDS, rounds)
  const counted = parcelsOf(voices, ROUNDS, ROUNDS)
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

const voicesOf = (centers: readonly BenchCenter[], seed: number): TabletVoice[] => {
  const chance = chanceOf(seed)
  return centers.map((c) => tabletOf(c, chance))
}

export const benches: readonly Bench[] = [
  {
    ids: ['intake.rate', 'intake.single.p95'],
    run: ({ seed, signal }) =>
      onGround(signal, async (ground): Promise<Measured[]> => {
        const country = await settleCountry(ground.url, seed, { centers: BOOKS, childrenPerRoom: 5 })
        const voices = voicesOf(country.centers, seed + 1)
        const server = await ground.openServer()
        const many = await rate(ground, server, voices)
        const p95 = await single(server, voices)
        await checkTaken(ground.url, many.facts + SINGLES, true)
        return [
          { id: 'intake.rate', value: many.value, unit: 'facts/s' },
          { id: 'intake.single.p95', value: p95, unit: 'ms' },
        ]
      }),
  },
  {
    ids: ['nation.intake.rate', 'nation.intake.single.p95'],
    run: ({ seed, signal }) =>
      onNation(seed, signal, async (ground): Promise<Measured[]> => {
        const voices = voicesOf(await nationCenters(ground.url, seed, BOOKS, 40), seed + 1)
        const server = await ground.openServer()
        const many = await rate(ground, server, voices)
        const p95 = await single(server, voices)
        await checkTaken(ground.url, many.facts + SINGLES, false)
        return [
          { id: 'nation.intake.rate', value: many.value, unit: 'facts/s' },
          { id: 'nation.intake.single.p95', value: p95, unit: 'ms' },
        ]
      }),
  },
]
