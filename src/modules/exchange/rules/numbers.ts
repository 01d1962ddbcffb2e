// Numbers and days as people write them: thousands, money, decimal commas, orders of a date, months by name, Excel's days.
import { type Day, dayNumber, dayOfNumber } from '../../../kernel/days.ts'
import { plain } from './texts.ts'

export type Decimal = '.' | ','
const DIGITS = /^[-+]?\d[\d.,' ]*$/

/** The number of a text without its money sign and percent; undefined for no number. */
const bare = (text: string): string | undefined => {
  let t = text.trim()
  if (/^\(.*\)$/.test(t)) t = `-${t.slice(1, -1)}`
  t = t.replace(/^([-+]?)\s?(?:MXN|MN|USD|\$)\s?/i, '$1').replace(/\s?(?:MXN|M\.N\.|MN|USD|pesos|%)$/i, '')
  return DIGITS.test(t) ? t : undefined
}

/**
 * What a text says of how decimals are written: a sign when it can be only that one, `?` when both readings are numbers
 * ("1,234"), undefined when it has neither sign or is no number.
 */
export function decimalSignOf(text: string): Decimal | '?' | undefined {
  const t = bare(text)
  if (t === undefined) return undefined
  const dot = t.lastIndexOf('.')
  const comma = t.lastIndexOf(',')
  if (dot < 0 && comma < 0) return undefined
  if (dot >= 0 && comma >= 0) return dot > comma ? '.' : ','
  const sign = dot >= 0 ? '.' : ','
  const parts = t.split(sign)
  const other = sign === '.' ? ',' : '.'
  if (parts.length > 2) return other
  const after = parts[1]!.replace(/[^\d]/g, '').length
  return after === 3 && /^[-+]?[1-9]\d{0,2}$/.test(parts[0]!) ? '?' : sign
}

/** "1,234.50", "$ 2 458,40", "(12)" as 1234.5, 2458.4, -12, given the decimal sign; undefined for no number. */
export function numberOf(text: string, decimal: Decimal): number | undefined {
  const t = bare(text)
  if (t === undefined) return undefined
  const parts = t.replace(/[' ]/g, '').split(decimal)
  if (parts.length > 2) return undefined
  const thousands = decimal === '.' ? ',' : '.'
  const whole = parts[0]!.split(thousands)
  // "12,3" with decimal points is no number: thousands come in threes.
  if (whole.length > 1 && whole.slice(1).some((p) => p.length !== 3)) return undefined
  const n = Number(`${whole.join('')}${parts.length === 2 ? `.${parts[1]}` : ''}`)
  return Number.isFinite(n) ? n : undefined
}

/** A number as rules read it: no exponent, no thousands. */
export function plainNumber(n: number): string {
  const text = String(n)
  return text.includes('e') ? n.toFixed(12).replace(/\.?0+$/, '') : text
}

export type Order = 'dmy' | 'mdy' | 'ymd'
const MONTHS: Readonly<Record<string, number>> = {
  ...{ ene: 1, enero: 1, jan: 1, january: 1, feb: 2, febrero: 2, february: 2, mar: 3, marzo: 3, march: 3 },
  ...{
    abr: 4,
    abril: 4,
    apr: 4,
    april: 4,
    may: 5,
    mayo: 5,
    jun: 6,
    junio: 6,
    june: 6,
    jul: 7,
    julio: 7,
    july: 7,
  },
  ...{ ago: 8, agosto: 8, aug: 8, august: 8, sep: 9, sept: 9, septiembre: 9, setiembre: 9, september: 9 },
  ...{
    oct: 10,
    octubre: 10,
    october: 10,
    nov: 11,
    noviembre: 11,
    november: 11,
    dic: 12,
    diciembre: 12,
    dec: 12,
    december: 12,
  },
}
export const monthNamed = (word: string): number | undefined => MONTHS[plain(word)]

type Parts = { readonly a: string; readonly b: string; readonly c: string }
const NUMERIC = /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})(?:[ T]\d{1,2}:\d{2}.*)?$/
const NAMED =
  /^(?:[A-Za-zÁÉÍÓÚáéíóúñ]{3,10},? )?(\d{1,2})(?:[-/. ]| de )+([A-Za-z]{3,10})\.?(?:[-/., ]| de | del )+(\d{2,4})$/
const NAMED_FIRST = /^(\d{4})[-/. ]([A-Za-z]{3,10})\.?[-/. ](\d{1,2})$/
const ENGLISH = /^([A-Za-z]{3,10})\.? (\d{1,2}),? (\d{4})$/

const partsOf = (text: string): Parts | undefined => {
  const m = NUMERIC.exec(text)
  return m ? { a: m[1]!, b: m[2]!, c: m[3]! } : undefined
}

/** Orders in which a numeric date can be read; empty for no such date. Four digits first is always year, month, day. */
export function ordersOf(text: string): readonly Order[] {
  const p = partsOf(text)
  if (!p) return []
  if (p.a.length === 4 && p.c.length <= 2) return ['ymd']
  if (p.a.length > 2 || p.c.length === 3 || p.c.length === 1) return []
  const [a, b] = [Number(p.a), Number(p.b)]
  const orders: Order[] = []
  if (a >= 1 && a <= 31 && b >= 1 && b <= 12) orders.push('dmy')
  if (b >= 1 && b <= 31 && a >= 1 && a <= 12) orders.push('mdy')
  return a === b && orders.length === 2 ? ['dmy', 'mdy'] : orders
}

/** Two digits of a year: none is more than a year ahead of the one that is now. */
const yearOf = (text: string, today: Day): string => {
  if (text.length === 4) return text
  const now = Number(today.slice(0, 4))
  const year = Math.floor(now / 100) * 100 + Number(text)
  return String(year > now + 1 ? year - 100 : year)
}

const two = (n: number | string): string => String(n).padStart(2, '0')
const real = (day: string): Day | undefined => (Number.isNaN(dayNumber(day)) ? undefined : day)

/** Days since 1899-12-30, as spreadsheets keep them. */
const EXCEL_ZERO = -25_569
export const EXCEL_FIRST = 18_264
export const EXCEL_LAST = 65_000

/** A day as "2026-11-20" from any way of writing one; undefined for none. `order` decides what the signs alone leave open. */
export function dayOf(text: string, order: Order, today: Day, excel = false): Day | undefined {
  const t = text.trim()
  if (/^\d{4}-\d{2}-\d{2}$/.test(t)) return real(t)
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(t)
  if (compact && t >= '19000101' && t < '22000101') return real(`${compact[1]}-${compact[2]}-${compact[3]}`)
  const p = partsOf(t)
  if (p) {
    if (p.a.length === 4) return real(`${p.a}-${two(p.b)}-${two(p.c)}`)
    if (p.a.length > 2 || (p.c.length !== 2 && p.c.length !== 4)) return undefined
    const [day, month] = order === 'mdy' ? [p.b, p.a] : [p.a, p.b]
    return real(`${yearOf(p.c, today)}-${two(month)}-${two(day)}`)
  }
  const named = NAMED.exec(t)
  const english = named ? null : ENGLISH.exec(t)
  const first = named || english ? null : NAMED_FIRST.exec(t)
  const said = named
    ? { d: named[1]!, m: named[2]!, y: named[3]! }
    : english
      ? { d: english[2]!, m: english[1]!, y: english[3]! }
      : first && { d: first[3]!, m: first[2]!, y: first[1]! }
  if (said) {
    const month = monthNamed(said.m)
    return month === undefined || said.y.length === 3
      ? undefined
      : real(`${yearOf(said.y, today)}-${two(month)}-${two(said.d)}`)
  }
  if (excel && /^\d{5}(\.\d+)?$/.test(t)) {
    const n = Math.floor(Number(t))
    if (n >= EXCEL_FIRST && n <= EXCEL_LAST) return dayOfNumber(n + EXCEL_ZERO)
  }
  return undefined
}

const MONTH_FIRST = /^(\d{4})[-/. ]?([A-Za-z]{3,10}|\d{1,2})$/
const MONTH_LAST = /^([A-Za-z]{3,10}|\d{1,2})\.?[-/. ](\d{4})$/

/** A month as "2021-12" of "2021/Dec", "dic 2021", "2021-12"; undefined for none. */
export function monthOfText(text: string): string | undefined {
  const t = text.trim().replace(/ de /g, ' ')
  const first = MONTH_FIRST.exec(t)
  const last = first ? null : MONTH_LAST.exec(t)
  const [year, word] = first ? [first[1]!, first[2]!] : last ? [last[2]!, last[1]!] : [undefined, undefined]
  if (year === undefined || word === undefined || year < '1900' || year > '2199') return undefined
  const month = /^\d/.test(word) ? Number(word) : monthNamed(word)
  return month === undefined || month < 1 || month > 12 ? undefined : `${year}-${two(month)}`
}

/** A clock time as "08:05" of "8:05", "8.05 a.m.", "0805", "20:30:00", "2026-03-05 08:05"; undefined for none. */
export function clockOf(text: string): string | undefined {
  const m =
    /^(?:\d{4}-\d{2}-\d{2}[ T])?(\d{1,2})[:.h](\d{2})(?::\d{2})?(?:\.\d+)?\s?(?:(a|p)\.?\s?m\.?|hrs?\.?|h)?$/i.exec(
      text.trim(),
    )
  const n = m ? undefined : /^0\.\d+$/.test(text.trim()) ? Math.round(Number(text) * 1440) : undefined
  if (n !== undefined) return `${two(Math.floor(n / 60) % 24)}:${two(n % 60)}`
  if (!m) return undefined
  let hour = Number(m[1])
  if (m[3]) hour = (hour % 12) + (m[3].toLowerCase() === 'p' ? 12 : 0)
  return hour > 23 || Number(m[2]) > 59 ? undefined : `${two(hour)}:${m[2]}`
}
