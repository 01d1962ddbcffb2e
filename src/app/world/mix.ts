// Counter-based chance: every draw is a hash of what it is for, so any part of the world can be made alone, in any order.
import { uuid7OfDigest, uuidOfDigest } from '../../kernel/ids.ts'

/** Two 32-bit integer mixes a key part; only integer operations, so that every machine and engine agrees to the bit. */
function mix(x: number): number {
  let y = Math.imul(x ^ (x >>> 16), 0x7feb352d)
  y = Math.imul(y ^ (y >>> 15), 0x846ca68b)
  return (y ^ (y >>> 16)) | 0
}

/** h(stream, entity, tick, seed): 32 bits without sign. A new stream never shifts the draws of another. */
export function draw(stream: number, entity: number, tick: number, seed: number): number {
  let x = mix(seed ^ Math.imul(stream, 0x9e3779b1))
  x = mix(x ^ Math.imul(entity, 0x85ebca6b))
  return mix(x ^ Math.imul(tick, 0xc2b2ae35)) >>> 0
}

/** A whole number from 0 to n - 1 of a draw; n up to 2^20. */
export const below = (n: number, bits: number): number => Math.floor((bits * n) / 4294967296)

/** True in `perTenThousand` of 10,000 draws. */
export const chance = (perTenThousand: number, bits: number): boolean => below(10_000, bits) < perTenThousand

/** A standard normal deviate in thousandths, from eight bytes of two draws: a sum of integers, never a logarithm. */
export function normalMilli(stream: number, entity: number, tick: number, seed: number): number {
  const a = draw(stream, entity, tick, seed)
  const b = draw(stream, entity, tick, mix(seed ^ 0x5bd1e995))
  const sum =
    (a & 255) +
    ((a >>> 8) & 255) +
    ((a >>> 16) & 255) +
    (a >>> 24) +
    (b & 255) +
    ((b >>> 8) & 255) +
    ((b >>> 16) & 255) +
    (b >>> 24)
  // Eight bytes add up to 1020 on average, with a standard deviation of 209.
  return Math.trunc(((sum - 1020) * 1000) / 209)
}

/** Mixes numbers into one seed. */
export const seedOf = (...parts: readonly number[]): number =>
  parts.reduce((s, p) => mix(s ^ Math.imul(p, 0x27d4eb2f)), 0x165667b1)

/** Four independent chains: two things share an identifier only if all of them collide. */
function bytesOf(stream: number, entity: number, tick: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 4; i++) {
    const word = draw(stream, entity, tick, mix(seed + Math.imul(i + 1, 0x61c88647)))
    bytes[4 * i] = word & 255
    bytes[4 * i + 1] = (word >>> 8) & 255
    bytes[4 * i + 2] = (word >>> 16) & 255
    bytes[4 * i + 3] = word >>> 24
  }
  return bytes
}

/** The identifier of a child, person, room or center of the world. */
export const entityId = (stream: number, entity: number, seed: number): string =>
  uuidOfDigest(bytesOf(stream, entity, 0, seed))

/** The identifier of a fact said at `ms`: the same each time it is made, so that loading twice gives duplicates. */
export const factId = (ms: number, stream: number, entity: number, tick: number, seed: number): string =>
  uuid7OfDigest(ms, bytesOf(stream, entity, tick, seed))
