// 5,000 facts through killed browsers, a killed server and a network of which nearly half fails: each arrives once.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chainTroubles, type TabletRig, tabletRig } from '../browser/tablet-rig.ts'

const COUNT = 5_000
let rig: TabletRig
beforeAll(async () => {
  rig = await tabletRig(4310, { seed: 7 })
})
afterAll(() => rig.stop())

test('what was saved on the tablet reaches the server exactly once', async () => {
  const saved = new Set<string>()
  const told = (id: string) => void saved.add(id)
  let browser = await rig.start()
  let tab = await rig.page(browser)
  const device = await rig.enrol(tab)

  await rig.proxy.cut()
  await tab.exposeFunction('told', told)
  const writing = tab
    .evaluate(
      (drafts) => window.nido.sayMany(drafts, (window as unknown as { told: (id: string) => void }).told),
      rig.drafts(COUNT),
    )
    .catch(() => 'killed')
  while (saved.size < 2_000) await new Promise((done) => setTimeout(done, 5))
  await browser.kill()
  expect(await writing).toBe('killed')

  // cold, without a network: the shell, the phrase and the outbox are all there is
  browser = await rig.start(browser.profile)
  tab = await rig.page(browser)
  await rig.unlock(tab)
  const kept = await tab.evaluate(() => window.nido.status().pending)
  expect(kept).toBeGreaterThanOrEqual(saved.size)
  await tab.exposeFunction('told', told)
  const before = saved.size
  await tab.evaluate(
    (drafts) => window.nido.sayMany(drafts, (window as unknown as { told: (id: string) => void }).told),
    rig.drafts(COUNT - before, before),
  )
  await browser.kill()

  rig.setFaults({ lostAnswer: 0.25, busy: 0.1, reset: 0.1 })
  await rig.proxy.mend()
  const opened = performance.now()
  browser = await rig.start(browser.profile)
  tab = await rig.page(browser)
  await rig.unlock(tab)
  const began = performance.now()
  const sent = tab.evaluate(() => window.nido.sent(50_000))
  while ((await rig.center.pagesOf(device)).length < 1_000) await new Promise((done) => setTimeout(done, 20))
  await rig.killNido()
  const down = performance.now()
  await rig.restartNido()
  const up = performance.now()
  await sent
  const drained = performance.now() - began
  process.stdout.write(
    `drained ${COUNT} in ${Math.round(drained)} ms (server away ${Math.round(up - down)} ms of them; opened in ${Math.round(began - opened)} ms), ${rig.proxy.seen.spoiled} of ${rig.proxy.seen.requests} requests spoiled, ${rig.proxy.seen.upBytes} bytes up\n`,
  )

  rig.setFaults({})
  const pages = await rig.center.pagesOf(device)
  expect(chainTroubles(pages)).toEqual([])
  const there = new Map(pages.map((p) => [p.id, p]))
  expect(there.size).toBe(pages.length)
  expect([...saved].filter((id) => !there.has(id))).toEqual([])
  // what was there after the first kill (it may have been saved without the word of it having come) and what was said since
  expect(pages.length).toBe(kept + COUNT - before)
  expect(new Set(pages.map((p) => p.answer))).toEqual(new Set(['taken']))
})
