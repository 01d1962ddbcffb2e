// Uploads a file from the desk in pieces: goes on where the server has it, however often the line or the server breaks.
import * as v from 'valibot'
import { type Endpoint, requestOf } from '../kernel/endpoint.ts'
import {
  Arrival,
  arrivalAtDesk,
  arrivalFromSide,
  PIECE_BYTES,
  sendPieceAtDesk,
  sendPieceFromSide,
} from '../kernel/files.ts'
import { call, type NoAnswer, SIGNED_OUT } from './call.ts'
import { hashOf } from './shrink-photo.ts'

export type Uploaded = { readonly sha256: string } | { readonly none: NoAnswer }

/** Tries of one piece before the person is told; what arrived stays there for the next try. */
const TRIES = 5

/** A book of the institute's, or the side of the organization one comes in for. */
export type SendTo = string | { readonly party: string }

async function piece(
  to: SendTo,
  sha256: string,
  bytes: Uint8Array<ArrayBuffer>,
  offset: number,
  signal?: AbortSignal,
) {
  const { path } = requestOf((typeof to === 'string' ? sendPieceAtDesk : sendPieceFromSide) as Endpoint, {
    ...(typeof to === 'string' ? { book: to } : to),
    sha256,
    offset,
    bytes: bytes.length,
  })
  const response = await fetch(path, {
    method: 'PUT',
    body: bytes.subarray(offset, offset + PIECE_BYTES) as Uint8Array<ArrayBuffer>,
    headers: { 'content-type': 'application/octet-stream' },
    credentials: 'same-origin',
    signal,
  })
  const told: unknown = await response.json().catch(() => undefined)
  const parsed = v.safeParse(Arrival, told)
  if (response.ok && parsed.success) return { answer: parsed.output }
  const refused = v.safeParse(
    v.object({ refusal: v.object({ code: v.string(), field: v.optional(v.string()) }) }),
    told,
  )
  if (refused.success) {
    if (refused.output.refusal.code === 'sign-in') dispatchEvent(new Event(SIGNED_OUT))
    return { none: { refusal: refused.output.refusal, status: response.status } }
  }
  const fault = v.safeParse(v.object({ fault: v.string() }), told)
  return { none: { fault: fault.success ? fault.output.fault : undefined } }
}

/** `progress`: from 0 to 1. Ends early and quietly when `signal` does. */
export async function sendFile(
  to: SendTo,
  bytes: Uint8Array<ArrayBuffer>,
  progress: (part: number) => void = () => {},
  signal?: AbortSignal,
): Promise<Uploaded> {
  const sha256 = await hashOf(bytes)
  let failed: NoAnswer | undefined
  for (let tries = 0; tries < TRIES; tries++) {
    if (signal?.aborted) return { none: { offline: true } }
    if (tries > 0) await new Promise((done) => setTimeout(done, 300 * 2 ** tries))
    const there = await (typeof to === 'string'
      ? call(arrivalAtDesk, { book: to, sha256 }, signal)
      : call(arrivalFromSide, { ...to, sha256 }, signal))
    if (!('answer' in there)) {
      failed = there
      if ('refusal' in there) break
      continue
    }
    let { answer } = there
    try {
      for (let still = 0; answer.state !== 'kept' && still < 2; ) {
        progress(answer.received / bytes.length)
        const before = answer.received
        const said = await piece(to, sha256, bytes, before, signal)
        if ('none' in said) {
          failed = said.none
          break
        }
        answer = said.answer
        still = answer.received > before ? 0 : still + 1
      }
    } catch {
      failed = { offline: true }
    }
    if (answer.state === 'kept') {
      progress(1)
      return { sha256 }
    }
    if (failed && 'refusal' in failed && failed.status !== 429) break
  }
  return { none: failed ?? { offline: true } }
}

/** The address of a file for an `img` or a link; whoever reads says what for. */
export const fileAddress = (book: string, sha256: string, purpose: string): string =>
  `/v1/books/${book}/blobs/${sha256}?purpose=${encodeURIComponent(purpose)}`
