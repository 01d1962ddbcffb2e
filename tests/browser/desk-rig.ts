// The desk on a real server over the invented network of five days: built screens, one account per role, a browser to look with.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { houseWith } from '../../src/app/modules.ts'
import { serve } from '../../src/app/serve.ts'
import { loadDemo } from '../../src/app/world/load-demo.ts'
import { NATION } from '../../src/kernel/ids.ts'
import type { Role } from '../../src/kernel/permission.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { appoint } from '../../src/platform/answers.ts'
import { openDb } from '../../src/platform/db.ts'
import { newId } from '../../src/platform/new-id.ts'
import { hashPassword } from '../../src/platform/secrets.ts'
import { filledDatabase } from '../postgres-for-tests.ts'
import { axeFaults } from './axe.ts'
import { buildProduct } from './device-build.ts'

export const roles = ['educadora', 'enfermera', 'directora', 'supervisora', 'nacional'] as const
export type DemoRole = (typeof roles)[number]
/** Who has no account in the demonstration: it may erase files and not read them. */
export const ADMINISTRATOR = 'administradora'

export type DeskRig = {
  readonly url: string
  readonly databaseUrl: string
  readonly browser: Browser
  readonly close: () => Promise<void>
}

/** `mustHave`: posts that need a second factor; accounts of the demonstration need it once they are not of it any more. */
export async function openDesk(port: number, mustHave: readonly Role[] = []): Promise<DeskRig> {
  await buildProduct()
  const folder = mkdtempSync(join(tmpdir(), 'nido-desk-'))
  const signal = new AbortController().signal
  const database = await filledDatabase('demo', (url) => settle(url, signal))
  const service = await serve({
    databaseUrl: database.url,
    port,
    dataDir: folder,
    empty: true,
    demo: false,
    log: { level: 'warn' },
    signIn: { origin: undefined, mustHave, freshMinutes: 10 },
    say: () => undefined,
    progress: () => undefined,
    signal,
  })
  const browser = await chromium.launch({
    executablePath: process.env.NIDO_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  })
  return {
    url: `http://localhost:${port}`,
    databaseUrl: database.url,
    browser,
    close: async () => {
      await browser.close()
      await service.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The invented network of five days, and the accounts that look at it. */
async function settle(url: string, signal: AbortSignal): Promise<void> {
  const db = openDb(url, { max: 4 })
  const house = houseWith(builtInTables())
  const now = () => new Date()
  const world = await loadDemo({
    db,
    house,
    now,
    seed: 1,
    days: 5,
    first: 5,
    progress: () => undefined,
    signal,
  })
  const administrator = { person: newId(now()), given: 'Ada', first: 'Prueba' }
  await appoint({ db, house, now }, administrator, 'administrator', NATION)
  const login = `demo-${ADMINISTRATOR}`
  for (const a of [...world.accounts, { ...administrator, login, password: `${login}-2026` }]) {
    await db.write(
      { system: true },
      (tx) =>
        tx`insert into account (person, login, password, demo) values (${a.person}, ${a.login}, ${hashPassword(a.password)}, true)`,
    )
  }
  await db.close()
}

export type Looking = {
  readonly page: Page
  readonly context: BrowserContext
  /** what the page complained of, and answers of 500; emptied by the reader */
  readonly complaints: string[]
}

type Account = DemoRole | typeof ADMINISTRATOR
type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>

async function newPage(
  rig: DeskRig,
  size: { width: number; height: number },
  language: 'es' | 'en',
  storageState?: StorageState,
): Promise<Looking> {
  const context = await rig.browser.newContext({
    viewport: size,
    reducedMotion: 'reduce',
    locale: 'es-MX',
    ...(storageState && { storageState }),
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (e) => complaints.push(String(e)))
  page.on('console', (m) => {
    // the browser reports each refused request by itself; those are told by the screen
    if (m.type() === 'error' && !m.text().startsWith('Failed to load resource')) complaints.push(m.text())
  })
  page.on('response', (r) => {
    if (r.status() >= 500) complaints.push(`${r.status()} ${r.url()}`)
  })
  await page.addInitScript((l) => localStorage.setItem('nido.language', l), language)
  return { page, context, complaints }
}

/** Whoever has an account, signed in through the door, where that leads. */
export async function comeIn(
  rig: DeskRig,
  login: string,
  password: string,
  size = { width: 1280, height: 800 },
  language: 'es' | 'en' = 'es',
): Promise<Looking> {
  const looking = await newPage(rig, size, language)
  const { page } = looking
  await page.goto(`${rig.url}/entrar`)
  await page.locator('input[name=username]').fill(login)
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.locator('main#main h1').first().waitFor()
  return looking
}

/** A person of a role at their desk, signed in through the door. */
export async function signIn(
  rig: DeskRig,
  role: Account,
  size = { width: 1280, height: 800 },
  language: 'es' | 'en' = 'es',
): Promise<Looking> {
  const looking = await comeIn(rig, `demo-${role}`, `demo-${role}-2026`, size, language)
  const { page } = looking
  // who comes in begins with what is due; most walks begin at the board
  await page.goto(`${rig.url}/tablero`)
  await page.locator('main#main h1').first().waitFor()
  return looking
}

const cameIn = new WeakMap<DeskRig, Map<Account, Promise<StorageState>>>()

/** A person of a role at the board, in the session they came in with before: the door is walked once a role and file. */
export async function lookAs(
  rig: DeskRig,
  role: Account,
  size = { width: 1280, height: 800 },
  language: 'es' | 'en' = 'es',
): Promise<Looking> {
  const states = cameIn.get(rig) ?? new Map<Account, Promise<StorageState>>()
  cameIn.set(rig, states)
  const before = states.get(role)
  if (!before) {
    const first = signIn(rig, role, size, language)
    states.set(
      role,
      first.then(({ context }) => context.storageState()),
    )
    return first
  }
  const looking = await newPage(rig, size, language, await before)
  await looking.page.goto(`${rig.url}/tablero`)
  await looking.page.locator('main#main h1').first().waitFor()
  return looking
}

/** Waits until what was asked stands on the screen. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main#main h1').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('main#main [aria-busy="true"]'))
  // names on the path and in lists come with a second answer
  await page.waitForTimeout(150)
  await page.evaluate(() => document.fonts.ready)
}

/** Goes to an address as a press of a link does, without loading the page anew; where the heading stays the same one, loads it. */
export async function goTo(page: Page, url: string, path: string): Promise<void> {
  const moved = await page
    .evaluate(async (to) => {
      const before = document.querySelector('main#main h1')
      if (!before) return false
      history.pushState(null, '', to)
      for (const end = performance.now() + 2_000; performance.now() < end; ) {
        await new Promise((done) => setTimeout(done, 30))
        const now = document.querySelector('main#main h1')
        if (now && now !== before && !before.isConnected) return true
      }
      return false
    }, path)
    .catch(() => false)
  if (!moved) await page.goto(url + path)
  await settled(page)
}

/** What axe finds, and whether the page is wider than its window; `wideOnly` where axe has looked at the same screen already. */
export async function faultsOf(page: Page, wideOnly = false): Promise<string[]> {
  const found = wideOnly ? [] : await axeFaults(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return wide > 0 ? [...found, `${wide} px wider than the window`] : found
}

/** Asks the server as the person of the page. */
export const fetchAs = <A>(page: Page, path: string, body?: unknown): Promise<A> =>
  page.evaluate(
    async ([where, sent]) => {
      const options = sent
        ? { method: 'POST', body: sent, headers: { 'content-type': 'application/json' } }
        : undefined
      return (await fetch(where!, options)).json()
    },
    [path, body === undefined ? undefined : JSON.stringify(body)] as const,
  ) as Promise<A>
