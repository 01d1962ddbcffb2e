// A company from the open form on a phone to occupied places for its workers: its way at a desk, its agreement, and its own side of both.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, COUNTRY_ZONE, civilDay } from '../../src/kernel/days.ts'
import { uuid7 } from '../../src/kernel/ids.ts'
import { axeFaults } from './axe.ts'
import {
  comeIn,
  type DeskRig,
  faultsOf,
  fetchAs,
  type Looking,
  openDesk,
  settled,
  signIn,
} from './desk-rig.ts'

let rig: DeskRig
let desk: Looking
beforeAll(async () => {
  rig = await openDesk(4641)
}, 240_000)
afterAll(() => rig?.close())

const NAME = 'Conservas de Prueba del Pacífico'
let folio = ''
const PHONE = { width: 360, height: 640 }
const WIDE = { width: 1280, height: 800 }
const today = civilDay(new Date().toISOString(), COUNTRY_ZONE)
const newId = () => uuid7(Date.now(), randomBytes(10))
/** Where the organization of the form is kept, once it was opened at the desk. */
const it = { book: '', id: '' }
let company: Looking

/** Says it as the national unit, over the interface: whose screens are walked elsewhere. */
async function say(kind: string, about: string, payload: object, decision = false): Promise<void> {
  const { person } = await fetchAs<{ person: string }>(desk.page, '/v1/session')
  const fact = {
    ...{ id: newId(), kind, kindVersion: 1, about, book: it.book, author: person, origin: 'desk', payload },
    happenedAt: new Date().toISOString(),
  }
  const told = decision
    ? await fetchAs<{ answer?: string }>(desk.page, '/v1/decisions', { fact })
    : (await fetchAs<{ results: { answer: string }[] }>(desk.page, '/v1/facts', { facts: [fact] })).results[0]
  expect(told?.answer, `${kind} ${JSON.stringify(told)}`).toBe('taken')
}
const step = (payload: object) => say('partners.step-told', it.id, { on: today, ...payload }, true)

test('the first screen of the form is light: React, of 67 kB where the product is built, and no more than 26 besides', () => {
  const dist = join(import.meta.dirname, '..', '..', 'dist')
  const html = readFileSync(join(dist, 'open.html'), 'utf8')
  const files = [...html.matchAll(/\/assets\/[^"]+/g)].map((m) => m[0]).filter((f) => !f.includes('/react-'))
  const named = files.map((f) => readFileSync(join(dist, f)))
  const bytes = [Buffer.from(html), ...named].reduce((sum, b) => sum + gzipSync(b).length, 0)
  expect(bytes).toBeLessThan(26_000)
})

test('a form filled in on a phone waits for the network, outlives a reload, and is one interest', async () => {
  const context = await rig.browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'es-MX' })
  const page: Page = await context.newPage()
  await page.goto(`${rig.url}/interes`)
  await page.getByRole('button', { name: 'Enviar' }).click()
  await page.getByText('Escriba el nombre de la organización.').waitFor()
  await page.getByLabel('Qué es').selectOption({ label: 'Empresa' })
  await page.getByLabel('Nombre o razón social').fill(NAME)
  await page.getByLabel('Estado').selectOption({ label: 'Baja California' })
  await page.getByLabel('Municipio donde trabaja').selectOption({ label: 'Tijuana' })
  await page.getByLabel('Personas que trabajan ahí').fill('1,200')
  await page.getByLabel('Su nombre').fill('Persona de Prueba')
  await page.getByLabel('Correo').fill('persona@prueba.invalid')
  await page.getByLabel('Estoy de acuerdo').check()
  expect(await axeFaults(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.reload()
  expect(await page.getByLabel('Nombre o razón social').inputValue()).toBe(NAME)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Enviar' }).click()
  await page.getByText('No hay red.').waitFor()
  await context.setOffline(false)
  folio = (await page.locator('.open-folio').textContent())!
  expect(folio).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
  await page.goto(`${rig.url}/interes/folio`)
  await page.getByLabel('Folio').fill(folio.toLowerCase())
  await page.getByRole('button', { name: 'Preguntar' }).click()
  await page.getByText('Está en espera de respuesta').waitFor()
  await context.close()
}, 120_000)

test('at the desk it is seen, answered once however often one presses, and goes a step further', async () => {
  desk = await signIn(rig, 'nacional')
  const { page } = desk
  await page.goto(`${rig.url}/aliados`)
  await page.getByRole('link', { name: new RegExp(NAME) }).click()
  await page.getByText('nadie ha revisado sus datos').waitFor()
  await page.getByText(folio).waitFor()
  await page.getByRole('button', { name: 'Contestar' }).click()
  await page.getByLabel('Qué se le dijo').fill('Se propuso un estudio de necesidades.')
  await page.getByRole('button', { name: 'Guardar' }).dblclick()
  await page.getByText('Contestado el').waitFor()
  await page.getByRole('button', { name: 'Decir un paso' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Etapa').selectOption({ label: 'Estudio de necesidades' })
  await dialog.getByLabel('Siguiente paso').fill('Enviar la encuesta')
  await dialog.getByLabel('Para el').fill('2030-10-15')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('cuando termina el convenio nacional').waitFor()
  const [, , book, id] = new URL(page.url()).pathname.split('/')
  Object.assign(it, { book, id })
  // without consent the contact is gone
  await page.getByRole('tab', { name: 'Contactos' }).click()
  await page.getByRole('button', { name: 'Ver contactos' }).click()
  await page.getByText('No hay contactos guardados.').waitFor()
  expect(await axeFaults(page)).toEqual([])
  expect(desk.complaints).toEqual([])
}, 120_000)

test('it is advised, chooses a model, and its agreement is registered on its page, with clauses, a commitment and who comes in', async () => {
  const { page } = desk
  await say(
    'needs.study-opened',
    newId(),
    {
      ...{ title: 'Estudio de la planta de conservas', parties: [it.id], how: 'shared', daily: 100 },
      ...{ link: 'prueba2345', from: today, until: addDays(today, 30) },
    },
    true,
  )
  await step({ stage: 'advice', next: 'Visitar la planta', due: addDays(today, 10) })
  await say('partners.advised', it.id, { what: 'visit', on: today, topic: 'Predio y aforo' })
  await step({ stage: 'model', model: 'imss', next: 'Firmar el convenio', due: addDays(today, 20) })
  await page.goto(`${rig.url}/aliados/${it.book}/${it.id}`)
  const card = page.getByRole('region', { name: 'Convenios' })
  await card.getByText('Todavía no hay convenio con esta organización.').waitFor()
  await card.getByRole('button', { name: 'Registrar convenio' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Firmado').fill(today)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await card.getByRole('link', { name: `Convenio con ${NAME}` }).click()
  await page.getByRole('heading', { level: 1, name: `Convenio con ${NAME}` }).waitFor()
  await page.getByRole('tab', { name: 'Cláusulas' }).click()
  await page.getByRole('button', { name: 'Usar propuestas de cláusulas' }).click()
  await page.getByRole('article').first().waitFor()
  await page.getByRole('tab', { name: 'Compromisos' }).click()
  await page.getByRole('button', { name: 'Anotar compromiso' }).click()
  await dialog.getByLabel('Cláusula').selectOption('informes')
  await dialog.getByLabel('Obliga a').selectOption({ label: 'La organización' })
  await dialog.getByLabel('Qué se hará').fill('Entregar el padrón de personal en totales')
  await dialog.getByLabel('Con qué se comprueba').fill('Informe en «Mi lado»')
  await dialog.getByLabel('Responde en la organización').fill('Recursos humanos')
  await dialog.getByLabel('Día').fill(addDays(today, 15))
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('heading', { name: 'Entregar el padrón' }).waitFor()
  await page.getByRole('tab', { name: 'Quién entra' }).click()
  await page.getByRole('button', { name: 'Invitar a alguien' }).click()
  await dialog.getByLabel('Nombre').fill('Enlace')
  await dialog.getByLabel('Primer apellido').fill('De Prueba')
  await dialog.getByLabel('Cuenta').fill('enlace-conservas')
  await dialog.getByLabel('Contraseña').fill('una clave larga')
  await dialog.getByRole('button', { name: 'Invitar a alguien' }).click()
  await page.getByText('Enlace De Prueba').waitFor()
  expect(desk.complaints).toEqual([])
}, 120_000)

test('whoever represents it comes in on a phone: its step, its study, its agreement and what is due; and presents evidence', async () => {
  company = await comeIn(rig, 'enlace-conservas', 'una clave larga', PHONE)
  const { page } = company
  await page.getByRole('heading', { level: 1, name: NAME }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/mi-lado')
  await page.getByText('Paso 5 de 8: convenio').waitFor()
  await page.getByText(`Convenio con ${NAME}`).first().waitFor()
  await page.getByText('Estudio de la planta de conservas').waitFor()
  expect(await page.locator('main').textContent()).toContain('/encuesta/')
  await page.getByRole('button', { name: 'Presentar evidencia' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Qué se hizo').fill('Se entregó el padrón en totales.')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Presentado', { exact: true }).waitFor()
  // nothing of the institute is open to it
  await page.goto(`${rig.url}/aliados/${it.book}/${it.id}`)
  await page.locator('main#main h1').first().waitFor()
  expect(await page.locator('main').textContent()).not.toContain('Predio y aforo')
  for (const path of [
    '/v1/partners',
    `/v1/books/${it.book}/partners/${it.id}`,
    '/v1/agreements',
    '/v1/centers',
  ])
    expect(await fetchAs<{ refusal?: object }>(page, path), path).toMatchObject({ refusal: {} })
  company.complaints.length = 0
}, 120_000)

test('once its center operates it sees places and those of its workers as counts, and no small group', async () => {
  const { projects } = await fetchAs<{ projects: { id: string; book: string; name: string }[] }>(
    desk.page,
    '/v1/construction/projects',
  )
  const project = projects.find((p) => p.book === it.book)
  await step({ stage: 'project', ...(project ? { link: project.id } : {}), next: 'Abrir el centro' })
  const { centers } = await fetchAs<{ centers: { id: string; name: string }[] }>(desk.page, '/v1/centers')
  const agreement = new URL(desk.page.url()).pathname.split('/').at(-1)!
  const center = centers[0]!
  await step({ stage: 'operating', center: center.id, next: 'Revisar la ocupación' })
  await say('agreements.center-named', agreement, { center: center.id, opened: today })
  const { page } = company
  // figures are folded by the second
  await expect
    .poll(() => fetchAs<{ places: object | null }>(page, `/v1/sides/${it.id}`).then((x) => x.places), {
      timeout: 20_000,
    })
    .not.toBeNull()
  await page.goto(`${rig.url}/mi-lado`)
  await page.getByText('Paso 7 de 8: en operación').waitFor()
  await page.getByText(center.name).first().waitFor()
  await page.getByRole('tab', { name: 'Después de abrir' }).click()
  await settled(page)
  await page
    .getByText('lugares abiertos en todo el centro')
    .waitFor({ timeout: 10_000 })
    .catch(async () => {
      throw new Error(`no places: ${await page.locator('main').textContent()}`)
    })
  await page.getByText(/\d+ ocupados en todo el centro|ocupados en todo el centro: no se muestra/).waitFor()
  // whose children occupy them nobody knows, until the organization itself tells of its own workers
  await page.getByText('De su personal: no se sabe').waitFor()
  const report = async (month: string, placed: string) => {
    await page.getByRole('button', { name: 'Informar un mes' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Mes', { exact: true }).fill(month)
    for (const [label, value] of [
      ['Personas en la nómina', '1,200'],
      ['Con hijas o hijos de 43 días a 4 años', '160'],
      ['Días laborables', '22'],
      ['De ellas, con lugar en el centro', placed],
    ] as const)
      await dialog.getByLabel(label).fill(value)
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await report(addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7), '6')
  await page.getByText('De su personal: no se muestra').waitFor()
  await report(today.slice(0, 7), '38')
  await page.getByText('De su personal: 38 personas con lugar').waitFor()
  const placed = page.getByRole('listitem').filter({ hasText: 'De ellas, con lugar en el centro' })
  await placed.first().waitFor()
  expect(await placed.allTextContents()).toEqual([
    expect.stringMatching(/: 38/),
    expect.stringMatching(/: < 10/),
  ])
  expect(company.complaints).toEqual([])
}, 120_000)

test('its own side and the agreements are whole on a phone and at a desk', async () => {
  for (const [{ page }, path] of [
    [company, '/mi-lado'],
    [desk, '/convenios'],
  ] as const)
    for (const size of [PHONE, WIDE]) {
      await page.setViewportSize(size)
      await page.goto(`${rig.url}${path}`)
      await settled(page)
      await page.getByText(NAME).first().waitFor()
      expect(await faultsOf(page), `${path} ${size.width}`).toEqual([])
    }
  expect([...company.complaints, ...desk.complaints]).toEqual([])
}, 120_000)

test.each(['/aliados', '/aliados/eventos', '/aliados/parecidas', '/aliados/materiales'])(
  '%s is whole at a desk and on a phone',
  async (path) => {
    const { page, complaints } = desk
    for (const size of [
      { width: 1280, height: 800 },
      { width: 360, height: 640 },
    ]) {
      await page.setViewportSize(size)
      await page.goto(`${rig.url}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page
        .getByText('de ejemplo', { exact: false })
        .or(page.getByText('(ejemplo)'))
        .first()
        .waitFor({ state: 'attached' })
      expect(await axeFaults(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width)
    }
    expect(complaints).toEqual([])
  },
  120_000,
)
