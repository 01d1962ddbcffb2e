// The day in the room in numbers, in the product's own pages and a real Chromium: a lunch of eighteen, a day's screen time, a tap.
import type { Locator, Page } from 'playwright-core'
import { houseWith } from '../src/app/modules.ts'
import { addDays, type Day } from '../src/kernel/days.ts'
import type { Fact } from '../src/kernel/fact.ts'
import { builtInTables } from '../src/modules/growth/rules/built-in-tables.ts'
import { takeBatch } from '../src/platform/intake.ts'
import { freePort } from '../src/platform/postgres.ts'
import { slowDown } from '../tests/browser/chromium.ts'
import { lineTo } from '../tests/browser/line.ts'
import { quantile, remark } from './fixture.ts'
import { type Chance, chanceOf } from './parts/chance.ts'
import type { BenchChild } from './parts/country.ts'
import { type FullCenter, PIN } from './parts/full-center.ts'
import { tapToSaved } from './parts/tapping.ts'
import type { Bench } from './run.ts'
import {
  type Cleaning,
  centers,
  FLUSH_MS,
  flushTime,
  joinCenter,
  open,
  PAUSE_MS,
  portOf,
  profileOf,
  roomShown,
  SLOWER,
  slowFlush,
  withCenter,
} from './tablet.ts'

const SMALL = { width: 360, height: 640 } as const
/** An educator's own time: between two taps of one hand, and to look up before the first of a row. */
const TAP_S = PAUSE_MS / 1000
const LOOK_S = 1.5
/** A thumb on a tablet's keyboard. */
const CHARACTERS_A_SECOND = 3

type Said = Pick<Fact, 'kind' | 'about' | 'payload'> & { readonly at: number; readonly author?: string }

/** Hands facts in as another source would have told them. Throws when one is not taken. */
async function tell({ center, db }: FullCenter, chance: Chance, said: readonly Said[]): Promise<void> {
  const facts = said.map(
    ({ at, author, ...s }): Fact => ({
      ...{ id: chance.factId(at), kindVersion: 1, book: center.book, author: author ?? center.educator },
      ...{ origin: 'world', happenedAt: new Date(at).toISOString(), ...s },
    }),
  )
  const house = houseWith(builtInTables())
  for (let i = 0; i < facts.length; i += 500) {
    const results = await takeBatch(db, house, facts.slice(i, i + 500), { by: 'system' }, () => new Date())
    const odd = results.find((r) => r.answer !== 'taken' && r.answer !== 'flagged')
    if (odd) throw new Error(`not taken: ${odd.answer} ${odd.reason}`)
  }
}

/** The day of the center's clock: the tablet's own. */
const dayHere = (timeZone: string): Day => new Date().toLocaleDateString('en-CA', { timeZone })
const ZONE = 'America/Mexico_City'

const arrive = (full: FullCenter, chance: Chance, children: readonly BenchChild[]) =>
  tell(
    full,
    chance,
    children.map((c) => ({
      ...{ kind: 'attendance.arrived', about: c.id, at: Date.now() - 60_000 },
      payload: { day: dayHere(ZONE), room: c.room },
    })),
  )

async function tabletOf(full: FullCenter, tab: Page, url: string): Promise<void> {
  await tab.goto(`${url}/tableta`)
  const { press } = await joinCenter(full, tab)
  await press()
  await roomShown(tab)
  await tab.getByRole('button', { name: 'Quién soy' }).click()
  await tab.getByRole('button', { name: 'Educadora' }).click()
  for (const digit of PIN) await tab.keyboard.press(digit)
  await tab.locator('.tablet-top').getByText('Educadora').waitFor()
}

/** A hand: counts taps, and adds to the page's own time what a person takes. */
function handOn(tab: Page) {
  let taps = 0
  let seconds = 0
  const during = async (work: () => Promise<unknown>, own: number) => {
    const began = performance.now()
    await work()
    seconds += (performance.now() - began) / 1000 + own
  }
  const pending = async (): Promise<number> =>
    Number(/^(\d+) por enviar/.exec((await tab.locator('.sync-open').textContent()) ?? '')?.[1] ?? 0)
  return {
    tap: async (what: Locator, own = TAP_S) => {
      taps++
      await during(() => what.click(), own)
    },
    type: async (what: Locator, text: string) => {
      taps++
      await during(() => what.fill(text), text.length / CHARACTERS_A_SECOND)
    },
    /** until that is on the screen which says it was saved */
    see: (what: Locator) => during(() => what.waitFor(), 0),
    pending,
    taken: () => ({ taps, seconds }),
  }
}

async function onTablet<T>(
  seed: number,
  signal: AbortSignal,
  before: (full: FullCenter, chance: Chance) => Promise<void>,
  work: (tab: Page, full: FullCenter, cleaning: Cleaning) => Promise<T>,
  env?: (cleaning: Cleaning) => Readonly<Record<string, string>>,
): Promise<T> {
  return withCenter(seed, signal, async (ground, full, cleaning) => {
    await before(full, chanceOf(seed + 11))
    const server = await ground.openServer()
    const line = await lineTo({ port: await freePort(), to: portOf(server) })
    cleaning.after(() => line.stop())
    const browser = await open(cleaning, profileOf(cleaning), env?.(cleaning) ?? {})
    const tab = await browser.context.newPage()
    await tab.setViewportSize(SMALL)
    await tabletOf(full, tab, line.url)
    return work(tab, full, cleaning)
  })
}

const inRoom = ({ center }: FullCenter, n: number) =>
  center.children.filter((c) => c.room === center.rooms[0]).slice(0, n)

const gesture = (tab: Page, id: string) => tab.locator(`.room-bar [data-gesture=${id}]`)
const choice = (tab: Page, id: string) => tab.locator(`.room-panel [data-gesture="${id}"]`)
const kind = (tab: Page, name: string) =>
  tab.locator('.panel-kinds').getByRole('button', { name, exact: true })

const LUNCH = 18

const lunch = (seed: number, signal: AbortSignal) =>
  onTablet(
    seed,
    signal,
    (full, chance) => arrive(full, chance, inRoom(full, LUNCH)),
    async (tab) => {
      const hand = handOn(tab)
      await tab
        .locator('.wall-card[data-present]')
        .nth(LUNCH - 1)
        .waitFor()
      await hand.tap(gesture(tab, 'meal'), LOOK_S)
      await hand.tap(kind(tab, 'Comida'))
      await hand.tap(choice(tab, 'all'))
      const others = tab.locator('.panel-child[data-other]')
      for (const [n, at] of [2, 7, 11].entries()) {
        await hand.tap(tab.locator('.panel-child').nth(at), LOOK_S)
        await hand.see(others.nth(n))
      }
      await hand.tap(kind(tab, 'Nada'))
      await hand.tap(tab.locator('.panel-child').nth(15), LOOK_S)
      await hand.see(others.nth(3))
      await hand.tap(choice(tab, 'ready'))
      const { taps, seconds } = hand.taken()
      remark(
        `lunch of ${LUNCH}: one meal for all and four exceptions; ${TAP_S} s of a hand a tap, ${LOOK_S} s where it must look first`,
      )
      return [
        { id: 'daily.lunch', value: seconds, unit: 's' },
        { id: 'daily.lunch.taps', value: taps, unit: 'taps' },
      ]
    },
  )

const INFANTS = 10
const CHECKS_A_NAP = 6
const NAPS = 2
const NAPPIES_EACH = 4
const BOTTLES_EACH = 3
const NOTES = 3

/** A day of a room of infants, without the door: what an educator touches between the first bottle and the note at the change of shift. */
const screen = (seed: number, signal: AbortSignal) =>
  onTablet(
    seed,
    signal,
    (full, chance) => arrive(full, chance, inRoom(full, INFANTS)),
    async (tab) => {
      const hand = handOn(tab)
      const strip = tab.locator('.panel-strip .panel-child')
      const back = tab.locator('.room-panel-ask .button:last-child')
      await tab
        .locator('.wall-card[data-present]')
        .nth(INFANTS - 1)
        .waitFor()
      const saved = async (n: number) => {
        while ((await hand.pending()) < n && (await tab.locator('.toast').count()) === 0)
          await tab.waitForTimeout(20)
      }
      for (let round = 0; round < BOTTLES_EACH; round++) {
        await hand.tap(gesture(tab, 'meal'), LOOK_S)
        await hand.tap(kind(tab, 'Leche'))
        for (let i = 0; i < INFANTS; i++) {
          await hand.tap(strip.nth(i), LOOK_S)
          await hand.tap(choice(tab, 'ml-120'))
        }
        await hand.tap(back)
      }
      for (const meal of ['Desayuno', 'Comida', 'Merienda']) {
        await hand.tap(gesture(tab, 'meal'), LOOK_S)
        await hand.tap(kind(tab, meal))
        await hand.tap(choice(tab, 'all'))
        await hand.tap(tab.locator('.panel-child').nth(1), LOOK_S)
        await hand.tap(tab.locator('.panel-child').nth(4), LOOK_S)
        await hand.see(tab.locator('.panel-child[data-other]').nth(1))
        await hand.tap(choice(tab, 'ready'))
      }
      for (let nap = 0; nap < NAPS; nap++) {
        // they fall asleep three, three and four at a time
        await hand.tap(gesture(tab, 'nap'), LOOK_S)
        for (const together of [3, 3, 4]) {
          for (let i = 0; i < together; i++) await hand.tap(strip.nth(i))
          await hand.tap(choice(tab, 'sleep-back'))
          await hand.see(choice(tab, 'check-back'))
        }
        await hand.tap(back)
        for (let check = 0; check < CHECKS_A_NAP; check++) {
          await hand.tap(gesture(tab, 'nap'), LOOK_S)
          await hand.tap(choice(tab, 'check-back'), LOOK_S)
          await hand.tap(back)
        }
        await hand.tap(gesture(tab, 'nap'), LOOK_S)
        for (let i = 0; i < INFANTS; i++) {
          await hand.tap(tab.locator('.panel-sleeper').first(), LOOK_S)
          await hand.tap(choice(tab, 'woke'))
          await hand.see(tab.locator('.panel-strip .panel-child').nth(i))
        }
        await hand.tap(back)
      }
      for (let round = 0; round < NAPPIES_EACH; round++) {
        await hand.tap(gesture(tab, 'nappy'), LOOK_S)
        for (let i = 0; i < INFANTS; i++) {
          await hand.tap(strip.nth(i), LOOK_S)
          await hand.tap(choice(tab, i % 3 === 0 ? 'nappy-dirty' : 'nappy-wet'))
        }
        await hand.tap(back)
      }
      await hand.tap(gesture(tab, 'note'), LOOK_S)
      await hand.tap(kind(tab, 'Aire libre'))
      await hand.tap(choice(tab, 'outdoors-30'))
      for (let n = 0; n < NOTES; n++) {
        await hand.tap(tab.locator('.wall-card[data-present]').nth(n), LOOK_S)
        await hand.tap(gesture(tab, 'note'))
        await hand.type(tab.locator('.room-panel textarea'), 'Se rió mucho con las burbujas del patio.')
        await hand.tap(tab.locator('.panel-form .button').last())
        await hand.see(tab.locator('.room-bar'))
      }
      await hand.tap(gesture(tab, 'note'), LOOK_S)
      await hand.tap(kind(tab, 'Relevo'))
      await hand.type(
        tab.locator('.room-panel textarea'),
        'Todos comieron bien. Dos durmieron poco en la segunda siesta. Faltan pañales de la sala.',
      )
      await hand.tap(tab.locator('.panel-form .button').last())
      await hand.see(tab.locator('.room-bar'))
      await saved(1)
      const { taps, seconds } = hand.taken()
      remark(
        `a day of ${INFANTS} infants without the door: ${taps} taps; ${BOTTLES_EACH} bottles, three meals, ${NAPS} naps with ${CHECKS_A_NAP} rounds each, ${NAPPIES_EACH} nappies each, outdoors, ${NOTES} notes, the note of the shift; ${TAP_S} s of a hand a tap, ${LOOK_S} s where it must look first, ${CHARACTERS_A_SECOND} letters a second; the page's own time is measured and added`,
      )
      return [
        { id: 'daily.screen', value: seconds / 60, unit: 'min' },
        { id: 'daily.screen.taps', value: taps, unit: 'taps' },
      ]
    },
  )

const PAST_DAYS = 10

/** Ten days of a room, as group facts: meals, a sleep with its rounds, nappies, time outdoors. */
function pastOf(full: FullCenter): Said[] {
  const room = full.center.rooms[0]!
  const children = full.center.children.filter((c) => c.room === room).map((c) => c.id)
  const said: Said[] = []
  for (let back = PAST_DAYS; back >= 0; back--) {
    const day = addDays(dayHere(ZONE), -back)
    const say = (minute: number, what: string, own: Fact['payload']) => {
      const at = Date.parse(`${day}T14:00:00Z`) + minute * 60_000
      if (at < Date.now())
        said.push({ kind: `daily.${what}`, about: room, at, payload: { day, children, ...own } })
    }
    for (const [i, meal] of ['breakfast', 'lunch', 'afternoon-snack'].entries())
      say(30 + i * 180, 'ate', { meal, amount: 'all' })
    say(60, 'drank', { milk: 'formula', ml: 120 })
    say(200, 'slept', { position: 'back' })
    for (let n = 1; n <= 6; n++) say(200 + n * 14, 'sleep-checked', { position: 'back' })
    say(300, 'woke', {})
    for (let n = 0; n < 4; n++) say(45 + n * 110, 'changed', { nappy: 'wet' })
    say(120, 'outdoors', { minutes: 30, sun: true })
  }
  return said
}

const taps = (seed: number, signal: AbortSignal) =>
  onTablet(
    seed,
    signal,
    async (full, chance) => {
      await arrive(full, chance, inRoom(full, 36))
      await tell(full, chance, pastOf(full))
    },
    async (tab) => {
      await tab.setViewportSize({ width: 1280, height: 800 })
      const flush = await flushTime(tab)
      if (flush < FLUSH_MS) throw new Error(`a flush takes ${flush} ms: it was not slowed`)
      await gesture(tab, 'nappy').click()
      await choice(tab, 'nappy-wet').waitFor()
      const faces = (await centers(tab.locator('.panel-strip .panel-child'))).slice(0, 8)
      const [wet] = await centers(choice(tab, 'nappy-wet'))
      if (!wet || faces.length === 0) throw new Error('nothing to tap')
      await slowDown(tab, SLOWER)
      const took: number[] = []
      for (let round = 0; round < 3; round++)
        for (const face of faces) {
          await tab.mouse.click(face.x, face.y)
          await tab.waitForTimeout(PAUSE_MS / 2)
          took.push((await tapToSaved(tab, () => tab.mouse.click(wet.x, wet.y))).notice)
          await tab.waitForTimeout(PAUSE_MS / 2)
        }
      remark(
        `nappies with ${PAST_DAYS} days of the room on the tablet: ${took.length} taps, median ${quantile(took, 0.5).toFixed(0)} ms, worst ${quantile(took, 1).toFixed(0)} ms; a flushed write alone ${flush.toFixed(0)} ms`,
      )
      return [{ id: 'day.taps', value: quantile(took, 0.95), unit: 'ms' }]
    },
    slowFlush,
  )

export const benches: readonly Bench[] = [
  { ids: ['daily.lunch', 'daily.lunch.taps'], run: ({ seed, signal }) => lunch(seed, signal) },
  { ids: ['daily.screen', 'daily.screen.taps'], run: ({ seed, signal }) => screen(seed, signal) },
  { ids: ['day.taps'], run: ({ seed, signal }) => taps(seed, signal) },
]
