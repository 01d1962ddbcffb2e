// The browser killed at moments nobody chose: while writing, while sending, while receiving. What was saved is whole.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Chromium } from '../browser/chromium.ts'
import { chainTroubles, type TabletRig, tabletRig } from '../browser/tablet-rig.ts'

let rig: TabletRig
let browser: Chromium
let tab: Page
let device: string
const saved = new Set<string>()
beforeAll(async () => {
  rig = await tabletRig(4316, { children: 60 })
  browser = await rig.start()
  tab = await rig.page(browser)
  device = await rig.enrol(tab)
})
afterAll(() => rig.stop())

async function reopen(): Promise<void> {
  browser = await rig.start(browser.profile)
  tab = await rig.page(browser)
  await rig.unlock(tab)
}

/** Writes until it is killed, at a moment drawn from the seed. */
async function writeAndKill(afterMs: number): Promise<void> {
  await tab.exposeFunction('told', (id: string) => void saved.add(id))
  const before = saved.size
  const writing = tab
    .evaluate(
      (drafts) => window.nido.sayMany(drafts, (window as unknown as { told: (id: string) => void }).told),
      rig.drafts(2_000, before),
    )
    .catch(() => undefined)
  while (saved.size === before) await new Promise((done) => setTimeout(done, 1))
  await new Promise((done) => setTimeout(done, afterMs))
  await browser.kill()
  await writing
}

test('killed at ten moments while writing without a network: everything that was told as saved is there', async () => {
  await rig.proxy.cut()
  for (const afterMs of [0, 3, 7, 13, 29, 41, 67, 101, 150, 211]) {
    await writeAndKill(afterMs)
    await reopen()
    expect(await tab.evaluate(() => window.nido.session().outbox.damaged())).toEqual([])
    const ids = new Set(
      await tab.evaluate(() =>
        window.nido
          .session()
          .outbox.pending()
          .map((t) => t.fact.id),
      ),
    )
    expect([...saved].filter((id) => !ids.has(id))).toEqual([])
  }
})

test('killed at six moments while sending and receiving: each fact is there once', async () => {
  await rig.proxy.mend()
  for (const afterMs of [20, 60, 120, 200, 300, 450]) {
    await tab.evaluate(() => window.nido.session().sync.kick()).catch(() => undefined)
    await new Promise((done) => setTimeout(done, afterMs))
    await browser.kill()
    await reopen()
    await tab.evaluate((d) => window.nido.say(d), rig.drafts(30))
  }
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.evaluate(() => window.nido.sent(60_000))
  const pages = await rig.center.pagesOf(device)
  expect(chainTroubles(pages)).toEqual([])
  const there = new Set(pages.map((p) => p.id))
  expect(there.size).toBe(pages.length)
  expect([...saved].filter((id) => !there.has(id))).toEqual([])
})

test('after all of it the tablet shows exactly what the server holds', async () => {
  const shown = () => tab.evaluate(() => Object.keys(window.nido.rows('measurement')).sort())
  const rows = await rig.center.db.read(
    { system: true },
    (read) => read<{ key: string }>`select key from measurement where book = ${rig.center.book} order by key`,
  )
  await expect.poll(async () => (await shown()).length, { timeout: 15_000 }).toBe(rows.length)
  expect(await shown()).toEqual(rows.map((r) => r.key).sort())
  // and again from what lies on its disk alone
  await rig.proxy.cut()
  await browser.kill()
  await reopen()
  expect(await shown()).toEqual(rows.map((r) => r.key).sort())
})

test('a first download that is cut and killed goes on where it was, and shows nothing before it is whole', async () => {
  await rig.proxy.mend()
  const { center } = rig
  const day = new Date().toISOString().slice(0, 10)
  await center.hand(
    Array.from({ length: 1_500 }, (_, i) =>
      center.fact('growth.measured', center.children[i % 60]!, { day, weightKg: 8 + (i % 40) / 10 }),
    ),
  )
  let other = await rig.start()
  let page = await rig.page(other)
  // the second page of the feed never comes
  rig.setFaults({ status: 503, only: /after=/ })
  await rig.join(page)
  await expect
    .poll(() => page.evaluate(() => window.nido.status().downloading), { timeout: 20_000 })
    .toBeGreaterThan(0)
  expect(await page.evaluate(() => window.nido.session().isWhole())).toBe(false)
  expect(await page.evaluate(() => Object.keys(window.nido.rows('child')).length)).toBe(0)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await other.kill()
  other = await rig.start(other.profile)
  page = await rig.page(other)
  await rig.unlock(page)
  expect(await page.evaluate(() => window.nido.session().isWhole())).toBe(false)
  const before = rig.proxy.seen.downBytes
  rig.setFaults({})
  await page.evaluate(() => window.nido.session().sync.kick())
  await page.waitForFunction(() => window.nido.session().isWhole(), undefined, { timeout: 20_000 })
  const rest = rig.proxy.seen.downBytes - before
  expect(await page.evaluate(() => Object.keys(window.nido.rows('child')).length)).toBe(60)
  const rows = await center.db.read(
    { system: true },
    (read) => read<{ n: number }>`select count(*)::int as n from measurement where book = ${center.book}`,
  )
  expect(await page.evaluate(() => Object.keys(window.nido.rows('measurement')).length)).toBe(rows[0]!.n)
  process.stdout.write(`the rest of a first download of ${rows[0]!.n} rows: ${rest} bytes\n`)
})
