// A stand-in of the institute's identity provider on loopback: oidc-provider, with one registered client and people by name.
import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type KeyObject, SignJWT } from 'jose'
import Provider from 'oidc-provider'

export type StandIn = {
  readonly issuer: string
  /** signs a token with the provider's own key */
  readonly sign: (payload: Record<string, unknown>, header?: Record<string, unknown>) => Promise<string>
  readonly close: () => Promise<void>
}

/** Whoever comes is signed in as `who()` at once: the provider's own screens are not ours to test. */
export async function instituteStandIn(o: {
  origin: string
  client: string
  secret: string
  who: () => { sub: string; login?: string; amr?: string[] }
}): Promise<StandIn> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk: JWK = { ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const { createServer } = await import('node:http')
  const server: Server = createServer((request, response) => handler(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: o.client,
        client_secret: o.secret,
        redirect_uris: [`${o.origin}/oidc/callback`],
        post_logout_redirect_uris: [`${o.origin}/entrar`],
        backchannel_logout_uri: `${o.origin}/oidc/backchannel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['for the test'] },
    claims: { openid: ['sub', 'preferred_username', 'amr', 'sid'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    pkce: { required: () => true },
    findAccount: (_c, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, preferred_username: o.who().login, amr: o.who().amr }),
    }),
    interactions: { url: (_c, interaction) => `/here/${interaction.uid}` },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
    renderError: (ctx, out) => {
      ctx.body = out
    },
  })
  const inner = provider.callback()
  const handler: Parameters<typeof createServer>[1] & object = async (request, response) => {
    if (request.url?.startsWith('/here/'))
      return provider.interactionFinished(
        request,
        response,
        { login: { accountId: o.who().sub, amr: o.who().amr } },
        { mergeWithLastSubmission: false },
      )
    return inner(request, response)
  }
  return {
    issuer,
    sign: (payload, header = {}) =>
      new SignJWT(payload)
        .setProtectedHeader({ alg: 'RS256', kid: 'one', typ: 'logout+jwt', ...header })
        .sign(privateKey as CryptoKey | KeyObject),
    close: async () => {
      server.close()
      ;(server as unknown as { closeAllConnections(): void }).closeAllConnections()
      await once(server, 'close').catch(() => undefined)
    },
  }
}
