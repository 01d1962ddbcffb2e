// From a result to its closing at the desk: doubt, talk, letter as a PDF, appointment, answer typed, plan, look again with a later result.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addDays, civilDay } from '../../src/kernel/days.ts'
import { milestones } from '../../src/modules/development/rules/built-in.ts'
import { itemsOf } from '../../src/modules/development/rules/instrument.ts'
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
const complaints: string[] = []
const today = civilDay(new Date().toISOString(), ZONE)
const ago = (days: number) => addDays(today, -days)

/** Whole rounds of four months: at first one thing is missing, later all are there. */
const observed = (day: string, missing: number) =>
  nido.center.fact('development.observed', ana, {
    ...{ day, instrument: milestones.id, version: milestones.version, by: 'educator', mode: 'child' },
    answers: Object.fromEntries(
      itemsOf(milestones, '04').map((i, at) => [i.id, at < missing ? (0 as const) : (1 as const)]),
    ),
  })

beforeAll(async () => {
  nido = await wholeNido(5021)
  await nido.center.hand([observed(ago(5), 1)])
  browser = await nido.start()
})
afterAll(() => nido?.stop())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail' && desk) await shot(desk, 'failed-referrals').catch(() => undefined)
  expect(complaints).toEqual([])
})

async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!
  for (const size of SIZES) {
    await page.setViewportSize(size)
    await shot(page, `referrals-${name}-${size.width}`)
    expect(await faultsOf(page), `${name} at ${size.width}`).toEqual([])
  }
  await page.setViewportSize(before)
}

const dialog = () => desk.getByRole('dialog')
/** Opens what is next by its button, fills its form, dates it, and waits until it is said. */
async function step(button: string, on: string, fill: () => Promise<void>): Promise<void> {
  await desk.locator('#case-next ~ ul').getByRole('button', { name: button }).click()
  await dialog().getByLabel('Qué día fue').fill(on)
  await fill()
  await dialog().getByRole('button', { name: 'Guardar' }).click()
  await expect.poll(() => dialog().count(), { timeout: 60_000 }).toBe(0)
}
const done = (stage: string) =>
  desk.locator('.steps-line > li[data-state=over]', { hasText: stage }).waitFor({ timeout: 60_000 })

test('a result that leaves a doubt opens one case with that result as its reason, however often it is pressed', async () => {
  desk = await atDesk(nido, browser, director, `/centro/${nido.center.book}/nina-o-nino/${ana}`)
  desk.on('pageerror', (e) => complaints.push(String(e)))
  await desk.getByText('Cuidado diario').first().click()
  await desk.getByRole('button', { name: 'Abrir el expediente' }).click()
  await desk.getByRole('button', { name: 'Abrir una duda' }).dblclick()
  await dialog().getByText('Lista de 4 meses').waitFor()
  expect(await dialog().getByLabel('Qué se vio o qué se oyó').inputValue()).toMatch(/^Todavía no hace: /)
  await dialog().getByLabel('Qué día fue').fill(ago(4))
  await dialog().getByRole('button', { name: 'Guardar' }).dblclick()
  await desk.getByRole('heading', { name: 'Seguimiento de Ana Nido' }).waitFor()
  await desk.getByRole('heading', { name: 'De dónde viene' }).waitFor()
  await desk.getByText('Cómo está hoy ese resultado').waitFor()
  await look(desk, 'doubt')
  const [kept] = await nido.center.db.read(
    { system: true },
    (read) => read<{ cases: number; doubts: number; ref: string }>`
      select count(*)::int as cases, sum(jsonb_array_length(steps))::int as doubts, min(steps->0->'said'->'ref'->>'id') as ref
      from referral_case where book = ${nido.center.book} and child = ${ana}`,
  )
  expect(kept).toEqual({ cases: 1, doubts: 1, ref: 'milestones|2022|04' })
})

test('told face to face, then the letter: never without the family, printed on one sheet', async () => {
  await step('Platicar con la familia', ago(4), async () => {
    await dialog().getByLabel('Con quién de la familia').fill('Rosa Prueba, mamá')
    await dialog().getByText('Canalizar').click()
    await dialog().getByLabel('Qué va a hacer cada quien').fill('Mamá lleva la carta el lunes')
  })
  await done('Plática')
  await step('Hacer la carta', ago(3), async () => {
    await dialog().getByLabel('Nombre del servicio').fill('UMF 33')
    await dialog().getByLabel('Qué se le pide al servicio de salud').fill('Valorar audición')
    await dialog().getByLabel('Quién está de acuerdo').fill('Rosa Prueba, mamá')
    await dialog().getByLabel('Qué día lo dijo').fill(ago(4))
    await dialog().getByLabel('Cómo lo dijo').selectOption({ label: 'De palabra' })
    await dialog().getByRole('button', { name: 'Guardar' }).click()
    await dialog().getByText('Marque que la familia está de acuerdo').waitFor()
    await look(desk, 'letter-form')
    await dialog().getByText('La familia sabe qué dice la carta').click()
  })
  await desk.getByRole('link', { name: 'Ver la carta' }).click()
  await desk.getByRole('heading', { name: 'Carta de canalización' }).waitFor()
  await desk.getByText('Valorar audición').waitFor()
  await look(desk, 'letter')
  await desk.emulateMedia({ media: 'print' })
  await shot(desk, 'referrals-letter-print')
  expect(await desk.getByRole('button', { name: 'Imprimir' }).isVisible()).toBe(false)
  await desk.emulateMedia({ media: null })
  const pdf = (await desk.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.split(/\/Type \/Page\b(?!s)/).length - 1).toBe(1)
  await desk.getByRole('link', { name: 'Volver al seguimiento' }).click()
})

test('an appointment, the answer typed, and a plan with its page for the family', async () => {
  await step('Tener cita', ago(3), async () => {
    await dialog().getByLabel('Día de la cita').fill(ago(3))
  })
  await step('Saber la respuesta', ago(2), async () => {
    await dialog().getByLabel('Quién responde').fill('Dra. Gómez, UMF 33')
    await dialog().getByText('Necesita atención o apoyo').click()
    await dialog().getByRole('button', { name: 'Guardar' }).click()
    await dialog().getByText('escriba la respuesta o adjunte su hoja').waitFor()
    await dialog()
      .getByRole('textbox', { name: /^La respuesta/ })
      .fill('Oye bien. Cantarle de frente.')
  })
  await step('Hacer el plan de apoyo', ago(2), async () => {
    await dialog().getByLabel('Metas').fill('Contesta con sonidos')
    await dialog().getByLabel('Qué se hace en la sala').fill('Cantarle de frente y esperar')
    await dialog().getByText('Familia jornalera que se mueve').click()
    await dialog().getByLabel('Qué hace falta').fill('El plan viaja con la familia')
    await look(desk, 'plan-form')
  })
  await desk.getByRole('link', { name: 'Hoja del plan para la familia' }).click()
  await desk.getByText('Contesta con sonidos').waitFor()
  expect(await desk.locator('.case-paper').textContent()).not.toContain('Oye bien')
  await desk.getByRole('link', { name: 'Volver al seguimiento' }).click()
})

test('a later result closes the loop: it proposes, the person says, and the case ends', async () => {
  await nido.center.hand([observed(today, 0)])
  await desk.reload()
  await step('Volver a valorar', today, async () => {
    const with_ = dialog().getByLabel('Con qué resultado se vuelve a valorar')
    await expect.poll(() => with_.inputValue(), { timeout: 60_000 }).toBe('milestones|2022|04')
    expect(await dialog().getByRole('radio', { name: 'Lo esperado para su edad' }).isChecked()).toBe(true)
    await look(desk, 'look-again')
  })
  await step('Cerrar', today, async () => {
    await dialog().getByText('Ya no hay duda').click()
    await dialog().getByLabel('Cómo quedó').fill('La familia y la sala están tranquilas')
  })
  await desk.getByText('Está cerrado: no se espera nada.').waitFor()
  await look(desk, 'closed')
  await desk.goto(`${nido.desk}/centro/${nido.center.book}/seguimiento`)
  await desk.getByText('Cerrado ·').first().waitFor()
  await look(desk, 'list')
})

test('above the center there are counts and no name', async () => {
  const sara = await atDesk(nido, browser, supervisor, '/seguimientos')
  sara.on('pageerror', (e) => complaints.push(String(e)))
  await sara.getByRole('heading', { level: 1, name: 'Seguimientos abiertos' }).waitFor()
  expect(await sara.locator('main').textContent()).not.toContain('Ana')
  await look(sara, 'counts')
})
