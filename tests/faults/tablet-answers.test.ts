// Whatever a server, a portal or a broken line answers, the outbox keeps what it holds and hands it in later.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Faults } from '../browser/faulty-proxy.ts'
import { chainTroubles, type TabletRig, tabletRig } from '../browser/tablet-rig.ts'

let rig: TabletRig
let tab: Page
let device: string
beforeAll(async () => {
  rig = await tabletRig(4312)
  tab = await rig.page(await rig.start())
  device = await rig.enrol(tab)
})
afterAll(() => rig.stop())

/** Rows of the outbox as they lie on disk: number, mark and length of what is sealed. */
const onDisk = () =>
  tab.evaluate(
    () =>
      new Promise<string[]>((done, fail) => {
        const opening = indexedDB.open('nido-outbox', 1)
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const all = opening.result.transaction('facts').objectStore('facts').getAll()
          all.onsuccess = () => {
            opening.result.close()
            done(
              all.result.map(
                (r: { dseq: number; st: number; ct: Uint8Array }) => `${r.dseq}|${r.st}|${r.ct.length}`,
              ),
            )
          }
        }
      }),
  )

async function survives(faults: Faults, state: string): Promise<void> {
  rig.setFaults(faults)
  const drafts = rig.drafts(20)
  expect(await tab.evaluate(async (d) => (await window.nido.say(d)).saved, drafts)).toBe(true)
  const before = await onDisk()
  const pending = await tab.evaluate(() => window.nido.status().pending)
  expect(pending).toBeGreaterThanOrEqual(20)
  const seen = rig.proxy.seen.requests
  await tab.evaluate(() => window.nido.session().sync.kick())
  // at least one whole round has met the fault
  await tab.waitForFunction((s) => window.nido.status().state === s, state)
  await expect.poll(() => rig.proxy.seen.requests, { timeout: 20_000 }).toBeGreaterThan(seen)
  expect(await onDisk()).toEqual(before)
  expect(await tab.evaluate(() => window.nido.status().pending)).toBe(pending)
}

const recovers = async () => {
  rig.setFaults({})
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.evaluate(() => window.nido.sent(60_000))
  expect((await onDisk()).every((row) => row.split('|')[1] === '1')).toBe(true)
}

const cases: [string, Faults, string][] = [
  ['401', { status: 401 }, 'renew'],
  ['403', { status: 403 }, 'refused'],
  ['400', { status: 400 }, 'waiting'],
  ['422', { status: 422 }, 'waiting'],
  ['413', { status: 413 }, 'waiting'],
  ['426', { status: 426 }, 'update'],
  ['503', { status: 503 }, 'waiting'],
  ['429', { status: 429 }, 'waiting'],
  ['a portal’s page with status 200', { portal: 1 }, 'waiting'],
  ['connections that break', { reset: 1 }, 'waiting'],
  ['answers that are lost after the commit', { lostAnswer: 1 }, 'waiting'],
]
test.each(cases)('%s leaves the outbox as it was', async (_, faults, state) => {
  await survives(faults, state)
  await recovers()
})

test('a release too old to pull still hands in', async () => {
  rig.setFaults({ status: 426, only: /\/(hello|feeds)/ })
  await tab.evaluate((d) => window.nido.say(d), rig.drafts(5))
  await tab.evaluate(() => window.nido.sent(60_000))
  expect(await tab.evaluate(() => window.nido.status().state)).toBe('update')
  await recovers()
})

test('a fact the server cannot read waits alone, and those around it pass', async () => {
  const [good] = rig.drafts(1)
  await tab.evaluate((d) => window.nido.say(d), [good!, { ...good!, kind: 'toy.unknown' }, good!])
  await tab.evaluate(() => window.nido.sent(60_000))
  const pages = await rig.center.pagesOf(device)
  expect(pages.slice(-3).map((p) => p.answer)).toEqual(['taken', 'quarantined', 'taken'])
  const tray = await tab.evaluate(() => window.nido.session().outbox.reviewed())
  expect(tray.map((r) => [r.answer, r.reason, r.fact.kind])).toEqual([
    ['quarantined', 'unknown-kind', 'toy.unknown'],
  ])
})

test('in the end every fact is there once, in a chain without holes', async () => {
  const pages = await rig.center.pagesOf(device)
  expect(chainTroubles(pages)).toEqual([])
  expect(pages).toHaveLength(cases.length * 20 + 5 + 3)
})

test('a server restored from an older backup is given again what it lost', async () => {
  const { db, book } = rig.center
  // the server forgets the last forty numbers of this tablet, as a restore would
  const pages = await rig.center.pagesOf(device)
  const lost = new Set(pages.filter((p) => p.dseq > pages.length - 40).map((p) => p.id))
  await db.write({ system: true }, async (tx) => {
    await tx`delete from device_seq where device = ${device} and dseq > ${pages.length - 40}::bigint`
    await tx`delete from page where book = ${book} and fact = any(${[...lost]}::uuid[])`
    await tx`delete from fact where book = ${book} and id = any(${[...lost]}::uuid[])`
  })
  expect(await rig.center.pagesOf(device)).toHaveLength(pages.length - 40)
  await tab.evaluate(() => window.nido.session().sync.kick())
  await expect
    .poll(async () => (await rig.center.pagesOf(device)).length, { timeout: 20_000 })
    .toBe(pages.length)
  expect(chainTroubles(await rig.center.pagesOf(device))).toEqual([])
})
