// `npm start` under bad luck: killed launchers, taken ports, odd options, newer data. One sentence each, and the next start works.
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { freePort, startPostgres } from '../../src/platform/postgres.ts'
import {
  endAll,
  folderWith,
  house,
  isRoot,
  newFolder,
  type Patient,
  patient,
  running,
  smallDisk,
  until,
} from './processes.ts'

let folder = ''
let remove = () => {}
let port = 0
beforeEach(async () => {
  const one = newFolder()
  folder = one.path
  remove = one.remove
  port = await freePort()
})
afterEach(async () => {
  await endAll()
  remove()
})

/** The folder has seen a first start already: what is tried is another one. */
async function afterFirst(): Promise<void> {
  remove()
  const one = await folderWith('nido')
  folder = one.path
  remove = one.remove
}

/** The surroundings of this very run say nothing about the start under test. */
function surroundings(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { DATABASE_URL: _1, NIDO_PORT: _2, NIDO_DATA: _3, NIDO_EMPTY: _4, PORT: _5, ...rest } = process.env
  return { ...rest, ...more }
}

const start = (args: readonly string[], more: NodeJS.ProcessEnv = {}): Patient =>
  patient(process.execPath, [join(house, 'bin', 'start.mjs'), ...args], { env: surroundings(more) })
const emptyNido = () => start(['--empty', '--port', String(port), '--data', folder])

const inService = (one: Patient) => one.line(/^Nido está en http/)
const answers = (on: number) =>
  fetch(`http://127.0.0.1:${on}/healthz`).then(
    (r) => r.ok,
    () => false,
  )
/** Everything that belongs to a start on this folder, in whatever process. */
const left = () => running(folder)

/** One sentence and nothing else said as an error; a bad exit code. */
async function refusal(one: Patient): Promise<string> {
  const { code } = await one.ended
  expect(code).toBe(1)
  const lines = one.errors().trim().split('\n')
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

test('it serves, and Ctrl-C and SIGTERM close everything in order', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const one = emptyNido()
    await inService(one)
    expect(await answers(port)).toBe(true)
    one.child.kill(signal)
    expect(await one.ended).toEqual({ code: 0, signal: null })
    expect(one.errors()).toBe('')
    await until(() => left().length === 0)
    expect(existsSync(join(folder, 'nido.pid'))).toBe(false)
  }
})

test('a start that is killed leaves nothing that blocks the next', async () => {
  await afterFirst()
  const one = emptyNido()
  await inService(one)
  one.child.kill('SIGKILL')
  await one.ended
  await until(() => left().length === 0, 20_000)
  await inService(emptyNido())
})

test('when npm is killed without a word, all of Nido ends', async () => {
  await afterFirst()
  const args = ['start', '--silent', '--', '--empty', '--port', String(port), '--data', folder]
  const one = patient('npm', args, { env: surroundings() })
  await inService(one)
  one.child.kill('SIGKILL')
  await until(() => left().length === 0, 20_000)
  await inService(emptyNido())
})

test('Ctrl-C at a terminal reaches npm and every process under it at once: the database still closes last, in order', async () => {
  await afterFirst()
  const args = ['start', '--silent', '--', '--empty', '--port', String(port), '--data', folder]
  const one = patient('npm', args, { env: surroundings(), detached: true })
  await inService(one)
  process.kill(-(one.child.pid ?? 0), 'SIGINT')
  await one.ended
  await until(() => left().length === 0)
  expect(one.errors()).toBe('')
  expect(one.said().match(/Cerrando Nido/g)).toHaveLength(1)
  const again = emptyNido()
  await inService(again)
  expect(again.said()).not.toMatch(/recuperando|interrumpido/)
})

test('npm told to end passes it on', async () => {
  await afterFirst()
  const args = ['start', '--silent', '--', '--empty', '--port', String(port), '--data', folder]
  const one = patient('npm', args, { env: surroundings() })
  await inService(one)
  one.child.kill('SIGTERM')
  await one.ended
  await until(() => left().length === 0)
})

test('the service itself killed: the database closes and the next start works at once', async () => {
  await afterFirst()
  const one = emptyNido()
  await inService(one)
  for (const pid of running('start/main.ts', folder)) process.kill(pid, 'SIGKILL')
  expect((await one.ended).code).not.toBe(0)
  await inService(emptyNido())
})

test('closed while it is still starting, it ends in order and the next start works', async () => {
  for (const after of [50, 400, 900]) {
    const one = emptyNido()
    await new Promise((done) => setTimeout(done, after))
    one.child.kill('SIGTERM')
    await one.ended
    await until(() => left().length === 0, 20_000)
  }
  await inService(emptyNido())
})

test('a port in use: a sentence, and no folder was made', async () => {
  const taken = createServer()
  await new Promise<void>((done) => taken.listen(port, done))
  try {
    const data = join(folder, 'data')
    expect(await refusal(start(['--empty', '--port', String(port), '--data', data]))).toContain(
      `El puerto ${port} ya lo usa`,
    )
    expect(existsSync(data)).toBe(false)
  } finally {
    taken.close()
  }
})

test('a second Nido on the same folder: a sentence, and the first goes on', async () => {
  await afterFirst()
  await inService(emptyNido())
  const other = await freePort()
  expect(await refusal(start(['--empty', '--port', String(other), '--data', folder]))).toContain('Otro Nido')
  expect(await answers(port)).toBe(true)
})

test('a database of a newer Nido is refused and not changed', async () => {
  await afterFirst()
  const rows = async (sql: string) => {
    const server = await startPostgres({ dataDir: folder, say: () => undefined })
    const client = new pg.Client(server.url)
    await client.connect()
    try {
      return (await client.query(sql)).rows as unknown[]
    } finally {
      await client.end()
      await server.stop()
    }
  }
  await rows(`insert into migration (name, checksum) values ('platform/migrations/29990101-later.sql', 'x')`)
  const before = await rows('select * from migration order by name')
  expect(await refusal(emptyNido())).toContain('más nueva de Nido')
  expect(await rows('select * from migration order by name')).toEqual(before)
  await rows(`delete from migration where name like '%29990101%'`)
  await inService(emptyNido())
})

test('a folder without rights is refused', async ({ skip }) => {
  const closed = join(folder, 'closed')
  mkdirSync(closed, { mode: 0o755 })
  const data = join(closed, 'data')
  if (!isRoot) {
    chmodSync(closed, 0o555)
    expect(await refusal(start(['--empty', '--port', String(port), '--data', data]))).toContain(
      'No hay permiso',
    )
    return
  }
  const nobody = { uid: 65_534, gid: 65_534, env: surroundings({ HOME: folder }) }
  const probe = patient(
    process.execPath,
    ['-e', `require('fs').readdirSync(${JSON.stringify(house)})`],
    nobody,
  )
  if ((await probe.ended).code !== 0) skip('a user without rights cannot read this folder of Nido')
  const main = join(house, 'src', 'app', 'start', 'main.ts')
  const one = patient(process.execPath, [main, '--empty', '--port', String(port), '--data', data], nobody)
  expect(await refusal(one)).toContain('No hay permiso')
  expect(readdirSync(closed)).toEqual([])
})

test('a full disk is refused', async ({ skip }) => {
  const disk = smallDisk(folder, 'size=20m,mode=755')
  if ('why' in disk) return skip(disk.why)
  try {
    expect(await refusal(emptyNido())).toContain('MB libres en el disco')
  } finally {
    disk.unmount()
  }
})

test.each([
  [['--port', 'abc'], {}, 'no es un puerto'],
  [['--prot', '3000'], {}, 'No conozco la opción «--prot»'],
  [['--port'], {}, 'incompleta'],
  [[], { DATABASE_URL: 'mysql://me:secret@host/x' }, 'DATABASE_URL no se entiende'],
  [[], { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/x' }, 'no responde'],
] as const)('asked with %j and %j it says what is wrong', async (args, more, words) => {
  const said = await refusal(
    start(
      ['--data', join(folder, 'x'), ...(args[0] === '--port' ? [] : ['--port', String(port)]), ...args],
      more,
    ),
  )
  expect(said).toContain(words)
  expect(said).not.toContain('secret')
})

test('asked for help it explains itself and touches nothing', async () => {
  const one = start(['--help', '--data', join(folder, 'x')])
  expect((await one.ended).code).toBe(0)
  expect(one.said()).toContain('npm start -- --empty')
  expect(readdirSync(folder)).toEqual([])
})
