// How soon a list of 100,000 rows is a file, as CSV and as XLSX, asked of a real server as a person does; and at what memory.
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { house } from '../src/app/modules.ts'
import { NATION } from '../src/kernel/ids.ts'
import type { Work } from '../src/kernel/long-work.ts'
import { appoint } from '../src/platform/answers.ts'
import { openDb } from '../src/platform/db.ts'
import { newId } from '../src/platform/new-id.ts'
import { hashPassword } from '../src/platform/secrets.ts'
import { onGround, remark } from './fixture.ts'
import type { Bench } from './run.ts'

const ROWS = 100_000
const LOGIN = { login: 'descargas.banco', password: 'una clave del banco' }

/** A national list as long as wanted: the widest list there is, with names as long as real ones. */
async function fill(url: string): Promise<void> {
  const db = openDb(url, { max: 2 })
  try {
    const now = () => new Date()
    const person = newId(now())
    await appoint({ db, house, now }, { person, given: 'Banco', first: 'Prueba' }, 'national', NATION)
    await db.write({ system: true }, async (tx) => {
      await tx`insert into account (person, login, password) values (${person}, ${LOGIN.login}, ${hashPassword(LOGIN.password)})`
      await tx`
        insert into municipality (book, key, name, state, seat, latitude, longitude, population)
        select ${NATION}, lpad(i::text, 6, '0'), 'Municipio de San Cristóbal número ' || i, lpad((i % 32 + 1)::text, 2, '0'),
          null, 14 + (i % 1800) / 100.0, -117 + (i % 3000) / 100.0, (i * 7919) % 1000000
        from generate_series(1, ${ROWS}::int) i`
      await tx`
        insert into municipality_membership (book, key, cvegeo, representation, from_day, confidence, source)
        select book, key || '|2020-01-01', key, null, '2020-01-01', 'observed', 'Lista observada, hoja ' || key from municipality`
      await tx`analyze municipality`
    })
  } finally {
    await db.close()
  }
}

/** Megabytes of the process: now, or the most there ever were. Linux; elsewhere 0. */
function megabytes(pid: number, which: 'VmRSS' | 'VmHWM'): number {
  try {
    const line = readFileSync(`/proc/${pid}/status`, 'utf8')
      .split('\n')
      .find((l) => l.startsWith(which))
    return Number(line?.replace(/\D/g, '') ?? 0) / 1024
  } catch {
    return 0
  }
}

async function fileOf(address: string, cookie: string, format: 'csv' | 'xlsx', signal: AbortSignal) {
  const headers = { cookie, 'content-type': 'application/json', origin: address }
  const from = performance.now()
  const asked = await fetch(`${address}/v1/exports`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ list: 'network.municipalities', format, filters: {}, language: 'es' }),
  })
  if (!asked.ok) throw new Error(`export: ${asked.status} ${await asked.text()}`)
  const { work } = (await asked.json()) as { work: string }
  for (;;) {
    signal.throwIfAborted()
    const told = (await (await fetch(`${address}/v1/works/${work}`, { headers })).json()) as Work
    if (told.state === 'failed' || told.state === 'cancelled')
      throw new Error(`export: ${JSON.stringify(told)}`)
    if (told.state === 'done') {
      const rows = (told.result as { rows: number }).rows
      if (rows !== ROWS) throw new Error(`export: ${rows} rows instead of ${ROWS}`)
      break
    }
    await sleep(100)
  }
  const file = await fetch(`${address}/v1/works/${work}/file`, { headers })
  const bytes = (await file.arrayBuffer()).byteLength
  return { seconds: (performance.now() - from) / 1000, bytes }
}

export const benches: readonly Bench[] = [
  {
    ids: ['export.rows.csv', 'export.rows.xlsx', 'export.memory'],
    run: ({ signal }) =>
      onGround(signal, async (ground) => {
        await fill(ground.url)
        const server = await ground.openServer()
        const entered = await fetch(`${server.address}/v1/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: server.address },
          body: JSON.stringify(LOGIN),
        })
        const cookie = entered.headers.get('set-cookie')?.split(';')[0]
        if (!cookie) throw new Error(`sign-in: ${entered.status}`)
        const before = megabytes(server.pid, 'VmRSS')
        const csv = await fileOf(server.address, cookie, 'csv', signal)
        const xlsx = await fileOf(server.address, cookie, 'xlsx', signal)
        const more = Math.max(0, megabytes(server.pid, 'VmHWM') - before)
        remark(`${(csv.bytes / 1e6).toFixed(1)} MB of CSV, ${(xlsx.bytes / 1e6).toFixed(1)} MB of XLSX`)
        await server.stop()
        return [
          { id: 'export.rows.csv', value: csv.seconds, unit: 's' },
          { id: 'export.rows.xlsx', value: xlsx.seconds, unit: 's' },
          { id: 'export.memory', value: more, unit: 'MB' },
        ]
      }),
  },
]
