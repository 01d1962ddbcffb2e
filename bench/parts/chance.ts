// Chance of the benches: the same seed gives the same country and the same taps on every machine.
import { uuid7, uuidOfDigest } from '../../src/kernel/ids.ts'

export type Chance = {
  /** a number from 0 up to 1, never 1 */
  readonly next: () => number
  /** a whole number from 0 to n - 1 */
  readonly below: (n: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  readonly shuffled: <T>(from: readonly T[]) => T[]
  readonly bytes: (n: number) => Uint8Array
  readonly id: () => string
  /** a UUIDv7 of that moment */
  readonly factId: (ms: number) => string
}

/** Mulberry32: 32 bits of state, enough for inputs of a bench. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number) => Math.floor(next() * n)
  const bytes = (n: number) => Uint8Array.from({ length: n }, () => below(256))
  return {
    next,
    below,
    bytes,
    pick: (from) => from[below(from.length)]!,
    shuffled: (from) => {
      const list = [...from]
      for (let i = list.length - 1; i > 0; i--) {
        const j = below(i + 1)
        const one = list[i]!
        list[i] = list[j]!
        list[j] = one
      }
      return list
    },
    id: () => uuidOfDigest(bytes(16)),
    factId: (ms) => uuid7(ms, bytes(10)),
  }
}
