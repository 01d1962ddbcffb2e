// What a tablet carries of an open case: what is done with the child in the room, and that somebody looks after the doubt.
import type { Need, Strategy } from '../contract/steps.ts'

/**
 * d: the fact that noted the doubt, c: child, r: room, o: opened on, p: the plan's strategies for the room, g: goals, a: adjustments, n: needs, v: day of its
 * review, l: the last day something of it was done. Nothing of the talk, the referral or the answer.
 */
export type CarriedCase = {
  readonly d: string
  readonly c: string
  readonly r: string | null
  readonly o: string
  readonly p?: readonly Pick<Strategy, 'id' | 'words'>[]
  readonly g?: readonly string[]
  readonly a?: readonly string[]
  readonly n?: readonly Need[]
  readonly v?: string
  readonly l?: string
  /** strategies done on that last day, here on the tablet too */
  readonly t?: readonly string[]
}
