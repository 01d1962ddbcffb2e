// How soon the ledger of places answers for the nation: 1,200 accounts with their steps, counted at each month from the first to 2030.
import { setTimeout as sleep } from 'node:timers/promises'
import { houseWith } from '../src/app/modules.ts'
import type { Fact } from '../src/kernel/fact.ts'
import { builtInTables } from '../src/modules/growth/rules/built-in-tables.ts'
import type { Ledger } from '../src/modules/places/contract.ts'
import { openDb } from '../src/platform/db.ts'
import { takeBatch } from '../src/platform/intake.ts'
import { onGround, quantile, remark } from './fixture.ts'
import { chanceOf } from './parts/chance.ts'
import { type Country, settleCountry } from './parts/country.ts'
import { signIn } from './parts/signing-in.ts'
import type { Bench } from './run.ts'

const [CENTERS, SITES] = [500, 700]
const REQUESTS = 60
const LOT_PLACES = 24

/** Each center's lots from plan to opening, one a room; each site's two lots planned, half of them under works. */
async function sayPlaces(url: string, seed: number, country: Country): Promise<void> {
  const db = openDb(url)
  const house = houseWith(builtInTables())
  const chance = chanceOf(seed + 7)
  const said = (kind: string, about: string, book: string, day: string, payload: Fact['payload']): Fact => {
    const at = Date.parse(`${day}T16:00:00.000Z`) + chance.below(3_600_000)
    return {
      ...{ id: chance.factId(at), kind: `places.${kind}`, kindVersion: 1, about, book, origin: 'world' },
      ...{ happenedAt: new Date(at).toISOString(), author: book, payload },
    }
  }
  const take = async (facts: readonly Fact[]) => {
    const results = await takeBatch(db, house, facts, { by: 'system' }, () => new Date())
    const wrong = results.find((r) => r.answer !== 'taken')
    if (wrong) throw new Error(`the places were not taken: ${wrong.answer} ${wrong.reason}`)
  }
  const month = (from: number) => String(1 + ((from + chance.below(3)) % 12)).padStart(2, '0')
  try {
    for (const c of country.centers) {
      const year = 2022 + chance.below(3)
      const days = [
        `${year}-${month(0)}-05`,
        `${year}-${month(5)}-05`,
        `${year}-11-05`,
        `${year}-11-20`,
        `${year}-12-01`,
      ]
      await take(
        c.rooms.flatMap((room) => {
          const lot = chance.id()
          const step = (from: string, to: string, i: number, more: object = {}) =>
            said('stepped', c.book, c.book, days[i]!, {
              ...{ lot, from, to, places: LOT_PLACES, on: days[i]!, reason: 'acta', ...more },
            })
          const plan = {
            lot,
            room,
            places: LOT_PLACES,
            on: days[0]!,
            reason: 'proyecto',
            due: { open: days[4]! },
          }
          const licence = { number: `PC-${c.book.slice(0, 8)}`, issuer: 'Protección Civil' }
          return [
            said('planned', c.book, c.book, days[0]!, plan),
            step('planned', 'works', 1),
            step('works', 'authorized', 2, { licence }),
            step('authorized', 'staffed', 3, { people: 2 }),
            step('staffed', 'open', 4),
          ]
        }),
      )
    }
    for (const [r, book] of country.representations.entries())
      await take(
        Array.from({ length: SITES / country.representations.length }, (_, n) => n).flatMap((n) => {
          const site = chance.id()
          const named = {
            code: `S-${r}-${n}`,
            name: `Predio ${r}-${n}`,
            municipality: country.municipalities[r]!,
          }
          return [
            said('site-registered', site, book, '2025-03-01', named),
            ...[0, 1].flatMap((i) => {
              const lot = chance.id()
              const open = `${2027 + chance.below(4)}-0${1 + chance.below(9)}-01`
              const plan = { lot, places: 55, on: '2025-03-01', reason: 'módulo', due: { open } }
              const works = {
                lot,
                from: 'planned',
                to: 'works',
                places: 55,
                on: '2025-09-01',
                reason: 'acta',
              }
              return [
                said('planned', site, book, '2025-03-01', plan),
                ...(i === 0 ? [said('stepped', site, book, '2025-09-01', works)] : []),
              ]
            }),
          ]
        }),
      )
  } finally {
    await db.close()
  }
}

export const benches: readonly Bench[] = [
  {
    ids: ['places.ledger.p95'],
    run: ({ seed, signal }) =>
      onGround(signal, async (ground) => {
        const country = await settleCountry(ground.url, seed, { centers: CENTERS, childrenPerRoom: 0 })
        await sayPlaces(ground.url, seed, country)
        const server = await ground.openServer()
        const cookie = await signIn(server.address, country.national)
        const ms: number[] = []
        let ledger: Ledger | undefined
        let bytes = 0
        for (let i = 0; i < REQUESTS; i++) {
          const from = performance.now()
          const response = await fetch(`${server.address}/v1/places`, { headers: { cookie } })
          const text = await response.text()
          ms.push(performance.now() - from)
          if (!response.ok) throw new Error(`places: ${response.status} ${text}`)
          ledger = JSON.parse(text) as Ledger
          bytes = text.length
          await sleep(20)
        }
        const rooms = country.centers.reduce((n, c) => n + c.rooms.length, 0)
        if (ledger?.holders.length !== CENTERS + SITES || ledger.sum.open !== rooms * LOT_PLACES)
          throw new Error(
            `the ledger is not whole: ${ledger?.holders.length} accounts, ${ledger?.sum.open} open`,
          )
        const f = (share: number) => quantile(ms, share).toFixed(1)
        remark(
          `${ledger.holders.length} accounts, ${ledger.points.length} months, ${Math.round(bytes / 1024)} KiB: median ${f(0.5)} ms, p95 ${f(0.95)} ms, worst ${f(1)} ms`,
        )
        return [{ id: 'places.ledger.p95', value: quantile(ms, 0.95), unit: 'ms' }]
      }),
  },
]
