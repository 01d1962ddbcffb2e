// The person who acts: named by their face for roll-call, confirmed by their PIN for everything graver, forgotten when idle.
import { IDLE_MS, type Pins, type PinVerdict } from './pins.ts'

/** `confirmed`: the PIN was right and the tablet was touched in the last two minutes. */
export type Acting = { readonly person: string; readonly confirmed: boolean }

/** `mono`: a counter in ms that nobody can set. */
export function makeActing(pins: Pins, mono: () => number) {
  let person: string | undefined
  let touched = 0
  let confirmed = false
  let shown: Acting | undefined
  const listeners = new Set<() => void>()

  function tell(): void {
    const next =
      person === undefined ? undefined : { person, confirmed: confirmed && mono() - touched < IDLE_MS }
    if (next?.person === shown?.person && next?.confirmed === shown?.confirmed) return
    shown = next
    for (const listener of listeners) listener()
  }

  return {
    current: (): Acting | undefined => {
      tell()
      return shown
    },
    /** Enough for roll-call, which must never wait for a PIN. */
    name(who: string): void {
      if (who !== person) confirmed = false
      person = who
      tell()
    },
    async confirm(who: string, pin: string): Promise<PinVerdict> {
      const verdict = await pins.check(who, pin)
      if (verdict.right) {
        person = who
        confirmed = true
        touched = mono()
        tell()
      }
      return verdict
    },
    /** Any touch of the screen. */
    touch(): void {
      if (confirmed && mono() - touched < IDLE_MS) touched = mono()
      else confirmed = false
      tell()
    },
    /** Somebody else takes the tablet; what waits in the outbox stays as it is. */
    leave(): void {
      person = undefined
      confirmed = false
      tell()
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
export type ActingPerson = ReturnType<typeof makeActing>
