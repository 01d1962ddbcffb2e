// Takings: how facts become rows. A row is folded from all facts of its key, so any order and repetition gives the same row.
import type { Fact, Stamped } from './fact.ts'
import type { Contribution } from './indicator.ts'
import type { Permission } from './permission.ts'
import type { Task } from './task.ts'

/** Every derived row: the book it lives in, its key in its table, and the table's columns. */
export type Row = { readonly book: string; readonly key: string }

/** Looks at a row of a lower table in the same book, as folded in this very transaction. */
export type Look = <R extends Row>(table: string, key: string) => R | undefined

export type Taking<R extends Row = Row> = {
  /** the table; its primary key is (book, key) */
  readonly table: string
  readonly kinds: readonly string[]
  /**
   * Grows when the same facts give another row, task or carried state than before. Rows that an earlier release folded are then
   * folded again behind, after the start (`platform/refolding.ts`); without it they stay as they are until a fact touches them.
   */
  readonly version?: string
  /** keys of the rows a fact bears on, read from the fact alone */
  readonly keysOf: (fact: Fact) => readonly string[]
  /** the one lower row the fold of that key looks at: when that row changes, the fold runs again */
  readonly subjectOf?: (fact: Fact, key: string) => { readonly table: string; readonly key: string }
  /**
   * Pure and total. `facts` are all standing facts of the key, by estimated time then id; corrected, withdrawn, voided
   * and erased ones are already left out. Nothing to say = undefined = no row.
   */
  readonly fold: (book: string, key: string, facts: readonly Stamped[], look: Look) => R | undefined
  /** what a tablet of the book receives of the row; undefined = not carried */
  readonly carry?: (row: R, look: Look) => unknown
  /** only devices of the row's own book receive it; without it, those of the books under it do too */
  readonly carriedBy?: 'own'
  /** what a first download carries of it once it is old: a slow network brings the story, not every tap */
  readonly fade?: (key: string, body: never, today: string) => unknown
  /** from which day on a change of the row groups centers differently under representations; undefined = it does not */
  readonly regroups?: (before: R | undefined, after: R | undefined) => string | undefined
  /** what the row adds to figures */
  readonly contributes?: (row: R) => readonly Contribution[]
  /**
   * What the row asks of somebody; pure and without a clock. `look` sees what the fold saw: the row itself and its `subjectOf`.
   * A row that asks nothing answers []; the tasks of a row end with their cause, because the row changes with it.
   */
  readonly asks?: (row: R, look: Look) => readonly Task[]
  /** folds of later takings look at rows of this one */
  readonly lookedAt?: true
  /**
   * Keys are SHA-256 of files: whether the row shows its file now, of whom it tells, and what who opens it must be allowed.
   * `lingers`: not shown, but kept for thirty days; `stays`: not shown, but kept; undefined: it goes at once.
   */
  readonly shows?: (row: R) => ShownFile | 'lingers' | 'stays' | undefined
}

export type ShownFile = {
  readonly about: string
  readonly needs: Permission
  /** a name for who saves it */
  readonly name?: string
  /** a face: tablets carry it, and who works in the center sees it without opening a file */
  readonly plain?: boolean
}

/** What only the clock can ask, over what a tablet carries: the tablet's half of a watch. Pure: the moment is an argument. */
export type CarriedWatch = {
  /** the tables it looks at */
  readonly tables: readonly string[]
  readonly look: (
    rows: <T>(table: string) => Iterable<readonly [key: string, row: T]>,
    at: { readonly now: string; readonly today: string; readonly timeZone: string },
  ) => readonly Task[]
}

/** The tablet's half of a taking: how facts still in the outbox change what was carried. Pure. */
export type Carrying<C = unknown> = {
  readonly table: string
  readonly kinds: readonly string[]
  readonly keysOf: (fact: Fact) => readonly string[]
  readonly overlay: (
    key: string,
    carried: C | undefined,
    pending: readonly Stamped[],
    look: <T>(table: string, key: string) => T | undefined,
  ) => C | undefined
  /** what the carried row asks, by the same rule as `Taking.asks`: what is due is known without a network */
  readonly asks?: (
    key: string,
    carried: C,
    look: <T>(table: string, key: string) => T | undefined,
  ) => readonly Task[]
}

/** The asking half of a carrying, where it is kept apart: the list of today fetches it, the first wall does without. */
export type Asking<C = unknown> = Pick<Carrying<C>, 'table'> & Required<Pick<Carrying<C>, 'asks'>>
