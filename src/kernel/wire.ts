// The words a device and the server exchange: hello, push, pull, pairing; and the text a device signs.
import * as v from 'valibot'
import { endpoint } from './endpoint.ts'
import { Answer, Instant } from './fact.ts'
import { Uuid } from './ids.ts'

const Whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** A request carries at most this many facts; the device sends the rest in the next one. */
export const LARGEST_BATCH = 500

export const FeedPosition = v.object({ epoch: Uuid, seq: Whole })
export type FeedPosition = v.InferOutput<typeof FeedPosition>

export const Hello = v.object({
  appVersion: v.pipe(v.string(), v.maxLength(40)),
  /** highest counter ever given on this device, and the hash of that fact */
  maxDseq: Whole,
  headHash: v.optional(v.pipe(v.string(), v.maxLength(64))),
  feeds: v.record(Uuid, FeedPosition),
  deviceNow: Instant,
  pending: Whole,
  oldestPending: v.optional(Instant),
  freeBytes: v.optional(Whole),
  /** photos not sent yet, and those the server would not have; absent until the tablet has counted them */
  photos: v.optional(v.object({ waiting: Whole, refused: Whole })),
  /** whether the browser promised not to evict the store */
  durable: v.boolean(),
  /** the device has done what the last order asked: its outbox is empty, or it is wiped */
  drained: v.optional(v.boolean()),
  /** the asking for another phrase that was answered: `phraseAsked` of a welcome, said back */
  phraseDone: v.optional(Instant),
})
export type Hello = v.InferOutput<typeof Hello>

export const Welcome = v.object({
  serverNow: Instant,
  /** counters the server does not have, as closed ranges: the device marks them pending again */
  missing: v.array(v.tuple([Whole, Whole])),
  /** acknowledged facts up to here are in a finished backup; until then the device keeps them */
  durableThrough: Whole,
  feeds: v.array(v.object({ book: Uuid, epoch: Uuid, head: Whole })),
  /** until when profiles may be read without a contact */
  lease: Instant,
  order: v.optional(v.picklist(['drain', 'wipe'])),
  /** the desk asks for another unlock phrase; not an order, so that an older tablet goes on */
  phraseAsked: v.optional(Instant),
  /** the server has counters above the device's: the device lost data; a person is told */
  lostData: v.boolean(),
  minApp: v.string(),
  book: Uuid,
  room: v.nullable(Uuid),
  label: v.string(),
})
export type Welcome = v.InferOutput<typeof Welcome>

export const Pushed = v.object({
  results: v.array(v.object({ id: v.string(), answer: Answer, reason: v.optional(v.string()) })),
  serverNow: Instant,
})
export type Pushed = v.InferOutput<typeof Pushed>

/** `e` entity (`table:key`), `s` number in the feed, `o` put | delete | evict, `b` what `carry` made of the row. */
export const Change = v.object({
  e: v.string(),
  s: Whole,
  o: v.picklist(['put', 'delete', 'evict']),
  b: v.optional(v.unknown()),
})
export type Change = v.InferOutput<typeof Change>

export const Pulled = v.object({
  book: Uuid,
  epoch: Uuid,
  /** another epoch, or older than what is kept: forget the state (never the outbox) and apply from nothing */
  reset: v.boolean(),
  changes: v.array(Change),
  cursor: Whole,
  /** where a first download goes on; absent once it is whole */
  after: v.optional(v.string()),
  more: v.boolean(),
})
export type Pulled = v.InferOutput<typeof Pulled>

export const pushFacts = endpoint({
  id: 'facts.push',
  method: 'POST',
  path: '/v1/facts',
  words: { es: 'Entregar de 1 a 500 hechos', en: 'Hand in 1 to 500 facts' },
  access: { who: 'self' },
  input: v.object({ facts: v.pipe(v.array(v.unknown()), v.minLength(1), v.maxLength(LARGEST_BATCH)) }),
  answer: Pushed,
})

export const takeDecision = endpoint({
  id: 'decisions.take',
  method: 'POST',
  path: '/v1/decisions',
  words: {
    es: 'Tomar una decisión que debe ser cierta ahora',
    en: 'Take a decision that must be consistent now',
  },
  access: { who: 'self' },
  input: v.object({ fact: v.unknown() }),
  answer: v.object({ id: v.string(), answer: Answer }),
})

export const sayHello = endpoint({
  id: 'devices.hello',
  method: 'POST',
  path: '/v1/devices/hello',
  words: {
    es: 'La tableta dice qué tiene y oye qué falta',
    en: 'The device says what it has and hears what is missing',
  },
  access: { who: 'device' },
  input: Hello,
  answer: Welcome,
})

export const pullFeed = endpoint({
  id: 'feeds.pull',
  method: 'GET',
  path: '/v1/feeds/:book',
  words: { es: 'Recibir lo nuevo de un libro', en: 'Receive what is new in a book' },
  access: { who: 'device' },
  input: v.object({
    book: Uuid,
    epoch: v.optional(Uuid),
    since: v.optional(v.pipe(v.string(), v.regex(/^\d{1,15}$/))),
    /** last entity of a first download that was cut */
    after: v.optional(v.string()),
    limit: v.optional(v.pipe(v.string(), v.regex(/^\d{1,5}$/))),
  }),
  answer: Pulled,
})

export const claimPairing = endpoint({
  id: 'pairings.claim',
  method: 'POST',
  path: '/v1/pairings/claim',
  words: {
    es: 'La tableta presenta su llave con el código de 8 letras',
    en: 'The device presents its key with the 8-letter code',
  },
  access: { who: 'anyone', why: 'a new tablet has no key yet; the code lives 60 minutes and 10 tries' },
  input: v.object({
    code: v.pipe(v.string(), v.regex(/^[A-Z2-9]{8}$/, 'se esperaban 8 letras o cifras')),
    /** SPKI of an ECDSA P-256 key, base64 */
    publicKey: v.pipe(v.string(), v.maxLength(200)),
    label: v.pipe(v.string(), v.maxLength(60)),
  }),
  answer: v.object({ device: Uuid }),
})

/** Six letters made from code and key: shown by the tablet, typed back by the director. `digest` = SHA-256 over SHA-256(code) and the SPKI bytes. */
export function pairingResponse(digest: Uint8Array): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  return Array.from(digest.slice(0, 6), (b) => letters[b % 32]).join('')
}

/** Headers of a signed request, after RFC 9421 (HTTP Message Signatures) with a fixed list of components. */
export const SIGNATURE_HEADERS = ['content-digest', 'signature-input', 'signature'] as const

export type Signing = {
  method: string
  /** path with its query, as sent */
  target: string
  /** SHA-256 of the body, base64; of nothing for an empty one */
  digest: string
  /** Unix seconds of the device's clock: evidence, never a reason to refuse */
  created: number
  nonce: string
  device: string
}

/** The parameters as they stand in `Signature-Input`. */
export function signatureParams(s: Signing): string {
  return `("@method" "@target-uri" "content-digest");created=${s.created};nonce="${s.nonce}";keyid="${s.device}";alg="ecdsa-p256-sha256"`
}

/** The text that is signed. Source: RFC 9421 §2.5. */
export function signatureBase(s: Signing): string {
  return [
    `"@method": ${s.method}`,
    `"@target-uri": ${s.target}`,
    `"content-digest": sha-256=:${s.digest}:`,
    `"@signature-params": ${signatureParams(s)}`,
  ].join('\n')
}

/** The headers to send, given the base64 signature (IEEE P1363 form, 64 bytes). */
export function signatureHeaders(
  s: Signing,
  signature: string,
): Record<(typeof SIGNATURE_HEADERS)[number], string> {
  return {
    'content-digest': `sha-256=:${s.digest}:`,
    'signature-input': `sig=${signatureParams(s)}`,
    signature: `sig=:${signature}:`,
  }
}

const INPUT =
  /^sig=\("@method" "@target-uri" "content-digest"\);created=(\d{1,12});nonce="([\w-]{16,64})";keyid="([0-9a-f-]{36})";alg="ecdsa-p256-sha256"$/

/** Reads the headers back; undefined when they are not ours. */
export function readSignature(
  method: string,
  target: string,
  headers: { 'content-digest'?: string; 'signature-input'?: string; signature?: string },
): { signing: Signing; signature: string } | undefined {
  const input = INPUT.exec(headers['signature-input'] ?? '')
  const digest = /^sha-256=:([A-Za-z0-9+/=]{44}):$/.exec(headers['content-digest'] ?? '')
  const signature = /^sig=:([A-Za-z0-9+/=]{86,88}):$/.exec(headers.signature ?? '')
  if (!input || !digest || !signature) return undefined
  return {
    signing: {
      method,
      target,
      digest: digest[1]!,
      created: Number(input[1]),
      nonce: input[2]!,
      device: input[3]!,
    },
    signature: signature[1]!,
  }
}
