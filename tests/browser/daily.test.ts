// The day in the room in a real browser: a lunch of many in a few taps, sleep looked after in one, nappies in two, notes that stop the next shift.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/kernel/fact.ts'
import { type ServedParts, servePageOfParts } from './page-of-parts.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SMALL = { width: 360, height: 640 } as const
const LARGE = { width: 1280, height: 800 } as const

let served: ServedParts
let browser: Browser
let complaints: string[] = []

beforeAll(async () => {
  served = await servePageOfParts(4631, 'room')
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

async function open(asked: string, size: { width: number; height: number } = SMALL, language = 'es') {
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

const facts = (page: Page) =>
  page.evaluate(() => (window as unknown as { facts: () => Fact[] }).facts()) as Promise<Fact[]>
const kinds = async (page: Page) => (await facts(page)).map((f) => f.kind)
const said = (page: Page, n: number) => expect.poll(async () => (await facts(page)).length).toBe(n)
const card = (page: Page, name: string) => page.locator('.wall-card', { hasText: name })
const choice = (page: Page, id: string) => page.locator(`.room-panel [data-gesture="${id}"]`)

async function gesture(page: Page, id: string): Promise<void> {
  const button = page.locator(`.room-bar [data-gesture=${id}]`)
  if (!(await button.isVisible())) await page.locator('.bar-more').click()
  await button.click()
}

async function lawful(page: Page, name: string) {
  const shots = process.env.NIDO_SHOTS
  if (shots) {
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: join(shots, `${name}.png`) })
  }
  await page.evaluate(`${AXE};undefined`)
  const found = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults
  const words = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`)
  expect(words, name).toEqual([])
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '.room-panel button, .room-panel input, .room-panel textarea',
      ),
    ].flatMap((el) => {
      const box = (el.closest<HTMLElement>('label') ?? el).getBoundingClientRect()
      const tiny = box.width > 0 && (box.height < 47.5 || box.width < 47.5)
      return tiny ? [`${el.tagName} ${el.textContent} ${box.width}×${box.height}`] : []
    }),
  )
  expect(small, name).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wide, name).toBeLessThanOrEqual(0)
}

describe.each([
  ...(['es', 'en'] as const).flatMap((language) => [SMALL, LARGE].map((size) => ({ size, language }))),
])('at $size.width px in $language', ({ size, language }) => {
  test('every panel stands: meals and exceptions, milk, sleep, nappies, every kind of note, what is unusual', async () => {
    const page = await open('n=20', size, language)
    const look = (name: string) => lawful(page, `daily-${name}-${size.width}-${language}`)
    const kind = (n: number) => page.locator('.panel-kinds').first().locator('.button').nth(n)
    await gesture(page, 'meal')
    await choice(page, 'all').waitFor()
    await look('meal')
    await kind(4).click()
    await choice(page, 'ml-120').waitFor()
    await look('milk')
    await kind(2).click()
    await choice(page, 'all').click()
    await page.locator('.panel-child').first().click()
    await page.locator('.panel-child[data-other]').waitFor()
    await look('exceptions')
    await choice(page, 'ready').click()
    await card(page, 'Emiliano Ruiz').click()
    await gesture(page, 'nap')
    await choice(page, 'sleep-back').click()
    await page.locator('.panel-sleeper').waitFor()
    await look('nap')
    await page.locator('.room-panel-ask .button').click()
    await look('wall')
    await gesture(page, 'nappy')
    await choice(page, 'nappy-wet').waitFor()
    await look('nappy')
    await page.locator('.room-panel-ask .button').click()
    await card(page, 'Sofía Guadalupe').click()
    await gesture(page, 'note')
    for (const n of [0, 1, 2, 3, 4, 5]) {
      await kind(n).click()
      await look(`note-${n}`)
    }
    await page.locator('.room-panel-ask .button').click()
    await gesture(page, 'unusual')
    await page.locator('.room-panel').waitFor()
    await look('unusual')
  })
})

test('the lunch of a room is one fact of one tap; each exception names it and is one tap more', async () => {
  const page = await open('n=20')
  await gesture(page, 'meal')
  await page.getByRole('button', { name: 'Comida', exact: true }).click()
  await choice(page, 'all').click()
  await page.locator('.panel-child', { hasText: 'Regina Ñáñez' }).click()
  await page.locator('.panel-child', { hasText: 'Regina Ñáñez' }).getByText('Mitad').waitFor()
  await page.locator('.panel-kinds').getByRole('button', { name: 'Nada' }).click()
  await page.locator('.panel-child', { hasText: 'Emiliano Ruiz' }).click()
  await page.locator('.panel-child', { hasText: 'Emiliano Ruiz' }).getByText('Nada').waitFor()
  await choice(page, 'ready').click()
  const [lunch, half, none, ...more] = await facts(page)
  expect(more).toEqual([])
  expect(lunch).toMatchObject({ kind: 'daily.ate', payload: { meal: 'lunch', amount: 'all' } })
  expect((lunch!.payload.children as string[]).length).toBe(12)
  expect(half).toMatchObject({ payload: { amount: 'half', of: lunch!.id } })
  expect(none).toMatchObject({ payload: { amount: 'none', of: lunch!.id } })
  expect((half!.payload.children as string[]).length).toBe(1)
})

test('an undo takes the lunch of everybody back with one fact', async () => {
  const page = await open('n=20')
  await gesture(page, 'meal')
  await choice(page, 'all').dblclick()
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await said(page, 2)
  expect(await kinds(page)).toEqual(['daily.ate', 'book.withdrawn'])
})

test('sleep: several fall asleep, all are looked at in one tap, one wakes, and the card says so', async () => {
  const page = await open('n=20')
  for (const name of ['Emiliano Ruiz', 'Sofía Guadalupe']) await card(page, name).click()
  await gesture(page, 'nap')
  await choice(page, 'sleep-back').click()
  await expect.poll(() => page.locator('.panel-sleeper').count()).toBe(2)
  await choice(page, 'check-back').click()
  await said(page, 2)
  await page.locator('.panel-sleeper', { hasText: 'Emiliano' }).click()
  await choice(page, 'woke').click()
  await expect.poll(() => page.locator('.panel-sleeper').count()).toBe(1)
  await page.locator('.room-panel-ask .button').click()
  await card(page, 'Sofía Guadalupe').getByText('duerme 0').waitFor()
  expect(await card(page, 'Emiliano Ruiz').textContent()).not.toContain('duerme')
  const [asleep, looked, awake] = await facts(page)
  expect(asleep).toMatchObject({ kind: 'daily.slept', payload: { position: 'back' } })
  expect((looked!.payload.children as string[]).length).toBe(2)
  expect((awake!.payload.children as string[]).length).toBe(1)
})

test('nappies, one child after another, are two taps each; three loose ones rise by themselves until attended', async () => {
  const page = await open('n=20')
  await gesture(page, 'nappy')
  for (let i = 1; i <= 3; i++) {
    await page.locator('.panel-kinds').getByRole('button', { name: 'líquida' }).click()
    await card(page, 'Emiliano Ruiz').click()
    await choice(page, 'nappy-dirty').click()
    await said(page, i)
  }
  await card(page, 'Emiliano Ruiz').getByText('Evacuaciones líquidas').waitFor()
  await page.locator('.room-panel-ask .button').click()
  await gesture(page, 'unusual')
  await page.locator('.panel-sleeper', { hasText: 'Emiliano' }).click()
  await choice(page, 'told-family').click()
  await page.getByText('No hay nada fuera de lo común').waitFor()
  expect(await card(page, 'Emiliano Ruiz').textContent()).not.toContain('líquidas')
  expect((await facts(page)).at(-1)).toMatchObject({
    kind: 'daily.attended',
    payload: { what: 'loose-stools', done: 'told-family' },
  })
})

test('the card tells the day as a story, and what was of one child is corrected for that child alone', async () => {
  const page = await open('n=20')
  await gesture(page, 'meal')
  await choice(page, 'all').click()
  await choice(page, 'ready').click()
  await card(page, 'Emiliano Ruiz').click()
  await gesture(page, 'open')
  const story = page.locator('.day-story li')
  await story.getByText('Todo').waitFor()
  await page.getByRole('button', { name: /^Corregir: / }).click()
  await lawful(page, 'daily-story-360-es')
  await story.getByRole('button', { name: 'Poco' }).click()
  await story.getByText('Poco · corregido').waitFor()
  await page.getByRole('button', { name: /^Corregir: / }).click()
  await story.getByRole('button', { name: 'Se tocó por error' }).click()
  await page.getByText('Hoy no se ha anotado nada en la sala').waitFor()
  const [lunch, less, no] = await facts(page)
  expect(less).toMatchObject({
    payload: { amount: 'little', of: lunch!.id },
    reason: 'Corregido en la ficha',
  })
  expect(no).toMatchObject({ kind: 'daily.struck', payload: { of: less!.id }, reason: 'Se tocó por error' })
})

test('a note of the last shift stops the room until it is read, with two touches and one fact', async () => {
  const page = await open('n=20&handover=1')
  const stop = page.getByRole('region', { name: /Nota de relevo de Julia Robles/ })
  await stop.waitFor()
  expect(await page.locator('.room-bar').count()).toBe(0)
  expect(await page.getByText('Camila durmió poco').count()).toBe(0)
  await lawful(page, 'daily-stop-360-es')
  await page.getByRole('button', { name: 'Leer la nota' }).click()
  await page.getByText('Camila durmió poco').waitFor()
  await lawful(page, 'daily-stop-open-360-es')
  await page.getByRole('button', { name: 'Leída: sigo con la sala' }).click()
  await page.locator('.room-bar').waitFor()
  expect(await kinds(page)).toEqual(['daily.handover-read'])
})
