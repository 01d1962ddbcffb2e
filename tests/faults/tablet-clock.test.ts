// Clocks that lie: a day back, two years ahead, 1970, a jump while working. Everything arrives, in order, and is dated right.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Chromium } from '../browser/chromium.ts'
import { chainTroubles, type TabletRig, tabletRig } from '../browser/tablet-rig.ts'
import { setClockOff } from '../browser/wrong-clock.ts'

const DAY = 86_400_000
let rig: TabletRig
let browser: Chromium
let device: string
let said = 0
beforeAll(async () => {
  rig = await tabletRig(4314)
  browser = await rig.start()
  device = await rig.enrol(await rig.page(browser))
})
afterAll(() => rig.stop())

/** A page whose clock is off by this much; `window.clockOff` moves it while it runs. */
async function withClock(offMs: number): Promise<Page> {
  for (const page of browser.context.pages()) await page.close()
  const tab = await browser.context.newPage()
  await setClockOff(tab, offMs)
  await tab.goto(`${rig.url}/tableta`)
  await tab.waitForFunction(() => window.nido && window.nido.at() !== 'opening')
  await rig.unlock(tab)
  return tab
}

async function say(tab: Page, count: number): Promise<void> {
  await tab.evaluate((d) => window.nido.say(d), rig.drafts(count))
  said += count
}

const stamps = async () => {
  const rows = await rig.center.db.read(
    { system: true },
    (read) => read<{ dseq: number; est_at: string }>`
    select s.dseq, f.est_at from device_seq s join fact f on f.book = s.book and f.id = s.fact
    where s.device = ${device} order by s.dseq`,
  )
  return rows.map((r) => ({ dseq: r.dseq, est: Date.parse(r.est_at) }))
}

const cases: [string, number][] = [
  ['a day back', -DAY],
  ['two years ahead', 730 * DAY],
  ['in 1970', -(Date.now() - 5 * DAY)],
  ['right again', 0],
]
test.each(cases)('a clock that stands %s', async (_, off) => {
  const tab = await withClock(off)
  const before = await stamps()
  // known from the last contact of this start
  await tab.waitForFunction(
    () => window.nido.status().lastContact !== undefined && window.nido.status().state === 'sent',
  )
  const now = Date.now()
  await say(tab, 10)
  await tab.evaluate(() => window.nido.sent(60_000))
  const after = await stamps()
  expect(after).toHaveLength(before.length + 10)
  for (const { est } of after.slice(before.length)) expect(Math.abs(est - now)).toBeLessThan(10_000)
  const { skewed, skewMs } = await tab.evaluate(() => window.nido.status())
  expect(skewed).toBe(Math.abs(off) > 600_000)
  expect(Math.abs(skewMs - off)).toBeLessThan(5_000)
})

test.each([
  ['back by a day', -DAY],
  ['ahead by two years', 730 * DAY],
])('a clock that jumps %s while offline, and is shut and opened again so', async (_, jump) => {
  let tab = await withClock(0)
  await tab.waitForFunction(() => window.nido.status().state === 'sent')
  await rig.proxy.cut()
  await say(tab, 5)
  await tab.evaluate((off) => {
    ;(window as unknown as { clockOff: number }).clockOff = off
  }, jump)
  const now = Date.now()
  const before = await stamps()
  await say(tab, 5)
  // another start under the wrong clock, still without a network: nothing says how wrong it is, and all is kept
  tab = await withClock(jump)
  await say(tab, 5)
  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.evaluate(() => window.nido.sent(60_000))
  const after = await stamps()
  expect(after).toHaveLength(before.length + 15)
  // said in the same stretch as the last contact: the counter nobody can set tells how far the clock was moved
  for (const { est } of after.slice(before.length, before.length + 10))
    expect(Math.abs(est - now)).toBeLessThan(10_000)
  // never dated later than they arrived
  for (const { est } of after) expect(est).toBeLessThanOrEqual(Date.now() + 1_000)
})

test('no clock has made a hole, a repetition or another order', async () => {
  const pages = await rig.center.pagesOf(device)
  expect(pages).toHaveLength(said)
  expect(chainTroubles(pages)).toEqual([])
})
