// Photos of a tablet: taken without a network, sent last and in pieces whatever breaks, bare of where they were taken, never readable on its disk.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { judgeFile } from '../../src/kernel/file-bytes.ts'
import { openBlob } from '../../src/platform/blobs.ts'
import { filePlaceIn } from '../../src/platform/file-place.ts'
import { type Chromium, findBytes } from '../browser/chromium.ts'
import { dataFolderOf } from '../browser/small-center.ts'
import { type TabletRig, tabletRig } from '../browser/tablet-rig.ts'
import { untilInPage } from '../browser/until.ts'
import { EXIF, shaOf } from '../files-for-tests.ts'

let rig: TabletRig
let browser: Chromium
let tab: Page
beforeAll(async () => {
  rig = await tabletRig(4244, { children: 24 })
  browser = await rig.start()
  tab = await rig.page(browser)
  await rig.enrol(tab)
})
afterAll(() => rig.stop())
beforeEach(() => {
  rig.setFaults({})
  return rig.proxy.mend()
})

async function reopen(): Promise<void> {
  browser = await rig.start(browser.profile)
  tab = await rig.page(browser)
  await rig.unlock(tab)
}

/** A photo as a camera makes it: noise of this size, and the position of the camera in it. */
async function camera(width: number, height: number): Promise<string> {
  const plain = await tab.evaluate(
    async ([w, h]) => {
      const canvas = new OffscreenCanvas(w!, h!)
      const pen = canvas.getContext('2d')!
      const image = pen.createImageData(w!, h!)
      for (let i = 0; i < image.data.length; i += 4) {
        const value = 128 + 100 * Math.sin(i / 900) * Math.random()
        image.data.set([value, 255 - value, value / 2, 255], i)
      }
      pen.putImageData(image, 0, 0)
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
      const bytes = new Uint8Array(await blob.arrayBuffer())
      let s = ''
      for (let i = 0; i < bytes.length; i += 0x8000)
        s += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
      return btoa(s)
    },
    [width, height],
  )
  const bytes = Buffer.from(plain, 'base64')
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(EXIF.length + 2, 2)
  return Buffer.concat([bytes.subarray(0, 2), head, EXIF, bytes.subarray(2)]).toString('base64')
}

type Taken = { blob: string; thumb: string; photo: number[]; small: number[] }

/** Takes a portrait of the child as the card does: prepared, kept, said. */
const portrait = (photo: string, child: string) =>
  tab.evaluate(
    async ({ photo, child, book, author }): Promise<Taken | string> => {
      const bytes = Uint8Array.from(atob(photo), (c) => c.charCodeAt(0))
      const photos = await window.nido.session().photos()
      const made = await photos.prepare(new Blob([bytes]))
      if (typeof made === 'string') return made
      const kept = await photos.keep(made)
      if (kept === 'full') return kept
      const today = new Date().toISOString().slice(0, 10)
      const consent = { who: 'Mamá de prueba', on: today, how: 'paper' }
      await window.nido.say([
        {
          kind: 'children.portrait-taken',
          kindVersion: 1,
          about: child,
          book,
          author,
          payload: { ...kept, consent },
        },
      ])
      return { ...kept, photo: [...made.photo.bytes], small: [...made.thumb.bytes] }
    },
    { photo, child, book: rig.center.book, author: rig.center.educators[0]! },
  ) as Promise<Taken>

const onServer = async (sha: string) =>
  (await openBlob(rig.center.db, filePlaceIn(dataFolderOf(rig.center.url)), rig.center.book, sha))?.bytes

const waiting = () => tab.evaluate(async () => (await window.nido.session().photos()).count().waiting)

/** Rounds of photos until none waits. */
async function sentAll(limitMs = 60_000): Promise<void> {
  const end = Date.now() + limitMs
  while (Date.now() < end) {
    await tab.evaluate(() => window.nido.session().sync.kick())
    await tab.evaluate(async () => void (await (await window.nido.session().photos()).round()))
    if ((await waiting()) === 0) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`${await waiting()} photos still wait`)
}

test('taken without a network it is seen at once, and reaches the server small, upright and bare of its place', async () => {
  await rig.proxy.cut()
  const child = rig.center.children[0]!
  const raw = await camera(3000, 2000)
  expect(Buffer.from(raw, 'base64').includes(EXIF)).toBe(true)
  const taken = await portrait(raw, child)
  expect(taken.photo.length).toBeLessThanOrEqual(250_000)
  expect(taken.small.length).toBeLessThanOrEqual(6_000)
  const shown = await tab.evaluate((id) => {
    const row = window.nido.rows('child_portrait')[id] as { t: string } | undefined
    return row && window.nido.session().faces.all().get(row.t)?.slice(0, 23)
  }, child)
  expect(shown).toBe('data:image/jpeg;base64,')
  expect(await waiting()).toBe(2)
  await rig.proxy.mend()
  await sentAll()
  // the rounds above did not wait for what was said
  await tab.evaluate(() => window.nido.sent(60_000))
  for (const [sha, bytes] of [
    [taken.blob, taken.photo],
    [taken.thumb, taken.small],
  ] as const) {
    const there = (await onServer(sha))!
    expect(shaOf(there)).toBe(sha)
    expect(there.equals(Buffer.from(bytes))).toBe(true)
    expect(there.includes('GPS')).toBe(false)
    expect(judgeFile(new Uint8Array(there))).toEqual({ type: 'image/jpeg' })
  }
  const rows = await rig.center.db.read(
    { system: true },
    (read) => read<{ blob: string }>`select blob from child_portrait where key = ${child}`,
  )
  expect(rows).toEqual([{ blob: taken.blob }])
})

test('the line breaks at every second piece, answers are lost, a portal answers: it arrives whole, once', async () => {
  const taken = await portrait(await camera(2000, 1600), rig.center.children[1]!)
  rig.setFaults({ reset: 0.25, lostAnswer: 0.2, busy: 0.05, portal: 0.05, only: /\/v1\/blobs\// })
  await sentAll(100_000)
  rig.setFaults({})
  expect((await onServer(taken.blob))!.equals(Buffer.from(taken.photo))).toBe(true)
})

test('cut after each single piece, it goes on from there and sends nothing twice', async () => {
  const taken = await portrait(await camera(1800, 1500), rig.center.children[2]!)
  const received: number[] = []
  for (let i = 0; i < 40 && (await waiting()) > 0; i++) {
    // one piece passes, then the line is gone
    let passed = 0
    await tab.route(/\/v1\/blobs\/[0-9a-f]{64}\?/, (route) => {
      passed++
      return passed > 1 ? route.abort() : route.continue()
    })
    await tab.evaluate(async () => void (await (await window.nido.session().photos()).round()))
    await tab.unroute(/\/v1\/blobs\/[0-9a-f]{64}\?/)
    const [row] = await rig.center.db.read(
      { system: true },
      (read) => read<{ received: number }>`select received from blob where sha256 = ${taken.blob}`,
    )
    received.push(row?.received ?? 0)
  }
  expect(await waiting()).toBe(0)
  expect([...received].sort((a, b) => a - b)).toEqual(received)
  expect((await onServer(taken.blob))!.equals(Buffer.from(taken.photo))).toBe(true)
})

test('the browser is killed and the server is killed in the middle: both go on where they were', async () => {
  await rig.proxy.cut()
  const taken = await portrait(await camera(1900, 1500), rig.center.children[3]!)
  await rig.proxy.mend()
  let pieces = 0
  await tab.route(/\/v1\/blobs\/[0-9a-f]{64}\?/, async (route) => {
    pieces++
    if (pieces === 2) await rig.killNido()
    await route.continue().catch(() => undefined)
  })
  await tab
    .evaluate(async () => void (await (await window.nido.session().photos()).round()))
    .catch(() => undefined)
  await browser.kill()
  await rig.restartNido()
  await reopen()
  // whoever opens it again sees the face before anything was sent
  await tab.waitForFunction((sha) => window.nido.session().faces.all().has(sha), taken.thumb)
  await sentAll()
  expect((await onServer(taken.blob))!.equals(Buffer.from(taken.photo))).toBe(true)
})

test('nothing of a picture is readable on the tablet’s disk, waiting or sent', async () => {
  await rig.proxy.cut()
  const taken = await portrait(await camera(1400, 1100), rig.center.children[4]!)
  // the thumbnail is drawn, as on the wall
  await tab.evaluate((sha) => {
    const img = document.createElement('img')
    img.src = window.nido.session().faces.all().get(sha)!
    document.body.append(img)
    return img.decode()
  }, taken.thumb)
  await browser.kill()
  const middle = (bytes: number[]) => Buffer.from(bytes).subarray(700, 740)
  const base64 = (bytes: number[]) => Buffer.from(Buffer.from(bytes).subarray(600, 660).toString('base64'))
  const needles = new Map([
    ['photo', middle(taken.photo)],
    ['thumbnail', middle(taken.small)],
    ['thumbnail as text', base64(taken.small)],
    ['photo as text', base64(taken.photo)],
    ['where it was taken', EXIF],
  ])
  expect(findBytes(browser.profile, needles)).toEqual([])
  await rig.proxy.mend()
  await reopen()
  await sentAll()
  await browser.kill()
  expect(findBytes(browser.profile, needles)).toEqual([])
  await reopen()
})

test('little space: no new photos; nearly none: days older than two weeks go, what was said stays and is sent', async () => {
  const free = (bytes: number) =>
    tab.evaluate((n) => {
      navigator.storage.estimate = async () => ({ quota: n + 1000, usage: 1000 })
    }, bytes)
  const room = () => tab.evaluate(async () => (await window.nido.session().photos()).room())
  const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)
  const child = rig.center.children[5]!
  await rig.center.hand(
    [3, 20].map((back) => ({
      ...rig.center.fact('attendance.arrived', child, { day: day(back), room: rig.center.rooms[0]! }),
      happenedAt: new Date(Date.now() - back * 86_400_000).toISOString(),
    })),
  )
  await tab.evaluate(() => window.nido.session().sync.kick())
  const days = () =>
    tab.evaluate(
      (id) =>
        Object.keys(window.nido.rows('attendance_day'))
          .filter((k) => k.startsWith(id))
          .sort(),
      child,
    )
  await tab.waitForFunction(
    (id) => Object.keys(window.nido.rows('attendance_day')).filter((k) => k.startsWith(id)).length === 2,
    child,
  )
  await free(600 * 1024 * 1024)
  expect(await room()).toBe('photos')
  await free(400 * 1024 * 1024)
  expect(await room()).toBe('none')
  await tab.evaluate(async () => void (await (await window.nido.session().photos()).round()))
  expect((await days()).length).toBe(2)
  await free(50 * 1024 * 1024)
  expect(await room()).toBe('tight')
  const pending = await tab.evaluate(async (drafts) => {
    const saying = await window.nido.say(drafts)
    return saying.saved
  }, rig.drafts(1))
  expect(pending).toBe(true)
  // another round may be at it: then this one only looks
  await expect
    .poll(
      async () => {
        await tab.evaluate(async () => void (await (await window.nido.session().photos()).round()))
        return days()
      },
      { timeout: 20_000, interval: 300 },
    )
    .toEqual([`${child}|${day(3)}`])
  await tab.evaluate(() => window.nido.sent(60_000))
})

test('another tablet receives the face behind the state, and lets it go when the child leaves', async () => {
  const other = await rig.start()
  const page = await rig.page(other)
  await rig.enrol(page)
  const child = rig.center.children[0]!
  const has = (id: string) =>
    page.waitForFunction((id) => {
      const row = window.nido.rows('child_portrait')[id] as { t: string } | undefined
      return row !== undefined && window.nido.session().faces.all().has(row.t)
    }, id)
  await has(child)
  const face = await page.evaluate((id) => (window.nido.rows('child_portrait')[id] as { t: string }).t, child)
  const { room: _room, ...left } = rig.center.fact('children.child-left', child, {
    on: new Date().toISOString().slice(0, 10),
    why: 'family',
  })
  await rig.center.hand([{ ...left, happenedAt: new Date().toISOString() }])
  await page.evaluate(() => window.nido.session().sync.kick())
  // by its hash: faces of other children may still be coming
  await page.waitForFunction((t) => !window.nido.session().faces.all().has(t), face)
  await other.kill()
})

test('consent taken back: the picture goes here, there and on the server', async () => {
  const child = rig.center.children[1]!
  const [before] = await rig.center.db.read(
    { system: true },
    (read) =>
      read<{ blob: string; thumb: string }>`select blob, thumb from child_portrait where key = ${child}`,
  )
  await tab.evaluate(
    async ({ child, book, author, shas }) => {
      await window.nido.say([
        {
          kind: 'children.portrait-withdrawn',
          kindVersion: 1,
          about: child,
          book,
          author,
          payload: { reason: 'consent' },
        },
      ])
      await (await window.nido.session().photos()).forget(shas)
      await window.nido.sent(60_000)
    },
    { child, book: rig.center.book, author: rig.center.educators[0]!, shas: [before!.blob, before!.thumb] },
  )
  await untilInPage(
    tab,
    async ([id, sha]) => {
      window.nido.session().sync.kick()
      await (await window.nido.session().photos()).round()
      return (
        window.nido.rows('child_portrait')[id!] === undefined && !window.nido.session().faces.all().has(sha!)
      )
    },
    [child, before!.thumb] as const,
  )
  const [row] = await rig.center.db.read(
    { system: true },
    (read) =>
      read<{ n: number }>`select count(*)::int as n from child_blob where key = ${before!.blob} and shown`,
  )
  expect(row!.n).toBe(0)
})

test('a tablet retired in order hands in its photos first; then nothing of them is left on it', async () => {
  const other = await rig.start()
  const page = await rig.page(other)
  const device = await rig.enrol(page)
  const main = tab
  tab = page
  await rig.proxy.cut()
  const taken = await portrait(await camera(1500, 1200), rig.center.children[6]!)
  tab = main
  await rig.center.order(device, 'drain')
  await rig.proxy.mend()
  await page.evaluate(() => window.nido.session().sync.kick()).catch(() => undefined)
  await page.waitForURL(/\/device\/bye/, { timeout: 60_000 })
  expect((await onServer(taken.blob))!.equals(Buffer.from(taken.photo))).toBe(true)
  await other.close()
  const needles = new Map([['photo', Buffer.from(taken.photo).subarray(700, 740)]])
  expect(findBytes(join(other.profile, 'Default'), needles)).toEqual([])
})

/** What the desk hears of the tablet's photos. */
const heardOf = async (device: string) =>
  (
    await rig.center.db.read(
      { system: true },
      (read) => read<{ photos_waiting: number | null; photos_refused: number | null }>`
      select photos_waiting, photos_refused from device where id = ${device}`,
    )
  )[0]

test('ordered erased with unsent photos on a bad line: they come behind their facts, then the tablet is empty', async () => {
  const device = await tab.evaluate(() => window.nido.session().device)
  const [before, after] = [rig.center.children[10]!, rig.center.children[11]!]
  // what was said arrives, its photo does not
  rig.setFaults({ busy: 1, only: /\/v1\/blobs\// })
  const early = await portrait(await camera(1800, 1500), before)
  await tab.evaluate(() => window.nido.sent(60_000))
  await rig.proxy.cut()
  const late = await portrait(await camera(1700, 1500), after)
  expect(await waiting()).toBe(4)
  await rig.center.order(device, 'wipe')
  rig.setFaults({ reset: 0.2, lostAnswer: 0.2, busy: 0.1, only: /\/v1\/blobs\// })
  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.waitForURL('**/device/bye', { timeout: 90_000 })
  rig.setFaults({})
  for (const [sha, bytes] of [
    [early.blob, early.photo],
    [early.thumb, early.small],
    [late.blob, late.photo],
    [late.thumb, late.small],
  ] as const)
    expect((await onServer(sha))?.equals(Buffer.from(bytes))).toBe(true)
  const page = (await rig.center.pagesOf(device)).at(-1)
  expect([page?.answer, page?.reason]).toEqual(['review', 'after-revocation'])
  const rows = await rig.center.db.read(
    { system: true },
    (read) => read<{ key: string }>`
      select key from child_portrait where key = any(${[before, after]}::text[])`,
  )
  expect(rows).toEqual([{ key: before }])
  expect(await heardOf(device)).toEqual({ photos_waiting: 0, photos_refused: 0 })
  await browser.kill()
  const middle = Buffer.from(late.photo).subarray(700, 740)
  expect(findBytes(browser.profile, new Map([['photo', middle]]))).toEqual([])
})

test('a photo that no fact names does not keep a lost tablet from being erased, and the desk is told that it is gone', async () => {
  browser = await rig.start()
  tab = await rig.page(browser)
  const device = await rig.enrol(tab)
  await rig.proxy.cut()
  await tab.evaluate(
    async (photo) => {
      const photos = await window.nido.session().photos()
      const made = await photos.prepare(new Blob([Uint8Array.from(atob(photo), (c) => c.charCodeAt(0))]))
      if (typeof made === 'string') throw new Error(made)
      await photos.keep(made)
    },
    await camera(900, 700),
  )
  await rig.center.order(device, 'wipe')
  await rig.proxy.mend()
  await tab.evaluate(() => window.nido.session().sync.kick())
  await tab.waitForURL('**/device/bye', { timeout: 60_000 })
  expect(await heardOf(device)).toEqual({ photos_waiting: 0, photos_refused: 2 })
})
