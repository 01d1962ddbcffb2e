// A release comes out while tablets are in use: old ones keep handing in, the new one waits for the day's end, and going back loses nothing.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Chromium } from '../browser/chromium.ts'
import { buildDevicePage, type DevicePage } from '../browser/device-build.ts'
import { chainTroubles, type TabletRig, tabletRig } from '../browser/tablet-rig.ts'
import { untilInPage } from '../browser/until.ts'
import { unpackTablet } from '../upgrades/release.ts'

const OLD = '0.1.0'
let rig: TabletRig
let browser: Chromium
let tab: Page
let device: string
let said = 0
const old = unpackTablet(OLD)
let fresh: DevicePage
/** What the server gives out now; the rig asks at every request. */
const served = { folder: old.folder, remove: () => {} }
beforeAll(async () => {
  fresh = await buildDevicePage()
  rig = await tabletRig(4332, { children: 12, build: async () => served })
  browser = await rig.start()
  tab = await rig.page(browser)
  device = await rig.enrol(tab)
  // from here on the page comes from its worker, as on every day after the first
  await tab.close()
  tab = await rig.page(browser)
  await rig.unlock(tab)
})
afterAll(async () => {
  await rig.stop()
  old.remove()
  fresh.remove()
})

async function say(count: number): Promise<void> {
  const drafts = rig.drafts(count, said)
  expect(await tab.evaluate(async (d) => (await window.nido.say(d)).saved, drafts)).toBe(true)
  said += count
}
const sent = () => tab.evaluate(() => window.nido.sent(60_000))
/** The file of the page's program: which release this is. */
const program = () => tab.evaluate(() => document.querySelector('script[src]')!.getAttribute('src'))
/** Everything said is at the server exactly once, in one chain. */
async function isWhole(): Promise<void> {
  const pages = await rig.center.pagesOf(device)
  expect(new Set(pages.map((p) => p.dseq)).size).toBe(said)
  expect(pages).toHaveLength(said)
  expect(pages.filter((p) => p.answer !== 'taken' && p.answer !== 'flagged')).toEqual([])
  expect(chainTroubles(pages)).toEqual([])
}
/** Another release is served; the tablet looks for it, fetches it, and lets it wait. */
async function release(folder: string): Promise<void> {
  served.folder = folder
  await tab.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!
    await registration.update()
  })
  await untilInPage(tab, async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    return registration?.waiting !== null && registration?.waiting !== undefined
  })
}
/** The day ends: the release that waited takes over and the tablet asks for its phrase. */
async function endOfDay(before: string | null): Promise<void> {
  await tab.evaluate(() => void window.nido.device.lock())
  await tab.waitForFunction(
    (src) =>
      document.querySelector('script[src]')?.getAttribute('src') !== src &&
      window.nido !== undefined &&
      window.nido.at() === 'locked',
    before,
    { timeout: 30_000 },
  )
  await rig.unlock(tab)
  await tab.waitForFunction(() => window.nido.at() === 'open' && window.nido.session().isWhole())
}

test(`a tablet of ${OLD} with 500 facts that waited hands them in to this release`, async () => {
  await rig.proxy.cut()
  await say(500)
  await rig.proxy.mend()
  await sent()
  await isWhole()
})

test('a new release comes while 500 facts wait: it is fetched, waits, and takes over when the day ends with all of it sent', async () => {
  const before = await program()
  await rig.proxy.cut()
  await say(500)
  await rig.proxy.mend()
  await release(fresh.folder)
  // in use nothing changes under anybody's hands
  expect(await program()).toBe(before)
  expect(await tab.evaluate(() => window.nido.at())).toBe('open')
  await sent()
  await isWhole()
  await endOfDay(before)
  await say(7)
  await sent()
  await isWhole()
  const rows = await tab.evaluate(() => Object.keys(window.nido.rows('child')).length)
  expect(rows).toBe(rig.center.children.length)
})

test('the same tablet is given the older release again: what it says, kept and new, arrives once', async () => {
  const before = await program()
  await rig.proxy.cut()
  await say(20)
  await rig.proxy.mend()
  await release(old.folder)
  await sent()
  await endOfDay(before)
  await say(5)
  await sent()
  await isWhole()
})

test('killed between fetching a release and its first day, the tablet opens and hands in', async () => {
  await rig.proxy.cut()
  await say(30)
  await rig.proxy.mend()
  await release(fresh.folder)
  await browser.kill()
  await rig.proxy.cut()
  browser = await rig.start(browser.profile)
  tab = await rig.page(browser)
  await rig.unlock(tab)
  await rig.proxy.mend()
  await sent()
  await isWhole()
})
