// The tablets of a morning in a process of their own: each says hello, pulls, pushes its arrivals as they come, and pulls again.
import { Agent, request } from 'node:http'
import type { Pulled, Welcome } from '../../src/kernel/wire.ts'
import { chanceOf } from './chance.ts'
import type { BenchCenter } from './country.ts'
import { type Parcel, send, type TabletVoice, tabletOf } from './tablet.ts'

export type MorningOrders = {
  readonly address: string
  /** one a tablet: its center, with the children of its room only */
  readonly tablets: readonly BenchCenter[]
  readonly seed: number
  readonly day: string
  readonly factsPerParcel: number
  readonly connections: number
}
export type Morning = {
  readonly seconds: number
  readonly hellos: number
  readonly pulls: number
  readonly pulledBytes: number
  readonly pushes: number
  readonly facts: number
  /** milliseconds each push waited */
  readonly pushMs: readonly number[]
}

/** A signed question; throws on anything but 200. */
function ask(
  address: string,
  agent: Agent,
  voice: TabletVoice,
  method: string,
  target: string,
  body?: object,
): Promise<{ told: unknown; bytes: number }> {
  const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body))
  return new Promise((done, fail) => {
    const call = request(
      address + target,
      { agent, method, headers: voice.signed(method, target, bytes) },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (b: Buffer) => parts.push(b))
        response.on('error', fail)
        response.on('end', () => {
          const text = Buffer.concat(parts)
          if (response.statusCode !== 200)
            return fail(
              new Error(`${method} ${target}: ${response.statusCode} ${text.toString().slice(0, 300)}`),
            )
          done({ told: JSON.parse(text.toString()), bytes: text.length })
        })
      },
    )
    call.on('error', fail)
    call.end(bytes)
  })
}

async function morningOf(orders: MorningOrders): Promise<Morning> {
  const chance = chanceOf(orders.seed)
  // What tablets do in their rooms' time is done before: packing and signing cost nothing of the server's morning.
  const tablets = orders.tablets.map((center) => {
    const voice = tabletOf(center, chance)
    const facts = voice.arrivals(orders.day, center.children)
    const parcels: Parcel[] = []
    for (let i = 0; i < facts.length; i += orders.factsPerParcel)
      parcels.push(voice.parcel(facts.slice(i, i + orders.factsPerParcel)))
    return {
      center,
      voice,
      parcels,
      pending: facts.length,
      feeds: new Map<string, { epoch: string; seq: number; head: number }>(),
    }
  })
  type Tablet = (typeof tablets)[number]
  const agent = new Agent({ keepAlive: true, maxSockets: orders.connections })
  const counts = { hellos: 0, pulls: 0, pulledBytes: 0, pushes: 0, facts: 0 }
  const pushMs: number[] = []
  const hello = async (t: Tablet) => {
    const { told } = await ask(orders.address, agent, t.voice, 'POST', '/v1/devices/hello', {
      ...{ appVersion: '0.1.0', maxDseq: 0, deviceNow: new Date().toISOString() },
      ...{ feeds: {}, pending: t.pending, durable: true },
    })
    counts.hellos++
    // yesterday evening's place: some things were said since in the center, nothing above it
    for (const f of (told as Welcome).feeds)
      t.feeds.set(f.book, {
        epoch: f.epoch,
        seq: f.book === t.center.book ? Math.max(0, f.head - 200) : f.head,
        head: f.head,
      })
  }
  const pull = async (t: Tablet) => {
    // as a tablet does: a feed that has nothing new is not asked for
    for (const [book, at] of t.feeds)
      for (let more = book === t.center.book || at.head > at.seq, after = ''; more; ) {
        const query = `epoch=${at.epoch}&since=${at.seq}&limit=1000${after ? `&after=${encodeURIComponent(after)}` : ''}`
        const { told, bytes } = await ask(orders.address, agent, t.voice, 'GET', `/v1/feeds/${book}?${query}`)
        const page = told as Pulled
        counts.pulls++
        counts.pulledBytes += bytes
        at.seq = page.cursor
        after = page.after ?? ''
        more = page.more
      }
  }
  const push = async (t: Tablet) => {
    const parcel = t.parcels.shift()!
    const from = performance.now()
    await send(orders.address, agent, parcel)
    pushMs.push(performance.now() - from)
    counts.pushes++
    counts.facts += parcel.facts
  }
  /** Rounds over all tablets, some at a time: as in the country, they do not wait for each other. */
  const round = async (work: (t: Tablet) => Promise<void>, some: readonly Tablet[]) => {
    let next = 0
    await Promise.all(
      Array.from({ length: orders.connections }, async () => {
        for (let t = some[next++]; t; t = some[next++]) await work(t)
      }),
    )
  }
  const from = performance.now()
  await round(async (t) => {
    await hello(t)
    await pull(t)
  }, tablets)
  for (let left = tablets; left.length > 0; left = left.filter((t) => t.parcels.length > 0))
    await round(
      push,
      left.filter((t) => t.parcels.length > 0),
    )
  await round(pull, tablets)
  const seconds = (performance.now() - from) / 1000
  agent.destroy()
  return { seconds, ...counts, pushMs }
}

process.on('disconnect', () => process.exit(0))
process.on('message', (orders) => {
  morningOf(orders as MorningOrders).then(
    (morning) => process.send?.(morning),
    (e: Error) => {
      process.stderr.write(`${e.stack}\n`)
      process.exit(1)
    },
  )
})
