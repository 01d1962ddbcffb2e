// What the panels and marks of the door read: the day, the children's adults, the rule that judges them, and the clock of the center.
import { createContext, use } from 'react'
import type { Rows } from '../../../device/carried.ts'
import type { Tell } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { CarriedAdult, CarriedCircle } from '../../guardians/contract/carried.ts'
import type { CarriedDay, CarriedPlan, CarriedVisit } from '../carry.ts'
import type { PickUpSaid, PickUpWhy, Verified } from '../contract/door.ts'
import type { Norms } from '../rules/exclusion.ts'

/** Digits typed by whoever came: right, or how many tries are left. */
export type Digits =
  | { readonly right: true; readonly code?: string; readonly adult?: string }
  | {
      readonly right: false
      readonly why: 'wrong' | 'locked' | 'none'
      readonly left?: number
      readonly until?: number
    }

export type Judged = { readonly verdict: PickUpSaid; readonly why?: readonly PickUpWhy[] }

export type DoorAt = {
  readonly room: string
  readonly today: Day
  /** Unix ms */
  readonly now: number
  readonly timeZone: string
  /** instant at which the center closes today */
  readonly closesAt: string
  /** instant until which an absence is told in time; absent where the opening hour is not known */
  readonly cutOff: string | undefined
  readonly center: string
  readonly rooms: readonly { readonly id: string; readonly name: string }[]
  /** days the center opens or closes against the usual week */
  readonly calendar: Rows<{ readonly day: string; readonly open: boolean }>
  /** of the whole center, by child */
  readonly roster: Rows<CarriedChild>
  readonly plans: Rows<CarriedPlan>
  /** by `child|day` */
  readonly days: Rows<CarriedDay>
  readonly visits: Rows<CarriedVisit>
  /** by child */
  readonly circles: Rows<CarriedCircle>
  readonly adults: Rows<CarriedAdult>
  /** address of an adult's photo, where it has come */
  readonly photoOf: (adult: string) => string | undefined
  readonly norms: Norms
  readonly tell: Tell
  /** who acts may decide a stopped pick-up, with their PIN confirmed */
  readonly decides: boolean
  readonly onWho: () => void
  readonly book: string
  /** a fact that only this tablet knows as yet */
  readonly isUnsent: (fact: string) => boolean
  /** what the adult typed, checked on the tablet */
  readonly pin: (adult: string, digits: string) => Promise<Digits>
  readonly code: (child: string, digits: string) => Promise<Digits>
  readonly hasPin: (adult: string) => boolean
  readonly hasCode: (child: string) => boolean
  /** the rule of guardians over what is carried of the child */
  readonly judge: (
    child: string,
    person: { readonly adult: string } | { readonly says: string },
    shown: { readonly how: Verified; readonly code?: string; readonly failed?: 'pin' | 'code' },
  ) => Judged
}

/** `at` answers once `ready` is: the rules come after the first screen, and whoever reads them waits in its own frame. */
export type Door = { readonly ready: Promise<unknown>; readonly at: () => DoorAt }
export const DoorContext = createContext<Door | undefined>(undefined)

/** Throws (a fault) outside the tablet's screens; suspends until the rules have come. */
export function useDoor(): DoorAt {
  const door = use(DoorContext)
  if (!door) throw new Error('the door is not here')
  use(door.ready)
  return door.at()
}
