// The house as the platform sees it: the kinds that may be said, how they are taken, and what is counted.

import type * as v from 'valibot'
import { bookKinds } from '../kernel/book-kinds.ts'
import type { Endpoint, ScopeOf } from '../kernel/endpoint.ts'
import type { Fact } from '../kernel/fact.ts'
import type { Contribution, Indicator } from '../kernel/indicator.ts'
import { inNames, type Names, nobodyJoined } from '../kernel/joined.ts'
import type { FactKind } from '../kernel/kind.ts'
import type { BuiltInNorm } from '../kernel/norm.ts'
import type { Permission } from '../kernel/permission.ts'
import type { Taking } from '../kernel/taking.ts'
import type { Task, TaskKind } from '../kernel/task.ts'
import type { Words } from '../kernel/verdict.ts'
import type { Db, DbScope, Read, Tx } from './db.ts'
import { personsOf } from './sealing.ts'
import type { Person } from './who.ts'

/** What a module hands to the platform; `app/modules.ts` lists them low to high. */
export type Module = {
  readonly name: string
  readonly kinds: readonly FactKind[]
  // biome-ignore lint/suspicious/noExplicitAny: each taking has rows of its own shape
  readonly takings: readonly Taking<any>[]
  readonly indicators: readonly Indicator[]
  /** what follows a person to another book, as letters; `id` names it so that a letter is the same each time */
  readonly moves?: Moves
  readonly leaves?: Leaves
  readonly follows?: Follows
  readonly forgets?: Forgets
  /** gauges: figures that depend on the date alone, counted anew for a book (indicator × room, period `now`) */
  readonly gauge?: Gauge
  /** decisions that must be consistent now */
  readonly decides?: readonly Decides[]
  /** work a person asks for that outlives a request: run behind, with progress, and stopped when asked */
  readonly works?: readonly LongWork[]
  /** lists of its screens that may be taken away as a file */
  readonly exports?: readonly ListExport[]
  /** what it tells of a child's past, shown where two files are compared */
  readonly pasts?: readonly Past[]
  /** days on which children were seen: nobody is in two places on one day */
  readonly presentDays?: PresentDays
  /** values its rules follow, with source and certainty, as the screen *Normas* shows them */
  readonly norms?: readonly BuiltInNorm[]
  /** kinds of tasks that its rows (`Taking.asks`) and its watches ask */
  readonly tasks?: readonly TaskKind[]
  /** asked by the clock: what no row can say, because nothing has happened */
  readonly watches?: readonly Watch[]
  /** what people call what a task is about, by its id; asked at once for all of them, in a book of the transaction */
  readonly names?: Readonly<Partial<Record<TaskKind['subject'], NamesOf>>>
}

export type NamesOf = (
  read: Read,
  ids: readonly { readonly book: string; readonly about: string }[],
) => Promise<ReadonlyMap<string, string>>

/**
 * Looks at one book and says what is due in it on a day; tasks of later hours are said ahead, with their `from`. Asked again when
 * pages of the book grow and when the day turns on its own clock. `key` of a task names it within the watch.
 */
export type Watch = {
  /** names it in the keys of its tasks */
  readonly id: string
  /** books it looks at; of a representation and the nation, the transaction reaches what is under them */
  readonly of: 'center' | 'representation' | 'nation'
  readonly look: (
    read: Read,
    book: string,
    at: { readonly now: string; readonly today: string; readonly timeZone: string },
  ) => Promise<readonly Task[]>
}

/** A line of a child's past: one day, or a span up to its last day, null while it goes on. */
export type PastEvent = {
  readonly from: string
  readonly until?: string | null
  readonly words: Words
}
/** Asked of several children of one book at once, by who holds the permission there; who has nothing may be left out. */
export type Past = {
  readonly words: Words
  readonly permission: Permission
  readonly of: (
    read: Read,
    book: string,
    children: readonly string[],
  ) => Promise<ReadonlyMap<string, readonly PastEvent[]>>
}
/** Days in order, by `book|child`, of files of any books; who was never seen may be left out. */
export type PresentDays = (
  read: Read,
  files: readonly { readonly book: string; readonly key: string }[],
) => Promise<ReadonlyMap<string, readonly string[]>>

export type Moving = {
  readonly id: string
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  /** where it is not the person who was asked about: an adult of a child */
  readonly about?: string
}
/** What there is to follow of each of several persons, asked at once; who has nothing may be left out. */
export type Moves = (
  read: Read,
  book: string,
  persons: readonly string[],
) => Promise<ReadonlyMap<string, readonly Moving[]>>
/** What the center that persons leave says, so that nobody there sees any more what went along. `happenedAt`: not before it. */
export type Leaves = (
  read: Read,
  book: string,
  persons: readonly string[],
  moment: string,
) => Promise<readonly (Moving & { readonly about: string; readonly happenedAt?: string })[]>
/**
 * Runs once both books have heard of a move, in the same transaction: what lies outside the books goes along — files, what
 * somebody is checked by.
 */
export type Follows = (
  tx: Tx,
  from: string,
  to: string,
  persons: readonly string[],
  receivedAt: string,
) => Promise<void>
/** Who must be forgotten together with these persons in a book: adults no other child names. */
export type Forgets = (read: Read, book: string, persons: readonly string[]) => Promise<readonly string[]>
export type Gauge = {
  readonly indicators: readonly string[]
  readonly count: (read: Read, book: string, today: string) => Promise<readonly Contribution[]>
}

/** A decision of a module: which other book it needs, and what it says in either. */
export type Decides = {
  readonly kind: string
  /** the second book of the decision, if it needs one; two at the most */
  readonly otherBook?: (fact: Fact) => string | undefined
  readonly decide: (tx: Tx, house: House, fact: Fact, receivedAt: string) => Promise<Refusal | Decided>
}

type Refusal = { readonly refused: string; readonly field?: string }
export type Decided = {
  /** what is said besides, in either book */
  readonly letters: readonly Fact[]
  /** runs once both books have heard it, in the same transaction: what lies outside the books, and a last look */
  readonly after?: (tx: Tx) => Promise<Refusal | undefined>
}

/** What a running work has at hand. Who asked and their reach are those of now, not of when they asked. */
export type Working = {
  readonly id: string
  readonly db: Db
  readonly house: House
  readonly who: Person
  /** books where the kind's permission holds for them: row security of what the work reads and writes */
  readonly scope: DbScope
  readonly now: () => Date
  readonly log: (line: Record<string, unknown>) => void
  /** aborted when the person cancels or the server closes; heard within a second */
  readonly signal: AbortSignal
  /** Tells how far it is; may be called for every row: it is written twice a second at the most. `total` null = not known. */
  readonly progress: (done: number, total: number | null, step?: Words) => void
  /** Opens the one file of the work, kept for a day: pieces are stored as they come. */
  readonly file: (name: string, type: string) => WorkFile
}

export type WorkFile = {
  readonly write: (piece: Uint8Array) => Promise<void>
  /** the file counts from here on */
  readonly close: () => Promise<void>
}

/** A kind of long work: who may ask for it, and how it is done. `run` answers what the screen shows when it is over. */
// biome-ignore lint/suspicious/noExplicitAny: a list of works of every shape
export type LongWork<I = any> = {
  readonly kind: string
  readonly input: v.GenericSchema<unknown, I>
  readonly words: (input: I, house: House) => Words
  readonly permission: Permission | ((input: I, house: House) => Permission)
  readonly scopeOf: (input: I, house: House) => ReturnType<ScopeOf<I>>
  /** `resume`: run again from its beginning, which must cost nothing twice; `say`: told as interrupted, to be asked again */
  readonly afterCrash: 'resume' | 'say'
  /** throws `WorkFailed` with words for whoever asked; anything else is a fault */
  readonly run: (working: Working, input: I) => Promise<unknown>
}

/** With what a list is read: who takes it away, the books their permission gives, and in whose words. */
export type TakingAway = {
  readonly db: Db
  readonly house: House
  readonly who: Person
  readonly scope: DbScope
  readonly now: string
  /** civil day in Mexico City */
  readonly today: string
  readonly language: 'es' | 'en'
}

/** `day` as 2026-11-20; `instant` as ISO in UTC, written on the clock of Mexico City. */
export type ExportColumn<R> = {
  readonly head: string
  readonly type: 'text' | 'number' | 'day' | 'instant'
  readonly value: (row: R) => string | number | null
}

/** `next` is the key to go on after; null when this was the last page. */
export type ExportPage<R> = {
  readonly rows: readonly R[]
  readonly next: string | null
  /** of the whole list, where it is known */
  readonly total?: number
}

/** A list of a screen as it may be taken away: the same permission, reach, hidden names and hidden figures as there. */
// biome-ignore lint/suspicious/noExplicitAny: a list of lists of every shape
export type ListExport<F = any, R = any> = {
  /** of the endpoint that shows it */
  readonly id: string
  readonly words: Words
  readonly filters: v.GenericSchema<unknown, F>
  readonly permission: Permission
  readonly scopeOf: ScopeOf<F>
  /** data of children: asks what for, and writes it down for the child of each row */
  readonly child?: { readonly book: (filters: F) => string; readonly of: (row: R, filters: F) => string }
  readonly columns: (at: TakingAway, filters: F) => readonly ExportColumn<R>[]
  /** One page by keyset, in a transaction of its own under `at.scope`: some thousands of rows at most. */
  readonly page: (at: TakingAway, filters: F, after: string | null) => Promise<ExportPage<R>>
}

/** The list of an endpoint: who may take it away, from where and with which filters is said there, once. */
export function listExport<F, R>(
  shown: Endpoint<F, unknown>,
  list: Pick<ListExport<F, R>, 'words' | 'child' | 'columns' | 'page'>,
): ListExport<F, R> {
  if (shown.access.who !== 'person') throw new Error(`${shown.id} is nobody's list`)
  const { permission, scopeOf } = shown.access
  return { id: shown.id, filters: shown.input, permission, scopeOf, ...list }
}

/** Rows of one page of an export. */
export const EXPORT_PAGE = 2_000

export type House = {
  readonly kinds: ReadonlyMap<string, FactKind>
  /** low to high: a fold may look only at rows of takings before it */
  readonly takings: readonly Taking[]
  readonly byKind: ReadonlyMap<string, readonly Taking[]>
  readonly byTable: ReadonlyMap<string, Taking>
  /** tables that some fold looks at */
  readonly subjects: ReadonlySet<string>
  /** tables whose keys are hashes of files */
  readonly fileTables: readonly string[]
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly moves: readonly Moves[]
  readonly leaves: readonly Leaves[]
  readonly follows: readonly Follows[]
  readonly forgets: readonly Forgets[]
  readonly gauges: readonly Gauge[]
  readonly decides: ReadonlyMap<string, Decides>
  readonly works: ReadonlyMap<string, LongWork>
  readonly exports: ReadonlyMap<string, ListExport>
  readonly pasts: readonly Past[]
  readonly presentDays: readonly PresentDays[]
  readonly tasks: ReadonlyMap<string, TaskKind>
  readonly watches: readonly Watch[]
  readonly names: ReadonlyMap<TaskKind['subject'], NamesOf>
  readonly norms: readonly BuiltInNorm[]
}

/** Puts modules together. Throws (a fault) on a kind, table or indicator declared twice. */
export function houseOf(modules: readonly Module[]): House {
  const kinds = new Map<string, FactKind>()
  const indicators = new Map<string, Indicator>()
  const byTable = new Map<string, Taking>()
  const byKind = new Map<string, Taking[]>()
  const decides = new Map<string, Decides>()
  const works = new Map<string, LongWork>()
  const exports = new Map<string, ListExport>()
  const tasks = new Map<string, TaskKind>()
  const names = new Map<TaskKind['subject'], NamesOf>()
  const takings: Taking[] = []
  const moves = modules.flatMap((m) => (m.moves ? [m.moves] : []))
  const leaves = modules.flatMap((m) => (m.leaves ? [m.leaves] : []))
  const follows = modules.flatMap((m) => (m.follows ? [m.follows] : []))
  const forgets = modules.flatMap((m) => (m.forgets ? [m.forgets] : []))
  const gauges = modules.flatMap((m) => (m.gauge ? [m.gauge] : []))
  const pasts = modules.flatMap((m) => m.pasts ?? [])
  const presentDays = modules.flatMap((m) => (m.presentDays ? [m.presentDays] : []))
  const once = <K, V>(map: Map<K, V>, key: K, value: V) => {
    if (map.has(key)) throw new Error(`declared twice: ${String(key)}`)
    map.set(key, value)
  }
  for (const k of bookKinds) once(kinds, k.kind, k)
  for (const m of modules) {
    for (const k of m.kinds) once(kinds, k.kind, k)
    for (const i of m.indicators) once(indicators, i.id, i)
    for (const d of m.decides ?? []) once(decides, d.kind, d)
    for (const w of m.works ?? []) once(works, w.kind, w)
    for (const e of m.exports ?? []) once(exports, e.id, e)
    for (const t of m.tasks ?? []) once(tasks, t.id, t)
    for (const [subject, of] of Object.entries(m.names ?? {}))
      once(names, subject as TaskKind['subject'], of as NamesOf)
    for (const t of m.takings) {
      once(byTable, t.table, t)
      takings.push(t)
      for (const kind of t.kinds) {
        if (!kinds.has(kind)) throw new Error(`${t.table} takes ${kind}, which nobody may say`)
        const list = byKind.get(kind)
        if (list) list.push(t)
        else byKind.set(kind, [t])
      }
    }
  }
  const subjects = new Set<string>()
  for (const k of kinds.values()) if (k.subject) subjects.add(k.subject)
  for (const t of takings) if (t.lookedAt) subjects.add(t.table)
  const fileTables = takings.filter((t) => t.shows).map((t) => t.table)
  return {
    kinds,
    takings,
    byKind,
    byTable,
    subjects,
    fileTables,
    indicators,
    moves,
    leaves,
    follows,
    forgets,
    gauges,
    decides,
    works,
    exports,
    pasts,
    presentDays,
    tasks,
    watches: modules.flatMap((m) => m.watches ?? []),
    names,
    norms: modules.flatMap((m) => m.norms ?? []),
  }
}

export type Touch = { readonly table: string; readonly key: string; readonly subject?: string }

/**
 * The fact as rows are to know it: in the names of those who stand for the persons it tells of. Whoever else its payload mentions keeps
 * the name it was said with: a later joining finds facts by the persons they tell of, and by no other.
 */
export function named(house: Pick<House, 'kinds'>, fact: Fact, names: Names): Fact {
  if (names.size === 0) return fact
  const kind = house.kinds.get(fact.kind)
  const own = new Map<string, string>()
  for (const person of [fact.about, ...personsOf(fact, kind)]) {
    const stands = names.get(person)
    if (stands !== undefined) own.set(person, stands)
  }
  return inNames(fact, own, kind?.persons !== undefined)
}

/** The rows a fact bears on. A kind nobody takes bears on none. */
export function touchesOf(house: House, said: Fact, names: Names = nobodyJoined): Touch[] {
  const fact = named(house, said, names)
  const touches: Touch[] = []
  for (const t of house.byKind.get(fact.kind) ?? []) {
    for (const key of t.keysOf(fact)) {
      const subject = t.subjectOf?.(fact, key)
      touches.push(
        subject
          ? { table: t.table, key, subject: `${subject.table}:${subject.key}` }
          : { table: t.table, key },
      )
    }
  }
  return touches
}
