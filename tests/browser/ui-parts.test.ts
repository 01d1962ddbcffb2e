// Shows in a real browser that every part is reachable, large enough, silent to axe, and lawful under the content policy.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFaults } from './axe.ts'
import { type ServedParts, servePageOfParts } from './page-of-parts.ts'

const GROUPS = ['controls', 'marks', 'faces', 'room', 'desk', 'charts', 'table', 'door'] as const
const SIZES = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
] as const
const THEMES = ['light', 'contrast', 'nap'] as const

let parts: ServedParts
let browser: Browser

beforeAll(async () => {
  parts = await servePageOfParts(4200)
  browser = await chromium.launch({
    executablePath: process.env.NIDO_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
})

afterAll(async () => {
  await browser?.close()
  await parts?.stop()
})

async function open(
  group: string,
  size: { width: number; height: number },
  theme = 'light',
  language = 'es',
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', locale: 'es-MX' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (m) => {
    if (m.type() === 'error') complaints.push(m.text())
  })
  page.on('pageerror', (e) => complaints.push(String(e)))
  await page.addInitScript(
    ([t, l]) => {
      localStorage.setItem('nido.theme', t!)
      localStorage.setItem('nido.language', l!)
    },
    [theme, language],
  )
  await page.goto(`${parts.url}#${group}`)
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  return { page, complaints }
}

/** What is pressed and smaller than 48 × 48 px. Shapes of a map are left out: the list beside it has the same names. */
const small = (page: Page) =>
  page.evaluate(() => {
    const found: string[] = []
    const pressed = 'button, a[href], input, select, textarea, summary, [role=tab]'
    for (const el of document.querySelectorAll<HTMLElement>(pressed)) {
      if (el.closest('dialog:not([open])') || el.classList.contains('skip')) continue
      // a checkbox and its line are one target
      const target = el.closest<HTMLElement>('label') ?? el
      const box = target.getBoundingClientRect()
      if (box.width === 0) continue
      if (box.height < 47.5 || box.width < 47.5) {
        found.push(
          `${el.tagName} "${(el.textContent || el.getAttribute('aria-label')) ?? ''}" ${box.width}×${box.height}`,
        )
      }
    }
    return found
  })

describe.each(GROUPS)('%s', (group) => {
  test.each(SIZES)('is clean to axe and wide enough for a finger at $width px', async (size) => {
    // colors are the same at every width: on the desk the first look is enough
    for (const theme of size === SIZES[0] ? THEMES : THEMES.slice(0, 1)) {
      const { page, complaints } = await open(group, size, theme)
      await page.evaluate(() => scrollTo(0, 0))
      const shots = process.env.NIDO_SHOTS
      if (shots) {
        mkdirSync(shots, { recursive: true })
        await page.screenshot({ path: join(shots, `${group}-${size.width}-${theme}.png`), fullPage: true })
      }
      const violations = await axeFaults(page)
      expect(violations, `${group} ${theme}`).toEqual([])
      expect(await small(page)).toEqual([])
      // nothing wider than the page: no sideways scroll on a phone
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
      expect(complaints).toEqual([])
      await page.context().close()
    }
  })
})

describe('by keyboard alone', () => {
  const size = { width: 1280, height: 800 }

  test('every control of a form is reached by Tab, in the order it is read', async () => {
    const { page } = await open('controls', size)
    const reached: string[] = []
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab')
      const name = await page.evaluate(() => {
        const el = document.activeElement
        if (!el || el === document.body) return ''
        const labels = 'labels' in el ? (el as HTMLInputElement).labels : null
        return labels?.[0]?.textContent ?? el.getAttribute('aria-label') ?? el.textContent
      })
      if (name === '' && reached.length > 0) break
      if (name !== '') reached.push(name.split(' · ')[0]!)
    }
    const order = ['Llegó', 'Abrir diálogo', 'Nombre', 'Esquema', 'Peso de Ana', 'Guardar y seguir', 'Hoy']
    expect(reached.filter((r) => order.includes(r))).toEqual(order)
    await page.context().close()
  })

  test('a dialog keeps the focus and gives it back', async () => {
    const { page } = await open('controls', size)
    await page.getByRole('button', { name: 'Abrir diálogo' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Abrir diálogo')
    await page.context().close()
  })

  test('tabs move with the arrows', async () => {
    const { page } = await open('controls', size)
    await page.getByRole('tab', { name: 'Hoy' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByText('Se ve: growth').waitFor()
    await page.context().close()
  })

  test('a slash finds the search, but not while one is typing', async () => {
    const { page } = await open('desk', size)
    await page.keyboard.press('/')
    const search = page.getByRole('searchbox')
    expect(await search.evaluate((el) => el === document.activeElement)).toBe(true)
    await page.keyboard.type('a/b')
    expect(await search.inputValue()).toBe('a/b')
    await page.context().close()
  })

  test('2,000 rows: few are drawn, arrows and End walk them, the search finds without accents', async () => {
    const { page } = await open('table', size)
    const drawn = await page.locator('tbody tr[data-row]').count()
    expect(drawn).toBeGreaterThan(10)
    expect(drawn).toBeLessThan(80)
    await page.locator('tbody tr[tabindex="0"]').focus()
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset.row === '1')
    await page.keyboard.press('End')
    await page.waitForFunction(() => (document.activeElement as HTMLElement).dataset.row === '1999')
    await page.keyboard.press('Enter')
    await page.getByText('Elegido: c1999').waitFor()
    await page.getByRole('searchbox').fill('imuris sonora')
    await page.getByText('de 2,000').waitFor()
    expect(await page.locator('tbody tr[data-row]').first().textContent()).toContain('Ímuris')
    await page.getByRole('button', { name: 'Lugares' }).click()
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending')
    await page.context().close()
  })

  test('on paper the whole list is there', async () => {
    const { page } = await open('table', size)
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    expect(await page.locator('tbody tr[data-row]').count()).toBe(2000)
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    await page.context().close()
  })

  test('a map is one stop of Tab; arrows go to the neighbor and Enter chooses it', async () => {
    const { page } = await open('charts', size)
    expect(await page.locator('.map-shape[tabindex="0"]').count()).toBe(1)
    await page.locator('.map-shape[data-id="14"]').focus()
    await page.keyboard.press('ArrowUp')
    const reached = await page.evaluate(() => (document.activeElement as SVGElement).dataset.id)
    expect(['32', '01']).toContain(reached)
    await page.keyboard.press('Enter')
    expect(await page.locator(`.map-shape[data-id="${reached}"]`).getAttribute('aria-pressed')).toBe('true')
    await page.context().close()
  })

  test('the dots of a chart are read one by one', async () => {
    const { page } = await open('charts', size)
    await page.locator('.dot[tabindex="0"]').first().focus()
    await page.keyboard.press('ArrowLeft')
    expect(await page.locator('.readout').first().textContent()).toBe('12 meses · 8.6 kg')
    await page.context().close()
  })
})

describe('words', () => {
  test('English reaches every part, and the document says so', async () => {
    const { page } = await open('room', { width: 1280, height: 800 }, 'light', 'en')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByText('9 children · 3 adults').waitFor()
    await page.getByText('3 to send · 2 min').waitFor()
    await page.context().close()
  })

  test('what was done can be undone for ten seconds, and the count waits under the finger', async () => {
    const { page } = await open('controls', { width: 360, height: 640 })
    await page.getByRole('button', { name: 'Llegó' }).click()
    const undo = page.getByRole('button', { name: 'Deshacer' })
    await undo.hover()
    await page.waitForTimeout(1500)
    expect(Number(await page.locator('.toast-left').textContent())).toBeGreaterThanOrEqual(9)
    await undo.click()
    await page.locator('.toast').getByText('Se deshizo').waitFor()
    await page.context().close()
  })

  test('alerts of a child stand on the card in words, whole', async () => {
    const { page } = await open('room', { width: 360, height: 640 })
    const alert = page.getByText('Cuidado con nuez y leche de vaca')
    expect(await alert.isVisible()).toBe(true)
    expect(
      await alert.evaluate((el) => el.scrollWidth <= el.clientWidth && el.scrollHeight <= el.clientHeight),
    ).toBe(true)
    await page.context().close()
  })
})
