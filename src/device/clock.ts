// The tablet's clock: what it shows, what it counts since it started, and how far it was from the server's at the last contact.

/** A clock moved back by more than this was moved by somebody; less is drift. */
const MOVED_BACK_MS = -2_000
/** A wall clock that ran ahead of the counter by less than this has slept; by more, it was moved. */
const LONGEST_SLEEP_MS = 12 * 3_600_000

/** How far the server was ahead of this clock, and what this clock showed when that was heard. */
export type KeptOffset = { readonly ms: number; readonly wall: number }

type Sample = { readonly server: number; readonly mono: number; readonly wall: number }

/**
 * `wall` is the clock people see (Unix ms), `mono` the counter that nobody can set (ms since this page began). The wall
 * clock orders nothing; it is evidence, told to the server as it stood.
 */
export function makeClock(boot: string, wall: () => number, mono: () => number, kept?: KeptOffset) {
  let sample: Sample | undefined
  let before = kept

  const drift = (s: Sample) => wall() - s.wall - (mono() - s.mono)

  /** Server time in ms as well as can be known here; the wall clock where the server was never heard. */
  function now(): number {
    if (sample) {
      const d = drift(sample)
      if (d < MOVED_BACK_MS || d > LONGEST_SLEEP_MS) return sample.server + (mono() - sample.mono)
      return wall() + (sample.server - sample.wall)
    }
    return wall() + (before?.ms ?? 0)
  }

  return {
    boot,
    wall,
    mono,
    now,
    /** What a fact says of its clock: `ms` to add to its wall time, and how old that knowledge is. */
    off(): { ms: number; ageMs: number } | null {
      if (sample)
        return { ms: Math.round(now() - wall()), ageMs: Math.max(0, Math.round(mono() - sample.mono)) }
      if (!before) return null
      const age = Math.round(wall() - before.wall)
      // set back since then: what was heard tells nothing of the clock as it stands now
      return age < 0 ? null : { ms: Math.round(before.ms), ageMs: age }
    },
    /** The server said `serverMs` somewhere between two readings of the counter: taken at the middle. */
    heard(serverMs: number, sentMono: number, gotMono: number): void {
      const middle = (sentMono + gotMono) / 2
      sample = { server: serverMs, mono: middle, wall: wall() - (mono() - middle) }
      before = { ms: sample.server - sample.wall, wall: sample.wall }
    },
    /** What to remember for the next start. */
    kept: (): KeptOffset | undefined => before,
    /** A start remembers what an earlier one heard. */
    recall(earlier: KeptOffset | undefined): void {
      if (!sample) before = earlier
    },
    /** How far the clock people see is from the server's, ms; 0 until the server was heard. */
    skew: (): number => (sample || before ? wall() - now() : 0),
  }
}
export type Clock = ReturnType<typeof makeClock>

/**
 * How much time has passed, ms, as far as a tablet can tell: a wall clock that is moved neither shortens nor lengthens it;
 * one that slept (the counter stood still, the wall clock went on) is believed. Ask it often. `already` has passed before.
 */
export function makeSpent(wall: () => number, mono: () => number, already = 0): () => number {
  let spent = already
  let last = { wall: wall(), mono: mono() }
  return () => {
    const now = { wall: wall(), mono: mono() }
    const counted = now.mono - last.mono
    const shown = now.wall - last.wall
    const moved = shown - counted < MOVED_BACK_MS || shown - counted > LONGEST_SLEEP_MS
    spent += moved ? counted : Math.max(counted, shown)
    last = now
    return spent
  }
}

/** The clock of this page. */
export const pageClock = (): Clock =>
  makeClock(
    crypto.randomUUID(),
    () => Date.now(),
    () => performance.now(),
  )
