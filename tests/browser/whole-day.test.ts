// A whole day of a room of ten infants on two tablets, one small with a clock a day and two hours ahead, the network cut: nothing lost, nothing twice.
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { addDays, civilDay } from '../../src/kernel/days.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { putPin } from '../../src/platform/answers.ts'
import { rebuildAll } from '../../src/platform/rebuilding.ts'
import { verifyBook } from '../../src/platform/verifying.ts'
import { gesture } from './room-page.ts'
import { PIN } from './small-center.ts'
import { chainTroubles } from './tablet-rig.ts'
import {
  atDesk,
  director,
  faultsOf,
  joinCenter,
  SIZES,
  sayWho,
  shot,
  type WholeNido,
  wholeNido,
  ZONE,
} from './whole-nido.ts'
import { setClockOff } from './wrong-clock.ts'

const ROOM = 'Lactantes A'
const NAMES = ['Abril', 'Bruno', 'Celia', 'Darío', 'Elisa', 'Fabio', 'Gala', 'Hugo', 'Inés', 'Joel'] as const
type Name = (typeof NAMES)[number]
const [LUCIA, MARTA] = ['Lucía Prueba', 'Marta Prueba']
const CLOCK_OFF_MS = 26 * 3_600_000
/** `large` stands at the door, its clock right; `small` goes about the room in a hand, a day and two hours ahead. */
let large: Page
let small: Page
let desk: Page
let nido: WholeNido
const room = randomUUID()
const children = NAMES.map(() => randomUUID())
const complaints: string[] = []
const today = () => civilDay(new Date().toISOString(), ZONE)
/** every tap that said something, as many facts of a kind as it meant */
const said = new Map<string, number>()
const count = (kind: string, n = 1) => said.set(kind, (said.get(kind) ?? 0) + n)

beforeAll(async () => {
  nido = await wholeNido(4971)
  const { center } = nido
  const { fact, hand, book, db } = center
  const from = addDays(today(), -30)
  const educators = [randomUUID(), randomUUID()]
  await hand([
    fact('network.room-opened', room, { name: ROOM, fromMonths: 2, toMonths: 12, places: 12, order: 0 }),
    ...educators.flatMap((person, i) => [
      fact('staff.person-registered', person, {
        ...{ given: ['Lucía', 'Marta'][i]!, first: 'Prueba', synthetic: true },
      }),
      fact('staff.post-held', person, { role: 'educator', from, rooms: [room] }),
    ]),
    ...children.flatMap((child, i) => [
      fact('children.child-registered', child, {
        ...{ given: NAMES[i]!, first: 'Nido', sex: i % 2 ? 'M' : 'F', synthetic: true },
        birth: addDays(today(), -180 - i),
      }),
      fact('children.child-placed', child, { room, from }),
      fact('guardians.adult-named', child, {
        ...{ adult: randomUUID(), given: `Madre de ${NAMES[i]}`, first: 'Prueba', phones: [], ofAge: true },
        ...{ relation: 'mother', guardian: true, pickUp: true, livesWith: true, emergency: true, order: 1 },
      }),
    ]),
  ])
  for (const person of educators) await putPin({ db, now: () => new Date() }, book, person, PIN)
})
afterAll(() => nido?.stop())
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    for (const [name, page] of Object.entries({ large, small, desk }))
      if (page) await shot(page, `day-failed-${name}`).catch(() => undefined)
  expect(complaints).toEqual([])
})

const card = (tab: Page, name: Name) => tab.locator('.wall-card', { hasText: `${name} Nido` })
async function choose(tab: Page, ...names: readonly Name[]): Promise<void> {
  for (const name of names)
    if ((await card(tab, name).getAttribute('aria-pressed')) !== 'true') await card(tab, name).click()
}
const choice = (tab: Page, id: string) => tab.locator(`.room-panel [data-gesture="${id}"]`)
const kindOf = (tab: Page, name: string) =>
  tab.locator('.panel-kinds').getByRole('button', { name, exact: true })
const close = (tab: Page) => tab.locator('.room-panel-ask .button:last-child').click()
/** Waits until the tablet has said (saved) so much as was told here; what is sent is another question. */
const lineOf = (tab: Page, name: Name, words: string | RegExp) => card(tab, name).getByText(words).waitFor()

/** Both tablets and the line at rest: everything said has gone, and what the other said has come. */
async function sent(...tabs: readonly Page[]): Promise<void> {
  // as a browser tells its page that the network is there
  const wake = () => Promise.all(tabs.map((tab) => tab.evaluate(() => dispatchEvent(new Event('online')))))
  await wake()
  for (const tab of tabs) await tab.getByText('todo enviado').first().waitFor({ timeout: 90_000 })
  await wake()
}
const wallOf = async (tab: Page): Promise<string[]> => {
  const texts = await tab.locator('.wall-card').allTextContents()
  return texts.map((x) => x.replaceAll(/\s+/g, ' ').trim())
}
/** Both walls say the same: what either still has to hear comes at the latest with its next round. */
async function alike(): Promise<void> {
  const apart = async () => {
    const [a, b] = [await wallOf(large), await wallOf(small)]
    return a.flatMap((line, i) => (line === b[i] ? [] : [`${line} ≠ ${b[i]}`]))
  }
  await expect.poll(apart, { timeout: 45_000, interval: 500 }).toEqual([])
}
async function lawful(tab: Page, name: string): Promise<void> {
  await shot(tab, `day-${name}`)
  expect(await faultsOf(tab), name).toEqual([])
}

test('two tablets join the room, each with somebody: one of them lives a day and two hours ahead', async () => {
  const [desks, one, two] = [await nido.start(), await nido.start(), await nido.start()]
  await setClockOff(two.context, CLOCK_OFF_MS)
  desk = await atDesk(nido, desks, director)
  large = await nido.tablet(one, SIZES[1])
  await joinCenter(nido, desk, large, nido.center.book)
  small = await nido.tablet(two, SIZES[0])
  await joinCenter(nido, desk, small, nido.center.book)
  for (const [tab, who] of [
    [large, LUCIA],
    [small, MARTA],
  ] as const) {
    tab.on('pageerror', (e) => complaints.push(String(e)))
    await tab.getByLabel('Sala').selectOption({ label: ROOM })
    await tab.locator('.wall-card').nth(9).waitFor()
    await sayWho(tab, who)
  }
  expect(await large.locator('.wall-card').count()).toBe(10)
  expect(await small.locator('.wall-card').count()).toBe(10)
})

test('the door in the morning: seven arrive in one tap, one with medicine, one is sent back, one will not come', async () => {
  await choose(large, 'Abril', 'Bruno', 'Celia', 'Darío', 'Elisa', 'Fabio', 'Gala')
  await gesture(large, 'arrived')
  await lineOf(large, 'Gala', 'desde las')
  count('attendance.arrived', 7)
  await choose(large, 'Hugo')
  await gesture(large, 'check')
  await large.getByLabel('Temperatura (°C)').fill('37.2')
  await large.getByLabel('Medicina que trae').fill('Paracetamol, 2.5 ml a las 12')
  await large.getByRole('button', { name: 'Llegó: se recibe' }).click()
  await lineOf(large, 'Hugo', 'desde las')
  count('attendance.arrived')
  await choose(large, 'Inés')
  await gesture(large, 'check')
  await large.getByLabel('Temperatura (°C)').fill('38.6')
  await large.getByText('la norma pide no recibir').waitFor()
  await large.getByRole('button', { name: 'No se recibe' }).click()
  await large.getByRole('heading', { name: 'Envío a valoración médica' }).waitFor()
  await lawful(large, 'referral-1280')
  await choice(large, 'ready').click()
  await lineOf(large, 'Inés', 'no se recibió')
  count('attendance.not-received')
  await choose(small, 'Joel')
  await gesture(small, 'absent')
  await choice(small, 'family').click()
  await lineOf(small, 'Joel', 'no vendrá')
  count('attendance.absent')
  await sent(large, small)
  // what was said at the door has come to the hand, and the other way round
  await lineOf(large, 'Joel', 'no vendrá')
  await lineOf(small, 'Hugo', 'trae medicina')
  await alike()
  await lawful(large, 'morning-1280')
  await lawful(small, 'morning-360')
})

test('the network is cut: bottles, a lunch with an exception, sleep looked after, nappies, an undo, medicine handed over on both', async () => {
  await nido.line.cut()
  await choose(small, 'Abril', 'Bruno')
  await gesture(small, 'meal')
  await kindOf(small, 'Leche').click()
  await choice(small, 'ml-120').click()
  count('daily.drank')
  await close(small)
  await gesture(large, 'meal')
  await kindOf(large, 'Comida').click()
  await choice(large, 'all').click()
  await large.locator('.panel-child', { hasText: 'Celia' }).click()
  await large.locator('.panel-child', { hasText: 'Celia' }).getByText('Mitad').waitFor()
  await choice(large, 'ready').click()
  count('daily.ate', 2)
  await choose(large, 'Darío', 'Elisa', 'Fabio')
  await gesture(large, 'nap')
  await choice(large, 'sleep-back').click()
  await large.locator('.panel-sleeper').nth(2).waitFor()
  count('daily.slept')
  await choice(large, 'check-back').click()
  count('daily.sleep-checked')
  await large.locator('.panel-sleeper', { hasText: 'Darío' }).click()
  await choice(large, 'woke').click()
  await expect.poll(() => large.locator('.panel-sleeper').count()).toBe(2)
  count('daily.woke')
  await lawful(large, 'nap-1280')
  await choice(large, 'woke').click()
  await expect.poll(() => large.locator('.panel-sleeper').count()).toBe(0)
  count('daily.woke')
  await close(large)
  await choose(small, 'Gala')
  await gesture(small, 'nappy')
  await choice(small, 'nappy-wet').click()
  await small.getByRole('button', { name: 'Deshacer' }).click()
  await small.getByText('Se deshizo').first().waitFor()
  // on a narrow screen the panel covers the wall: the next child is touched in its own strip
  await small.locator('.room-panel').getByRole('button', { name: 'Hugo', exact: true }).click()
  await choice(small, 'nappy-wet').click()
  await close(small)
  count('daily.changed', 2)
  count('book.withdrawn')
  // the same medicine, handed over by two people who cannot know of each other
  for (const tab of [large, small]) {
    await choose(tab, 'Hugo')
    await gesture(tab, 'medicine')
    await card(tab, 'Hugo').getByText('trae medicina').waitFor({ state: 'hidden' })
    count('attendance.medicine-handed')
  }
  await gesture(small, 'note')
  await small.getByRole('button', { name: 'Relevo' }).click()
  await small.locator('.panel-form textarea').fill('Gala durmió poco; mañana traer más pañales.')
  await small.locator('.panel-form').getByRole('button').last().click()
  count('daily.handed-over')
  await small
    .getByText(/por enviar/)
    .first()
    .waitFor()
  await lawful(small, 'cut-360')
})

test('the network is back: both tablets tell the same, the note stops the other one until it is read', async () => {
  await nido.line.mend()
  await sent(large, small)
  await large.getByRole('button', { name: 'Leer la nota' }).click({ timeout: 60_000 })
  await large.getByText('Gala durmió poco').waitFor()
  await large.getByRole('button', { name: 'Leída: sigo con la sala' }).click()
  await large.locator('.room-bar').waitFor()
  count('daily.handover-read')
  await sent(large)
  // both hand-overs are kept and somebody is told: nobody knows whether the child got it twice
  await lineOf(large, 'Hugo', 'medicina dos veces')
  await lineOf(small, 'Hugo', 'medicina dos veces')
  await alike()
})

async function leaveWithMother(tab: Page, name: Name): Promise<void> {
  await choose(tab, name)
  await gesture(tab, 'left')
  await tab.locator('.door-adult', { hasText: `Madre de ${name}` }).click()
  await tab.getByRole('button', { name: 'Documento visto' }).click()
  await lineOf(tab, name, 'se fue a las')
  count('attendance.left')
}

test('the afternoon, cut again: each goes home with their mother, on either tablet; a stranger is stopped', async () => {
  await nido.line.cut()
  for (const name of ['Abril', 'Bruno', 'Celia', 'Darío'] as const) await leaveWithMother(large, name)
  for (const name of ['Elisa', 'Fabio', 'Gala'] as const) await leaveWithMother(small, name)
  await choose(large, 'Hugo')
  await gesture(large, 'left')
  await choice(large, 'other-adult').click()
  await large.getByLabel('Nombre de quien vino').fill('Tomás Vecino')
  await large.getByRole('button', { name: 'Avisar a dirección' }).click()
  await large.getByText('Esperando la decisión de la dirección').waitFor()
  await large.getByText('El aviso todavía no sale de esta tableta').waitFor()
  await lawful(large, 'stopped-1280')
  await large.getByRole('button', { name: 'Volver a la sala' }).click()
  count('attendance.pick-up-stopped')
})

test('the director decides at the door with their PIN, the last child goes home, and the network is back', async () => {
  await large.locator('.tablet-top').getByRole('button', { name: LUCIA }).click()
  await large.getByRole('button', { name: 'Dora Prueba' }).click()
  for (const digit of PIN) await large.keyboard.press(digit)
  await large.locator('.tablet-top').getByText('Dora Prueba').waitFor()
  await choose(large, 'Hugo')
  await gesture(large, 'left')
  await large.getByLabel('Por qué, con quién se habló').fill('La mamá lo confirmó por teléfono')
  await large.getByRole('button', { name: 'Se entregó', exact: true }).click()
  await lineOf(large, 'Hugo', 'se fue a las')
  count('attendance.pick-up-decided')
  count('attendance.left')
  await nido.line.mend()
  await sent(large, small)
  await lineOf(small, 'Hugo', 'se fue a las')
  await alike()
  await lawful(large, 'evening-1280')
  await lawful(small, 'evening-360')
})

const storyOf = async (tab: Page, name: Name): Promise<string[]> => {
  await choose(tab, name)
  await gesture(tab, 'open')
  await tab.locator('#day-story').waitFor()
  const lines = (await tab.locator('.day-story li').allTextContents()).map((x) => x.replaceAll(/\s+/g, ' '))
  await tab.getByRole('button', { name: 'Volver' }).first().click()
  await tab.getByRole('button', { name: 'Quitar' }).click()
  return lines
}

test('both tablets tell each child’s story alike', async () => {
  for (const name of ['Abril', 'Celia', 'Elisa', 'Hugo'] as const) {
    const told = await storyOf(large, name)
    expect(told.length, name).toBeGreaterThan(0)
    expect(await storyOf(small, name), name).toEqual(told)
  }
})

test('the desk’s day, the door and the month sheet say what the tablets say', async () => {
  const { book } = nido.center
  const hourOf = async (name: Name) =>
    /a las ([\d:]+)/.exec((await card(small, name).textContent()) ?? '')?.[1]
  const row = (name: Name) => desk.getByRole('row').filter({ hasText: `Nido, ${name}` })
  await desk.goto(`${nido.desk}/centro/${book}/puerta`)
  await desk.getByLabel('Sala', { exact: true }).selectOption({ label: ROOM })
  for (const name of NAMES.slice(0, 8)) {
    await expect.poll(() => row(name).textContent(), { message: name }).toContain('se fue')
    expect(await row(name).textContent(), name).toContain(await hourOf(name))
  }
  expect(await row('Inés').textContent()).toMatch(/enfermedad/i)
  expect(await row('Joel').textContent()).toMatch(/familia/i)
  await shot(desk, 'day-desk-door')
  await desk.goto(`${nido.desk}/centro/${book}/dia`)
  await desk.getByLabel('Sala', { exact: true }).selectOption({ label: ROOM })
  const cells = async (name: string) =>
    (await desk.getByRole('row').filter({ hasText: name }).locator('td').allTextContents()).map((x) =>
      x.trim(),
    )
  // meals eaten of those told, bottles, naps, checks, nappies
  await expect.poll(() => cells('Abril')).toContain('1/1')
  const numbers = async (name: string) => (await cells(name)).slice(-7, -1)
  expect((await numbers('Abril')).slice(0, 3)).toEqual(['1/1', '1', '0'])
  expect((await numbers('Elisa')).slice(0, 3)).toEqual(['1/1', '0', '1'])
  expect((await numbers('Hugo'))[4]).toBe('1')
  expect((await numbers('Gala'))[4]).toBe('0')
  await desk.getByText('Gala durmió poco').waitFor()
  await shot(desk, 'day-desk-rooms')
  await desk.goto(`${nido.desk}/centro/${book}/puerta/mes`)
  await desk.getByLabel('Sala', { exact: true }).selectOption({ label: ROOM })
  const onSheet = (name: Name) =>
    desk
      .locator('.paper-table tbody tr', { hasText: `Nido, ${name}` })
      .locator('td')
      .nth(Number(today().slice(8)))
  for (const name of NAMES.slice(0, 8))
    await expect.poll(() => onSheet(name).textContent(), { message: name }).toBe('/')
  expect(await onSheet('Inés').textContent()).toBe('E')
  expect(await onSheet('Joel').textContent()).toBe('F')
  await shot(desk, 'day-desk-month')
})

test('every tap is there once, on the right day and hour, in unbroken chains, and a rebuild agrees', async () => {
  const { db, house, book, pagesOf } = nido.center
  const devices = await db.read(
    { system: true },
    (read) => read<{ id: string }>`select id from device where book = ${book} and state = 'paired'`,
  )
  expect(devices).toHaveLength(2)
  const heard = new Map<string, number>()
  for (const { id } of devices) {
    const pages = await pagesOf(id)
    expect(chainTroubles(pages)).toEqual([])
    for (const page of pages) {
      expect(['taken', 'flagged'], `${page.text} ${page.reason}`).toContain(page.answer)
      const fact = JSON.parse(page.text) as Fact
      heard.set(fact.kind, (heard.get(fact.kind) ?? 0) + 1)
      if (fact.payload.day !== undefined) expect(fact.payload.day, fact.kind).toBe(today())
    }
  }
  expect(Object.fromEntries([...heard].sort())).toEqual(Object.fromEntries([...said].sort()))
  const wrong = await db.read(
    { system: true },
    (read) => read<{ id: string }>`
      select f.id from fact f join device_seq s on s.fact = f.id
      where f.book = ${book} and (f.est_at > now() + interval '1 minute' or f.est_at < now() - interval '30 minutes')`,
  )
  expect(wrong).toEqual([])
  expect((await verifyBook(db, house, book)).bad).toBeUndefined()
  expect(await rebuildAll(db, house, () => undefined)).toEqual([])
})
