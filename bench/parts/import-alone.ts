// Judges a list in a process of its own and prints what it took: rows, seconds, and the most memory it ever held.
import { mkdirSync } from 'node:fs'
import { house, importTargets } from '../../src/app/modules.ts'
import { NATION, uuidOfDigest } from '../../src/kernel/ids.ts'
import { centerId, representationId, roomId } from '../../src/kernel/told-ids.ts'
import { countryOf } from '../../src/modules/exchange/work/country.ts'
import { importTable } from '../../src/modules/exchange/work/importing.ts'
import { NOTHING_SAID, openTable } from '../../src/modules/exchange/work/understanding.ts'
import { openDb } from '../../src/platform/db.ts'
import { sha256 } from '../../src/platform/digest.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { newId } from '../../src/platform/new-id.ts'
import { startPostgres } from '../../src/platform/postgres.ts'
import { CENTERS, centerCode } from './import-list.ts'

const [, , path = '', data = ''] = process.argv
mkdirSync(data, { recursive: true })
const server = await startPostgres({ dataDir: data, say: () => undefined })
const now = () => new Date()
const author = uuidOfDigest(sha256('bench'))
const said = (kind: string, about: string, book: string, payload: Record<string, unknown>) => ({
  ...{ id: newId(now()), kind, kindVersion: 1, about, book, happenedAt: '2026-01-05T12:00:00.000Z' },
  ...{ author, origin: 'system' as const, payload },
})
try {
  await migrate(server.url)
  const db = openDb(server.url, { max: 4, timeoutMs: 120_000 })
  const rep = representationId(sha256, '08')
  const facts = [
    said('network.representation-named', rep, rep, { code: '08', name: 'Chihuahua', state: '08' }),
    said('network.municipality-named', rep, NATION, { cvegeo: '08037', name: 'Juárez' }),
  ]
  for (let n = 0; n < CENTERS; n++) {
    const id = centerId(sha256, centerCode(n))
    facts.push(
      said('network.center-registered', id, id, {
        ...{ code: centerCode(n), name: `Centro ${n}`, scheme: 'imss', zone: 'urban', municipality: '08037' },
        ...{ opens: '07:00', closes: '17:00', status: 'open', timeZone: 'America/Ciudad_Juarez' },
      }),
    )
    for (const order of [1, 2])
      facts.push(
        said('network.room-opened', roomId(sha256, id, `Sala ${order}`), id, {
          ...{ name: `Sala ${order}`, fromMonths: 1, toMonths: 48, places: 100, order },
        }),
      )
  }
  await takeBatch(db, house, facts, { by: 'system' }, now)
  const began = performance.now()
  const country = await db.read({ all: true }, (read) => countryOf(read, now()))
  const opened = await openTable({ name: 'lista.csv', path }, {}, importTargets, country, NOTHING_SAID)
  const { looked, understood } = opened
  if (understood.guess?.target.id !== 'children') throw new Error(`taken for ${understood.guess?.target.id}`)
  let told = 0
  const { report } = await importTable({
    ...{ db, house, looked, understood, country, answers: {}, author, now, dryRun: true },
    onRows: () => {
      told++
    },
  })
  const seconds = (performance.now() - began) / 1000
  const peakMb = process.resourceUsage().maxRSS / 1024
  await db.close()
  process.stdout.write(
    `${JSON.stringify({ rows: report.rows, good: report.good, bad: report.bad, seconds, peakMb, told })}\n`,
  )
} finally {
  await server.stop()
}
