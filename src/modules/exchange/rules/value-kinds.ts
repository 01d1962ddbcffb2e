// What one value of a file may be — a key, a place, a day, money, a count, a person's key — and what is known of the country to tell.
import type { Day } from '../../../kernel/days.ts'
import { isMunicipalityKey } from '../../../kernel/identity/inegi.ts'
import { stateNamed } from '../../../kernel/identity/states.ts'
import type { Words } from '../../../kernel/verdict.ts'
import { clockOf, dayOf, monthOfText, numberOf } from './numbers.ts'
import { plain } from './texts.ts'

export const valueKinds = {
  'municipality-key': { es: 'clave INEGI de municipio', en: 'INEGI municipality key' },
  'municipality-number': {
    es: 'número de municipio dentro del estado',
    en: 'municipality number within its state',
  },
  municipality: { es: 'nombre de municipio', en: 'municipality name' },
  'locality-key': { es: 'clave INEGI de localidad', en: 'INEGI locality key' },
  'state-key': { es: 'clave de estado', en: 'state key' },
  state: { es: 'nombre de estado', en: 'state name' },
  day: { es: 'día', en: 'day' },
  month: { es: 'mes', en: 'month' },
  year: { es: 'año', en: 'year' },
  clock: { es: 'hora', en: 'clock time' },
  latitude: { es: 'latitud', en: 'latitude' },
  longitude: { es: 'longitud', en: 'longitude' },
  money: { es: 'dinero', en: 'money' },
  percent: { es: 'porcentaje', en: 'percentage' },
  count: { es: 'cuenta', en: 'count' },
  decimal: { es: 'número con decimales', en: 'decimal number' },
  sex: { es: 'sexo', en: 'sex' },
  'yes-no': { es: 'sí o no', en: 'yes or no' },
  curp: { es: 'CURP', en: 'CURP' },
  rfc: { es: 'RFC', en: 'RFC' },
  nss: { es: 'número de seguridad social', en: 'social security number' },
  email: { es: 'correo electrónico', en: 'email' },
  phone: { es: 'teléfono', en: 'phone' },
  'postal-code': { es: 'código postal', en: 'postal code' },
  code: { es: 'clave o número que identifica', en: 'identifying code or number' },
  category: { es: 'una de pocas palabras', en: 'one of a few words' },
  range: { es: 'intervalo', en: 'range' },
  text: { es: 'texto', en: 'text' },
  empty: { es: 'vacía', en: 'empty' },
} as const satisfies Record<string, Words>
export type ValueKind = keyof typeof valueKinds

/** What is known of the country when a file is looked at. */
export type Country = {
  /** by cvegeo */
  readonly municipalities: ReadonlyMap<
    string,
    { readonly name: string; readonly seat: string | null; readonly population: number | null }
  >
  /** keys by plain name of municipality or seat */
  readonly named: ReadonlyMap<string, readonly string[]>
  readonly centers: ReadonlyMap<string, { readonly name: string }>
  readonly representations: ReadonlyMap<string, { readonly name: string; readonly state: string }>
  readonly today: Day
}

const EMAIL = /^[^\s@]{1,64}@[^\s@.]{1,63}(\.[^\s@.]{1,63}){1,4}$/
const CURP = /^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d$/
const RFC = /^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}$/
const YES_NO = new Set(['si', 'no', 's', 'n', 'true', 'false', 'verdadero', 'falso', 'yes', 'x'])
const SEXES = new Set([
  'h',
  'm',
  'f',
  'hombre',
  'mujer',
  'masculino',
  'femenino',
  'nino',
  'nina',
  'male',
  'female',
  'masc',
  'fem',
])

/** "01 001", "1001" (the zero was lost), "09-015" as five digits of a municipality; undefined for none. */
export function municipalityKeyOf(text: string): string | undefined {
  const digits = text.replace(/\.0$/, '').replace(/[\s.'-]/g, '')
  if (!/^\d{4,5}$/.test(digits)) return undefined
  const key = digits.padStart(5, '0')
  return isMunicipalityKey(key) ? key : undefined
}

export function stateKeyOf(text: string): string | undefined {
  const t = text.trim()
  if (/^\d{1,2}$/.test(t)) return Number(t) >= 1 && Number(t) <= 32 ? t.padStart(2, '0') : undefined
  return stateNamed(t)
}

/** Whether a place's name means a municipality that is known, or its seat. */
const isPlace = (text: string, country: Country): boolean => {
  const p = plain(text)
  return (
    country.named.has(p) ||
    country.named.has(p.replace(/^(ciudad|cd|villa|municipio|h|heroica) (de |del )?/, ''))
  )
}

/** Mexico has 2,478 municipalities (INEGI, 2024); with far fewer the country is one for trying or has just begun. */
const NEARLY_ALL = 2_400

/** Whether what is not among the municipalities is none. */
export const knowsWholeCountry = (country: Country): boolean => country.municipalities.size >= NEARLY_ALL

/** Every kind that one value may be of: what it is in its column, the column decides. */
export function kindsOf(text: string, country: Country): ValueKind[] {
  const kinds: ValueKind[] = []
  const digits = text.replace(/[\s.-]/g, '')
  if (/\d/.test(text)) {
    const key = municipalityKeyOf(text)
    if (
      key !== undefined &&
      (!knowsWholeCountry(country) || country.municipalities.has(key) || /^\d{2}[\s-]\d{3}$/.test(text))
    )
      kinds.push('municipality-key')
    if (/^\d{3}$/.test(text) && text <= '570') kinds.push('municipality-number')
    if (/^\d{8,9}$/.test(digits) && isMunicipalityKey(digits.padStart(9, '0').slice(0, 5)))
      kinds.push('locality-key')
    if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 32) kinds.push('state-key')
    if (monthOfText(text) !== undefined && !/^\d{6}$/.test(text)) kinds.push('month')
    else if (
      dayOf(text, 'dmy', country.today) !== undefined ||
      dayOf(text, 'mdy', country.today) !== undefined
    )
      kinds.push('day')
    if (/^(19|20)\d\d$/.test(text)) kinds.push('year')
    if (/^\d{1,2}[:h]\d{2}/.test(text) && clockOf(text) !== undefined) kinds.push('clock')
    if (/^\d{5}$/.test(text)) kinds.push('postal-code')
    if (/^(\+?52)?\d{10}$/.test(text.replace(/[\s().-]/g, '')) && !/^\d+\.\d+$/.test(text))
      kinds.push('phone')
    if (/^\d{11}$/.test(digits)) kinds.push('nss')
    if (/^-?\d[\d,.]*\s?(a|-|–|to)\s?\d[\d,.]*/i.test(text) || /^\d+ (y|o) mas/.test(plain(text)))
      kinds.push('range')
    const money = /^[-(]?\s?(\$|mxn|mn)\s?[\d(-]/i.test(text) || /\d\s?(pesos|m\.?n\.?|mxn)$/i.test(text)
    const n = numberOf(text, '.') ?? numberOf(text, ',')
    if (n !== undefined) {
      const [point, comma] = [numberOf(text, '.'), numberOf(text, ',')]
      if (money) kinds.push('money')
      else if (/%$/.test(text)) kinds.push('percent')
      else if (point !== undefined ? Number.isInteger(point) && point >= 0 && !/\.\d*$/.test(text) : false)
        kinds.push('count')
      else kinds.push('decimal')
      const fine = /[.,]\d{2,}$/.test(text)
      for (const x of [point, comma])
        if (x !== undefined && fine) {
          if (x >= 14 && x <= 33.5 && !kinds.includes('latitude')) kinds.push('latitude')
          if (x >= -119 && x <= -86 && !kinds.includes('longitude')) kinds.push('longitude')
        }
    }
    if (CURP.test(digits.toUpperCase())) kinds.push('curp')
    else if (RFC.test(digits.toUpperCase())) kinds.push('rfc')
  }
  if (kinds.length === 0) {
    if (dayOf(text, 'dmy', country.today)) kinds.push('day')
    else if (text.length < 40) {
      const p = plain(text)
      if (SEXES.has(p)) kinds.push('sex')
      if (YES_NO.has(p)) kinds.push('yes-no')
      if (stateNamed(text) !== undefined) kinds.push('state')
      if (isPlace(text, country)) kinds.push('municipality')
    }
    if (EMAIL.test(text)) kinds.push('email')
  }
  return kinds
}
