// Second factors in a real browser: a passkey of a virtual authenticator and a code app are set, used and taken away, copies refused.
import { TOTP } from 'otpauth'
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDb } from '../../src/platform/db.ts'
import { type DemoRole, type DeskRig, faultsOf, openDesk, settled, signIn } from './desk-rig.ts'

let rig: DeskRig
beforeAll(async () => {
  rig = await openDesk(4540, ['national'])
}, 180_000)
afterAll(() => rig?.close())

type Credential = {
  credentialId: string
  isResidentCredential: boolean
  rpId?: string
  privateKey: string
  userHandle?: string
  signCount: number
}
/** A phone that is in the hand and unlocked: made and held by the browser, as a real one would be. */
async function authenticator(page: Page): Promise<{ cdp: CDPSession; id: string }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return { cdp, id: authenticatorId }
}
const credentialsOf = async ({ cdp, id }: Awaited<ReturnType<typeof authenticator>>) =>
  (await cdp.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials as Credential[]

/** Accounts of the demonstration never need a second factor: this one is as any other from here on. */
async function noDemo(role: DemoRole): Promise<void> {
  const db = openDb(rig.databaseUrl, { max: 1 })
  await db.write(
    { system: true },
    (tx) => tx`update account set demo = false where login = ${`demo-${role}`}`,
  )
  await db.close()
}

const password = (role: DemoRole) => `demo-${role}-2026`
async function leave(page: Page): Promise<void> {
  // wherever the page is: the session ends, the door is what opens next
  await page.context().clearCookies()
  await page.goto(`${rig.url}/entrar`)
  await page.locator('input[name=username]').waitFor()
}
async function typePassword(page: Page, role: DemoRole): Promise<void> {
  await page.locator('input[name=username]').fill(`demo-${role}`)
  await page.locator('input[name=password]').fill(password(role))
  await page.locator('button[type=submit]').click()
}
async function ownEntry(page: Page): Promise<void> {
  await page.goto(`${rig.url}/mi-entrada`)
  await page.getByRole('heading', { name: 'Llaves de acceso' }).waitFor()
  await settled(page)
}
async function addPasskey(page: Page, role: DemoRole, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Agregar llave de acceso' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Cómo llamarla').fill(name)
  await dialog.getByLabel('Antes, la contraseña').fill(password(role))
  await dialog.getByRole('button', { name: 'Seguir' }).click()
}
async function keptCodes(page: Page): Promise<string[]> {
  const dialog = page.getByRole('dialog', { name: 'Guardar estos códigos ahora' })
  await dialog.waitFor()
  const codes = await dialog.locator('code').allTextContents()
  await dialog.getByRole('button', { name: 'Ya los guardé' }).click()
  return codes
}
const isIn = (page: Page) => page.locator('main#main h1').first().waitFor({ timeout: 10_000 })

test('a director adds a passkey, comes in with it alone, and takes it away', async () => {
  const { page, complaints } = await signIn(rig, 'directora')
  const phone = await authenticator(page)
  await ownEntry(page)
  // a wrong password makes nothing
  await page.getByRole('button', { name: 'Agregar llave de acceso' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Cómo llamarla').fill('Teléfono')
  await dialog.getByLabel('Antes, la contraseña').fill('no es esta')
  await dialog.getByRole('button', { name: 'Seguir' }).click()
  await expect.poll(() => dialog.getByLabel('Antes, la contraseña').getAttribute('aria-invalid')).toBe('true')
  expect(await credentialsOf(phone)).toEqual([])
  await dialog.getByLabel('Antes, la contraseña').fill(password('directora'))
  await dialog.getByRole('button', { name: 'Seguir' }).click()
  expect(await keptCodes(page)).toHaveLength(10)
  await page.getByText('Teléfono', { exact: true }).waitFor()
  const [made] = await credentialsOf(phone)
  expect(made).toMatchObject({ isResidentCredential: true, rpId: 'localhost' })
  expect(await faultsOf(page)).toEqual([])

  // the same phone is not enrolled twice
  await addPasskey(page, 'directora', 'Otra vez')
  await page.getByText('El aparato no hizo la llave, o se canceló.').waitFor()
  await page.keyboard.press('Escape')
  expect(await credentialsOf(phone)).toHaveLength(1)

  await leave(page)
  await page.getByRole('button', { name: 'Entrar con llave de acceso' }).click()
  await isIn(page)
  await ownEntry(page)
  await page.getByText('llave de acceso · ').first().waitFor()

  // with the password alone a step is missing, and the passkey is it
  await leave(page)
  await typePassword(page, 'directora')
  await page.getByRole('heading', { name: 'Falta un paso' }).waitFor()
  await page.getByRole('button', { name: 'Entrar con llave de acceso' }).click()
  await isIn(page)

  await ownEntry(page)
  await page.getByRole('button', { name: 'Quitar: Teléfono' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Quitar' }).click()
  await page.getByText('Ninguna todavía.').waitFor()
  // taken away here, it is still in the phone: it opens nothing
  await leave(page)
  await page.getByRole('button', { name: 'Entrar con llave de acceso' }).click()
  await page.getByRole('alert').first().waitFor()
  expect(await page.locator('input[name=username]').count()).toBe(1)
  await typePassword(page, 'directora')
  await isIn(page)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a copy of a passkey, which counts less than the door has heard, is refused; the true one goes on', async () => {
  const { page } = await signIn(rig, 'enfermera')
  const phone = await authenticator(page)
  await ownEntry(page)
  await addPasskey(page, 'enfermera', 'Llave')
  await keptCodes(page)
  const [copied] = await credentialsOf(phone)
  const enter = async () => {
    await leave(page)
    await page.getByRole('button', { name: 'Entrar con llave de acceso' }).click()
  }
  for (let i = 0; i < 3; i++) {
    await enter()
    await isIn(page)
  }
  const [now] = await credentialsOf(phone)
  expect(now!.signCount).toBeGreaterThan(copied!.signCount + 1)
  const put = async (c: Credential) => {
    const { cdp, id: authenticatorId } = phone
    await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId: c.credentialId })
    await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: c })
  }
  await put(copied!)
  await enter()
  await page.getByRole('alert').first().waitFor()
  expect(await page.locator('input[name=username]').count()).toBe(1)
  await put(now!)
  await enter()
  await isIn(page)
  await page.context().close()
})

test('a national post sets a factor before anything else, comes in with either, and keeps the last one', async () => {
  await noDemo('nacional')
  const context = await rig.browser.newContext({ locale: 'es-MX', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.addInitScript(() => localStorage.setItem('nido.language', 'es'))
  await authenticator(page)
  await page.goto(`${rig.url}/entrar`)
  await typePassword(page, 'nacional')
  await page.getByRole('heading', { name: 'Falta el segundo factor' }).waitFor()
  // no address leads past it
  await page.goto(`${rig.url}/tablero`)
  await page.getByRole('heading', { name: 'Falta el segundo factor' }).waitFor()
  expect(await page.evaluate(async () => (await fetch('/v1/centers')).status)).toBe(403)

  await page.getByRole('button', { name: 'Poner aplicación de códigos' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Antes, la contraseña').fill(password('nacional'))
  await dialog.getByRole('button', { name: 'Seguir' }).click()
  const secret = (await dialog.locator('.totp-secret').textContent())!.replace(/\s/g, '')
  const code = (steps = 0) =>
    new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp: Date.now() + steps * 30_000 })
  const used = code(-1)
  await dialog.getByLabel('El código que muestra', { exact: false }).fill('000000')
  await dialog.getByRole('button', { name: 'Poner' }).click()
  await expect.poll(() => dialog.locator('[aria-invalid=true]').count()).toBe(1)
  await dialog.getByLabel('El código que muestra', { exact: false }).fill(used)
  await dialog.getByRole('button', { name: 'Poner' }).click()
  const codes = await keptCodes(page)
  await isIn(page)

  await leave(page)
  await typePassword(page, 'nacional')
  await page.getByRole('heading', { name: 'Falta un paso' }).waitFor()
  const field = page.locator('input[name=code]')
  // the code that set it opens nothing more
  await field.fill(used)
  await page.locator('button[type=submit]').click()
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
  await field.fill(code())
  await page.locator('button[type=submit]').click()
  await isIn(page)

  // the code app is the last one: it stays
  await ownEntry(page)
  const second = page.locator('section[aria-labelledby=own-second]')
  await second.getByRole('button', { name: 'Quitar' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Quitar' }).click()
  await page.getByRole('alert').first().waitFor()
  await second.getByRole('button', { name: 'Quitar' }).waitFor()

  // with a passkey beside it, it goes; the passkey is the last one then
  await addPasskey(page, 'nacional', 'Oficina')
  await page.getByRole('button', { name: 'Quitar: Oficina' }).waitFor()
  await second.getByRole('button', { name: 'Quitar' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Quitar' }).click()
  await second.getByRole('button', { name: 'Poner aplicación de códigos' }).waitFor()
  await page.getByRole('button', { name: 'Quitar: Oficina' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Quitar' }).click()
  await page.getByRole('alert').first().waitFor()
  await page.getByRole('button', { name: 'Quitar: Oficina' }).waitFor()

  // the phone is not there: a code of paper, once
  for (const outcome of ['in', 'refused'] as const) {
    await leave(page)
    await typePassword(page, 'nacional')
    await page.locator('input[name=code]').fill(codes[0]!)
    await page.locator('button[type=submit]').click()
    if (outcome === 'in') await isIn(page)
    else await expect.poll(() => page.locator('input[name=code]').getAttribute('aria-invalid')).toBe('true')
  }
  await context.close()
})
