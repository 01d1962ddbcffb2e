// The house as the platform sees it: the kinds that may be said, how they are taken, and what is counted.

import { bookKinds } from '../kernel/book-kinds.ts'
import type { Fact } from '../kernel/fact.ts'
import type { Contribution, Indicator } from '../kernel/indicator.ts'
import type { FactKind } from '../kernel/kind.ts'
import type { Taking } from '../kernel/taking.ts'
import type { Read, Tx } from './db.ts'

/** What a module hands to the platform; `app/modules.ts` lists them low to high. */
export type Module = {
  readonly name: string
  readonly kinds: readonly FactKind[]
  // biome-ignore lint/suspicious/noExplicitAny: each taking has rows of its own shape
  readonly takings: readonly Taking<any>[]
  readonly indicators: readonly Indicator[]
  /** what follows a person to another book, as letters; `id` names it so that a letter is the same each time */
  readonly moves?: Moves
  /** gauges: figures that depend on the date alone, counted anew for a book (indicator × room, period `now`) */
  readonly gauge?: Gauge
  /** decisions that must be consistent now */
  readonly decides?: readonly Decides[]
}

export type Moving = {
  readonly id: string
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
}
export type Moves = (read: Read, book: string, person: string) => Promise<readonly Moving[]>
export type Gauge = {
  readonly indicators: readonly string[]
  readonly count: (read: Read, book: string, today: string) => Promise<readonly Contribution[]>
}

/** A decision of a module: which other book it needs, and what it says there. */
export type Decides = {
  readonly kind: string
  /** the second book of the decision, if it needs one; two at the most */
  readonly otherBook?: (fact: Fact) => string
  readonly decide: (
    tx: Tx,
    house: House,
    fact: Fact,
  ) => Promise<{ refused: string; field?: string } | { letters: readonly Fact[] }>
}

export type House = {
  readonly kinds: ReadonlyMap<string, FactKind>
  /** low to high: a fold may look only at rows of takings before it */
  readonly takings: readonly Taking[]
  readonly byKind: ReadonlyMap<string, readonly Taking[]>
  readonly byTable: ReadonlyMap<string, Taking>
  /** tables that some fold looks at */
  readonly subjects: ReadonlySet<string>
  readonly indicators: ReadonlyMap<string, Indicator>
  readonly moves: readonly Moves[]
  readonly gauges: readonly Gauge[]
  readonly decides: ReadonlyMap<string, Decides>
}

/** Puts modules together. Throws (a fault) on a kind, table or indicator declared twice. */
export function houseOf(modules: readonly Module[]): House {
  const kinds = new Map<string, FactKind>()
  const indicators = new Map<string, Indicator>()
  const byTable = new Map<string, Taking>()
  const byKind = new Map<string, Taking[]>()
  const decides = new Map<string, Decides>()
  const takings: Taking[] = []
  const moves = modules.flatMap((m) => (m.moves ? [m.moves] : []))
  const gauges = modules.flatMap((m) => (m.gauge ? [m.gauge] : []))
  const once = <K, V>(map: Map<K, V>, key: K, value: V) => {
    if (map.has(key)) throw new Error(`declared twice: ${String(key)}`)
    map.set(key, value)
  }
  for (const k of bookKinds) once(kinds, k.kind, k)
  for (const m of modules) {
    for (const k of m.kinds) once(kinds, k.kind, k)
    for (const i of m.indicators) once(indicators, i.id, i)
    for (const d of m.decides ?? []) once(decides, d.kind, d)
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
  return { kinds, takings, byKind, byTable, subjects, indicators, moves, gauges, decides }
}

export type Touch = { readonly table: string; readonly key: string; readonly subject?: string }

/** The rows a fact bears on. A kind nobody takes bears on none. */
export function touchesOf(house: House, fact: Fact): Touch[] {
  const touches: Touch[] = []
  for (const t of house.byKind.get(fact.kind) ?? []) {
    const subject = t.subjectOf?.(fact)
    for (const key of t.keysOf(fact)) {
      touches.push(
        subject
          ? { table: t.table, key, subject: `${subject.table}:${subject.key}` }
          : { table: t.table, key },
      )
    }
  }
  return touches
}
