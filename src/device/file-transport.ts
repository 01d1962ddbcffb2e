// Pieces of files up, whole thumbnails down: signed as every request of the tablet, and no answer is a reason to forget.
import * as v from 'valibot'
import { type Endpoint, requestOf } from '../kernel/endpoint.ts'
import { Arrival, arrivalOf, pullFile, sendPiece } from '../kernel/files.ts'
import { signedHeaders } from './keys.ts'
import { type Silence, silenceOf } from './transport.ts'

type Signer = { readonly device: string; readonly key: CryptoKey }

/** `no`: the server has read it and will not have it; `why` is its word. */
export type Sent<A> =
  | { readonly heard: true; readonly answer: A }
  | { readonly heard: false; readonly why: Silence }
  | { readonly heard: false; readonly why: 'no'; readonly word: string }

const REFUSED = v.object({ refusal: v.object({ code: v.string() }) })

export type FileTransport = ReturnType<typeof makeFileTransport>

/** `timeoutMs` counts for one piece: 32 kB on 23 kbit/s are eleven seconds. */
export function makeFileTransport(signer: Signer, now: () => number, timeoutMs = 90_000) {
  async function exchange(
    endpoint: Endpoint,
    input: Record<string, unknown>,
    body = new Uint8Array(),
  ): Promise<Response | Silence> {
    const { path } = requestOf(endpoint, input)
    const sends = endpoint.method !== 'GET'
    try {
      return await fetch(path, {
        method: endpoint.method,
        headers: {
          ...(sends && { 'content-type': 'application/octet-stream' }),
          ...(await signedHeaders(signer, { method: endpoint.method, target: path, body, now: now() })),
        },
        ...(sends && { body }),
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
    } catch {
      return 'offline'
    }
  }

  async function arrival(response: Response | Silence): Promise<Sent<Arrival>> {
    if (typeof response === 'string') return { heard: false, why: response }
    const told: unknown = await response.json().catch(() => undefined)
    if (response.status === 200) {
      const parsed = v.safeParse(Arrival, told)
      return parsed.success ? { heard: true, answer: parsed.output } : { heard: false, why: 'portal' }
    }
    const refused = v.safeParse(REFUSED, told)
    if ((response.status === 422 || response.status === 413) && refused.success)
      return { heard: false, why: 'no', word: refused.output.refusal.code }
    return { heard: false, why: silenceOf(response.status) }
  }

  return {
    send: async (sha256: string, offset: number, bytes: number, piece: Uint8Array<ArrayBuffer>) =>
      arrival(await exchange(sendPiece as Endpoint, { sha256, offset, bytes }, piece)),
    arrival: async (sha256: string) => arrival(await exchange(arrivalOf as Endpoint, { sha256 })),
    /** At most `most` bytes. A 404 is `no`: nothing of that name is shown to this tablet now. */
    async pull(sha256: string, most: number): Promise<Sent<Uint8Array<ArrayBuffer>>> {
      const response = await exchange(pullFile as Endpoint, { sha256 })
      if (typeof response === 'string') return { heard: false, why: response }
      if (response.status === 404) return { heard: false, why: 'no', word: 'unknown-file' }
      if (response.status !== 200) return { heard: false, why: silenceOf(response.status) }
      const bytes = await response.arrayBuffer().catch(() => undefined)
      if (!bytes || bytes.byteLength > most) return { heard: false, why: 'portal' }
      return { heard: true, answer: new Uint8Array(bytes) }
    },
  }
}
