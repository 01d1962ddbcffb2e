// Incidents in a real browser: noted in a few touches, the family told before the child goes home, and a note of a hurt that asks.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { card, facts, gesture, kinds, LOOKS, lawful as lawfulOf, roomPages, SMALL } from './room-page.ts'

const open = roomPages(4637, SMALL)
const CHILD = 'Emiliano Ruiz'
const OTHER = 'Sofía Guadalupe'
const lawful = (page: Page, name: string) =>
  lawfulOf(page, name, 'main:not([hidden]) button, .room-panel button', true)
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).filter({ visible: true }).first().click()
const said = (page: Page, kind: string) =>
  expect.poll(async () => (await kinds(page)).filter((k) => k === kind).length)

/** A bite of the chosen child on the patio, washed: four touches after the gesture. */
async function noteBite(page: Page): Promise<void> {
  await card(page, CHILD).click()
  await gesture(page, 'incident')
  await page.locator('[data-gesture=kind-bite]').click()
  await press(page, 'Patio')
  await press(page, 'Agua y jabón')
  await said(page, 'safety.incident-noted').toBe(1)
}

describe.each(LOOKS)('at $size.width px in $language', ({ size, language }) => {
  test('every step stands: what, where, the head, first aid, details, correction, the family, the question', async () => {
    const page = await open('n=20', size, language)
    const look = (name: string) => lawful(page, `incident-${name}-${size.width}-${language}`)
    const choice = (n: number) => page.locator('.incident-choices').last().locator('button').nth(n)
    await card(page, CHILD).click()
    await gesture(page, 'incident')
    await page.locator('[data-gesture=kind-fall]').waitFor()
    await look('what')
    await page.locator('[data-gesture=kind-fall]').click()
    await choice(1).waitFor()
    await look('where')
    await choice(1).click()
    await look('head')
    await choice(0).click()
    await look('aid')
    await choice(2).click()
    await page.locator('.incident-tell').waitFor()
    await look('details')
    await page.locator('main > section > div > button').last().click()
    await look('correct')
    await page.locator('main > .row > button').first().click()
    await look('wall')
    await card(page, OTHER).click()
    await gesture(page, 'note')
    await page.locator('.panel-form label').first().click()
    await lawfulOf(page, `incident-note-${size.width}-${language}`, '.room-panel button', true)
    await page.locator('.panel-form > button').click()
    await said(page, 'daily.noted').toBe(1)
    for (const name of [CHILD, OTHER]) await card(page, name).click()
    await gesture(page, 'left')
    await look('stop')
    await page.locator('[data-gesture=tell]').click()
    await page.locator('.incident-tell').first().waitFor()
    await look('tell')
  })
})

test('a bite is noted in four touches; who did it is named and not blamed; each family has its own telling', async () => {
  const page = await open('n=20')
  await noteBite(page)
  const [noted] = await facts(page)
  expect(noted).toMatchObject({
    kind: 'safety.incident-noted',
    payload: { kind: 'bite', place: 'patio', aid: ['washed'], children: [{ part: 'hurt' }] },
  })
  await press(page, /^Sofía Guadalupe Hernández/)
  await said(page, 'safety.incident-noted').toBe(2)
  const again = (await facts(page)).at(-1)!
  expect(again).toMatchObject({ corrects: noted!.id, about: noted!.about, reason: 'Se completó la nota' })
  expect((again.payload.children as { part: string }[]).map((c) => c.part)).toEqual(['hurt', 'did'])
  await expect.poll(() => page.locator('.incident-tell').count()).toBe(2)
})

test('Se fue waits until the family was told; a call nobody answered does not tell; then the child goes', async () => {
  const page = await open('n=20')
  await noteBite(page)
  await press(page, 'Listo')
  await card(page, CHILD).getByText('contar: mordida').waitFor()
  await gesture(page, 'left')
  await page.getByText('Antes de irse, hay algo que decir').waitFor()
  expect(await page.locator('[data-gesture=tell]').count()).toBe(1)
  await page.locator('[data-gesture=tell]').click()
  await press(page, 'Llamé y nadie contestó')
  await said(page, 'safety.family-told').toBe(1)
  expect(await page.getByText('Todas las familias ya saben').count()).toBe(0)
  await press(page, 'Ya lo conté a otra persona')
  await page.getByLabel('¿A quién?').fill('Su mamá, Rosa')
  await page.locator('.incident-tell .row').last().getByRole('button').click()
  await page.getByText('Todas las familias ya saben').waitFor()
  // that the family knows lets nobody go by itself: back in the room the departure still waits for its tap
  await press(page, 'Volver')
  await page.locator('[data-gesture=go-on]').waitFor()
  expect(await kinds(page)).not.toContain('attendance.left')
  await press(page, 'Seguir con la salida')
  // nobody is known who picks this child up: the one tap says that it left, once
  await said(page, 'attendance.left').toBe(1)
  await page.locator('.room-bar').waitFor()
  expect(await page.getByText('Antes de irse, hay algo que decir').count()).toBe(0)
  expect((await facts(page)).map((f) => f.payload.outcome).filter(Boolean)).toEqual(['no-answer', 'told'])
})

test('nothing holds a child back: going untold is written down, and the card still asks', async () => {
  const page = await open('n=20')
  await noteBite(page)
  await press(page, 'Listo')
  await gesture(page, 'left')
  await page.locator('[data-gesture=tell]').click()
  await press(page, 'Entregar sin contar')
  await said(page, 'safety.family-told').toBe(1)
  expect((await facts(page)).find((f) => f.kind === 'safety.family-told')).toMatchObject({
    payload: { outcome: 'left-untold' },
  })
  await said(page, 'attendance.left').toBe(1)
  await card(page, CHILD).getByText('contar: mordida').waitFor()
})

test('a note of a hurt asks before leaving; one touch notes the incident, two say why it was none', async () => {
  const page = await open('n=20')
  const noteHurt = async (name: string) => {
    await card(page, name).click()
    await gesture(page, 'note')
    await page.locator('.panel-form label').first().click()
    await page.locator('.panel-form > button').click()
    await card(page, name).getByText('¿Fue un incidente?').waitFor()
  }
  await noteHurt(CHILD)
  await noteHurt(OTHER)
  const [first] = await facts(page)
  expect(first).toMatchObject({ kind: 'daily.noted', payload: { hurt: true, text: 'Se lastimó' } })
  for (const name of [CHILD, OTHER]) await card(page, name).click()
  await gesture(page, 'left')
  await page.locator('[data-gesture=tell]').click()
  const of = (name: string) => page.locator('.incident-tell', { hasText: name })
  await of(CHILD).getByRole('button', { name: 'No fue' }).click()
  await of(CHILD).getByRole('button', { name: 'No se lastimó' }).click()
  await said(page, 'safety.not-an-incident').toBe(1)
  expect((await facts(page)).at(-1)).toMatchObject({ payload: { why: 'not-hurt', notes: [first!.id] } })
  await expect.poll(() => of(CHILD).count()).toBe(0)
  await of(OTHER).getByRole('button', { name: 'Sí, anotarlo' }).click()
  await page.locator('[data-gesture=kind-bite]').click()
  await press(page, 'Sala')
  await press(page, 'Frío')
  await said(page, 'safety.incident-noted').toBe(1)
  await press(page, 'Listo')
  // back where the departure was stopped: the question is settled, and the family is to be told
  await of(OTHER).getByText('Mordida · Sala').waitFor()
  expect(await page.getByText('¿Fue un incidente?').filter({ visible: true }).count()).toBe(0)
})

test('what was noted wrong is said again with why, and an undo takes the note back at once', async () => {
  const page = await open('n=20&sent=1')
  await noteBite(page)
  await press(page, 'Corregir qué pasó o dónde')
  const box = page.locator('section.card', { hasText: 'Guardar porque' })
  await box.getByRole('button', { name: 'Golpe', exact: true }).click()
  await box.getByRole('button', { name: 'Lo supe después' }).click()
  await said(page, 'safety.incident-noted').toBe(2)
  const [first, second] = await facts(page)
  expect(second).toMatchObject({ corrects: first!.id, reason: 'Lo supe después', payload: { kind: 'blow' } })
  await press(page, 'Listo')
  await card(page, CHILD).getByText('contar: golpe').waitFor()
})
