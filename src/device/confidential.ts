// Sealing to the persons of the protocol: what this browser makes, only the holders of their keys can read; it cannot itself.
import { calculateJwkThumbprint, GeneralEncrypt, generalDecrypt, importJWK } from 'jose'
import { canonical } from '../kernel/canonical.ts'
import { SEALED_BYTES, SEALED_KEYS, SEALED_LENGTH } from '../kernel/sealed.ts'
import {
  base64Of,
  bytesOf,
  fromBase64,
  newDataKey,
  openByPhrase,
  type PhraseWrap,
  seal,
  textOf,
  unseal,
  wrapByPhrase,
} from './seal.ts'

/** A point on P-256, base64url: all of a public key that is not the same in every one. */
export type PublicKey = { readonly x: string; readonly y: string }

const ALG = 'ECDH-ES+A256KW'
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const
const jwkOf = ({ x, y }: PublicKey) => ({ kty: 'EC', crv: 'P-256', x, y })

/** What a content takes before it is padded, bytes; more than `SEALED_BYTES` does not fit. */
export const sizeOf = (content: unknown): number => bytesOf(canonical(content)).length

/** A key whose private half is thrown away at once: what is sealed to it alone is noise. */
async function nobodysKey(): Promise<CryptoKey> {
  return (await crypto.subtle.generateKey(CURVE, false, ['deriveBits'])).publicKey
}

/** Even for any length that fits in 32 bits, near enough for an order nobody can see. */
function shuffled<T>(list: readonly T[]): T[] {
  const drawn = crypto.getRandomValues(new Uint32Array(list.length))
  return list
    .map((x, i) => [drawn[i]!, x] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, x]) => x)
}

/**
 * One record of the one form and size. Throws (a fault) on more keys than there are places, or a content too long: who calls
 * has judged both. Without keys it is a record nobody can ever open.
 */
export async function sealTo(keys: readonly PublicKey[], content: unknown): Promise<string> {
  if (keys.length > SEALED_KEYS) throw new Error(`a record is sealed to ${SEALED_KEYS} keys at the most`)
  const text = bytesOf(canonical(content))
  if (text.length > SEALED_BYTES) throw new Error('the content of a record is too long')
  const padded = new Uint8Array(SEALED_BYTES).fill(0x20)
  padded.set(text)
  const real = await Promise.all(keys.map((k) => importJWK(jwkOf(k), ALG)))
  const rest = await Promise.all(Array.from({ length: SEALED_KEYS - keys.length }, nobodysKey))
  const making = new GeneralEncrypt(padded).setProtectedHeader({ alg: ALG, enc: 'A256GCM' })
  for (const key of shuffled([...real, ...rest])) making.addRecipient(key)
  const sealed = canonical(await making.encrypt())
  padded.fill(0)
  if (sealed.length !== SEALED_LENGTH)
    throw new Error(`a record of ${sealed.length} characters would stand out`)
  return sealed
}

/** Undefined when it was not sealed to this key, or changed since. */
export async function openSealed(key: CryptoKey, sealed: string): Promise<unknown> {
  try {
    const { plaintext } = await generalDecrypt(JSON.parse(sealed), key)
    return JSON.parse(textOf(plaintext)) as unknown
  } catch {
    return undefined
  }
}

/** SHA-256 of the key (RFC 7638), as people compare it aloud: five groups of four. */
export async function fingerprintOf(key: PublicKey): Promise<string> {
  const digest = fromBase64(
    (await calculateJwkThumbprint(jwkOf(key))).replaceAll('-', '+').replaceAll('_', '/'),
  )
  const hex = Array.from(digest.slice(0, 10), (b) => b.toString(16).padStart(2, '0')).join('')
  return hex.match(/.{4}/g)!.join(' ')
}

/** What the server keeps, as text; the public half is there to see which key it is. */
type Wrapped = {
  readonly publicKey: PublicKey
  readonly wrap: PhraseWrap
  readonly key: { readonly iv: string; readonly ct: string }
}

const place = (person: string) => `nido-protocol-key:${person}`

/** A pair for a person of the protocol: the public half to tell, the private one wrapped by their phrase for the server to keep. */
export async function newProtocolKey(
  person: string,
  phrase: string,
): Promise<{ readonly publicKey: PublicKey; readonly wrapped: string }> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const own = await newDataKey()
  const [wrap, key] = [await wrapByPhrase(own, person, phrase), await seal(own, place(person), pkcs8)]
  pkcs8.fill(0)
  const publicKey = { x: x!, y: y! }
  const wrapped = canonical({
    publicKey,
    wrap: { ...wrap, salt: base64Of(wrap.salt), iv: base64Of(wrap.iv), ct: base64Of(wrap.ct) },
    key: { iv: base64Of(key.iv), ct: base64Of(key.ct) },
  })
  return { publicKey, wrapped }
}

/** The public half of a wrapped key. */
export const publicOf = (wrapped: string): PublicKey => (JSON.parse(wrapped) as Wrapped).publicKey

/** The private key, which cannot be exported; undefined when the phrase is not the one or what was kept was changed. */
export async function openProtocolKey(
  person: string,
  wrapped: string,
  phrase: string,
): Promise<CryptoKey | undefined> {
  const { wrap, key } = JSON.parse(wrapped) as Wrapped & { wrap: Record<'salt' | 'iv' | 'ct', string> }
  const bytes = { salt: fromBase64(wrap.salt), iv: fromBase64(wrap.iv), ct: fromBase64(wrap.ct) }
  const own = await openByPhrase({ by: 'phrase', iterations: wrap.iterations, ...bytes }, person, phrase)
  const pkcs8 = own && (await unseal(own, place(person), { iv: fromBase64(key.iv), ct: fromBase64(key.ct) }))
  if (!pkcs8) return undefined
  const opened = await crypto.subtle.importKey('pkcs8', pkcs8, CURVE, false, ['deriveBits'])
  pkcs8.fill(0)
  return opened
}
