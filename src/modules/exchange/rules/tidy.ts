// Tidies cells before a rule judges them: each as its column wants it, or as it was written with the question that would help.
import type { ImportColumn } from '../../../kernel/import-target.ts'
import { nameKey } from '../../../kernel/import-target.ts'
import { clockOf, type Decimal, dayOf, monthOfText, numberOf, type Order, plainNumber } from './numbers.ts'
import { municipalityOf } from './places.ts'
import type { Profile } from './profile.ts'
import { cleaned, plain, saysNothing } from './texts.ts'
import { type Country, stateKeyOf } from './value-kinds.ts'

/** `ask` names the question whose answer would tidy the text. */
export type Tidied = { readonly text: string; readonly ask?: string }
export type Tidy = (text: string, beside?: string) => Tidied

/** Answers by question. */
export type Answers = Readonly<Record<string, string>>

/** How a column writes what can be written in several ways. */
export type Format = {
  readonly order: Order
  readonly decimal: Decimal
  readonly excelDays: boolean
  readonly mIs: 'F' | 'H' | undefined
}

/** What an answer says of a value that is to be left out. */
export const NOTHING = '-'
export const valueQuestion = (column: string, value: string, beside?: string): string =>
  `value:${column}:${beside === undefined || plain(beside) === '' ? '' : `${plain(beside)}|`}${plain(value)}`

/** A lone M is read by its neighbors: beside H it is «mujer», beside F «masculino»; alone it is asked. */
export function loneM(profile: Profile): 'F' | 'H' | undefined {
  const words = new Set([...profile.words.values()].map((w) => plain(w.written)))
  if (words.has('h') && !words.has('f')) return 'F'
  if (words.has('f') && !words.has('h')) return 'H'
  return undefined
}

/** Values remembered per column: most columns repeat themselves. */
const REMEMBERED = 5_000

/** The reader of one column: pure, and quick for what it has seen. */
export function tidyOf(column: ImportColumn, format: Format, answers: Answers, country: Country): Tidy {
  let memo: Map<string, Tidied> | undefined = new Map()
  let again = 0
  const read = readerOf(column, format, country)
  return (raw, beside) => {
    if (memo === undefined) return tidyOne(column, read, answers, raw, beside)
    const name = beside === undefined ? raw : `${beside}\u0000${raw}`
    const had = memo.get(name)
    if (had) {
      again++
      return had
    }
    const tidied = tidyOne(column, read, answers, raw, beside)
    if (memo.size < REMEMBERED) memo.set(name, tidied)
    // Full of values that hardly come again (folios, names of one person): remembering them costs more than reading.
    else if (again < 2 * REMEMBERED) memo = undefined
    return tidied
  }
}

function tidyOne(
  column: ImportColumn,
  read: Reader,
  answers: Answers,
  raw: string,
  beside: string | undefined,
): Tidied {
  const text = cleaned(raw)
  if (
    text === '' ||
    (saysNothing(text) && !(column.type === 'choice' && answers[valueQuestion(column.name, text)]))
  )
    return { text: '' }
  const id = valueQuestion(column.name, text, beside)
  const answer = answers[id] ?? answers[valueQuestion(column.name, text)]
  if (answer !== undefined) return { text: answer === NOTHING ? '' : answer }
  const tidied = read(text, beside)
  if (tidied === undefined) return { text }
  return tidied === ASKED ? { text, ask: id } : { text: tidied }
}

const ASKED = Symbol('asked')
/** The tidy text; ASKED where a person could say it; undefined where the rule has its own words for what is wrong. */
type Reader = (text: string, beside: string | undefined) => string | typeof ASKED | undefined

function readerOf(column: ImportColumn, format: Format, country: Country): Reader {
  switch (column.type) {
    case 'text':
      return (text) => text
    case 'code':
      return (text) => text.replace(/\.0$/, '')
    case 'whole':
    case 'decimal':
    case 'latitude':
    case 'longitude':
      return (text) => {
        const n = numberOf(text, format.decimal)
        return n === undefined ? undefined : plainNumber(n)
      }
    case 'day':
      return (text) => dayOf(text, format.order, country.today, format.excelDays)
    case 'month':
      return monthOfText
    case 'clock':
      return clockOf
    case 'curp':
      return (text) => text.toUpperCase().replace(/[\s-]/g, '')
    case 'choice':
      return choiceReader(column)
    case 'sex': {
      const choice = choiceReader(column)
      return (text) => (plain(text) === 'm' ? (format.mIs ?? ASKED) : choice(text, undefined))
    }
    case 'state':
      return stateKeyOf
    case 'municipality':
      return (text, beside) => municipalityOf(text, beside, country) ?? (/\d/.test(text) ? undefined : ASKED)
    case 'representation':
      return namedReader(country.representations, (text) => (/^\d$/.test(text) ? `0${text}` : text))
    case 'center':
      return namedReader(country.centers, (text) => text.replace(/\.0$/, ''))
  }
}

function choiceReader(column: ImportColumn): Reader {
  const words = new Map(
    (column.choices ?? []).flatMap((c) =>
      [c.value, c.words.es, c.words.en, ...c.also].map((w) => [plain(w), c.value] as const),
    ),
  )
  return (text) => words.get(plain(text)) ?? ASKED
}

/** By code, else by a name that only one has. */
function namedReader(
  list: ReadonlyMap<string, { readonly name: string }>,
  tidy: (text: string) => string,
): Reader {
  const codes = new Map<string, string>()
  const names = new Map<string, string | undefined>()
  for (const [code, { name }] of list) {
    codes.set(nameKey(code), code)
    const key = nameKey(name)
    names.set(key, names.has(key) ? undefined : code)
  }
  return (text) => {
    const own = tidy(text)
    const found = list.has(own) ? own : (codes.get(nameKey(own)) ?? names.get(nameKey(text)))
    // A short code that is nowhere is told by the rule; a name may be one that somebody knows.
    return found ?? (/\s/.test(text) || !/\d/.test(text) ? ASKED : own)
  }
}
