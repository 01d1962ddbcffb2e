// The drill: the server is lost, a backup is put back elsewhere, and the tablet in the room gives back what the backup lacked.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { backUp } from '../../src/platform/backing-up.ts'
import { type Db, openDb } from '../../src/platform/db.ts'
import { keepErasures } from '../../src/platform/erasures.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { putBack } from '../../src/platform/putting-back.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import { chainTroubles, type TabletRig, tabletRig } from '../browser/tablet-rig.ts'
import { type FreshDatabase, freshDatabase } from '../postgres-for-tests.ts'

const SECRET = Buffer.from('una llave de simulacro que nadie usa')
const folder = mkdtempSync(join(tmpdir(), 'nido-drill-'))
const erasures = join(folder, 'borrados.txt')
const now = () => new Date()
const signal = new AbortController().signal
let rig: TabletRig
let elsewhere: FreshDatabase
let db: Db
beforeAll(async () => {
  rig = await tabletRig(4336, { children: 12 })
  elsewhere = await freshDatabase()
  db = openDb(elsewhere.url, { max: 4 })
})
afterAll(async () => {
  await rig.stop()
  await db.close()
  await elsewhere.drop()
  rmSync(folder, { recursive: true, force: true })
})

test('full and pages are put back elsewhere; the tablet sends what they lacked, each fact once, and nobody erased returns', async () => {
  const { center } = rig
  const tab = await rig.page(await rig.start())
  const device = await rig.enrol(tab)
  let said = 0
  const say = async (count: number) => {
    const drafts = rig.drafts(count, said)
    expect(await tab.evaluate(async (d) => (await window.nido.say(d)).saved, drafts)).toBe(true)
    said += count
  }
  const sent = () => tab.evaluate(() => window.nido.sent(60_000))
  const backUpNow = (base?: string) =>
    backUp(center.db, center.house, {
      ...{ folder, secret: SECRET, release: 'drill', now: now(), signal, progress: () => {} },
      ...(base !== undefined && { base }),
    })

  await say(20)
  await sent()
  const full = (await backUpNow()).file
  await say(15)
  await sent()
  const pages = (await backUpNow(full)).file
  // acknowledged by a server that is lost before its next backup
  await say(12)
  await sent()
  const erased = center.children[0]!
  await center.hand([center.fact('book.person-erased', erased, { reason: 'Lo pidió la familia' })])
  await keepErasures(center.db, center.house, erasures, now)
  expect(readFileSync(erasures, 'utf8')).toContain(erased)
  await rig.proxy.cut()
  await say(5)
  await rig.killNido()

  await putBack(db, center.house, [full, pages], SECRET, now, () => {}, signal)
  expect(await keepErasures(db, center.house, erasures, now)).toBe(1)
  await rig.restartNido(elsewhere.url)
  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())

  const arrived = () =>
    db.read(
      { system: true },
      (read) => read<{ n: number }>`select count(*)::int as n from device_seq where device = ${device}`,
    )
  await expect.poll(arrived, { timeout: 60_000, interval: 300 }).toEqual([{ n: said }])
  await sent()
  expect((await tab.evaluate(() => window.nido.status())).lostData).toBe(false)

  const rows = await db.read(
    { system: true },
    (read) => read<{ body: string | null; dseq: number }>`
      select f.body, s.dseq from device_seq s join fact f on f.book = s.book and f.id = s.fact
      where s.device = ${device} order by s.dseq`,
  )
  expect(rows.map((r) => r.dseq)).toEqual(Array.from({ length: said }, (_, i) => i + 1))
  const bodies = rows.map((r) => r.body)
  expect(bodies.some((body) => body?.includes(erased))).toBe(false)
  // of the twelve children one is erased: what was said of it is blank, the rest stands as it was said
  const blank = bodies.filter((body) => body === null).length
  expect(blank).toBe(Array.from({ length: said }, (_, i) => i).filter((i) => i % 12 === 0).length)
  const readable = rows.flatMap(({ body, dseq }) => {
    if (body === null) return []
    const { prev } = JSON.parse(body) as Fact
    return [{ dseq, text: body, ...(prev !== undefined && { prev }) }]
  })
  const broken = chainTroubles(readable).filter((t) => t.includes('does not name'))
  // behind a blank fact the device's own chain cannot be followed; the book's chain holds all the same
  expect(broken.length).toBeLessThanOrEqual(blank)
  expect((await verifyAll(db, center.house, () => {})).bad).toBeUndefined()
  expect(await rebuildAll(db, center.house, () => {})).toEqual([])

  // and life goes on where it was
  await say(3)
  await sent()
  expect(await arrived()).toEqual([{ n: said }])
  const shown = await tab.evaluate(() => Object.keys(window.nido.rows('child')))
  expect(shown).toHaveLength(center.children.length - 1)
  const again = await takeBatch(
    db,
    center.house,
    [center.fact('attendance.arrived', erased, { day: '2026-11-02', room: center.rooms[0] })],
    { by: 'system' },
    now,
  )
  expect(again).toHaveLength(1)
  const back = await db.read(
    { system: true },
    (read) => read<{ n: number }>`
      select count(*)::int as n from fact where body like ${`%${erased}%`} and kind <> 'book.person-erased'`,
  )
  expect(back).toEqual([{ n: 0 }])
})
