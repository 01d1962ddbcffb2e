// Civil days: a calendar day as "YYYY-MM-DD", its arithmetic and its words, the same on every machine and in every zone.
import * as v from 'valibot'
import type { Words } from './verdict.ts'

const DAY_MS = 86_400_000
const WORD = /^(\d{4})-(\d{2})-(\d{2})$/

/** Answers that were given before: a network lives through a few thousand days and asks for each a million times. */
const MOST_KNOWN = 20_000
const numbers = new Map<string, number>()
const days = new Map<number, string>()

function kept<K, V>(known: Map<K, V>, key: K, make: (key: K) => V): V {
  let value = known.get(key)
  if (value === undefined) {
    value = make(key)
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(key, value)
  }
  return value
}

/** Whole days since 1970-01-01 of a day that exists; NaN for anything else. */
export const dayNumber = (day: string): number =>
  day.length === 10 ? kept(numbers, day, numberOf) : Number.NaN

function numberOf(day: string): number {
  const m = WORD.exec(day)
  if (m === null) return Number.NaN
  const [y, mo, d] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const t = Date.UTC(y, mo - 1, d)
  const back = new Date(t)
  // Date.UTC reads the years 0 to 99 as 1900 to 1999 and rolls 31 June over: neither is the day that was written.
  if (back.getUTCFullYear() !== y || back.getUTCMonth() !== mo - 1 || back.getUTCDate() !== d)
    return Number.NaN
  return t / DAY_MS
}

/** A day that exists, as `2026-11-20`. */
export const Day = v.pipe(
  v.string(),
  v.regex(WORD, 'se esperaba un día como 2026-11-20'),
  v.check((s) => !Number.isNaN(dayNumber(s)), 'ese día no existe'),
)
export type Day = v.InferOutput<typeof Day>

/** The day of a day number (0 = 1970-01-01); years 0100 to 9999. */
export const dayOfNumber = (n: number): Day =>
  kept(days, n, (number) => new Date(number * DAY_MS).toISOString().slice(0, 10))

/** Adds whole days (negative goes back). */
export const addDays = (day: Day, n: number): Day => dayOfNumber(dayNumber(day) + n)

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** Adds calendar months; a day the month lacks becomes its last one (31 January + 1 = 28 or 29 February). */
export function addMonths(day: Day, n: number): Day {
  const [y, m, d] = parts(day)
  const months = y * 12 + (m - 1) + n
  const year = Math.floor(months / 12)
  const month = months - year * 12
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dayOfNumber(Date.UTC(year, month, Math.min(d, last)) / DAY_MS)
}

/** Days lived on `today`; negative before birth. */
export const ageInDays = (birth: Day, today: Day): number => daysBetween(birth, today)

/** Completed calendar months on `today`; negative before birth. Who is born on the 31st completes on the month's last day. */
export function ageInMonths(birth: Day, today: Day): number {
  const [by, bm] = parts(birth)
  const [ty, tm] = parts(today)
  const months = (ty - by) * 12 + (tm - bm)
  return addMonths(birth, months) > today ? months - 1 : months
}

/** `2026-11` of `2026-11-20`. */
export const monthOf = (day: Day): string => day.slice(0, 7)

/** Day of the week: 0 Sunday to 6 Saturday. */
export const weekday = (day: Day): number => (((dayNumber(day) + 4) % 7) + 7) % 7

const formats = new Map<string, Intl.DateTimeFormat>()

/** The clock of what belongs to no center: offices, the nation, a center whose zone is not known. */
export const COUNTRY_ZONE = 'America/Mexico_City'

/** The civil day at an instant in an IANA zone ("America/Tijuana"). Throws (a fault) on a zone or instant that is none. */
export function civilDay(instantIso: string, timeZone: string): Day {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  const at: Record<string, string> = {}
  for (const p of format.formatToParts(new Date(instantIso))) at[p.type] = p.value
  return `${at.year}-${at.month}-${at.day}`
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/**
 * The instant of a local clock time ("07:30") on a civil day in an IANA zone, as ISO 8601 in UTC. An hour that summer time
 * skips is read as the one after it. Throws (a fault) on a zone that is none.
 */
export function instantOf(day: Day, clock: string, timeZone: string): string {
  let format = clocks.get(timeZone)
  if (format === undefined) {
    const all = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    } as const
    format = new Intl.DateTimeFormat('en-CA', { timeZone, ...all, hourCycle: 'h23' })
    clocks.set(timeZone, format)
  }
  const wanted =
    dayNumber(day) * DAY_MS + Number(clock.slice(0, 2)) * 3_600_000 + Number(clock.slice(3, 5)) * 60_000
  const localMs = (ms: number): number => {
    const at: Record<string, number> = {}
    for (const p of format.formatToParts(new Date(ms))) at[p.type] = Number(p.value)
    return Date.UTC(at.year!, at.month! - 1, at.day!, at.hour!, at.minute!)
  }
  let ms = wanted
  for (let i = 0; i < 2; i++) ms += wanted - localMs(ms)
  return new Date(ms).toISOString()
}

/** An age as people say it: days under two months, months under a year, then years and months ("1 a 3 m"). */
export function ageWords(birth: Day, today: Day): Words {
  const months = ageInMonths(birth, today)
  if (months < 2) return { es: `${ageInDays(birth, today)} d`, en: `${ageInDays(birth, today)} d` }
  if (months < 12) return { es: `${months} m`, en: `${months} mo` }
  const [y, m] = [Math.floor(months / 12), months % 12]
  return m === 0 ? { es: `${y} a`, en: `${y} y` } : { es: `${y} a ${m} m`, en: `${y} y ${m} mo` }
}

const WEEKDAYS = {
  es: ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const MONTHS = {
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
}

/** A day as people read it: "vie 20 nov 2026", "Fri 20 Nov 2026". */
export function dayWords(day: Day): Words {
  const [y, m, d] = parts(day)
  const say = (l: 'es' | 'en') => `${WEEKDAYS[l][weekday(day)]} ${d} ${MONTHS[l][m - 1]} ${y}`
  return { es: say('es'), en: say('en') }
}

/** A month as people read it: "nov 2026", "Nov 2026". Takes `2026-11` or a day of it. */
export function monthWords(month: string): Words {
  const m = Number(month.slice(5, 7)) - 1
  return { es: `${MONTHS.es[m]} ${month.slice(0, 4)}`, en: `${MONTHS.en[m]} ${month.slice(0, 4)}` }
}

function parts(day: Day): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}
