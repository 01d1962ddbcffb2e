// A tablet on trial: one small center, Nido in a process, a proxy that misbehaves, a real Chromium; all of it is taken away after.
import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { civilDay } from '../../src/kernel/days.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { type Chromium, launchChromium, newProfile, removeProfile } from './chromium.ts'
import { buildDevicePage, type DevicePage } from './device-build.ts'
import type {} from './device-page/page.ts'
import { type Faults, faultyProxy } from './faulty-proxy.ts'
import { smallCenter, startNido } from './small-center.ts'

/** Spelled with the words of the list; must never be found on the tablet's disk. */
export const PHRASE = 'conejo nopal faro durazno trineo'

export type TabletRig = Awaited<ReturnType<typeof tabletRig>>

/** `port` and the one after it are used. */
export async function tabletRig(
  port: number,
  options: {
    children?: number
    seed?: number
    build?: () => Promise<DevicePage>
    /** another port the proxy hands on to: what stands there must end at `port + 1` */
    upstream?: number
  } = {},
) {
  const [center, built] = await Promise.all([
    smallCenter(options.children),
    (options.build ?? buildDevicePage)(),
  ])
  let nido = await startNido(center.url, port + 1)
  const proxy = await faultyProxy({
    port,
    upstream: () => options.upstream ?? port + 1,
    // asked at every request: a new release may take the place of the one before
    get folder() {
      return built.folder
    },
    seed: options.seed,
  })
  const profiles = new Set<string>()
  const open = new Set<Chromium>()

  async function start(profile = newProfile(), flags: readonly string[] = []): Promise<Chromium> {
    profiles.add(profile)
    const browser = await launchChromium(profile, flags)
    open.add(browser)
    return browser
  }

  /** A page of the tablet, as far as its phase is known. */
  async function page(browser: Chromium): Promise<Page> {
    const tab = await browser.context.newPage()
    await tab.goto(`${proxy.url}/tableta`)
    await tab.waitForFunction(() => window.nido && window.nido.at() !== 'opening')
    return tab
  }

  /** The ceremony up to the phrase: the first download begins. */
  async function join(tab: Page): Promise<void> {
    await center.pair(async (code) => {
      await tab.evaluate((c) => void window.nido.device.pair(c, 'Tableta de prueba'), code)
      await tab.evaluate(() => window.nido.reaches('pairing'))
      return tab.evaluate(() => {
        const phase = window.nido.device.phase()
        return phase.at === 'pairing' ? phase.response : ''
      })
    })
    await tab.evaluate(() => window.nido.reaches('phrase'))
    await tab.evaluate((phrase) => window.nido.device.choosePhrase(phrase), PHRASE)
  }

  /** The whole ceremony, to the end of the first download. */
  async function enrol(tab: Page): Promise<string> {
    await join(tab)
    await tab.waitForFunction(() => window.nido.session().isWhole())
    // the shell must be held before the network may go
    await tab.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    return tab.evaluate(() => window.nido.session().device)
  }

  async function unlock(tab: Page): Promise<void> {
    if ((await tab.evaluate(() => window.nido.at())) === 'open') return
    const right = await tab.evaluate((phrase) => window.nido.device.unlock(phrase), PHRASE)
    if (!right) throw new Error('the phrase was not the one')
  }

  return {
    center,
    proxy,
    start,
    page,
    join,
    enrol,
    unlock,
    url: proxy.url,
    setFaults: (faults: Faults) => {
      proxy.faults = faults
    },
    killNido: () => nido.kill(),
    /** on another database, when it was put back elsewhere */
    restartNido: async (url = center.url) => {
      nido = await startNido(url, port + 1)
    },
    /** Measurings, one of each child in turn: every one is a row of its own. */
    drafts: (
      count: number,
      from = 0,
    ): Pick<Fact, 'kind' | 'kindVersion' | 'about' | 'book' | 'author' | 'payload'>[] => {
      const day = civilDay(new Date().toISOString(), 'America/Tijuana')
      return Array.from({ length: count }, (_, i) => ({
        ...{ kind: 'growth.measured', kindVersion: 1, book: center.book, author: center.educators[0]! },
        about: center.children[(from + i) % center.children.length]!,
        payload: { day, weightKg: 7 + ((from + i) % 50) / 10 },
      }))
    },
    async stop(): Promise<void> {
      for (const browser of open) await browser.kill()
      await proxy.stop()
      await nido.kill()
      await center.close()
      built.remove()
      for (const profile of profiles) removeProfile(profile)
    },
  }
}

/** What is wrong with a device's chain as the server holds it; empty when it is whole from 1 to its end. */
export function chainTroubles(pages: readonly { dseq: number; prev?: string; text: string }[]): string[] {
  const sorted = [...pages].sort((a, b) => a.dseq - b.dseq)
  return sorted.flatMap((page, i) => {
    if (page.dseq !== i + 1) return [`number ${page.dseq} stands at place ${i + 1}`]
    const before = sorted[i - 1]
    const expected = before && createHash('sha256').update(before.text).digest('hex')
    return page.prev === expected ? [] : [`number ${page.dseq} does not name the one before`]
  })
}
