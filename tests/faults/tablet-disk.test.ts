// A disk that was tampered with, is full, or cannot be read: nothing false is shown, nothing is thrown away.
import { readdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Chromium } from '../browser/chromium.ts'
import { type TabletRig, tabletRig } from '../browser/tablet-rig.ts'

let rig: TabletRig
let browser: Chromium
let tab: Page
let device: string
beforeAll(async () => {
  rig = await tabletRig(4318)
  browser = await rig.start()
  tab = await rig.page(browser)
  device = await rig.enrol(tab)
})
afterAll(() => rig.stop())

/** Changes rows of a store behind the tablet's back. `bucket` is empty for the default one. */
async function tamper(database: string, store: string, how: string, bucket = ''): Promise<void> {
  await tab.evaluate(
    async ([db, name, code, where]) => {
      const { storageBuckets } = navigator as unknown as {
        storageBuckets: { open(n: string): Promise<{ indexedDB: IDBFactory }> }
      }
      const factory = where === '' ? indexedDB : (await storageBuckets.open(where!)).indexedDB
      return new Promise<void>((done, fail) => {
        const opening = factory.open(db!)
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const tx = opening.result.transaction(name!, 'readwrite')
          const all = tx.objectStore(name!).getAll()
          all.onsuccess = () => {
            const rows = all.result as { dseq: number; ct: Uint8Array; iv: Uint8Array; book: string }[]
            const change: Record<string, () => void> = {
              bit: () => {
                const row = rows[1]!
                row.ct[5] = row.ct[5]! ^ 1
                tx.objectStore(name!).put(row)
              },
              swap: () => {
                const [a, b] = [rows[2]!, rows[3]!]
                tx.objectStore(name!).put({ ...a, ct: b.ct, iv: b.iv })
                tx.objectStore(name!).put({ ...b, ct: a.ct, iv: a.iv })
              },
            }
            change[code!]!()
          }
          tx.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      })
    },
    [database, store, how, bucket] as const,
  )
}

const again = async () => {
  await browser.kill()
  browser = await rig.start(browser.profile)
  tab = await rig.page(browser)
  await rig.unlock(tab)
}
const kick = () => tab.evaluate(() => window.nido.session().sync.kick())

test('changed and swapped rows of the outbox are found, told, kept and never sent; the others go', async () => {
  await rig.proxy.cut()
  await tab.evaluate((d) => window.nido.say(d), rig.drafts(6))
  // one row in one copy only; two rows swapped in both
  await tamper('nido-outbox', 'facts', 'bit')
  await tamper('nido-outbox', 'facts', 'swap')
  await tamper('nido-outbox', 'facts', 'swap', 'nido-outbox-copy')
  await again()
  expect(await tab.evaluate(() => window.nido.session().outbox.damaged())).toEqual([3, 4])
  expect(await tab.evaluate(() => window.nido.status().damaged)).toBe(2)
  expect(await tab.evaluate(() => Object.keys(window.nido.rows('measurement')).length)).toBe(4)
  await rig.proxy.mend()
  await kick()
  await tab.evaluate(() => window.nido.sent(60_000))
  expect((await rig.center.pagesOf(device)).map((p) => p.dseq)).toEqual([1, 2, 5, 6])
  // saying goes on behind them
  await tab.evaluate((d) => window.nido.say(d), rig.drafts(1))
  await tab.evaluate(() => window.nido.sent(60_000))
  expect((await rig.center.pagesOf(device)).map((p) => p.dseq)).toEqual([1, 2, 5, 6, 7])
})

test('a changed bundle of the carried state is not shown: its book is fetched again', async () => {
  await tamper('nido-state', 'bundles', 'bit', 'nido-state')
  await rig.proxy.cut()
  await again()
  expect(await tab.evaluate(() => window.nido.session().state.tampered())).toEqual([rig.center.book])
  expect(await tab.evaluate(() => Object.keys(window.nido.rows('child')).length)).toBe(0)
  await rig.proxy.mend()
  await kick()
  await expect
    .poll(() => tab.evaluate(() => Object.keys(window.nido.rows('child')).length))
    .toBe(rig.center.children.length)
})

test('a full disk gives up the reserve first, then says so and writes nothing; with room again it goes on', async () => {
  const reserve = () =>
    tab.evaluate(async () => {
      if (!(await indexedDB.databases()).some((d) => d.name === 'nido-reserve')) return false
      return new Promise<boolean>((done) => {
        const opening = indexedDB.open('nido-reserve')
        opening.onsuccess = () => {
          const count = opening.result.transaction('filler').objectStore('filler').count()
          count.onsuccess = () => {
            opening.result.close()
            done(count.result > 0)
          }
        }
      })
    })
  await expect.poll(reserve).toBe(true)
  const before = await tab.evaluate(() => window.nido.session().outbox.head())
  // the browser remembers for half a minute how much room there was: told before anything is opened
  async function withRoomFor(bytes: number): Promise<void> {
    await browser.kill()
    browser = await rig.start(browser.profile)
    tab = await browser.context.newPage()
    const cdp = await browser.context.newCDPSession(tab)
    await cdp.send('Storage.overrideQuotaForOrigin', { origin: rig.url, quotaSize: bytes })
    await tab.goto(`${rig.url}/tableta`)
    await tab.waitForFunction(() => window.nido && window.nido.at() !== 'opening')
    await rig.unlock(tab)
  }
  const say = () => tab.evaluate((d) => window.nido.say(d).then((s) => s.saved), rig.drafts(1))
  await withRoomFor(10_000_000)
  expect(await say()).toBe(true)
  expect(await reserve()).toBe(false)
  await withRoomFor(1_000)
  expect(await say()).toBe(false)
  await again()
  expect(await say()).toBe(true)
  const after = await tab.evaluate(() => window.nido.session().outbox.head())
  expect(after.dseq).toBe(before.dseq + 2)
  await tab.evaluate(() => window.nido.sent(60_000))
})

test('a store that cannot be opened is tried again and nothing is reset', async () => {
  const head = await tab.evaluate(() => window.nido.session().outbox.head())
  const page = await browser.context.newPage()
  await page.addInitScript(() => {
    const real = indexedDB.open.bind(indexedDB)
    let fails = 3
    indexedDB.open = (name: string, version?: number) => {
      if (name === 'nido-outbox' && fails-- > 0) {
        const failing = real('nothing-of-nido') as IDBOpenDBRequest
        Object.defineProperty(failing, 'error', { value: new DOMException('Internal error', 'UnknownError') })
        failing.addEventListener('success', (e) => {
          e.stopImmediatePropagation()
          failing.dispatchEvent(new Event('error'))
        })
        return failing
      }
      return real(name, version)
    }
  })
  await page.goto(`${rig.url}/tableta`)
  await page.waitForFunction(() => window.nido.at() === 'blocked')
  await page.waitForFunction(() => window.nido.at() === 'open' || window.nido.at() === 'locked', undefined, {
    timeout: 20_000,
  })
  await rig.unlock(page)
  expect(await page.evaluate(() => window.nido.session().outbox.head())).toEqual(head)
})

test('memory that is collected all the time does not make a store fall silent', async () => {
  await browser.kill()
  browser = await rig.start(browser.profile, ['--js-flags=--expose-gc'])
  tab = await rig.page(browser)
  await rig.unlock(tab)
  const slowest = await tab.evaluate(async (drafts) => {
    let longest = 0
    for (const draft of drafts) {
      ;(window as unknown as { gc(): void }).gc()
      await new Promise((done) => setTimeout(done, 300))
      const began = performance.now()
      await window.nido.say([draft])
      longest = Math.max(longest, performance.now() - began)
    }
    return longest
  }, rig.drafts(8))
  // a second copy that fell silent would have been waited for ten seconds
  expect(slowest).toBeLessThan(9_000)
  await tab.evaluate(() => window.nido.sent(60_000))
})

/** Every log directory of the page's databases: the default bucket's and those of the others. */
function databasesOf(profile: string): { bucket: boolean; folder: string; text: string }[] {
  const root = join(profile, 'Default')
  const folders = (readdirSync(root, { recursive: true }) as string[]).filter(
    (f) => /\.leveldb$/.test(f) && /IndexedDB/.test(f),
  )
  return folders.map((f) => {
    const folder = join(root, f)
    const text = readdirSync(folder)
      .filter((n) => n.endsWith('.log') || n.endsWith('.ldb'))
      .map((n) => readFileSync(join(folder, n), 'latin1'))
      .join('')
    return { bucket: f.includes('WebStorage'), folder, text }
  })
}

/** Cuts the end of the newest log, as a kill between the two halves of a record leaves it. */
function tear(folder: string): void {
  const newest = readdirSync(folder)
    .filter((n) => n.endsWith('.log'))
    .sort()
    .at(-1)!
  const log = join(folder, newest)
  truncateSync(log, statSync(log).size - 20)
}

/** In the database's own words: the browser found it broken and began an empty one. */
const wasEmptied = (folder: string) =>
  readFileSync(join(folder, 'LOG'), 'utf8').includes('since it was missing')

test.each([
  ['first', false],
  ['second', true],
])(
  'a kill that tears the %s copy makes the browser throw it away: nothing that was saved is gone',
  async (_, bucket) => {
    await rig.proxy.cut()
    const before = await tab.evaluate(() => window.nido.session().outbox.head())
    await tab.evaluate((d) => window.nido.say(d), rig.drafts(20))
    await browser.kill()
    const mine = () =>
      databasesOf(browser.profile).filter((d) => d.bucket === bucket && (!bucket || d.text.includes('dseq')))
    expect(mine().length).toBe(1)
    const { folder } = mine()[0]!
    tear(folder)
    // the torn end is read over at this start, written behind, and found broken at the next one
    browser = await rig.start(browser.profile)
    tab = await rig.page(browser)
    await rig.unlock(tab)
    await tab.evaluate((d) => window.nido.say(d), rig.drafts(5))
    await again()
    expect(wasEmptied(folder)).toBe(true)
    expect(
      await tab.evaluate(
        (from) =>
          window.nido
            .session()
            .outbox.pending()
            .filter((t) => t.dseq > from).length,
        before.dseq,
      ),
    ).toBe(25)
    expect((await tab.evaluate(() => window.nido.session().outbox.head())).dseq).toBe(before.dseq + 25)
    await rig.proxy.mend()
    await kick()
    await tab.evaluate(() => window.nido.sent(60_000))
    const pages = await rig.center.pagesOf(device)
    expect(pages.filter((p) => p.dseq > before.dseq).map((p) => p.dseq)).toEqual(
      Array.from({ length: 25 }, (_, i) => before.dseq + 1 + i),
    )
  },
)
