// Llave MX: its own OAuth2 without PKCE; of what it tells of a person only the CURP is looked at, as a keyed hash.
import type { Provider, Trouble } from './providers.ts'
import { fetchOnly } from './providers.ts'

export type LlaveOptions = {
  /** https://www.llave.gob.mx */
  readonly site: string
  /** https://api.llave.gob.mx */
  readonly api: string
  readonly client: string
  readonly secret: string
  /** of the web services; the registration with ATDT gives them */
  readonly user: string
  readonly password: string
  readonly origin: string
  /** what stands for a CURP here: it is compared and never kept */
  readonly subjectOf: (curp: string) => string
}

/** Source: domain notes §7 (authorize by GET with `redirect_url`; REST token, user and sign-out). No official manual was seen. */
const PATHS = {
  authorize: '/oauth.xhtml',
  token: '/ws/rest/oauth/obtenerToken',
  user: '/ws/rest/oauth/datosUsuario',
  leave: '/ws/rest/oauth/cerrarSesion',
} as const
const CURP = /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/

const refused = (why: string): Trouble => ({ trouble: 'provider-refused', why })
const down = (why: string): Trouble => ({ trouble: 'provider-down', why })

export function llaveMx(o: LlaveOptions): Provider {
  const reach = fetchOnly([new URL(o.api).origin])
  const redirect = `${o.origin}/llave/callback`
  const basic = `Basic ${Buffer.from(`${o.user}:${o.password}`).toString('base64')}`

  /** One request of the API; its answer as an object, or why there is none. */
  async function ask(
    path: string,
    init: { method: 'GET' | 'POST'; body?: object; headers?: Record<string, string> },
  ): Promise<Record<string, unknown> | Trouble> {
    let response: Response
    try {
      response = await reach(`${o.api}${path}`, {
        method: init.method,
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          authorization: basic,
          ...init.headers,
        },
        ...(init.body && { body: JSON.stringify(init.body) }),
      })
    } catch (e) {
      return down(String((e as Error).message))
    }
    // A redirect is followed nowhere: the service is somewhere else, or shows a page of its own
    if (response.status >= 500 || (response.status >= 300 && response.status < 400))
      return down(`${path}: ${response.status}`)
    if (!response.ok) return refused(`${path}: ${response.status}`)
    const told: unknown = await response.json().catch(() => undefined)
    return typeof told === 'object' && told !== null
      ? (told as Record<string, unknown>)
      : down(`${path}: no JSON`)
  }

  return {
    name: 'llave-mx',
    begin: async (state) => {
      const url = new URL(PATHS.authorize, o.site)
      url.search = new URLSearchParams({
        ...{ client_id: o.client, redirect_url: redirect, response_type: 'code', state },
      }).toString()
      return { url: url.href, away: {} }
    },
    // Without PKCE, what binds a code to this browser is the state alone: it is checked before we come here.
    arrive: async (came) => {
      const code = came.searchParams.get('code')
      if (!code) return refused('no code')
      const body = {
        ...{ grantType: 'authorization_code', code, redirectUri: redirect },
        ...{ clientId: o.client, clientSecret: o.secret },
      }
      const tokens = await ask(PATHS.token, { method: 'POST', body })
      if ('trouble' in tokens) return tokens as Trouble
      if (typeof tokens.accessToken !== 'string') return refused('no accessToken')
      const user = await ask(PATHS.user, { method: 'GET', headers: { accessToken: tokens.accessToken } })
      if ('trouble' in user) return user as Trouble
      const curp = typeof user.curp === 'string' ? user.curp.trim().toUpperCase() : ''
      if (!CURP.test(curp)) return refused('no CURP')
      return { subject: o.subjectOf(curp), token: tokens.accessToken, two: false }
    },
    leave: async (token) => {
      await ask(PATHS.leave, { method: 'POST', body: {}, headers: { accessToken: token } })
      return undefined
    },
  }
}
