// The institute's account: OpenID Connect, authorization code with PKCE, state and nonce, and single sign-out both ways.
import { createRemoteJWKSet, customFetch as jwksFetch, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import { fetchOnly, type Provider, type Trouble } from './providers.ts'

export type InstituteOptions = {
  readonly issuer: string
  readonly client: string
  readonly secret: string
  /** this Nido's own address */
  readonly origin: string
  /** the claim that is a login here; undefined = accounts are linked by a person */
  readonly loginClaim?: string
}

/** Source: RFC 8176, values of `amr` that are or imply a second factor. */
const TWO = new Set(['mfa', 'otp', 'hwk', 'swk', 'fpt', 'face', 'sms'])
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const LOCAL = ['localhost', '127.0.0.1', '[::1]']

export function institute(o: InstituteOptions): Provider {
  const issuer = new URL(o.issuer)
  const reach = fetchOnly([issuer.origin])
  const redirect = `${o.origin}/oidc/callback`
  const insecure = issuer.protocol === 'http:' && LOCAL.includes(issuer.hostname)
  let found: Promise<oidc.Configuration> | undefined
  /** Asked for when somebody first needs it, and again after a failure: Nido starts without the provider. */
  const config = () => {
    found ??= oidc
      .discovery(issuer, o.client, o.secret, undefined, {
        // The signature is checked too, not only the channel it came by
        execute: [oidc.enableNonRepudiationChecks, ...(insecure ? [oidc.allowInsecureRequests] : [])],
        [oidc.customFetch]: reach as oidc.CustomFetch,
        timeout: 8,
      })
      .catch((e: unknown) => {
        found = undefined
        throw e
      })
    return found
  }
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined
  return {
    name: 'institute',
    async begin(state) {
      try {
        const verifier = oidc.randomPKCECodeVerifier()
        const nonce = oidc.randomNonce()
        const url = oidc.buildAuthorizationUrl(await config(), {
          ...{ redirect_uri: redirect, scope: 'openid', state, nonce },
          ...{
            code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
            code_challenge_method: 'S256',
          },
        })
        return { url: url.href, away: { verifier, nonce } }
      } catch (e) {
        return troubleOf(e)
      }
    },
    async arrive(came, state, away) {
      try {
        // As registered, whatever proxy the request came through
        const exact = new URL(`${redirect}${came.search}`)
        const tokens = await oidc.authorizationCodeGrant(await config(), exact, {
          ...{ pkceCodeVerifier: away.verifier!, expectedState: state, expectedNonce: away.nonce! },
          idTokenExpected: true,
        })
        const claims = tokens.claims()!
        const amr = Array.isArray(claims.amr) ? claims.amr.map(String) : []
        const login = o.loginClaim ? claims[o.loginClaim] : undefined
        return {
          subject: claims.sub,
          ...(typeof claims.sid === 'string' && { session: claims.sid }),
          ...(tokens.id_token && { token: tokens.id_token }),
          ...(typeof login === 'string' && login !== '' && { login }),
          two: amr.some((a) => TWO.has(a)),
        }
      } catch (e) {
        return troubleOf(e)
      }
    },
    async leave(token) {
      try {
        const found = await config()
        if (!found.serverMetadata().end_session_endpoint) return undefined
        return oidc.buildEndSessionUrl(found, {
          ...{ id_token_hint: token, post_logout_redirect_uri: `${o.origin}/entrar` },
        }).href
      } catch {
        return undefined
      }
    },
    async logoutOf(token) {
      let jwks: string | undefined
      try {
        jwks = (await config()).serverMetadata().jwks_uri
      } catch (e) {
        return troubleOf(e)
      }
      if (!jwks) return { trouble: 'provider-refused', why: 'no keys' }
      keys ??= createRemoteJWKSet(new URL(jwks), { [jwksFetch]: reach, timeoutDuration: 8000 })
      try {
        const { payload } = await jwtVerify(token, keys, {
          ...{ issuer: o.issuer, audience: o.client, maxTokenAge: '10 minutes', clockTolerance: 30 },
          ...{ requiredClaims: ['iat', 'jti', 'events'] },
        })
        const events = payload.events as Record<string, unknown> | undefined
        if (typeof events?.[LOGOUT_EVENT] !== 'object' || 'nonce' in payload) return undefined
        const session = typeof payload.sid === 'string' ? payload.sid : undefined
        if (!payload.sub && !session) return undefined
        return {
          ...(payload.sub && { subject: payload.sub }),
          ...(session && { session }),
          at: new Date(payload.iat! * 1000),
        }
      } catch {
        return undefined
      }
    },
  }
}

/** Silence and a broken provider on one side; on the other an answer that is not to be believed. */
function troubleOf(e: unknown): Trouble {
  const chain: string[] = []
  for (let at: unknown = e; at instanceof Error && chain.length < 4; at = at.cause)
    chain.push(`${(at as { code?: string }).code ?? at.name}: ${at.message}`)
  const why = chain.join(' ← ')
  const down =
    /ECONN|ENOTFOUND|EAI_AGAIN|TimeoutError|fetch failed|OAUTH_TIMEOUT|OAUTH_RESPONSE_IS_NOT_CONFORM|not the configured provider/
  return { trouble: down.test(why) ? 'provider-down' : 'provider-refused', why }
}
