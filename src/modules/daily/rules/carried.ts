// What a tablet carries of a child's day in the room, as its screens and rules read it.
import type { DailyEntry } from '../contract.ts'

/** e: all that was said of the day; without it, s: how it was in short (an old day). */
export type CarriedDaily = {
  readonly e?: readonly DailyEntry[]
  readonly s?: {
    readonly meals: number
    readonly bottles: number
    readonly naps: number
    readonly nappies: number
  }
}
