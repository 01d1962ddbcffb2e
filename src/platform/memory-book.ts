// A book in memory: what taking facts looks at and writes, for a book that is still empty on the database.
import type { Answer, Fact, Stamped } from '../kernel/fact.ts'
import type { Contribution } from '../kernel/indicator.ts'
import { nobodyJoined } from '../kernel/joined.ts'
import type { Row } from '../kernel/taking.ts'
import type { TaskRow } from '../kernel/task.ts'
import { type BookHead, type MarkRow, standing } from './book-store.ts'
import { copyLine } from './copying-in.ts'
import type { Change, RowKey, RowStore } from './deriving.ts'
import { rowName } from './deriving.ts'
import type { House } from './house.ts'
import { type Link, linksOf, type Mark, marksOf, touchTargets } from './linking.ts'
import { type Context, type Kept, type OpenBook, type StoredFact, storedFact } from './open-book.ts'
import type { FeedChange, Page } from './settling.ts'
import type { Source } from './stamping.ts'
import { isOfRow } from './tasks.ts'

/** What only the database knows, asked while the book is in memory. */
export type Outside = {
  /** posts of authors and the books above, with what this book says of them so far */
  authority(
    facts: readonly Fact[],
    source: Source,
    own: ReadonlyMap<string, Row>,
  ): Promise<Pick<Context, 'posts' | 'sides' | 'above'>>
  /** counters of a device that other books have */
  counters(device: string): Promise<ReadonlyMap<number, string>>
}

type Held = { readonly stored: StoredFact; readonly fact: Fact | undefined; readonly estAt: string }

export type MemoryBook = OpenBook & {
  readonly facts: ReadonlyMap<string, Held>
  readonly links: readonly Link[]
  readonly marks: ReadonlyMap<string, Mark>
  readonly rowsNow: ReadonlyMap<string, { readonly table: string; readonly row: Row }>
  /** in order, as the database copies them in: PAGE_COLUMNS. Three hashes a page in bytes would outweigh all the rest */
  readonly pages: readonly string[]
  readonly feed: ReadonlyMap<string, FeedChange & { readonly seq: number }>
  readonly figures: ReadonlyMap<string, Contribution>
  readonly residue: ReadonlyMap<string, Contribution>
  readonly tasks: ReadonlyMap<string, TaskRow>
  readonly counters: readonly { readonly device: string; readonly dseq: number; readonly fact: string }[]
}

/** The columns of a page's line, in its order. */
export const PAGE_COLUMNS = 'book, n, fact, prev_hash, fact_hash, hash, stamp, answer, reason, received_at'
const pageLine = (book: string, p: Page, receivedAt: string): string =>
  copyLine([book, p.n, p.fact, p.prev, p.factHash, p.hash, p.stamp, p.answer, p.reason, receivedAt])

const figureName = (c: Contribution) => `${c.indicator}|${c.period}|${c.room}`

function addTo(sums: Map<string, Contribution>, changes: readonly Contribution[]): void {
  for (const c of changes) {
    const name = figureName(c)
    const had = sums.get(name)
    sums.set(name, had ? { ...had, part: had.part + c.part, whole: had.whole + c.whole } : c)
  }
}

/** Opens an empty book. Erasing and joining are not done here: whoever fills it writes it down first and goes on, on the database. */
export function memoryBook(house: House, book: string, empty: BookHead, outside: Outside): MemoryBook {
  let head = empty
  const facts = new Map<string, Held>()
  const answers = new Map<string, Answer>()
  const links: Link[] = []
  // most rows come from one fact: a set for each of them is what a nation's load would mostly clear away
  const byKey = new Map<string, string | Set<string>>()
  const factsAt = (name: string): Iterable<string> => {
    const at = byKey.get(name)
    return at === undefined ? [] : typeof at === 'string' ? [at] : at
  }
  const bySubject = new Map<string, Map<string, RowKey>>()
  const marks = new Map<string, Mark>()
  const marksByTarget = new Map<string, Mark[]>()
  const marksByFact = new Map<string, Mark[]>()
  const rowsNow = new Map<string, { table: string; row: Row }>()
  const pages: string[] = []
  const feed = new Map<string, FeedChange & { seq: number }>()
  const figures = new Map<string, Contribution>()
  const residue = new Map<string, Contribution>()
  const tasks = new Map<string, TaskRow>()
  const seqs = new Map<string, Map<number, string>>()
  const counters: { device: string; dseq: number; fact: string }[] = []
  const ownRows = new Map<string, Row>()

  const push = <K, V>(map: Map<K, V[]>, key: K, value: V) => {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }
  /** Marks on facts and marks on those that mark, however deep. */
  const marksOn = (ids: Iterable<string>): MarkRow[] => {
    const found: MarkRow[] = []
    const todo = [...ids]
    const seen = new Set(todo)
    for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
      for (const m of marksByTarget.get(id) ?? []) {
        const by = facts.get(m.by)
        if (!by) continue
        found.push({ target: m.target, by_fact: m.by, mark: m.mark, effective: !by.stored.held })
        if (!seen.has(m.by)) todo.push(m.by)
        seen.add(m.by)
      }
    }
    return found
  }
  const markedFacts = (list: readonly Mark[]): Fact[] => {
    const ids = new Set(list.map((m) => m.target))
    for (const id of ids) for (const m of marksByFact.get(id) ?? []) ids.add(m.target)
    return [...ids].sort().flatMap((id) => facts.get(id)?.fact ?? [])
  }
  const rows = (marked: boolean): RowStore => ({
    async factsOf(keys) {
      const found = new Map<string, Stamped[]>()
      const all = keys.map((k) => rowName(k.table, k.key))
      let upright: Set<string> | undefined
      if (marked) {
        const ids = new Set(all.flatMap((name) => [...factsAt(name)]))
        const known = [...ids].map((id) => ({ id, held: facts.get(id)!.stored.held }))
        upright = standing(known, marksOn(ids))
      }
      for (const name of all) {
        const list: Stamped[] = []
        for (const id of factsAt(name)) {
          const { fact, estAt, stored } = facts.get(id)!
          const stands = upright ? upright.has(id) : !stored.held
          if (fact && stands) list.push({ fact, estAt })
        }
        if (list.length > 0) found.set(name, list)
      }
      return found
    },
    async rowsOf(keys) {
      const found = new Map<string, Row>()
      for (const k of keys) {
        const name = rowName(k.table, k.key)
        const had = rowsNow.get(name)
        if (had) found.set(name, had.row)
      }
      return found
    },
    async dependentsOf(subjects) {
      const found = new Map<string, RowKey>()
      for (const s of subjects) for (const [name, key] of bySubject.get(s) ?? []) found.set(name, key)
      return [...found.values()]
    },
  })
  const notHere = (): never => {
    throw new Error('nobody is forgotten in a book in memory')
  }
  return {
    get head() {
      return head
    },
    facts,
    links,
    marks,
    rowsNow,
    pages,
    feed,
    figures,
    residue,
    tasks,
    counters,
    async look(list, source) {
      const known = source.by === 'device' ? await seqsOf(source.device) : undefined
      const { posts, sides, above } = await outside.authority(list, source, ownRows)
      return {
        posts,
        sides,
        above,
        erased: [],
        joins: [],
        existing: list.flatMap((f) => {
          const had = facts.get(f.id)
          return had ? [{ id: f.id, body: had.stored.body, erased: had.stored.body === null }] : []
        }),
        seqs: list.flatMap((f) => {
          const fact = f.dseq === undefined ? undefined : known?.get(f.dseq)
          return fact === undefined ? [] : [{ dseq: f.dseq!, fact }]
        }),
        targets: list.flatMap((f) =>
          marksOf(f).flatMap(({ target }) => {
            const had = facts.get(target)
            const answer = answers.get(target)
            return had && answer ? [{ id: target, kind: had.stored.kind, body: had.stored.body, answer }] : []
          }),
        ),
      }
    },
    isKnown: async (id) => facts.has(id),
    async keep(list: readonly Kept[]) {
      for (const k of list) facts.set(k.fact.id, { stored: storedFact(k), fact: k.stays, estAt: k.estAt })
    },
    blankMarksOn: notHere,
    forget: notHere,
    async link(list, blank) {
      if (list.some((f) => house.kinds.get(f.kind)?.joins))
        throw new Error('nobody is joined in a book in memory')
      const found = linksOf(house, list, blank, nobodyJoined)
      for (const l of found.links) {
        const name = rowName(l.table, l.key)
        const at = byKey.get(name)
        if (at === l.fact || (at instanceof Set && at.has(l.fact))) continue
        links.push(l)
        if (at === undefined) byKey.set(name, l.fact)
        else if (at instanceof Set) at.add(l.fact)
        else byKey.set(name, new Set([at, l.fact]))
        if (l.subject === null) continue
        const dependents = bySubject.get(l.subject) ?? new Map<string, RowKey>()
        bySubject.set(l.subject, dependents.set(name, { table: l.table, key: l.key }))
      }
      for (const m of found.marks) {
        const name = `${m.target}|${m.by}|${m.mark}`
        if (marks.has(name)) continue
        marks.set(name, m)
        push(marksByTarget, m.target, m)
        push(marksByFact, m.by, m)
      }
      if (found.marks.length > 0) touchTargets(house, found.touched, markedFacts(found.marks), nobodyJoined)
      return { touched: [...found.touched.values()], marks: found.marks.length, names: nobodyJoined }
    },
    rows,
    async writeRows(changes: readonly Change[]) {
      for (const c of changes) {
        const name = rowName(c.table, c.key)
        if (c.after) rowsNow.set(name, { table: c.table, row: c.after })
        else rowsNow.delete(name)
        if (!ASKED.has(c.table)) continue
        if (c.after) ownRows.set(name, c.after)
        else ownRows.delete(name)
      }
    },
    async settle(s) {
      for (const p of s.pages) {
        pages.push(pageLine(book, p, s.receivedAt))
        answers.set(p.fact, p.answer)
      }
      if (s.device !== null) {
        const known = await seqsOf(s.device)
        for (const { dseq, fact } of s.counted) {
          if (known.has(dseq)) continue
          known.set(dseq, fact)
          counters.push({ device: s.device, dseq, fact })
        }
      }
      let seq = s.head.feed - s.feed.length
      for (const f of s.feed) feed.set(f.entity, { ...f, seq: ++seq })
      addTo(figures, s.change)
      addTo(residue, s.residue)
      for (const key of s.tasks.gone) tasks.delete(key)
      for (const row of s.tasks.rows) for (const key of tasks.keys()) if (isOfRow(key, row)) tasks.delete(key)
      for (const t of s.tasks.put) tasks.set(t.key, t)
      head = { ...head, ...s.head, kind: s.head.kind ?? head.kind }
    },
  }

  async function seqsOf(device: string): Promise<Map<number, string>> {
    let known = seqs.get(device)
    if (!known) {
      known = new Map(await outside.counters(device))
      seqs.set(device, known)
    }
    return known
  }
}

/** Rows of this book that the database's own functions look at when they say who may do what, and under whom. */
export const ASKED: ReadonlySet<string> = new Set(['center', 'staff_post'])
