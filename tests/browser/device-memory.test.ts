// Memory swept by the engine at any moment: the stores still answer, in the middle of a day.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TabletRig, tabletRig } from './tablet-rig.ts'

let rig: TabletRig
beforeAll(async () => {
  rig = await tabletRig(4930)
})
afterAll(() => rig.stop())

test('after memory was swept facts are saved, sent and carried as before', async () => {
  const browser = await rig.start()
  const tab = await rig.page(browser)
  const device = await rig.enrol(tab)
  const cdp = await browser.context.newCDPSession(tab)
  for (let i = 0; i < 3; i++) {
    await cdp.send('HeapProfiler.collectGarbage')
    await tab.evaluate(() => new Promise((done) => setTimeout(done, 200)))
    const saying = tab.evaluate((d) => window.nido.say(d).then((s) => s.saved), rig.drafts(2, i * 2))
    const late = new Promise((done) => setTimeout(() => done('hangs'), 10_000))
    expect(await Promise.race([saying, late])).toBe(true)
    await tab.evaluate(() => window.nido.sent(60_000))
  }
  expect((await rig.center.pagesOf(device)).length).toBe(6)
  await expect.poll(() => tab.evaluate(() => Object.keys(window.nido.rows('measurement')).length)).toBe(6)
})
