// When a child is to be looked at again, by age, as dated data: once in every list of ages, and screened at the ages that are advised.

import { correctedAgeDays } from '../../../kernel/corrected-age.ts'
import { addDays, addMonths, ageInDays, type Day, daysBetween } from '../../../kernel/days.ts'
import { milestoneAges } from '../tables/milestones.ts'

export type DevelopmentCalendar = {
  readonly id: string
  readonly from: Day
  /** months at which a list begins; the last one ends at `untilMonths` */
  readonly looks: readonly number[]
  readonly untilMonths: number
  /** days a room has for a list from the day it begins, or from the day the child came */
  readonly graceDays: number
  /** months at which a screening is advised for every child, and until how many months later it still counts for that age */
  readonly screenings: readonly { readonly months: number; readonly withinMonths: number }[]
  readonly source: string
  readonly confidence: 'confirmed' | 'unconfirmed'
}

/** Holds from its day on; a norm that changes adds one. */
export const developmentCalendars: readonly DevelopmentCalendar[] = [
  {
    id: 'cdc-2022',
    from: '2022-02-08',
    looks: milestoneAges,
    untilMonths: 72,
    graceDays: 30,
    screenings: [
      { months: 9, withinMonths: 3 },
      { months: 18, withinMonths: 3 },
      { months: 30, withinMonths: 3 },
    ],
    source:
      'CDC 2022 (listas por edad; tamizaje general a los 9, 18 y 30 meses); los 30 días de plazo son propuesta de Nido',
    confidence: 'unconfirmed',
  },
]

export type ToLook = {
  readonly birth: Day
  readonly weeks: number | null
  /** since when the child is here */
  readonly since: Day | null
  readonly looked: readonly Looked[]
}

/** An observation: its day and how many items it answered. */
export type Looked = { readonly day: Day; readonly items: number }

/** So many items since the list began are a look at the child; one item of a room is none. House rule: under half of the shortest list. */
export const ENOUGH_ITEMS = 5

export type DevelopmentDue = {
  /** months at which the list of now began */
  readonly months: number
  readonly from: Day
  readonly by: Day
  readonly state: 'done' | 'due' | 'overdue'
}

/** The day a corrected child was due to be born, or its birth where nothing is corrected that day. */
function startOf(c: Pick<ToLook, 'birth' | 'weeks'>, on: Day): Day {
  const days = ageInDays(c.birth, on)
  const corrected = correctedAgeDays(days, c.weeks ?? undefined)
  return corrected === undefined ? c.birth : addDays(c.birth, days - corrected)
}

/** Undefined below the first list, from the last one's end on, and before the first calendar. */
export function developmentDue(
  c: ToLook,
  today: Day,
  calendars: readonly DevelopmentCalendar[] = developmentCalendars,
): DevelopmentDue | undefined {
  const calendar = calendars.findLast((k) => k.from <= today)
  if (!calendar) return undefined
  const start = startOf(c, today)
  const at = (months: number) => addMonths(start, months)
  if (today >= at(calendar.untilMonths)) return undefined
  const months = calendar.looks.findLast((m) => at(m) <= today)
  if (months === undefined) return undefined
  const begins = at(months)
  const from = c.since !== null && c.since > begins ? c.since : begins
  const by = addDays(from, calendar.graceDays)
  const items = c.looked.reduce((n, l) => (l.day >= begins && l.day <= today ? n + l.items : n), 0)
  const done = items >= ENOUGH_ITEMS
  return { months, from, by, state: done ? 'done' : today > by ? 'overdue' : 'due' }
}

export type ScreeningDue = {
  readonly months: number
  readonly from: Day
  readonly by: Day
  readonly late: boolean
}

/** The screening of now that was not made; undefined where none is advised at this age, or it was made. */
export function screeningDue(
  c: Pick<ToLook, 'birth' | 'weeks'> & { readonly screened: readonly Day[] },
  today: Day,
  calendars: readonly DevelopmentCalendar[] = developmentCalendars,
): ScreeningDue | undefined {
  const calendar = calendars.findLast((k) => k.from <= today)
  const start = startOf(c, today)
  const now = calendar?.screenings.findLast(
    (s) => addMonths(start, s.months) <= today && today < addMonths(start, s.months + 2 * s.withinMonths),
  )
  if (!now) return undefined
  const from = addMonths(start, now.months)
  if (c.screened.some((d) => d >= from && d <= today)) return undefined
  const by = addDays(addMonths(start, now.months + now.withinMonths), -1)
  return { months: now.months, from, by, late: today > by }
}

/** Days past the last one of grace; 0 while there is time. */
export const daysLate = (due: Pick<DevelopmentDue, 'by'>, today: Day): number =>
  Math.max(0, daysBetween(due.by, today))
