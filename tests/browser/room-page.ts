// The room's page in a real browser, for the tests of its screens: opened at a size, heard, pressed, and looked at for what every screen must be.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { axeFaults } from './axe.ts'
import { type ServedParts, servePageOfParts } from './page-of-parts.ts'

export type Size = { readonly width: number; readonly height: number }
export const SMALL = { width: 360, height: 640 } as const
export const LARGE = { width: 1280, height: 800 } as const
export const LOOKS = [
  { size: SMALL, language: 'es' },
  { size: LARGE, language: 'en' },
] as const

/** Serves the page for this file's tests, closes what they opened, and fails one in which the page complained. */
export function roomPages(port: number, usual: Size) {
  let served: ServedParts
  let browser: Browser
  let complaints: string[] = []
  beforeAll(async () => {
    served = await servePageOfParts(port, 'room')
    browser = await chromium.launch({
      executablePath: process.env.NIDO_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
  }, 180_000)
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    expect(complaints).toEqual([])
    complaints = []
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })
  return async (asked: string, size: Size = usual, language = 'es'): Promise<Page> => {
    const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', locale: 'es-MX' })
    const page = await context.newPage()
    page.on('console', (m) => {
      if (m.type() === 'error') complaints.push(m.text())
    })
    page.on('pageerror', (e) => complaints.push(String(e)))
    await page.addInitScript((l) => localStorage.setItem('nido.language', l), language)
    await page.goto(`${served.url}#${asked}`)
    await page.locator('.tablet-top h1').waitFor()
    await page.evaluate(() => document.fonts.ready)
    return page
  }
}

export const facts = (page: Page) =>
  page.evaluate(() => (window as unknown as { facts: () => Fact[] }).facts()) as Promise<Fact[]>
export const kinds = async (page: Page) => (await facts(page)).map((f) => f.kind)
export const card = (page: Page, name: string) => page.locator('.wall-card', { hasText: name })

/** Presses a gesture of the bar by its id, behind Más where that is where it is. */
export async function gesture(page: Page, id: string): Promise<void> {
  const button = page.locator(`.room-bar [data-gesture=${id}]`)
  if (!(await button.isVisible())) await page.locator('.bar-more').click()
  await button.click()
}

/** What any screen must be: silent to axe, none of `targets` under 48 px, nothing wider than the page. */
export async function lawful(page: Page, name: string, targets: string, fullPage: boolean): Promise<void> {
  const shots = process.env.NIDO_SHOTS
  if (shots) {
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: join(shots, `${name}.png`), fullPage })
  }
  expect(await axeFaults(page), name).toEqual([])
  const small = await page.evaluate(
    (pressed) =>
      [...document.querySelectorAll<HTMLElement>(pressed)].flatMap((el) => {
        const box = (el.closest<HTMLElement>('label') ?? el).getBoundingClientRect()
        const tiny = box.width > 0 && (box.height < 47.5 || box.width < 47.5)
        return tiny ? [`${el.tagName} ${el.textContent} ${box.width}×${box.height}`] : []
      }),
    targets,
  )
  expect(small, name).toEqual([])
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    name,
  ).toBeLessThanOrEqual(0)
}
