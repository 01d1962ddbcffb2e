// One signed question to the server: an answer of the expected form, or why there is none. Nothing here forgets anything.
import * as v from 'valibot'
import { type Endpoint, requestOf } from '../kernel/endpoint.ts'
import { signedHeaders } from './keys.ts'
import { bytesOf } from './seal.ts'

type Signer = { readonly device: string; readonly key: CryptoKey }

/**
 * `offline` nobody answered · `portal` somebody else did · `busy` 5xx, 429 · `renew` 401 · `refused` 403 · `large` 413 ·
 * `unreadable` 400, 422 · `old` 426, the app is too old to pull · `odd` any other status.
 */
export type Silence =
  | 'offline'
  | 'portal'
  | 'busy'
  | 'renew'
  | 'refused'
  | 'large'
  | 'unreadable'
  | 'old'
  | 'odd'

export type Heard<A> =
  | {
      readonly heard: true
      readonly answer: A
      readonly sentMono: number
      readonly gotMono: number
      readonly bytes: number
    }
  | { readonly heard: false; readonly why: Silence }

/** Whether trying the very same request again may help. */
export const isPassing = (why: Silence): boolean => why === 'offline' || why === 'portal' || why === 'busy'

export function silenceOf(status: number): Silence {
  if (status >= 500 || status === 429 || status === 408) return 'busy'
  switch (status) {
    case 401:
      return 'renew'
    case 403:
      return 'refused'
    case 413:
      return 'large'
    case 400:
    case 422:
      return 'unreadable'
    case 426:
      return 'old'
    default:
      return 'odd'
  }
}

async function gzip(body: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}

export type Ask = {
  <I, A>(endpoint: Endpoint<I, A>, input: I & Record<string, unknown>): Promise<Heard<A>>
  /** `text` is the JSON of the body, made elsewhere */
  raw<I, A>(endpoint: Endpoint<I, A>, text: string): Promise<Heard<A>>
}

/** Smaller bodies are sent as they are: packing would not make them smaller. */
const WORTH_PACKING = 1024

/**
 * `signer` is absent before pairing. `timeoutMs` counts for the whole exchange: on 23 kbit/s a full batch takes half a
 * minute.
 */
export function makeAsk(signer: Signer | undefined, now: () => number, timeoutMs = 90_000): Ask {
  async function exchange<A>(
    endpoint: Endpoint<never, A>,
    target: string,
    text: string | undefined,
  ): Promise<Heard<A>> {
    const plain = text === undefined ? new Uint8Array() : bytesOf(text)
    const packs = plain.length > WORTH_PACKING
    const body = packs ? await gzip(plain) : plain
    const headers: Record<string, string> = {
      accept: 'application/json',
      ...(text !== undefined && { 'content-type': 'application/json' }),
      ...(packs && { 'content-encoding': 'gzip' }),
      ...(signer && (await signedHeaders(signer, { method: endpoint.method, target, body, now: now() }))),
    }
    const sentMono = performance.now()
    let status: number
    let said: string
    try {
      const response = await fetch(target, {
        method: endpoint.method,
        headers,
        ...(text !== undefined && { body }),
        cache: 'no-store',
        credentials: 'omit',
        // a portal that sends us elsewhere has not answered
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      status = response.status
      said = await response.text()
    } catch {
      return { heard: false, why: 'offline' }
    }
    const gotMono = performance.now()
    if (status !== 200) return { heard: false, why: silenceOf(status) }
    const parsed = v.safeParse(endpoint.answer, jsonOf(said))
    if (!parsed.success) return { heard: false, why: 'portal' }
    return { heard: true, answer: parsed.output, sentMono, gotMono, bytes: body.length }
  }

  const ask = <I, A>(endpoint: Endpoint<I, A>, input: I & Record<string, unknown>): Promise<Heard<A>> => {
    const { path, body } = requestOf(endpoint as Endpoint, input)
    return exchange(endpoint as unknown as Endpoint<never, A>, path, body)
  }
  ask.raw = <I, A>(endpoint: Endpoint<I, A>, text: string): Promise<Heard<A>> =>
    exchange(endpoint as unknown as Endpoint<never, A>, endpoint.path, text)
  return ask
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
