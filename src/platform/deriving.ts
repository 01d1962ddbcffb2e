// Deriving: from the keys that facts touched to the rows that must stand now. Knows no SQL, so tests can permute whole books.
import { sameJson } from '../kernel/canonical.ts'
import type { Stamped } from '../kernel/fact.ts'
import type { Contribution } from '../kernel/indicator.ts'
import type { Look, Row } from '../kernel/taking.ts'
import type { House } from './house.ts'

export type RowKey = { readonly table: string; readonly key: string }
const NONE: readonly Stamped[] = []
export const rowName = (table: string, key: string) => `${table}:${key}`

/** Where deriving looks; one implementation on SQL, one in memory for the property test. */
export type RowStore = {
  /** standing facts of each key, in any order */
  factsOf(keys: readonly RowKey[]): Promise<ReadonlyMap<string, readonly Stamped[]>>
  rowsOf(keys: readonly RowKey[]): Promise<ReadonlyMap<string, Row>>
  /** keys whose fold looks at one of these rows (`table:key`) */
  dependentsOf(subjects: readonly string[]): Promise<readonly RowKey[]>
}

export type Change = {
  readonly table: string
  readonly key: string
  readonly before?: Row
  readonly after?: Row
}

export type Derived = {
  /** rows that differ */
  readonly changes: Change[]
  /** every row folded, whether it differs or not: what a tablet carries of it may depend on a lower row */
  readonly folded: Change[]
  readonly row: (table: string, key: string) => Row | undefined
  readonly rowBefore: (table: string, key: string) => Row | undefined
  /** whether `rowBefore` was read at all */
  readonly knewBefore: (table: string, key: string) => boolean
}

/**
 * Folds every touched key again, low tables first; where a row that others look at changed, theirs are folded again too.
 * Costs two reads, plus three for each table whose change others depend on. `peek` names rows to look at without folding.
 */
export async function derive(
  house: House,
  book: string,
  touched: readonly RowKey[],
  store: RowStore,
  order: (a: Stamped, b: Stamped) => number,
  peek: readonly RowKey[] = [],
): Promise<Derived> {
  const facts = new Map<string, readonly Stamped[]>()
  const before = new Map<string, Row | undefined>()
  const now = new Map<string, Row | undefined>()
  const todo = new Map<string, Set<string>>()
  const changes: Change[] = []
  const folded: Change[] = []

  const load = async (keys: readonly RowKey[], also: readonly RowKey[] = []) => {
    // asked for once, however often a key was touched: a store may answer as often as it is asked
    const fresh = new Map<string, RowKey>()
    for (const k of keys) {
      const name = rowName(k.table, k.key)
      if (!facts.has(name)) fresh.set(name, k)
    }
    const wanted = new Map<string, RowKey>()
    for (const k of also) {
      const name = rowName(k.table, k.key)
      if (!before.has(name)) wanted.set(name, k)
    }
    if (fresh.size + wanted.size === 0) return
    const found = await store.factsOf([...fresh.values()])
    for (const [name, k] of fresh) {
      const some = found.get(name) ?? NONE
      const list = some.length > 1 ? [...some].sort(order) : some
      facts.set(name, list)
      if (!before.has(name)) wanted.set(name, k)
      const subjectOf = house.byTable.get(k.table)?.subjectOf
      if (!subjectOf) continue
      for (const s of list) {
        const subject = subjectOf(s.fact, k.key)
        const subjectName = rowName(subject.table, subject.key)
        if (!before.has(subjectName)) wanted.set(subjectName, subject)
      }
    }
    const missing = [...wanted.values()]
    const rows = await store.rowsOf(missing)
    for (const [name] of wanted) {
      before.set(name, rows.get(name))
      if (!now.has(name)) now.set(name, rows.get(name))
    }
  }
  const add = (keys: readonly RowKey[]) => {
    for (const k of keys) {
      const set = todo.get(k.table)
      if (set) set.add(k.key)
      else todo.set(k.table, new Set([k.key]))
    }
  }

  add(touched)
  await load(touched, peek)
  for (const taking of house.takings) {
    const keys = todo.get(taking.table)
    if (!keys) continue
    const look = ((table: string, key: string) => now.get(rowName(table, key))) as Look
    const changed: string[] = []
    for (const key of keys) {
      const name = rowName(taking.table, key)
      const was = before.get(name)
      const list = facts.get(name) ?? []
      const is = list.length > 0 ? taking.fold(book, key, list, look) : undefined
      now.set(name, is)
      if (was === undefined && is === undefined) continue
      folded.push({ table: taking.table, key, before: was, after: is })
      if (was !== undefined && is !== undefined && sameJson(was, is)) continue
      changes.push({ table: taking.table, key, before: was, after: is })
      changed.push(name)
    }
    if (changed.length > 0 && house.subjects.has(taking.table)) {
      // One order, wherever they are kept: the feed is numbered by it.
      const dependents = [...(await store.dependentsOf(changed))].sort((a, b) =>
        rowName(a.table, a.key) < rowName(b.table, b.key) ? -1 : 1,
      )
      add(dependents)
      await load(dependents)
    }
  }
  return {
    changes,
    folded,
    row: (table, key) => now.get(rowName(table, key)),
    rowBefore: (table, key) => before.get(rowName(table, key)),
    knewBefore: (table, key) => before.has(rowName(table, key)),
  }
}

/** What changes of rows do to figures: one difference per room, indicator and period; zeros are left out. */
export function figureDifferences(house: House, changes: readonly Change[]): Contribution[] {
  const sums = new Map<string, { -readonly [K in keyof Contribution]: Contribution[K] }>()
  const add = (c: Contribution, sign: 1 | -1) => {
    const name = `${c.indicator}|${c.room}|${c.period}`
    const sum = sums.get(name)
    if (sum) {
      sum.part += sign * c.part
      sum.whole += sign * c.whole
    } else sums.set(name, { ...c, part: sign * c.part, whole: sign * c.whole })
  }
  for (const c of changes) {
    const contributes = house.byTable.get(c.table)?.contributes
    if (!contributes) continue
    if (c.before) for (const x of contributes(c.before as never)) add(x, -1)
    if (c.after) for (const x of contributes(c.after as never)) add(x, 1)
  }
  return [...sums.values()].filter((c) => c.part !== 0 || c.whole !== 0)
}
