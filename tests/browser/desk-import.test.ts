// The import wizard and taking lists away in a real browser: a messy spreadsheet, an unclear municipality, a reload, the keyboard alone.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeXlsx from 'write-excel-file/node'
import { type DeskRig, faultsOf, lookAs, openDesk, settled } from './desk-rig.ts'

let rig: DeskRig
beforeAll(async () => {
  rig = await openDesk(4131)
}, 240_000)
afterAll(() => rig?.close())

const HEAD = [
  'Clave',
  'Nombre de la\nguardería',
  'Municipio',
  'Entidad',
  'Capacidad instalada',
  'Esquema',
  'Teléfono',
]
const ROWS = [
  ['X-0101', 'Los Pinos', 'CIUDAD JUAREZ', 'CHIHUAHUA', '120', 'Subrogada', '614 555 0101'],
  ['X-0102', 'El Girasol', 'CIUDAD JUAREZ', 'CHIHUAHUA', '80', 'Subrogada', ''],
  ['X-0104', 'Mi Casita', 'MEXICALI', 'BAJA CALIFORNIA', '96', 'Subrogada', '686 555 0104'],
  ['X-0105', 'Arcoíris', 'ENSENADA', 'BAJA CALIFORNIA', 'muchos', 'Directa', ''],
]
async function messy(): Promise<Buffer> {
  const line = (cells: readonly string[]) => cells.map((value) => ({ type: String, value }))
  const rows = [
    line(['INSTITUTO MEXICANO DEL SEGURO SOCIAL']),
    line(['Relación de guarderías, corte a noviembre']),
    [],
    line(HEAD),
    ...ROWS.map(line),
    line(['Total: 4 guarderías']),
  ]
  return writeXlsx(rows as never).toBuffer() as Promise<Buffer>
}

describe('a list comes in at the desk', () => {
  test('as an office has it: what is unclear is asked, bad rows are told, and a reload loses nothing', async () => {
    const { page, context, complaints } = await lookAs(rig, 'nacional')
    await page.goto(`${rig.url}/importar`)
    await settled(page)
    expect(await faultsOf(page)).toEqual([])
    const file = { name: 'guarderías.xlsx', mimeType: 'application/octet-stream', buffer: await messy() }
    await page.locator('.drop input').setInputFiles(file)
    await page.waitForURL(/\/lista$/)
    await page.getByText('El encabezado está en la fila 4.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('radio', { name: /^Centros/ }).waitFor()
    if (!(await page.getByRole('radio', { name: /^Centros/ }).isChecked()))
      await page.locator('label', { hasText: /^Centros/ }).click()
    await page.getByRole('button', { name: 'Seguir' }).click()
    await page.waitForURL(/\/columnas$/)
    expect(await faultsOf(page)).toEqual([])
    const columns = page.locator('.columns-found > li')
    expect(await columns.count()).toBe(HEAD.length)
    expect(await columns.filter({ hasText: 'Teléfono' }).locator('select').inputValue()).toBe('-')
    // a column that is not certain stops the way until somebody says what it is
    await page.getByText('Falta responder qué es: «Capacidad instalada».').waitFor()
    expect(await page.getByRole('button', { name: 'Seguir' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Sí, es «Lugares»' }).click()
    await page.locator('main button:not([disabled])', { hasText: 'Seguir' }).click()

    // what the list calls a city is asked, with the municipality it may be
    await page.waitForURL(/\/preguntas$/)
    const asked = page.getByRole('group', { name: /CIUDAD JUAREZ/ })
    await asked.waitFor()
    await page.getByRole('radio', { name: /Juárez, Chihuahua \(08037\)/ }).waitFor()
    await page.getByText('Vale para las 2 filas que dicen lo mismo.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    // the keyboard alone answers: the suggestion is chosen, Enter goes on
    await page.getByRole('radio', { name: /Juárez, Chihuahua/ }).focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/prueba$/)
    await page.getByText('3 filas están listas. 1 fila tiene un error y se queda fuera.').waitFor()
    await page.getByRole('cell', { name: 'muchos', exact: true }).waitFor()
    expect(await faultsOf(page)).toEqual([])

    // gone and come back: everything is where it was, also the answer
    await page.reload()
    await page.getByText('3 filas están listas.').waitFor()
    await page.getByRole('link', { name: 'Preguntas' }).click()
    await page.getByRole('radio', { name: /Juárez, Chihuahua/ }).waitFor()
    expect(await page.getByRole('radio', { name: /Juárez, Chihuahua/ }).isChecked()).toBe(true)
    await page.getByRole('link', { name: 'Prueba' }).click()

    const errors = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Bajar el archivo de errores' }).click()
    expect((await errors).suggestedFilename()).toMatch(/\.csv$/)
    await page.getByText('Todo o nada', { exact: true }).click()
    await page.getByText('Hay filas con error: así no se tomaría ninguna.').waitFor()
    await page.getByText('Importar las buenas y dejar fuera las malas').click()
    await page.getByRole('button', { name: 'Importar 3 filas' }).click()
    await page.waitForURL(/\/resultado$/)
    await page
      .getByText(/^3 filas nuevas quedaron escritas. 1 fila con error se quedó fuera./)
      .waitFor({ timeout: 30_000 })
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Nombre de la receta').fill('Guarderías, corte mensual')
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.getByText('Receta «Guarderías, corte mensual» guardada.').waitFor()

    // the same list again asks nothing and changes nothing
    await page.getByRole('link', { name: 'Importar otra lista' }).click()
    await page.getByRole('heading', { name: 'Importaciones anteriores' }).waitFor()
    await page.locator('.drop input').setInputFiles(file)
    await page.waitForURL(/\/lista$/)
    await page.getByText('La receta «Guarderías, corte mensual» respondió').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  /** Fifteen thousand centers in one city: long enough to be stopped. */
  const long = (): Buffer =>
    Buffer.from(
      `clave,nombre,esquema,municipio,capacidad\n${Array.from({ length: 15_000 }, (_, i) => `L-${10_000 + i},Centro ${i},Subrogada,08037,90`).join('\n')}\n`,
    )

  test('at 360 pixels, stopped in the trial and in the taking: it says what stands, and goes on', async () => {
    const { page, context, complaints } = await lookAs(rig, 'nacional', { width: 360, height: 640 })
    const fits = async () => {
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        page.url(),
      ).toBeLessThanOrEqual(0)
      expect(await faultsOf(page), page.url()).toEqual([])
    }
    await page.goto(`${rig.url}/importar`)
    await settled(page)
    await fits()
    await page
      .locator('.drop input')
      .setInputFiles({ name: 'muchos.csv', mimeType: 'text/csv', buffer: long() })
    await page.waitForURL(/\/lista$/)
    await page.getByText('Paso 2 de 6').waitFor()
    await page.getByRole('radio', { name: /^Centros/ }).waitFor()
    await fits()
    await page.getByRole('button', { name: 'Seguir' }).click()
    await page.waitForURL(/\/columnas$/)
    // what is said of all rows is still said after a reload
    const status = page.getByLabel('Estado de los centros')
    const kept = page.waitForResponse((r) => r.url().endsWith('/answers'))
    await status.selectOption('planned')
    await kept
    await page.reload()
    await status.waitFor()
    expect(await status.inputValue()).toBe('planned')
    await fits()
    await page.locator('main button:not([disabled])', { hasText: 'Seguir' }).click()
    await page.waitForURL(/\/prueba$/)
    await page.getByRole('button', { name: 'Detener' }).click()
    await page.getByText('Se paró la revisión; no se tomó nada.').waitFor({ timeout: 30_000 })
    await fits()
    await page.getByRole('button', { name: 'Probar la lista completa' }).click()
    await page.getByText('Las 15,000 filas están listas.').waitFor({ timeout: 90_000 })
    await fits()
    await page.getByRole('button', { name: 'Importar 15,000 filas' }).dblclick()
    await page.waitForURL(/\/resultado$/)
    await page.getByRole('button', { name: 'Detener' }).click()
    await page.getByText(/^Se paró: [\d,]+ filas quedaron tomadas, enteras/).waitFor({ timeout: 60_000 })
    await fits()
    expect(complaints).toEqual([])
    await context.close()
  })

  test('a recipe comes from a file, and what is none is refused in words', async () => {
    const { page, context, complaints } = await lookAs(rig, 'nacional')
    await page.goto(`${rig.url}/importar`)
    await settled(page)
    const recipes = page.getByRole('region', { name: 'Recetas' })
    const bring = (text: string) =>
      recipes
        .locator('input[type=file]')
        .setInputFiles({ name: 'receta.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) })
    await bring('nombre: no es receta')
    await recipes.getByText('Ese archivo no es una receta de Nido.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    const download = page.waitForEvent('download')
    await recipes.getByRole('link', { name: 'Bajar' }).first().click()
    const text = readFileSync(await (await download).path(), 'utf8')
    await bring(text.replace('corte mensual', 'corte anual'))
    await recipes.getByText('Receta «Guarderías, corte anual» lista').waitFor()
    await recipes.getByRole('listitem').filter({ hasText: 'Guarderías, corte anual' }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  test('what is no list, or was taken away, says what is safe and where to go', async () => {
    const { page, context, complaints } = await lookAs(rig, 'nacional', { width: 360, height: 640 })
    await page.goto(`${rig.url}/importar`)
    await settled(page)
    await page.locator('.drop input').setInputFiles({
      name: 'foto.xlsx',
      mimeType: 'image/png',
      buffer: Buffer.from('\u0089PNG no es una lista'),
    })
    await page.getByRole('alert').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.goto(`${rig.url}/importar/018f0000-0000-7000-8000-000000000000`)
    await page.getByText('Ese archivo ya no está.').waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(complaints).toEqual([])
    await context.close()
  })
})

test('children leave as a file only with a purpose, and the work can be watched and fetched', async () => {
  const { page, context, complaints } = await lookAs(rig, 'directora')
  await page.locator('.rail-link', { hasText: 'Niñas y niños' }).click()
  await settled(page)
  await page.getByRole('button', { name: 'Descargar' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Preparar el archivo' }).click()
  await dialog.getByText('Falta este dato').waitFor()
  await dialog.getByLabel('Para qué se descarga').selectOption('care')
  await dialog.getByRole('button', { name: 'Preparar el archivo' }).click()
  await dialog.getByText(/renglones en el archivo/).waitFor()
  expect(await faultsOf(page)).toEqual([])
  const file = page.waitForEvent('download')
  await dialog.getByRole('link', { name: /Guardar el archivo/ }).click()
  expect((await file).suggestedFilename()).toMatch(/^nido-ninas-y-ninos-\d{4}-\d\d-\d\d\.xlsx$/)
  expect(complaints).toEqual([])
  await context.close()
})
