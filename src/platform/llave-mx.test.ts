// Llave MX, against a stand-in that behaves as the domain notes tell: the way, what is read of a person, and every kind of silence.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type As, call, openWorld, people, type World } from '../../tests/world.ts'
import { type Entry, keyedHash, plainEntry } from './entry.ts'
import { llaveMx } from './llave-mx.ts'
import { hashPassword } from './secrets.ts'

const origin = 'http://localhost:4231'
/** Impossible: the thirtieth of February. */
const CURP = 'XAXX900230HDFXXX09'
const citizen = {
  ...{ idUsuario: 77, curp: CURP, login: 'alguien', correo: 'alguien@example.mx', telVigente: '5500000000' },
  ...{
    nombre: 'Nadie',
    primerApellido: 'Inventado',
    domicilio: 'Calle Sin Nombre 1',
    fechaNacimiento: '30/02/1990',
  },
}
type Told = { path: string; method: string; headers: Record<string, unknown>; body: string }
const heard: Told[] = []
let mode: 'well' | 'broken' | 'html' | 'moved' | 'no-curp' = 'well'
const codes = new Set<string>()

/** As described: token by POST with Basic, user by GET with the header accessToken, sign-out by POST of {}. */
function standIn(): Server {
  return createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      const path = request.url ?? ''
      heard.push({ path, method: request.method ?? '', headers: request.headers, body })
      const json = (status: number, value: object) => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
      }
      if (mode === 'broken') return json(503, {})
      if (mode === 'html') return response.writeHead(200).end('<html>mantenimiento</html>')
      if (mode === 'moved') return response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
      const basic = Buffer.from('ws:clave ws').toString('base64')
      if (request.headers.authorization !== `Basic ${basic}`) return json(401, {})
      if (path === '/ws/rest/oauth/obtenerToken') {
        const asked = JSON.parse(body) as { code: string; redirectUri: string }
        // a code is used once
        if (!codes.delete(asked.code) || asked.redirectUri !== `${origin}/llave/callback`)
          return json(400, {})
        return json(200, { accessToken: 'acceso', refreshToken: 'r', expiresIn: 900 })
      }
      if (request.headers.accesstoken !== 'acceso') return json(401, {})
      if (path === '/ws/rest/oauth/datosUsuario')
        return json(200, mode === 'no-curp' ? { ...citizen, curp: null } : citizen)
      if (path === '/ws/rest/oauth/cerrarSesion' && body === '{}') return json(200, {})
      return json(404, {})
    })
  })
}

let server: Server
let w: World
let entry: Entry
beforeAll(async () => {
  server = standIn()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const plain = plainEntry()
  entry = {
    ...plain,
    origin,
    providers: [
      llaveMx({
        ...{
          site: 'https://www.llave.gob.mx',
          api,
          client: 'nido',
          secret: 's',
          user: 'ws',
          password: 'clave ws',
        },
        ...{ origin, subjectOf: (curp) => keyedHash(plain, 'llave-mx', curp).toString('base64url') },
      }),
    ],
  }
  w = await openWorld({ entry, clock: () => new Date() })
  await w.db.write(
    { system: true },
    (tx) => tx`
    insert into account (person, login, password) values (${people.nurse}, 'enfermera', ${hashPassword('una frase larga')})`,
  )
})
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await w.close()
})
beforeEach(() => {
  mode = 'well'
  heard.length = 0
})

const first = (r: { headers: Headers }, name: string) =>
  r.headers
    .getSetCookie()
    .find((c) => c.startsWith(`${name}=`))
    ?.split(';')[0] ?? ''
const enter = async (): Promise<As> => ({
  cookie: first(
    await call(w, undefined, 'POST', '/v1/session', { login: 'enfermera', password: 'una frase larga' }),
    'nido_session',
  ),
})
async function way(as?: As, code = `c${Math.random()}`) {
  const begun = await call(
    w,
    as,
    'POST',
    as ? '/v1/entry/links/llave-mx' : '/v1/session/providers/llave-mx',
    {},
  )
  const url = new URL(begun.body.url)
  codes.add(code)
  return {
    url,
    cookie: first(begun, 'nido_way'),
    came: `/llave/callback?code=${code}&state=${url.searchParams.get('state')}`,
  }
}
const back = (w_: { came: string; cookie: string }) =>
  call(w, undefined, 'GET', w_.came, undefined, { cookie: w_.cookie })
const where = (r: { headers: Headers }) => r.headers.get('location')

describe('Llave MX', () => {
  test('the way goes to its site with what it asks for; linked once, it opens the door, and signing out ends it there', async () => {
    const mine = await enter()
    const going = await way(mine)
    expect(`${going.url.origin}${going.url.pathname}`).toBe('https://www.llave.gob.mx/oauth.xhtml')
    expect(Object.fromEntries(going.url.searchParams)).toMatchObject({
      ...{ client_id: 'nido', redirect_url: `${origin}/llave/callback`, response_type: 'code' },
    })
    expect(where(await back(going))).toBe('/mi-entrada?aviso=linked')
    const inside = await back(await way())
    expect(where(inside)).toBe('/')
    const session: As = { cookie: first(inside, 'nido_session') }
    expect((await call(w, session, 'GET', '/v1/session')).body.person).toBe(people.nurse)
    expect((await call(w, session, 'DELETE', '/v1/session')).body).toEqual({})
    expect(heard.at(-1)).toMatchObject({ path: '/ws/rest/oauth/cerrarSesion', method: 'POST', body: '{}' })
  })

  test('of a person nothing is kept: neither CURP nor name, mail, phone or address, in no table and no log', async () => {
    const all = await w.db.read({ system: true }, async (read) => {
      const tables = await read<{ t: string }>`
        select table_name as t from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`
      const texts: string[] = []
      for (const { t } of tables)
        texts.push(JSON.stringify(await read.text(`select to_jsonb(x)::text as r from ${t} x`, [])))
      return texts.join('\n')
    })
    expect(all.length).toBeGreaterThan(1000)
    for (const word of [
      CURP,
      citizen.correo,
      citizen.telVigente,
      citizen.domicilio,
      citizen.primerApellido.concat(' 77'),
    ])
      expect(all + JSON.stringify(w.logged)).not.toContain(word)
  })

  test('a code and a state are used once, and only by the browser that went', async () => {
    const one = await way(undefined, 'repetido')
    expect(where(await back(one))).toBe('/')
    expect(where(await back(one))).toBe('/entrar?aviso=step-over')
    const two = await way()
    const other = await way()
    expect(where(await back({ ...two, cookie: other.cookie }))).toBe('/entrar?aviso=step-over')
    const used = await way(undefined, 'otra vez')
    codes.delete('otra vez')
    expect(where(await back(used))).toBe('/entrar?aviso=provider-refused')
  })

  test.each([
    ['broken', 'provider-down'],
    ['html', 'provider-down'],
    ['moved', 'provider-down'],
    ['no-curp', 'provider-refused'],
  ] as const)('when it is %s, the page says so and another way in stays open', async (how, aviso) => {
    mode = how
    const r = await back(await way())
    expect(where(r)).toBe(`/entrar?aviso=${aviso}`)
    expect(first(r, 'nido_session')).toBe('')
    mode = 'well'
    expect((await call(w, await enter(), 'GET', '/v1/session')).status).toBe(200)
  })

  test('a sign-out of the other provider is not for it, and a person is found by nobody’s CURP', async () => {
    const r = await w.app.request('/oidc/backchannel-logout', { method: 'POST', body: 'logout_token=x' })
    expect(r.status).toBe(404)
    const [linked] = await w.db.read(
      { system: true },
      (read) => read<{ subject: string }>`select subject from linked_account where provider = 'llave-mx'`,
    )
    expect(linked!.subject).toBe(keyedHash(entry, 'llave-mx', CURP).toString('base64url'))
    expect(linked!.subject).not.toBe(keyedHash(plainEntry(), 'llave-mx', CURP).toString('base64url'))
  })
})
