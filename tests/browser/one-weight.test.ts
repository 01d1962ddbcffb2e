// A weight typed offline reaches the nation, once: one fact through real screens, a cut network and a killed browser.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addDays, civilDay } from '../../src/kernel/days.ts'
import { verifyBook } from '../../src/platform/verifying.ts'
import type { Chromium } from './chromium.ts'
import {
  ana,
  atDesk,
  director,
  faultsOf,
  joinCenter,
  national,
  otherCenter,
  otherDirector,
  otherRoom,
  overseer,
  SIZES,
  sayWho,
  shot,
  supervisor,
  unlock,
  type WholeNido,
  wholeNido,
  ZONE,
} from './whole-nido.ts'

const EDUCATOR = 'Elena Prueba'
const SECOND = 'Rosa Prueba'
let nido: WholeNido
let desks: Chromium
let browser: Chromium
let board: Page
let desk: Page
let tab: Page
let phrase = ''
const complaints: string[] = []
const today = () => civilDay(new Date().toISOString(), ZONE)

beforeAll(async () => {
  nido = await wholeNido(4901)
  desks = await nido.start()
  browser = await nido.start()
})
afterAll(() => nido?.stop())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    for (const [name, page] of Object.entries({ tab, desk, board })) {
      if (page) await shot(page, `failed-${name}`).catch(() => undefined)
    }
  }
  expect(complaints).toEqual([])
})

const button = (name: string | RegExp) => tab.getByRole('button', { name })
/** Ana chosen on the wall, whether or not she was before. */
async function chooseAna(): Promise<void> {
  const card = tab.locator('.wall-card', { hasText: 'Ana' })
  await card.waitFor()
  if ((await card.getAttribute('aria-pressed')) !== 'true') await card.click()
}
/** A gesture of the bar, behind Más where the screen is narrow. */
async function openCard(page: Page = tab): Promise<void> {
  const there = page.getByRole('button', { name: 'Ver ficha' })
  if (!(await there.isVisible())) await page.getByRole('button', { name: 'Más', exact: true }).click()
  await there.click()
}
const watch = (page: Page) => page.on('pageerror', (e) => complaints.push(String(e)))

/** In both sizes: a picture for who asks for one, and nothing a person could not use. */
async function look(name: string): Promise<void> {
  const before = tab.viewportSize()!
  for (const size of SIZES) {
    await tab.setViewportSize(size)
    await shot(tab, `${name}-${size.width}`)
    expect(await faultsOf(tab), `${name} at ${size.width}`).toEqual([])
  }
  await tab.setViewportSize(before)
}

/** A figure of the nation's board, as its headline or the line of this month says it. */
const headline = async (label: string): Promise<number> =>
  Number(/^\D+(\d+)/.exec((await board.locator('.figure-card', { hasText: label }).textContent()) ?? '')?.[1])
const thisMonth = async (): Promise<number> =>
  Number(
    /(\d+)\D*$/.exec(
      (await board.locator('.beside table tr').last().locator('td').last().textContent()) ?? '',
    )?.[1],
  )

test('the nation’s board is open before anything is said', async () => {
  board = await atDesk(nido, desks, national, '/tablero')
  watch(board)
  await board.getByText('en vivo').waitFor()
  await board.getByLabel('Cifra que se mira').selectOption({ label: 'Medidos en el mes' })
  await expect.poll(thisMonth).toBe(12)
  expect(await headline('Presentes ahora')).toBe(12)
  await board.evaluate(() => {
    ;(window as unknown as { sameBoard: boolean }).sameBoard = true
  })
  await shot(board, 'board-before')
})

test('the director pairs the tablet over two screens, and the room opens', async () => {
  desk = await atDesk(nido, desks, director)
  watch(desk)
  tab = await nido.tablet(browser)
  watch(tab)
  phrase = await joinCenter(nido, desk, tab, nido.center.book, look)
  await shot(desk, 'desk-paired')
  await tab.locator('.wall-card', { hasText: 'Ana' }).waitFor()
  await look('room')
})

test('the network is cut: an arrival and a weight are typed by two adults, and the line says saved', async () => {
  await nido.line.cut()
  await sayWho(tab, EDUCATOR)
  await chooseAna()
  await button('Llegó').click()
  await tab.locator('.wall-card', { hasText: 'Ana' }).getByText('desde las').waitFor()
  await tab.setViewportSize(SIZES[0])
  await chooseAna()
  await button('Medir').click()
  await tab.locator('.weigh-child').waitFor()
  await tab.getByText('Elegir al segundo adulto').first().waitFor({ state: 'hidden' })
  for (const key of ['6', /unto|oma/, '5'])
    await tab.locator('.keypad-keys').getByRole('button', { name: key }).click()
  await tab.getByText('Elegir al segundo adulto').first().waitFor()
  await tab.getByLabel('Segundo adulto').selectOption({ label: SECOND })
  await look('weigh')
  await button('Guardar').last().click()
  await tab.locator('.weigh-done').getByText('Ana · 6.5 kg').waitFor()
  await tab.locator('.weigh-done').getByText('guardado').waitFor()
  await look('weighed')
  await button('Volver').click()
  await tab
    .getByText(/2 por enviar/)
    .first()
    .waitFor()
  await look('room-pending')
})

test('the browser is killed and opens offline from cold: the weight is there, counted, with its age', async () => {
  await browser.kill()
  browser = await nido.start(browser.profile)
  tab = await nido.tablet(browser)
  watch(tab)
  await tab.getByRole('heading', { name: 'Abrir la tableta' }).waitFor()
  await tab.getByText(/2/).first().waitFor()
  await look('unlock-pending')
  await unlock(tab, phrase)
  await tab
    .getByText(/2 por enviar\s·\s\d+\smin/)
    .first()
    .waitFor()
  await chooseAna()
  await openCard()
  await tab
    .getByText(/6\.5 kg/)
    .first()
    .waitFor()
  await look('child-pending')
  await button('Volver').first().click()
})

test('the network comes back: the line says sent, and the open board moves by itself', async () => {
  expect([await thisMonth(), await headline('Presentes ahora')]).toEqual([12, 12])
  await nido.line.mend()
  await tab.getByText('todo enviado').first().waitFor({ timeout: 70_000 })
  await expect.poll(thisMonth, { timeout: 15_000 }).toBe(13)
  expect(await headline('Presentes ahora')).toBe(13)
  expect(await board.evaluate(() => (window as unknown as { sameBoard?: boolean }).sameBoard)).toBe(true)
  await shot(board, 'board-after')
  await button('Quién soy').click()
  await button('Lo guardado y lo enviado').click()
  await tab.locator('.said-line', { hasText: 'Ana' }).first().getByText('enviado').waitFor()
  await look('said')
})

test('the server has one fact, one page, one row of it, and its chain holds', async () => {
  const { db, book } = nido.center
  const rows = await db.read(
    { system: true },
    (read) => read<{ facts: number; pages: number; rows: number; kg: number; witness: string }>`
    select (select count(*)::int from fact where body like '%"kind":"growth.measured"%' and body like ${`%"about":"${ana}"%`}) as facts,
      (select count(*)::int from page p join fact f on f.book = p.book and f.id = p.fact
        where f.body like '%"kind":"growth.measured"%' and f.body like ${`%"about":"${ana}"%`}) as pages,
      (select count(*)::int from measurement where child = ${ana}) as rows,
      (select max(weight_kg)::float from measurement where child = ${ana}) as kg,
      (select max(f.body::jsonb ->> 'witness') from fact f where f.body like ${`%"about":"${ana}"%`}) as witness`,
  )
  expect(rows).toEqual([{ facts: 1, pages: 1, rows: 1, kg: 6.5, witness: nido.center.educators[1] }])
  const verified = await verifyBook(db, nido.center.house, book)
  expect(verified.bad).toBeUndefined()
  expect(verified.pages).toBeGreaterThan(50)
})

test('a corrected birth date changes the verdict on desk and tablet; what was seen then stays to be seen', async () => {
  const { book } = nido.center
  await button('Volver').click()
  await button('Volver').click()
  await chooseAna()
  await openCard()
  const verdict = tab.locator('.chart-sentence, .growth-chart, .card').filter({ hasText: '6.5 kg' }).first()
  await verdict.getByText('z −0.08').first().waitFor()

  await desk.goto(`${nido.desk}/centro/${book}/nina-o-nino/${ana}`)
  await shot(desk, 'desk-purpose')
  await desk.getByText('Corregir un dato', { exact: false }).first().click()
  await desk.getByRole('button', { name: 'Abrir el expediente' }).click()
  await desk.getByText('Lo que se vio entonces').waitFor()
  await desk.getByRole('button', { name: 'Corregir', exact: true }).first().click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel('Fecha de nacimiento').fill(addDays(today(), -230))
  await dialog.getByLabel(/Por qué|Motivo/).fill('El acta dice otra fecha')
  await shot(desk, 'desk-correct')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  // the table says what holds now beside what was seen on the tablet
  const row = desk.getByRole('row').filter({ hasText: '6.5 kg' })
  await expect.poll(() => row.textContent()).toMatch(/−1\.\d.*−0\.08/)
  await shot(desk, 'desk-child')

  // the tablet hears of it by itself in half a minute; a tap on «Enviar ahora» asks at once
  await tab.reload()
  await tab.locator('.tablet-top h1').waitFor()
  await chooseAna()
  await openCard()
  await tab
    .getByText(/z −1\.\d/)
    .first()
    .waitFor()
  expect(await tab.getByText('z −0.08').count()).toBe(0)
  await look('child-corrected')
  await button('Volver').click()
})

test('a child moved away while the tablet had no network: its facts are taken, the child is seen in one center only', async () => {
  const { db, book } = nido.center
  await nido.line.cut()
  await sayWho(tab, EDUCATOR)
  await chooseAna()
  await button('Se fue').click()
  await tab
    .getByText(/1 por enviar/)
    .first()
    .waitFor()

  const now = new Date().toISOString()
  const moved = nido.center.fact('children.child-transferred', ana, {
    ...{ to: otherCenter, room: otherRoom, on: today() },
  })
  const above = await atDesk(nido, desks, supervisor)
  const status = await above.evaluate(
    async (fact) =>
      (
        await fetch('/v1/decisions', {
          method: 'POST',
          body: JSON.stringify({ fact }),
          headers: { 'content-type': 'application/json' },
        })
      ).status,
    { ...moved, happenedAt: now, origin: 'desk', author: overseer },
  )
  expect(status).toBe(200)

  await nido.line.mend()
  await tab.locator('.wall-card', { hasText: 'Ana' }).waitFor({ state: 'detached', timeout: 70_000 })
  await tab.getByText('todo enviado').first().waitFor()
  const answers = await db.read(
    { system: true },
    (read) => read<{ book: string; answer: string }>`
    select p.book, p.answer from page p join fact f on f.book = p.book and f.id = p.fact
    where f.body like '%"kind":"attendance.left"%' and f.body like ${`%"about":"${ana}"%`}`,
  )
  expect(answers).toEqual([{ book, answer: 'taken' }])

  // the other center's tablet shows the child, with the weight that came along
  const theirDesk = await atDesk(nido, desks, otherDirector)
  const theirs = await nido.start()
  const there = await nido.tablet(theirs, SIZES[0])
  watch(there)
  await joinCenter(nido, theirDesk, there, otherCenter)
  await there.locator('.wall-card', { hasText: 'Ana' }).click()
  await openCard(there)
  await there
    .getByText(/6\.5 kg/)
    .first()
    .waitFor()
  await shot(there, 'moved-360')
})
