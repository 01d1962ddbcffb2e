// Nido whole, for walks: two small centers under one representation, the real server with the built screens, tablets on a line that can be cut.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { addDays, civilDay } from '../../src/kernel/days.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { hashPassword } from '../../src/platform/secrets.ts'
import { idOf } from '../world.ts'
import { axeFaults } from './axe.ts'
import { type Chromium, launchChromium, newProfile, removeProfile } from './chromium.ts'
import { buildProduct } from './device-build.ts'
import { type Line, lineTo } from './line.ts'
import { PIN, type SmallCenter, smallCenter, startNido } from './small-center.ts'
import { untilInPage } from './until.ts'

export const ZONE = 'America/Mexico_City'
export const SIZES = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
] as const

export type Said = { readonly login: string; readonly password: string }
export const director: Said = { login: 'directora', password: 'directora del uno 2026' }
export const otherDirector: Said = { login: 'director.dos', password: 'director del dos 2026' }
export const supervisor: Said = { login: 'supervisora', password: 'la supervisora 2026' }
export const national: Said = { login: 'nacional', password: 'unidad nacional 2026' }

/** An infant for whom 6.5 kg is no wonder; in the first room, beside those of the small center. */
export const ana = idOf('Ana of the walk')
export const overseer = idOf('supervisor of the walk')
export const otherCenter = idOf('second center of the walk')
export const otherRoom = idOf('only room of the second center')

const otherBook = (fact: Fact, book: string): Fact => ({ ...fact, book })

async function settle(center: SmallCenter): Promise<void> {
  const { fact } = center
  const now = new Date().toISOString()
  const today = civilDay(now, ZONE)
  const rep = idOf('representation of the walk')
  const unit = idOf('national unit of the walk')
  const second = idOf('director of the second center')
  const from = addDays(today, -40)
  const person = (id: string, given: string, role: string) => [
    fact('staff.person-registered', id, { given, first: 'Prueba', synthetic: true }),
    fact('staff.post-held', id, { role, from }),
  ]
  await center.hand(
    [
      fact('network.municipality-named', idOf('02004'), { cvegeo: '02004', name: 'Tijuana' }),
      fact('network.municipality-assigned', idOf('02004'), {
        ...{ cvegeo: '02004', representation: rep, from: '2020-01-01' },
        ...{ confidence: 'confirmed', source: 'prueba' },
      }),
      ...person(unit, 'Unidad', 'national'),
    ].map((f) => otherBook(f, NATION)),
  )
  const named = fact('network.representation-named', rep, {
    code: '02',
    name: 'Baja California',
    state: '02',
  })
  await center.hand([named, ...person(overseer, 'Sara', 'supervisor')].map((f) => otherBook(f, rep)))
  await center.hand(
    [
      fact('network.center-registered', otherCenter, {
        ...{ code: 'T-0002', name: 'Centro segundo', scheme: 'imss', zone: 'urban', municipality: '02004' },
        ...{ opens: '07:00', closes: '19:00', status: 'open', timeZone: ZONE },
      }),
      fact('network.room-opened', otherRoom, {
        ...{ name: 'Sala Única', fromMonths: 2, toMonths: 36, places: 30, order: 1 },
      }),
      ...person(second, 'Daniel', 'director'),
    ].map((f) => otherBook(f, otherCenter)),
  )
  await center.hand([
    // one midnight for the tablet, the center and the nation
    fact('network.center-changed', center.book, { timeZone: ZONE, opens: '00:00', closes: '23:59' }),
    fact('children.child-registered', ana, {
      ...{ given: 'Ana', first: 'Nido', second: 'Prueba', sex: 'F', birth: addDays(today, -130) },
      synthetic: true,
    }),
    fact('children.child-placed', ana, { room: center.rooms[0]!, from }),
    // so many are known already that one more is told above the center too
    ...center.children.slice(0, 12).flatMap((child, i) => [
      { ...fact('attendance.arrived', child, { day: today, room: center.rooms[i % 2]! }), happenedAt: now },
      {
        ...fact('growth.measured', child, { day: today, weightKg: 9.5, undressed: false }),
        happenedAt: now,
      },
    ]),
  ])
  for (const [person, said] of [
    [center.director, director],
    [second, otherDirector],
    [overseer, supervisor],
    [unit, national],
  ] as const) {
    await center.db.write(
      { system: true },
      (tx) =>
        tx`insert into account (person, login, password) values (${person}, ${said.login}, ${hashPassword(said.password)})`,
    )
  }
}

export type WholeNido = Awaited<ReturnType<typeof wholeNido>>

/** Tablets call `port`, desks and the server itself use the one after it. */
export async function wholeNido(port: number) {
  await buildProduct()
  const center = await smallCenter()
  await settle(center)
  const nido = await startNido(center.url, port + 1)
  const line: Line = await lineTo({ port, to: port + 1 })
  const profiles = new Set<string>()
  const open = new Set<Chromium>()

  async function start(profile = newProfile(), flags: readonly string[] = []): Promise<Chromium> {
    profiles.add(profile)
    const browser = await launchChromium(profile, ['--lang=es-MX', '--hide-scrollbars', ...flags])
    open.add(browser)
    return browser
  }
  return {
    ...{ center, line, start },
    desk: `http://localhost:${port + 1}`,
    async tablet(browser: Chromium, size: { width: number; height: number } = SIZES[1]): Promise<Page> {
      const tab = await browser.context.newPage()
      await tab.setViewportSize(size)
      // a color on its way to another is no color to judge
      await tab.emulateMedia({ reducedMotion: 'reduce' })
      await tab.goto(`${line.url}/tableta`)
      return tab
    },
    async stop(): Promise<void> {
      for (const browser of open) await browser.kill()
      await line.stop()
      await nido.kill()
      await center.close()
      for (const profile of profiles) removeProfile(profile)
    },
  }
}

/** A person at a desk of their own, let in through the door. */
export async function atDesk(nido: WholeNido, browser: Chromium, who: Said, path = '/'): Promise<Page> {
  // a context of its own: two people never share a session
  const context = await browser.browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'es-MX',
  })
  const page = await context.newPage()
  await page.goto(`${nido.desk}/entrar`)
  await page.locator('input[name=username]').fill(who.login)
  await page.locator('input[name=password]').fill(who.password)
  await page.locator('button[type=submit]').click()
  await page.locator('main#main h1').first().waitFor()
  if (path !== '/') await page.goto(`${nido.desk}${path}`)
  return page
}

/**
 * The whole ceremony over two screens: letters there and back, then the phrase, which it answers. The tablet ends in the
 * room. `look` is called at each screen of the tablet.
 */
export async function joinCenter(
  nido: WholeNido,
  desk: Page,
  tab: Page,
  book: string,
  look: (name: string) => Promise<void> = async () => undefined,
): Promise<string> {
  await desk.goto(`${nido.desk}/tabletas/${book}`)
  await desk.getByRole('button', { name: /Agregar (una tableta|un teléfono)/ }).click()
  await desk.getByRole('button', { name: 'Preparar el código' }).click()
  await desk.locator('.pairing-code').waitFor()
  const code = (await desk.locator('.pairing-code [aria-hidden]').allTextContents()).join('')
  await tab.getByLabel('Código de 8 letras').fill(code.toLowerCase())
  await look('enrol')
  await tab.getByRole('button', { name: 'Continuar' }).click()
  await tab.locator('.spelled').waitFor()
  await look('letters')
  const letters = (await tab.locator('.spelled span').allTextContents()).join('')
  await desk.getByLabel(/letras/).fill(letters)
  await desk.getByRole('button', { name: 'Confirmar' }).click()
  await desk.getByRole('status').filter({ hasText: /./ }).first().waitFor()
  await tab.locator('.phrase-words li').nth(4).waitFor()
  await look('phrase')
  const phrase = (await tab.locator('.phrase-words li').allTextContents()).join(' ')
  await tab.getByRole('button', { name: 'Ya está anotada' }).click()
  await tab.getByLabel('Escribir la frase que se anotó').fill(phrase)
  await look('phrase-again')
  await tab.getByRole('button', { name: 'Usar esta frase' }).click()
  await tab.locator('.tablet-top h1').waitFor({ timeout: 30_000 })
  // before the network may go the browser holds what opens the tablet without it
  await untilInPage(
    tab,
    async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated',
  )
  return phrase
}

/** Opens the day with the phrase. */
export async function unlock(tab: Page, phrase: string): Promise<void> {
  await tab.locator('form input').first().fill(phrase)
  await tab.locator('form button[type=submit]').click()
  await tab.locator('.tablet-top h1').waitFor()
}

/** From the room: a face and its PIN. */
export async function sayWho(tab: Page, name: string): Promise<void> {
  await tab.getByRole('button', { name: /Quién soy|Who I am/ }).click()
  await tab.getByRole('button', { name }).click()
  for (const digit of PIN) await tab.keyboard.press(digit)
  await tab.locator('.tablet-top').getByText(name).waitFor()
}

/** What is wrong with a screen: axe's findings, targets a thumb misses, content wider than the window. */
export async function faultsOf(tab: Page): Promise<string[]> {
  const found = await axeFaults(tab)
  const small = await tab.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, textarea, summary')].flatMap(
      (el) => {
        const box = (el.closest<HTMLElement>('label') ?? el).getBoundingClientRect()
        const tiny = box.width > 0 && (box.height < 47.5 || box.width < 47.5)
        return tiny ? [`small: ${el.tagName} ${el.textContent} ${box.width}×${box.height}`] : []
      },
    ),
  )
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  return [...found, ...small, ...(wide > 0 ? [`${wide} px wider than the window`] : [])]
}

/** Kept for people to look at, when they ask for it. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.NIDO_SHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
