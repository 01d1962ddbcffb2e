// What a search is given from outside: when to stop, and chance that is the same for the same seed.

/** `more` is asked often and answers false when time is up or somebody cancelled; the search then gives its best so far. */
export type Pace = { readonly more: () => boolean; readonly seed: number }

/** A search that nothing stops; its own rounds end it. */
export const unhurried: Pace = { more: () => true, seed: 1 }

/**
 * A search of so much work, whatever the machine does besides: the same answer comes out everywhere. One unit is some hundred looks
 * at a site, or one shake.
 */
export function workOf(units: number, seed = 1): Pace {
  let left = units
  return { more: () => left-- > 0, seed }
}

/** A number from 0 up to 1, never 1 (Mulberry32): the same plan comes out for the same seed on every machine. */
export function drawsOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
