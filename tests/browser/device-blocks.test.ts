// Facts that wait open from sealed blocks: all of them, in their order, whatever became of the blocks.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chainTroubles, type TabletRig, tabletRig } from './tablet-rig.ts'

const SAID = 600
/** Blocks of 256 that are whole among so many. */
const WHOLE = 2

let rig: TabletRig
let device: string
let profile: string
beforeAll(async () => {
  rig = await tabletRig(4346)
  const browser = await rig.start()
  profile = browser.profile
  const tab = await rig.page(browser)
  device = await rig.enrol(tab)
  await rig.proxy.cut()
  await tab.evaluate((d) => window.nido.say(d).then(() => undefined), rig.drafts(SAID))
  while ((await blocks(tab)) < WHOLE) await new Promise((done) => setTimeout(done, 200))
  await browser.kill()
})
afterAll(() => rig.stop())

/** How many blocks lie on the disk; with `spoil` each loses its last byte first. */
const blocks = (tab: Page, spoil = false): Promise<number> =>
  tab.evaluate(async (spoiled) => {
    type Buckets = { open(name: string): Promise<{ indexedDB: IDBFactory }> }
    const buckets = (navigator as unknown as { storageBuckets: Buckets }).storageBuckets
    const { indexedDB: factory } = await buckets.open('nido-state')
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((got, failed) => {
        request.onsuccess = () => got(request.result)
        request.onerror = () => failed(request.error)
      })
    const db = await done(factory.open('nido-told', 1))
    const store = db.transaction('blocks', 'readwrite').objectStore('blocks')
    const rows = await done<{ n: number; ct: Uint8Array }[]>(store.getAll())
    if (spoiled) for (const row of rows) await done(store.put({ ...row, ct: row.ct.slice(0, -1) }))
    db.close()
    return rows.length
  }, spoil)

async function opened() {
  const browser = await rig.start(profile)
  const tab = await rig.page(browser)
  await rig.unlock(tab)
  return { browser, tab }
}
const waiting = (tab: Page) =>
  tab.evaluate(() =>
    window.nido
      .session()
      .outbox.pending()
      .map((t) => t.dseq),
  )
const inOrder = Array.from({ length: SAID }, (_, i) => i + 1)

test('after a kill every fact waits, in its order, and is laid over the state', async () => {
  const { browser, tab } = await opened()
  expect(await waiting(tab)).toEqual(inOrder)
  expect(await tab.evaluate(() => Object.keys(window.nido.rows('measurement')).length)).toBe(SAID)
  expect(await blocks(tab, true)).toBe(WHOLE)
  await browser.kill()
})

test('blocks that do not open are read from the outbox, and all of it goes up once', async () => {
  const { tab } = await opened()
  expect(await waiting(tab)).toEqual(inOrder)
  expect(await tab.evaluate(() => window.nido.status().damaged)).toBe(0)
  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.evaluate(() => window.nido.sent(40_000))
  const pages = await rig.center.pagesOf(device)
  expect(pages).toHaveLength(SAID)
  expect(chainTroubles(pages)).toEqual([])
})
