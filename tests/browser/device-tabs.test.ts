// Two tabs of one tablet: one chain, one sender, one state, whoever writes.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chainTroubles, type TabletRig, tabletRig } from './tablet-rig.ts'

let rig: TabletRig
let device: string
let tabs: [Page, Page]
beforeAll(async () => {
  rig = await tabletRig(4322)
  const browser = await rig.start()
  const first = await rig.page(browser)
  device = await rig.enrol(first)
  const second = await rig.page(browser)
  // the day's key comes from the worker: the second tab is open at once
  await second.waitForFunction(() => window.nido.at() === 'open')
  tabs = [first, second]
})
afterAll(() => rig.stop())

const sayMany = (tab: Page, drafts: ReturnType<TabletRig['drafts']>) =>
  tab.evaluate((d) => window.nido.sayMany(d, () => {}), drafts)
const pending = (tab: Page) => tab.evaluate(() => window.nido.status().pending)

test('both write at the same time, offline: numbers without a hole, each tab sees the other’s', async () => {
  await rig.proxy.cut()
  await Promise.all(tabs.map((tab, i) => sayMany(tab, rig.drafts(150, i * 7))))
  for (const tab of tabs) await expect.poll(() => pending(tab)).toBe(300)
  const rows = (tab: Page) => tab.evaluate(() => Object.keys(window.nido.rows('measurement')).length)
  for (const tab of tabs) await expect.poll(() => rows(tab)).toBe(300)
})

test('back online each fact goes up once, and both tabs know', async () => {
  await rig.proxy.mend()
  await Promise.all(tabs.map((tab) => tab.evaluate(() => window.nido.session().sync.kick())))
  for (const tab of tabs) await tab.evaluate(() => window.nido.sent(60_000))
  const pages = await rig.center.pagesOf(device)
  expect(pages).toHaveLength(300)
  expect(chainTroubles(pages)).toEqual([])
  for (const tab of tabs) await expect.poll(() => tab.evaluate(() => window.nido.status().state)).toBe('sent')
})

test('what one tab receives, the other shows', async () => {
  const child = rig.center.children[0]!
  await rig.center.hand([
    rig.center.fact('children.alert-noted', child, { alert: 'allergy', text: 'Cacahuate', grave: true }),
  ])
  await tabs[0].evaluate(() => window.nido.session().sync.kick())
  const alerts = (tab: Page) =>
    tab.evaluate(
      (c) => window.nido.session().carried.look<{ alerts: { text: string }[] }>('child', c)?.alerts.length,
      child,
    )
  for (const tab of tabs) await expect.poll(() => alerts(tab)).toBe(1)
})

test('a tab that is shut leaves the other sending', async () => {
  await rig.proxy.cut()
  await sayMany(tabs[0], rig.drafts(5))
  await tabs[0].close()
  await rig.proxy.mend()
  await tabs[1].evaluate(() => window.nido.session().sync.kick())
  await tabs[1].evaluate(() => window.nido.sent(60_000))
  expect(await rig.center.pagesOf(device)).toHaveLength(305)
})
