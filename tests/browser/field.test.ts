// A phone of an office in the field: paired at the desk, a visit without a network at 360 px, killed before it was sent, told once.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putPin } from '../../src/platform/answers.ts'
import { idOf } from '../world.ts'
import type { Chromium } from './chromium.ts'
import { PIN } from './small-center.ts'
import {
  atDesk,
  faultsOf,
  joinCenter,
  SIZES,
  shot,
  supervisor,
  unlock,
  type WholeNido,
  wholeNido,
} from './whole-nido.ts'

const rep = idOf('representation of the walk')
const promoter = idOf('promoter of the walk')
const watcher = idOf('works supervisor of the walk')
const project = idOf('project of the walk')
const contract = idOf('contract of the walk')
let nido: WholeNido
let phone: Chromium
let tab: Page
let phrase = ''
beforeAll(async () => {
  nido = await wholeNido(4684)
  const { center } = nido
  const said = (kind: string, about: string, payload: Record<string, unknown>, author = promoter) => ({
    ...center.fact(kind, about, payload),
    ...{ book: rep, author },
  })
  const from = '2026-01-01'
  const site = {
    code: 'F-1',
    name: 'Predio del paseo',
    municipality: '02004',
    latitude: 32.5,
    longitude: -117,
  }
  await center.hand([
    said('staff.person-registered', promoter, { given: 'Paula', first: 'Prueba', synthetic: true }),
    said('staff.post-held', promoter, { role: 'promoter', from }),
    said('staff.person-registered', watcher, { given: 'Olga', first: 'Prueba', synthetic: true }),
    said('staff.post-held', watcher, { role: 'works-supervisor', from }),
    said('places.site-registered', project, site),
    said('construction.plot-offered', project, {
      site,
      scheme: 'imss',
      source: 'oficio',
      certainty: 'confirmed',
    }),
    said('construction.contract-signed', project, {
      ...{ contract, for: 'works', number: 'C-1', contractor: 'Obras', amount: 1e6, on: from, starts: from },
      ends: '2027-12-31',
    }),
    said('construction.progress-told', project, { contract, on: '2026-02-01', physical: 40 }, watcher),
  ])
  for (const p of [promoter, watcher]) await putPin({ db: center.db, now: () => new Date() }, rep, p, PIN)
  phone = await nido.start()
  await phone.context.grantPermissions(['geolocation'])
  await phone.context.setGeolocation({ latitude: 32.5001, longitude: -117.0001, accuracy: 9 })
  const desk = await atDesk(nido, await nido.start(), supervisor, '/tabletas')
  tab = await nido.tablet(phone, SIZES[0])
  phrase = await joinCenter(nido, desk, tab, rep)
  // the screens of the field are held before the network may go
  await tab.locator('.tablet[data-held]').waitFor()
})
afterAll(() => nido.stop())

const facts = (kind: string) =>
  nido.center.db.read(
    { system: true },
    (read) => read<{ id: string; answer: string; body: string }>`
      select f.id, p.answer, f.body from fact f join page p on p.book = f.book and p.fact = f.id
      where f.book = ${rep} and f.kind = ${kind} order by p.n`,
  )
const picture = (color: string) =>
  tab.evaluate((fill) => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 480
    const pen = canvas.getContext('2d')!
    pen.fillStyle = fill
    pen.fillRect(0, 0, 640, 480)
    return canvas.toDataURL('image/jpeg').split(',')[1]!
  }, color)
const photograph = async (color: string) => {
  const had = await tab.locator('.field-photo').count()
  await tab
    .locator('input[type=file]')
    .last()
    .setInputFiles({
      name: 'predio.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(await picture(color), 'base64'),
    })
  await tab.locator('.field-photo').nth(had).waitFor()
}
/** Whoever acted before, another face and its PIN. */
async function act(name: string): Promise<void> {
  await tab.locator('.tablet-top .button').click()
  await tab.locator('.who-face').filter({ hasText: name }).click()
  for (const digit of PIN) await tab.keyboard.press(digit)
  await tab.locator('.tablet-top').getByText(name).waitFor()
}
const press = (name: string | RegExp) => tab.getByRole('button', { name }).first().click()
async function reopen(): Promise<void> {
  // what is on the screen is on the disk too
  await tab.locator('.tablet:not([data-keeping])').waitFor()
  await phone.kill()
  phone = await nido.start(phone.profile)
  await phone.context.grantPermissions(['geolocation'])
  await phone.context.setGeolocation({ latitude: 32.5001, longitude: -117.0001, accuracy: 9 })
  tab = await nido.tablet(phone, SIZES[0])
  await unlock(tab, phrase)
}

test('a visit to a plot: every question answered, then saved without a network; killed, it is there, and told once', async () => {
  expect(await faultsOf(tab)).toEqual([])
  await act('Paula Prueba')
  await shot(tab, 'field-list')
  nido.line.cut()
  await press(/Predio del paseo/)
  await press('Visitar el predio')
  await press('Guardar la visita')
  await tab.getByText('Faltan 16 preguntas').first().waitFor()
  expect(await faultsOf(tab)).toEqual([])
  await shot(tab, 'field-plot')
  await press('Tomar la ubicación')
  await tab.getByText('con un margen de 9 m').first().waitFor()
  for (const answer of await tab.getByRole('button', { name: /: No$/ }).all()) await answer.click()
  await press('Inundación: Sí')
  await photograph('#447755')

  // what was begun outlives the browser; the camera of a cheap phone ends it
  await reopen()
  await act('Paula Prueba')
  await press(/Predio del paseo/)
  await press('Seguir la visita')
  await tab.locator('.field-photo img').waitFor()
  await tab.getByText('Con dudas').click()
  await tab.getByLabel(/Superficie medida/).fill('1250,5')
  await press('Guardar la visita')
  await tab
    .getByText(/1 por enviar/)
    .first()
    .waitFor()
  await reopen()
  await tab
    .getByText(/1 por enviar/)
    .first()
    .waitFor()
  expect(await facts('construction.plot-visited')).toEqual([])
  nido.line.mend()
  await tab.getByText('todo enviado').first().waitFor({ timeout: 60_000 })
  const told = await facts('construction.plot-visited')
  expect(told.map((f) => f.answer)).toEqual(['taken'])
  const { payload } = JSON.parse(told[0]!.body)
  expect(payload).toMatchObject({
    ...{ risks: ['flood'], services: [], fit: 'unsure', area: 1250.5 },
    stoodAt: { latitude: 32.5001, longitude: -117.0001, accuracy: 9 },
    photos: [{ latitude: 32.5001, longitude: -117.0001, accuracy: 9 }],
  })
  // the photo follows what names it
  await expect
    .poll(
      async () =>
        (
          await nido.center.db.read(
            { system: true },
            (read) =>
              read<{
                n: number
              }>`select count(*)::int as n from blob where sha256 = ${payload.photos[0].file} and state = 'kept'`,
          )
        )[0]!.n,
      { timeout: 60_000 },
    )
    .toBe(1)
})

test('a visit to works: progress that falls is said beside its field, a finding is there at once and mended on the spot', async () => {
  await act('Olga Prueba')
  nido.line.cut()
  // who watches works may not judge plots
  await tab.getByRole('tab', { name: 'Todos' }).click()
  await press(/Predio del paseo/)
  expect(await tab.getByRole('button', { name: 'Visitar el predio' }).count()).toBe(0)
  await press('Visitar la obra')
  await press('Guardar la visita')
  await tab.getByText('Decir qué se vio, el avance, un hallazgo o un requisito.').first().waitFor()
  await tab.getByRole('textbox', { name: /Avance físico/ }).fill('30')
  await press('Guardar la visita')
  await tab
    .getByText(/El avance baja/)
    .first()
    .waitFor()
  await tab.getByRole('textbox', { name: /Avance físico/ }).fill('55')
  await press('Agregar un hallazgo')
  await tab.getByLabel(/Qué se encontró/).fill('Falta el barandal')
  await tab.getByText('Grave: impide abrir mientras no se corrija').click()
  await tab.locator('summary').click()
  await press('Ancho de los pasillos: Cumple')
  await tab.getByLabel(/Lo medido: Ancho de los pasillos/).fill('1.1')
  await press('Guardar la visita')
  await tab
    .getByText(/Con lo medido no cumple/)
    .first()
    .waitFor()
  await press('Ancho de los pasillos: No cumple')
  expect(await faultsOf(tab)).toEqual([])
  await shot(tab, 'field-works')
  await press('Guardar la visita')
  await tab.getByText('Falta el barandal').first().waitFor()
  await press(/Ya se corrigió/)
  await tab.getByLabel('Cómo quedó').fill('Se puso el barandal')
  await press('Guardar')
  await tab.getByText('Ningún hallazgo abierto.').first().waitFor()
  nido.line.mend()
  await tab.getByText('todo enviado').first().waitFor({ timeout: 60_000 })
  expect((await facts('construction.works-visited')).map((f) => f.answer)).toEqual(['taken'])
  expect((await facts('construction.finding-mended')).map((f) => f.answer)).toEqual(['taken'])
})

test('without the phone’s location a photo is kept only with a place somebody wrote', async () => {
  // refused outright: a question nobody answers would only be over after its own long wait
  const session = await phone.browser.newBrowserCDPSession()
  await session.send('Browser.setPermission', { permission: { name: 'geolocation' }, setting: 'denied' })
  await act('Paula Prueba')
  await press(/Volver/)
  await tab.getByRole('tab', { name: 'Todos' }).click()
  await press(/Predio del paseo/)
  await press('Visitar el predio')
  await press('Tomar la ubicación')
  await tab
    .getByText(/El teléfono no dio la ubicación/)
    .first()
    .waitFor()
  await tab
    .locator('input[type=file]')
    .last()
    .setInputFiles({
      name: 'x.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(await picture('#aa3311'), 'base64'),
    })
  await tab
    .getByText(/No se sabe dónde se tomó esa foto/)
    .first()
    .waitFor()
  expect(await tab.locator('.field-photo').count()).toBe(0)
  await tab.getByLabel(/Latitud/).fill('32.5')
  await tab.getByLabel(/Longitud/).fill('117.0')
  await photograph('#aa3311')
  await tab
    .getByText(/escrita a mano/)
    .first()
    .waitFor()
  expect(await faultsOf(tab)).toEqual([])
})
