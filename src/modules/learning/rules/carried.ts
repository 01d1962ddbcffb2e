// What a tablet holds of a room's week and of what its children look for, in few bytes.

import type { PlanLine } from '../contract/kinds.ts'
import type { Activity, Topic } from '../contract/programme.ts'
import type { Happened } from '../contract.ts'

/** l: lines, h: what happened, i: intent. */
export type CarriedWeek = {
  readonly l: readonly PlanLine[]
  readonly h: readonly Happened[]
  readonly i?: string
}
/** r: room, d: day, p: topic, c: children, t: words. */
export type CarriedInterest = {
  readonly r: string
  readonly d: string
  readonly p: Topic
  readonly c: readonly string[]
  readonly t?: string
}
/** f: in force from, s: when it was signed, a: its activities. */
export type CarriedBank = {
  readonly f: string
  readonly s: string
  readonly a: readonly Activity[]
}
/** f: in force from, s: when it was signed, c: its contents. */
export type CarriedProgramme = {
  readonly f: string
  readonly s: string
  readonly c: readonly { readonly id: string; readonly title: string }[]
}
