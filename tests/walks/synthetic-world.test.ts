// The synthetic network is loaded in two steps, survives being stopped, says everything once, and goes away whole.
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { house } from '../../src/app/modules.ts'
import { AnotherWorld, type LoadOptions, loadEarlier, loadWorld } from '../../src/app/world/load.ts'
import { removeWorld } from '../../src/app/world/remove.ts'
import { slicesOf, summaryOf } from '../../src/app/world/slices.ts'
import { worldOf } from '../../src/app/world/world.ts'
import { type Db, openDb } from '../../src/platform/db.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import { type FreshDatabase, freshDatabase } from '../postgres-for-tests.ts'

/** The Tuesday after a long weekend: two days of presence in five. */
const options: LoadOptions = {
  seed: 7,
  until: '2026-11-17',
  days: 6,
  first: 2,
  centers: 8,
  now: () => new Date('2026-11-17T18:00:00Z'),
}
const tomorrow = { ...options, now: () => new Date('2026-11-18T18:00:00Z') }

let database: FreshDatabase
let db: Db
beforeAll(async () => {
  database = await freshDatabase()
  db = openDb(database.url, { max: 6 })
})
afterAll(async () => {
  await db?.close()
  await database?.drop()
})

const one = async (sql: string) =>
  Object.values(
    (await db.read({ system: true }, (read) => read.text<Record<string, number>>(sql, [])))[0]!,
  )[0]!

test('a stopped load goes on where it was, and each fact is said once', async () => {
  const stop = new AbortController()
  const stopped = loadWorld(
    db,
    house,
    { ...options, signal: stop.signal },
    (p) => p.done === 5 && stop.abort(),
  )
  await expect(stopped).rejects.toThrow()
  const again = await loadWorld(db, house, options)
  expect(again.duplicates).toBeGreaterThan(0)
  expect((await loadWorld(db, house, options)).facts).toBe(0)
  const half = new AbortController()
  await expect(
    loadEarlier(db, house, { ...options, signal: half.signal }, (p) => p.done === 3 && half.abort()),
  ).rejects.toThrow()
  const noon = await loadEarlier(db, house, options)
  expect(noon.mark.finished).toBe(false)
  expect(
    await one(`select count(*) from attendance_day where day = '2026-11-17' and state = 'present'`),
  ).toBeGreaterThan(600)
  expect(await one('select count(*) from fact where est_at > timestamptz $$2026-11-17T18:00:00Z$$')).toBe(0)
  const evening = await loadEarlier(db, house, tomorrow)
  expect(evening.mark.finished).toBe(true)
  const { facts } = await summaryOf(
    slicesOf(worldOf(options.seed, options.until, options.centers), options.days),
  )
  expect(await one('select count(*) from page')).toBe(facts)
  expect(await one(`select count(*) from page where answer not in ('taken', 'flagged')`)).toBe(0)
  await expect(loadWorld(db, house, { ...options, seed: 8 })).rejects.toBeInstanceOf(AnotherWorld)
}, 120_000)

test('it goes away whole: no child, no account, no figure of it; what stays still verifies', async () => {
  const removed = await removeWorld(db, house, {
    now: options.now,
    author: worldOf(7, '2026-01-01').centers[0]!.id,
    random: () => randomBytes(10),
  })
  // supervisors of 35 representations, two of the nation, a mentor, who carries projects and watches works in five, and who
  // represents a company and a state
  expect([removed.centers, removed.people]).toEqual([8, 50])
  for (const table of [
    'child',
    'center',
    'room',
    'place_site',
    'place_account',
    'place_plan',
    'construction_project',
    'partner',
    'partner_contact',
    'partner_interest',
    'agreement',
    'agreement_report',
    'needs_study',
    'siting_plan',
    'attendance_day',
    'measurement',
    'staff_person',
    'world_load',
  ])
    expect([table, await one(`select count(*) from ${table}`)]).toEqual([table, 0])
  // a sum of zero and no row say the same
  expect(await one('select count(*) from figure_above where part <> 0 or whole <> 0')).toBe(0)
  expect(await one(`select count(*) from book where kind = 'center'`)).toBe(0)
  expect(await one('select count(*) from representation')).toBe(35)
  expect((await verifyAll(db, house, () => {})).bad).toBeUndefined()
}, 60_000)
