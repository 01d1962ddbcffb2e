// What lies on the disk of a tablet, in use and after it was ordered gone: nothing a finder can read, nothing handed in lost.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Chromium, findBytes } from '../browser/chromium.ts'
import { MARKER } from '../browser/small-center.ts'
import { chainTroubles, PHRASE, type TabletRig, tabletRig } from '../browser/tablet-rig.ts'

/** Stands in the facts of these tests. */
const WRITTEN = 'Zyxescrito en la sala'

let rig: TabletRig
beforeAll(async () => {
  rig = await tabletRig(4324)
})
afterAll(() => rig.stop())
beforeEach(() => {
  rig.setFaults({})
  return rig.proxy.mend()
})

type Secrets = {
  dataKey: number[]
  wrapCt: number[]
  wrapSalt: number[]
  factCt: number[]
  signingCt: number[]
  pkcs8: number[]
}

/** What only somebody with the phrase can compute, and the sealed bytes as they lie on disk. */
const secretsOf = (tab: Page) =>
  tab.evaluate(async (phrase): Promise<Secrets> => {
    const read = <T>(store: string, key: IDBValidKey) =>
      new Promise<T>((done, fail) => {
        const opening = indexedDB.open('nido-outbox', 1)
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const got = opening.result.transaction(store).objectStore(store).get(key)
          got.onsuccess = () => {
            opening.result.close()
            done(got.result as T)
          }
        }
      })
    type Sealed = { iv: Uint8Array<ArrayBuffer>; ct: Uint8Array<ArrayBuffer> }
    const [wrap] = await read<(Sealed & { salt: Uint8Array<ArrayBuffer>; iterations: number })[]>(
      'meta',
      'wraps',
    )
    const { device } = await read<{ device: string }>('meta', 'device')
    const signing = await read<Sealed>('meta', 'signing')
    const fact = await read<Sealed>('facts', 1)
    const text = new TextEncoder()
    const base = await crypto.subtle.importKey('raw', text.encode(phrase), 'PBKDF2', false, ['deriveKey'])
    const kek = await crypto.subtle.deriveKey(
      { name: 'PBKDF2', hash: 'SHA-256', salt: wrap!.salt, iterations: wrap!.iterations },
      base,
      { name: 'AES-GCM', length: 256 },
      false,
      ['decrypt'],
    )
    const open = async (key: CryptoKey, s: Sealed, place: string) =>
      new Uint8Array(
        await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv: s.iv, additionalData: text.encode(place) },
          key,
          s.ct,
        ),
      )
    const dataKey = await open(kek, wrap!, `nido-wrap:${device}`)
    const dek = await crypto.subtle.importKey('raw', dataKey, 'AES-GCM', false, ['decrypt'])
    const pkcs8 = await open(dek, signing, `nido-signing-key:${device}`)
    return {
      ...{ dataKey: [...dataKey], wrapCt: [...wrap!.ct], wrapSalt: [...wrap!.salt] },
      ...{ factCt: [...fact.ct], signingCt: [...signing.ct], pkcs8: [...pkcs8] },
    }
  }, PHRASE)

function formsOf(name: string, bytes: readonly number[]): [string, Buffer][] {
  const raw = Buffer.from(bytes)
  const texts = [raw.toString('hex'), raw.toString('base64'), raw.toString('base64url')]
  return [
    [`${name} raw`, raw],
    ...texts.flatMap((t): [string, Buffer][] => [
      [`${name} as text`, Buffer.from(t)],
      [`${name} as UTF-16`, Buffer.from(t, 'utf16le')],
    ]),
  ]
}
const wordsOf = (name: string, text: string): [string, Buffer][] => [
  [name, Buffer.from(text)],
  [`${name} as UTF-16`, Buffer.from(text, 'utf16le')],
]

const sealedForms = (s: Secrets): [string, Buffer][] => [
  ['the wrap', Buffer.from(s.wrapCt)],
  ['the salt of the wrap', Buffer.from(s.wrapSalt)],
  ['a sealed fact', Buffer.from(s.factCt)],
  ['the sealed signing key', Buffer.from(s.signingCt)],
]
const readable = (s: Secrets): [string, Buffer][] => [
  ...formsOf('the data key', s.dataKey),
  ...formsOf('the signing key', s.pkcs8),
  // the scalar alone, without the wrapping around it
  ...formsOf('the private scalar', s.pkcs8.slice(36, 68)),
  ...wordsOf('the phrase', PHRASE),
  ...wordsOf('two words of the phrase', PHRASE.split(' ').slice(1, 3).join(' ')),
  ...wordsOf('a child’s name', MARKER),
  ...wordsOf('what was written', WRITTEN),
]

const written = (count: number) => rig.drafts(count).map((d) => ({ ...d, reason: WRITTEN }))

async function working(): Promise<{ browser: Chromium; tab: Page; device: string }> {
  const browser = await rig.start()
  const tab = await rig.page(browser)
  const device = await rig.enrol(tab)
  await tab.evaluate((d) => window.nido.say(d), written(10))
  await tab.evaluate(() => window.nido.sent(60_000))
  return { browser, tab, device }
}

test('a working day leaves nothing readable in the profile', async () => {
  const { browser, tab } = await working()
  await rig.proxy.cut()
  await tab.evaluate((d) => window.nido.say(d), written(40))
  // what is looked for can be found: a page that wrote plainly would be caught
  await tab.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        const opening = indexedDB.open('control', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('plain')
        opening.onerror = () => failed(opening.error)
        opening.onsuccess = () => {
          const tx = opening.result.transaction('plain', 'readwrite', { durability: 'strict' })
          tx.objectStore('plain').put('Zyxcontrol', 1)
          tx.oncomplete = () => done()
        }
      }),
  )
  const secrets = await secretsOf(tab)
  await browser.close()
  const found = findBytes(
    browser.profile,
    new Map([...readable(secrets), ...wordsOf('the control', 'Zyxcontrol'), ...sealedForms(secrets)]),
  )
  const names = new Set(found.map((f) => f.split(' in /')[0]))
  expect([...names].filter((n) => !n!.startsWith('the control')).sort()).toEqual(
    sealedForms(secrets)
      .map(([n]) => n)
      .sort(),
  )
  expect([...names].some((n) => n!.startsWith('the control'))).toBe(true)
  await rig.proxy.mend()
})

test('revoked as lost while offline with 300 facts: they arrive for a person to look at, then the tablet is empty', async () => {
  const { browser, tab, device } = await working()
  const secrets = await secretsOf(tab)
  await rig.proxy.cut()
  await tab.evaluate((d) => window.nido.say(d), rig.drafts(300))
  await rig.center.order(device, 'wipe')
  rig.setFaults({ lostAnswer: 0.3, reset: 0.2 })
  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.waitForURL('**/device/bye', { timeout: 30_000 })
  rig.setFaults({})
  const pages = await rig.center.pagesOf(device)
  expect(chainTroubles(pages)).toEqual([])
  expect(pages).toHaveLength(310)
  expect(new Set(pages.slice(10).map((p) => `${p.answer} ${p.reason}`))).toEqual(
    new Set(['review after-revocation']),
  )
  await browser.close()
  expect(findBytes(browser.profile, new Map([...readable(secrets), ...sealedForms(secrets)]))).toEqual([])
  expect(existsSync(join(browser.profile, 'Default'))).toBe(true)
})

test('ordered to wipe, it shows nothing more while it still hands in', async () => {
  const { tab, device } = await working()
  await rig.proxy.cut()
  await tab.evaluate((d) => window.nido.say(d), rig.drafts(5))
  await rig.center.order(device, 'wipe')
  rig.setFaults({ busy: 1, only: /\/facts/ })
  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())
  await expect
    .poll(async () => await tab.evaluate(() => window.nido.at()), { timeout: 15_000 })
    .toBe('leaving')
  expect(await tab.evaluate(() => Object.keys(window.nido.rows('child')).length)).toBe(0)
  expect(await tab.evaluate(() => window.nido.status().pending)).toBe(5)
  rig.setFaults({})
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.waitForURL('**/device/bye', { timeout: 30_000 })
  expect(await rig.center.pagesOf(device)).toHaveLength(15)
})

test('retired in peace: everything is handed in and taken, then the tablet is new again', async () => {
  const { browser, tab, device } = await working()
  await rig.proxy.cut()
  await tab.evaluate((d) => window.nido.say(d), rig.drafts(20))
  await rig.center.order(device, 'drain')
  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.waitForURL('**/device/bye', { timeout: 30_000 })
  const pages = await rig.center.pagesOf(device)
  expect(pages.map((p) => p.answer)).toEqual(Array(30).fill('taken'))
  const fresh = await rig.page(browser)
  expect(await fresh.evaluate(() => window.nido.at())).toBe('new')
})
