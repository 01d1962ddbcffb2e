// A storm of wrong PINs: five tries and no more, however fast, through kills and moved clocks; nobody else waits and nothing said is lost.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WRONG_PINS } from '../../src/device/pins.ts'
import type { Chromium } from '../browser/chromium.ts'
import { PIN } from '../browser/small-center.ts'
import { chainTroubles, type TabletRig, tabletRig } from '../browser/tablet-rig.ts'
import { setClockOff } from '../browser/wrong-clock.ts'

let rig: TabletRig
let browser: Chromium
let tab: Page
let device: string
let one: string
let other: string

beforeAll(async () => {
  rig = await tabletRig(4376, { seed: 32, children: 4 })
  ;[one, other] = rig.center.educators as [string, string]
  browser = await rig.start()
  tab = await rig.page(browser)
  device = await rig.enrol(tab)
})
afterAll(() => rig.stop())

const check = (person: string, pin: string) =>
  tab.evaluate(([p, n]) => window.nido.session().acting.confirm(p!, n!), [person, pin])
/** How many of so many tries at once were looked at, and what the others heard. */
const storm = (person: string, pins: readonly string[]) =>
  tab.evaluate(
    async ([who, all]) => {
      const heard = await Promise.all(all.map((pin) => window.nido.session().acting.confirm(who, pin)))
      return heard.map((h) => (h.right ? 'right' : h.why))
    },
    [person, pins] as const,
  )
const count = (heard: readonly string[], what: string) => heard.filter((h) => h === what).length

test('two hundred at once, the right one among the last: four are wrong, the fifth locks, nothing opens', async () => {
  await rig.proxy.cut()
  expect((await tab.evaluate((d) => window.nido.say(d), rig.drafts(3))).saved).toBe(true)
  const pins = Array.from({ length: 200 }, (_, i) => String(i).padStart(6, '0'))
  const heard = await storm(one, [...pins, PIN, ...pins.slice(0, 20)])
  expect(count(heard, 'right')).toBe(0)
  expect(count(heard, 'wrong')).toBe(WRONG_PINS - 1)
  expect(count(heard, 'locked')).toBe(heard.length - (WRONG_PINS - 1))
  // that person alone: the other one, and saying what one sees, go on
  expect(await check(other, PIN)).toEqual({ right: true })
  expect((await tab.evaluate((d) => window.nido.say(d), rig.drafts(2, 3))).saved).toBe(true)
})

test('the battery is pulled in a storm against the other one: the tries already made still count', async () => {
  void storm(
    other,
    Array.from({ length: 50 }, (_, i) => String(500_000 + i)),
  ).catch(() => undefined)
  // a few have been looked at, and remembered before they were answered
  await expect
    .poll(() => check(other, '999999').then((v) => (v.right ? 'right' : v.why)), { timeout: 20_000 })
    .toBe('locked')
  await browser.kill()
  browser = await rig.start(browser.profile)
  tab = await rig.page(browser)
  await rig.unlock(tab)
  for (const who of [one, other]) expect(await check(who, PIN)).toMatchObject({ right: false, why: 'locked' })
})

test('a clock set a day ahead, while the tablet runs without a network, opens nothing', async () => {
  for (const page of browser.context.pages()) await page.close()
  await setClockOff(browser.context, 0)
  await rig.proxy.mend()
  const from = new Date().toISOString()
  tab = await rig.page(browser)
  await rig.unlock(tab)
  // the last contact is kept: the server must have told its time since this start
  await tab.waitForFunction((since) => (window.nido.status().lastContact ?? '') >= since, from)
  await rig.proxy.cut()
  await tab.evaluate(() => {
    ;(window as unknown as { clockOff: number }).clockOff = 86_400_000
  })
  expect(await check(one, PIN)).toMatchObject({ right: false, why: 'locked' })
})

test('what was said before, in and after the storm is in the capital once, in one chain', async () => {
  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.evaluate(() => window.nido.sent(60_000))
  const pages = await rig.center.pagesOf(device)
  expect(pages).toHaveLength(5)
  expect(chainTroubles(pages)).toEqual([])
})
