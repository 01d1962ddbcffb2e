// Who acts on an unlocked tablet: a face and six digits. A PIN names a person; it protects no key.
import * as v from 'valibot'
import type { Carried } from './carried.ts'
import type { KeptBox, LockOut } from './kept.ts'
import { bytesOf, fromBase64 } from './seal.ts'

export const WRONG_PINS = 5
const FIRST_LOCK_MS = 5 * 60_000
/** Doubling ends here: a working day. */
const LONGEST_LOCK_MS = 12 * 3_600_000
/** Without a touch for this long the next grave act asks for the PIN again. */
export const IDLE_MS = 2 * 60_000

/** As the feed brings it under `staff_pin:<person>`: PBKDF2-SHA256, base64. */
const Verifier = v.object({ salt: v.string(), iterations: v.number(), hash: v.string() })

export type PinVerdict =
  | { readonly right: true }
  | { readonly right: false; readonly why: 'wrong'; readonly left: number }
  /** `until` in ms of the clock given */
  | { readonly right: false; readonly why: 'locked'; readonly until: number }
  | { readonly right: false; readonly why: 'none' }

async function matches(pin: string, verifier: v.InferOutput<typeof Verifier>): Promise<boolean> {
  const base = await crypto.subtle.importKey('raw', bytesOf(pin), 'PBKDF2', false, ['deriveBits'])
  const expected = fromBase64(verifier.hash)
  const { iterations } = verifier
  const salt = fromBase64(verifier.salt)
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    expected.length * 8,
  )
  return new Uint8Array(bits).every((b, i) => b === expected[i])
}

/** What a wrong try leads to. Pure. */
export function afterWrong(before: LockOut | undefined, now: number): LockOut {
  const wrong = (before?.wrong ?? 0) + 1
  const level = before?.level ?? 0
  if (wrong < WRONG_PINS) return { wrong, level, from: now, until: 0 }
  return {
    wrong: 0,
    level: level + 1,
    from: now,
    until: now + Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** level),
  }
}

/** `now`: the server's clock as well as the tablet knows it, ms: setting the tablet's own forward opens nothing. */
export function makePins(carried: Carried, kept: KeptBox, now: () => number) {
  let turn: Promise<unknown> = Promise.resolve()

  async function check(person: string, pin: string): Promise<PinVerdict> {
    const verifier = v.safeParse(Verifier, carried.look('staff_pin', person))
    if (!verifier.success) return { right: false, why: 'none' }
    const before = kept.get().lockOuts[person]
    if (before && now() < before.until) return { right: false, why: 'locked', until: before.until }
    const { [person]: _, ...others } = kept.get().lockOuts
    if (await matches(pin, verifier.output)) {
      if (before) await kept.change({ lockOuts: others })
      return { right: true }
    }
    const after = afterWrong(before, now())
    // remembered before it is answered: pulling the plug gives no more tries
    await kept.change({ lockOuts: { ...others, [person]: after } })
    return after.until > 0
      ? { right: false, why: 'locked', until: after.until }
      : { right: false, why: 'wrong', left: WRONG_PINS - after.wrong }
  }

  return {
    /** One try at a time, however fast they are tapped. */
    check(person: string, pin: string): Promise<PinVerdict> {
      const next = turn.then(() => check(person, pin))
      turn = next.catch(() => {})
      return next
    },
    has: (person: string): boolean => v.is(Verifier, carried.look('staff_pin', person)),
    lockedUntil(person: string): number | undefined {
      const until = kept.get().lockOuts[person]?.until ?? 0
      return now() < until ? until : undefined
    },
  }
}
export type Pins = ReturnType<typeof makePins>
