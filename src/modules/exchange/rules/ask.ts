// Questions: what the machine does not know about a file, in words, with what it would answer itself.
import type { ImportColumn } from '../../../kernel/import-target.ts'
import type { Question } from '../contract/reading.ts'
import type { Guess, Home, Seen } from './guess.ts'
import { dayOf } from './numbers.ts'
import { rankNames, rankPlaces } from './places.ts'
import { cleaned, plain } from './texts.ts'
import { type Answers, type Format, NOTHING, tidyOf } from './tidy.ts'
import type { Country } from './value-kinds.ts'

/** The answer that leaves a column out. */
export const LEAVE = '-'
/** Values asked about in one column at most: a column of thousands of unknown words is not that column. */
const MOST_VALUES = 40

type Choice = Question['choices'][number]
const choice = (value: string, label: string, hint: string | null = null): Choice => ({ value, label, hint })

const question = (
  q: Pick<Question, 'id' | 'kind' | 'sentence' | 'choices'> & Partial<Question>,
  answers: Answers,
): Question => ({
  ...{ at: null, value: null, rows: 0, open: false, suggested: null, must: true },
  ...q,
  answer: answers[q.id] ?? null,
})

export function targetQuestion(guesses: readonly Guess[], answers: Answers): Question {
  const some = guesses.filter((g) => g.missing.length === 0 && g.rank > 0.3).slice(0, 4)
  return question(
    {
      ...{ id: 'target', kind: 'target', sentence: '¿De qué es la lista?' },
      choices: some.map((g) => choice(g.target.id, g.target.words.es, g.reason)),
      suggested: some[0]?.target.id ?? null,
    },
    answers,
  )
}

export function columnQuestion(
  guess: Guess,
  column: ImportColumn,
  home: Home,
  seen: readonly Seen[],
  keys: readonly string[],
  answers: Answers,
  suggested: string = column.name,
): Question {
  const taken = new Set([...guess.homes].flatMap(([name, h]) => (h.at === home.at ? [] : [name])))
  const free = guess.target.columns.filter((c) => !taken.has(c.name) || c.name === column.name)
  return question(
    {
      id: `column:${keys[home.at]}`,
      kind: 'column',
      sentence: `¿La columna «${seen[home.at]!.header}» es «${column.words.es}»? ${home.reason}.`,
      at: home.at,
      choices: [
        choice(column.name, column.words.es, 'lo más parecido'),
        choice(LEAVE, 'Dejarla fuera'),
        ...free.filter((c) => c !== column).map((c) => choice(c.name, c.words.es)),
      ],
      suggested,
    },
    answers,
  )
}

export function orderQuestion(key: string, at: number, seen: Seen, answers: Answers): Question {
  const sample = seen.profile.samples.find((s) => s.trim() !== '') ?? ''
  const read = (order: 'dmy' | 'mdy') => dayOf(sample, order, '2030-01-01') ?? 'no existe'
  return question(
    {
      ...{ id: `order:${key}`, kind: 'order', at, value: sample, rows: seen.profile.values },
      sentence: `En «${seen.header}», ¿«${sample}» dice primero el día o el mes?`,
      choices: [choice('dmy', 'Primero el día', read('dmy')), choice('mdy', 'Primero el mes', read('mdy'))],
      suggested: 'dmy',
    },
    answers,
  )
}

export function decimalQuestion(key: string, at: number, seen: Seen, answers: Answers): Question {
  const sample = seen.profile.samples.find((s) => /\d[.,]\d{3}/.test(s)) ?? ''
  const comma = sample.includes(',')
  const bare = sample.replace(/[^\d.,]/g, '')
  return question(
    {
      ...{ id: `decimal:${key}`, kind: 'decimal', at, value: sample, rows: seen.profile.values },
      sentence: `En «${seen.header}», ¿«${sample}» son miles o decimales?`,
      choices: [
        choice(comma ? '.' : ',', 'Miles', bare.replace(/[.,]/g, '')),
        choice(comma ? ',' : '.', 'Decimales', bare.replace(',', '.')),
      ],
      suggested: comma ? '.' : null,
    },
    answers,
  )
}

/** One question for each different value that nobody can read, those of most rows first. */
export function valueQuestions(
  guess: Guess,
  rows: readonly (readonly string[])[],
  formats: ReadonlyMap<string, Format>,
  country: Country,
  answers: Answers,
): Question[] {
  return [...guess.homes].flatMap(([name, home]) => {
    const column = guess.target.columns.find((c) => c.name === name)!
    // Asked with the answers there are, so that the ones already given stay on the list.
    const tidy = tidyOf(column, formats.get(name)!, {}, country)
    const found = new Map<string, Asked>()
    for (const cells of rows) {
      const text = cells[home.at] ?? ''
      const beside = home.beside === undefined ? undefined : (cells[home.beside] ?? '')
      const { ask } = tidy(text, beside)
      if (ask === undefined) continue
      const had = found.get(ask)
      if (had) had.rows++
      else if (found.size < 4 * MOST_VALUES)
        found.set(ask, { id: ask, written: cleaned(text), beside, rows: 1 })
    }
    return [...found.values()]
      .sort((a, b) => b.rows - a.rows)
      .slice(0, MOST_VALUES)
      .map((a) => valueQuestionOf(column, home.at, a, country, answers))
  })
}

export type Asked = {
  readonly id: string
  readonly written: string
  readonly beside: string | undefined
  rows: number
}

/** What a value that nobody can read may mean. */
export function valueQuestionOf(
  column: ImportColumn,
  at: number,
  asked: Asked,
  country: Country,
  answers: Answers,
): Question {
  const { written, beside, rows } = asked
  const where = beside === undefined || beside.trim() === '' ? '' : ` (${cleaned(beside)})`
  const base = { id: asked.id, at, value: `${written}${where}`, rows }
  const none = choice(NOTHING, 'Ninguno: dejar la celda vacía')
  if (column.type === 'municipality') {
    const places = rankPlaces(written, beside, country)
    return question(
      {
        ...{
          ...base,
          kind: 'place' as const,
          sentence: `¿Qué municipio es «${written}»${where}?`,
          open: true,
        },
        choices: places.map((p) => choice(p.key, p.label)),
        suggested: places[0]?.key ?? null,
        must: false,
      },
      answers,
    )
  }
  if (column.type === 'center' || column.type === 'representation') {
    const names = rankNames(written, column.type === 'center' ? country.centers : country.representations)
    return question(
      {
        ...{ ...base, kind: 'place' as const, open: true, must: false },
        sentence: `¿Qué ${column.words.es.toLowerCase()} es «${written}»?`,
        choices: names.map((p) => choice(p.key, p.label)),
        suggested: names[0]?.key ?? null,
      },
      answers,
    )
  }
  const likely = (column.choices ?? []).filter((c) => plain(c.words.es).startsWith(plain(written)))
  return question(
    {
      ...{ ...base, kind: 'value' as const, must: column.type === 'sex' },
      sentence: `En «${column.words.es}», ¿qué quiere decir «${written}»?`,
      choices: [...(column.choices ?? []).map((c) => choice(c.value, c.words.es)), none],
      suggested: likely.length === 1 ? likely[0]!.value : null,
    },
    answers,
  )
}
