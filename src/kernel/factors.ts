// How a person comes in beyond the password: second factor, passkeys, recovery codes, open sessions — the words both sides share.
import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Uuid } from './ids.ts'
import { Me } from './sign-in.ts'

export const Ticket = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/))
const Password = v.pipe(v.string(), v.maxLength(200))
/** Six digits of the app, or a recovery code; spaces and hyphens are nothing. */
export const FactorCode = v.pipe(
  v.string(),
  v.transform((s) => s.replace(/[\s-]/g, '').toUpperCase()),
  v.regex(
    /^(\d{6}|[A-Z2-9]{10})$/,
    'se esperaban 6 cifras, o un código de recuperación de 10 letras y cifras',
  ),
)
/** What the browser's credential interface answers; judged by the library that verifies it. */
const Credential = v.pipe(
  v.looseObject({ id: v.string(), type: v.string() }),
  v.rawTransform(({ dataset }) => dataset.value),
)
const options = v.looseObject({ challenge: v.string() })

/** Second step. Refusals: 401 wrong-code, 401 step-over, 429 locked. */
export const enterWithCode = endpoint({
  id: 'session.factor',
  method: 'POST',
  path: '/v1/session/factor',
  words: { es: 'Segundo paso de la entrada', en: 'Second step of signing in' },
  access: {
    who: 'anyone',
    why: 'the password was right but nobody is in yet; 5 tries, 5 minutes, one lock-out with the password',
  },
  input: v.object({ ticket: Ticket, code: FactorCode }),
  answer: Me,
})
/** Names nobody: the passkey itself says whose it is. */
export const passkeyOptions = endpoint({
  id: 'session.passkey-options',
  method: 'POST',
  path: '/v1/session/passkey/options',
  words: { es: 'Empezar a entrar con una llave de acceso', en: 'Begin to sign in with a passkey' },
  access: { who: 'anyone', why: 'a challenge to whoever comes; it names nobody and lives 5 minutes' },
  input: v.object({}),
  answer: v.object({ ticket: v.string(), options }),
})
export const enterWithPasskey = endpoint({
  id: 'session.passkey',
  method: 'POST',
  path: '/v1/session/passkey',
  words: { es: 'Entrar con una llave de acceso', en: 'Sign in with a passkey' },
  access: { who: 'anyone', why: 'the signature of the passkey is the proof; the challenge is used once' },
  input: v.object({ ticket: Ticket, response: Credential }),
  answer: Me,
})
/** Proves again who one is: with the second factor where there is one, else with the password. */
export const prove = endpoint({
  id: 'session.prove',
  method: 'POST',
  path: '/v1/session/prove',
  words: { es: 'Confirmar quién soy antes de algo delicado', en: 'Confirm who I am before a grave act' },
  access: { who: 'self' },
  input: v.object({
    password: v.optional(Password),
    code: v.optional(FactorCode),
    ticket: v.optional(Ticket),
    response: v.optional(Credential),
  }),
  answer: v.object({}),
  entry: true,
})
/** With what one proves who one is. */
export const waysToProve = endpoint({
  id: 'session.ways',
  method: 'GET',
  path: '/v1/session/ways',
  words: { es: 'Con qué puedo confirmar quién soy', en: 'What I can confirm who I am with' },
  access: { who: 'self' },
  input: v.object({}),
  answer: v.object({ ways: v.array(v.picklist(['password', 'code', 'passkey'])) }),
  entry: true,
})

export const myEntry = endpoint({
  id: 'entry.mine',
  method: 'GET',
  path: '/v1/entry',
  words: {
    es: 'Mi entrada: factores, llaves y sesiones',
    en: 'How I come in: factors, passkeys and sessions',
  },
  access: { who: 'self' },
  input: v.object({}),
  answer: v.object({
    login: v.nullable(v.string()),
    totpSince: v.nullable(v.string()),
    passkeys: v.array(
      v.object({
        id: v.string(),
        name: v.string(),
        synced: v.boolean(),
        created_at: v.string(),
        last_used_at: v.nullable(v.string()),
      }),
    ),
    codesLeft: v.number(),
    sessions: v.array(
      v.object({
        id: Uuid,
        browser: v.nullable(v.string()),
        way: v.string(),
        created_at: v.string(),
        last_at: v.string(),
        mine: v.boolean(),
      }),
    ),
    links: v.array(
      v.object({ provider: v.string(), linked_at: v.string(), last_used_at: v.nullable(v.string()) }),
    ),
    events: v.array(v.object({ at: v.string(), what: v.string(), by: v.nullable(v.string()) })),
    /** a post of theirs must have a second factor */
    must: v.boolean(),
    /** this address can have passkeys */
    passkeysHere: v.boolean(),
  }),
  entry: true,
})
export const beginTotp = endpoint({
  id: 'entry.totp-begin',
  method: 'POST',
  path: '/v1/entry/totp',
  words: { es: 'Empezar a poner una aplicación de códigos', en: 'Begin to set a code app' },
  access: { who: 'self' },
  input: v.object({ password: Password }),
  answer: v.object({ ticket: v.string(), secret: v.string(), uri: v.string(), svg: v.string() }),
  entry: true,
})
/** `codes` only the first time: shown once. */
export const confirmTotp = endpoint({
  id: 'entry.totp-confirm',
  method: 'POST',
  path: '/v1/entry/totp/confirm',
  words: { es: 'Confirmar la aplicación con un código', en: 'Confirm the app with a code' },
  access: { who: 'self' },
  input: v.object({ ticket: Ticket, code: FactorCode }),
  answer: v.object({ codes: v.nullable(v.array(v.string())) }),
  entry: true,
})
export const removeTotp = endpoint({
  id: 'entry.totp-remove',
  method: 'DELETE',
  path: '/v1/entry/totp',
  words: { es: 'Quitar la aplicación de códigos', en: 'Remove the code app' },
  access: { who: 'self' },
  input: v.object({}),
  answer: v.object({}),
  entry: true,
  fresh: true,
})
export const beginPasskey = endpoint({
  id: 'entry.passkey-begin',
  method: 'POST',
  path: '/v1/entry/passkeys/options',
  words: { es: 'Empezar a poner una llave de acceso', en: 'Begin to set a passkey' },
  access: { who: 'self' },
  input: v.object({ password: Password }),
  answer: v.object({ ticket: v.string(), options }),
  entry: true,
})
export const addPasskey = endpoint({
  id: 'entry.passkey-add',
  method: 'POST',
  path: '/v1/entry/passkeys',
  words: { es: 'Guardar una llave de acceso', en: 'Keep a passkey' },
  access: { who: 'self' },
  input: v.object({
    ticket: Ticket,
    response: Credential,
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  }),
  answer: v.object({ codes: v.nullable(v.array(v.string())) }),
  entry: true,
})
export const removePasskey = endpoint({
  id: 'entry.passkey-remove',
  method: 'DELETE',
  path: '/v1/entry/passkeys/:passkey',
  words: { es: 'Quitar una llave de acceso', en: 'Remove a passkey' },
  access: { who: 'self' },
  input: v.object({ passkey: v.pipe(v.string(), v.maxLength(1400)) }),
  answer: v.object({}),
  entry: true,
  fresh: true,
})
export const renewCodes = endpoint({
  id: 'entry.codes',
  method: 'POST',
  path: '/v1/entry/codes',
  words: { es: 'Códigos de recuperación nuevos', en: 'New recovery codes' },
  access: { who: 'self' },
  input: v.object({}),
  answer: v.object({ codes: v.array(v.string()) }),
  entry: true,
  fresh: true,
})
/** Without `session`: every other one. */
export const closeSessions = endpoint({
  id: 'entry.sessions-close',
  method: 'POST',
  path: '/v1/entry/sessions/close',
  words: { es: 'Cerrar las demás sesiones, o una', en: 'Close the other sessions, or one' },
  access: { who: 'self' },
  input: v.object({ session: v.optional(Uuid) }),
  answer: v.object({ closed: v.number() }),
  entry: true,
})
export const noticesSeen = endpoint({
  id: 'entry.seen',
  method: 'POST',
  path: '/v1/entry/seen',
  words: { es: 'Ya vi lo que cambió en mi entrada', en: 'I have seen what changed in how I come in' },
  access: { who: 'self' },
  input: v.object({}),
  answer: v.object({}),
  entry: true,
})
/** Takes away every factor, passkey, code, link and session of a person who lost them; it is written down and told to them. */
export const resetFactors = endpoint({
  id: 'accounts.reset-factors',
  method: 'POST',
  path: '/v1/books/:book/people/:person/factors/reset',
  words: { es: 'Quitar los factores de quien los perdió', en: 'Take away the factors of who lost them' },
  access: { who: 'person', permission: 'staff.appoint', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, person: Uuid }),
  answer: v.object({}),
  fresh: true,
})
