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

/** Whose PINs there are: the staff's name who acts, an adult's who picks a child up. */
export type PinTable = 'staff_pin' | 'adult_pin'

/** As the feed brings it under `staff_pin:<person>` or `adult_pin:<adult>`: PBKDF2-SHA256, base64. */
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

type Code = { readonly child: string; readonly adult: string; readonly day: string }
/** Which of the codes that are carried for a child and a day these digits are. */
export type CodeVerdict =
  | { readonly right: true; readonly id: string; readonly adult: string }
  | Exclude<PinVerdict, { readonly right: true }>

/** `now`: the server's clock as well as the tablet knows it, ms: setting the tablet's own forward opens nothing. */
export function makePins(carried: Carried, kept: KeptBox, now: () => number) {
  let turn: Promise<unknown> = Promise.resolve()

  /** Which of these verifiers the digits fit, counted from 0; wrong tries count under `name`. */
  async function fitting(
    name: string,
    digits: string,
    known: readonly unknown[],
  ): Promise<{ at: number } | Exclude<PinVerdict, { right: true }>> {
    const verifiers = known.map((k) => v.safeParse(Verifier, k))
    if (!verifiers.some((k) => k.success)) return { right: false, why: 'none' }
    const before = kept.get().lockOuts[name]
    if (before && now() < before.until) return { right: false, why: 'locked', until: before.until }
    const { [name]: _, ...others } = kept.get().lockOuts
    for (const [at, k] of verifiers.entries()) {
      if (!k.success || !(await matches(digits, k.output))) continue
      if (before) await kept.change({ lockOuts: others })
      return { at }
    }
    const after = afterWrong(before, now())
    // remembered before it is answered: pulling the plug gives no more tries
    await kept.change({ lockOuts: { ...others, [name]: after } })
    return after.until > 0
      ? { right: false, why: 'locked', until: after.until }
      : { right: false, why: 'wrong', left: WRONG_PINS - after.wrong }
  }

  /** One try at a time, however fast they are tapped. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work)
    turn = next.catch(() => {})
    return next
  }

  const check = (table: PinTable, person: string, pin: string): Promise<PinVerdict> =>
    inTurn(async () => {
      const fits = await fitting(person, pin, [carried.look(table, person)])
      return 'at' in fits ? { right: true } : fits
    })

  return {
    check: (person: string, pin: string) => check('staff_pin', person, pin),
    has: (person: string): boolean => v.is(Verifier, carried.look('staff_pin', person)),

    /** The PIN an adult chose at the desk; `none`: they have none. */
    checkAdult: (adult: string, pin: string) => check('adult_pin', adult, pin),
    adultHas: (adult: string): boolean => v.is(Verifier, carried.look('adult_pin', adult)),

    /** A one-day code among those made for a child; of another day too, so that the answer can say so. */
    findCode: (child: string, digits: string): Promise<CodeVerdict> =>
      inTurn(async () => {
        const codes = [...carried.all<Code>('pickup_code').entries()].filter(([, c]) => c.child === child)
        const fits = await fitting(
          `code ${child}`,
          digits,
          codes.map(([id]) => carried.look('code_verifier', id)),
        )
        if (!('at' in fits)) return fits
        const [id, { adult }] = codes[fits.at]!
        return { right: true, id, adult }
      }),
    hasCode: (child: string): boolean =>
      [...carried.all<Code>('pickup_code').values()].some((c) => c.child === child),

    lockedUntil(person: string): number | undefined {
      const until = kept.get().lockOuts[person]?.until ?? 0
      return now() < until ? until : undefined
    },
  }
}
export type Pins = ReturnType<typeof makePins>
