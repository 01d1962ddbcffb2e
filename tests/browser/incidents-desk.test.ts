// Incidents at the desk: the director finds, reviews, prints, keeps the signed paper and closes; a supervisor sees only grave ones, unnamed.
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { civilDay } from '../../src/kernel/days.ts'
import { newId } from '../../src/platform/new-id.ts'
import { formatsOf } from '../../src/ui/formats.ts'
import type { Chromium } from './chromium.ts'
import {
  ana,
  atDesk,
  director,
  faultsOf,
  SIZES,
  shot,
  supervisor,
  type WholeNido,
  wholeNido,
  ZONE,
} from './whole-nido.ts'

let nido: WholeNido
let browser: Chromium
let desk: Page
const incident = randomUUID()
const complaints: string[] = []

beforeAll(async () => {
  nido = await wholeNido(5011)
  browser = await nido.start()
})
afterAll(() => nido?.stop())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail' && desk) await shot(desk, 'failed-incidents').catch(() => undefined)
  expect(complaints).toEqual([])
})

const hers = () => desk.getByRole('article', { name: /^Ana Nido/ })

async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await shot(page, `incidents-${name}-${size.width}`)
    expect(await faultsOf(page), `${name} at ${size.width}`).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(wide, `${name} at ${size.width} is wider than the screen`).toBe(false)
  }
  await page.setViewportSize(before)
}

/** As the tablet of the room would have said it; the author is whoever is at the desk. */
async function noted(page: Page, about: string, hoursAgo: number, more: object, corrects?: string) {
  const id = newId(new Date(Date.now() - hoursAgo * 3_600_000))
  const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString()
  const told = await page.evaluate(
    async (said) => {
      const me = await (await fetch('/v1/session')).json()
      const r = await fetch('/v1/facts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ facts: [{ ...said, author: me.person, origin: 'desk' }] }),
      })
      return r.json()
    },
    {
      ...{ id, kind: 'safety.incident-noted', kindVersion: 1, about, book: nido.center.book, happenedAt: at },
      ...{ room: nido.center.rooms[0]!, ...(corrects ? { corrects, reason: 'fue en el patio' } : {}) },
      payload: { day: at.slice(0, 10), at, ...more },
    },
  )
  expect(told.results[0].answer).toMatch(/taken|flagged/)
  return id
}

test('nothing yet: the list and the pattern say what will be there', async () => {
  desk = await atDesk(nido, browser, director, `/centro/${nido.center.book}/incidentes`)
  desk.on('pageerror', (e) => complaints.push(String(e)))
  await desk.getByText('Ningún incidente con estos filtros').waitFor()
  await look(desk, 'empty')
})

test('the list shows who, when and what is missing, and its filters leave what they say', async () => {
  const other = nido.center.children[0]!
  const bite = { kind: 'bite', place: 'room', aid: ['washed', 'cold'] }
  const pair = [
    { child: ana, part: 'hurt' },
    { child: other, part: 'did' },
  ]
  const first = await noted(desk, incident, 2, { ...bite, children: pair })
  await noted(desk, incident, 2, { ...bite, place: 'patio', children: pair }, first)
  await noted(desk, randomUUID(), 26, { ...bite, children: pair })
  await noted(desk, randomUUID(), 26.2, {
    ...{ kind: 'fall', place: 'patio', head: true, children: [{ child: ana, part: 'hurt' }] },
  })
  await noted(desk, randomUUID(), 3, { kind: 'building', place: 'kitchen', children: [] })
  await desk.reload()
  await desk.getByText('4 abiertos de 4 anotados').waitFor()
  await look(desk, 'list')
  await desk.getByLabel('Qué pasó', { exact: true }).selectOption({ label: 'Caída' })
  await desk.getByText('1 abierto de 1 anotado').waitFor()
  await desk.getByLabel('Qué pasó', { exact: true }).selectOption({ label: 'Todo' })
  await desk.getByLabel('Cuáles').selectOption({ label: 'Cerrados' })
  await desk.getByText('Ningún incidente con estos filtros').waitFor()
  await desk.getByLabel('Cuáles').selectOption({ label: 'Graves' })
  await desk.getByText('2 abiertos de 2 anotados').waitFor()
})

test('the pattern is a picture with the same in tables beside it', async () => {
  await desk.getByRole('tab', { name: 'Cuándo, dónde y con quién' }).click()
  await desk.getByText('4 incidentes del').waitFor()
  await desk.getByText('Quiénes, más de una vez').first().waitFor()
  expect(await desk.locator('.incident-heat td[data-shade]').count()).toBeGreaterThan(1)
  await look(desk, 'pattern')
})

test('one incident: its history keeps what was corrected; told, signed with its file, reviewed, closed', async () => {
  await desk.goto(`${nido.desk}/centro/${nido.center.book}/incidentes/${incident}`)
  await desk.getByText('Se corrigió').waitFor()
  await desk.getByText(/porque fue en el patio/).waitFor()
  await look(desk, 'open')
  await desk.locator('#main').getByRole('button', { name: 'Corregir' }).click()
  await desk.getByRole('dialog').getByLabel('Dónde').selectOption({ label: 'Comedor' })
  await desk.getByRole('button', { name: 'Guardar' }).click()
  await desk.getByText('Diga por qué se corrige').first().waitFor()
  await desk.getByLabel('Por qué se corrige').fill('lo dijo quien lo vio')
  await look(desk, 'correct')
  await desk.getByRole('button', { name: 'Guardar' }).click()
  await desk.getByText(/porque lo dijo quien lo vio/).waitFor()
  await desk.getByText(/porque fue en el patio/).waitFor()
  await hers().getByRole('button', { name: 'Anotar que se contó' }).click()
  await desk.getByLabel('A qué hora').fill('25:00')
  await desk.getByLabel('A quién de la familia').fill('Rosa Prueba, mamá')
  await desk.getByRole('button', { name: 'Guardar' }).click()
  await desk.getByText('Un día y una hora entre el incidente').first().waitFor()
  await desk.getByLabel('A qué hora').fill(formatsOf('es').clock(Date.now(), ZONE))
  await desk.getByLabel('A quién de la familia').fill('')
  await desk.getByRole('button', { name: 'Guardar' }).click()
  await desk.getByText('diga a quién de la familia').first().waitFor()
  await desk.getByLabel('A quién de la familia').fill('Rosa Prueba, mamá')
  await look(desk, 'tell')
  await desk.getByRole('button', { name: 'Guardar' }).click()
  await desk
    .getByText(/Rosa Prueba, mamá: se le contó/)
    .first()
    .waitFor()
  await hers().getByRole('button', { name: 'Anotar la firma' }).click()
  await desk.getByLabel('Quién', { exact: true }).fill('Rosa Prueba, mamá')
  await desk.locator('input[type=file]').setInputFiles({
    ...{ name: 'hoja.txt', mimeType: 'text/plain', buffer: Buffer.from('no es una hoja') },
  })
  await desk.getByText('No es un PDF ni una foto que se pueda leer').waitFor()
  const png = await desk.screenshot({ type: 'png' })
  await desk
    .locator('input[type=file]')
    .setInputFiles({ name: 'hoja.png', mimeType: 'image/png', buffer: png })
  await desk.getByText('hoja.png').waitFor()
  await look(desk, 'sign')
  await desk.getByRole('button', { name: 'Guardar' }).click()
  await desk
    .getByText(/Firmó Rosa Prueba, mamá/)
    .first()
    .waitFor()
  const file = desk.getByRole('link', { name: 'Abrir la hoja firmada' })
  await file.waitFor()
  const href = await file.getAttribute('href')
  const kept = await desk.evaluate(async (to) => {
    const r = await fetch(to)
    return [r.status, r.headers.get('content-type')]
  }, href!)
  expect(kept[0]).toBe(200)
  await desk.getByRole('button', { name: 'Revisar' }).click()
  await desk.getByRole('button', { name: 'Guardar' }).click()
  await desk.getByText('La dirección lo revisó').waitFor()
  await expect.poll(() => desk.getByRole('dialog').count()).toBe(0)
  await desk.locator('#main').getByRole('button', { name: 'Cerrar', exact: true }).click()
  await desk.getByRole('button', { name: 'Guardar' }).click()
  await desk.getByText('Falta este dato').first().waitFor()
  await desk.getByLabel('Qué va a cambiar').fill('Dos personas en el patio a mediodía')
  await desk.getByRole('button', { name: 'Guardar' }).click()
  await desk.getByText('Se cerró').waitFor()
  await look(desk, 'closed')
})

test('what no fact ends is said to be done on Hoy, with what was done; a place out of reach leads back', async () => {
  const { center } = nido
  const today = civilDay(new Date().toISOString(), ZONE)
  const check = { medicine: ['Jarabe'] }
  const arrived = center.fact('attendance.arrived', ana, { day: today, room: center.rooms[0]!, check })
  const handed = () => center.fact('attendance.medicine-handed', ana, { day: today, arrival: arrived.id })
  await center.hand([{ ...arrived, kindVersion: 2 }, handed(), handed()])
  await desk.goto(`${nido.desk}/hoy`)
  const twice = desk.locator('section', { hasText: 'Averiguar si una medicina se dio dos veces' })
  await twice.getByRole('button', { name: /^Hecho/ }).click()
  await desk.getByRole('button', { name: 'Guardar' }).click()
  await desk.getByText('Falta este dato').first().waitFor()
  await desk.getByLabel('Qué se hizo y con quién se habló').fill('Se habló con las dos: se dio una vez')
  await look(desk, 'done')
  await desk.getByRole('button', { name: 'Guardar' }).click()
  await desk.getByText('Dicho como hecho en los últimos 7 días: 1').waitFor()
  expect(await twice.getByRole('button', { name: /^Hecho/ }).count()).toBe(0)
  // an incident's task opens the incident itself
  await desk.locator('section', { hasText: 'Revisar un incidente' }).getByRole('link').first().click()
  await desk.getByRole('heading', { name: 'Familias y hojas' }).waitFor()
  await desk.goto(`${nido.desk}/centro/${randomUUID()}/incidentes`)
  await desk.getByRole('link', { name: 'Ir al inicio' }).waitFor()
  expect(await desk.getByRole('button', { name: 'Intentar de nuevo' }).count()).toBe(0)
  await look(desk, 'refused')
  await desk.getByRole('link', { name: 'Ir al inicio' }).click()
  await desk.getByRole('heading', { level: 1, name: 'Hoy' }).waitFor()
  await desk.goto(`${nido.desk}/centro/${center.book}/incidentes/${incident}`)
  await hers().waitFor()
})

test('the family’s paper names their child alone', async () => {
  await hers().getByRole('link', { name: 'Ver la hoja para firmar' }).click()
  await desk.getByRole('heading', { name: 'Aviso de incidente a la familia' }).waitFor()
  await look(desk, 'paper')
  await desk.emulateMedia({ media: 'print' })
  await shot(desk, 'incidents-paper-print')
  await desk.emulateMedia({ media: 'screen' })
  const words = (await desk.locator('.incident-paper').textContent())!
  expect(words).toContain('Ana')
  expect(words).not.toContain('lo hizo')
})

test('a supervisor sees only grave ones, by center and without a name; their page hides who', async () => {
  const sara = await atDesk(nido, browser, supervisor, '/incidentes-graves')
  sara.on('pageerror', (e) => complaints.push(String(e)))
  await sara.getByText('2 sin cerrar en sus centros').waitFor()
  expect(await sara.locator('main').textContent()).not.toContain('Ana')
  await look(sara, 'grave')
  await sara.locator('main table a').first().click()
  await sara.getByText('Historia').waitFor()
  expect(await sara.locator('main').textContent()).not.toContain('Ana')
  await look(sara, 'grave-one')
})

test('the director begins one at the desk: what is missing is named, a reload keeps it, a double press says it once', async () => {
  await desk.goto(`${nido.desk}/centro/${nido.center.book}/incidentes`)
  await desk.getByRole('link', { name: 'Anotar un incidente' }).click()
  const save = desk.getByRole('button', { name: 'Guardar el incidente' })
  await save.click()
  await desk.getByText('No se guardó: faltan 5 datos, marcados arriba.').waitFor()
  await desk.getByText('Elija a quién le pasó, o marque que a nadie.').waitFor()
  await look(desk, 'note-wrong')
  await desk.getByRole('combobox', { name: 'Qué pasó' }).selectOption({ label: 'Mordida' })
  await desk.getByLabel('En qué lugar').selectOption({ label: 'Patio' })
  await desk.getByLabel('De qué sala').selectOption({ index: 1 })
  await desk.getByLabel('A qué hora', { exact: true }).fill('25:00')
  await desk.getByText('Escriba la hora como 10:20').first().waitFor()
  await desk.getByLabel('A qué hora', { exact: true }).fill(formatsOf('es').clock(Date.now(), ZONE))
  await desk.getByRole('checkbox', { name: 'Ana Nido' }).check()
  await desk.getByLabel('parte del cuerpo').selectOption({ label: 'Brazo' })
  await desk.getByLabel('Qué se le ve').selectOption({ label: 'marca de dientes' })
  await desk.getByRole('radio', { name: 'Sí, se le contó' }).check()
  await desk.getByRole('checkbox', { name: 'Frío' }).check()
  await save.click()
  await desk.getByText('Diga a quién de la familia se le contó.').waitFor()
  await desk.reload()
  await desk.getByText('Esta nota quedó a medias').waitFor()
  await desk.getByLabel('A quién de la familia').fill('Rosa Prueba, mamá')
  await desk.getByLabel('A qué hora se le contó').fill(formatsOf('es').clock(Date.now(), ZONE))
  await look(desk, 'note')
  await save.dblclick()
  await desk.getByRole('heading', { name: 'Familias y hojas' }).waitFor()
  await hers()
    .getByText(/Rosa Prueba, mamá: se le contó/)
    .waitFor()
  await hers()
    .getByText(/brazo, marca de dientes/)
    .waitFor()
  await desk.goto(`${nido.desk}/centro/${nido.center.book}/incidentes`)
  await desk.getByText('4 abiertos de 5 anotados').waitFor()
})
