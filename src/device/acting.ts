// The person who acts: named by their face for roll-call, confirmed by their PIN for everything graver, forgotten when idle.
import { IDLE_MS, type Pins, type PinVerdict } from './pins.ts'

/** `confirmed`: the PIN was right and the tablet was touched in the last two minutes. */
type Acting = { readonly person: string; readonly confirmed: boolean }

/** `mono`: a counter in ms that nobody can set. */
export function makeActing(pins: Pins, mono: () => number) {
  let person: string | undefined
  let confirmedAt: number | undefined
  let current: Acting | undefined
  let told: Acting | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  /** The same object as long as it says the same: it is read while a screen is drawn. */
  function look(): Acting | undefined {
    const confirmed = confirmedAt !== undefined && mono() - confirmedAt < IDLE_MS
    if (person !== current?.person || confirmed !== current?.confirmed) {
      current = person === undefined ? undefined : { person, confirmed }
    }
    return current
  }

  function tell(): void {
    clearTimeout(timer)
    const now = look()
    if (now?.confirmed) timer = setTimeout(tell, Math.max(0, IDLE_MS - (mono() - confirmedAt!)) + 50)
    if (now === told) return
    told = now
    for (const listener of listeners) listener()
  }

  return {
    current: look,
    /** Enough for roll-call, which must never wait for a PIN. */
    name(who: string): void {
      if (who !== person) confirmedAt = undefined
      person = who
      tell()
    },
    async confirm(who: string, pin: string): Promise<PinVerdict> {
      const verdict = await pins.check(who, pin)
      if (verdict.right) {
        person = who
        confirmedAt = mono()
        tell()
      }
      return verdict
    },
    /** Any touch of the screen: keeps a confirmation alive, and never brings one back. */
    touch(): void {
      confirmedAt = look()?.confirmed ? mono() : undefined
      tell()
    },
    /** Somebody else takes the tablet; what waits in the outbox stays as it is. */
    leave(): void {
      person = undefined
      confirmedAt = undefined
      tell()
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
export type ActingPerson = ReturnType<typeof makeActing>
