// Development in a real browser: a child's round without a network in under ninety seconds, one thing of a room, how it stands; and an instrument applied at the desk.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, civilDay } from '../../src/kernel/days.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { ediOf, readItems } from '../../src/modules/development/rules/load-instrument.ts'
import { card, facts, gesture, kinds, LOOKS, lawful, roomPages, SMALL } from './room-page.ts'
import {
  ana,
  atDesk,
  director,
  faultsOf,
  SIZES,
  shot,
  type WholeNido,
  wholeNido,
  ZONE,
} from './whole-nido.ts'

const open = roomPages(4661, SMALL)
const CHILD = 'Emiliano Ruiz'
/** Source: the round of one child is to take no more of an educator's time. */
const ROUND_MS = 90_000
const TARGETS = 'main:not([hidden]) button'
const said = (page: Page) =>
  expect.poll(async () => (await kinds(page)).filter((k) => k === 'development.observed').length)
const tabs = (page: Page) => page.locator('.observe-tabs button')
const save = (page: Page) => page.locator('.observe-save button').click()

test('a whole round of one child, the network cut, takes less than ninety seconds at a thumb’s pace', async () => {
  const page = await open('n=20')
  // the screen has been opened once: it is on the tablet
  await gesture(page, 'develop')
  await page.locator('.observe').waitFor()
  await page.goBack()
  await card(page, CHILD).click()
  await page.context().setOffline(true)
  const began = Date.now()
  await gesture(page, 'develop')
  const pages = await tabs(page).count()
  let taps = 0
  for (let at = 0; at < pages; at++) {
    await tabs(page).nth(at).click()
    for (const item of await page.locator('.observe-items > li').all()) {
      await item.locator('.answer').first().click()
      taps++
      // half a second to look at the child: a person is slower than a test
      await page.waitForTimeout(500)
    }
  }
  await save(page)
  await said(page).toBe(1)
  const ms = Date.now() - began
  process.stdout.write(`a round of ${taps} items: ${(ms / 1000).toFixed(1)} s\n`)
  expect(taps).toBeGreaterThan(9)
  expect(ms).toBeLessThan(ROUND_MS)
  const [fact] = await facts(page)
  expect(fact!.payload).toMatchObject({ instrument: 'milestones', by: 'educator', mode: 'child' })
  expect((fact!.payload.seen as { light: string }).light).toBe('green')
  await page.getByText('Así quedó').waitFor()
})

test('what is not there yet asks the age before; the family’s word is marked so; red says to tell it face to face', async () => {
  const page = await open('n=20')
  await card(page, CHILD).click()
  await gesture(page, 'develop')
  await page.locator('.observe-items > li').first().waitFor()
  // nothing answered: it says what to do, and keeps nothing
  await save(page)
  await page.getByText('Marcar al menos una').waitFor()
  expect(await kinds(page)).toEqual([])
  const own = await page.locator('.observe-items > li').count()
  await page.locator('.answer[data-answer=no]').first().click()
  await expect.poll(() => page.locator('.observe-items > li').count()).toBeGreaterThan(own)
  await page.locator('.observe-items').last().locator('.answer[data-answer=no]').first().click()
  await tabs(page).last().click()
  await page.getByRole('button', { name: 'La familia lo contó' }).click()
  await save(page)
  await said(page).toBe(1)
  const [fact] = await facts(page)
  expect(fact!.payload).toMatchObject({ by: 'family', seen: { light: 'red' } })
  await page.getByText('Esto se dice primero en persona').waitFor()
})

test('one thing, several children: a fact for each that was seen, none for who was not', async () => {
  const page = await open('n=20')
  await gesture(page, 'develop')
  await page.getByRole('button', { name: 'Una señal, varias' }).click()
  await page.getByLabel('Qué se va a mirar').selectOption({ index: 1 })
  const rows = page.locator('.observe-items > li')
  await rows.first().waitFor()
  await rows.nth(0).locator('.answer').nth(0).click()
  await rows.nth(1).locator('.answer').nth(2).click()
  await save(page)
  await said(page).toBe(1)
  expect((await facts(page))[0]!.payload).toMatchObject({ mode: 'room' })
})

describe.each(LOOKS)('at $size.width px in $language', ({ size, language }) => {
  test('whom, the round, how it stands: nothing too small, nothing wider than the page', async () => {
    const page = await open('n=20', size, language)
    const look = (name: string) =>
      lawful(page, `development-${name}-${size.width}-${language}`, TARGETS, true)
    await gesture(page, 'develop')
    await page.locator('.observe-items > li').first().waitFor()
    await look('whom')
    await page.locator('.observe-items > li button', { hasText: CHILD }).click()
    await tabs(page).first().waitFor()
    await page.locator('.answer[data-answer=no]').first().click()
    await look('round')
    await save(page)
    await page.locator('.lights').waitFor()
    await look('stands')
  })
})

describe('an instrument applied at the desk', () => {
  let nido: WholeNido
  let desk: Page
  const complaints: string[] = []
  beforeAll(async () => {
    nido = await wholeNido(5061)
    const { fact, hand, director: person } = nido.center
    const today = civilDay(new Date().toISOString(), ZONE)
    const areas = ['MG', 'MF', 'LEN', 'SOC', 'CON']
    const lines = ['FRB', 'ALE', ...areas, 'EN', 'ALARM'].flatMap((axis) =>
      ['3', '4'].flatMap((g) =>
        ['1', '2'].map((n) => `${axis}${g}-${n},${axis},${g},Ejemplo inventado ${n}`),
      ),
    )
    const { items } = readItems(['item,eje,grupo,texto', ...lines].join('\n'))
    const instrument = ediOf(items, { version: '2024', from: '2024-02-12', source: 'inventado' })
    const loaded = fact('development.instrument-loaded', NATION, {
      ...{ instrument, file: 'ab'.repeat(32), name: 'edi.csv' },
    })
    await hand([{ ...loaded, book: NATION }])
    desk = await atDesk(nido, await nido.start(), director)
    desk.on('pageerror', (e) => complaints.push(String(e)))
    await desk.goto(`${nido.desk}/centro/${nido.center.book}/nina-o-nino/${ana}/aplicar/edi`)
    await desk.getByText('no hay uno a su nombre').waitFor()
    await look(desk, 'apply-no-certificate')
    await hand([
      fact('staff.certificate-noted', person, {
        ...{ instrument: 'edi', issuer: 'Inventado', from: addDays(today, -30), to: addDays(today, 300) },
      }),
    ])
    await desk.reload()
  })
  afterAll(() => nido?.stop())

  async function look(page: Page, name: string): Promise<void> {
    for (const size of SIZES) {
      await page.setViewportSize(size)
      await shot(page, `${name}-${size.width}`)
      expect(await faultsOf(page), `${name} at ${size.width}`).toEqual([])
    }
  }
  const press = async (axis: string, answers: readonly (0 | 1)[]) => {
    for (const [n, a] of answers.entries())
      await desk.locator(`#item-${axis}-${n + 1} .answer[data-answer=${a === 1 ? 'yes' : 'no'}]`).click()
  }

  test('who got a certificate answers the questions of the age; an area without any asks the age before; red is said face to face', async () => {
    await desk.locator('#item-MG4-1').waitFor()
    for (const risk of ['FRB4', 'ALE4', 'EN4', 'ALARM4']) await press(risk, [0, 0])
    for (const area of ['MG4', 'MF4', 'SOC4', 'CON4']) await press(area, [1, 1])
    await press('LEN4', [0, 0])
    await desk.getByText('Del grupo de edad anterior').waitFor()
    // a reload loses nothing
    await desk.reload()
    await desk.getByText('Se recuperó lo que faltaba').waitFor()
    await look(desk, 'apply-form')
    const save = desk.getByRole('button', { name: 'Guardar y ver el resultado' })
    await save.click()
    await desk.getByText('Faltan 2 respuestas').waitFor()
    await press('LEN3', [1, 0])
    await save.click()
    await desk.getByText('Riesgo de retraso en el desarrollo').first().waitFor()
    await desk.getByText('Esto se dice primero en persona').waitFor()
    await look(desk, 'apply-result')
    expect(complaints).toEqual([])
  })
})
