// The rows of a book are a pure function of its set of facts: whole books permuted, split and repeated, without a database.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { batches, shuffled, TOY_BOOK, type ToyItem, toyBook } from '../../tests/toys/toy-book.ts'
import { toyHouse } from '../../tests/toys/toy-house.ts'
import { canonical } from '../kernel/canonical.ts'
import { byEstimatedTime, type Fact, type Stamped } from '../kernel/fact.ts'
import type { Contribution } from '../kernel/indicator.ts'
import { type Names, namesOf } from '../kernel/joined.ts'
import type { Row } from '../kernel/taking.ts'
import { type MarkRow, standing } from './book-store.ts'
import { derive, figureDifferences, type RowKey, type RowStore, rowName } from './deriving.ts'
import { named, touchesOf } from './house.ts'
import { marksOf } from './linking.ts'
import { personsOf, withoutPersons } from './sealing.ts'
import { feedChanges, residueOf } from './settling.ts'
import { isOfRow, taskChanges } from './tasks.ts'

type Stored = { fact: Fact; held: boolean; body: Fact | undefined }

/** A book in memory: what intake keeps in tables, kept in maps; every decision is made by the platform's own functions. */
function memoryBook() {
  const facts = new Map<string, Stored>()
  const keys = new Map<string, { key: RowKey; subject: string | undefined; facts: Set<string> }>()
  const marks: { target: string; by: string; mark: string }[] = []
  const rows = new Map<string, Row>()
  const figures = new Map<string, Contribution>()
  const feed = new Map<string, string>()
  const tasks = new Map<string, unknown>()
  const erased = new Set<string>()
  let names: Names = new Map()

  const marksFor = (ids: Iterable<string>): MarkRow[] => {
    const found: MarkRow[] = []
    const todo = [...ids]
    const seen = new Set(todo)
    for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
      for (const m of marks) {
        if (m.target !== id) continue
        found.push({ target: m.target, by_fact: m.by, mark: m.mark, effective: !facts.get(m.by)!.held })
        if (!seen.has(m.by)) todo.push(m.by)
        seen.add(m.by)
      }
    }
    return found
  }
  const store: RowStore = {
    factsOf: async (wanted) => {
      const found = new Map<string, Stamped[]>()
      for (const k of wanted) {
        const ids = [...(keys.get(rowName(k.table, k.key))?.facts ?? [])].filter((id) => facts.get(id)!.body)
        const upright = standing(
          ids.map((id) => ({ id, held: facts.get(id)!.held })),
          marksFor(ids),
        )
        const list = ids.filter((id) => upright.has(id)).map((id) => facts.get(id)!.body!)
        found.set(
          rowName(k.table, k.key),
          list.map((fact) => ({ fact: named(toyHouse, fact, names), estAt: fact.happenedAt })),
        )
      }
      return found
    },
    rowsOf: async (wanted) =>
      new Map(
        wanted.flatMap((k) => {
          const row = rows.get(rowName(k.table, k.key))
          return row ? [[rowName(k.table, k.key), row] as const] : []
        }),
      ),
    dependentsOf: async (subjects) =>
      [...keys.values()].flatMap((k) => (k.subject && subjects.includes(k.subject) ? [k.key] : [])),
  }
  const link = (fact: Fact): RowKey[] =>
    touchesOf(toyHouse, fact, names).map((t) => {
      const name = rowName(t.table, t.key)
      const link = keys.get(name) ?? {
        key: { table: t.table, key: t.key },
        subject: t.subject,
        facts: new Set(),
      }
      keys.set(name, link)
      link.facts.add(fact.id)
      return link.key
    })
  const unlink = (id: string): RowKey[] =>
    [...keys.values()].filter((k) => k.facts.delete(id)).map((k) => k.key)

  /** Who stands for whom, counted from nothing; when that changed everything is linked anew. */
  const rename = (): RowKey[] => {
    const said = [...facts.values()].filter((s) => s.body?.kind === 'toy.same')
    const upright = standing(
      said.map((s) => ({ id: s.fact.id, held: s.held })),
      marksFor(said.map((s) => s.fact.id)),
    )
    const joins = toyHouse.kinds.get('toy.same')!.joins!
    const now = namesOf(said.filter((s) => upright.has(s.fact.id)).map((s) => joins(s.fact)))
    if (canonical([...now].sort()) === canonical([...names].sort())) return []
    names = now
    const before = [...keys.values()].map((k) => k.key)
    keys.clear()
    const after = [...facts.values()].flatMap((s) => (s.body ? link(s.body) : []))
    joined++
    return [...before, ...after]
  }

  async function take(items: readonly ToyItem[]): Promise<void> {
    const fresh = items.filter(
      (x, i) => !facts.has(x.fact.id) && items.findIndex((y) => y.fact.id === x.fact.id) === i,
    )
    const touched: RowKey[] = []
    const targets: string[] = []
    let erasing = false
    for (const { fact, held } of fresh) {
      if (fact.kind === 'book.person-erased') {
        erasing = true
        erased.add(fact.about)
      }
      const kind = toyHouse.kinds.get(fact.kind)
      const gone =
        fact.kind === 'book.person-erased' ? [] : personsOf(fact, kind).filter((p) => erased.has(p))
      const body = gone.length === 0 ? fact : withoutPersons(fact, kind, gone)
      facts.set(fact.id, { fact, held, body })
      if (body) touched.push(...link(body))
      for (const m of marksOf(fact)) {
        marks.push(m)
        targets.push(m.target)
      }
      if (fact.kind !== 'book.person-erased') continue
      for (const s of facts.values()) {
        if (!s.body || s.fact.kind === 'book.person-erased') continue
        const of = toyHouse.kinds.get(s.fact.kind)
        if (!personsOf(s.body, of).includes(fact.about)) continue
        s.body = withoutPersons(s.body, of, [fact.about])
        touched.push(...unlink(s.fact.id))
        if (s.body) link(s.body)
      }
    }
    const seen = new Set<string>()
    for (let t = targets.pop(); t !== undefined; t = targets.pop()) {
      if (seen.has(t)) continue
      seen.add(t)
      const body = facts.get(t)?.body
      if (body) touched.push(...touchesOf(toyHouse, body, names))
      for (const m of marks) if (m.by === t) targets.push(m.target)
    }
    touched.push(...rename())
    const derived = await derive(toyHouse, TOY_BOOK, touched, store, byEstimatedTime)
    for (const c of derived.changes) {
      if (c.after) rows.set(rowName(c.table, c.key), c.after)
      else rows.delete(rowName(c.table, c.key))
    }
    const differences = figureDifferences(toyHouse, derived.changes)
    for (const c of residueOf(toyHouse, differences, erasing).change) {
      const name = `${c.indicator}|${c.room}|${c.period}`
      const had = figures.get(name)
      figures.set(name, { ...c, part: c.part + (had?.part ?? 0), whole: c.whole + (had?.whole ?? 0) })
    }
    const due = taskChanges(toyHouse, TOY_BOOK, derived)
    for (const key of due.gone) tasks.delete(key)
    for (const row of due.rows) for (const key of tasks.keys()) if (isOfRow(key, row)) tasks.delete(key)
    for (const t of due.put) tasks.set(t.key, t)
    for (const f of feedChanges(toyHouse, derived)) {
      if (f.body === null) feed.delete(f.entity)
      else feed.set(f.entity, f.body)
    }
  }
  let joined = 0
  const sorted = (map: Map<string, unknown>) => canonical([...map].sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    take,
    /** how often somebody was joined or split */
    joined: () => joined,
    rows: () => sorted(rows),
    feed: () => sorted(feed),
    tasks: () => sorted(tasks),
    due: () => tasks.size,
    figures: () => sorted(new Map([...figures].filter(([, c]) => c.part !== 0 || c.whole !== 0))),
  }
}

const isErasure = (x: ToyItem) => x.fact.kind === 'book.person-erased'
/** As intake does: an erasure goes alone. */
const runs = (batch: readonly ToyItem[]) => (batch.some(isErasure) ? batch.map((x) => [x]) : [batch])

async function bookOf(order: readonly ToyItem[], seed: number) {
  const book = memoryBook()
  for (const batch of batches(order, seed)) for (const run of runs(batch)) await book.take(run)
  return book
}

const BOOKS = 500
const PERMUTATIONS = 20

test('10,000 permutations of whole books, split and repeated at random, give the same rows, figures, feed and tasks', async () => {
  let tried = 0
  let joined = 0
  let due = 0
  const kinds = new Set<string>()
  await fc.assert(
    fc.asyncProperty(toyBook, fc.nat(), async (items, seed) => {
      for (const x of items) kinds.add(x.fact.kind)
      // What somebody had added to the past stays when they are forgotten: so figures depend on erasing last, and on nothing else.
      const last = (list: readonly ToyItem[]) => [
        ...list.filter((x) => !isErasure(x)),
        ...list.filter(isErasure),
      ]
      const first = await bookOf(last(items), seed)
      const [rows, figures, feed, tasks] = [first.rows(), first.figures(), first.feed(), first.tasks()]
      for (let i = 1; i <= PERMUTATIONS; i++) {
        const order = shuffled(items, seed + i)
        const erasedLast = i % 2 === 0
        const book = await bookOf(erasedLast ? last(order) : order, seed + i)
        if (book.rows() !== rows) expect(book.rows()).toBe(rows)
        if (book.feed() !== feed) expect(book.feed()).toBe(feed)
        if (book.tasks() !== tasks) expect(book.tasks()).toBe(tasks)
        if (erasedLast && book.figures() !== figures) expect(book.figures()).toBe(figures)
        joined += book.joined()
        due += book.due()
        tried++
      }
    }),
    { numRuns: BOOKS, seed: 20261120 },
  )
  expect(tried).toBe(BOOKS * PERMUTATIONS)
  expect(kinds.size).toBe(16)
  expect(joined).toBeGreaterThan(tried / 4)
  expect(due).toBeGreaterThan(tried / 2)
}, 60_000)
