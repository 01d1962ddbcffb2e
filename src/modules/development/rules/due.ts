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
  /** days over which a center that begins to observe spreads the children whose list had begun before */
  readonly firstRoundDays: number
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
    firstRoundDays: 60,
    screenings: [
      { months: 9, withinMonths: 3 },
      { months: 18, withinMonths: 3 },
      { months: 30, withinMonths: 3 },
    ],
    source:
      'CDC 2022 (listas por edad; tamizaje general a los 9, 18 y 30 meses); los 30 días de plazo y los 60 de la primera ronda son propuesta de Nido',
    confidence: 'unconfirmed',
  },
]

export type ToLook = {
  readonly child: string
  readonly birth: Day
  readonly weeks: number | null
  /** since when the child is here */
  readonly since: Day | null
  readonly looked: readonly Looked[]
  /** since when the center observes; null: not yet, and nothing is late there */
  readonly began: Day | null
}

/** An observation: its day and how many items it answered. */
export type Looked = { readonly day: Day; readonly items: number }

/** So many items since the list began are a look at the child; one item of a room is none. House rule: under half of the shortest list. */
export const ENOUGH_ITEMS = 5

export type DevelopmentDue = {
  /** months at which the list of now began */
  readonly months: number
  readonly from: Day
  /** null: the center has not begun to observe */
  readonly by: Day | null
  readonly state: 'done' | 'due' | 'overdue'
}

/** The day a corrected child was due to be born, or its birth where nothing is corrected that day. */
function startOf(c: Pick<ToLook, 'birth' | 'weeks'>, on: Day): Day {
  const days = ageInDays(c.birth, on)
  const corrected = correctedAgeDays(days, c.weeks ?? undefined)
  return corrected === undefined ? c.birth : addDays(c.birth, days - corrected)
}

/** The same part of the first round for a child on every device and day: by the last letters of its id. */
function placeInFirstRound(child: string, days: number): number {
  const n = Number.parseInt(child.slice(-6), 16)
  return Number.isNaN(n) ? 0 : n % days
}

/**
 * Who was there with a list begun before the center began to observe is in its first round: thirty days from that day, and a
 * place of its own in the sixty after it, so that a hundred children are not asked for at once, nor late from the first day on.
 */
function lastDay(c: Pick<ToLook, 'child' | 'began'>, from: Day, calendar: DevelopmentCalendar): Day | null {
  if (c.began === null) return null
  if (from >= c.began) return addDays(from, calendar.graceDays)
  return addDays(c.began, calendar.graceDays + placeInFirstRound(c.child, calendar.firstRoundDays))
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
  const by = lastDay(c, from, calendar)
  const items = c.looked.reduce((n, l) => (l.day >= begins && l.day <= today ? n + l.items : n), 0)
  const done = items >= ENOUGH_ITEMS
  return { months, from, by, state: done ? 'done' : by !== null && today > by ? 'overdue' : 'due' }
}

/** The screening of now, made or not; undefined where none is advised at this age. */
function screeningNow(
  c: ToScreen,
  today: Day,
  calendars: readonly DevelopmentCalendar[],
): { readonly due: ScreeningDue; readonly made: boolean } | undefined {
  const calendar = calendars.findLast((k) => k.from <= today)
  const start = startOf(c, today)
  const now = calendar?.screenings.findLast(
    (s) => addMonths(start, s.months) <= today && today < addMonths(start, s.months + 2 * s.withinMonths),
  )
  if (!now) return undefined
  const from = addMonths(start, now.months)
  const usual = addDays(addMonths(start, now.months + now.withinMonths), -1)
  const first = lastDay(c, from, calendar!)
  const by = first === null ? null : daysBetween(first, usual) > 0 ? usual : first
  return {
    due: { months: now.months, from, by, late: by !== null && today > by },
    made: c.screened.some((d) => d >= from && d <= today),
  }
}

type ToScreen = Pick<ToLook, 'child' | 'birth' | 'weeks' | 'began'> & { readonly screened: readonly Day[] }

/** For coverage: made, or late; undefined while there is time, or where none is advised. */
export function screeningState(
  c: ToScreen,
  today: Day,
  calendars: readonly DevelopmentCalendar[] = developmentCalendars,
): 'made' | 'late' | undefined {
  const now = screeningNow(c, today, calendars)
  return now?.made ? 'made' : now?.due.late ? 'late' : undefined
}

export type ScreeningDue = {
  readonly months: number
  readonly from: Day
  readonly by: Day | null
  readonly late: boolean
}

/** The screening of now that was not made; undefined where none is advised at this age, or it was made. */
export function screeningDue(
  c: ToScreen,
  today: Day,
  calendars: readonly DevelopmentCalendar[] = developmentCalendars,
): ScreeningDue | undefined {
  const now = screeningNow(c, today, calendars)
  return now && !now.made ? now.due : undefined
}

/** Days past the last one of grace; 0 while there is time. */
export const daysLate = (due: Pick<DevelopmentDue, 'by'>, today: Day): number =>
  due.by === null ? 0 : Math.max(0, daysBetween(due.by, today))
