// From the open form on a phone to the next step at a desk: the network is cut, the form is sent once, and whoever asks by the folio is told.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from './axe.ts'
import { type DeskRig, type Looking, openDesk, signIn } from './desk-rig.ts'

let rig: DeskRig
let desk: Looking
beforeAll(async () => {
  rig = await openDesk(4641)
}, 240_000)
afterAll(() => rig?.close())

const NAME = 'Conservas de Prueba del Pacífico'
let folio = ''

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
  // without consent the contact is gone
  await page.getByRole('tab', { name: 'Contactos' }).click()
  await page.getByRole('button', { name: 'Ver contactos' }).click()
  await page.getByText('No hay contactos guardados.').waitFor()
  expect(await axeFaults(page)).toEqual([])
  expect(desk.complaints).toEqual([])
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
