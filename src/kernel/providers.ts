// Coming in with an account of somebody else — the institute's, Llave MX: which there are, the way there and back, links and sign-out.
import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Uuid } from './ids.ts'

export const providerNames = ['institute', 'llave-mx'] as const
export const ProviderName = v.picklist(providerNames)
export type ProviderName = v.InferOutput<typeof ProviderName>

const Text = v.optional(v.pipe(v.string(), v.maxLength(4000)))

export const listProviders = endpoint({
  id: 'providers.list',
  method: 'GET',
  path: '/v1/session/providers',
  words: {
    es: 'Con qué otras cuentas se puede entrar aquí',
    en: 'Which other accounts one can sign in with here',
  },
  access: { who: 'anyone', why: 'the entrance shows a button for each before anybody is in; names only' },
  input: v.object({}),
  answer: v.object({ providers: v.array(ProviderName) }),
})
export const goToProvider = endpoint({
  id: 'providers.begin',
  method: 'POST',
  path: '/v1/session/providers/:provider',
  words: { es: 'Ir a entrar con otra cuenta', en: 'Go and sign in with another account' },
  access: {
    who: 'anyone',
    why: 'nobody is in yet; it answers an address with a state bound to this browser',
  },
  input: v.object({ provider: ProviderName }),
  answer: v.object({ url: v.string() }),
})
export const linkProvider = endpoint({
  id: 'providers.link',
  method: 'POST',
  path: '/v1/entry/links/:provider',
  words: { es: 'Unir otra cuenta a la mía', en: 'Link another account to mine' },
  access: { who: 'self' },
  input: v.object({ provider: ProviderName }),
  answer: v.object({ url: v.string() }),
  fresh: true,
  entry: true,
})
export const unlinkProvider = endpoint({
  id: 'providers.unlink',
  method: 'DELETE',
  path: '/v1/entry/links/:provider',
  words: { es: 'Separar la otra cuenta', en: 'Unlink the other account' },
  access: { who: 'self' },
  input: v.object({ provider: ProviderName }),
  answer: v.object({}),
  fresh: true,
  entry: true,
})
/** The subject as the institute's directory gives it (`sub`). */
export const linkFor = endpoint({
  id: 'accounts.link',
  method: 'POST',
  path: '/v1/books/:book/people/:person/link',
  words: {
    es: 'Unir la cuenta del Instituto de una persona',
    en: 'Link a person’s account of the institute',
  },
  access: { who: 'person', permission: 'staff.appoint', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    person: Uuid,
    subject: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255)),
  }),
  answer: v.object({}),
  fresh: true,
})

const back = (provider: ProviderName, path: string, es: string, en: string) =>
  endpoint({
    id: `providers.back-${provider}`,
    method: 'GET',
    path,
    words: { es, en },
    access: {
      who: 'anyone',
      why: 'the browser comes back from the provider; the state is used once, by the browser that went',
    },
    input: v.object({ state: Text, code: Text, error: Text }),
    answer: v.object({}),
  })
export const backFromInstitute = back(
  'institute',
  '/oidc/callback',
  'De vuelta de la cuenta del Instituto',
  'Back from the institute’s account',
)
export const backFromLlave = back(
  'llave-mx',
  '/llave/callback',
  'De vuelta de Llave MX',
  'Back from Llave MX',
)

/** Source: OpenID Connect Back-Channel Logout 1.0. */
export const backchannelLogout = endpoint({
  id: 'providers.logout',
  method: 'POST',
  path: '/oidc/backchannel-logout',
  words: {
    es: 'El Instituto avisa que alguien salió: se cierran sus sesiones',
    en: 'The institute tells that somebody signed out: their sessions close',
  },
  access: { who: 'anyone', why: 'the institute’s server calls; its signed token is the proof' },
  input: v.object({ logout_token: v.pipe(v.string(), v.maxLength(20_000)) }),
  answer: v.object({}),
  form: true,
})
