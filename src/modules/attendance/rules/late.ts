// After closing: whose turn it is to be called and when, as dated data; a child is never sent out, and the last step is the authority.

import type { LateStep } from '../contract/door.ts'
import type { Mark } from '../contract.ts'
import type { Norms } from './exclusion.ts'

const STEPS: readonly { readonly step: LateStep; readonly norm: string }[] = [
  { step: 'family', norm: 'late.family' },
  { step: 'director', norm: 'late.director' },
  { step: 'authority', norm: 'late.authority' },
]

export type LateNow = {
  /** whole minutes after closing */
  readonly minutes: number
  readonly steps: readonly {
    readonly step: LateStep
    /** minutes after closing at which it is due */
    readonly after: number
    readonly due: boolean
    readonly calls: readonly Mark[]
    readonly answered: boolean
  }[]
}

/**
 * Where a late pick-up stands; undefined before closing. `now` and `closedAt` in Unix ms. Source: ceci.md §2.6, from memory
 * and unconfirmed: after closing staff keep the child, call, then the authority; the minutes are a proposal of Nido.
 */
export function lateNow(
  marks: readonly Mark[],
  closedAt: number,
  now: number,
  norms: Norms,
): LateNow | undefined {
  const minutes = Math.floor((now - closedAt) / 60_000)
  if (minutes < 0) return undefined
  return {
    minutes,
    steps: STEPS.map(({ step, norm }) => {
      const after = norms(norm)
      const calls = marks.filter((m) => m.kind === 'late-call' && m.step === step)
      return { step, after, due: minutes >= after, calls, answered: calls.some((c) => c.answered === true) }
    }),
  }
}
