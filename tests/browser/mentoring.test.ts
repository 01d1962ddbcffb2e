// A visit noted with what was observed and agreed, told to whom it was with; and a note of two that the director cannot read.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addDays, civilDay } from '../../src/kernel/days.ts'
import { hashPassword } from '../../src/platform/secrets.ts'
import { idOf } from '../world.ts'
import type { Chromium } from './chromium.ts'
import {
  atDesk,
  director,
  faultsOf,
  type Said,
  SIZES,
  shot,
  type WholeNido,
  wholeNido,
  ZONE,
} from './whole-nido.ts'

const mentor: Said = { login: 'mentora', password: 'acompaña a las salas 2026' }
const educator: Said = { login: 'educadora', password: 'la educadora de la sala 2026' }
const marta = idOf('mentor of the walk')
const SECRET = 'Me cuesta la hora de la siesta'
const WHAT = 'Esperar su turno al cambiar el pañal'
const today = civilDay(new Date().toISOString(), ZONE)

let nido: WholeNido
let browser: Chromium
let page: Page
let here = ''
const complaints: string[] = []

beforeAll(async () => {
  nido = await wholeNido(5071)
  const { center } = nido
  const { fact, hand, db } = center
  here = `/centro/${center.book}/acompanamiento`
  await hand(
    [
      fact('staff.person-registered', marta, { given: 'Marta', first: 'Acompaña', synthetic: true }),
      fact('staff.post-held', marta, { role: 'mentor', from: addDays(today, -30) }),
    ].map((f) => ({ ...f, book: idOf('representation of the walk') })),
  )
  for (const [person, said] of [
    [marta, mentor],
    [center.educators[0]!, educator],
  ] as const)
    await db.write(
      { system: true },
      (tx) =>
        tx`insert into account (person, login, password) values (${person}, ${said.login}, ${hashPassword(said.password)})`,
    )
  browser = await nido.start()
})
afterAll(() => nido?.stop())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail' && page) await shot(page, 'mentoring-failed').catch(() => undefined)
  expect(complaints).toEqual([])
})

async function enter(who: Said, path: string): Promise<Page> {
  page = await atDesk(nido, browser, who, path)
  page.on('pageerror', (e) => complaints.push(String(e)))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  return page
}

async function look(name: string): Promise<void> {
  const before = page.viewportSize()!
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await shot(page, `mentoring-${name}-${size.width}`)
    expect(await faultsOf(page), `${name} at ${size.width}`).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide, `${name} at ${size.width} is wider than the screen`).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize(before)
}

test('the mentor notes a visit with an observation, and in it what was agreed', async () => {
  await enter(mentor, `${here}/anotar`)
  const save = page.getByRole('button', { name: 'Guardar la visita' })
  await page.getByLabel('Sala', { exact: true }).selectOption({ label: 'Sala A' })
  await page.getByText('Añadir una observación').click()
  await save.click()
  // everything that is missing is said at once, beside its field
  for (const words of ['Marcar con quién fue.', 'Falta este dato', 'Un número de 1 a 480.'])
    await page.getByText(words).waitFor()
  await look('note')
  await page.getByLabel('Elena Prueba', { exact: true }).check()
  await page.getByLabel('Para qué fue la visita').fill('Mirar entre dos la hora de la comida')
  await page.getByLabel('Minutos que se observó').fill('40')
  await page
    .getByRole('group', { name: /^Calidez/ })
    .getByRole('radio')
    .nth(1)
    .check()
  await save.dblclick()
  const visits = page.locator('main li a', { hasText: 'Sala A' })
  await visits.first().waitFor()
  expect(await visits.count(), 'pressed twice, noted once').toBe(1)
  await visits.first().click()
  await page.getByRole('button', { name: 'Añadir un acuerdo' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Qué se va a probar').fill(WHAT)
  await dialog.getByLabel('Quién lo lleva').selectOption({ label: 'Elena Prueba' })
  await dialog.getByLabel('Para qué día').fill(addDays(today, -1))
  await dialog.getByText('Ese día ya pasó.').waitFor()
  await dialog.getByLabel('Para qué día').fill(addDays(today, 7))
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('listitem').filter({ hasText: WHAT }).waitFor()
  await page.getByText('2 de 4').waitFor()
  await look('visit')
  await page.getByRole('link', { name: 'Ver la sala en el tiempo' }).click()
  await page.getByRole('heading', { level: 1, name: 'Sala A, visita a visita' }).waitFor()
})

test('the educator reads it, tells what became of the agreement, and writes a note that only the mentor reads', async () => {
  await enter(educator, here)
  await page.getByRole('button', { name: 'Decir qué pasó' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('En parte; sigue').click()
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.getByText('Falta el día para el que queda.').waitFor()
  await dialog.getByText('Se hizo', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Acuerdos terminados (1)').waitFor()
  await page.goto(`${nido.desk}/conversaciones/${marta}`)
  await page.getByRole('heading', { level: 1, name: 'Conversación con Marta Acompaña' }).waitFor()
  await page.getByLabel('Escribir una nota').fill(SECRET)
  await page.getByRole('button', { name: 'Guardar la nota' }).click()
  await page.getByRole('main').locator('li', { hasText: SECRET }).waitFor()
  await look('talk')
  await enter(mentor, `/conversaciones/${nido.center.educators[0]}`)
  await page.getByRole('main').locator('li', { hasText: SECRET }).waitFor()
})

test('the director reads visits and agreements of the center, and no note of two', async () => {
  await enter(director, here)
  await page.getByText('Acuerdos terminados (1)').waitFor()
  for (const path of ['', `/${marta}`, `/${nido.center.educators[0]}`]) {
    await page.goto(`${nido.desk}/conversaciones${path}`)
    await page.getByText('Este puesto no da permiso para ver esto.').waitFor()
    expect(await page.content()).not.toContain(SECRET)
    const told = await page.evaluate(async (p) => {
      const r = await fetch(`/v1/mentoring/conversations${p}`)
      return { status: r.status, text: await r.text() }
    }, path)
    expect(told.status).toBe(403)
    expect(told.text).not.toContain(SECRET)
  }
})
