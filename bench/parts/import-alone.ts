// Judges a list in a process of its own and prints what it took: rows, seconds, and the most memory it ever held.
import { mkdirSync } from 'node:fs'
import { house, importTargets } from '../../src/app/modules.ts'
import { countryOf } from '../../src/modules/exchange/work/country.ts'
import { importTable } from '../../src/modules/exchange/work/importing.ts'
import { NOTHING_SAID, openTable } from '../../src/modules/exchange/work/understanding.ts'
import { openDb } from '../../src/platform/db.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { startPostgres } from '../../src/platform/postgres.ts'
import { author, settleImportCountry } from './import-country.ts'

const [, , path = '', data = ''] = process.argv
mkdirSync(data, { recursive: true })
const server = await startPostgres({ dataDir: data, say: () => undefined })
const now = () => new Date()
try {
  await migrate(server.url)
  const db = openDb(server.url, { max: 4, timeoutMs: 120_000 })
  await settleImportCountry(db)
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
