// Every screen of the tablet in the built product, in both languages and both sizes: silent to axe, no small target, nothing too wide.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Chromium } from './chromium.ts'
import {
  atDesk,
  director,
  faultsOf,
  joinCenter,
  SIZES,
  sayWho,
  shot,
  unlock,
  type WholeNido,
  wholeNido,
} from './whole-nido.ts'

const LANGUAGES = ['es', 'en'] as const
const NAMES = { es: 'Español', en: 'English' } as const
let nido: WholeNido
let browser: Chromium
let tab: Page
let phrase = ''
const complaints: string[] = []

beforeAll(async () => {
  nido = await wholeNido(4940)
  browser = await nido.start()
  tab = await nido.tablet(browser)
  tab.on('pageerror', (e) => complaints.push(String(e)))
})
afterAll(() => nido?.stop())
afterEach(() => {
  expect(complaints).toEqual([])
})

async function look(name: string, language: string): Promise<void> {
  for (const size of SIZES) {
    await tab.setViewportSize(size)
    await shot(tab, `axe-${name}-${language}-${size.width}`)
    expect(await faultsOf(tab), `${name} in ${language} at ${size.width}`).toEqual([])
  }
}

/** Where the screen itself offers the languages; ends in Spanish. */
async function lookInBoth(name: string): Promise<void> {
  for (const language of ['en', 'es'] as const) {
    await tab.getByText(NAMES[language], { exact: true }).click()
    await look(name, language)
  }
}

test('joining, in every step of it', async () => {
  const desk = await atDesk(nido, await nido.start(), director)
  phrase = await joinCenter(nido, desk, tab, nido.center.book, lookInBoth)
})

test('a wrong phrase and the opening check', async () => {
  await browser.kill()
  browser = await nido.start(browser.profile)
  tab = await nido.tablet(browser)
  tab.on('pageerror', (e) => complaints.push(String(e)))
  await tab.locator('form input').first().fill('conejo nopal faro durazno faro')
  await tab.locator('form button[type=submit]').click()
  await tab.locator('.field-error:visible').waitFor()
  await lookInBoth('unlock-wrong')
  await unlock(tab, phrase)
})

test.for(LANGUAGES)('the room and all that lies on it, in %s', async (language) => {
  await tab.evaluate((l) => localStorage.setItem('nido.language', l), language)
  // the key outlives the page: nobody types the phrase again
  await tab.reload()
  await tab.locator('.tablet-top h1').waitFor()
  await look('room', language)

  await tab.locator('.tablet-top').getByRole('button').last().click()
  await tab.locator('.who-face', { hasText: 'Elena' }).click()
  await look('who', language)
  await tab.locator('.tablet-page .row button').nth(2).click()
  await tab.getByRole('tab').first().waitFor()
  await look('said', language)
  await tab.getByRole('tab').last().click()
  await look('said-review', language)
  await tab.locator('main .row button').first().click()
  await tab.locator('.tablet-page .row button').first().click()
  await sayWho(tab, 'Elena Prueba')

  const gesture = async (id: string) => {
    const button = tab.locator(`.room-bar [data-gesture=${id}]`)
    if (!(await button.isVisible())) await tab.locator('.bar-more').click()
    await button.click()
  }
  await tab.locator('.wall-card', { hasText: 'Ana' }).click()
  await look('room-chosen', language)
  await gesture('absent')
  await look('reasons', language)
  await tab.locator('.room-panel-ask .button:last-child').click()
  await gesture('open')
  await tab.locator('.growth-head').waitFor()
  await look('child', language)
  await tab.goBack()
  await gesture('weigh')
  await tab.locator('.weigh-child').waitFor()
  await tab.locator('.keypad input').fill('6.5')
  await look('weigh', language)
  await tab.goBack()
  await tab.locator('.room-tools > .button').last().click()
  await tab.locator('.roll-child').first().waitFor()
  await look('roll', language)
  await tab.goBack()
})

test('what the browser holds: the shell, and nothing a server ever answered', async () => {
  const held = await tab.evaluate(async () => {
    const names = await caches.keys()
    const urls = await Promise.all(
      names.map(async (n) => (await (await caches.open(n)).keys()).map((r) => new URL(r.url).pathname)),
    )
    return { names, urls: urls.flat() }
  })
  expect(held.names).toHaveLength(1)
  expect(held.urls.length).toBeGreaterThan(10)
  expect(held.urls.filter((u) => u.startsWith('/v1') || u.startsWith('/device'))).toEqual([])
  expect(held.urls).toContain('/tablet.html')
})
