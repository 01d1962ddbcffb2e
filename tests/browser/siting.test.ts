// The workbench in a real browser on the published lists of one state: sliders answer at once, a plan is kept, proven, compared, and begins a project.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { houseWith, importTargets } from '../../src/app/modules.ts'
import { countryOf } from '../../src/modules/exchange/work/country.ts'
import { importTable } from '../../src/modules/exchange/work/importing.ts'
import { NOTHING_SAID, openTable } from '../../src/modules/exchange/work/understanding.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { openDb } from '../../src/platform/db.ts'
import { type DeskRig, faultsOf, type Looking, openDesk, settled, signIn } from './desk-rig.ts'

const shared = process.env.NIDO_REAL_DATA ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data')
const there = existsSync(join(shared, 'geo', 'localidades-1000.csv'))
if (!there) process.stdout.write(`skipped: the published lists are not in ${shared}\n`)

const STATE = '08'
const AUTHOR = '11111111-1111-8111-8111-111111111111'
const lists = [
  ['geo/municipios.csv', 'municipalities', 0],
  ['geo/localidades-1000.csv', 'localities', 1],
  ['demanda/censo-2020-municipio.csv', 'census', 0],
  ['imss/imss-puestos-permanentes-municipio.csv', 'insured-posts', 1],
] as const
const MOVES = 20
let rig: DeskRig
let desk: Looking

async function bring(file: string, target: string, column: number): Promise<void> {
  const [head, ...rows] = (await readFile(join(shared, file), 'utf8')).split('\n')
  const own = rows.filter((row) => row.split(',')[column]?.startsWith(STATE))
  const bytes = new TextEncoder().encode([head, ...own].join('\n'))
  const db = openDb(rig.databaseUrl)
  const now = () => new Date()
  try {
    const country = await db.read({ all: true }, (read) => countryOf(read, now()))
    const opened = await openTable({ name: 'lista.csv', bytes }, {}, importTargets, country, {
      ...NOTHING_SAID,
      target,
    })
    const house = houseWith(builtInTables())
    const { report } = await importTable({
      ...{ country, ...opened, db, house, answers: {}, author: AUTHOR, now },
    })
    expect(report.bad, file).toBe(0)
  } finally {
    await db.close()
  }
}

beforeAll(async () => {
  if (!there) return
  rig = await openDesk(4638)
  for (const [file, target, column] of lists) await bring(file, target, column)
  desk = await signIn(rig, 'nacional')
}, 420_000)
afterAll(() => rig?.close())

const bound = /por debajo de lo mejor posible|Lo mejor posible/
async function keep(name: string): Promise<string> {
  const { page } = desk
  await page.locator('.siting-good', { hasText: bound }).waitFor()
  await page.getByRole('button', { name: 'Guardar el plan' }).click()
  await page.getByLabel('Nombre del plan').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Guardar el plan' }).click()
  await page.waitForURL('**/ubicacion/plan/*')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  return page.url().split('/').at(-1)!
}

describe.skipIf(!there)('where to open, at the desk', () => {
  let plans: string[] = []
  test('a slider’s moves are answered at once, and what they gave is kept', async () => {
    const { page } = desk
    await page.goto(`${rig.url}/ubicacion/mesa`)
    await page.getByLabel('De dónde').first().selectOption(STATE)
    const good = page.locator('[data-answer-ms]')
    // so many rural localities of that size there are not: the plan begins with those there are, and says so
    await page.getByText('El mínimo rural bajó a lo que existe').waitFor()
    await page.locator('.siting-good', { hasText: bound }).waitFor()
    // whoever asks for more is told the limit by its name
    const rural = page.getByRole('slider', { name: 'Parte rural, al menos' })
    await rural.press('End')
    await page.getByText('No hay tantos candidatos rurales').waitFor()
    await rural.press('Home')
    await page.locator('.siting-good', { hasText: bound }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    const first = await keep('Plan de antes')
    await page.goto(`${rig.url}/ubicacion/mesa/${first}`)
    await page.locator('.siting-good', { hasText: bound }).waitFor()
    const need = page.getByRole('slider', { name: 'Qué pesa' })
    const times: number[] = []
    for (let k = 0; k < MOVES; k++) {
      const before = await good.getAttribute('data-answered')
      await need.press(k % 10 < 5 ? 'ArrowRight' : 'ArrowLeft')
      await page.waitForFunction(
        (was) => document.querySelector('[data-answered]')?.getAttribute('data-answered') !== was,
        before,
      )
      times.push(Number(await good.getAttribute('data-answer-ms')))
    }
    times.sort((a, b) => a - b)
    process.stdout.write(`slider: p95 ${times[Math.floor(0.95 * MOVES)]} ms in the page\n`)
    await page.getByRole('slider', { name: 'Cuántos centros' }).press('ArrowRight')
    plans = [first, await keep('Plan de después')]
    expect(desk.complaints).toEqual([])
  }, 120_000)

  test('a plan is proven, held against another, and a site of it begins one project', async () => {
    const { page } = desk
    const [a, b] = plans
    expect(await faultsOf(page)).toEqual([])
    const prove = page.getByRole('button', { name: 'Demostrar' })
    if (await prove.isVisible()) {
      await prove.click()
      await page
        .getByText(/Quedó demostrado|Se acabó el tiempo/)
        .first()
        .waitFor({ timeout: 90_000 })
      await page.getByText('Orden de los años:').first().waitFor()
    }
    await page.goto(`${rig.url}/ubicacion/comparar/${a}/${b}`)
    await settled(page)
    await page.getByText('sitios están en los dos').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.goto(`${rig.url}/ubicacion/plan/${b}`)
    await page
      .getByRole('button', { name: /^Volver proyecto/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Abrir el proyecto' }).dblclick()
    const see = page.getByRole('dialog').getByRole('link', { name: 'Ver el proyecto' })
    await see.click()
    await page.waitForURL('**/obras/*/*')
    await settled(page)
    expect(desk.complaints).toEqual([])
  }, 150_000)

  test('without a network the bench goes on with what it has, and says what waits; what cannot be is told in its field', async () => {
    const { page, context } = desk
    await page.goto(`${rig.url}/ubicacion/mesa`)
    await page.getByText('Hay población de 1 de los 32 estados').waitFor()
    await page.getByRole('slider', { name: 'Parte rural, al menos' }).press('Home')
    const good = page.locator('[data-answered]')
    await page.locator('.siting-good', { hasText: bound }).waitFor()
    // the states of the free drawing lie beneath, where no boundaries were imported
    expect(await page.locator('.siting-land').getAttribute('d')).toMatch(/^M/)
    await context.setOffline(true)
    await page.getByText('guardar y pasar a otro estado esperan').waitFor()
    const before = await good.getAttribute('data-answered')
    await page.getByRole('slider', { name: 'Qué pesa' }).press('ArrowRight')
    await page.waitForFunction(
      (was) => document.querySelector('[data-answered]')?.getAttribute('data-answered') !== was,
      before,
    )
    await page.getByRole('button', { name: 'Guardar el plan' }).click()
    await page.getByLabel('Nombre del plan').fill('Sin red')
    await page.getByRole('dialog').getByRole('button', { name: 'Guardar el plan' }).click()
    await page.getByRole('dialog').getByText('Sin respuesta del servidor').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancelar' }).click()
    await context.setOffline(false)
    await page.getByText('Años y dinero').click()
    const money = page.getByLabel(/^Presupuesto/).first()
    await money.fill('-5')
    await page.getByText('no menor que 0').waitFor()
    await money.fill('')
    expect(desk.complaints.filter((c) => !c.includes('ERR_INTERNET'))).toEqual([])
    desk.complaints.length = 0
  }, 60_000)

  test('a site fixed for every plan is listed with its reason, and freed', async () => {
    const { page } = desk
    await page.goto(`${rig.url}/ubicacion/mesa`)
    await page.getByRole('slider', { name: 'Parte rural, al menos' }).press('Home')
    await page.getByRole('searchbox', { name: 'Buscar un candidato' }).fill('Delicias')
    await page.locator('.siting-found button').first().click()
    const sheet = page.locator('.siting-sheet')
    await sheet.getByLabel('Por qué').fill('la pide el municipio')
    await sheet.getByLabel(/todos los planes por venir/).check()
    await sheet.getByRole('button', { name: 'Fijar dentro' }).click()
    await sheet.getByText('Quedó fijado para todos los planes por venir.').waitFor()
    await page.goto(`${rig.url}/ubicacion/supuestos`)
    await page.getByText('la pide el municipio').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: /^Soltar: .*Delicias/ }).click()
    await page.getByRole('dialog').getByLabel('Por qué').fill('ya no la pide')
    await page.getByRole('dialog').getByRole('button', { name: 'Soltar' }).click()
    await page.getByText('No hay ninguno.').waitFor()
    expect(desk.complaints).toEqual([])
  }, 60_000)

  test('a share of the centers says of which states it is, from where, and is taken away', async () => {
    const { page } = desk
    await page.goto(`${rig.url}/ubicacion/reparto`)
    await page.getByText('Hay cifras de 1 de los 32 estados: Chihuahua.').waitFor()
    await page.getByText('Resto del país, sin cifras aquí').waitFor()
    await page.getByText('Lo publicado sigue al empleo formal más que a la necesidad.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Descargar' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Preparar/ })
      .click()
    await page.getByRole('dialog').getByText('2 renglones').waitFor({ timeout: 30_000 })
    expect(desk.complaints).toEqual([])
  }, 60_000)
})
