// Identifiers: UUIDv7 made where a thing is said, and derived ids for what must be the same wherever it is made.
import * as v from 'valibot'

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'))

export const Uuid = v.pipe(
  v.string(),
  v.regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
    'se esperaba un UUID en minúsculas',
  ),
)
export const Uuid7 = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'se esperaba un UUIDv7'),
)

/** The book of the national office: the one book that is known before anything is said. */
export const NATION = '00000000-0000-4000-8000-000000000001'

/** Lower-case text of 16 bytes. */
export function uuidText(b: Uint8Array): string {
  const h = (i: number) => HEX[b[i]!]!
  return `${h(0)}${h(1)}${h(2)}${h(3)}-${h(4)}${h(5)}-${h(6)}${h(7)}-${h(8)}${h(9)}-${h(10)}${h(11)}${h(12)}${h(13)}${h(14)}${h(15)}`
}

/** UUIDv7 (RFC 9562) from a time in Unix milliseconds and at least 10 random bytes. */
export function uuid7(ms: number, random: Uint8Array): string {
  const b = new Uint8Array(16)
  let t = Math.max(0, Math.floor(ms))
  for (let i = 5; i >= 0; i--) {
    b[i] = t % 256
    t = Math.floor(t / 256)
  }
  for (let i = 0; i < 10; i++) b[6 + i] = random[i]!
  b[6] = (b[6]! & 0x0f) | 0x70
  b[8] = (b[8]! & 0x3f) | 0x80
  return uuidText(b)
}

const SLIP_MS = 1_000

/**
 * Makes UUIDv7 that rise in the order in which they are made, within a millisecond too and when the clock stands or slips back
 * (RFC 9562 §6.2, a counter in rand_a): two facts said with one tap are folded in the order in which they were said. A clock
 * that was set right by more than a second begins anew: a wrong year must not stay in the ids.
 */
export function risingUuid7(): (ms: number, random: Uint8Array) => string {
  let last = 0
  let nth = 0
  return (ms, random) => {
    const now = Math.max(0, Math.floor(ms))
    if (now > last || now < last - SLIP_MS) {
      last = now
      nth = 0
    } else if (++nth > 0xfff) {
      last++
      nth = 0
    }
    const bytes = random.slice(0, 10)
    bytes[0] = nth >> 8
    bytes[1] = nth & 0xff
    return uuid7(last, bytes)
  }
}

/** The Unix milliseconds a UUIDv7 carries. Identity only: never an order of events. */
export function timeOf(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}

/** UUIDv8 from the first 16 bytes of a digest: the same input gives the same id everywhere. */
export function uuidOfDigest(digest: Uint8Array): string {
  const b = digest.slice(0, 16)
  b[6] = (b[6]! & 0x0f) | 0x80
  b[8] = (b[8]! & 0x3f) | 0x80
  return uuidText(b)
}

/** A UUIDv7 whose random part is a digest: letters and imports get the same id each time they are made. */
export function uuid7OfDigest(ms: number, digest: Uint8Array): string {
  return uuid7(ms, digest)
}
