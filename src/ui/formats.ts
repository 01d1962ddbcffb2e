// Numbers, dates and ages as people in Mexico read them: 1,234.5 · vie 20 nov 2026 · 81 % de 236,875.
import { ageWords, civilDay, dayWords, monthWords } from '../kernel/days.ts'
import type { Language } from './words.ts'

const LOCALE: Readonly<Record<Language, string>> = { es: 'es-MX', en: 'en-US' }
const NBSP = '\u00a0'

const numbers = new Map<string, Intl.NumberFormat>()
const plurals = new Map<Language, Intl.PluralRules>()
const clocks = new Map<string, Intl.DateTimeFormat>()

export type Formats = ReturnType<typeof formatsOf>

function numberFormat(language: Language, least: number, most: number): Intl.NumberFormat {
  const key = `${language}${least}${most}`
  let format = numbers.get(key)
  if (!format) {
    format = new Intl.NumberFormat(LOCALE[language], {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping: 'always',
      // nothing that rounds to nought is below it
      signDisplay: 'negative',
    })
    numbers.set(key, format)
  }
  return format
}

/** Every format of one language; objects are made once and kept. */
export function formatsOf(language: Language) {
  const number = (n: number, digits?: number) =>
    numberFormat(language, digits ?? 0, digits ?? (Number.isInteger(n) ? 0 : 2)).format(n)

  const percent = (part: number, whole: number, digits = 0) =>
    whole === 0 ? '–' : `${number((100 * part) / whole, digits)}${NBSP}%`

  const plural = (n: number, one: string, other: string) => {
    let rules = plurals.get(language)
    if (!rules) {
      rules = new Intl.PluralRules(LOCALE[language])
      plurals.set(language, rules)
    }
    return `${number(n)} ${rules.select(n) === 'one' ? one : other}`
  }

  const clock = (instant: string | number, timeZone?: string, seconds = false) => {
    const key = `${timeZone ?? ''}${seconds}`
    let format = clocks.get(key)
    if (!format) {
      format = new Intl.DateTimeFormat('en-GB', {
        hour: '2-digit',
        minute: '2-digit',
        second: seconds ? '2-digit' : undefined,
        hourCycle: 'h23',
        timeZone,
      })
      clocks.set(key, format)
    }
    return format.format(new Date(instant))
  }

  const dayShort = (civil: string) => dayWords(civil)[language].split(' ').slice(1, 3).join(' ')

  return {
    language,
    /** `digits` fixes the decimals; without it up to two are shown */
    number,
    /** "81 %"; a dash when the whole is zero */
    percent,
    /** "81 % de 236,875": a percentage always says of how many */
    partOf: (part: number, whole: number, digits = 0) =>
      `${percent(part, whole, digits)} ${language === 'es' ? 'de' : 'of'} ${number(whole)}`,
    /** "3 niñas y niños": the number and its noun */
    plural,
    /** a civil day `2026-11-20` as "vie 20 nov 2026" */
    day: (civil: string) => dayWords(civil)[language],
    /** what a source says of when: `2020`, `2020-03` as "mar 2020", `2020-03-15` as "15 mar 2020" */
    dated: (asOf: string) =>
      asOf.length === 7
        ? monthWords(asOf)[language]
        : asOf.length === 10
          ? dayWords(asOf)[language].split(' ').slice(1).join(' ')
          : asOf,
    /** the day of an instant on the clock of `timeZone` (the device's own without it): never the one of London */
    dayOf: (instant: string | number, timeZone?: string) =>
      dayWords(
        civilDay(
          new Date(instant).toISOString(),
          timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
        ),
      )[language],
    /** a civil day as "20 nov", for axes and dense lists */
    dayShort,
    /** a month `2026-11` as "nov 2026" */
    month: (month: string) => monthWords(month)[language],
    /** "10:42" on the clock of `timeZone` (the device's own without it) */
    clock,
    /** how fresh: "al 20 nov, 10:42", or "10:42:31" where figures live */
    asOf: (instant: string | number, timeZone?: string, seconds = false) => {
      const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
      const day = civilDay(new Date(instant).toISOString(), zone)
      return `${language === 'es' ? 'al' : 'as of'} ${dayShort(day)}, ${clock(instant, zone, seconds)}`
    },
    /** an age on a civil day: "12 d", "8 m", "1 a 3 m" */
    age: (birth: string, today: string) => ageWords(birth, today)[language],
    /** how long ago or how long it takes, from whole minutes: "2 min", "3 h", "2 días" */
    span: (minutes: number) => {
      if (minutes < 60) return `${number(Math.floor(minutes))}${NBSP}min`
      if (minutes < 48 * 60) return `${number(Math.floor(minutes / 60))}${NBSP}h`
      return plural(
        Math.floor(minutes / 1440),
        language === 'es' ? 'día' : 'day',
        language === 'es' ? 'días' : 'days',
      )
    },
    /** "Ana, Luis y Sol" */
    list: (items: readonly string[]) =>
      new Intl.ListFormat(LOCALE[language], { type: 'conjunction' }).format(items),
  }
}

/** What a person typed as a decimal, with comma or point; undefined when it is not a number. */
export function decimalOf(typed: string): number | undefined {
  const text = typed.trim().replace(',', '.')
  return /^\d+(\.\d*)?$|^\.\d+$/.test(text) ? Number(text) : undefined
}

const THOUSANDS = /^\d{1,3}(,\d{3})+(\.\d*)?$/

/**
 * What a person typed as an amount: with its sign, its pesos, its thousands by commas (`12,500`); else as `decimalOf` reads it, so that
 * `6,5` is six and a half and never sixty-five. Undefined when it is none.
 */
export function amountOf(typed: string): number | undefined {
  const plain = typed.replace(/[\s$]/g, '').replace('\u2212', '-')
  const size = plain.replace(/^-/, '')
  const value = decimalOf(THOUSANDS.test(size) ? size.replaceAll(',', '') : size)
  return value === undefined || !plain.startsWith('-') ? value : -value
}

/** Lower case without accents, so that "jose nuñez" finds José Núñez. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}
