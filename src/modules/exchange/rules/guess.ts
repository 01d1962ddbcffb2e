// Guesses what the columns of a table are: for one target, and which target it is, each with how sure and why.
import type { ImportColumn, ImportTarget } from '../../../kernel/import-target.ts'
import { nameKey } from '../../../kernel/import-target.ts'
import { headerScore, saysExactly } from './header-match.ts'
import type { Profile } from './profile.ts'
import { headerWords, plain } from './texts.ts'
import { type Country, knowsWholeCountry, type ValueKind, valueKinds } from './value-kinds.ts'

/** From here on a guess is taken as it is; from ASK on it is asked; below, the column has no home. */
export const SURE = 0.8
export const ASK = 0.6

/** A column of the file for a column of the target. `beside` holds what only both say: the state of a municipality. */
export type Home = {
  readonly at: number
  readonly beside?: number
  readonly score: number
  readonly sure: boolean
  readonly reason: string
}
export type Guess = {
  readonly target: ImportTarget
  /** by tidy name */
  readonly homes: ReadonlyMap<string, Home>
  /** other columns that could as well be one, by tidy name */
  readonly rivals: ReadonlyMap<string, readonly number[]>
  /** columns that are near one that says it by its very word: left out without a question, and told; the other by place */
  readonly outdone: ReadonlyMap<number, number>
  readonly missing: readonly string[]
  readonly rank: number
  readonly reason: string
}

export type Seen = { readonly header: string; readonly profile: Profile }

const share = (p: Profile, ...kinds: ValueKind[]): number =>
  Math.max(0, ...kinds.map((k) => p.shares[k] ?? 0))
const isKind = (p: Profile, ...kinds: ValueKind[]): boolean => kinds.includes(p.kind)

function inRange(p: Profile, column: ImportColumn): boolean {
  if (!column.range || p.least === undefined || p.most === undefined) return true
  return p.least >= column.range[0] && p.most <= column.range[1]
}

/** Share of a column's rows whose value `has` says yes to. */
function known(p: Profile, has: (written: string) => boolean): number {
  let yes = 0
  let all = 0
  for (const { written, rows } of p.words.values()) {
    all += rows
    if (has(written)) yes += rows
  }
  return all === 0 ? 0 : yes / all
}

const choiceWords = new WeakMap<ImportColumn, ReadonlySet<string>>()
export function isChoice(column: ImportColumn, text: string): boolean {
  let set = choiceWords.get(column)
  if (!set) {
    set = new Set(
      (column.choices ?? []).flatMap((c) => [c.value, c.words.es, c.words.en, ...c.also].map(plain)),
    )
    choiceWords.set(column, set)
  }
  return set.has(plain(text))
}

const representationNames = new WeakMap<Country, ReadonlySet<string>>()
const centerNames = new WeakMap<Country, ReadonlySet<string>>()
const namesIn = (
  kept: WeakMap<Country, ReadonlySet<string>>,
  country: Country,
  list: ReadonlyMap<string, { readonly name: string }>,
): ReadonlySet<string> => {
  let names = kept.get(country)
  if (!names) {
    names = new Set([...list.values()].map((x) => nameKey(x.name)))
    kept.set(country, names)
  }
  return names
}

/** 0 to 1: whether the values may stand in the column; 0.5 when nothing speaks for or against it. */
export function suits(column: ImportColumn, p: Profile, country: Country): number {
  if (p.values === 0) return 0.5
  const inside = inRange(p, column) ? 1 : 0.25
  switch (column.type) {
    case 'text':
      if (isKind(p, 'text', 'municipality', 'state', 'category')) return 1
      if (isKind(p, 'code', 'empty')) return 0.6
      return isKind(p, 'sex', 'yes-no', 'range') ? 0.3 : 0.15
    case 'code':
      if (isKind(p, 'code')) return 1
      if (
        isKind(
          p,
          'count',
          'state-key',
          'municipality-number',
          'municipality-key',
          'locality-key',
          'postal-code',
        )
      )
        return 0.85
      return isKind(p, 'text', 'category', 'year', 'curp', 'phone', 'nss') ? 0.6 : 0.1
    case 'whole':
      if (isKind(p, 'count', 'state-key', 'yes-no', 'year', 'municipality-number'))
        return (isKind(p, 'count') ? 1 : 0.8) * inside
      if (isKind(p, 'code', 'municipality-key', 'postal-code', 'locality-key')) return 0.6 * inside
      return share(p, 'count') > 0.8 ? 0.7 * inside : 0.1
    case 'decimal':
      if (isKind(p, 'decimal', 'count', 'state-key', 'latitude')) return inside
      return isKind(p, 'money', 'code') ? 0.4 * inside : 0.1
    case 'latitude':
    case 'longitude':
      if (share(p, column.type) > 0.8) return 1
      return isKind(p, 'decimal', 'count') && inside === 1 ? 0.6 : 0.05
    case 'day':
      return isKind(p, 'day')
        ? 1
        : p.excelDays
          ? 0.9
          : share(p, 'day') > 0.2
            ? 0.25 + 0.6 * share(p, 'day')
            : 0.05
    case 'month':
      return isKind(p, 'month') ? 1 : share(p, 'month') > 0.8 ? 0.8 : 0.05
    case 'clock':
      return isKind(p, 'clock') ? 1 : share(p, 'clock') > 0.5 ? 0.7 : 0.05
    case 'choice': {
      const of = known(p, (w) => isChoice(column, w))
      if (of > 0) return 0.45 + 0.55 * of
      return p.distinct <= 15 && isKind(p, 'category', 'text', 'yes-no', 'code') ? 0.4 : 0.05
    }
    case 'sex':
      if (isKind(p, 'sex')) return 1
      return p.distinct <= 4 ? 0.5 : 0.05
    case 'curp':
      return Math.max(0.05, share(p, 'curp'))
    case 'state':
      return isKind(p, 'state-key', 'state') ? 1 : share(p, 'state-key', 'state') > 0.8 ? 0.75 : 0.05
    case 'municipality':
      if (isKind(p, 'municipality-key')) return 1
      if (isKind(p, 'municipality')) return 0.85
      return share(p, 'municipality-key') > 0.95
        ? 0.8
        : isKind(p, 'text') && country.named.size === 0
          ? 0.5
          : 0.1
    case 'representation': {
      const names = namesIn(representationNames, country, country.representations)
      const of = known(p, (w) => country.representations.has(w.padStart(2, '0')) || names.has(nameKey(w)))
      if (country.representations.size > 0) return of > 0 ? 0.3 + 0.7 * of : 0.1
      return isKind(p, 'state-key', 'state', 'code') ? 0.8 : 0.3
    }
    case 'center': {
      const names = namesIn(centerNames, country, country.centers)
      const of = known(p, (w) => country.centers.has(w) || names.has(nameKey(w)))
      if (of > 0) return 0.5 + 0.5 * of
      return isKind(p, 'code', 'text', 'category', 'count') ? 0.7 : 0.1
    }
  }
}

/** Kinds that say by themselves what a column is, when its header says nothing. */
const SPEAKING: Readonly<Partial<Record<ImportColumn['type'], readonly [ValueKind, number]>>> = {
  curp: ['curp', 0.86],
  municipality: ['municipality-key', 0.7],
  latitude: ['latitude', 0.68],
  longitude: ['longitude', 0.7],
  sex: ['sex', 0.66],
}

/** Of a handful of values too little can be told to speak against the words over them. */
const FEW = 5

/** With some municipalities known, a locality that shares its name with one of them says nothing of its own. */
const isLocality = (seen: Seen, country: Country): boolean =>
  !knowsWholeCountry(country) && headerWords(seen.header).includes('localidad')

function scoreOf(column: ImportColumn, seen: Seen, country: Country): number {
  if (column.type === 'municipality' && isLocality(seen, country)) return 0
  const words = headerScore(seen.header, column)
  const suited = suits(column, seen.profile, country)
  const values = seen.profile.values < FEW ? Math.max(0.5, suited) : suited
  const speaking = SPEAKING[column.type]
  const alone =
    speaking && seen.profile.kind === speaking[0] && (seen.profile.shares[speaking[0]] ?? 0) > 0.95
      ? speaking[1]
      : 0
  if (words < 0.3) return /^columna \d+$/.test(seen.header) || words === 0 ? alone : Math.max(alone * 0.9, 0)
  const both = values >= 0.3 ? words * (0.55 + 0.45 * values) : words * 0.35
  return Math.max(both, words >= 0.5 ? alone : 0)
}

/** One value in every row tells no rows apart, and where another column could be meant, it hides that one. */
function withoutConstants(column: ImportColumn, scores: readonly number[], seen: readonly Seen[]): number[] {
  return scores.map((s, at) => {
    if (seen[at]!.profile.constant === undefined) return s
    if (column.key || column.naming) return s * 0.4
    const rival = scores.some(
      (other, i) => i !== at && seen[i]!.profile.constant === undefined && other >= 0.45,
    )
    return rival ? s * 0.5 : s
  })
}

const percent = (n: number): string => `${Math.round(n * 100)} %`

function reasonOf(column: ImportColumn, seen: Seen, country: Country): string {
  const words = headerScore(seen.header, column)
  const values = suits(column, seen.profile, country)
  const kind = valueKinds[seen.profile.kind].es
  const head =
    words >= 0.95
      ? `su título es «${seen.header}»`
      : words >= 0.5
        ? `su título «${seen.header}» se parece a «${column.words.es}»`
        : `su título «${seen.header}» no lo dice`
  const body =
    values >= 0.8
      ? `sus valores son eso (${kind})`
      : values >= 0.3
        ? `sus valores podrían serlo (${kind})`
        : `sus valores parecen otra cosa (${kind})`
  return `${head} y ${body}`
}

/** The best homes for the columns of one target, each column of the file in one at most; `fixed` are a person's words. */
export function guessColumns(
  target: ImportTarget,
  seen: readonly Seen[],
  country: Country,
  fixed: ReadonlyMap<number, string | null> = new Map(),
): Guess {
  const homes = new Map<string, Home>()
  const taken = new Set<number>()
  for (const [at, name] of fixed) {
    taken.add(at)
    if (name !== null && seen[at])
      homes.set(name, { at, score: 1, sure: true, reason: 'así lo dijo una persona' })
  }
  const table = new Map(
    target.columns.map(
      (c) =>
        [
          c.name,
          withoutConstants(
            c,
            seen.map((s) => scoreOf(c, s, country)),
            seen,
          ),
        ] as const,
    ),
  )
  const pairs = target.columns
    .flatMap((column) => table.get(column.name)!.map((score, at) => ({ column, at, score })))
    .filter((p) => p.score >= ASK)
    .map((p) => ({ ...p, exact: saysExactly(seen[p.at]!.header, p.column) ? 0 : 1 }))
    .sort((a, b) => b.score - a.score || a.exact - b.exact || a.at - b.at)
  for (const { column, at, score } of pairs) {
    if (homes.has(column.name) || taken.has(at)) continue
    taken.add(at)
    homes.set(column.name, { at, score, sure: score >= SURE, reason: reasonOf(column, seen[at]!, country) })
  }
  const rivals = new Map<string, number[]>()
  const outdone = new Map<number, number>()
  for (const [name, home] of homes) {
    if (home.score === 1 && fixed.has(home.at)) continue
    const scores = table.get(name)!
    const near = scores.flatMap((s, at) => (!taken.has(at) && s >= ASK && s >= home.score - 0.1 ? [at] : []))
    // The very word over one column alone is better than a likeness over another: `nombre` beside `nombre_2009`.
    const column = target.columns.find((c) => c.name === name)!
    const exact = home.score >= SURE && saysExactly(seen[home.at]!.header, column)
    const close = near.filter((at) => !exact || saysExactly(seen[at]!.header, column))
    for (const at of near) if (!close.includes(at)) outdone.set(at, home.at)
    if (close.length === 0) continue
    rivals.set(name, close)
    homes.set(name, {
      ...home,
      sure: false,
      reason: `${home.reason}; también podría ser «${seen[close[0]!]!.header}»`,
    })
  }
  besides(target, seen, country, homes, taken)
  const missing = target.columns.filter((c) => c.required && !homes.has(c.name)).map((c) => c.name)
  return { target, homes, rivals, outdone, missing, ...ranked(target, seen, country, homes, missing) }
}

/** What two columns say together: the state and the number of a municipality, or the state and its name. */
function besides(
  target: ImportTarget,
  seen: readonly Seen[],
  country: Country,
  homes: Map<string, Home>,
  taken: Set<number>,
): void {
  for (const column of target.columns) {
    if (column.type !== 'municipality') continue
    const state = seen.findIndex((s, at) => !taken.has(at) && isKind(s.profile, 'state-key', 'state'))
    if (state < 0) continue
    const home = homes.get(column.name)
    if (home && isKind(seen[home.at]!.profile, 'municipality')) {
      homes.set(column.name, {
        ...home,
        beside: state,
        reason: `${home.reason}, en el estado de «${seen[state]!.header}»`,
      })
      taken.add(state)
    }
    if (home && home.score >= SURE) continue
    const number = seen.findIndex((s, at) => !taken.has(at) && isKind(s.profile, 'municipality-number'))
    const name = seen.findIndex(
      (s, at) => !taken.has(at) && isKind(s.profile, 'municipality') && !isLocality(s, country),
    )
    const at = number >= 0 ? number : name
    if (at < 0) continue
    taken.add(at)
    taken.add(state)
    const reason = `«${seen[state]!.header}» y «${seen[at]!.header}» juntas dicen el municipio`
    homes.set(column.name, { at, beside: state, score: 0.85, sure: number >= 0, reason })
  }
}

function ranked(
  target: ImportTarget,
  seen: readonly Seen[],
  country: Country,
  homes: ReadonlyMap<string, Home>,
  missing: readonly string[],
): { rank: number; reason: string } {
  const required = target.columns.filter((c) => c.required)
  const whole =
    required.reduce((sum, c) => sum + (homes.get(c.name)?.score ?? 0), 0) / Math.max(1, required.length)
  const explained = [...homes.values()].reduce((sum, h) => sum + h.score, 0) / Math.max(1, seen.length)
  const rank = whole * 0.5 + Math.min(1, explained) * 0.5
  const key = target.columns.find((c) => c.key && c.required)
  const home = key && homes.get(key.name)
  const p = home && seen[home.at]!.profile
  if (key && p && !target.repeats && p.values > 5 && p.distinct / p.values < 0.9)
    return {
      rank: rank * 0.3,
      reason: `«${seen[home!.at]!.header}» se repite: la lista no es de ${target.words.es.toLowerCase()}, habla de algo que está en ellos`,
    }
  const naming = target.columns.find((c) => c.naming)
  const named = naming && homes.get(naming.name)
  // What has a municipality's key and another name stands in it: a park, a pole, a plant.
  if (named && key?.type === 'municipality' && knowsWholeCountry(country)) {
    const names = seen[named.at]!.profile
    if (names.values > 0 && share(names, 'municipality') < 0.5)
      return {
        rank: rank * 0.3,
        reason: `«${seen[named.at]!.header}» no dice nombres de municipios: la lista habla de algo que está en ellos`,
      }
  }
  if (homes.size < 2) return { rank: rank * 0.3, reason: 'de sus columnas solo se reconoce una' }
  if (missing.length > 0)
    return {
      rank: rank * 0.6,
      reason: `no se encontró ${missing
        .map((m) => `«${target.columns.find((c) => c.name === m)?.words.es ?? m}»`)
        .join(', ')}`,
    }
  return {
    rank,
    reason: `se reconocen ${homes.size} de sus columnas, también las que no pueden faltar (${percent(whole)})`,
  }
}

/** Every target, best first. The first is meant when it lacks nothing; `sure` when no other comes near. */
export function guessTargets(
  targets: readonly ImportTarget[],
  seen: readonly Seen[],
  country: Country,
): { readonly guesses: readonly Guess[]; readonly best: Guess | undefined; readonly sure: boolean } {
  const guesses = targets.map((t) => guessColumns(t, seen, country)).sort((a, b) => b.rank - a.rank)
  const whole = guesses.filter(
    (g) => g.missing.length === 0 && g.rank > 0.4 && (!g.target.onlySaid || targets.length === 1),
  )
  const [first, second] = whole
  return {
    guesses,
    best: first,
    sure: first !== undefined && (second === undefined || second.rank < first.rank - 0.06),
  }
}
