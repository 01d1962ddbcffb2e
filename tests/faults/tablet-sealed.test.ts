// What a tablet sealed to the protocol: killed, cut, torn, revoked, put back from a backup, it arrives once; and nobody who looks can tell.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newProtocolKey, openProtocolKey, openSealed } from '../../src/device/confidential.ts'
import { verifySealed } from '../../src/platform/sealed-book.ts'
import { type Chromium, findBytes } from '../browser/chromium.ts'
import { PHRASE, type TabletRig, tabletRig } from '../browser/tablet-rig.ts'

const WORDS = 'Zyxsellado en la sala'
const HOLDER = '0190a0a0-0000-4000-8000-000000000001'

let rig: TabletRig
let browser: Chromium
let tab: Page
let publicKey: { x: string; y: string }
let key: CryptoKey
beforeAll(async () => {
  rig = await tabletRig(4366)
  const made = await newProtocolKey(HOLDER, PHRASE)
  publicKey = made.publicKey
  key = (await openProtocolKey(HOLDER, made.wrapped, PHRASE))!
})
afterAll(() => rig.stop())
beforeEach(() => {
  rig.setFaults({})
  return rig.proxy.mend()
})

async function newTablet(): Promise<string> {
  browser = await rig.start()
  tab = await rig.page(browser)
  return rig.enrol(tab)
}
async function reopen(): Promise<void> {
  browser = await rig.start(browser.profile)
  tab = await rig.page(browser)
  await rig.unlock(tab)
}
/** Keeps one record in the place; false when there is no room. */
const keep = (n: number, page = tab) =>
  page.evaluate(
    async ([to, words, which]) =>
      (await window.nido.session().place()).keep([to], { t: 'report', n: which, words }),
    [publicKey, WORDS, n] as const,
  )
const send = () => tab.evaluate(() => window.nido.session().sync.kick())
/** Numbers of the records the holder of the key can open, as the server has them. */
async function arrived(): Promise<number[]> {
  const rows = await rig.center.db.read(
    { system: true },
    (read) => read<{ body: string }>`select body from sealed_page order by id`,
  )
  const opened = await Promise.all(rows.map((r) => openSealed(key, r.body)))
  return opened.flatMap((o) => (o === undefined ? [] : [(o as { n: number }).n]))
}
const forgetArrived = () =>
  rig.center.db.write({ system: true }, async (tx) => {
    await tx`delete from sealed_page`
    await tx`delete from sealed_book`
  })

/** What lies in the place, as somebody without the phrase sees it: names, keys and lengths of every copy. */
const outside = () =>
  tab.evaluate(async () => {
    type Buckets = { open(name: string): Promise<{ indexedDB: IDBFactory }> }
    const buckets = (navigator as Navigator & { storageBuckets?: Buckets }).storageBuckets
    const factories = [indexedDB, ...(buckets ? [(await buckets.open('nido-place-copy')).indexedDB] : [])]
    const look = (factory: IDBFactory) =>
      new Promise<string>((done, fail) => {
        const opening = factory.open('nido-place')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const store = db.transaction('place').objectStore('place')
          const [keys, all] = [store.getAllKeys(), store.getAll()]
          all.onsuccess = () => {
            const rows = (all.result as { iv: Uint8Array; ct: Uint8Array }[]).map(
              (r) => `${r.iv.length}+${r.ct.length}`,
            )
            db.close()
            done(`v${db.version} ${[...db.objectStoreNames]} ${JSON.stringify(keys.result)} ${rows}`)
          }
        }
      })
    return Promise.all(factories.map(look))
  })

test('the place looks the same before anything was ever said, while it waits, when it was sent, and when it is full', async () => {
  await newTablet()
  await tab.evaluate(() =>
    window.nido
      .session()
      .place()
      .then(() => undefined),
  )
  const empty = await outside()
  expect(empty).toHaveLength(2)
  await rig.proxy.cut()
  expect(await keep(1)).toBe(true)
  expect(await outside()).toEqual(empty)
  for (let n = 2; n <= 8; n++) expect(await keep(n)).toBe(true)
  expect(await outside()).toEqual(empty)
  // eight wait, and none of them is let go for a ninth
  expect(await keep(9)).toBe(false)
  expect(await tab.evaluate(() => window.nido.status().pending)).toBe(0)
  await rig.proxy.mend()
  await send()
  await expect.poll(arrived, { timeout: 30_000 }).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(await outside()).toEqual(empty)
  expect(await keep(9)).toBe(true)
  await send()
  await expect.poll(async () => (await arrived()).at(-1), { timeout: 30_000 }).toBe(9)
  expect(await outside()).toEqual(empty)
  await browser.close()
})

test('noise is kept and sent like anything else, and leaves room for who has something to say', async () => {
  await forgetArrived()
  await newTablet()
  await rig.proxy.cut()
  await tab.evaluate(() =>
    window.nido
      .session()
      .place()
      .then(() => undefined),
  )
  const before = await outside()
  // so long after the last time that it is certain
  await tab.evaluate(async () => {
    const place = await window.nido.session().place()
    for (let i = 1; i <= 12; i++) await place.noise(i * 1e12, true)
  })
  expect(await outside()).toEqual(before)
  for (const n of [70, 71, 72, 73]) expect(await keep(n)).toBe(true)
  expect(await keep(74)).toBe(false)
  await rig.proxy.mend()
  await send()
  await expect.poll(async () => (await arrived()).length, { timeout: 30_000 }).toBe(4)
  const lengths = await rig.center.db.read(
    { system: true },
    (read) => read<{ n: number; length: number }>`
      select count(*)::int as n, length(body) as length from sealed_page group by length(body)`,
  )
  expect(lengths).toEqual([{ n: 8, length: 10_100 }])
  await browser.close()
})

test('killed at eight moments, answers lost, the server busy: what was told as kept arrives, each once', async () => {
  await forgetArrived()
  await newTablet()
  const kept = new Set<number>()
  for (const [n, afterMs] of [0, 1, 3, 7, 15, 40, 90, 200].entries()) {
    await rig.proxy.cut()
    await tab.exposeFunction('told', (which: number) => void kept.add(which)).catch(() => undefined)
    void keep(n)
      .then((saved) => void (saved && kept.add(n)))
      .catch(() => undefined)
    // the first kills may come before it is on disk: then nobody was told
    if (n > 3) await expect.poll(() => kept.has(n), { timeout: 10_000 }).toBe(true)
    await new Promise((done) => setTimeout(done, afterMs))
    await browser.kill()
    await reopen()
    rig.setFaults({ lostAnswer: 0.4, busy: 0.2, reset: 0.2, only: /\/sealed/ })
    await rig.proxy.mend()
    const waits = async () => {
      await send()
      await tab.evaluate(() => window.nido.session().sync.settled())
      return tab.evaluate(async () => (await window.nido.session().place()).waits())
    }
    await expect.poll(waits, { timeout: 60_000 }).toBe(false)
  }
  const there = await arrived()
  expect(new Set(there).size).toBe(there.length)
  for (const n of kept) expect(there).toContain(n)
  expect(await verifySealed(rig.center.db)).toBeUndefined()
  await browser.close()
})

test('one copy torn: the other one is taken', async () => {
  await forgetArrived()
  await newTablet()
  await rig.proxy.cut()
  expect(await keep(20)).toBe(true)
  await tab.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('nido-place')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const tx = opening.result.transaction('place', 'readwrite', { durability: 'strict' })
          tx.objectStore('place').put({ iv: new Uint8Array(12), ct: new Uint8Array(84_016) }, 'all')
          tx.oncomplete = () => {
            opening.result.close()
            done()
          }
        }
      }),
  )
  await browser.kill()
  await reopen()
  await rig.proxy.mend()
  await send()
  await expect.poll(arrived, { timeout: 30_000 }).toEqual([20])
  await browser.close()
})

test('a server put back from a backup hears again what was sent since', async () => {
  await forgetArrived()
  await newTablet()
  expect(await keep(30)).toBe(true)
  await send()
  await expect.poll(arrived, { timeout: 30_000 }).toEqual([30])
  await forgetArrived()
  await rig.center.db.write(
    { system: true },
    (tx) => tx`update book set epoch = gen_random_uuid() where id = ${rig.center.book}`,
  )
  await send()
  await expect.poll(arrived, { timeout: 30_000 }).toEqual([30])
  await browser.close()
})

test('a server that refuses is asked again, and what waits behind is not kept from it', async () => {
  await forgetArrived()
  await newTablet()
  rig.setFaults({ status: 403, only: /\/sealed/ })
  expect(await keep(40)).toBe(true)
  expect(await keep(41)).toBe(true)
  await send()
  await tab.evaluate(() => window.nido.session().sync.settled())
  expect(await arrived()).toEqual([])
  rig.setFaults({})
  await send()
  await expect.poll(arrived, { timeout: 30_000 }).toEqual([40, 41])
  await browser.close()
})

test('revoked as lost while offline: it still arrives, then the tablet is empty of it', async () => {
  await forgetArrived()
  const device = await newTablet()
  await rig.proxy.cut()
  expect(await keep(50)).toBe(true)
  await rig.center.order(device, 'wipe')
  rig.setFaults({ lostAnswer: 0.3, reset: 0.2 })
  await rig.proxy.mend()
  await send()
  await tab.waitForURL('**/device/bye', { timeout: 60_000 })
  expect(await arrived()).toEqual([50])
  await browser.close()
  const words: [string, Buffer][] = [
    [WORDS, Buffer.from(WORDS)],
    [`${WORDS} in UTF-16`, Buffer.from(WORDS, 'utf16le')],
    ['the place', Buffer.from('nido-place-copy')],
  ]
  expect(findBytes(browser.profile, new Map(words.slice(0, 2)))).toEqual([])
})

test('what waits keeps a locked tablet from letting go of it until it is sent', async () => {
  await forgetArrived()
  await newTablet()
  await rig.proxy.cut()
  expect(await keep(60)).toBe(true)
  await tab.evaluate(() => window.nido.device.lock())
  await tab.evaluate(() => window.nido.reaches('locked'))
  await rig.proxy.mend()
  await expect.poll(arrived, { timeout: 90_000 }).toEqual([60])
  await browser.close()
})
