// The key of the day: crashes of the page cost no phrase, closing does; the screen lock and the PINs do what they say.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Chromium, renderersOf } from './chromium.ts'
import { PIN } from './small-center.ts'
import { type TabletRig, tabletRig } from './tablet-rig.ts'

let rig: TabletRig
let browser: Chromium
let tab: Page
beforeAll(async () => {
  rig = await tabletRig(4320)
  browser = await rig.start()
  tab = await rig.page(browser)
  await rig.enrol(tab)
  // from here on the shell comes from the service worker, which gives the page a process of its own
  tab = await again()
})
afterAll(() => rig.stop())

async function again(): Promise<Page> {
  const next = await rig.page(browser)
  for (const page of browser.context.pages()) if (page !== next) await page.close().catch(() => undefined)
  return next
}
const at = () => tab.evaluate(() => window.nido.at())
const inWorker = () =>
  tab.evaluate(async () => {
    const { port1, port2 } = new MessageChannel()
    const answer = new Promise<boolean>((done) => {
      port1.onmessage = (e) => done(e.data !== undefined)
    })
    const worker = (await navigator.serviceWorker.ready).active!
    worker.postMessage({ nido: 'give' }, [port2])
    return answer
  })

async function crash(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  const crashed = new Promise<void>((done) => page.once('crash', () => done()))
  void cdp.send('Page.crash').catch(() => undefined)
  await crashed
}

test('the page is apart from its worker', async () => {
  expect(await tab.evaluate(() => crossOriginIsolated)).toBe(true)
  expect(await at()).toBe('open')
})

test('five crashes of the page ask for no phrase', async () => {
  for (let i = 0; i < 5; i++) {
    await expect.poll(inWorker).toBe(true)
    await crash(tab)
    tab = await again()
    await tab.waitForFunction(() => window.nido.at() === 'open')
  }
})

test('when the system kills every page and worker, the phrase is asked for, and nothing that was said is gone', async () => {
  await rig.proxy.cut()
  await tab.evaluate((d) => window.nido.say(d), rig.drafts(3))
  for (const pid of renderersOf(browser.profile)) process.kill(pid, 'SIGKILL')
  // the browser needs a moment to see what it lost
  await new Promise((done) => setTimeout(done, 1_000))
  tab = await again()
  expect(await at()).toBe('locked')
  expect(await tab.evaluate(() => window.nido.device.unlock('conejo nopal faro durazno faro'))).toBe(false)
  await rig.unlock(tab)
  expect(await tab.evaluate(() => window.nido.status().pending)).toBe(3)
  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.evaluate(() => window.nido.sent(60_000))
})

test('closing takes the key from both memories and the rows from the screen', async () => {
  await tab.evaluate(() => window.nido.device.lock())
  expect(await at()).toBe('locked')
  expect(await inWorker()).toBe(false)
  tab = await again()
  expect(await at()).toBe('locked')
  await rig.unlock(tab)
  expect(await tab.evaluate(() => Object.keys(window.nido.rows('child')).length)).toBe(
    rig.center.children.length,
  )
})

test('what still waits at closing is sent behind the locked screen', async () => {
  await rig.proxy.cut()
  await tab.evaluate((d) => window.nido.say(d), rig.drafts(4))
  const before = await count()
  await tab.evaluate(() => window.nido.device.lock())
  expect(await at()).toBe('locked')
  await rig.proxy.mend()
  await tab.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect.poll(count, { timeout: 10_000 }).toBe(before + 4)
  await rig.unlock(tab)
})
const count = async () => {
  const [row] = await rig.center.db.read(
    { system: true },
    (read) => read<{ n: number }>`select count(*)::int as n from device_seq`,
  )
  return row!.n
}

test('the screen lock opens it instead of the phrase', async () => {
  const cdp = await tab.context().newCDPSession(tab)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasPrf: true },
      ...{
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    },
  })
  const add = (phrase: string) => tab.evaluate((p) => window.nido.device.addPasskey(p, 'Tableta'), phrase)
  expect(await add('conejo nopal faro durazno faro')).toBe(false)
  expect(await add('Conejo  nopal FARO durazno trineo')).toBe(true)
  await tab.evaluate(() => window.nido.device.lock())
  const locked = await tab.evaluate(() => window.nido.device.phase())
  expect(locked).toMatchObject({ at: 'locked', passkey: true })
  expect(await tab.evaluate(() => window.nido.device.unlockByPasskey())).toBe(true)
  expect(await at()).toBe('open')
  await tab.evaluate(() => window.nido.device.lock())
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  expect(await tab.evaluate(() => window.nido.device.unlockByPasskey())).toBe(false)
  await rig.unlock(tab)
})

test('five wrong PINs lock that person out, also after the tablet was shut; the others go on', async () => {
  const [one, other] = rig.center.educators as [string, string]
  const check = (person: string, pin: string) =>
    tab.evaluate(([p, n]) => window.nido.session().acting.confirm(p!, n!), [person, pin])
  expect(await check(one, PIN)).toEqual({ right: true })
  for (let left = 4; left > 0; left--)
    expect(await check(one, '000000')).toEqual({ right: false, why: 'wrong', left })
  expect(await check(one, '000000')).toMatchObject({ right: false, why: 'locked' })
  expect(await check(one, PIN)).toMatchObject({ right: false, why: 'locked' })
  await browser.kill()
  browser = await rig.start(browser.profile)
  tab = await rig.page(browser)
  await rig.unlock(tab)
  expect(await check(one, PIN)).toMatchObject({ right: false, why: 'locked' })
  expect(await check(other, PIN)).toEqual({ right: true })
  expect(await check(rig.center.book, PIN)).toEqual({ right: false, why: 'none' })
})

test('another person takes the tablet while facts wait: they stay as they were said', async () => {
  await rig.proxy.cut()
  const [one, other] = rig.center.educators as [string, string]
  await tab.evaluate((d) => window.nido.say(d), rig.drafts(2))
  await tab.evaluate((who) => window.nido.session().acting.name(who), one)
  await tab.evaluate((who) => window.nido.session().acting.name(who), other)
  expect(await tab.evaluate(() => window.nido.session().acting.current())).toEqual({
    person: other,
    confirmed: false,
  })
  await tab.evaluate(([d, who]) => window.nido.say(d.map((x) => ({ ...x, author: who }))), [
    rig.drafts(1),
    other,
  ] as const)
  const authors = await tab.evaluate(() =>
    window.nido
      .session()
      .outbox.pending()
      .map((t) => t.fact.author),
  )
  expect(authors).toEqual([one, one, other])
  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.evaluate(() => window.nido.sent(60_000))
})
