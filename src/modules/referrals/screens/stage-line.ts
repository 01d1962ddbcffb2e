// The line of stages of a case: what was done, what is awaited, what life went past without, and what was not needed; pure.

import type { Awaited } from '../contract/steps.ts'
import type { ReferralCase } from '../contract.ts'

export type Stage = 'doubt' | Exclude<Awaited, 'review'>
export type StageState = 'done' | 'awaited' | 'late' | 'skipped' | 'needless' | 'to-come'
export type StageShown = { readonly stage: Stage; readonly state: StageState; readonly day: string | null }

const LINE: readonly Stage[] = [
  'doubt',
  'talk',
  'referral',
  'appointment',
  'answer',
  'plan',
  'rescreen',
  'close',
]

export function lineOf(
  c: Pick<ReferralCase, 'steps' | 'pending' | 'skipped' | 'closed_on'>,
  today: string,
): StageShown[] {
  const done = new Set<string>(c.steps.map((s) => s.kind))
  const reached = LINE.findLastIndex((stage) => done.has(stage))
  return LINE.map((stage, i): StageShown => {
    const waits = c.pending.find((p) => p.step === stage || (p.step === 'review' && stage === 'plan'))
    const last = c.steps.findLast((s) => s.kind === stage)
    if (stage === 'close') {
      if (c.closed_on) return { stage, state: 'done', day: c.closed_on }
    } else if (last && !(waits && waits.step === stage)) return { stage, state: 'done', day: last.on }
    if (waits) return { stage, state: waits.by < today ? 'late' : 'awaited', day: waits.by }
    if (c.skipped.includes(stage as Awaited)) return { stage, state: 'skipped', day: null }
    return { stage, state: i < reached || c.closed_on ? 'needless' : 'to-come', day: null }
  })
}
