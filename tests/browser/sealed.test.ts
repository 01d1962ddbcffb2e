// Signs of harm seen at the door without a network: the child is received, only the persons of the protocol ever learn of it.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { verifySealed } from '../../src/platform/sealed-book.ts'
import { type Chromium, findBytes } from './chromium.ts'
import { PIN } from './small-center.ts'
import {
  atDesk,
  director,
  faultsOf,
  joinCenter,
  national,
  SIZES,
  sayWho,
  shot,
  supervisor,
  unlock,
  type WholeNido,
  wholeNido,
} from './whole-nido.ts'

const EDUCATOR = 'Elena Prueba'
/** Typed key by key, as a person would. */
const PLANTED = 'Zyxmoretones en la espalda'
const NOTE = 'Zyxnota del caso'
const CHILD = 'Ana'

let nido: WholeNido
let desks: Chromium
let browser: Chromium
let unit: Page
let sara: Page
let dora: Page
let tab: Page
let phrase = ''
let own = ''
const complaints: string[] = []
const watch = (page: Page) => page.on('pageerror', (e) => complaints.push(String(e)))

beforeAll(async () => {
  nido = await wholeNido(4961)
  desks = await nido.start()
  browser = await nido.start()
})
afterAll(() => nido?.stop())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    for (const [name, page] of Object.entries({ tab, unit, sara, dora }))
      if (page) await shot(page, `failed-sealed-${name}`).catch(() => undefined)
  expect(complaints).toEqual([])
})

async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await shot(page, `sealed-${name}-${size.width}`)
    expect(await faultsOf(page), `${name} at ${size.width}`).toEqual([])
  }
  await page.setViewportSize(before)
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })

/** The ceremony of the key, which it answers with its phrase. */
async function makeKey(page: Page): Promise<string> {
  await page.reload()
  await button(page, 'Hacer mi llave').click()
  await page.locator('.phrase-words li').nth(4).waitFor()
  await shot(page, 'sealed-key')
  const words = (await page.locator('.phrase-words li').allTextContents()).join(' ')
  await button(page, 'Ya las anoté').click()
  await page.getByLabel('Escriba las cinco palabras').fill(words)
  await button(page, 'Usar esta frase').click()
  await page.getByLabel('Su frase').waitFor()
  return words
}

async function sealedPages(): Promise<number> {
  const [r] = await nido.center.db.read(
    { system: true },
    (read) => read<{ n: number }>`select count(*)::int as n from sealed_page`,
  )
  return r!.n
}

test('the national unit names two persons, and each makes a key in their own browser', async () => {
  unit = await atDesk(nido, desks, national, '/proteccion')
  watch(unit)
  await unit.getByText('Nadie está nombrado todavía').first().waitFor()
  await look(unit, 'nobody')
  const name = async (office: string, person: string) => {
    await unit.getByLabel('De qué oficina').selectOption({ label: office })
    await unit.getByLabel('Persona', { exact: true }).selectOption({ label: person })
    await button(unit, 'Nombrar').click()
    await unit.getByText('Todavía no ha hecho su llave').first().waitFor()
  }
  await name('México', 'Unidad Prueba')
  await name('Baja California', 'Sara Prueba')
  await makeKey(unit)
  sara = await atDesk(nido, desks, supervisor, '/proteccion')
  watch(sara)
  own = await makeKey(sara)
  await sara
    .getByText(/Huella de su llave: [0-9a-f]{4} /)
    .first()
    .waitFor()
  await look(sara, 'named')
})

test('at the door without a network: a child’s card, the PIN again, a report, and a page that says it is sealed', async () => {
  dora = await atDesk(nido, desks, director)
  watch(dora)
  tab = await nido.tablet(browser)
  watch(tab)
  phrase = await joinCenter(nido, dora, tab, nido.center.book)
  await tab.locator('.wall-card', { hasText: CHILD }).waitFor()
  await nido.line.cut()
  await sayWho(tab, EDUCATOR)
  await tab.locator('.wall-card', { hasText: CHILD }).click()
  await button(tab, 'Llegó').click()
  await tab.locator('.wall-card', { hasText: CHILD }).getByText('desde las').waitFor()
  await tab.locator('.wall-card', { hasText: CHILD }).click()
  const before = await tab.locator('.wall').textContent()
  await button(tab, 'Ver ficha').click()
  await button(tab, 'Cuidado y protección').click()
  await tab.getByText('Antes, diga quién es').waitFor()
  await look(tab, 'pin')
  for (const digit of PIN) await tab.keyboard.press(digit)
  await tab.getByText(`Sobre ${CHILD}`).waitFor()
  await look(tab, 'form')
  await button(tab, 'Entregar').click()
  await tab.getByText('Marque al menos una señal').waitFor()
  await button(tab, 'Golpe, moretón o herida').click()
  await button(tab, 'Espalda').click()
  await tab.getByLabel('Con sus palabras').pressSequentially(PLANTED)
  await tab.getByLabel('Hay peligro ahora mismo').check()
  await tab.getByText('Llame ya al 911').waitFor()
  await tab.getByText('A alguien que trabaja aquí').click()
  await button(tab, 'Unidad Prueba').click()
  await tab.getByText('No lo recibe, porque usted lo señala: Unidad Prueba').waitFor()
  await look(tab, 'written')
  // nothing of it in what the browser writes to its disk for the way back
  expect(await tab.evaluate(() => JSON.stringify(history.state))).not.toMatch(/reserved|Zyxmoretones/)
  await button(tab, 'Entregar').click()
  await tab.getByText('Quedó sellado y guardado').waitFor()
  await look(tab, 'done')
  expect(await tab.locator('body').textContent()).not.toContain('Zyxmoretones')
  await button(tab, 'Listo').click()
  await button(tab, 'Cuidado y protección').waitFor()
  await button(tab, 'Volver').first().click()
  // the day is as it was: one arrival waits, and nothing else
  expect(await tab.locator('.wall').textContent()).toBe(before)
  await tab
    .getByText(/1 por enviar/)
    .first()
    .waitFor()
  expect(await tab.evaluate(() => document.documentElement.outerHTML)).not.toContain('Zyxmoretones')
})

test('the browser is killed: its disk holds no word of it, and the report arrives once with the network', async () => {
  await browser.kill()
  const words = (text: string): [string, Buffer][] => [
    [text, Buffer.from(text)],
    [`${text} in UTF-16`, Buffer.from(text, 'utf16le')],
  ]
  expect(
    findBytes(
      browser.profile,
      new Map([...words('Zyxmoretones'), ...words('en la espalda'), ...words('"report"')]),
    ),
  ).toEqual([])
  const there = await sealedPages()
  browser = await nido.start(browser.profile)
  tab = await nido.tablet(browser)
  watch(tab)
  await unlock(tab, phrase)
  await nido.line.mend()
  await expect.poll(sealedPages, { timeout: 60_000 }).toBeGreaterThan(there)
  await tab.getByText('todo enviado').first().waitFor()
  const now = await sealedPages()
  await tab.reload()
  await unlock(tab, phrase).catch(() => undefined)
  await new Promise((done) => setTimeout(done, 3_000))
  expect(await sealedPages()).toBe(now)
  expect(await verifySealed(nido.center.db)).toBeUndefined()
})

test('the supervisor opens it with her phrase, reads, notes and takes a step; the one it points to finds nothing', async () => {
  await sara.reload()
  await sara.getByText('Toca abrirlo').first().waitFor()
  await sara.getByLabel('Su frase').fill('otras palabras que no son')
  await button(sara, 'Abrir').click()
  await sara.getByText('No es esa frase').waitFor()
  await look(sara, 'locked')
  await sara.getByLabel('Su frase').fill(own)
  await button(sara, 'Abrir').click()
  await sara.getByText('sin leer').waitFor()
  await look(sara, 'cases')
  await button(sara, /^Ana/).click()
  await sara.getByText(PLANTED).waitFor()
  await sara.getByText('Sara Prueba lo abrió').waitFor()
  expect(await sara.getByText('sin confirmar').count()).toBeGreaterThan(3)
  await sara.getByLabel('Nota').fill(NOTE)
  await button(sara, 'Agregar nota').click()
  await sara.getByText('Sara Prueba anotó').waitFor()
  await button(sara, 'Ya se hizo').first().click()
  await sara.getByLabel('Cómo y ante quién').fill('Folio 12')
  await button(sara, 'Guardar como hecho').click()
  await sara.getByText(/Sara Prueba: .*, hecho/).waitFor()
  await look(sara, 'case')
  // and all of it is there again, from the server, for who has the key alone
  await sara.reload()
  await sara.getByLabel('Su frase').fill(own)
  await button(sara, 'Abrir').click()
  await button(sara, /^Ana/).click()
  await sara.getByText(NOTE).waitFor()
})

test('nothing of it is readable in the database, nor on the disk of either browser', async () => {
  const { db } = nido.center
  const tables = await db.read({ system: true }, (read) =>
    read.text<{ t: string }>(
      `select c.relname as t from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
      [],
    ),
  )
  for (const { t } of tables) {
    const rows = await db.read({ system: true }, (read) =>
      read.text<{ r: string }>(`select to_jsonb(x)::text as r from ${t} x`, []),
    )
    expect(rows.map((r) => r.r).join('\n'), t).not.toContain('Zyxmoretones')
  }
  await desks.close()
  const words = ['Zyxmoretones', 'Zyxnota'].flatMap((w): [string, Buffer][] => [
    [w, Buffer.from(w)],
    [`${w} in UTF-16`, Buffer.from(w, 'utf16le')],
  ])
  expect(findBytes(desks.profile, new Map(words))).toEqual([])
})
