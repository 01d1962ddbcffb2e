// Long work under bad luck: the server killed in the middle of an export, asked to stop while it is dead, the database gone with it.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { NATION } from '../../src/kernel/ids.ts'
import type { Work } from '../../src/kernel/long-work.ts'
import { freePort, startPostgres } from '../../src/platform/postgres.ts'
import { endAll, folderWith, type Patient, patient, house as root, running, until } from './processes.ts'
import { ask } from './simulated-tablet.ts'

const ROWS = 60_000
let folder = ''
let remove = () => {}
let port = 0
beforeEach(async () => {
  const one = await folderWith('nido')
  folder = one.path
  remove = one.remove
  port = await freePort()
})
afterEach(async () => {
  await endAll()
  remove()
})

const base = () => `http://127.0.0.1:${port}`
async function start(): Promise<Patient> {
  const { DATABASE_URL: _1, NIDO_PORT: _2, NIDO_DATA: _3, PORT: _4, ...env } = process.env
  const main = join(root, 'src', 'app', 'start', 'main.ts')
  const one = patient(process.execPath, [main, '--empty', '--port', String(port), '--data', folder], {
    env: { ...env, NIDO_SECOND_FACTOR: 'none' },
  })
  await one.line(/^Nido está en http/)
  return one
}
async function kill(one: Patient): Promise<void> {
  one.child.kill('SIGKILL')
  await one.ended
  await until(() => running('postgres', '-D', folder).length === 0, 20_000)
}

/** A national post, and a list that takes seconds to write. */
async function settle(one: Patient): Promise<string> {
  const link = await one.line(/primera-vez\?token=/)
  const first = await ask(base(), undefined, 'POST', '/v1/first', {
    ...{ token: /token=([\w-]{43})/.exec(link)![1]!, login: 'primera', password: 'una clave muy larga' },
    ...{ given: 'Ada', first: 'Prueba' },
  })
  const server = await startPostgres({ dataDir: folder, say: () => {}, join: true })
  const client = new pg.Client(server.url)
  await client.connect()
  await client.query(
    `insert into municipality (book, key, name, state)
     select $1, lpad(i::text, 6, '0'), 'Municipio ' || i, '08' from generate_series(1, $2::int) i`,
    [NATION, ROWS],
  )
  await client.end()
  return first.cookie!
}

const begin = async (cookie: string, language: 'es' | 'en' = 'es') =>
  (
    (
      await ask(base(), cookie, 'POST', '/v1/exports', {
        ...{ list: 'network.municipalities', format: 'csv', filters: {}, language },
      })
    ).body as { work: string }
  ).work
async function state(cookie: string, work: string): Promise<Work> {
  return (await ask(base(), cookie, 'GET', `/v1/works/${work}`)).body as Work
}
async function reached(cookie: string, work: string, holds: (w: Work) => boolean): Promise<Work> {
  for (const from = Date.now(); ; await sleep(20)) {
    const w = await state(cookie, work)
    if (holds(w)) return w
    if (Date.now() - from > 60_000) throw new Error(`still ${JSON.stringify(w)}`)
  }
}
const over = (w: Work) => w.state !== 'waiting' && w.state !== 'running'

test('killed while it writes a list: after the restart it goes on, and the file holds every row once', async () => {
  let one = await start()
  const cookie = await settle(one)
  const work = await begin(cookie)
  const midway = await reached(cookie, work, (w) => w.done > 0 || over(w))
  expect(midway.state).toBe('running')
  await kill(one)
  one = await start()
  const done = await reached(cookie, work, over)
  expect(done).toMatchObject({ state: 'done', result: { rows: ROWS } })
  const file = await fetch(`${base()}/v1/works/${work}/file`, { headers: { cookie } })
  expect(file.status).toBe(200)
  const lines = (await file.text()).trimEnd().split('\r\n').slice(1)
  expect(lines.length).toBe(ROWS)
  expect(new Set(lines.map((l) => l.slice(0, 6))).size).toBe(ROWS)
})

test('stopped before the crash: after the restart it does not go on, and no piece of its file is left', async () => {
  let one = await start()
  const cookie = await settle(one)
  const work = await begin(cookie)
  await reached(cookie, work, (w) => w.done > 0 || over(w))
  // the wish is written; the process dies before it hears of it or right after
  const wish = ask(base(), cookie, 'POST', `/v1/works/${work}/cancel`, {}).catch(() => undefined)
  await wish
  await kill(one)
  one = await start()
  expect((await reached(cookie, work, over)).state).toBe('cancelled')
  const file = await fetch(`${base()}/v1/works/${work}/file`, { headers: { cookie } })
  expect(file.status).toBe(409)
  // and it can be asked for anew
  const again = (await ask(base(), cookie, 'POST', `/v1/works/${work}/again`, {})).body as { work: string }
  expect((await reached(cookie, again.work, over)).result).toEqual({ rows: ROWS })
})
