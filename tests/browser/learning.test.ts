// A week planned at the desk, lived on a tablet without a network, and told to a family: one plan, one tap each, one story.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { civilDay } from '../../src/kernel/days.ts'
import { mondayOf } from '../../src/modules/learning/rules/week-of.ts'
import type { Chromium } from './chromium.ts'
import { gesture } from './room-page.ts'
import {
  ana,
  atDesk,
  director,
  faultsOf,
  joinCenter,
  SIZES,
  sayWho,
  shot,
  type WholeNido,
  wholeNido,
  ZONE,
} from './whole-nido.ts'

let nido: WholeNido
let desk: Page
let tab: Page
let tablets: Chromium
const complaints: string[] = []
const today = civilDay(new Date().toISOString(), ZONE)
const week = mondayOf(today)
const OWN = 'Mirar la lluvia'

beforeAll(async () => {
  nido = await wholeNido(5041)
  const { fact, hand, rooms, book } = nido.center
  await hand([
    fact('attendance.arrived', ana, { day: today, room: rooms[0]! }),
    fact('guardians.consent-said', ana, {
      ...{ use: 'photos-room', answer: 'given', who: 'su mamá', how: 'paper', on: today },
    }),
  ])
  desk = await atDesk(nido, await nido.start(), director, `/centro/${book}/aprendizaje`)
  desk.on('pageerror', (e) => complaints.push(String(e)))
  tablets = await nido.start()
  tab = await nido.tablet(tablets)
  tab.on('pageerror', (e) => complaints.push(String(e)))
})
afterAll(() => nido?.stop())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    for (const [name, page] of Object.entries({ desk, tab }))
      if (page) await shot(page, `learning-failed-${name}`).catch(() => undefined)
  expect(complaints).toEqual([])
})

async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await shot(page, `learning-${name}-${size.width}`)
    expect(await faultsOf(page), `${name} at ${size.width}`).toEqual([])
  }
  await page.setViewportSize(before)
}

test('the director plans a week from what is offered and with an idea of the room’s own, and prints it', async () => {
  await desk.getByText('Sin plan').first().waitFor()
  await desk.goto(`${nido.desk}/centro/${nido.center.book}/aprendizaje/${nido.center.rooms[0]}/${week}`)
  const offer = desk.locator('.learning-offers > li').first()
  await offer.waitFor()
  const weekend = [0, 6].includes(new Date(`${today}T12:00:00Z`).getUTCDay())
  await offer.locator('button').click()
  await desk.getByLabel('Qué se va a hacer').fill(OWN)
  await desk.locator('form button[type=submit]').click()
  await desk.locator('.learning-day').getByText(OWN).waitFor()
  await look(desk, 'plan')
  await desk.getByRole('button', { name: 'Guardar el plan' }).click()
  await desk.getByText(/^Lo guardó/).waitFor()
  expect(await desk.locator('.week-sheet td p').count()).toBe(2)
  // the plan lies on the first weekday from today on: over a weekend there is none of today
  expect(weekend || (await desk.locator('.week-sheet').textContent())?.includes(OWN)).toBe(true)
})

test('the tablet has the plan without a network: a tap each, an interest and an observation wait in the outbox', async () => {
  await joinCenter(nido, desk, tab, nido.center.book)
  await sayWho(tab, 'Elena Prueba')
  await nido.line.cut()
  await gesture(tab, 'learn')
  const line = tab.getByRole('article', { name: OWN })
  const weekend = (await line.count()) === 0 && [0, 6].includes(new Date(`${today}T12:00:00Z`).getUTCDay())
  if (!weekend) {
    await line.waitFor()
    await look(tab, 'tablet-plan')
    await line.getByRole('button', { name: 'Les encantó' }).click()
    await line.getByText('Se hizo · Les encantó').waitFor()
  }
  await tab.getByRole('tab', { name: 'Otra cosa' }).click()
  await look(tab, 'tablet-other')
  await tab.getByRole('tab', { name: 'Observación' }).click()
  await tab.getByRole('button', { name: 'Ana', exact: true }).click()
  await tab.getByLabel('Qué se vio').fill('Siguió la lluvia con el dedo')
  await tab.getByText('La familia puede leerlo').click()
  await tab.getByRole('button', { name: 'Tomar foto' }).waitFor()
  await look(tab, 'tablet-observe')
  await tab.getByRole('button', { name: 'Guardar' }).click()
  await tab.locator('.wall-card').first().waitFor()
  await gesture(tab, 'learn')
  await tab.getByRole('tab', { name: 'Interés' }).click()
  await look(tab, 'tablet-interest')
  await tab.getByRole('button', { name: 'Agua', exact: true }).click()
  await tab.locator('.wall-card').first().waitFor()
  await nido.line.mend()
  await tab.evaluate(() => dispatchEvent(new Event('online')))
  await tab.getByText('todo enviado').first().waitFor({ timeout: 90_000 })
})

test('the desk sees what became of the plan; the child’s portfolio and the family’s week tell it', async () => {
  await desk.goto(`${nido.desk}/centro/${nido.center.book}/aprendizaje/${nido.center.rooms[0]}/${week}`)
  await desk.locator('.learning-topics').getByText('Agua').waitFor()
  await desk.goto(`${nido.desk}/centro/${nido.center.book}/nina-o-nino/${ana}/portafolio`)
  await desk.getByText('Siguió la lluvia con el dedo').waitFor()
  await look(desk, 'portfolio')
  await desk.goto(`${nido.desk}/centro/${nido.center.book}/nina-o-nino/${ana}/semana/${week}`)
  await desk.getByText('La semana de Ana').waitFor()
  await desk.getByText('Siguió la lluvia con el dedo').waitFor()
  await look(desk, 'story')
  await desk.goto(`${nido.desk}/centro/${nido.center.book}/nina-o-nino/${ana}/paso-a-preescolar`)
  await desk.getByRole('button', { name: 'Escribir el informe' }).click()
  await desk.getByLabel(/^Lo que disfruta/).fill('La lluvia y el agua')
  await desk.getByLabel(/^Quién de la familia/).fill('su mamá')
  await desk.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click()
  await desk.getByText(/^Lo leyó y está de acuerdo/).waitFor()
  await look(desk, 'transition')
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: /Descargar el archivo/ }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^nido-paso-a-preescolar-[0-9a-f]{8}\.json$/)
})
