// Shows the desk in a real browser on the real server: every screen of every role, live figures, purposes, refusals, facts said.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Me } from '../../src/kernel/sign-in.ts'
import {
  type DemoRole,
  type DeskRig,
  faultsOf,
  fetchAs,
  goTo,
  lookAs,
  openDesk,
  roles,
  settled,
  signIn,
} from './desk-rig.ts'

const PHONE = { width: 360, height: 640 }
const DESK = { width: 1280, height: 800 }

let rig: DeskRig

beforeAll(async () => {
  rig = await openDesk(4510)
}, 180_000)

afterAll(async () => {
  await rig?.close()
})

type Places = { center: string; room: string; child: string; representation: string | null; me: Me }

async function placesOf(page: Page): Promise<Places> {
  const me = await fetchAs<Me>(page, '/v1/session')
  const own = me.posts.find((p) => p.scope === 'center')?.book
  const center = own ?? (await fetchAs<{ centers: { id: string }[] }>(page, '/v1/centers')).centers[0]!.id
  const file = await fetchAs<{ rooms: { key: string }[]; representation: { id: string } | null }>(
    page,
    `/v1/books/${center}/center`,
  )
  const list = await fetchAs<{ children: { id: string }[] }>(page, `/v1/books/${center}/children`)
  return {
    me,
    center,
    room: file.rooms[0]!.key,
    child: list.children[0]!.id,
    representation: file.representation?.id ?? null,
  }
}

/** Every address a person can reach by following the rail, and the ones behind it. */
async function addressesOf(page: Page, p: Places): Promise<string[]> {
  const rail = await page.locator('.rail-link').evaluateAll((all) => all.map((a) => a.getAttribute('href')!))
  const scope = p.me.posts[0]!.scope
  return [
    ...new Set([
      ...rail,
      ...(scope === 'center' ? [] : [`/tablero/representacion/${p.representation}`]),
      `/tablero/centro/${p.center}`,
      `/tablero/centro/${p.center}/sala/${p.room}`,
      `/centro/${p.center}`,
      `/centro/${p.center}/ninas-y-ninos`,
      `/centro/${p.center}/nina-o-nino/${p.child}`,
      `/centro/${p.center}/crecimiento`,
      `/centro/${p.center}/personal`,
      ...(p.me.permissions.includes('devices.read') ? [`/tabletas/${p.center}`] : []),
      ...(p.me.permissions.includes('review.resolve') ? [`/revision/${p.center}`] : []),
      ...(rail.includes('/ubicacion') ? ['/ubicacion/reparto'] : []),
      ...(rail.includes('/territorio') ? ['/territorio/municipio/02004'] : []),
      '/no-existe',
    ]),
  ]
}

/** A kind of screen at a size, in a language: looked at with the first post that has it, and with the first of each reach. */
const looked = new Set<string>()
const screenOf = (at: string) => at.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'x')
/** axe looks at each screen once a size, whoever sees it: the parts are the same. */
const lookedByAxe = new Set<string>()

async function walk(role: DemoRole, size: typeof DESK, language: 'es' | 'en'): Promise<number> {
  const { page, context, complaints } = await lookAs(rig, role, size, language)
  const places = await placesOf(page)
  const addresses = await addressesOf(page, places)
  const shots = process.env.NIDO_SHOTS
  const reach = places.me.posts[0]!.scope
  for (const at of addresses) {
    const screen = `${screenOf(at)} ${size.width}`
    if (looked.has(`${screen} ${reach}`)) continue
    const wideOnly = lookedByAxe.has(screen)
    await goTo(page, rig.url, at)
    if (at.includes('/nina-o-nino/')) {
      expect(await faultsOf(page, wideOnly), `${role} ${at} purpose`).toEqual([])
      await page.locator('dialog[open] input[type=radio]').first().check()
      await page.locator('dialog[open] button[data-look=main]').click()
      await page.locator('.month').waitFor()
      await settled(page)
    }
    expect(await page.locator('h1').count(), at).toBe(1)
    expect(await page.locator('.quiet-page[data-state=error]').count(), `${role} ${at} shows an error`).toBe(
      0,
    )
    expect(await faultsOf(page, wideOnly), `${role} ${at} ${size.width} ${language}`).toEqual([])
    if (shots) {
      mkdirSync(shots, { recursive: true })
      const name = `${role}-${screenOf(at).replaceAll('/', '_')}-${size.width}-${language}`
      await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true })
    }
    // only what was found whole: a second try looks at what failed once more
    looked.add(`${screen} ${reach}`)
    lookedByAxe.add(screen)
  }
  expect(complaints).toEqual([])
  await context.close()
  return addresses.length
}

describe('every screen', () => {
  test.each([
    ['nacional', DESK, 'es'],
    ['nacional', PHONE, 'en'],
    ['directora', DESK, 'en'],
    ['directora', PHONE, 'es'],
    ['supervisora', PHONE, 'es'],
  ] as const)('of %s stands whole and clean at %o in %s', async (role, size, language) => {
    expect(await walk(role, size, language)).toBeGreaterThan(12)
  })

  test.each(['educadora', 'enfermera'] as const)('of %s holds only what the post can use', async (role) => {
    const { page, context } = await lookAs(rig, role)
    const rail = await page.locator('.rail-link').allTextContents()
    expect(rail).toContain('Tablero')
    // a link may have a count behind its name
    for (const no of ['Tabletas', 'Por revisar', 'Importar', 'Municipios'])
      expect(rail.filter((name) => name.includes(no))).toEqual([])
    await context.close()
    // a nurse has the same screens, with one permission more
    if (role === 'educadora') expect(await walk(role, PHONE, 'es')).toBeGreaterThan(8)
  })
})

describe('the board', () => {
  test('opens for each role where their post reaches', async () => {
    const homes: Record<DemoRole, RegExp> = {
      educadora: /\/tablero\/centro\//,
      enfermera: /\/tablero\/centro\//,
      directora: /\/tablero\/centro\//,
      supervisora: /\/tablero\/representacion\//,
      nacional: /\/tablero$/,
    }
    for (const role of roles) {
      const { page, context } = await lookAs(rig, role)
      await page.waitForURL(homes[role])
      await page.goto(rig.url)
      await page.waitForURL(/\/hoy$/)
      await context.close()
    }
  })

  test('a child registered in a center moves the national figure without a reload, and nothing jumps', async () => {
    const nation = await lookAs(rig, 'nacional')
    const center = await lookAs(rig, 'directora')
    const { center: book, room, me } = await placesOf(center.page)
    const card = nation.page.locator('.figure-card', { hasText: 'inscritos' })
    const figure = async () =>
      Number((await card.locator('.figure-value').textContent())!.replaceAll(',', ''))
    await nation.page.getByText('en vivo').waitFor()
    const [before, place] = [await figure(), await card.boundingBox()]
    let loads = 0
    nation.page.on('load', () => {
      loads += 1
    })
    await center.page.goto(`${rig.url}/centro/${book}/ninas-y-ninos`)
    await settled(center.page)
    await center.page.getByRole('button', { name: 'Registrar a una niña o un niño' }).click()
    const form = center.page.getByRole('dialog')
    await form.getByRole('button', { name: 'Guardar' }).click()
    // the shared words refuse beside the field, before anything is sent
    await form.getByText('Falta este dato').first().waitFor()
    await form.getByLabel('Nombre', { exact: true }).fill('Zoé')
    await form.getByLabel('Primer apellido').fill('Prueba')
    await form.getByLabel('Sexo').selectOption('F')
    await form.getByLabel('Fecha de nacimiento').fill('2025-01-15')
    await form.getByLabel(/^CURP/).fill('XXXX250115')
    await form.getByText('La CURP deja dudas; se puede guardar así.').waitFor()
    await form.getByLabel('A qué sala').selectOption(room)
    await form.getByRole('button', { name: 'Guardar' }).click()
    await center.page.waitForURL(/nina-o-nino/)
    await expect.poll(figure, { timeout: 15_000 }).toBe(before + 1)
    expect(await card.boundingBox()).toEqual(place)
    expect(loads).toBe(0)
    expect(me.permissions).toContain('children.write')
    expect([...nation.complaints, ...center.complaints]).toEqual([])
    await nation.context.close()
    await center.context.close()
  })

  test('each figure says what it counts, over what, from where, how sure and how fresh', async () => {
    const { page, context } = await lookAs(rig, 'nacional')
    expect(await page.locator('.figure-card').count()).toBe(5)
    await page.getByRole('button', { name: 'Qué cuenta: Falta pesar' }).click()
    const dialog = page.getByRole('dialog')
    for (const words of ['Qué cuenta y sobre qué', 'De dónde sale', 'Sin confirmar', 'Grupos pequeños'])
      await dialog.getByText(words).first().waitFor()
    await context.close()
  })

  test('map and list move together, and a small group is never a number', async () => {
    const { page, context } = await lookAs(rig, 'nacional')
    await page.locator('.map-shape[data-id="02"]').click()
    await page.getByRole('link', { name: 'Abrir Baja California', exact: true }).waitFor()
    expect(await page.locator('tr[aria-current=true] th').textContent()).toBe('Baja California')
    expect(await page.locator('.hatched').first().textContent()).toBe('menos de 10')
    await page.getByRole('link', { name: 'Abrir Baja California', exact: true }).click()
    await page.waitForURL(/representacion/)
    await settled(page)
    // centers are never ranked: only their name sorts
    expect(await page.locator('thead button').count()).toBe(1)
    await page.getByRole('button', { name: 'Descargar' }).click()
    await page.getByRole('radio', { name: /CSV/ }).check()
    await page.getByRole('button', { name: 'Preparar el archivo' }).click()
    const csv = page.waitForEvent('download')
    await page.getByRole('link', { name: /Guardar el archivo/ }).click()
    expect((await csv).suggestedFilename()).toMatch(/^nido-tablero-\d{4}-\d\d-\d\d\.csv$/)
    await context.close()
  })

  test('without a network the last figures stay, with their hour', async () => {
    const { page, context } = await lookAs(rig, 'nacional')
    await page.getByText('en vivo').waitFor()
    await context.setOffline(true)
    await page.getByText('Sin red: se puede seguir trabajando.').waitFor()
    await page.getByText('Se muestra lo último que llegó').waitFor()
    // a screen never opened here cannot come, and says so; the board is still there
    await page.getByRole('link', { name: 'Normas' }).click()
    await page.getByText('Esta pantalla aún no está en esta computadora.').waitFor()
    await page.goBack()
    await page.locator('.figure-value').first().waitFor()
    await page.goForward()
    await context.setOffline(false)
    await page.getByRole('heading', { name: 'Valores de las normas' }).waitFor()
    await context.close()
  })
})

describe('a child’s file', () => {
  test('opens only with a purpose, which is written down', async () => {
    const { page, context } = await lookAs(rig, 'directora')
    const { center, child } = await placesOf(page)
    const asked: string[] = []
    page.on('request', (r) => {
      if (/\/children\/[0-9a-f-]{36}/.test(r.url())) asked.push(r.url())
    })
    await page.goto(`${rig.url}/centro/${center}/nina-o-nino/${child}`)
    await settled(page)
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Abrir el expediente' }).click()
    await dialog.getByText('Falta este dato').waitFor()
    expect(asked).toEqual([])
    await dialog.getByText('Lo pide la familia').click()
    await dialog.getByRole('button', { name: 'Abrir el expediente' }).click()
    await page.getByText('Abierto para: Lo pide la familia').waitFor()
    expect(asked.some((u) => u.includes('purpose=family-request'))).toBe(true)
    await page
      .locator('section', { hasText: 'Quién ha abierto este expediente' })
      .getByText('Lo pide la familia')
      .first()
      .waitFor()
    await context.close()
  })

  test('a corrected birth date is said as a fact that names what it replaces, with its reason', async () => {
    const { page, context } = await lookAs(rig, 'directora')
    const { center, child } = await placesOf(page)
    await page.goto(`${rig.url}/centro/${center}/nina-o-nino/${child}`)
    await page.getByRole('dialog').getByText('Corregir un dato').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Abrir el expediente' }).click()
    await page.getByRole('button', { name: 'Corregir', exact: true }).click()
    const form = page.getByRole('dialog')
    const old = await form.getByLabel('Fecha de nacimiento').inputValue()
    const next = `${old.slice(0, 8)}${old.endsWith('05') ? '06' : '05'}`
    await form.getByLabel('Fecha de nacimiento').fill(next)
    await form.getByLabel('Motivo').fill('Acta de nacimiento a la vista')
    const sent = page.waitForRequest((r) => r.url().endsWith('/v1/facts'))
    await form.getByRole('button', { name: 'Guardar' }).click()
    const [fact] = (JSON.parse((await sent).postData()!) as { facts: Record<string, unknown>[] }).facts
    expect(fact).toMatchObject({ kind: 'children.child-changed', payload: { birth: next }, origin: 'desk' })
    expect(fact!.supersedes).toHaveLength(1)
    await page.getByText('Lo que se ha dicho').click()
    await page.getByText('Motivo: Acta de nacimiento a la vista').waitFor()
    await page.getByText('La CURP deja dudas').waitFor()
    await context.close()
  })
})

describe('work at the desk', () => {
  test('what lies out of reach is refused in words, and the own board is one step away', async () => {
    const { page, context } = await lookAs(rig, 'directora')
    const { center } = await placesOf(page)
    const other = `${center.slice(0, -1)}${center.endsWith('0') ? '1' : '0'}`
    await page.goto(`${rig.url}/centro/${other}`)
    await page.getByText('Este lugar queda fuera del alcance del puesto.').waitFor()
    await page.goto(`${rig.url}/tablero`)
    await page.waitForURL(/\/tablero\/centro\//)
    await context.close()
  })

  test('a slash finds a center from anywhere, and Enter opens it', async () => {
    const { page, context } = await lookAs(rig, 'nacional')
    await page.keyboard.press('/')
    await page.keyboard.type('colibries')
    await page.locator('.found').getByText('CECI Los Colibríes').waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/tablero\/centro\//)
    await context.close()
  })

  test('projects stand on a line of time, a board, a map and as slips; what a stage waits for keeps its card', async () => {
    const { page, context, complaints } = await lookAs(rig, 'nacional')
    await goTo(page, rig.url, '/obras/programa')
    await page.locator('.gantt-row').nth(10).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('tab', { name: 'Tablero' }).click()
    const first = page.locator('.board-card a').first()
    await first.focus()
    const before = await first.textContent()
    await page.keyboard.press('ArrowRight')
    const focused = page.locator('.board-card a:focus')
    expect(await focused.textContent()).not.toBe(before)
    await page
      .getByRole('button', { name: /^Terminó «Donación/ })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click()
    await page.getByText(/Falta un documento aceptado: .* Nada cambió\./).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    for (const [tab, seen] of [
      ['Mapa', '¿Dónde hay proyectos en camino?'],
      ['Corrimientos', '¿Cuánto se ha corrido la apertura?'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click()
      await page.getByRole('heading', { name: seen }).waitFor()
      expect(await faultsOf(page)).toEqual([])
    }
    await goTo(page, rig.url, '/obras/dinero')
    await page.getByRole('heading', { name: 'Por clase' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await goTo(page, rig.url, '/obras')
    await page.locator('a.construction-link').first().click()
    for (const tab of ['Predio y papeles', 'Edificio', 'Obra', 'Dinero']) {
      await page.getByRole('tab', { name: tab }).click()
      expect(await faultsOf(page), tab).toEqual([])
    }
    expect(complaints).toEqual([])
    await context.close()
  })

  test('a tablet is added with a code read aloud and six letters typed back', async () => {
    const { page, context } = await lookAs(rig, 'directora')
    await page.locator('.rail-link', { hasText: 'Tabletas' }).click()
    await page.getByRole('button', { name: 'Agregar una tableta' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Preparar el código' }).click()
    await dialog.locator('.pairing-code').waitFor()
    expect(await dialog.locator('.pairing-code [aria-hidden]').allTextContents()).toEqual([
      expect.stringMatching(/^[A-Z2-9]{4}$/),
      expect.stringMatching(/^[A-Z2-9]{4}$/),
    ])
    await dialog.getByLabel('Seis letras de la tableta').fill('abc')
    await dialog.getByRole('button', { name: 'Confirmar la tableta' }).click()
    await dialog.getByText('Deben ser seis letras o cifras').waitFor()
    await dialog.getByLabel('Seis letras de la tableta').fill('abcdef')
    await dialog.getByRole('button', { name: 'Confirmar la tableta' }).click()
    await dialog.getByText('La tableta aún no escribió el código').waitFor()
    expect(await faultsOf(page)).toEqual([])
    await context.close()
  })

  test('a person is registered with a post, and gets a PIN and an account', async () => {
    const { page, context, complaints } = await lookAs(rig, 'directora')
    await page.locator('.rail-link', { hasText: 'Personal' }).click()
    await page.getByRole('button', { name: 'Registrar a una persona' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Nombre', { exact: true }).fill('Ximena')
    await dialog.getByLabel('Primer apellido').fill('Aaprueba')
    await dialog.getByLabel('Puesto').selectOption('educator')
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    const row = page.getByRole('row', { name: /Ximena Aaprueba/ })
    await row.getByRole('button', { name: 'Opciones' }).click()
    await dialog.getByRole('button', { name: 'Poner PIN' }).click()
    await dialog.getByLabel('Seis cifras').fill('135790')
    await dialog.getByLabel('Otra vez').fill('135791')
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await dialog.getByText('No son iguales').waitFor()
    await dialog.getByLabel('Otra vez').fill('135790')
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await row.getByText('puesto', { exact: true }).waitFor()
    await row.getByRole('button', { name: 'Opciones' }).click()
    await dialog.getByRole('button', { name: 'Dar cuenta' }).click()
    await dialog.getByLabel('Cuenta', { exact: true }).fill('demo-nacional')
    await dialog.getByLabel('Contraseña').fill('una frase larga')
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await dialog.getByText('Ese nombre de cuenta ya existe').waitFor()
    await dialog.getByLabel('Cuenta', { exact: true }).fill('ximena.prueba')
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await row.getByText('ximena.prueba').waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  test('the session that ends shows the door, and brings back to the same place', async () => {
    const { page, context } = await signIn(rig, 'nacional')
    await page.goto(`${rig.url}/normas`)
    await settled(page)
    await context.clearCookies()
    await page.reload()
    await page.locator('input[name=username]').fill('demo-nacional')
    await page.locator('input[name=password]').fill('no es esta')
    await page.locator('button[type=submit]').click()
    await page.getByText('Esa cuenta y esa contraseña no coinciden.').waitFor()
    await page.locator('input[name=password]').fill('demo-nacional-2026')
    await page.locator('button[type=submit]').click()
    await page.getByRole('heading', { name: 'Valores de las normas' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/normas')
    await context.close()
  })
})
