// Signing in: the words of sessions, of who one is and may do, and of the first administrator's one-time link.
import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Uuid } from './ids.ts'
import { permissions, roles } from './permission.ts'

export const Me = v.object({
  person: Uuid,
  name: v.string(),
  posts: v.array(
    v.object({
      book: Uuid,
      role: v.picklist(roles),
      scope: v.picklist(['nation', 'representation', 'center', 'party']),
      /** the organization whose side they come in to; with scope `party` alone */
      party: v.optional(Uuid),
      name: v.string(),
      /** an auditor's access ends by itself */
      until: v.optional(v.string()),
    }),
  ),
  permissions: v.array(v.picklist(permissions)),
  /** a post of theirs needs a second factor and there is none yet: nothing but setting one is open */
  mustEnroll: v.optional(v.boolean()),
  /** what somebody else changed in how they come in, not seen yet */
  notices: v.optional(v.array(v.object({ at: v.string(), what: v.string(), by: v.nullable(v.string()) }))),
})
export type Me = v.InferOutput<typeof Me>

/** The password was right; a second step is missing. */
export const NextStep = v.object({
  next: v.literal('factor'),
  ticket: v.string(),
  ways: v.array(v.picklist(['code', 'recovery', 'passkey'])),
})
export type NextStep = v.InferOutput<typeof NextStep>

export const Password = v.pipe(v.string(), v.minLength(10, 'al menos 10 caracteres'), v.maxLength(200))

export const signIn = endpoint({
  id: 'session.open',
  method: 'POST',
  path: '/v1/session',
  words: { es: 'Entrar con cuenta y contraseña', en: 'Sign in with account and password' },
  access: { who: 'anyone', why: 'nobody has a session before signing in; limited per address and account' },
  input: v.object({
    login: v.pipe(v.string(), v.trim(), v.maxLength(100)),
    password: v.pipe(v.string(), v.maxLength(200)),
  }),
  answer: v.union([Me, NextStep]),
})
export const signOut = endpoint({
  id: 'session.close',
  method: 'DELETE',
  path: '/v1/session',
  words: { es: 'Salir', en: 'Sign out' },
  access: { who: 'self' },
  input: v.object({}),
  /** `go`: where the browser goes to end the provider's session too */
  answer: v.object({ go: v.optional(v.string()) }),
  entry: true,
})
export const whoAmI = endpoint({
  id: 'session.me',
  method: 'GET',
  path: '/v1/session',
  words: { es: 'Quién soy y qué puedo hacer', en: 'Who I am and what I may do' },
  access: { who: 'self' },
  input: v.object({}),
  answer: Me,
  entry: true,
})
/** Closes every other session of the person. Refusals: 401 wrong-current, 429 locked, both at `current`. */
export const changePassword = endpoint({
  id: 'session.password',
  method: 'POST',
  path: '/v1/session/password',
  words: { es: 'Cambiar la contraseña propia', en: 'Change one’s own password' },
  access: { who: 'self' },
  input: v.object({ current: v.pipe(v.string(), v.maxLength(200)), next: Password }),
  answer: v.object({}),
  entry: true,
})
export const firstAdministrator = endpoint({
  id: 'session.first',
  method: 'POST',
  path: '/v1/first',
  words: {
    es: 'Crear la primera cuenta con el enlace de la consola',
    en: 'Create the first account with the console’s link',
  },
  access: { who: 'anyone', why: 'an empty system has nobody; the link is used once and lives 24 hours' },
  input: v.object({
    token: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/)),
    login: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(100)),
    password: Password,
    given: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
    first: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
  }),
  answer: Me,
})
export const giveAccount = endpoint({
  id: 'accounts.give',
  method: 'POST',
  path: '/v1/books/:book/accounts',
  words: { es: 'Dar cuenta a una persona de este lugar', en: 'Give an account to a person of this place' },
  access: { who: 'person', permission: 'staff.write', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    person: Uuid,
    login: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(100)),
    password: Password,
  }),
  answer: v.object({}),
  fresh: true,
})
/** One's own, for the devices of an office one holds a post in. Refusal: 403 not-your-office. */
export const setOwnPin = endpoint({
  id: 'pins.own',
  method: 'POST',
  path: '/v1/session/pin',
  words: { es: 'Poner el PIN propio', en: 'Set one’s own PIN' },
  access: { who: 'self' },
  input: v.object({
    book: Uuid,
    pin: v.pipe(v.string(), v.regex(/^\d{6}$/, 'se esperaban 6 cifras')),
  }),
  answer: v.object({}),
  fresh: true,
})
export const setPin = endpoint({
  id: 'pins.set',
  method: 'POST',
  path: '/v1/books/:book/pins',
  words: { es: 'Poner el PIN de una persona', en: 'Set a person’s PIN' },
  access: { who: 'person', permission: 'staff.write', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    person: Uuid,
    pin: v.pipe(v.string(), v.regex(/^\d{6}$/, 'se esperaban 6 cifras')),
  }),
  answer: v.object({}),
})
