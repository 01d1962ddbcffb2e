// Devices as the office sees them: pairing, what each one has pending, drain and wipe, and the tray of what needs a look.
import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Uuid } from './ids.ts'

export const Device = v.object({
  id: Uuid,
  book: Uuid,
  room: v.nullable(Uuid),
  label: v.string(),
  state: v.picklist(['claimed', 'paired', 'revoked']),
  order_given: v.nullable(v.picklist(['drain', 'wipe'])),
  last_seen: v.nullable(v.string()),
  app_version: v.nullable(v.string()),
  pending: v.nullable(v.number()),
  oldest_pending: v.nullable(v.string()),
  free_bytes: v.nullable(v.number()),
  durable: v.nullable(v.boolean()),
  clock_off_ms: v.nullable(v.number()),
  /** photos it had not sent when it last spoke, and those that will never come; null when it did not say */
  photos_waiting: v.nullable(v.number()),
  photos_refused: v.nullable(v.number()),
  lost_data: v.boolean(),
  cloned: v.boolean(),
  /** another phrase was asked for and is not made yet */
  phrase_due: v.boolean(),
})
export type Device = v.InferOutput<typeof Device>

export const openPairing = endpoint({
  id: 'pairings.open',
  method: 'POST',
  path: '/v1/books/:book/pairings',
  words: { es: 'Preparar el código para una tableta', en: 'Prepare the code for a tablet' },
  access: { who: 'person', permission: 'devices.pair', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, room: v.optional(Uuid) }),
  answer: v.object({ pairing: Uuid, code: v.string(), expires: v.string() }),
})
export const confirmPairing = endpoint({
  id: 'pairings.confirm',
  method: 'POST',
  path: '/v1/books/:book/pairings/:pairing/confirm',
  words: { es: 'Escribir las 6 letras que muestra la tableta', en: 'Type the 6 letters the tablet shows' },
  access: { who: 'person', permission: 'devices.pair', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({
    book: Uuid,
    pairing: Uuid,
    response: v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z2-9]{6}$/)),
  }),
  answer: v.object({ device: Uuid }),
})
export const listDevices = endpoint({
  id: 'devices.list',
  method: 'GET',
  path: '/v1/devices',
  words: { es: 'Tabletas y lo que tienen por enviar', en: 'Tablets and what they have to send' },
  access: { who: 'person', permission: 'devices.read', scopeOf: () => ({ kind: 'own' }) },
  input: v.object({ book: v.optional(Uuid) }),
  /** `release`: of the server; a tablet with another one takes it when its day is over */
  answer: v.object({ devices: v.array(Device), release: v.string() }),
})
export const orderDevice = endpoint({
  id: 'devices.order',
  method: 'POST',
  path: '/v1/books/:book/devices/:device/order',
  words: { es: 'Retirar una tableta: vaciar o borrar', en: 'Retire a tablet: drain or wipe' },
  access: { who: 'person', permission: 'devices.pair', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, device: Uuid, order: v.picklist(['drain', 'wipe']) }),
  answer: v.object({}),
})

export const askPhrase = endpoint({
  id: 'devices.phrase',
  method: 'POST',
  path: '/v1/books/:book/devices/:device/phrase',
  words: { es: 'Pedir a una tableta otra frase', en: 'Ask a tablet for another phrase' },
  access: { who: 'person', permission: 'devices.pair', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, device: Uuid }),
  answer: v.object({}),
})

export const Reviewed = v.object({
  book: Uuid,
  n: v.number(),
  fact: Uuid,
  kind: v.string(),
  answer: v.string(),
  reason: v.nullable(v.string()),
  est_at: v.string(),
  received_at: v.string(),
  author: v.nullable(Uuid),
  about: v.nullable(Uuid),
})
export type Reviewed = v.InferOutput<typeof Reviewed>

export const listReviews = endpoint({
  id: 'reviews.list',
  method: 'GET',
  path: '/v1/books/:book/reviews',
  words: { es: 'Lo que una persona debe mirar', en: 'What a person must look at' },
  access: { who: 'person', permission: 'review.resolve', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid }),
  answer: v.object({ reviews: v.array(Reviewed) }),
})

export const readLog = endpoint({
  id: 'reads.list',
  method: 'GET',
  path: '/v1/books/:book/children/:child/reads',
  words: { es: 'Quién abrió el expediente, cuándo y para qué', en: 'Who opened the file, when and what for' },
  access: { who: 'person', permission: 'children.write', scopeOf: (i) => ({ kind: 'book', book: i.book }) },
  input: v.object({ book: Uuid, child: Uuid }),
  answer: v.object({
    reads: v.array(
      v.object({
        at: v.string(),
        person: Uuid,
        name: v.nullable(v.string()),
        purpose: v.string(),
        /** only shown among others that a search found; the file stayed closed */
        found: v.boolean(),
        /** in a list that somebody took away as a file */
        taken: v.boolean(),
      }),
    ),
  }),
})
