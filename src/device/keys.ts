// The device's signing key: made at enrolment, sealed under the data key, and what it signs each request with.
import { type Signing, signatureBase, signatureHeaders } from '../kernel/wire.ts'
import { base64Of, bytesOf, randomBytes, type Sealed, seal, sha256, unseal } from './seal.ts'

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const place = (device: string) => `nido-signing-key:${device}`

type NewSigningKey = {
  /** SPKI, base64: what the server remembers */
  readonly publicKey: string
  /** exportable until it is sealed: exists only during enrolment */
  readonly privateKey: CryptoKey
}

export async function newSigningKey(): Promise<NewSigningKey> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify'])
  const spki = await crypto.subtle.exportKey('spki', pair.publicKey)
  return { publicKey: base64Of(new Uint8Array(spki)), privateKey: pair.privateKey }
}

export async function sealSigningKey(
  dataKey: CryptoKey,
  device: string,
  signing: CryptoKey,
): Promise<Sealed> {
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', signing))
  const sealed = await seal(dataKey, place(device), pkcs8)
  pkcs8.fill(0)
  return sealed
}

/** Undefined when the record was tampered with. The key it gives cannot be exported. */
export async function openSigningKey(
  dataKey: CryptoKey,
  device: string,
  sealed: Sealed,
): Promise<CryptoKey | undefined> {
  const pkcs8 = await unseal(dataKey, place(device), sealed)
  if (!pkcs8) return undefined
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, CURVE, false, ['sign'])
  pkcs8.fill(0)
  return key
}

/** Headers for one request. `target` is path and query as sent; `body` is what goes over the wire, compressed or not. */
export async function signedHeaders(
  by: { readonly device: string; readonly key: CryptoKey },
  request: {
    readonly method: string
    readonly target: string
    readonly body: Uint8Array<ArrayBuffer>
    readonly now: number
  },
): Promise<Record<string, string>> {
  const signing: Signing = {
    method: request.method,
    target: request.target,
    digest: base64Of(await sha256(request.body)),
    // a clock set before 1970 must not make a header that nobody can read
    created: Math.max(0, Math.floor(request.now / 1000)),
    nonce: base64Of(randomBytes(16)).replace(/[+/=]/g, (c) => (c === '+' ? '-' : c === '/' ? '_' : '')),
    device: by.device,
  }
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    by.key,
    bytesOf(signatureBase(signing)),
  )
  return signatureHeaders(signing, base64Of(new Uint8Array(signature)))
}
