// Seals what the tablet keeps: one data key, never stored but wrapped by the unlock phrase or by the tablet's own screen lock.
import { canonical } from '../kernel/canonical.ts'

/** AES-256-GCM: 12 random bytes, and the ciphertext with its 16-byte tag. */
export type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly ct: Uint8Array<ArrayBuffer> }

export type PhraseWrap = Sealed & {
  readonly by: 'phrase'
  readonly salt: Uint8Array<ArrayBuffer>
  readonly iterations: number
}
export type PasskeyWrap = Sealed & {
  readonly by: 'passkey'
  readonly salt: Uint8Array<ArrayBuffer>
  readonly credential: Uint8Array<ArrayBuffer>
}
export type Wrap = PhraseWrap | PasskeyWrap

/** Source: OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA256. */
export const PHRASE_ITERATIONS = 600_000
/** Five words of 1,024 or more are at least 50 bits, and each guess costs 600,000 rounds. */
const PHRASE_WORDS = 5

const text = new TextEncoder()
const decoder = new TextDecoder()

export const randomBytes = (n: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(n))

export const bytesOf = (s: string): Uint8Array<ArrayBuffer> => text.encode(s)
export const textOf = (b: Uint8Array): string => decoder.decode(b)

export const base64Of = (b: Uint8Array): string => {
  let s = ''
  for (let i = 0; i < b.length; i += 0x8000) s += String.fromCharCode(...b.subarray(i, i + 0x8000))
  return btoa(s)
}
export const fromBase64 = (s: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(s), (c) => c.charCodeAt(0))

export async function sha256(b: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', b))
}

const hexOf = (b: Uint8Array): string => Array.from(b, (x) => x.toString(16).padStart(2, '0')).join('')

/** The hash that links a device's facts: SHA-256 of the canonical text, in hex. */
export async function hashOfText(canonicalText: string): Promise<string> {
  return hexOf(await sha256(bytesOf(canonicalText)))
}

/** Lower case, without marks, single spaces: what a phrase is however it was typed. */
export function plainPhrase(typed: string): string {
  return typed
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
}

/** Words drawn evenly from the list, all different. */
export function drawPhrase(words: readonly string[], count = PHRASE_WORDS): string {
  const chosen = new Set<string>()
  const limit = 0x1_0000_0000 - (0x1_0000_0000 % words.length)
  while (chosen.size < count) {
    const [n] = crypto.getRandomValues(new Uint32Array(1))
    // a remainder of the last incomplete round would favor the first words
    if (n! < limit) chosen.add(words[n! % words.length]!)
  }
  return [...chosen].join(' ')
}

/** Whether a typed phrase is one that could have been drawn: at least five different words of the list. */
export function isDrawnPhrase(typed: string, words: readonly string[]): boolean {
  const known = new Set(words)
  const parts = plainPhrase(typed).split(' ')
  return parts.every((w) => known.has(w)) && new Set(parts).size >= PHRASE_WORDS
}

async function phraseKey(phrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const base = await crypto.subtle.importKey('raw', bytesOf(plainPhrase(phrase)), 'PBKDF2', false, [
    'deriveKey',
  ])
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  )
}

/** `secret`: the 32 bytes a passkey's PRF gives for the wrap's salt. */
async function passkeyKey(secret: Uint8Array<ArrayBuffer>, salt: Uint8Array<ArrayBuffer>) {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: bytesOf('nido wrap') },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  )
}

const wrapAad = (device: string) => bytesOf(`nido-wrap:${device}`)

/**
 * A key that may still leave memory: it exists between its making and `settled`, so that its wraps can be made.
 * What is wrapped is the key itself: its bytes never stand in a variable of the page.
 */
export async function newDataKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
}

async function wrapWith(kek: CryptoKey, key: CryptoKey, device: string): Promise<Sealed> {
  const iv = randomBytes(12)
  const ct = await crypto.subtle.wrapKey('raw', key, kek, {
    name: 'AES-GCM',
    iv,
    additionalData: wrapAad(device),
  })
  return { iv, ct: new Uint8Array(ct) }
}

export async function wrapByPhrase(key: CryptoKey, device: string, phrase: string): Promise<PhraseWrap> {
  const salt = randomBytes(16)
  const kek = await phraseKey(phrase, salt, PHRASE_ITERATIONS)
  return { by: 'phrase', salt, iterations: PHRASE_ITERATIONS, ...(await wrapWith(kek, key, device)) }
}

export async function wrapByPasskey(
  key: CryptoKey,
  device: string,
  passkey: {
    credential: Uint8Array<ArrayBuffer>
    salt: Uint8Array<ArrayBuffer>
    secret: Uint8Array<ArrayBuffer>
  },
): Promise<PasskeyWrap> {
  const kek = await passkeyKey(passkey.secret, passkey.salt)
  const { credential, salt } = passkey
  return { by: 'passkey', salt, credential, ...(await wrapWith(kek, key, device)) }
}

async function unwrapWith(kek: CryptoKey, wrap: Wrap, device: string, extractable: boolean) {
  try {
    return await crypto.subtle.unwrapKey(
      'raw',
      wrap.ct,
      kek,
      { name: 'AES-GCM', iv: wrap.iv, additionalData: wrapAad(device) },
      { name: 'AES-GCM' },
      extractable,
      ['encrypt', 'decrypt'],
    )
  } catch {
    // the tag does not fit: another phrase, another device, or a changed byte
    return undefined
  }
}

/**
 * The data key, or undefined when the phrase is not the one. It cannot be exported, unless `extractable` is asked for
 * to make a second wrap: such a key must be dropped at once.
 */
export async function openByPhrase(wrap: PhraseWrap, device: string, phrase: string, extractable = false) {
  return unwrapWith(await phraseKey(phrase, wrap.salt, wrap.iterations), wrap, device, extractable)
}

export async function openByPasskey(wrap: PasskeyWrap, device: string, secret: Uint8Array<ArrayBuffer>) {
  return unwrapWith(await passkeyKey(secret, wrap.salt), wrap, device, false)
}

/** `place` is bound to the ciphertext: a record moved to another place, or to another device, does not open. */
export async function seal(key: CryptoKey, place: string, content: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = randomBytes(12)
  const ct = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: bytesOf(place) },
    key,
    content,
  )
  return { iv, ct: new Uint8Array(ct) }
}

/** Undefined when the record was changed, moved, or sealed under another key. */
export async function unseal(
  key: CryptoKey,
  place: string,
  sealed: Sealed,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const aad = bytesOf(place)
    return new Uint8Array(
      await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: aad }, key, sealed.ct),
    )
  } catch {
    return undefined
  }
}

export const sealJson = (key: CryptoKey, place: string, value: unknown): Promise<Sealed> =>
  seal(key, place, bytesOf(canonical(value)))

export async function unsealJson(key: CryptoKey, place: string, sealed: Sealed): Promise<unknown> {
  const content = await unseal(key, place, sealed)
  return content && JSON.parse(textOf(content))
}
