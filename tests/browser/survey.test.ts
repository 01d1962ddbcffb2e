// A worker answers on an old phone: without a network it is kept, then sent once; the desk sees a count, and nothing under ten.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addDays, civilDay } from '../../src/kernel/days.ts'
import { idOf } from '../world.ts'
import type { Chromium } from './chromium.ts'
import { atDesk, faultsOf, SIZES, shot, supervisor, type WholeNido, wholeNido, ZONE } from './whole-nido.ts'

let nido: WholeNido
let browser: Chromium
let phone: Page
const complaints: string[] = []
const today = civilDay(new Date().toISOString(), ZONE)
const rep = idOf('representation of the walk')
const company = idOf('company of the walk')
const study = idOf('study of the walk')
const link = 'abcdefghjk'

beforeAll(async () => {
  nido = await wholeNido(4662)
  const said = (kind: string, about: string, payload: Record<string, unknown>) => ({
    ...nido.center.fact(kind, about, payload),
    book: rep,
  })
  await nido.center.hand([
    said('partners.organization-registered', company, {
      kind: 'company',
      name: 'Maquila',
      municipality: '02004',
    }),
    said('needs.study-opened', study, {
      ...{ title: 'Estudio de Maquila', parties: [company], how: 'shared', link, daily: 100 },
      ...{ from: addDays(today, -1), until: addDays(today, 10) },
    }),
  ])
  browser = await nido.start()
  phone = await browser.context.newPage()
  phone.on('pageerror', (e) => complaints.push(String(e)))
  await phone.setViewportSize(SIZES[0])
})
afterAll(() => nido?.stop())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail' && phone) await shot(phone, 'failed-survey').catch(() => undefined)
  expect(complaints).toEqual([])
})

const answers = async () =>
  (
    await nido.center.db.read(
      { system: true },
      (read) => read<{ n: number }>`select count(*)::int as n from needs_answer where study = ${study}`,
    )
  )[0]!.n

test('what is missing is said beside each question, and nothing is sent', async () => {
  await phone.goto(`${nido.line.url}/encuesta/${link}`)
  await phone.getByRole('button', { name: 'Enviar mis respuestas' }).click()
  await expect.poll(() => phone.getByText('Falta contestar esta pregunta').count()).toBe(4)
  expect(await faultsOf(phone)).toEqual([])
  expect(await answers()).toBe(0)
})

test('an answer given without a network is kept through a reload of the draft, and counts once', async () => {
  const pick = (question: string, words: string) =>
    phone.getByRole('group', { name: question }).getByText(words, { exact: true }).click()
  await pick('¿En qué turno trabaja?', 'Mañana')
  await pick('Usted es…', 'Mujer')
  await phone.getByLabel('Escriba las primeras letras y elija.').fill('tij')
  await phone.getByRole('button', { name: 'Tijuana, Baja California' }).click()
  await pick('¿Cuánto tarda de su casa al trabajo?', 'Hasta media hora')
  await phone.getByRole('button', { name: 'Uno más de 2 años' }).click()
  await phone.reload()
  await pick('¿Quién los cuida hoy mientras trabaja?', 'Familia')
  await pick('Si hubiera un centro seguro y con lugar, ¿los llevaría?', 'Sí')
  await pick('¿Dónde le sirve?', 'Cerca del trabajo')
  await phone.getByLabel('Desde', { exact: true }).selectOption('06:00')
  await phone.getByLabel('Hasta', { exact: true }).selectOption('16:00')
  await shot(phone, 'survey-filled-360')
  await nido.line.cut()
  await phone.getByRole('button', { name: 'Enviar mis respuestas' }).dblclick()
  await phone.getByRole('heading', { name: 'Se guardó en este teléfono' }).waitFor()
  expect(await answers()).toBe(0)
  await nido.line.mend()
  await phone.getByRole('button', { name: 'Intentar ahora' }).click()
  await phone.getByRole('heading', { name: '¡Gracias!' }).waitFor()
  expect(await answers()).toBe(1)
  await phone.reload()
  await phone.getByRole('button', { name: 'Enviar mis respuestas' }).waitFor()
  expect(await answers()).toBe(1)
})

test('the desk sees how many answered and that a result is not to be had under ten', async () => {
  const desk = await atDesk(nido, browser, supervisor, `/estudios/${rep}/${study}`)
  await desk.getByText('Faltan 9 para que haya resultado').waitFor()
  for (const size of SIZES) {
    await desk.setViewportSize(size)
    await shot(desk, `study-${size.width}`)
    expect(await faultsOf(desk), `study at ${size.width}`).toEqual([])
  }
  expect(await desk.getByText('Tijuana').count()).toBe(0)
})
