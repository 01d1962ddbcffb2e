// What is understood of a table: the target, a home for each column, how they write days and numbers, and what must be asked.
import type { ImportColumn, ImportTarget } from '../../../kernel/import-target.ts'
import type { Question } from '../contract/reading.ts'
import {
  columnQuestion,
  decimalQuestion,
  LEAVE,
  orderQuestion,
  targetQuestion,
  valueQuestions,
} from './ask.ts'
import { ASK, type Guess, guessColumns, guessTargets, type Home, type Seen } from './guess.ts'
import type { Decimal, Order } from './numbers.ts'
import { numberOf } from './numbers.ts'
import { profileOf } from './profile.ts'
import { headerWords } from './texts.ts'
import { type Answers, type Format, loneM, type Tidy, tidyOf } from './tidy.ts'
import type { Country } from './value-kinds.ts'

/** A column's name for answers and recipes: its words in any writing; the second of the same words has its number. */
export function headerKeys(headers: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return headers.map((h) => {
    const words = headerWords(h).join(' ')
    const n = (seen.get(words) ?? 0) + 1
    seen.set(words, n)
    return n === 1 ? words : `${words} #${n}`
  })
}

/** What people have said: columns by header key, answers by question. A recipe is this with a name. */
export type Said = {
  readonly target?: string
  readonly columns: Readonly<Record<string, string | null>>
  readonly answers: Answers
}

export type Understood = {
  readonly headers: readonly string[]
  readonly keys: readonly string[]
  readonly seen: readonly Seen[]
  readonly guesses: readonly Guess[]
  readonly guess: Guess | undefined
  readonly questions: readonly Question[]
  /** by tidy name */
  readonly formats: ReadonlyMap<string, Format>
}

/**
 * Looks at the first rows of a table. Total: any cells give an understanding. What was said before is kept where the header
 * has the same words; what is unsure becomes a question, never a silent choice.
 */
export function understand(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  targets: readonly ImportTarget[],
  country: Country,
  said: Said,
): Understood {
  const keys = headerKeys(headers)
  const seen = headers.map((header, at) => ({
    header,
    profile: profileOf(
      header,
      rows.map((r) => r[at] ?? ''),
      country,
    ),
  }))
  const asked = said.target ?? said.answers.target
  const told = targets.find((t) => t.id === asked)
  const { guesses, best, sure } = guessTargets(told ? [told] : targets, seen, country)
  const target = told ?? best?.target
  const fixed = new Map<number, string | null>()
  for (const [at, key] of keys.entries()) {
    const answer = said.answers[`column:${key}`]
    const column = answer !== undefined ? (answer === LEAVE ? null : answer) : said.columns[key]
    if (column !== undefined && (column === null || target?.columns.some((c) => c.name === column)))
      fixed.set(at, column)
  }
  const guess = target && (fixed.size > 0 || told ? guessColumns(target, seen, country, fixed) : best)
  const questions: Question[] = []
  if (!told && best && !sure) questions.push(targetQuestion(guesses, said.answers))
  const formats = new Map<string, Format>()
  if (guess) {
    for (const [name, home] of guess.homes) {
      const column = guess.target.columns.find((c) => c.name === name)!
      if (!home.sure) questions.push(columnQuestion(guess, column, home, seen, keys, said.answers))
      const { format, asks } = formatOf(column, home, seen, keys, said.answers)
      formats.set(name, format)
      questions.push(...asks)
    }
    questions.push(...maybes(guess, seen, keys, said, fixed))
    questions.push(...valueQuestions(guess, rows, formats, country, said.answers))
  }
  return { headers, keys, seen, guesses, guess, questions, formats }
}

/** Columns left without a home that a rival shows could have one: asked about once, with the one that was chosen. */
function maybes(
  guess: Guess,
  seen: readonly Seen[],
  keys: readonly string[],
  said: Said,
  fixed: ReadonlyMap<number, string | null>,
): Question[] {
  return [...guess.rivals].flatMap(([name, places]) => {
    const column = guess.target.columns.find((c) => c.name === name)!
    return places
      .filter((at) => !fixed.has(at))
      .map((at) => {
        const home: Home = { at, score: ASK, sure: false, reason: 'también podría serlo' }
        return columnQuestion(guess, column, home, seen, keys, said.answers, LEAVE)
      })
  })
}

const NUMBERS: readonly ImportColumn['type'][] = ['whole', 'decimal', 'latitude', 'longitude']

function formatOf(
  column: ImportColumn,
  home: Home,
  seen: readonly Seen[],
  keys: readonly string[],
  answers: Answers,
): { format: Format; asks: Question[] } {
  const { profile } = seen[home.at]!
  const key = keys[home.at]!
  const asks: Question[] = []
  let order: Order = 'dmy'
  if (column.type === 'day' && profile.orders && !profile.orders.includes('ymd')) {
    const [only, other] = profile.orders
    if (only !== undefined && other === undefined) order = only
    else asks.push(orderQuestion(key, home.at, seen[home.at]!, answers))
    const answer = answers[`order:${key}`]
    if (answer === 'dmy' || answer === 'mdy') order = answer
  }
  let decimal: Decimal = profile.decimal === ',' ? ',' : '.'
  if (NUMBERS.includes(column.type) && profile.decimal === '?') {
    const texts = [...profile.words.values()].map((w) => w.written)
    const told = decimalOf(column, texts)
    if (told) decimal = told
    else asks.push(decimalQuestion(key, home.at, seen[home.at]!, answers))
    const answer = answers[`decimal:${key}`]
    if (answer === '.' || answer === ',') decimal = answer
  }
  return {
    format: { order, decimal, excelDays: profile.excelDays || column.type === 'day', mIs: loneM(profile) },
    asks,
  }
}

/** "1,234" of a count is a thousand in Mexico; of a measure what its range allows; else nobody knows. */
function decimalOf(column: ImportColumn, texts: readonly string[]): Decimal | undefined {
  if (column.type === 'whole' && texts.every((t) => !t.includes('.'))) return '.'
  if (!column.range) return undefined
  const [least, most] = column.range
  const fits = (d: Decimal) =>
    texts.every((t) => {
      const n = numberOf(t, d)
      return n === undefined || (n >= least && n <= most && (column.type !== 'whole' || Number.isInteger(n)))
    })
  const [point, comma] = [fits('.'), fits(',')]
  return point === comma ? undefined : point ? '.' : ','
}

/** The readers of a guess's columns, by tidy name. */
export function tidiesOf(
  u: Pick<Understood, 'guess' | 'formats'>,
  answers: Answers,
  country: Country,
): ReadonlyMap<string, Tidy> {
  const tidies = new Map<string, Tidy>()
  if (u.guess)
    for (const [name] of u.guess.homes) {
      const column = u.guess.target.columns.find((c) => c.name === name)!
      tidies.set(name, tidyOf(column, u.formats.get(name)!, answers, country))
    }
  return tidies
}

/** What was said and is understood now, to be remembered: every column has its word, so that nothing of it is asked again. */
export function saidOf(u: Understood, answers: Answers): Said {
  const byPlace = new Map<number, string>()
  for (const [name, home] of u.guess?.homes ?? []) byPlace.set(home.at, name)
  return {
    ...(u.guess ? { target: u.guess.target.id } : {}),
    columns: Object.fromEntries(u.keys.map((key, at) => [key, byPlace.get(at) ?? null])),
    answers,
  }
}
