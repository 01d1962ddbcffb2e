// A child changes center and is erased, and a person changes their password: the grave walks of the desk in a real browser.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ADMINISTRATOR,
  type DeskRig,
  faultsOf,
  fetchAs,
  type Looking,
  openDesk,
  settled,
  signIn,
} from './desk-rig.ts'

const PHONE = { width: 360, height: 640 }

let rig: DeskRig

beforeAll(async () => {
  rig = await openDesk(4520)
}, 180_000)
afterAll(async () => {
  await rig?.close()
})

type Listed = { children: { id: string; given: string | null }[]; total: number }
type Centers = { centers: { id: string; name: string; status: string }[] }

const childrenOf = (page: Page, center: string) => fetchAs<Listed>(page, `/v1/books/${center}/children`)

async function opened(page: Page, center: string, child: string): Promise<void> {
  await page.goto(`${rig.url}/centro/${center}/nina-o-nino/${child}`)
  await page.locator('dialog[open] input[type=radio]').first().check()
  await page.locator('dialog[open] button[data-look=main]').click()
  await page.locator('.month').waitFor()
  await settled(page)
}

/** Axe, the width of the window, and a picture to look at when asked for. */
async function seen(page: Page, name: string): Promise<void> {
  const shots = process.env.NIDO_SHOTS
  for (const size of [PHONE, { width: 1280, height: 800 }]) {
    await page.setViewportSize(size)
    await page.waitForTimeout(100)
    expect(await faultsOf(page), `${name} ${size.width}`).toEqual([])
    if (!shots) continue
    mkdirSync(shots, { recursive: true })
    await page.screenshot({ path: join(shots, `${name}-${size.width}.png`) })
  }
}

/** Two centers of the supervisor's representation, and a child of the first. */
async function twoCenters({ page }: Looking) {
  const { centers } = await fetchAs<Centers>(page, '/v1/centers')
  const [from, to] = centers.filter((c) => c.status === 'open')
  if (!from || !to) throw new Error('the world has no two open centers in one representation')
  const { children } = await childrenOf(page, from.id)
  return { from, to, children: children.map((c) => c.id) }
}

test('a child moved by the supervisor leaves one center and is in the other; a second move from an old page is refused', async () => {
  const looking = await signIn(rig, 'supervisora')
  const { page, context, complaints } = looking
  const { from, to, children } = await twoCenters(looking)
  const child = children[0]!
  const counts = async () => [(await childrenOf(page, from.id)).total, (await childrenOf(page, to.id)).total]
  const [here = 0, there = 0] = await counts()
  // a second window with the same file open, which will be late
  const late = await context.newPage()
  late.on('pageerror', (e) => complaints.push(String(e)))
  await opened(late, from.id, child)
  await opened(page, from.id, child)
  await seen(page, 'file')

  const choose = async (on: Page) => {
    await on.getByRole('button', { name: 'Cambiar de centro' }).click()
    const dialog = on.getByRole('dialog')
    await dialog.getByLabel('Buscar el centro').fill(to.name.split(' ').at(-1)!)
    await dialog.getByText(to.name, { exact: true }).click()
    const rooms = dialog.getByLabel('A qué sala')
    await expect.poll(() => rooms.locator('option').count()).toBeGreaterThan(1)
    await rooms.selectOption({ index: 1 })
    return dialog
  }
  await page.getByRole('button', { name: 'Cambiar de centro' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cambiar de centro' }).click()
  await page.getByRole('dialog').getByText('Falta este dato').first().waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancelar' }).click()
  const dialog = await choose(page)
  await seen(page, 'transfer')
  await dialog.getByRole('button', { name: 'Cambiar de centro' }).click()
  await page.getByRole('heading', { level: 1, name: `está ahora en ${to.name}` }).waitFor()
  await seen(page, 'moved')
  expect(await counts()).toEqual([here - 1, there + 1])

  const again = await choose(late)
  await again.getByRole('button', { name: 'Cambiar de centro' }).click()
  await again.getByText('Ya no está en este centro').waitFor()
  await again.getByText('Nada cambió.').waitFor()
  await seen(late, 'refused')
  expect(await counts()).toEqual([here - 1, there + 1])

  await page.getByRole('link', { name: 'Abrir su expediente en el centro nuevo' }).click()
  await page.getByRole('dialog').getByText('Cuidado diario').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Abrir el expediente' }).click()
  await page.getByText('Abierto para: Cuidado diario').waitFor()
  expect(page.url()).toContain(to.id)
  expect(complaints).toEqual([])
  await context.close()
})

test('a director, who reaches no other center, is told who can move a child', async () => {
  const { page, context } = await signIn(rig, 'directora')
  const { centers } = await fetchAs<Centers>(page, '/v1/centers')
  const center = centers[0]!.id
  const { children } = await childrenOf(page, center)
  await opened(page, center, children[0]!.id)
  await page.getByRole('button', { name: 'Cambiar de centro' }).click()
  await page.getByRole('dialog').getByText('Este puesto no alcanza otro centro.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Cerrar' }).click()
  // who works with the child cannot erase the file, and reads who can
  await page.getByText('Los borra la administración, sin leer el expediente').waitFor()
  expect(await page.getByRole('button', { name: 'Borrar los datos' }).count()).toBe(0)
  await context.close()
})

test('the administration erases a file it never reads, with a reason and a word typed on purpose', async () => {
  const supervisor = await signIn(rig, 'supervisora')
  const { from, children } = await twoCenters(supervisor)
  const child = children[1]!
  const { page, context, complaints } = await signIn(rig, ADMINISTRATOR)
  await page.goto(`${rig.url}/centro/${from.id}/nina-o-nino/${child}`)
  await settled(page)
  await page.getByRole('heading', { level: 1, name: 'Un expediente que no se lee' }).waitFor()
  await seen(page, 'unread')
  await page.getByRole('button', { name: 'Borrar los datos' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Qué se queda').waitFor()
  await dialog.getByRole('button', { name: 'Borrar para siempre' }).click()
  await dialog.getByText('Falta este dato').waitFor()
  await dialog.getByText('Escribir BORRAR', { exact: true }).waitFor()
  await seen(page, 'erase')
  await dialog.getByLabel('Motivo').fill('Lo pide quien tiene la tutela')
  await dialog.getByLabel('Para confirmar').fill('borrar')
  await dialog.getByRole('button', { name: 'Borrar para siempre' }).click()
  await page.getByRole('heading', { level: 1, name: 'Los datos se borraron' }).waitFor()
  await seen(page, 'erased')
  const left = await childrenOf(supervisor.page, from.id)
  expect(left.children.map((c) => c.id)).not.toContain(child)
  expect(complaints).toEqual([])
  await context.close()
  await supervisor.context.close()
})

test('a person changes their password under their name, and their other session ends', async () => {
  const [here, elsewhere] = [await signIn(rig, 'nacional'), await signIn(rig, 'nacional')]
  const { page } = here
  await page.getByRole('button', { name: 'Mi entrada' }).click()
  await page.getByRole('button', { name: 'Cambiar contraseña' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Contraseña actual').fill('no es esta frase')
  await dialog.getByLabel('Contraseña nueva').fill('corta')
  await dialog.getByLabel('La nueva otra vez').fill('otra')
  await dialog.getByRole('button', { name: 'Cambiar contraseña' }).click()
  await dialog.getByText('No son iguales').waitFor()
  await dialog.getByLabel('Contraseña nueva').fill('una frase que se recuerda')
  await dialog.getByLabel('La nueva otra vez').fill('una frase que se recuerda')
  await dialog.getByRole('button', { name: 'Cambiar contraseña' }).click()
  await dialog.getByText('La contraseña actual no es esa.').waitFor()
  await seen(page, 'password')
  await dialog.getByLabel('Contraseña actual').fill('demo-nacional-2026')
  await page.keyboard.press('Enter')
  await page.getByText('Contraseña cambiada.').first().waitFor()
  await page.reload()
  await page.locator('main#main h1').first().waitFor()
  await elsewhere.page.reload()
  await elsewhere.page.locator('input[name=username]').fill('demo-nacional')
  await elsewhere.page.locator('input[name=password]').fill('una frase que se recuerda')
  await elsewhere.page.locator('button[type=submit]').click()
  await elsewhere.page.locator('main#main h1').first().waitFor()
  expect([...here.complaints, ...elsewhere.complaints]).toEqual([])
  await here.context.close()
  await elsewhere.context.close()
})

test('rows of staff are one line high at the desk', async () => {
  const { page, context } = await signIn(rig, 'directora')
  await page.locator('.rail-link', { hasText: 'Personal' }).click()
  await page
    .getByRole('button', { name: /^Opciones/ })
    .first()
    .waitFor()
  await settled(page)
  const heights = await page
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((r) => Math.round(r.getBoundingClientRect().height)))
  expect(heights.length).toBeGreaterThan(5)
  expect(Math.max(...heights)).toBeLessThanOrEqual(72)
  await seen(page, 'staff')
  await context.close()
})

test('norms are named in English on an English desk, their sources marked as Spanish', async () => {
  const { page, context } = await signIn(rig, 'supervisora', undefined, 'en')
  await page.goto(`${rig.url}/normas`)
  await settled(page)
  await page.getByText('Infants per assistant').waitFor()
  await page.getByText('43 days').waitFor()
  expect(await page.locator('tbody [lang=es]').count()).toBeGreaterThan(5)
  await seen(page, 'norms')
  await context.close()
})
