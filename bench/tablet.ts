// The tablet in numbers, in the product's own pages and a real Chromium: first download, a bad network, a slow disk, a cold morning.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { addDays } from '../src/kernel/days.ts'
import { freePort } from '../src/platform/postgres.ts'
import {
  type Chromium,
  launchChromium,
  newProfile,
  removeProfile,
  slowDown,
} from '../tests/browser/chromium.ts'
import { devicePageInto } from '../tests/browser/device-build.ts'
import type {} from '../tests/browser/device-page/page.ts'
import { faultyProxy } from '../tests/browser/faulty-proxy.ts'
import { lineTo } from '../tests/browser/line.ts'
import { untilInPage } from '../tests/browser/until.ts'
import { type Ground, onGround, quantile, remark, type Server } from './fixture.ts'
import { type FullCenter, PIN, settleFullCenter } from './parts/full-center.ts'
import { tapToSaved } from './parts/tapping.ts'
import type { Bench } from './run.ts'

const ROOT = join(import.meta.dirname, '..')
export const SLOWER = 6
const PHRASE = 'conejo nopal faro durazno trineo'
const PENDING = 5_000

/** Takes everything away that was opened, the last first. */
export type Cleaning = { readonly after: (undo: () => Promise<void> | void) => void }

export async function withCenter<T>(
  seed: number,
  signal: AbortSignal,
  work: (ground: Ground, full: FullCenter, cleaning: Cleaning) => Promise<T>,
): Promise<T> {
  const built = spawnSync(process.execPath, [join(ROOT, 'bin', 'build.mjs')], { stdio: 'inherit' })
  if (built.status !== 0) throw new Error('the screens could not be built')
  return onGround(signal, async (ground) => {
    const undone: (() => Promise<void> | void)[] = []
    try {
      const full = await settleFullCenter(ground.url, seed)
      undone.push(() => full.db.close())
      return await work(ground, full, { after: (undo) => undone.push(undo) })
    } finally {
      for (const undo of undone.reverse()) await undo()
    }
  })
}

export const portOf = (server: Server) => Number(new URL(server.address).port)

export function profileOf(cleaning: Cleaning): string {
  const profile = newProfile()
  cleaning.after(() => removeProfile(profile))
  return profile
}

export async function open(
  cleaning: Cleaning,
  profile: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Chromium> {
  const browser = await launchChromium(profile, ['--lang=es-MX'], env)
  cleaning.after(() => browser.kill())
  return browser
}

/** The product's page up to the last button of the ceremony, which `press` presses. */
export async function joinCenter(
  full: FullCenter,
  tab: Page,
): Promise<{ press: () => Promise<void>; phrase: string }> {
  await full.pair(async (code) => {
    await tab.getByLabel('Código de 8 letras').fill(code)
    await tab.getByRole('button', { name: 'Continuar' }).click()
    await tab.locator('.spelled').waitFor()
    return (await tab.locator('.spelled span').allTextContents()).join('')
  })
  await tab.locator('.phrase-words li').nth(4).waitFor()
  const phrase = (await tab.locator('.phrase-words li').allTextContents()).join(' ')
  await tab.getByRole('button', { name: 'Ya está anotada' }).click()
  await tab.getByLabel('Escribir la frase que se anotó').fill(phrase)
  await shellHeld(tab)
  return { phrase, press: () => tab.getByRole('button', { name: 'Usar esta frase' }).click() }
}

/** A worker is active, and it holds the scripts of this very page: asked in the page itself, until it is so. */
const shellHeld = (tab: Page) =>
  untilInPage(tab, async () => {
    const [script] = Array.from(document.scripts, (s) => s.src).filter((src) => src !== '')
    const held = script !== undefined && (await caches.match(script, { ignoreSearch: true }))
    const worker = await navigator.serviceWorker.getRegistration()
    return Boolean(held) && worker?.active?.state === 'activated' && !worker.installing && !worker.waiting
  })
export const roomShown = (tab: Page) => tab.locator('.wall-card').first().waitFor({ timeout: 120_000 })

const first = (seed: number, signal: AbortSignal) =>
  withCenter(seed, signal, async (ground, full, cleaning) => {
    const server = await ground.openServer()
    const line = await lineTo({
      ...{ port: await freePort(), to: portOf(server) },
      ...{ bitsPerSecond: 1_000_000, delayMs: 25 },
    })
    cleaning.after(() => line.stop())
    const browser = await open(cleaning, profileOf(cleaning))
    const tab = await browser.context.newPage()
    await slowDown(tab, SLOWER)
    const opened = performance.now()
    await tab.goto(`${line.url}/tableta`)
    await tab.getByLabel('Código de 8 letras').waitFor()
    const door = performance.now()
    const { press } = await joinCenter(full, tab)
    const before = { ...line.seen }
    const began = performance.now()
    await press()
    await roomShown(tab)
    const seconds = (performance.now() - began) / 1000
    const bytes = line.seen.down - before.down + line.seen.up - before.up
    remark(
      `first download: ${full.center.children.length} children, ${full.past.days} days, ${full.past.measurings} measurings; the page itself was there after ${((door - opened) / 1000).toFixed(1)} s`,
    )
    return [
      { id: 'sync.first', value: seconds, unit: 's' },
      { id: 'sync.first.bytes', value: bytes / 1000, unit: 'kB' },
    ]
  })

/** Arrivals and departures of the last days, as many as asked for: what waits after days without a network. */
function drafts({ center }: FullCenter, count: number) {
  const today = new Date().toISOString().slice(0, 10)
  return Array.from({ length: count }, (_, i) => {
    const child = center.children[i % center.children.length]!
    const turn = Math.floor(i / center.children.length)
    const day = addDays(today, -Math.floor(turn / 2))
    const arrives = turn % 2 === 0
    return {
      ...{ kindVersion: 1, about: child.id, book: center.book, author: center.educator },
      kind: arrives ? 'attendance.arrived' : 'attendance.left',
      payload: arrives ? { day, room: child.room } : { day },
    }
  })
}

/** A page with the tablet's runtime and no screens, joined to the center. */
async function joinRuntime(full: FullCenter, tab: Page): Promise<string> {
  await tab.waitForFunction(() => window.nido && window.nido.at() !== 'opening')
  await full.pair(async (code) => {
    await tab.evaluate((c) => void window.nido.device.pair(c, 'Tableta de prueba'), code)
    await tab.evaluate(() => window.nido.reaches('pairing'))
    return tab.evaluate(() => {
      const phase = window.nido.device.phase()
      return phase.at === 'pairing' ? phase.response : ''
    })
  })
  await tab.evaluate(() => window.nido.reaches('phrase'))
  await tab.evaluate((phrase) => window.nido.device.choosePhrase(phrase), PHRASE)
  await tab.waitForFunction(() => window.nido.session().isWhole(), undefined, { timeout: 60_000 })
  await tab.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  return tab.evaluate(() => window.nido.session().device)
}

const faulty = (seed: number, signal: AbortSignal) =>
  withCenter(seed, signal, async (ground, full, cleaning) => {
    const built = mkdtempSync(join(tmpdir(), 'nido-device-page-'))
    cleaning.after(() => rmSync(built, { recursive: true, force: true }))
    await devicePageInto(built)
    let server = await ground.openServer()
    const proxy = await faultyProxy({
      ...{ port: await freePort(), upstream: () => portOf(server), folder: built, seed },
    })
    cleaning.after(() => proxy.stop())
    const profile = profileOf(cleaning)
    const start = async () => {
      const browser = await open(cleaning, profile)
      const tab = await browser.context.newPage()
      await tab.goto(`${proxy.url}/tableta`)
      return { browser, tab }
    }
    const unlocked = async (tab: Page) => {
      await tab.waitForFunction(() => window.nido && window.nido.at() === 'locked')
      await tab.evaluate((phrase) => window.nido.device.unlock(phrase), PHRASE)
    }
    let { browser, tab } = await start()
    const device = await joinRuntime(full, tab)
    await proxy.cut()
    const said = drafts(full, PENDING)
    const saved = new Set<string>()
    const write = async (from: number, until: () => boolean) => {
      await tab.exposeFunction('told', (id: string) => void saved.add(id))
      const writing = tab
        .evaluate(
          (d) => window.nido.sayMany(d, (window as unknown as { told: (id: string) => void }).told),
          said.slice(from),
        )
        .catch(() => undefined)
      while (!until()) await new Promise((done) => setTimeout(done, 5))
      await browser.kill()
      await writing
    }
    await write(0, () => saved.size >= PENDING / 2)
    ;({ browser, tab } = await start())
    await unlocked(tab)
    const kept = await tab.evaluate(() => window.nido.status().pending)
    if (kept < saved.size) throw new Error(`${saved.size} were saved, ${kept} are there`)
    await write(kept, () => saved.size >= PENDING - 1)

    proxy.faults = { lostAnswer: 0.25, busy: 0.1, reset: 0.1 }
    await proxy.mend()
    ;({ browser, tab } = await start())
    await unlocked(tab)
    const began = performance.now()
    const sent = tab.evaluate(() => window.nido.sent(60_000))
    const arrived = async () => {
      const [r] = await full.db.read(
        { system: true },
        (read) => read<{ n: number }>`select count(*)::int as n from device_seq where device = ${device}`,
      )
      return r!.n
    }
    while ((await arrived()) < PENDING / 5) await new Promise((done) => setTimeout(done, 20))
    process.kill(server.pid, 'SIGKILL')
    const down = performance.now()
    server = await ground.openServer()
    const away = (performance.now() - down) / 1000
    await sent
    const seconds = (performance.now() - began) / 1000
    const [there] = await full.db.read(
      { system: true },
      (read) => read<{ pages: number; facts: number; last: number }>`
      select count(*)::int as pages, count(distinct fact)::int as facts,
        (select max(dseq)::int from device_seq where device = ${device}) as last
      from page where book = ${full.center.book}
        and fact in (select id from fact where book = ${full.center.book} and body like ${`%"device":"${device}"%`})`,
    )
    const known = await full.db.read(
      { system: true },
      (read) => read<{ id: string }>`
      select id from fact where book = ${full.center.book} and body like ${`%"device":"${device}"%`}`,
    )
    const ids = new Set(known.map((k) => k.id))
    const lost = [...saved].filter((id) => !ids.has(id))
    if (lost.length > 0 || there!.pages !== there!.facts || there!.pages !== there!.last)
      throw new Error(`not exactly once: ${JSON.stringify({ ...there, lost: lost.length })}`)
    remark(
      `${there!.pages} facts drained; ${proxy.seen.spoiled} of ${proxy.seen.requests} requests spoiled, the server away ${away.toFixed(1)} s of it`,
    )
    return [{ id: 'sync.faulty', value: seconds, unit: 's' }]
  })

export const FLUSH_MS = 30
/** px from the top: cards under the notices of what was just said are not tapped */
const NOTICES_BELOW = 480
/** Between two taps of one hand. */
export const PAUSE_MS = 800

/** Compiles what makes flushes slow; the machine that measures needs a C compiler. */
export function slowFlush(cleaning: Cleaning): Readonly<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'nido-flush-'))
  cleaning.after(() => rmSync(folder, { recursive: true, force: true }))
  const library = join(folder, 'slow-flush.so')
  const source = join(import.meta.dirname, 'parts', 'slow-flush.c')
  const done = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'], {
    encoding: 'utf8',
  })
  if (done.status !== 0)
    throw new Error(`a C compiler is needed for slow flushes: ${done.stderr ?? done.error}`)
  return { LD_PRELOAD: library, NIDO_FLUSH_MS: String(FLUSH_MS) }
}

/** ms of the fastest of five flushed writes in a store of its own: proof that the disk is as slow as said. */
export const flushTime = (tab: Page): Promise<number> =>
  tab.evaluate(
    () =>
      new Promise<number>((done, fail) => {
        const opening = indexedDB.open('flush-probe', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('s')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const took: number[] = []
          const next = () => {
            if (took.length === 5) {
              db.close()
              indexedDB.deleteDatabase('flush-probe')
              return done(Math.min(...took))
            }
            const from = performance.now()
            const tx = db.transaction('s', 'readwrite', { durability: 'strict' })
            tx.objectStore('s').put(took.length, took.length)
            tx.oncomplete = () => {
              took.push(performance.now() - from)
              next()
            }
          }
          next()
        }
      }),
  )

/** Where a finger goes; looked up before anything is measured, because looking costs time in the page. */
export const centers = (of: Locator): Promise<readonly { x: number; y: number }[]> =>
  of.evaluateAll((all) =>
    all.flatMap((el) => {
      const r = el.getBoundingClientRect()
      const y = r.y + r.height / 2
      const x = r.x + r.width / 2
      return el.contains(document.elementFromPoint(x, y)) ? [{ x, y }] : []
    }),
  )

const save = (seed: number, signal: AbortSignal) =>
  withCenter(seed, signal, async (ground, full, cleaning) => {
    const server = await ground.openServer()
    const line = await lineTo({ port: await freePort(), to: portOf(server) })
    cleaning.after(() => line.stop())
    const browser = await open(cleaning, profileOf(cleaning), slowFlush(cleaning))
    const tab = await browser.context.newPage()
    await tab.setViewportSize({ width: 1280, height: 800 })
    await tab.goto(`${line.url}/tableta`)
    const { press } = await joinCenter(full, tab)
    await press()
    await roomShown(tab)
    await tab.getByRole('button', { name: 'Quién soy' }).click()
    await tab.getByRole('button', { name: 'Educadora' }).click()
    for (const digit of PIN) await tab.keyboard.press(digit)
    await tab.locator('.tablet-top').getByText('Educadora').waitFor()
    const flush = await flushTime(tab)
    if (flush < FLUSH_MS) throw new Error(`a flush takes ${flush} ms: it was not slowed`)
    await slowDown(tab, SLOWER)
    const spots = (await centers(tab.locator('.wall-card'))).filter((s) => s.y < NOTICES_BELOW)
    const took: number[] = []
    const cards: number[] = []
    for (const [action, words] of [
      ['Llegó', 'desde las'],
      ['Se fue', 'se fue'],
    ] as const) {
      const [button] = await centers(tab.locator('.bar-action', { hasText: action }))
      for (const i of spots.keys()) {
        // a row grows when a card says more: where it is now is looked up before anything is measured
        const [spot] = await centers(tab.locator('.wall-card').nth(i))
        // under a notice of before
        if (!spot) continue
        await tab.mouse.click(spot.x, spot.y)
        await tab.waitForTimeout(PAUSE_MS / 2)
        const tapped = await tapToSaved(tab, () => tab.mouse.click(button!.x, button!.y), { nth: i, words })
        took.push(tapped.notice)
        cards.push(tapped.card)
        await tab.waitForTimeout(PAUSE_MS / 2)
      }
    }
    remark(
      `tap to saved: ${took.length} taps, median ${quantile(took, 0.5).toFixed(0)} ms, worst ${quantile(took, 1).toFixed(0)} ms; the card says so after ${quantile(cards, 0.5).toFixed(0)} ms; a flushed write alone ${flush.toFixed(0)} ms`,
    )
    return [{ id: 'tablet.save.p95', value: quantile(took, 0.95), unit: 'ms' }]
  })

const COLD_STARTS = 5
const REGISTERED_MS = 2_000

/** Resolves in the moment the page holds such an element and has drawn it; asking again and again would slow the page. */
const drawn = (tab: Page, selector: string) =>
  tab.evaluate(
    (wanted) =>
      new Promise<void>((done) => {
        const look = () => {
          if (!document.querySelector(wanted)) return false
          watch.disconnect()
          requestAnimationFrame(() => setTimeout(done))
          return true
        }
        const watch = new MutationObserver(look)
        if (!look()) watch.observe(document, { subtree: true, childList: true })
      }),
    selector,
  )

const cold = (seed: number, signal: AbortSignal) =>
  withCenter(seed, signal, async (ground, full, cleaning) => {
    const built = mkdtempSync(join(tmpdir(), 'nido-device-page-'))
    cleaning.after(() => rmSync(built, { recursive: true, force: true }))
    await devicePageInto(built)
    const server = await ground.openServer()
    const port = await freePort()
    const profile = profileOf(cleaning)
    let browser = await open(cleaning, profile)
    let tab = await browser.context.newPage()
    // written by the bare runtime: five thousand taps through screens would take an hour
    const proxy = await faultyProxy({ port, upstream: () => portOf(server), folder: built })
    cleaning.after(() => proxy.stop())
    await tab.goto(`${proxy.url}/tableta`)
    await joinRuntime(full, tab)
    await proxy.cut()
    const said = drafts(full, PENDING)
    for (let i = 0; i < said.length; i += 250)
      await tab.evaluate((d) => window.nido.say(d).then(() => undefined), said.slice(i, i + 250))
    await tab.evaluate(async () => {
      for (const r of await navigator.serviceWorker.getRegistrations()) await r.unregister()
      for (const name of await caches.keys()) await caches.delete(name)
    })
    await tab.close()
    // the product's own shell at the same address; the tablet stays locked, so that nothing is sent
    const line = await lineTo({ port, to: portOf(server) })
    cleaning.after(() => line.stop())
    tab = await browser.context.newPage()
    await tab.goto(`${line.url}/tableta`)
    await tab.locator('form input').first().waitFor()
    await shellHeld(tab)
    // Chromium writes down a worker's registration a moment after it says that it is active
    await tab.waitForTimeout(REGISTERED_MS)
    await line.cut()
    await browser.close()
    const took: number[] = []
    for (let i = 0; i < COLD_STARTS; i++) {
      browser = await open(cleaning, profile)
      tab = await browser.context.newPage()
      await slowDown(tab, SLOWER)
      const began = performance.now()
      await tab.goto(`${line.url}/tableta`)
      await drawn(tab, 'form input')
      const locked = performance.now()
      // as keys come: looking for the field and the button in a slowed page would count as the tablet's time
      await tab.keyboard.press('Tab')
      await tab.keyboard.insertText(PHRASE)
      await tab.keyboard.press('Enter')
      await drawn(tab, '.wall-card')
      took.push((performance.now() - began) / 1000)
      remark(
        `cold: page and phrase ${((locked - began) / 1000).toFixed(2)} s, room ${took.at(-1)!.toFixed(2)} s`,
      )
      await tab
        .getByText(/5,000 por enviar/)
        .first()
        .waitFor()
      await browser.kill()
    }
    return [{ id: 'tablet.cold', value: quantile(took, 0.5), unit: 's' }]
  })

export const benches: readonly Bench[] = [
  { ids: ['sync.first', 'sync.first.bytes'], run: ({ seed, signal }) => first(seed, signal) },
  { ids: ['sync.faulty'], run: ({ seed, signal }) => faulty(seed, signal) },
  { ids: ['tablet.save.p95'], run: ({ seed, signal }) => save(seed, signal) },
  { ids: ['tablet.cold'], run: ({ seed, signal }) => cold(seed, signal) },
]
