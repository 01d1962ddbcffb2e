// The embedded database under bad luck: killed owners, strangers' pids, odd folders, full disks. Nothing is ever damaged.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
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
beforeEach(() => {
  const one = newFolder()
  folder = one.path
  remove = one.remove
})
afterEach(async () => {
  await endAll()
  remove()
})

const hold = (dataDir: string, options = {}) =>
  patient(process.execPath, [join(house, 'tests', 'faults', 'postgres-holder.ts'), dataDir], options)

type Open = { url: string; where: string; isNew: boolean }
const opened = async (one: Patient): Promise<Open> => JSON.parse((await one.line(/^open /)).slice(5)) as Open

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** One sentence, no stack, a bad exit code. */
async function refusal(one: Patient): Promise<string> {
  expect((await one.ended).code).toBe(1)
  const lines = one.errors().trim().split('\n')
  expect(lines).toHaveLength(1)
  return lines[0] ?? ''
}

/** Servers on a folder; what a server forked may bear its name and is no second one. */
function servers(dataDir: string): number[] {
  const all = running('postgres', '-D', dataDir)
  return all.filter((pid) => !all.includes(parentOf(pid)))
}
/** 0 for a process that has just ended. */
function parentOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/^PPid:\s+(\d+)/m)?.[1] ?? 0)
  } catch {
    return 0
  }
}
const watchers = (pid: number) => running('read asked', `sh ${pid}`)

/** The folder holds a cluster with one row in it, closed in order. */
async function cluster(): Promise<void> {
  remove()
  const one = await folderWith('cluster')
  folder = one.path
  remove = one.remove
}

async function stillHolds(dataDir: string): Promise<void> {
  const one = hold(dataDir)
  const { url, isNew } = await opened(one)
  expect(isNew).toBe(false)
  expect(await query(url, 'select x from kept')).toEqual([{ x: 42 }])
}

test('the server flushes, sorts Spanish, listens to this machine alone, and asks for its password', async () => {
  const one = hold(folder)
  const { url, where } = await opened(one)
  const show = (name: string) => query(url, `select current_setting('${name}') as x`).then((r) => r[0]?.x)
  expect(await show('fsync')).toBe('on')
  expect(await show('full_page_writes')).toBe('on')
  expect(await show('data_checksums')).toBe('on')
  expect(await show('listen_addresses')).toBe('127.0.0.1')
  expect(await show('unix_socket_directories')).toBe('')
  expect(
    await query(url, `select datlocprovider as p, datlocale as l from pg_database where datname = 'nido'`),
  ).toEqual([{ p: 'i', l: 'es-MX' }])
  expect(statSync(join(where, 'postgres.password')).mode & 0o777).toBe(0o600)
  const stranger = Object.assign(new URL(url), { password: 'guess' }).href
  await expect(query(stranger, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  if (isRoot) expect(statSync(join(where, 'postgres')).uid).not.toBe(0)
})

test('a closed database opens again with what it held, and leaves no process', async () => {
  const one = hold(folder)
  await query((await opened(one)).url, 'create table kept as select 42 as x')
  one.child.kill('SIGTERM')
  expect((await one.ended).code).toBe(0)
  expect(servers(folder)).toEqual([])
  expect(running('read asked', folder)).toEqual([])
  await stillHolds(folder)
})

test('when its owner is killed, the server closes by itself and the next start finds everything', async () => {
  await cluster()
  const one = hold(folder)
  await opened(one)
  await until(() => servers(folder).length === 1)
  one.child.kill('SIGKILL')
  await one.ended
  await until(() => servers(folder).length === 0)
  await stillHolds(folder)
})

test('a server that outlived its owner and its watcher is closed by the next start', async () => {
  await cluster()
  const one = hold(folder)
  await opened(one)
  const [server = 0] = servers(folder)
  for (const pid of watchers(server)) process.kill(pid, 'SIGKILL')
  one.child.kill('SIGKILL')
  await one.ended
  expect(servers(folder)).toEqual([server])
  await stillHolds(folder)
  await until(() => servers(folder).length === 1)
  expect(servers(folder)).not.toEqual([server])
})

test('a server killed with its owner recovers', async () => {
  await cluster()
  const one = hold(folder)
  const { url } = await opened(one)
  await query(url, 'create table late as select 7 as y')
  const [server = 0] = servers(folder)
  one.child.kill('SIGKILL')
  process.kill(server, 'SIGKILL')
  await one.ended
  const two = hold(folder)
  expect(await query((await opened(two)).url, 'select y from late')).toEqual([{ y: 7 }])
})

test('the number of a dead server that another program has now stops nobody', async () => {
  await cluster()
  const file = join(folder, 'postgres', 'postmaster.pid')
  writeFileSync(file, `${process.pid}\n${join(folder, 'postgres')}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`)
  writeFileSync(join(folder, 'nido.pid'), JSON.stringify({ pid: process.pid, born: 'another boot 1' }))
  await stillHolds(folder)
})

test('two on one folder: the second says who has it and changes nothing', async () => {
  const one = hold(folder)
  const { url } = await opened(one)
  const second = await refusal(hold(folder))
  expect(second).toContain(`Otro Nido (proceso ${one.child.pid})`)
  expect(await query(url, 'select 1 as x')).toEqual([{ x: 1 }])
  // What a server has just forked bears its name for a moment
  await until(() => servers(folder).length === 1, 10_000)
})

test('a tool beside a running Nido uses its database, and leaves it running', async () => {
  const one = hold(folder)
  const { url } = await opened(one)
  const tool = patient(process.execPath, [
    join(house, 'tests', 'faults', 'postgres-holder.ts'),
    folder,
    'join',
  ])
  expect((await opened(tool)).url).toBe(url)
  tool.child.kill('SIGTERM')
  expect((await tool.ended).code).toBe(0)
  expect(await query(url, 'select 1 as x')).toEqual([{ x: 1 }])
  one.child.kill('SIGTERM')
  await one.ended
  const alone = patient(process.execPath, [
    join(house, 'tests', 'faults', 'postgres-holder.ts'),
    folder,
    'join',
  ])
  expect((await opened(alone)).isNew).toBe(false)
  await until(() => servers(folder).length === 1)
})

test('of five that start at once, one has the folder', async () => {
  const five = Array.from({ length: 5 }, () => hold(folder))
  await until(() => five.filter((p) => p.child.exitCode === 1).length === 4, 30_000)
  await until(() => five.some((p) => /^open /m.test(p.said())), 30_000)
  await until(() => servers(folder).length === 1)
})

test('killed in the middle of creating the database, the next start creates it whole', async () => {
  for (const after of [30, 150, 300]) {
    const one = hold(folder)
    await one.line(/Creando/)
    await new Promise((done) => setTimeout(done, after))
    one.child.kill('SIGKILL')
    await one.ended
    await until(() => running('initdb', folder).length === 0)
  }
  const last = hold(folder)
  const { url } = await opened(last)
  expect(await query(url, 'select current_database() as d')).toEqual([{ d: 'nido' }])
  expect(readdirSync(folder).filter((name) => /\.new$|\.pw$|stale/.test(name))).toEqual([])
})

test.each([
  ['19', 'PostgreSQL 19, más nuevo que el'],
  ['17', 'PostgreSQL 17 y este Nido trae el'],
])('data of PostgreSQL %s are refused untouched', async (version, words) => {
  await cluster()
  const file = join(folder, 'postgres', 'PG_VERSION')
  const own = readFileSync(file, 'utf8')
  writeFileSync(file, `${version}\n`)
  expect(await refusal(hold(folder))).toContain(words)
  writeFileSync(file, own)
  await stillHolds(folder)
})

test('a damaged folder is refused untouched', async () => {
  await cluster()
  const file = join(folder, 'postgres', 'global', 'pg_control')
  const whole = readFileSync(file)
  renameSync(file, `${file}.aside`)
  expect(await refusal(hold(folder))).toContain('no contiene una base de datos completa')
  renameSync(`${file}.aside`, file)
  writeFileSync(file, Buffer.alloc(whole.length))
  expect(await refusal(hold(folder))).toContain('PostgreSQL no pudo abrir los datos')
  expect(servers(folder)).toEqual([])
  writeFileSync(file, whole)
  await stillHolds(folder)
})

test('a folder of something else is not taken for a database', async () => {
  mkdirSync(join(folder, 'postgres'))
  writeFileSync(join(folder, 'postgres', 'letter.txt'), 'mine')
  expect(await refusal(hold(folder))).toContain('de otro programa')
  expect(readFileSync(join(folder, 'postgres', 'letter.txt'), 'utf8')).toBe('mine')
})

test('without its password the data stay as they are', async () => {
  await cluster()
  const file = join(folder, 'postgres.password')
  const password = readFileSync(file, 'utf8')
  rmSync(file)
  expect(await refusal(hold(folder))).toContain('la contraseña de la base de datos')
  writeFileSync(file, password)
  await stillHolds(folder)
})

test('a file where the folder should be is refused', async () => {
  const file = join(folder, 'letter')
  writeFileSync(file, 'mine')
  expect(await refusal(hold(file))).toContain('no es una carpeta')
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

test('a folder without rights is refused', async ({ skip }) => {
  const closed = join(folder, 'closed')
  mkdirSync(closed, { mode: isRoot ? 0o755 : 0o555 })
  const nobody = { uid: 65_534, gid: 65_534 }
  if (isRoot) {
    const probe = patient(
      process.execPath,
      ['-e', `require('fs').readdirSync(${JSON.stringify(house)})`],
      nobody,
    )
    const { code } = await probe.ended.catch(() => ({ code: 1 }))
    if (code !== 0) skip('a user without rights cannot read this folder of Nido')
  }
  expect(await refusal(hold(closed, isRoot ? nobody : {}))).toContain('No hay permiso para escribir')
  expect(readdirSync(closed)).toEqual([])
})

test('under a folder the database user cannot enter, the data go to a system folder, said and found again', async ({
  skip,
}) => {
  if (!isRoot) skip('only root lends the database another user')
  const inner = join(folder, 'inner')
  mkdirSync(inner)
  chmodSync(folder, 0o700)
  const one = hold(inner)
  const { url, where } = await opened(one)
  try {
    expect(where).not.toContain(folder)
    expect(one.said()).toContain(`La base de datos está en ${where}`)
    await query(url, 'create table kept as select 42 as x')
    one.child.kill('SIGTERM')
    await one.ended
    await stillHolds(inner)
    await endAll()
    rmSync(where, { recursive: true })
    expect(await refusal(hold(inner))).toContain('ya no está ahí')
  } finally {
    await endAll()
    if (dirname(where) !== folder) rmSync(where, { recursive: true, force: true })
  }
})

test('a disk with little room is refused, and what was there stays', async ({ skip }) => {
  const disk = smallDisk(folder, 'size=100m,mode=755')
  if ('why' in disk) return skip(disk.why)
  try {
    expect(await refusal(hold(folder))).toContain('MB libres en el disco')
    expect(existsSync(join(folder, 'postgres'))).toBe(false)
  } finally {
    disk.unmount()
  }
})

test('a disk that is full to the last byte is refused', async ({ skip }) => {
  const disk = smallDisk(folder, 'size=64k,mode=755')
  if ('why' in disk) return skip(disk.why)
  try {
    expect(() => writeFileSync(join(folder, 'ballast'), Buffer.alloc(1 << 20))).toThrow()
    expect(await refusal(hold(folder))).toMatch(/está lleno|MB libres/)
  } finally {
    disk.unmount()
  }
})

test('a read-only disk is refused', async ({ skip }) => {
  const disk = smallDisk(folder, 'size=1m,mode=755,ro')
  if ('why' in disk) return skip(disk.why)
  try {
    expect(await refusal(hold(join(folder, 'data')))).toContain('solo lectura')
  } finally {
    disk.unmount()
  }
})
