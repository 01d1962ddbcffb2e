// What the marks and panels of the day read: the rows of today, who came and went, and the clock of the center.
import { createContext, use } from 'react'
import type { Rows } from '../../../device/carried.ts'
import type { Tell } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import type { DailyEntry } from '../contract.ts'
import type { CarriedDaily } from '../rules/carried.ts'

export type DailyAt = {
  readonly room: string
  readonly today: Day
  /** Unix ms */
  readonly now: number
  readonly timeZone: string
  /** by `child|day` */
  readonly rows: Rows<CarriedDaily>
  /** instants of arrival and departure; of today where no day is given */
  readonly doorOf: (
    child: string,
    day?: Day,
  ) => { readonly arrived: string | null; readonly left: string | null }
  readonly birthOf: (child: string) => Day | undefined
  readonly tell: Tell
}

export const DailyContext = createContext<DailyAt | undefined>(undefined)

/** Throws (a fault) outside the tablet's screens. */
export function useDaily(): DailyAt {
  const at = use(DailyContext)
  if (!at) throw new Error('the day of the room is not here')
  return at
}

const NOTHING: readonly DailyEntry[] = []
export const entriesOf = (at: DailyAt, child: string, day: Day = at.today): readonly DailyEntry[] =>
  at.rows.get(`${child}|${day}`)?.e ?? NOTHING
