// The room's screens in a real browser: clean to axe, large enough, one fact a tap, and every tap can be taken back.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import {
  card,
  facts,
  gesture,
  kinds,
  LARGE,
  LOOKS,
  lawful as lawfulOf,
  roomPages,
  SMALL,
} from './room-page.ts'

const open = roomPages(4601, LARGE)
const action = (page: Page, name: string) => page.locator('.bar-action', { hasText: name })
const lawful = (page: Page, name: string) =>
  lawfulOf(page, name, 'button, a[href], input, select, textarea, summary', true)

describe.each(LOOKS)('at $size.width px in $language', ({ size, language }) => {
  const name = (screen: string) => `${screen}-${size.width}-${language}`

  test('the wall stands with nobody, one and twenty children', async () => {
    for (const n of [0, 1, 20]) {
      const page = await open(`n=${n}`, size, language)
      expect(await page.locator('.wall-card').count()).toBe(n)
      await lawful(page, name(`room-${n}`))
      await page.context().close()
    }
  })

  test('choosing, reasons, roll-call, weighing and the child’s card stand too', async () => {
    const page = await open('n=20', size, language)
    await card(page, 'Iker Mendoza').click()
    await gesture(page, 'absent')
    await lawful(page, name('reasons'))
    await page.locator('.room-panel-ask .button:last-child').click()
    await gesture(page, 'open')
    await page.locator('.chart, .growth-head').first().waitFor()
    await lawful(page, name('child'))
    await page.goBack()
    await card(page, 'Iker Mendoza').click()
    await gesture(page, 'weigh')
    await page.locator('.weigh-child').waitFor()
    await page.locator('.keypad input').fill('3.2')
    await lawful(page, name('weigh'))
    await page.goBack()
    await page.locator('.room-tools > .button').last().click()
    await page.locator('.roll-child').first().click()
    await lawful(page, name('roll'))
  })
})

describe('the wall', () => {
  test('everybody present is chosen with one tap, and let go with another', async () => {
    const page = await open('n=20', SMALL)
    await page.getByRole('button', { name: 'Todos los presentes (12)' }).click()
    expect(await page.locator('.wall-card[aria-pressed=true]').count()).toBe(12)
    await page.getByText('Selección: 12').waitFor()
    await page.getByRole('button', { name: 'Quitar' }).click()
    expect(await page.locator('.wall-card[aria-pressed=true]').count()).toBe(0)
  })

  test('while a panel is open, a card touched is chosen too, and Volver keeps what was chosen', async () => {
    const page = await open('n=20')
    await card(page, 'Iker Mendoza').click()
    await gesture(page, 'absent')
    await card(page, 'Camila Flores').click()
    await page.locator('.room-panel-ask').getByText('Camila e Iker').waitFor()
    await page.locator('.room-panel-ask').getByRole('button', { name: 'Volver' }).click()
    await page.getByText('Selección: 2').waitFor()
    expect(await facts(page)).toEqual([])
  })
})

describe('at the door', () => {
  test('a double tap makes one arrival, shown at once', async () => {
    const page = await open('n=20', SMALL)
    await card(page, 'Iker Mendoza').click()
    await action(page, 'Llegó').dblclick()
    await card(page, 'Iker Mendoza').getByText('desde las 08:42').waitFor()
    expect(await facts(page)).toMatchObject([
      { kind: 'attendance.arrived', payload: { day: '2026-11-20' }, origin: 'tablet' },
    ])
    await page.getByText('13 niñas y niños').waitFor()
  })

  test('an undo says one withdrawal that names the tap, and the wall is as before', async () => {
    const page = await open('n=20')
    await card(page, 'Iker Mendoza').click()
    await action(page, 'Llegó').click()
    await page.getByRole('button', { name: 'Deshacer' }).dblclick()
    await card(page, 'Iker Mendoza').getByText('no ha llegado').waitFor()
    const [tap, undo, ...more] = await facts(page)
    expect(more).toEqual([])
    expect(undo).toMatchObject({ kind: 'book.withdrawn', about: tap!.id, author: tap!.author })
  })

  test('several are said with one tap, only of whom it can be true, and undone together', async () => {
    const page = await open('n=20')
    for (const name of ['Iker Mendoza', 'Camila Flores', 'Emiliano Ruiz']) await card(page, name).click()
    await action(page, 'Llegó').click()
    await page.locator('.toast').getByText('Llegó: Camila e Iker').waitFor()
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await page.locator('.toast').getByText('Se deshizo').waitFor()
    expect(await kinds(page)).toEqual([
      'attendance.arrived',
      'attendance.arrived',
      'book.withdrawn',
      'book.withdrawn',
    ])
  })

  test('an absence takes its reason in one tap, and the card says it', async () => {
    const page = await open('n=20')
    await card(page, 'Iker Mendoza').click()
    await gesture(page, 'absent')
    await action(page, 'Transporte').click()
    await card(page, 'Iker Mendoza').getByText('no vendrá · Transporte').waitFor()
    expect(await facts(page)).toMatchObject([{ kind: 'attendance.absent', payload: { reason: 'transport' } }])
  })

  test('a child moves to another room and leaves this one’s count', async () => {
    const page = await open('n=20')
    await card(page, 'Emiliano Ruiz').click()
    await gesture(page, 'moved')
    await action(page, 'Maternal A').click()
    await card(page, 'Emiliano Ruiz').getByText('en Maternal A').waitFor()
    await page.getByText('11 niñas y niños').waitFor()
  })

  test('without a person nothing is said: the tablet asks who', async () => {
    const page = await open('n=20&me=0')
    await card(page, 'Iker Mendoza').click()
    await action(page, 'Llegó').click()
    expect(await page.locator('output').getAttribute('data-who')).toBe('1')
    expect(await facts(page)).toEqual([])
    expect(await card(page, 'Iker Mendoza').getAttribute('aria-pressed')).toBe('true')
  })

  test('what could not be saved is told, and stays chosen', async () => {
    const page = await open('n=20&full=1')
    await card(page, 'Iker Mendoza').click()
    await action(page, 'Llegó').click()
    await page.locator('.toast').getByText('No se guardó').waitFor()
    expect(await card(page, 'Iker Mendoza').getAttribute('aria-pressed')).toBe('true')
    expect(await card(page, 'Iker Mendoza').textContent()).toContain('no ha llegado')
  })

  test('roll-call needs nobody’s PIN and changes no record', async () => {
    const page = await open('n=20&me=0', SMALL)
    await page.getByRole('button', { name: 'Pasar lista' }).click()
    await page.getByText('0 de 12').waitFor()
    for (const child of await page.locator('.roll-child').all()) await child.click()
    await page.getByText('No falta nadie').waitFor()
    expect(await facts(page)).toEqual([])
  })
})

describe('on the scale', () => {
  const weigh = async (page: Page, name: string) => {
    await card(page, name).click()
    await gesture(page, 'weigh')
    await page.locator('.weigh-child').waitFor()
  }
  const type = async (page: Page, text: string) => {
    for (const key of text)
      await page
        .locator('.keypad-keys')
        .getByRole('button', { name: key === '.' ? 'punto decimal' : key, exact: true })
        .click()
  }
  const save = (page: Page) => page.locator('.weigh-save .button')

  test('the one overdue first; a saved weight stands in the list with its tick, and the next child comes', async () => {
    const page = await open('n=20')
    await gesture(page, 'weigh')
    const first = await page.locator('.weigh-who .face-name').textContent()
    await type(page, '8.1')
    expect(await save(page).isDisabled()).toBe(true)
    await page.getByLabel('Segundo adulto').selectOption({ label: 'Julia Robles' })
    await save(page).dblclick()
    await page.locator('.weigh-done').getByText('guardado').waitFor()
    expect(await page.locator('.weigh-done').textContent()).toContain('8.1 kg')
    expect(await page.locator('.weigh-who .face-name').textContent()).not.toBe(first)
    expect(await page.locator('.keypad input').inputValue()).toBe('')
    const said = await facts(page)
    expect(said).toMatchObject([
      {
        kind: 'growth.measured',
        payload: { weightKg: 8.1, undressed: true, seen: { rule: 'growth/1+built-in' } },
      },
    ])
    expect(said[0]?.witness).toBeDefined()
  })

  test('a strange weight is asked about before it is kept, and can be corrected first', async () => {
    const page = await open('n=20', SMALL)
    await weigh(page, 'Sofía Guadalupe')
    await page.getByLabel('Segundo adulto').selectOption({ label: 'Julia Robles' })
    await type(page, '6.2')
    await page.locator('.judged-doubt', { hasText: '¿es correcto?' }).waitFor()
    await save(page).click()
    expect(await facts(page)).toEqual([])
    await page.getByRole('button', { name: 'Corregir' }).click()
    await save(page).click()
    await page.getByRole('button', { name: 'Sí, guardar' }).click()
    await page.getByText('No falta nadie por pesar hoy').waitFor()
    const [fact] = await facts(page)
    expect((fact!.payload.seen as { flags: string[] }).flags.length).toBeGreaterThan(0)
  })

  test('a sent measuring has two ticks, and its undo brings the child back', async () => {
    const page = await open('n=20&sent=1')
    await weigh(page, 'Sofía Guadalupe')
    await page.getByLabel('Segundo adulto').selectOption({ label: 'Julia Robles' })
    await page.getByRole('button', { name: 'Brazo' }).click()
    await type(page, '14.2')
    await page.getByText('sin las tablas de la OMS para el brazo no se juzga').waitFor()
    await save(page).click()
    await page.locator('.weigh-done').getByText('enviado').waitFor()
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await page.locator('.weigh-child').waitFor()
    expect(await page.locator('.weigh-done').count()).toBe(0)
  })
})

describe('on the card', () => {
  const card_ = async (page: Page) => {
    await card(page, 'Sofía Guadalupe').click()
    await gesture(page, 'open')
    await page.locator('.chart').waitFor()
  }

  test('an alert is noted, shown at once and on the wall too', async () => {
    const page = await open('n=20')
    await card_(page)
    await page.getByRole('button', { name: 'Anotar una alerta' }).click()
    await page.getByRole('button', { name: 'Anotar', exact: true }).click()
    await page.getByText('Al menos dos letras').waitFor()
    await page.getByLabel('En pocas palabras').fill('huevo')
    await page.getByLabel('Es grave').check()
    await page.getByRole('button', { name: 'Anotar', exact: true }).dblclick()
    await page.getByText('Alergia grave: huevo').waitFor()
    await page.goBack()
    await card(page, 'Sofía Guadalupe').getByText('nuez y huevo').waitFor()
    expect(await kinds(page)).toEqual(['children.alert-noted'])
  })

  test('the last measuring is corrected with its reason, and the chart says the new one', async () => {
    const page = await open('n=20')
    await card_(page)
    await page.getByRole('button', { name: 'Corregir la última' }).click()
    await page.locator('.growth-fields input').first().fill('8,9')
    await page.getByLabel('Por qué se corrige').selectOption({ label: 'Se tecleó mal' })
    await page.getByRole('button', { name: 'Guardar la corrección' }).click()
    await page.locator('.chart .readout', { hasText: '8.9 kg' }).waitFor()
    const [fact] = await facts(page)
    expect(fact).toMatchObject({
      kind: 'growth.measured',
      payload: { weightKg: 8.9 },
      reason: 'Se tecleó mal',
    })
    expect(fact!.corrects).toBeDefined()
  })
})

describe.each([SMALL, LARGE])('Hoy and the door at $width px', (size) => {
  test('what Hoy asks opens with one tap the gesture that does it, the child chosen', async () => {
    const page = await open('n=20&silent=1', size)
    await page.getByRole('button', { name: /^Hoy · / }).click()
    const call = page.locator('[data-task="attendance.call"]')
    await call.waitFor()
    await lawful(page, `today-${size.width}`)
    await call.getByRole('button', { name: /^Decir el motivo/ }).click()
    await page.locator('.room-panel [data-gesture=ill]').click()
    await expect.poll(() => facts(page).then((f) => f.length)).toBe(1)
    expect((await facts(page))[0]).toMatchObject({ kind: 'attendance.absent', payload: { reason: 'ill' } })
    await page.getByRole('button', { name: /^Hoy/ }).click()
    await page.locator('main h1').waitFor()
    expect(await call.count()).toBe(0)
  })

  test('an absence of several days counts the days of service, and tells them in one fact', async () => {
    const page = await open('n=20', size)
    await card(page, 'Emiliano Ruiz').click()
    await gesture(page, 'absent')
    await page.locator('.room-panel [data-gesture=several]').click()
    await page.getByLabel('Hasta').fill('2026-11-25')
    // the 21st and 22nd are a weekend
    await page.getByText('3 días de servicio').waitFor()
    await lawful(page, `several-${size.width}`)
    await page.locator('.room-panel [data-gesture=several-ill]').click()
    await expect.poll(() => facts(page).then((f) => f.length)).toBe(1)
    expect((await facts(page))[0]).toMatchObject({
      kind: 'attendance.absence-announced',
      payload: { days: ['2026-11-23', '2026-11-24', '2026-11-25'], reason: 'ill' },
    })
    expect(await card(page, 'Emiliano Ruiz').textContent()).toContain('desde las')
  })

  test('the kitchen hears how many plates and whose diets, by room', async () => {
    const page = await open('n=20', size)
    await gesture(page, 'kitchen')
    await page.getByText(/En todo el centro: \d+ platos/).waitFor()
    await page.getByText('nuez · 1').waitFor()
    await lawful(page, `kitchen-${size.width}`)
  })
})
