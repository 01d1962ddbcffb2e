// The institute's account, against a provider that really runs: the whole way, every way it can be wrong, and sign-out on both sides.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { instituteStandIn, type StandIn } from '../../tests/institute-stand-in.ts'
import { type As, call, centers, openWorld, people, type World } from '../../tests/world.ts'
import { type Entry, plainEntry } from './entry.ts'
import { institute } from './institute.ts'
import type { Provider } from './providers.ts'
import { hashPassword } from './secrets.ts'

const origin = 'http://localhost:4230'
const PASSWORD = 'una frase que se recuerda'
const options = { client: 'nido', secret: 'un secreto de prueba que es largo', origin }
let who: { sub: string; login?: string; amr?: string[] } = { sub: 'emp-1' }
let standIn: StandIn
let w: World
let provider: Provider
let entry: Entry

beforeAll(async () => {
  standIn = await instituteStandIn({ ...options, who: () => who })
  provider = institute({ ...options, issuer: standIn.issuer })
  entry = { ...plainEntry(), origin, providers: [provider] }
  // The provider's tokens are of the real time
  w = await openWorld({ entry, clock: () => new Date() })
  for (const [person, login] of [
    [people.director1, 'directora'],
    [people.nurse, 'enfermera'],
  ] as const)
    await w.db.write(
      { system: true },
      (tx) =>
        tx`insert into account (person, login, password) values (${person}, ${login}, ${hashPassword(PASSWORD)})`,
    )
})
afterAll(async () => {
  await standIn.close()
  await w.close()
})
beforeEach(async () => {
  who = { sub: 'emp-1' }
  await w.db.write({ system: true }, (tx) => tx`delete from linked_account`)
})

const cookies = (r: { headers: Headers }) => r.headers.getSetCookie().map((c) => c.split(';')[0]!)
const enter = async (login = 'directora'): Promise<As> => {
  const r = await call(w, undefined, 'POST', '/v1/session', { login, password: PASSWORD })
  return { cookie: cookies(r)[0]! }
}

/** What a browser does at the provider: follows its redirects with its cookies until it is sent back to Nido. */
async function atProvider(url: string): Promise<URL> {
  const jar = new Map<string, string>()
  for (let at = url, i = 0; i < 10; i++) {
    const r = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; ') },
    })
    for (const c of r.headers.getSetCookie()) {
      const [pair] = c.split(';')
      jar.set(pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1))
    }
    const next = r.headers.get('location')
    if (!next) throw new Error(`the provider stopped: ${r.status} ${await r.text()}`)
    at = new URL(next, at).href
    if (at.startsWith(origin)) return new URL(at)
  }
  throw new Error('the provider goes round')
}

/** Begins a way: the address of the provider, and the cookie of the browser that goes. */
async function begin(as?: As): Promise<{ url: string; way: string }> {
  const path = as ? '/v1/entry/links/institute' : '/v1/session/providers/institute'
  const r = await call(w, as, 'POST', path, {})
  expect(r.status, JSON.stringify(r.body)).toBe(200)
  return { url: r.body.url, way: cookies(r).find((c) => c.startsWith('nido_way='))! }
}
const back = (came: URL, way: string) =>
  call(w, undefined, 'GET', `${came.pathname}${came.search}`, undefined, {
    cookie: way,
    'sec-fetch-site': 'cross-site',
  })
const linkMine = async (as: As) => {
  const { url, way } = await begin(as)
  return back(await atProvider(url), way)
}
const sessions = () =>
  w.db.read(
    { system: true },
    (read) => read<{ person: string; way: string }>`
    select person, way from session where provider = 'institute' order by created_at`,
  )

describe('the whole way', () => {
  test('an account is linked by who is in, and then opens the door; its address asks for exactly what it may', async () => {
    const mine = await enter()
    const { url, way } = await begin()
    const asked = new URL(url).searchParams
    expect(Object.fromEntries(asked)).toMatchObject({
      ...{ client_id: 'nido', response_type: 'code', scope: 'openid', code_challenge_method: 'S256' },
      redirect_uri: `${origin}/oidc/callback`,
    })
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)!.length).toBeGreaterThan(30)
    const unknown = await back(await atProvider(url), way)
    expect([unknown.status, unknown.headers.get('location')]).toEqual([303, '/entrar?aviso=not-linked'])
    expect(unknown.headers.getSetCookie().join()).not.toContain('nido_session=')

    expect((await linkMine(mine)).headers.get('location')).toBe('/mi-entrada?aviso=linked')
    const again = await begin()
    const inside = await back(await atProvider(again.url), again.way)
    expect(inside.headers.get('location')).toBe('/')
    const session = inside.headers.getSetCookie().find((c) => c.startsWith('nido_session='))!
    expect(session).toContain('SameSite=Strict')
    const me = await call(w, { cookie: session.split(';')[0]! }, 'GET', '/v1/session')
    expect(me.body.person).toBe(people.director1)
    // out here is out there
    const out = await call(w, { cookie: session.split(';')[0]! }, 'DELETE', '/v1/session')
    const go = new URL(out.body.go)
    expect([go.origin, go.searchParams.get('post_logout_redirect_uri')]).toEqual([
      standIn.issuer,
      `${origin}/entrar`,
    ])
  })

  test('an account is one person’s, a person has one; only a fresh person links or unlinks', async () => {
    const mine = await enter()
    await linkMine(mine)
    expect((await linkMine(await enter('enfermera'))).headers.get('location')).toBe(
      '/mi-entrada?aviso=link-taken',
    )
    who = { sub: 'emp-2' }
    expect((await linkMine(mine)).headers.get('location')).toBe('/mi-entrada?aviso=link-taken')
    expect((await call(w, mine, 'DELETE', '/v1/entry/links/institute')).status).toBe(200)
    expect((await linkMine(mine)).headers.get('location')).toBe('/mi-entrada?aviso=linked')
    const administrator: As = { cookie: await w.cookie(people.administrator) }
    const path = `/v1/books/${centers.one}/people/${people.nurse}/link`
    expect((await call(w, administrator, 'POST', path, { subject: 'emp-9' })).status).toBe(200)
    expect((await call(w, mine, 'POST', path, { subject: 'emp-8' })).status).toBe(403)
  })

  test('an own second factor is asked for unless the provider asked for two itself', async () => {
    const mine = await enter()
    await linkMine(mine)
    await w.db.write(
      { system: true },
      (tx) => tx`
      insert into passkey (id, person, public_key, counter, transports, name, synced, created_at)
      values ('k', ${people.director1}, 'x', 0, '[]', 'llave', false, now())`,
    )
    try {
      const one = await begin()
      const half = await back(await atProvider(one.url), one.way)
      expect(half.headers.get('location')).toMatch(/^\/entrar#paso=[\w-]{43}\.passkey$/)
      expect(half.headers.getSetCookie().join()).not.toContain('nido_session=')
      who = { sub: 'emp-1', amr: ['pwd', 'otp'] }
      const two = await begin()
      expect((await back(await atProvider(two.url), two.way)).headers.get('location')).toBe('/')
      expect((await sessions()).at(-1)).toMatchObject({ way: 'institute+provider' })
    } finally {
      await w.db.write({ system: true }, (tx) => tx`delete from passkey`)
    }
  })

  test('a claim names a login only where the configuration says so', async () => {
    who = { sub: 'emp-7', login: 'Enfermera' }
    const named = institute({ ...options, issuer: standIn.issuer, loginClaim: 'preferred_username' })
    ;(entry.providers as Provider[])[0] = named
    try {
      const { url, way } = await begin()
      expect((await back(await atProvider(url), way)).headers.get('location')).toBe('/')
      who = { sub: 'emp-8', login: 'enfermera' }
      const other = await begin()
      expect((await back(await atProvider(other.url), other.way)).headers.get('location')).toBe(
        '/entrar?aviso=not-linked',
      )
    } finally {
      ;(entry.providers as Provider[])[0] = provider
    }
  })
})

describe('what is wrong opens nothing', () => {
  const refused = async (came: URL, way: string, aviso: string) => {
    const r = await back(came, way)
    expect(r.headers.get('location')).toBe(`/entrar?aviso=${aviso}`)
    expect(r.headers.getSetCookie().join()).not.toContain('nido_session=')
  }
  test('a state used twice, of another browser, of nobody, or changed', async () => {
    await linkMine(await enter())
    const { url, way } = await begin()
    const came = await atProvider(url)
    const other = await begin()
    await refused(came, other.way, 'step-over')
    // burnt by the attempt: the right browser has to begin again
    await refused(came, way, 'step-over')
    const next = await begin()
    const good = await atProvider(next.url)
    const changed = new URL(good)
    changed.searchParams.set('state', 'x'.repeat(43))
    await refused(changed, next.way, 'step-over')
    await refused(new URL(`${origin}/oidc/callback?code=x`), next.way, 'step-over')
    expect((await back(good, next.way)).headers.get('location')).toBe('/')
    await refused(good, next.way, 'step-over')
  })

  test('a wrong nonce, a wrong verifier, a code of another client, an error of the provider', async () => {
    const spoil = async (away: object) =>
      w.db.write(
        { system: true },
        (tx) => tx`
        update sign_in_step set held = jsonb_set(held, '{away}', held->'away' || ${JSON.stringify(away)}::jsonb)
        where what = 'provider'`,
      )
    for (const away of [{ nonce: 'another' }, { verifier: 'y'.repeat(43) }]) {
      const { url, way } = await begin()
      const came = await atProvider(url)
      await spoil(away)
      await refused(came, way, 'provider-refused')
    }
    const { url, way } = await begin()
    const came = await atProvider(url)
    came.searchParams.set('iss', 'https://elsewhere.mx')
    await refused(came, way, 'provider-refused')
    const denied = await begin()
    const state = new URL(denied.url).searchParams.get('state')
    await refused(
      new URL(`${origin}/oidc/callback?error=access_denied&state=${state}`),
      denied.way,
      'provider-refused',
    )
  })

  test('a provider that is down, or sends us elsewhere, is told in words; the next try asks again', async () => {
    const gone = institute({ ...options, issuer: 'http://127.0.0.1:9' })
    expect(await gone.begin('s')).toMatchObject({ trouble: 'provider-down' })
    expect(await gone.logoutOf?.('x')).toMatchObject({ trouble: 'provider-down' })
    expect(await gone.leave('x')).toBeUndefined()
    ;(entry.providers as Provider[])[0] = gone
    try {
      const r = await call(w, undefined, 'POST', '/v1/session/providers/institute', {})
      expect([r.status, r.body.refusal.code]).toEqual([409, 'provider-down'])
    } finally {
      ;(entry.providers as Provider[])[0] = provider
    }
  })
})

describe('the institute says that somebody signed out', () => {
  const say = (token: string, type = 'application/x-www-form-urlencoded') =>
    w.app.request('/oidc/backchannel-logout', {
      method: 'POST',
      headers: { 'content-type': type },
      body: new URLSearchParams({ logout_token: token }).toString(),
    })
  const token = (more: Record<string, unknown> = {}, header = {}) => {
    const now = Math.floor(Date.now() / 1000)
    return standIn.sign(
      {
        ...{
          iss: standIn.issuer,
          aud: 'nido',
          iat: now,
          exp: now + 120,
          jti: `j${Math.random()}`,
          sub: 'emp-1',
        },
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
        ...more,
      },
      header,
    )
  }
  const open = async () => {
    const { url, way } = await begin()
    const r = await back(await atProvider(url), way)
    return r.headers
      .getSetCookie()
      .find((c) => c.startsWith('nido_session='))!
      .split(';')[0]!
  }
  const isIn = async (cookie: string) => (await call(w, { cookie }, 'GET', '/v1/session')).status === 200

  test('its sessions close, the others stay; a word that is not its own, old, or about another time closes nothing', async () => {
    const byPassword = await enter()
    await linkMine(byPassword)
    const cookie = await open()
    const { privateKey } = await (await import('jose')).generateKeyPair('RS256')
    const forged = await new (await import('jose')).SignJWT({
      ...{ iss: standIn.issuer, aud: 'nido', sub: 'emp-1', jti: 'x' },
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuedAt()
      .sign(privateKey)
    const now = Math.floor(Date.now() / 1000)
    for (const [why, wrong] of [
      ['forged', forged],
      ['another audience', await token({ aud: 'otro' })],
      ['another issuer', await token({ iss: 'https://elsewhere.mx' })],
      ['expired', await token({ iat: now - 300, exp: now - 100 })],
      ['old', await token({ iat: now - 3600, exp: now + 100 })],
      ['no event', await token({ events: {} })],
      ['with nonce', await token({ nonce: 'x' })],
      ['of nobody', await token({ sub: undefined })],
      ['none', 'x.y.z'],
      ['empty', ''],
    ] as const)
      expect((await say(wrong)).status, why).toBe(400)
    expect((await say(await token({ sub: 'emp-5' }))).status).toBe(200)
    expect(await isIn(cookie)).toBe(true)
    // said before this session began
    expect((await say(await token({ iat: now - 300 }))).status).toBe(200)
    expect(await isIn(cookie)).toBe(true)
    const done = await say(await token())
    expect([done.status, done.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect([await isIn(cookie), await isIn((byPassword as { cookie: string }).cookie)]).toEqual([false, true])
  })

  test('unlinking and a reset end what was open by it', async () => {
    const mine = await enter()
    await linkMine(mine)
    const cookie = await open()
    expect((await call(w, mine, 'DELETE', '/v1/entry/links/institute')).status).toBe(200)
    expect(await isIn(cookie)).toBe(false)
    expect(await isIn((mine as { cookie: string }).cookie)).toBe(true)
  })
})
