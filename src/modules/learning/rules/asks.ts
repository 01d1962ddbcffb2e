// When a room without a plan is asked for one: from Thursday on, by Friday's closing, for the week that comes.
import { addDays, type Day, instantOf, weekday } from '../../../kernel/days.ts'
import { mondayOf } from './week-of.ts'

const THURSDAY = 4
const FRIDAY = 5
const ASKED_FROM = '08:00'
const DUE_BY = '15:00'

/**
 * The week a room should have planned on a day, with the instants between which it is asked; undefined Monday to Wednesday. Over the
 * weekend the week that comes is still asked for.
 */
export function weekAsked(
  today: Day,
  timeZone: string,
): { readonly week: Day; readonly from: string; readonly by: string } | undefined {
  const n = weekday(today)
  if (n > 0 && n < THURSDAY) return undefined
  const monday = mondayOf(today)
  return {
    week: addDays(monday, 7),
    from: instantOf(addDays(monday, THURSDAY - 1), ASKED_FROM, timeZone),
    by: instantOf(addDays(monday, FRIDAY - 1), DUE_BY, timeZone),
  }
}
