// Two files of one child: warned of on registering, listed, compared, joined and split again, in a real browser.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskRig, faultsOf, fetchAs, openDesk, settled, signIn } from './desk-rig.ts'

let rig: DeskRig
beforeAll(async () => {
  rig = await openDesk(4215)
}, 240_000)
afterAll(() => rig?.close())

/** Axe, the width of the window, and a picture to look at when asked for. */
async function seen(page: Page, name: string): Promise<void> {
  const shots = process.env.NIDO_SHOTS
  for (const size of [
    { width: 360, height: 640 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(size)
    await page.waitForTimeout(100)
    expect(await faultsOf(page), `${name} ${size.width}`).toEqual([])
    if (!shots) continue
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: join(shots, `${name}-${size.width}.png`), fullPage: true })
  }
}

async function openFor(page: Page): Promise<void> {
  await page.locator('dialog[open] input[type=radio]').first().check()
  await page.locator('dialog[open] button[data-look=main]').click()
  await settled(page)
}

type Child = {
  given: string
  first: string
  second: string | null
  sex: 'F' | 'M'
  birth: string
  id: string
}

test('warned, compared, joined, split again: both files stand', async () => {
  const { page, context, complaints } = await signIn(rig, 'directora')
  const { centers } = await fetchAs<{ centers: { id: string }[] }>(page, '/v1/centers')
  const book = centers[0]!.id
  const total = async () =>
    (await fetchAs<{ children: Child[]; total: number }>(page, `/v1/books/${book}/children`)).total
  const { children } = await fetchAs<{ children: Child[] }>(page, `/v1/books/${book}/children`)
  const child = children[0]!
  const before = await total()

  await page.goto(`${rig.url}/centro/${book}/ninas-y-ninos`)
  await settled(page)
  await page.getByRole('button', { name: 'Registrar a una niña o un niño' }).first().click()
  const form = page.getByRole('dialog')
  await form.getByLabel('Nombre', { exact: true }).fill(child.given)
  await form.getByLabel('Primer apellido').fill(child.first)
  await form.getByLabel('Segundo apellido').fill(child.second ?? '')
  await form.getByLabel('Sexo').selectOption(child.sex)
  await form.getByLabel('Fecha de nacimiento').fill(child.birth)
  await form.getByText('Ya hay un expediente parecido').waitFor()
  await seen(page, 'warned')
  await form.getByRole('button', { name: 'Guardar y comparar' }).first().click()
  await page.waitForURL(/expedientes-parecidos\//)
  await openFor(page)
  await page.getByRole('heading', { level: 1, name: 'Comparar dos expedientes' }).waitFor()
  expect(await total()).toBe(before + 1)
  // both pasts in one order, the days of both in words, the dots of both on one chart
  const past = page.getByRole('region', { name: 'Historia de los dos' })
  await past
    .getByText(/^Sala /)
    .first()
    .waitFor()
  await page.getByRole('region', { name: '¿Estuvieron los dos al mismo tiempo?' }).waitFor()
  await page
    .getByRole('region', { name: 'Crecimiento de los dos' })
    .locator('svg .dot, p.soft')
    .first()
    .waitFor()
  await seen(page, 'compared')

  const same = page.getByRole('region', { name: 'Son la misma persona' })
  await same.getByRole('button', { name: 'Unir los expedientes' }).click()
  await same.getByText('Diga por qué').waitFor()
  await same.getByLabel('Por qué se sabe').fill('la misma acta de nacimiento')
  await same.getByRole('button', { name: 'Unir los expedientes' }).click()
  await page.waitForURL(/nina-o-nino\//)
  await openFor(page)
  const joined = page.getByRole('region', { name: 'Dos expedientes unidos' })
  await joined.getByText('la misma acta de nacimiento').waitFor()
  expect(await total()).toBe(before)
  await seen(page, 'joined')

  await joined.getByRole('button', { name: 'Separar otra vez' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Por qué se separan').fill('eran gemelas')
  await seen(page, 'splitting')
  await dialog.getByRole('button', { name: 'Separar los expedientes' }).click()
  await page.getByText('Los dos expedientes están separados.').waitFor()
  expect(await total()).toBe(before + 1)
  await seen(page, 'split')
  // the way to the other file survives a reload, on both sides
  await page.reload()
  await settled(page)
  await openFor(page)
  const parted = page.getByRole('region', { name: 'Estuvo unido con otro expediente' })
  await parted.getByText('Por qué: eran gemelas').waitFor()
  const first = page.url()
  await parted.getByRole('link', { name: 'Abrir el otro expediente' }).click()
  await page.waitForURL((url) => url.href !== first)
  await openFor(page)
  await page.getByRole('heading', { level: 1, name: child.given }).waitFor()
  await parted.getByText('Por qué: eran gemelas').waitFor()
  await seen(page, 'other')

  await page.goto(`${rig.url}/expedientes-parecidos`)
  await settled(page)
  await page.getByRole('heading', { level: 1, name: 'Expedientes parecidos' }).waitFor()
  await seen(page, 'list')
  expect(complaints).toEqual([])
  await context.close()
}, 180_000)
