// Photos and documents in backups: each once, sealed, read again; put back by hash, and whoever was forgotten stays forgotten.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backUp } from '../../src/platform/backing-up.ts'
import { backUpFiles, putBackFiles } from '../../src/platform/backing-up-files.ts'
import { openBlob } from '../../src/platform/blobs.ts'
import { keepErasures } from '../../src/platform/erasures.ts'
import { sweepAll } from '../../src/platform/keeping-files.ts'
import { putBack } from '../../src/platform/putting-back.ts'
import { jpeg, pdf, shaOf } from '../files-for-tests.ts'
import {
  call,
  centers,
  children,
  fact,
  now,
  openWorld,
  people,
  type Tablet,
  TODAY,
  type World,
} from '../world.ts'

const SECRET = Buffer.from('una llave de prueba que nadie usa')
const folder = mkdtempSync(join(tmpdir(), 'nido-backups-'))
const quiet = { progress: () => {}, signal: new AbortController().signal }
const [kid, gone] = children.filter((c) => c.book === centers.one)
const photo = jpeg({ scan: 50_000 })
const doc = pdf('', 300_000)
const hers = pdf('', 2000)
const later = jpeg({ scan: 4000 })
let world: World
let tablet: Tablet
let full: string
let pages: string

const send = async (bytes: Buffer, into = world, by = tablet) => {
  for (let at = 0; at < bytes.length; at += 262_144) {
    const path = `/v1/blobs/${shaOf(bytes)}?offset=${at}&bytes=${bytes.length}`
    const said = await call(into, { tablet: by }, 'PUT', path, bytes.subarray(at, at + 262_144))
    if (said.status !== 200) throw new Error(JSON.stringify(said.body))
  }
}
const attach = (bytes: Buffer, about: string) =>
  fact('children.document-attached', about, centers.one, { blob: shaOf(bytes), name: 'Acta', what: 'other' })
const consent = { who: 'Mamá', on: TODAY, how: 'paper' }
const face = (blob: Buffer, about: string) =>
  fact('children.portrait-taken', about, centers.one, { blob: shaOf(blob), thumb: shaOf(blob), consent })
const at = (hours: number) => new Date(now().getTime() + hours * 3_600_000)
const files = (hours: number, from = world, secret = SECRET) =>
  backUpFiles(from.db, from.files, { folder, secret, now: at(hours), ...quiet })
const backup = (hours: number, base?: string) =>
  backUp(world.db, world.house, {
    folder,
    secret: SECRET,
    release: '0.1.0',
    now: at(hours),
    ...quiet,
    ...(base && { base }),
  })
const copies = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => path.includes('archivos-') && !path.includes('ya-no') && statSync(path).isFile())
const back = async (into: World, backups: string[], erased?: string) => {
  await putBack(into.db, into.house, backups, SECRET, now, () => {}, quiet.signal)
  if (erased) await keepErasures(into.db, into.house, erased, now)
  return putBackFiles(into.db, into.house, into.files, [folder], { secret: SECRET, now: now(), ...quiet })
}
const opens = async (from: World, bytes: Buffer) =>
  (await openBlob(from.db, from.files, centers.one, shaOf(bytes)))?.bytes.equals(bytes) ?? false

beforeAll(async () => {
  world = await openWorld()
  tablet = await world.tablet(centers.one)
  for (const b of [photo, doc, hers]) await send(b)
  await world.said([face(photo, kid!.id), attach(doc, kid!.id), attach(hers, gone!.id)])
  full = (await backup(0)).file
  expect(await files(0)).toEqual({
    written: 3,
    bytes: photo.length + doc.length + hers.length,
    there: 0,
    damaged: 0,
  })
  await send(later)
  await world.said([attach(later, kid!.id)])
  pages = (await backup(1, full)).file
  expect(await files(1)).toMatchObject({ written: 1, there: 3 })
})
afterAll(async () => {
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

test('each file lies there once, unreadable, under a name that tells nothing; senders hear that they may let go', async () => {
  expect(copies().length).toBe(4)
  for (const path of copies()) {
    const content = readFileSync(path)
    for (const b of [photo, doc, hers, later]) {
      expect(content.includes(b.subarray(150, 190))).toBe(false)
      expect(path.includes(shaOf(b))).toBe(false)
    }
  }
  const said = await call(world, { tablet }, 'GET', `/v1/blobs/${shaOf(photo)}/arrival`)
  expect(said.body).toEqual({ state: 'kept', received: photo.length, durable: true })
})

test('full and pages put back give every file again, sealed anew', async () => {
  const other = await openWorld({ empty: true })
  try {
    expect(await back(other, [full, pages])).toEqual({ back: 4, missing: [] })
    for (const b of [photo, doc, hers, later]) expect(await opens(other, b)).toBe(true)
    const seen = await call(
      other,
      { cookie: await other.cookie(people.director1) },
      'GET',
      `/v1/books/${centers.one}/blobs/${shaOf(doc)}?purpose=care`,
    )
    expect(seen.bytes.equals(doc)).toBe(true)
  } finally {
    await other.close()
  }
})

test('a child that was erased after the backup does not come back with it, nor do her files', async () => {
  const other = await openWorld({ empty: true })
  const list = join(folder, 'borrados.txt')
  writeFileSync(list, `${centers.one} ${gone!.id}\n`)
  try {
    expect(await back(other, [full, pages], list)).toEqual({ back: 3, missing: [] })
    expect(await opens(other, hers)).toBe(false)
    expect(
      await other.db.read({ system: true }, (read) => read`select from blob where sha256 = ${shaOf(hers)}`),
    ).toEqual([])
  } finally {
    await other.close()
  }
})

test('a file that is missing or spoiled is named, and a tablet that still has it sends it again', async () => {
  const other = await openWorld({ empty: true })
  const before = new Map(copies().map((path) => [path, readFileSync(path)]))
  try {
    const [first, second] = [...before.keys()].sort((a, b) => statSync(b).size - statSync(a).size)
    rmSync(first!)
    const spoiled = Buffer.from(before.get(second!)!)
    spoiled[100]! ^= 1
    writeFileSync(second!, spoiled)
    const said = await back(other, [full, pages])
    expect(said.back).toBe(2)
    expect(said.missing.map((m) => m.sha256).sort()).toEqual([shaOf(doc), shaOf(photo)].sort())
    const [row] = await world.db.read(
      { system: true },
      (read) =>
        read<{ id: string; public_key: Buffer }>`select id, public_key from device where id = ${tablet.id}`,
    )
    expect(row).toBeDefined()
    expect((await call(other, { tablet }, 'GET', `/v1/blobs/${shaOf(photo)}/arrival`)).body.state).toBe(
      'none',
    )
    await send(photo, other)
    expect(await opens(other, photo)).toBe(true)
  } finally {
    for (const [path, content] of before) writeFileSync(path, content)
    await other.close()
  }
})

test('another key fills another folder and opens none of the first', async () => {
  expect(await files(2, world, Buffer.from('otra llave de prueba cualquiera'))).toMatchObject({
    written: 4,
    there: 0,
  })
  const other = await openWorld({ empty: true })
  try {
    await putBack(other.db, other.house, [full], SECRET, now, () => {}, quiet.signal)
    const wish = { secret: Buffer.from('una tercera llave que no sirve'), now: now(), ...quiet }
    expect((await putBackFiles(other.db, other.house, other.files, [folder], wish)).back).toBe(0)
  } finally {
    await other.close()
  }
})

test('what does not open where it lies is not written over a good copy, and is told', async () => {
  const [row] = await world.db.read(
    { system: true },
    (read) => read<{ name: string }>`select name from blob where sha256 = ${shaOf(later)}`,
  )
  const sealed = (await world.files.store.get(row!.name))!
  const spoiled = Buffer.from(sealed)
  spoiled[40]! ^= 1
  await world.files.store.put(row!.name, spoiled)
  const empty = mkdtempSync(join(tmpdir(), 'nido-backups-'))
  try {
    const said = await backUpFiles(world.db, world.files, {
      folder: empty,
      secret: SECRET,
      now: at(3),
      ...quiet,
    })
    expect(said).toMatchObject({ written: 3, damaged: 1 })
  } finally {
    rmSync(empty, { recursive: true, force: true })
    await world.files.store.put(row!.name, sealed)
    await world.db.write(
      { system: true },
      (tx) => tx`update blob set state = 'kept' where sha256 = ${shaOf(later)}`,
    )
  }
})

test('after an erasure the copy is set apart for older backups, and goes after sixty days', async () => {
  await world.said([fact('book.person-erased', gone!.id, centers.one, { reason: 'Lo pidió la familia' })])
  await sweepAll(world.db, world.house, world.files, at(4))
  await files(5)
  const apart = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((n) =>
      /ya-no.[0-9a-f]{2}.[0-9a-f]{64}$/.test(n),
    )
  expect(apart().length).toBe(1)
  const other = await openWorld({ empty: true })
  try {
    expect(await back(other, [full])).toMatchObject({ back: 3 })
  } finally {
    await other.close()
  }
  await files(24 * 59)
  expect(apart().length).toBe(1)
  await files(24 * 61)
  expect(apart()).toEqual([])
})
