// Mandatory rest days: the days of a year on which federal labor law closes a workplace, as a pure rule.
import { addDays, type Day, dayNumber, weekday } from './days.ts'
import type { Words } from './verdict.ts'

export type RestDay = { readonly day: Day; readonly words: Words }

/** First year the rule speaks for: before it, civic days were not moved to Mondays. */
const FIRST_YEAR = 2006

/**
 * Rest days of a year, in order; none before 2006. Days that electoral law may add are unknown to a calendar.
 * Source: Ley Federal del Trabajo, art. 74 (Mondays: DOF 17 Jan 2006; 1 October every six years: in force for 2024).
 */
export function restDaysOf(year: number): readonly RestDay[] {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > 9999) return []
  const on = (day: Day, es: string, en: string): RestDay => ({ day, words: { es, en } })
  const list = [
    on(`${year}-01-01`, 'Año Nuevo', "New Year's Day"),
    on(nthMonday(year, 2, 1), 'Día de la Constitución', 'Constitution Day'),
    on(nthMonday(year, 3, 3), 'Natalicio de Benito Juárez', "Benito Juárez's birthday"),
    on(`${year}-05-01`, 'Día del Trabajo', 'Labor Day'),
    on(`${year}-09-16`, 'Día de la Independencia', 'Independence Day'),
    on(nthMonday(year, 11, 3), 'Día de la Revolución', 'Revolution Day'),
    on(`${year}-12-25`, 'Navidad', 'Christmas Day'),
  ]
  if (year % 6 === 2024 % 6) {
    const day = year < 2024 ? `${year}-12-01` : `${year}-10-01`
    list.push(on(day, 'Transmisión del Poder Ejecutivo Federal', 'Presidential inauguration'))
  }
  return list.sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** The rest day that falls on `day`, if any. */
export function restDayOn(day: Day): RestDay | undefined {
  return restDaysOf(Number(day.slice(0, 4))).find((r) => r.day === day)
}

/** The next working weekday on or after `day`: neither Saturday, Sunday nor rest day. */
export function workingDayFrom(day: Day): Day {
  if (Number.isNaN(dayNumber(day))) throw new Error(`workingDayFrom: ${day} is no day`)
  let d = day
  while (weekday(d) === 0 || weekday(d) === 6 || restDayOn(d) !== undefined) d = addDays(d, 1)
  return d
}

function nthMonday(year: number, month: number, n: number): Day {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  return addDays(first, ((8 - weekday(first)) % 7) + 7 * (n - 1))
}

/** Whether a center serves on a day: its calendar, else Monday to Friday without mandatory rest days. */
export const servesOn = (day: Day, calendar: ReadonlyMap<Day, boolean>): boolean =>
  calendar.get(day) ?? (weekday(day) !== 0 && weekday(day) !== 6 && restDayOn(day) === undefined)
