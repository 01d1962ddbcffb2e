// What an earlier release left — a database and a tablet with facts not sent yet — opens today, and nothing of it is lost.
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { houseWith } from '../../src/app/modules.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { openDb } from '../../src/platform/db.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { verifyAll } from '../../src/platform/verifying.ts'
import { launchChromium, newProfile, removeProfile } from '../browser/chromium.ts'
import { buildDevicePage } from '../browser/device-build.ts'
import { faultyProxy } from '../browser/faulty-proxy.ts'
import { startNido } from '../browser/small-center.ts'
import { PHRASE, tabletRig } from '../browser/tablet-rig.ts'
import { freshDatabase } from '../postgres-for-tests.ts'
import {
  dump,
  folderOf,
  load,
  PENDING,
  packProfile,
  packTablet,
  RELEASE_PORT,
  unpackProfile,
} from '../upgrades/release.ts'

const making = process.env.NIDO_MAKE_RELEASE
const releases = readdirSync(join(import.meta.dirname, '../upgrades')).filter((name) =>
  /^\d+\.\d+\.\d+$/.test(name),
)
const after: (() => Promise<void> | void)[] = []
afterAll(async () => {
  for (const step of after.reverse()) await step()
})

const keeping = making ? test : undefined
keeping?.('keeps this release: its rows, and a profile with facts not sent yet', async () => {
  const folder = folderOf(making!)
  mkdirSync(folder, { recursive: true })
  const rig = await tabletRig(RELEASE_PORT, { children: 6 })
  after.push(() => rig.stop())
  const profile = newProfile()
  const browser = await rig.start(profile)
  const tab = await rig.page(browser)
  await rig.enrol(tab)
  expect(await tab.evaluate(async (d) => (await window.nido.say(d)).saved, rig.drafts(5))).toBe(true)
  await tab.waitForFunction(() => window.nido.status().pending === 0)
  await rig.killNido()
  expect(await tab.evaluate(async (d) => (await window.nido.say(d)).saved, rig.drafts(PENDING, 5))).toBe(true)
  await browser.context.close()
  const db = openDb(rig.center.url)
  await dump(db, join(folder, 'rows.ndjson.gz'))
  await db.close()
  packProfile(profile, join(folder, 'profile.tar.gz'))
  const page = await buildDevicePage()
  packTablet(page.folder, join(folder, 'tablet.tar.gz'))
  page.remove()
  await rig.restartNido()
})

const opening = making ? undefined : test
opening?.each(releases)(
  'what release %s left is whole today, and its tablet hands in what it still had',
  async (release) => {
    const folder = folderOf(release)
    const database = await freshDatabase()
    after.push(() => database.drop())
    const db = openDb(database.url)
    after.push(() => db.close())
    await load(db, join(folder, 'rows.ndjson.gz'))
    const house = houseWith(builtInTables())
    expect((await verifyAll(db, house, () => {})).bad).toBeUndefined()
    expect(await rebuildAll(db, house, () => {})).toEqual([])
    expect((await verifyAll(db, house, () => {})).bad).toBeUndefined()
    const measured = async () => {
      const [row] = await db.read(
        { all: true },
        (read) => read<{ n: number }>`select count(*)::int as n from measurement`,
      )
      return row!.n
    }
    const before = await measured()

    const built = await buildDevicePage()
    after.push(() => built.remove())
    const nido = await startNido(database.url, RELEASE_PORT + 1)
    after.push(() => nido.kill())
    const proxy = await faultyProxy({
      port: RELEASE_PORT,
      upstream: () => RELEASE_PORT + 1,
      folder: built.folder,
    })
    after.push(() => proxy.stop())
    const profile = newProfile()
    after.push(() => removeProfile(profile))
    unpackProfile(join(folder, 'profile.tar.gz'), profile)
    const browser = await launchChromium(profile)
    after.push(() => browser.kill())
    const tab = await browser.context.newPage()
    await tab.goto(`${proxy.url}/tableta`)
    await tab.waitForFunction(() => window.nido && window.nido.at() !== 'opening')
    expect(await tab.evaluate((phrase) => window.nido.device.unlock(phrase), PHRASE)).toBe(true)
    await tab.waitForFunction(() => window.nido.status().pending === 0, undefined, { timeout: 60_000 })
    expect(await measured()).toBe(before + PENDING)
    expect((await verifyAll(db, house, () => {})).bad).toBeUndefined()
  },
)

test('there is a release to open', () => {
  expect(
    making ? [making] : releases.filter((r) => existsSync(join(folderOf(r), 'profile.tar.gz'))),
  ).not.toEqual([])
})
