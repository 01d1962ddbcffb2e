// The tablet's own screen lock as a second way to unlock: a passkey whose PRF gives the same 32 bytes only to its owner.
import { bytesOf, type PasskeyWrap, randomBytes } from './seal.ts'

type Secret = Uint8Array<ArrayBuffer>
type PrfResults = {
  readonly prf?: { readonly enabled?: boolean; readonly results?: { readonly first?: BufferSource } }
}

function firstOf(credential: Credential | null): Secret | undefined {
  const results = (credential as PublicKeyCredential | null)?.getClientExtensionResults() as
    | PrfResults
    | undefined
  const first = results?.prf?.results?.first
  if (!first) return undefined
  const bytes = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first)
  return new Uint8Array(bytes)
}

/** Whether this tablet could have one at all; a browser may still refuse PRF when asked. */
export async function canHavePasskey(): Promise<boolean> {
  if (typeof PublicKeyCredential === 'undefined') return false
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false)
}

async function evaluate(credential: Secret, salt: Secret): Promise<Secret | undefined> {
  const got = await navigator.credentials.get({
    publicKey: {
      challenge: randomBytes(32),
      allowCredentials: [{ type: 'public-key', id: credential, transports: ['internal'] }],
      userVerification: 'required',
      extensions: { prf: { eval: { first: salt } } },
    },
  })
  return firstOf(got)
}

/**
 * Makes a passkey bound to this tablet. Undefined when the person or the platform says no. `name` is what the system
 * shows beside it.
 */
export async function newPasskey(
  device: string,
  name: string,
): Promise<{ credential: Secret; salt: Secret; secret: Secret } | undefined> {
  const salt = randomBytes(32)
  try {
    const made = (await navigator.credentials.create({
      publicKey: {
        challenge: randomBytes(32),
        rp: { name: 'Nido' },
        user: { id: bytesOf(device), name, displayName: name },
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: {
          authenticatorAttachment: 'platform',
          userVerification: 'required',
          residentKey: 'discouraged',
        },
        extensions: { prf: { eval: { first: salt } } },
      },
    })) as PublicKeyCredential | null
    if (!made) return undefined
    const credential = new Uint8Array(made.rawId)
    // some platforms give the bytes only when the passkey is used, not when it is made
    const secret = firstOf(made) ?? (await evaluate(credential, salt))
    return secret && { credential, salt, secret }
  } catch {
    return undefined
  }
}

/** The bytes that open the wrap; undefined when the person did not confirm or the passkey is gone. */
export async function passkeySecret(wrap: PasskeyWrap): Promise<Secret | undefined> {
  return evaluate(wrap.credential, wrap.salt).catch(() => undefined)
}
