// What is printed at a center, as the browser makes it: how many sheets, and which way up; nothing of the screen around it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../src/kernel/days.ts'
import { type DeskRig, type Looking, openDesk, settled, signIn } from './desk-rig.ts'

let rig: DeskRig
let desk: Looking
let center: string
beforeAll(async () => {
  rig = await openDesk(4545)
  desk = await signIn(rig, 'directora')
  const door = await desk.page.locator('a[href$="/puerta"]').first().getAttribute('href')
  center = door!.replace('/puerta', '')
})
afterAll(() => rig.close())

/** Width and height of each sheet in points; the tree of pages names one more first. */
async function sheets(): Promise<string[]> {
  await desk.page.emulateMedia({ media: null })
  const pdf = (await desk.page.pdf({ preferCSSPageSize: true })).toString('latin1')
  const pages = pdf.split(/\/Type \/Page\b(?!s)/).slice(1)
  return pages.map((p) => /\/MediaBox \[0 0 (\d+ \d+)/.exec(p)?.[1] ?? '612 792')
}
const open = async (path: string) => {
  await desk.page.goto(`${rig.url}${center}${path}`)
  await settled(desk.page)
}

test.each([
  ['/puerta/mes', 'the month’s list'],
  ['/puerta/papel', 'the blank sheet'],
])('%s: %s is one landscape sheet for a room', async (path) => {
  await open(path)
  await desk.page.locator('.paper-table tbody tr').first().waitFor()
  expect(await sheets()).toEqual(['792 612'])
})

test('a child’s day is one upright sheet, without the file around it', async () => {
  await open('/dia')
  const links = desk.page.locator('main a[href*="/nina-o-nino/"]')
  // before anybody has come, and on a day of rest, the last day of which something is told
  const day = desk.page.getByLabel('Día')
  for (let back = 0; back < 6 && (await links.count()) === 0; back++) {
    await day.fill(addDays(await day.inputValue(), -1))
    await settled(desk.page)
  }
  await links.first().click()
  await desk.page.getByText('Cuidado diario').first().click()
  await desk.page.getByRole('button', { name: 'Abrir el expediente' }).click()
  await desk.page.evaluate(() => {
    window.print = () => undefined
  })
  await desk.page.getByRole('button', { name: 'Imprimir el día' }).click()
  expect(await sheets()).toEqual(['612 792'])
  expect(desk.complaints).toEqual([])
})
