// A region is loaded in bulk by workers, goes on after being stopped, agrees with verify and rebuild, and goes away whole.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { house } from '../../src/app/modules.ts'
import { AnotherWorld, loadWorld } from '../../src/app/world/load.ts'
import { findMark } from '../../src/app/world/load-mark.ts'
import { loadNation, type NationOptions } from '../../src/app/world/nation/load-nation.ts'
import { nationWorld } from '../../src/app/world/nation/nation-centers.ts'
import { writeTruth } from '../../src/app/world/nation/truth.ts'
import { removeWorld } from '../../src/app/world/remove.ts'
import { type Db, openDb } from '../../src/platform/db.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import { type FreshDatabase, freshDatabase } from '../postgres-for-tests.ts'

let database: FreshDatabase
let db: Db
const folder = mkdtempSync(join(tmpdir(), 'nido-nation-'))
beforeAll(async () => {
  database = await freshDatabase()
  db = openDb(database.url, { max: 6, timeoutMs: 120_000 })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await db?.close()
  await database?.drop()
})

const CENTERS = 6
const until = '2026-11-25'
const options: NationOptions = {
  ...{ preset: 'region', seed: 5, until, centers: CENTERS, workers: 2 },
  now: () => new Date('2026-11-26T18:00:00Z'),
  signal: new AbortController().signal,
  progress: () => undefined,
}
const world = nationWorld('region', 5, until, CENTERS)
const one = async (sql: string) =>
  Object.values(
    (await db.read({ system: true }, (read) => read.text<Record<string, number>>(sql, [])))[0]!,
  )[0]!

test('a stopped load leaves whole centers, and the same order goes on with the ones that are missing', async () => {
  const stop = new AbortController()
  const stopped = loadNation(db, house, {
    ...options,
    workers: 1,
    signal: stop.signal,
    progress: (what, done) => what === 'Centros' && done === 2 && stop.abort(),
  })
  await expect(stopped).rejects.toThrow()
  expect(await one(`select count(*) from book where kind = 'center' and pages > 0`)).toBe(2)
  expect((await findMark(db))?.finished).toBe(false)
  const rest = await loadNation(db, house, options)
  expect([rest.there, rest.centers]).toEqual([2, CENTERS - 2])
  expect(rest.facts).toBeGreaterThan(1_000)
  const again = await loadNation(db, house, options)
  expect([again.centers, again.facts]).toEqual([0, 0])
  expect(await findMark(db)).toMatchObject({ preset: 'region', seed: 5, until, finished: true })
}, 120_000)

test('another world finds it there and leaves it alone', async () => {
  await expect(loadNation(db, house, { ...options, preset: 'nation' })).rejects.toThrow(AnotherWorld)
  await expect(loadWorld(db, house, { seed: 5, until, days: 1, first: 1, now: options.now })).rejects.toThrow(
    AnotherWorld,
  )
})

test('every fact was judged: nobody without a post, nothing unreadable, and what is odd is flagged', async () => {
  expect(await one(`select count(*) from page where answer in ('review', 'quarantined')`)).toBe(0)
  expect(await one(`select count(*) from device_seq`)).toBeGreaterThan(500)
  expect(await one(`select count(*) from device where max_dseq > 0`)).toBeGreaterThan(CENTERS)
  // no counter of a device is missing below its last one
  expect(
    await one(
      `select count(*) from (select device from device_seq group by device having max(dseq) <> count(*)) d`,
    ),
  ).toBe(0)
})

test('twelve months of figures and measures are there, and add up above the center', async () => {
  const months = await one(
    `select count(distinct period) from figure_above where indicator = 'attendance.days' and whole > 0`,
  )
  expect(months).toBeGreaterThanOrEqual(12)
  expect(await one(`select count(distinct month) from growth_month`)).toBeGreaterThanOrEqual(12)
  for (const indicator of ['attendance.days', 'growth.measured', 'children.enrolled'])
    expect(
      await one(
        `select (select sum(whole) from figure where indicator = '${indicator}') - (select sum(whole) from figure_above where indicator = '${indicator}')`,
      ),
    ).toBe(0)
  expect(await one(`select count(*) from figure_delta`)).toBe(0)
})

test('verify and rebuild agree, to the last row and figure', async () => {
  expect((await verifyAll(db, house, () => undefined)).bad).toBeUndefined()
  expect(await rebuildAll(db, house, () => undefined)).toEqual([])
}, 120_000)

test('the hidden truth names every child of the database, plain and compressed', async () => {
  const [plain, packed] = [join(folder, 'truth.ndjson'), join(folder, 'truth.ndjson.gz')]
  for (const path of [plain, packed])
    await writeTruth(world, { preset: 'region', seed: 5 }, path, () => undefined, options.signal)
  expect(existsSync(plain)).toBe(true)
  const text = readFileSync(plain, 'utf8')
  expect(gunzipSync(readFileSync(packed)).toString()).toBe(text)
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>)
  const told = lines.flatMap((line) => line.child ?? line.secondFile ?? [])
  const there = await db.read({ system: true }, (read) => read<{ key: string }>`select key from child`)
  expect(told.sort()).toEqual(there.map((c) => c.key).sort())
})

test('it is removed whole, and only what is real stays', async () => {
  const removed = await removeWorld(db, house, {
    now: options.now,
    author: world.centers[0]!.id,
    random: () => randomBytes(10),
  })
  expect(removed.centers).toBe(CENTERS)
  for (const table of [
    'child',
    'attendance_day',
    'measurement',
    'attendance_brought',
    'device',
    'device_seq',
  ])
    expect([table, await one(`select count(*) from ${table}`)]).toEqual([table, 0])
  expect(await one(`select count(*) from municipality`)).toBe(2_478)
  expect(await findMark(db)).toBeUndefined()
  expect((await verifyAll(db, house, () => undefined)).bad).toBeUndefined()
}, 60_000)
