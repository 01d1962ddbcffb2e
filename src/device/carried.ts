// What the tablet carries, in memory: rows of its feeds with the facts still in the outbox laid over them by the modules' rules.
import type { Fact, Stamped } from '../kernel/fact.ts'
import type { Carrying } from '../kernel/taking.ts'
import type { Task } from '../kernel/task.ts'

/** A module's `carry.ts` declares these with its own row type; here the row is opaque. */
export type AnyCarrying = Pick<Carrying, 'table' | 'kinds' | 'keysOf'> & {
  readonly overlay: (
    key: string,
    carried: never,
    pending: readonly Stamped[],
    look: <T>(table: string, key: string) => T | undefined,
  ) => unknown
  readonly asks?: (
    key: string,
    carried: never,
    look: <T>(table: string, key: string) => T | undefined,
  ) => readonly Task[]
}

/** A pending fact as the overlay sees it; `dseq` names it. */
export type Laid = Stamped & { readonly dseq: number }

/** The rows of a table as they stand. A new object after every change, over the same rows: cheap, and seen by React. */
export type Rows<T> = {
  readonly size: number
  get(key: string): T | undefined
  keys(): Iterable<string>
  values(): Iterable<T>
  entries(): Iterable<[string, T]>
}

export type Carried = ReturnType<typeof makeCarried>

const WITHDRAWN = 'book.withdrawn'
const rowId = (table: string, key: string) => `${table}:${key}`
const split = (id: string): [table: string, key: string] => {
  const at = id.indexOf(':')
  return [id.slice(0, at), id.slice(at + 1)]
}

const tableOf = (id: string): string => id.slice(0, id.indexOf(':'))

/** Whether two rows say the same, whatever the order of their fields. */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [here, there] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const names = Object.keys(here)
  return (
    names.length === Object.keys(there).length &&
    names.every((name) => name in there && alike(here[name], there[name]))
  )
}

const rowsOver = (live: ReadonlyMap<string, unknown>): Rows<never> =>
  ({
    get size() {
      return live.size
    },
    get: (key: string) => live.get(key),
    keys: () => live.keys(),
    values: () => live.values(),
    entries: () => live.entries(),
  }) as Rows<never>

/**
 * `carryings` in module order: several may share a table. Nothing here is kept on disk. A pending fact that another
 * pending one withdraws or corrects is left out of overlays; one that withdraws or corrects a fact the feeds already tell
 * of is handed to the overlays of that fact's rows that list its kind: they know their facts by id.
 */
export function makeCarried(carryings: readonly AnyCarrying[]) {
  const base = new Map<string, Map<string, unknown>>()
  let books: readonly string[] = []
  const live = new Map<string, Map<string, unknown>>()
  const views = new Map<string, Rows<never>>()
  const laid = new Map<string, Map<number, Laid>>()
  const lying = new Set<number>()
  /** rows every fact of this session bears on, by fact id: an undo finds them after the fact has been sent */
  const rowsOfFact = new Map<string, readonly string[]>()
  const dependents = new Map<string, Set<string>>()
  const listeners = new Map<string, Set<() => void>>()
  const byKind = new Map<string, AnyCarrying[]>()
  const byTable = new Map<string, AnyCarrying[]>()
  const rankOf = new Map<string, number>()
  for (const [rank, c] of carryings.entries()) if (!rankOf.has(c.table)) rankOf.set(c.table, rank)
  for (const c of carryings) byTable.set(c.table, [...(byTable.get(c.table) ?? []), c])
  for (const c of carryings) for (const kind of c.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), c])

  let dirty: Set<string> | undefined

  function baseOf(id: string): unknown {
    for (const book of books) {
      const body = base.get(book)?.get(id)
      if (body !== undefined) return body
    }
    for (const [book, rows] of base) if (!books.includes(book) && rows.has(id)) return rows.get(id)
    return undefined
  }

  const liveOf = (table: string) => {
    const rows = live.get(table)
    if (rows) return rows
    const fresh = new Map<string, unknown>()
    live.set(table, fresh)
    return fresh
  }

  /** The pending facts of a row that stand, by estimated time then id. */
  function standing(id: string): Laid[] {
    const all = [...(laid.get(id)?.values() ?? [])]
    // nearly every row of a morning: one thing was said of it here
    if (all.length <= 1) return all
    const here = new Set(all.map((l) => l.fact.id))
    const undone = new Set(all.flatMap((l) => (l.fact.kind === WITHDRAWN ? [l.fact.about] : [])))
    const replaced = new Set(
      all.flatMap((l) => (l.fact.corrects && !undone.has(l.fact.id) ? [l.fact.corrects] : [])),
    )
    return all
      .filter((l) => !undone.has(l.fact.id) && !replaced.has(l.fact.id))
      .filter((l) => l.fact.kind !== WITHDRAWN || !here.has(l.fact.about))
      .sort((a, b) => (a.estAt < b.estAt ? -1 : a.estAt > b.estAt ? 1 : a.fact.id < b.fact.id ? -1 : 1))
  }

  function fold(id: string): unknown {
    const carried = baseOf(id)
    const pending = standing(id)
    if (pending.length === 0) return carried
    const [table, key] = split(id)
    const look = <T>(t: string, k: string): T | undefined => {
      const looked = rowId(t, k)
      const known = dependents.get(looked)
      if (known) known.add(id)
      else dependents.set(looked, new Set([id]))
      return liveOf(t).get(k) as T | undefined
    }
    return (byTable.get(table) ?? []).reduce<unknown>((row, c) => {
      const known = pending.filter((l) => c.kinds.includes(l.fact.kind))
      return known.length > 0 ? c.overlay(key, row as never, known, look) : row
    }, carried)
  }

  /** Lower tables first, so that an overlay that looks at one finds it as it will stand. */
  function settle(): void {
    const waiting = new Map<number, Set<string>>()
    const wait = (id: string) => {
      const rank = rankOf.get(tableOf(id)) ?? -1
      const set = waiting.get(rank)
      if (set) set.add(id)
      else waiting.set(rank, new Set([id]))
    }
    const tables = new Set<string>()
    /** False where the row says what it said: nobody is told, and nothing is drawn again. */
    const stand = (table: string, key: string, row: unknown): boolean => {
      const rows = liveOf(table)
      if (alike(rows.get(key), row)) return false
      if (row === undefined) rows.delete(key)
      else rows.set(key, row)
      tables.add(table)
      return true
    }
    for (const id of dirty ?? []) {
      // nearly every row of a morning: nothing was said of it here, and no other row looks at it
      if (laid.has(id) || dependents.has(id)) wait(id)
      else stand(...split(id), baseOf(id))
    }
    dirty = undefined
    for (let rank = -1; rank < carryings.length; rank++) {
      for (const id of waiting.get(rank) ?? []) {
        if (!stand(...split(id), fold(id))) continue
        for (const dependent of dependents.get(id) ?? []) wait(dependent)
      }
    }
    const told = new Set<() => void>()
    for (const table of tables) {
      views.set(table, rowsOver(liveOf(table)))
      for (const listener of listeners.get(table) ?? []) told.add(listener)
    }
    for (const listener of told) listener()
  }

  /** Runs changes as one: rows are folded and listeners told once, at the end. */
  function change(work: () => void): void {
    if (dirty) {
      work()
      return
    }
    dirty = new Set()
    try {
      work()
    } finally {
      settle()
    }
  }

  function rowsOf(fact: Fact): readonly string[] {
    const own = (byKind.get(fact.kind) ?? []).flatMap((c) => c.keysOf(fact).map((key) => rowId(c.table, key)))
    const of = (id: string | undefined) => (id === undefined ? [] : (rowsOfFact.get(id) ?? []))
    const all = [
      ...new Set([...own, ...of(fact.corrects), ...(fact.kind === WITHDRAWN ? of(fact.about) : [])]),
    ]
    rowsOfFact.set(fact.id, all)
    return all
  }

  function putAll(book: string, entries: readonly (readonly [entity: string, body: unknown])[]): void {
    change(() => {
      const rows = base.get(book) ?? new Map<string, unknown>()
      base.set(book, rows)
      for (const [entity, body] of entries) {
        rows.set(entity, body)
        dirty!.add(entity)
      }
    })
  }

  return {
    change,
    /** The device's own book first, then its representation's, then the nation's: the nearer one is shown. */
    setBooks(order: readonly string[]): void {
      books = order
    },
    put: (book: string, entity: string, body: unknown): void => putAll(book, [[entity, body]]),
    putAll,
    remove(book: string, entity: string): void {
      change(() => {
        if (base.get(book)?.delete(entity)) dirty!.add(entity)
      })
    },
    clear(book: string): void {
      change(() => {
        for (const entity of base.get(book)?.keys() ?? []) dirty!.add(entity)
        base.delete(book)
      })
    },
    bodyIn: (book: string, entity: string): unknown => base.get(book)?.get(entity),

    /** Lays facts over their rows, or takes them off where `still` says they are told of by the feeds now. */
    lay(facts: readonly Laid[], still: (dseq: number) => boolean): void {
      change(() => {
        for (const l of facts) {
          const stays = still(l.dseq)
          // a fact never changes: that it was sent meanwhile alters no row
          if (stays && lying.has(l.dseq)) continue
          if (stays) lying.add(l.dseq)
          else lying.delete(l.dseq)
          for (const id of rowsOf(l.fact)) {
            const here = laid.get(id) ?? new Map<number, Laid>()
            laid.set(id, here)
            if (stays) here.set(l.dseq, l)
            else here.delete(l.dseq)
            if (here.size === 0) laid.delete(id)
            dirty!.add(id)
          }
        }
      })
    },

    look: <T>(table: string, key: string): T | undefined => live.get(table)?.get(key) as T | undefined,

    all<T>(table: string): Rows<T> {
      const view = views.get(table)
      if (view) return view as Rows<T>
      const fresh = rowsOver(liveOf(table))
      views.set(table, fresh)
      return fresh as Rows<T>
    },

    /** Calls `listener` after any row of these tables changed. */
    subscribe(tables: readonly string[], listener: () => void): () => void {
      for (const table of tables) {
        const set = listeners.get(table) ?? new Set()
        listeners.set(table, set)
        set.add(listener)
      }
      return () => {
        for (const table of tables) listeners.get(table)?.delete(listener)
      }
    },

    /** Forgets everything: a locked tablet holds nothing in memory. */
    empty(): void {
      change(() => {
        for (const rows of base.values()) for (const id of rows.keys()) dirty!.add(id)
        for (const id of laid.keys()) dirty!.add(id)
        base.clear()
        laid.clear()
        lying.clear()
        rowsOfFact.clear()
        dependents.clear()
      })
    },
  }
}
