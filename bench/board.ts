// How soon the board answers with a year of 2,200 centers behind it, while tablets keep speaking.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { NATION } from '../src/kernel/ids.ts'
import type { Board } from '../src/modules/oversight/contract.ts'
import { openDb } from '../src/platform/db.ts'
import { type Ground, onGround, processSeconds, quantile, remark, type Server } from './fixture.ts'
import type { Orders } from './parts/arriving.ts'
import { type Account, type Country, settleCountry } from './parts/country.ts'
import { accountsOf, nationCenters, onNation } from './parts/nation.ts'
import { atRest } from './parts/rest.ts'
import { signIn } from './parts/signing-in.ts'
import { addYear } from './parts/year.ts'
import type { Bench, Measured } from './run.ts'

const CENTERS = 2_200
/** Those with paired tablets, from which facts arrive. */
const SPEAKING = 200
const FACTS_PER_SECOND = 200
const REQUESTS = 300
/** A request begins every so often: the round lasts longer than the jobs between which figures are folded and counted. */
const EVERY_MS = 60

type Asked = { readonly ms: readonly number[]; readonly first: Board; readonly last: Board }

/** Asks for a board as a signed-in person, over and over, at a steady pace. */
async function askBoard(address: string, account: Account, query: string): Promise<Asked> {
  const cookie = await signIn(address, account)
  const ms: number[] = []
  const boards: Board[] = []
  for (let i = 0; i < REQUESTS; i++) {
    const from = performance.now()
    const response = await fetch(`${address}/v1/board?${query}`, { headers: { cookie } })
    const text = await response.text()
    const took = performance.now() - from
    if (!response.ok) throw new Error(`board ${query}: ${response.status} ${text}`)
    ms.push(took)
    if (i === 0 || i === REQUESTS - 1) boards.push(JSON.parse(text) as Board)
    await sleep(Math.max(0, EVERY_MS - took))
  }
  return { ms, first: boards[0]!, last: boards[1]! }
}

/** Facts taken in each second so far. */
function startArriving(ground: Ground, orders: Orders): number[] {
  const seconds: number[] = []
  const child = ground.openProcess('arriving.ts', [])
  child.on('message', (taken) => seconds.push(Number(taken)))
  child.on('exit', (code) => code && seconds.push(Number.NaN))
  child.send(orders)
  return seconds
}

const presentNow = (b: Board) =>
  b.headlines.find((h) => h.indicator === 'attendance.present')?.now?.whole ?? 0

function told(what: string, asked: Asked): number {
  const p95 = quantile(asked.ms, 0.95)
  const f = (x: number) => x.toFixed(1)
  remark(
    `${what}: median ${f(quantile(asked.ms, 0.5))} ms, p95 ${f(p95)} ms, worst ${f(quantile(asked.ms, 1))} ms`,
  )
  return p95
}

type Asking = {
  readonly country: Pick<Country, 'centers' | 'national' | 'director'>
  readonly representations: number
}

/** Tables filled with a year of the network as rows. */
async function yearOf(ground: Ground, seed: number): Promise<Asking> {
  const country = await settleCountry(ground.url, seed, { centers: SPEAKING, childrenPerRoom: 5 })
  const rows = await addYear(ground.url, country, CENTERS)
  remark(`${rows} figure rows of ${CENTERS} centers`)
  return { country, representations: country.representations.length }
}

/** The nation, all of it from facts. */
async function nationOf(ground: Ground, seed: number): Promise<Asking> {
  const centers = await nationCenters(ground.url, seed, SPEAKING, 40)
  const [national] = await accountsOf(ground.url, 'national', 1)
  const [director] = await accountsOf(ground.url, 'director', 1, centers[0]!.book)
  const db = openDb(ground.url, { max: 1 })
  try {
    const [r] = await db.read(
      { system: true },
      (read) => read<{ representations: number; counted: number; rows: number }>`
        select (select count(*) from representation) as representations,
          (select count(distinct book) from child where left_on is null) as counted, (select count(*) from figure) as rows`,
    )
    remark(`${r!.rows} figure rows of ${r!.counted} centers`)
    return {
      country: { centers, national: national!, director: director! },
      representations: r!.representations,
    }
  } finally {
    await db.close()
  }
}

async function measure(
  ground: Ground,
  server: Server,
  { country, representations }: Asking,
  seed: number,
  signal: AbortSignal,
): Promise<{ nation: number; center: number }> {
  await atRest(ground.url, ground.databaseSeconds, signal)
  const seconds = startArriving(ground, {
    address: server.address,
    centers: country.centers,
    seed: seed + 1,
    factsPerSecond: FACTS_PER_SECOND,
    factsPerParcel: 10,
  })
  while (seconds.length < 5) await sleep(100)
  const from = seconds.length
  const before = [performance.now(), processSeconds(server.pid), ground.databaseSeconds()] as const
  const idle = monitorEventLoopDelay({ resolution: 5 })
  idle.enable()
  const center = country.centers[0]!
  const nation = await askBoard(server.address, country.national, `kind=nation&id=${NATION}`)
  const own = await askBoard(server.address, country.director, `kind=center&id=${center.book}`)
  const middle = await askBoard(
    server.address,
    country.national,
    `kind=representation&id=${center.representation}`,
  )
  const passed = (performance.now() - before[0]) / 1000
  const load = (now: number, then: number) => `${Math.round(((now - then) / passed) * 100)} %`
  const arrived = seconds.slice(from).reduce((a, b) => a + b, 0) / (seconds.length - from)
  remark(
    `${arrived.toFixed(0)} facts/s arrived; of one core: server ${load(processSeconds(server.pid), before[1])}, database ${load(ground.databaseSeconds(), before[2])}`,
  )
  idle.disable()
  remark(
    `this process, which only waits, woke late by ${(idle.percentile(95) / 1e6 - 5).toFixed(1)} ms (p95), ${(idle.max / 1e6 - 5).toFixed(0)} ms at worst: above a few, the machine is busy with something else`,
  )
  if (!(arrived >= FACTS_PER_SECOND * 0.95)) throw new Error(`only ${arrived} facts/s arrived`)
  if (nation.first.below.length !== representations) throw new Error('the nation is not whole')
  if (own.first.below.length !== center.rooms.length) throw new Error('the center is not whole')
  if (presentNow(nation.first) === presentNow(nation.last))
    throw new Error('the national figure did not move')
  told('board of a representation', middle)
  return { nation: told('board of the nation', nation), center: told('board of a center', own) }
}

const figures = (prefix: string, { nation, center }: { nation: number; center: number }): Measured[] => [
  { id: `${prefix}board.nation.p95`, value: nation, unit: 'ms' },
  { id: `${prefix}board.center.p95`, value: center, unit: 'ms' },
]

export const benches: readonly Bench[] = [
  {
    ids: ['board.nation.p95', 'board.center.p95'],
    run: ({ seed, signal }) =>
      onGround(signal, async (ground) => {
        const server = await ground.openServer()
        return figures('', await measure(ground, server, await yearOf(ground, seed), seed, signal))
      }),
  },
  {
    ids: ['nation.board.nation.p95', 'nation.board.center.p95'],
    run: ({ seed, signal }) =>
      onNation(seed, signal, async (ground) => {
        const asking = await nationOf(ground, seed)
        return figures('nation.', await measure(ground, await ground.openServer(), asking, seed, signal))
      }),
  },
]
