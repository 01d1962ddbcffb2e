// What the values of a column are together, told from those that were looked at and the words over them.
import {
  type Decimal,
  decimalSignOf,
  EXCEL_FIRST,
  EXCEL_LAST,
  numberOf,
  type Order,
  ordersOf,
} from './numbers.ts'
import { cleaned, headerWords, saysNothing } from './texts.ts'
import { type Country, kindsOf, municipalityKeyOf, type ValueKind } from './value-kinds.ts'

export type Profile = {
  readonly kind: ValueKind
  /** share of the values that are of that kind */
  readonly share: number
  readonly values: number
  readonly empty: number
  readonly distinct: number
  /** the one value of every row, where there are several rows and it has but one */
  readonly constant: string | undefined
  readonly samples: readonly string[]
  /** share of each kind that any value is of */
  readonly shares: Readonly<Partial<Record<ValueKind, number>>>
  /** how its numbers write decimals; `?` when both readings fit every one of them */
  readonly decimal: Decimal | '?' | undefined
  /** orders that every numeric date allows; empty when no one does, undefined when there are none */
  readonly orders: readonly Order[] | undefined
  readonly excelDays: boolean
  /** least and greatest number, read with `decimal` */
  readonly least: number | undefined
  readonly most: number | undefined
  /** values as they are compared, with how often they come; at most so many as are worth asking about */
  readonly words: ReadonlyMap<string, { readonly written: string; readonly rows: number }>
}

const MOST_WORDS = 400
const has = (words: readonly string[], ...any: string[]) => any.some((w) => words.includes(w))

/** What numbers that several kinds allow are, by the words over them and by how they repeat. */
function numericKind(
  header: readonly string[],
  s: Shares,
  p: { distinct: number; values: number; texts: readonly string[] },
): ValueKind | undefined {
  const share = (k: ValueKind) => s[k] ?? 0
  const unique = p.distinct / Math.max(1, p.values)
  const codeHeader = has(
    header,
    'clave',
    'id',
    'folio',
    'numero',
    'codigo',
    'code',
    'identificador',
    'matricula',
    'expediente',
    'scian',
    'ageb',
    'consecutivo',
  )
  const padded = p.texts.some((t) => /^0\d/.test(t))
  const grouped = p.texts.some((t) => /^\d{2}[ -]\d{3}$/.test(t.trim()))
  const states = new Set(p.texts.slice(0, 500).map((t) => municipalityKeyOf(t)?.slice(0, 2))).size
  const municipal = has(
    header,
    'municipio',
    'cvegeo',
    'geo',
    'inegi',
    'geoestadistica',
    'demarcacion',
    'alcaldia',
    'delegacion',
  )
  if (
    share('municipality-key') > 0.9 &&
    (grouped || padded || municipal || (codeHeader && states >= 5)) &&
    !has(header, 'postal', 'cp', 'ageb', 'scian') &&
    p.texts.some((t) => t.replace(/\D/g, '').length >= 4)
  )
    return 'municipality-key'
  if (share('postal-code') > 0.9 && has(header, 'postal', 'cp')) return 'postal-code'
  if (has(header, 'ageb', 'scian')) return 'code'
  if (
    share('phone') > 0.9 &&
    (has(header, 'telefono', 'celular', 'movil', 'phone', 'contacto') ||
      p.texts.some((t) => /[\s().-]/.test(t.trim())))
  )
    return 'phone'
  if (share('nss') > 0.9 && has(header, 'nss', 'seguridad', 'afiliacion')) return 'nss'
  if (share('municipality-number') > 0.9 && (padded || has(header, 'municipio')) && p.distinct > 1)
    return 'municipality-number'
  if (
    share('state-key') > 0.9 &&
    (padded || has(header, 'entidad', 'estado', 'ent')) &&
    has(header, 'entidad', 'estado', 'ent', 'clave')
  )
    return 'state-key'
  if (share('locality-key') > 0.9 && (padded || has(header, 'localidad', 'cvegeo', 'clave')))
    return 'locality-key'
  if (share('year') > 0.9 && has(header, 'ano', 'anio', 'year', 'ejercicio', 'ciclo')) return 'year'
  const amount = has(
    header,
    'cuota',
    'costo',
    'precio',
    'monto',
    'importe',
    'salario',
    'sueldo',
    'ingreso',
    'inversion',
    'pago',
    'gasto',
    'presupuesto',
    'mxn',
    'peso$',
    'pesos',
    'tarifa',
  )
  if (share('money') > 0.5) return 'money'
  if (amount && share('count') + share('decimal') > 0.9) return 'money'
  if (share('percent') > 0.5) return 'percent'
  if (codeHeader && share('count') > 0.9 && unique > 0.5 && !has(header, 'total', 'poblacion')) return 'code'
  if (padded && share('count') > 0.9) return 'code'
  // Numbers of one length, many of them, that measure nothing: what a register gives to tell things apart.
  const length = p.texts[0]?.length ?? 0
  const measure = has(
    header,
    'peso',
    'talla',
    'g',
    'kg',
    'cm',
    'edad',
    'estatura',
    'total',
    'poblacion',
    'superficie',
  )
  if (
    !measure &&
    length >= 4 &&
    p.distinct >= 20 &&
    share('count') > 0.95 &&
    p.texts.every((t) => /^\d+$/.test(t) && t.length === length)
  )
    return 'code'
  if (
    share('latitude') > 0.9 &&
    (has(header, 'latitud', 'y', 'coordenada') ||
      (unique > 0.3 && p.texts.every((t) => /[.,]\d{3,}/.test(t))))
  )
    return 'latitude'
  if (share('longitude') > 0.9) return 'longitude'
  if (share('year') > 0.95) return 'year'
  if (share('count') > 0.95)
    return p.distinct === 2 && p.texts.every((t) => t === '0' || t === '1') ? 'yes-no' : 'count'
  if (share('count') + share('decimal') > 0.9) return 'decimal'
  return undefined
}

type Shares = Partial<Record<ValueKind, number>>
const WORDS: readonly ValueKind[] = [
  'curp',
  'rfc',
  'email',
  'clock',
  'month',
  'day',
  'range',
  'sex',
  'state',
  'municipality',
  'yes-no',
]

/** Looks at a column. `header` are its words; total, for any texts. */
export function profileOf(header: string, texts: readonly string[], country: Country): Profile {
  const heads = headerWords(header)
  const counts = new Map<ValueKind, number>()
  const words = new Map<string, { written: string; rows: number }>()
  const distinct = new Set<string>()
  const shown: string[] = []
  let values = 0
  let point = 0
  let comma = 0
  let either = 0
  let dates = 0
  let dmy = 0
  let mdy = 0
  let ymd = 0
  let excel = 0
  const all: string[] = []
  const memo = new Map<string, readonly ValueKind[]>()
  for (const raw of texts) {
    const text = cleaned(raw)
    if (text === '' || saysNothing(text)) continue
    values++
    if (!distinct.has(text)) {
      distinct.add(text)
      if (shown.length < 5) shown.push(text.slice(0, 80))
    }
    all.push(text)
    if (words.size < MOST_WORDS || words.has(text)) {
      const w = words.get(text)
      if (w) w.rows++
      else words.set(text, { written: text, rows: 1 })
    }
    let kinds = memo.get(text)
    if (!kinds) {
      kinds = kindsOf(text, country)
      memo.set(text, kinds)
    }
    for (const k of kinds) counts.set(k, (counts.get(k) ?? 0) + 1)
    const sign = decimalSignOf(text)
    if (sign === '.') point++
    else if (sign === ',') comma++
    else if (sign === '?') either++
    const orders = ordersOf(text)
    if (orders.length > 0) {
      dates++
      if (orders.includes('dmy')) dmy++
      if (orders.includes('mdy')) mdy++
      if (orders.includes('ymd')) ymd++
    }
    if (/^\d{5}(\.\d+)?$/.test(text) && Number(text) >= EXCEL_FIRST && Number(text) <= EXCEL_LAST) excel++
  }
  const shares: Shares = {}
  for (const [k, n] of counts) shares[k] = n / Math.max(1, values)
  const decimal = comma > point ? ',' : point > 0 ? '.' : either > 0 ? '?' : undefined
  const numbers = all.flatMap((t) => numberOf(t, decimal === ',' ? ',' : '.') ?? [])
  const dateHeader = has(
    heads,
    'fecha',
    'dia',
    'date',
    'nacimiento',
    'ingreso',
    'alta',
    'baja',
    'inicio',
    'termino',
    'desde',
    'hasta',
    'vigencia',
    'birth',
  )
  const excelDays = values > 0 && excel / values > 0.95 && dateHeader
  const kind = excelDays ? 'day' : kindIn(heads, shares, { distinct: distinct.size, values, texts: all })
  const orders: Order[] = []
  if (ymd === dates) orders.push('ymd')
  else {
    if (dmy + ymd === dates) orders.push('dmy')
    if (mdy + ymd === dates) orders.push('mdy')
  }
  return {
    kind,
    share: values === 0 ? 1 : (shares[kind] ?? 1),
    ...{
      values,
      empty: texts.length - values,
      distinct: distinct.size,
      samples: shown,
      shares,
      decimal,
      excelDays,
      words,
    },
    constant: values > 3 && distinct.size === 1 ? all[0] : undefined,
    orders: dates === 0 ? undefined : orders,
    least: numbers.length > 0 ? numbers.reduce((a, b) => Math.min(a, b)) : undefined,
    most: numbers.length > 0 ? numbers.reduce((a, b) => Math.max(a, b)) : undefined,
  }
}

function kindIn(
  heads: readonly string[],
  shares: Shares,
  p: { distinct: number; values: number; texts: readonly string[] },
): ValueKind {
  if (p.values === 0) return 'empty'
  const share = (k: ValueKind) => shares[k] ?? 0
  // A name that is also a place: only where the header speaks of places, or nearly all are, of many.
  const places = has(
    heads,
    'municipio',
    'alcaldia',
    'demarcacion',
    'delegacion',
    'cabecera',
    'localidad',
    'ciudad',
    'lugar',
  )
  for (const kind of WORDS) {
    if (share(kind) < 0.85) continue
    if (kind === 'municipality' && !places && !(share(kind) > 0.95 && p.distinct > 20)) continue
    if (kind === 'sex' && p.distinct > 6) continue
    if (kind === 'state' && share('municipality') > share('state')) continue
    return kind
  }
  if (share('municipality') > 0.5 && places && share('count') < 0.2) return 'municipality'
  const number = numericKind(heads, shares, p)
  if (number) return number
  const unique = p.distinct / p.values
  const short = p.texts.every((t) => t.length <= 24 && !/\s\S+\s/.test(t))
  if (short && unique > 0.8 && p.texts.filter((t) => /\d/.test(t)).length / p.values > 0.8) return 'code'
  if (has(heads, 'id', 'clave', 'folio', 'codigo') && short && unique > 0.5) return 'code'
  if (p.distinct <= Math.max(12, p.values * 0.05) && p.values > 3) return 'category'
  return 'text'
}
