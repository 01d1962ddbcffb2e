// The tablet as people use it, in the built product: join a center, open, say who one is, work without a network, close.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeFaults } from './axe.ts'
import type { Chromium } from './chromium.ts'
import { buildProduct } from './device-build.ts'
import { MARKER, PIN } from './small-center.ts'
import { type TabletRig, tabletRig } from './tablet-rig.ts'
import { untilInPage } from './until.ts'

const shots = process.env.NIDO_SHOTS
let rig: TabletRig
let browser: Chromium
let tab: Page
let phrase = ''
beforeAll(async () => {
  rig = await tabletRig(4330, { build: buildProduct })
  browser = await rig.start()
  tab = await browser.context.newPage()
  // a color on its way to another is no color to judge
  await tab.emulateMedia({ reducedMotion: 'reduce' })
  await tab.setViewportSize({ width: 1280, height: 800 })
  await tab.goto(`${rig.url}/tableta`)
})
afterAll(() => rig.stop())

/** In both sizes: nothing wider than the screen, no violation of accessibility. */
async function look(name: string): Promise<void> {
  for (const [width, height] of [
    [360, 640],
    [1280, 800],
  ] as const) {
    await tab.setViewportSize({ width, height })
    if (shots) await tab.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true })
    expect(
      await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      `${name} at ${width}`,
    ).toBeLessThanOrEqual(0)
    expect(await axeFaults(tab), `${name} at ${width}`).toEqual([])
  }
}

const button = (name: string | RegExp) => tab.getByRole('button', { name })

test('a wrong code is told in words, and the field says what is missing', async () => {
  await tab.getByLabel('Código de 8 letras').fill('abc')
  await button('Continuar').click()
  await tab.getByText('Son 8 letras o números').waitFor()
  await tab.getByLabel('Código de 8 letras').fill('abcd efgh')
  await button('Continuar').click()
  await tab.getByText('Ese código no existe').waitFor()
  await look('enrol')
})

test('joining: eight letters, six letters, and the phrase typed back', async () => {
  await rig.center.pair(async (code) => {
    await tab.getByLabel('Código de 8 letras').fill(code.toLowerCase())
    await button('Continuar').click()
    await tab.getByText('Esperando a la dirección').waitFor()
    await look('letters')
    return (await tab.locator('.spelled span').allTextContents()).join('')
  })
  await tab.getByText('La frase para abrir').first().waitFor()
  await tab.locator('.phrase-words li').nth(4).waitFor()
  await look('phrase')
  phrase = (await tab.locator('.phrase-words li').allTextContents()).join(' ')
  await button('Ya está anotada').click()
  await tab.getByLabel('Escribir la frase que se anotó').fill('otra cosa')
  await button('Usar esta frase').click()
  await tab.getByText('No coincide').waitFor()
  await tab.getByLabel('Escribir la frase que se anotó').fill(phrase.toUpperCase())
  await button('Usar esta frase').click()
  await tab.getByRole('heading', { name: 'Sala A' }).waitFor({ timeout: 20_000 })
})

test('who am I: a face, a wrong PIN in words, the right one', async () => {
  await button('Quién soy').click()
  await tab.getByRole('heading', { name: '¿Quién eres?' }).waitFor()
  await button('Rosa Prueba').click()
  for (const digit of '111111') await button(digit).click()
  await tab.getByText('Ese no es el PIN. Quedan 4 intentos.').waitFor()
  await look('who')
  for (const digit of PIN) await tab.keyboard.press(digit)
  await tab.getByRole('heading', { name: 'Sala A' }).waitFor()
  await button('Rosa Prueba').waitFor()
})

test('the network is cut and the browser killed: the tablet opens from cold with its phrase', async () => {
  // the release that opens it offline is whole
  await untilInPage(
    tab,
    async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
  )
  await rig.proxy.cut()
  await browser.kill()
  browser = await rig.start(browser.profile)
  tab = await browser.context.newPage()
  await tab.emulateMedia({ reducedMotion: 'reduce' })
  await tab.goto(`${rig.url}/tableta`)
  await tab.getByRole('heading', { name: 'Abrir la tableta' }).waitFor()
  await look('unlock')
  await tab.getByLabel('Frase para abrir').fill('conejo nopal faro durazno faro')
  await button('Abrir').click()
  await tab.getByText('Esa no es la frase').waitFor()
  await tab.getByLabel('Frase para abrir').fill(phrase)
  await button('Abrir').click()
  await tab.getByRole('heading', { name: 'Sala A' }).waitFor()
  expect(await tab.evaluate(() => crossOriginIsolated)).toBe(true)
})

test('what is due is told without a network, and one tap opens what does it with the right children chosen', async () => {
  const due = button(/^Hoy · \d+$/)
  await due.waitFor()
  const count = Number((await due.textContent())!.match(/\d+/)![0])
  expect(count).toBeGreaterThan(1)
  await due.click()
  await tab.getByRole('heading', { level: 1, name: 'Hoy' }).waitFor()
  const weighing = tab.getByRole('heading', { name: /^Pesar y medir/ })
  await weighing.waitFor()
  await look('today')
  await tab
    .locator('section, li, article')
    .filter({ has: weighing })
    .last()
    .getByRole('button', { name: /^Empezar con los \d+$/ })
    .click()
  await tab.getByRole('heading', { name: /Pesar y medir · / }).waitFor()
  await button('Volver').click()
  await tab.getByRole('heading', { level: 1, name: 'Hoy' }).waitFor()
  await button('Volver').click()
  await due.waitFor()
})

test('an arrival said offline is saved, shown, and sent when the network is back', async () => {
  await button('Quién soy').click()
  await button('Rosa Prueba').click()
  for (const digit of PIN) await tab.keyboard.press(digit)
  await tab.getByRole('heading', { name: 'Sala A' }).waitFor()
  await button(new RegExp(`${MARKER}0 `)).click()
  await button('Llegó').click()
  await tab.getByText(/1 por enviar/).waitFor()
  await button('Rosa Prueba').click()
  await button('Lo guardado y lo enviado').click()
  await tab.getByText(`Llegó · ${MARKER}0 Prueba`).waitFor()
  await tab.locator('.said-line').getByText('guardado').waitFor()
  await look('said')
  await rig.proxy.mend()
  await button('Enviar ahora').click()
  await tab.locator('.said-line').getByText('enviado').waitFor({ timeout: 15_000 })
  await button('Volver').click()
  await button('Volver').click()
  await tab.getByText('todo enviado').waitFor()
  const rows = await rig.center.db.read(
    { system: true },
    (read) =>
      read<{
        state: string
      }>`select state from attendance_day where book = ${rig.center.book} and child = ${rig.center.children[0]!}`,
  )
  expect(rows).toEqual([{ state: 'present' }])
})

test('the office asks for another phrase: the room says so and goes on; once changed, only the new one opens', async () => {
  await rig.center.db.write(
    { system: true },
    (tx) =>
      tx`update device set phrase_asked = date_trunc('milliseconds', now()) where book = ${rig.center.book}`,
  )
  await button('Rosa Prueba').click()
  await button('Lo guardado y lo enviado').click()
  await button('Enviar ahora').click()
  await tab.getByText('La dirección pide otra frase para esta tableta').waitFor()
  await look('phrase-due')
  await button('Volver').click()
  await button('Volver').click()
  await button('La dirección pide otra frase para abrir').click()
  await tab.getByLabel('Frase de ahora').fill('conejo nopal faro durazno faro')
  await button('Elegir otra frase').click()
  await tab.getByText('Esa no es la frase').waitFor()
  await tab.getByLabel('Frase de ahora').fill(phrase)
  await button('Elegir otra frase').click()
  await tab.locator('.phrase-words li').first().waitFor()
  await look('phrase-new')
  const next = (await tab.locator('.phrase-words li').allTextContents()).join(' ')
  expect(next).not.toBe(phrase)
  await button('Ya está anotada').click()
  await tab.getByLabel('Escribir la frase que se anotó').fill(next)
  await button('Usar esta frase').click()
  await tab.getByText('la tableta se abre con la frase nueva').first().waitFor()
  const due = () =>
    rig.center.db.read(
      { system: true },
      (read) => read<{ due: boolean }>`
        select phrase_asked is distinct from phrase_done as due from device where book = ${rig.center.book}`,
    )
  await expect.poll(due).toEqual([{ due: false }])
  await button('Volver').click()
  await button('Rosa Prueba').click()
  await button('Cerrar por hoy').click()
  await tab.getByRole('heading', { name: 'Abrir la tableta' }).waitFor()
  await tab.getByLabel('Frase para abrir').fill(phrase)
  await button('Abrir').click()
  await tab.getByText('Esa no es la frase').waitFor()
  await tab.getByLabel('Frase para abrir').fill(next)
  await button('Abrir').click()
  await tab.getByRole('heading', { name: 'Sala A' }).waitFor()
  phrase = next
  await button('Quién soy').click()
  await button('Rosa Prueba').click()
  for (const digit of PIN) await tab.keyboard.press(digit)
  await tab.getByRole('heading', { name: 'Sala A' }).waitFor()
})

test('closing for today shows nothing more of anybody', async () => {
  await button('Rosa Prueba').click()
  await button('Cerrar por hoy').click()
  await tab.getByRole('heading', { name: 'Abrir la tableta' }).waitFor()
  expect(await tab.evaluate((name) => document.body.innerHTML.includes(name), MARKER)).toBe(false)
})
