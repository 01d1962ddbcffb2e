// An open book: all that taking facts needs of one book, so that the same rules run on the database and on a book in memory.
import { canonical } from '../kernel/canonical.ts'
import type { Answer, Fact } from '../kernel/fact.ts'
import type { Names } from '../kernel/joined.ts'
import { type BookHead, lockBook, rowStore } from './book-store.ts'
import type { Tx } from './db.ts'
import type { Change, RowKey, RowStore } from './deriving.ts'
import { blankMarksOn, blankPerson } from './erasing.ts'
import type { House } from './house.ts'
import { type Joined, type Linked, linkAndJoin } from './joining.ts'
import { type Mark, marksOf } from './linking.ts'
import { writeRows } from './rows.ts'
import { personsOf, type Seal, sealsWithout } from './sealing.ts'
import { type Settled, writeSettled } from './settling.ts'
import type { Above, Arrived, Post, Side, Source } from './stamping.ts'

/** What permissions, duplicates, clones, erasures and marks of a batch need to know. `body` null = erased. */
export type Context = {
  existing: { id: string; body: string | null; erased: boolean }[]
  seqs: { dseq: number; fact: string }[]
  posts: Post[]
  sides: Side[]
  above: Above[]
  erased: string[]
  /** joinings of the book: who stands for whom; null = one that does not stand */
  joins: { person: string; stands: string | null }[]
  targets: { id: string; kind: string; body: string | null; answer: Answer }[]
}

/** A fact as it is stored: sealed, and without the persons that must be forgotten. */
export type Kept = Arrived & {
  readonly seals: readonly Seal[]
  readonly gone: readonly string[]
  /** what of it may be read; undefined = blank from the start */
  readonly stays: Fact | undefined
}

/** The columns of `fact`, beside its book. */
export type StoredFact = {
  readonly id: string
  readonly kind: string
  readonly about: string | null
  /** as the database writes an array; null where the fact concerns the one it is about */
  readonly persons: string | null
  readonly est_at: string
  readonly held: boolean
  readonly body: string | null
  readonly seals: string
}

export type OpenBook = {
  readonly head: BookHead
  look(facts: readonly Fact[], source: Source): Promise<Context>
  isKnown(id: string): Promise<boolean>
  keep(facts: readonly Kept[]): Promise<void>
  blankMarksOn(facts: readonly string[]): Promise<void>
  /** blanks what concerns persons; answers the rows to fold again */
  forget(persons: readonly string[], fresh: readonly Arrived[], names: Names): Promise<RowKey[]>
  link(facts: readonly Fact[], blank: readonly Mark[], joined: Joined): Promise<Linked>
  /** facts as rows are to know them: in the names that stand */
  rows(marked: boolean, names: Names): RowStore
  writeRows(changes: readonly Change[]): Promise<void>
  settle(settled: Settled): Promise<void>
}

export const bodyOf = (k: Omit<Kept, 'seals'>): string | null =>
  k.gone.length === 0 ? k.text : k.stays ? canonical(k.stays) : null

/** What is stored of a fact; what concerns somebody who must be forgotten is blank from the start. */
export function storedFact(k: Kept): StoredFact {
  const all = personsOf(k.fact, k.kind)
  const several = k.stays && all.length > 0 && !(all.length === 1 && all[0] === k.fact.about)
  const seals = k.gone.length === 0 ? k.seals : sealsWithout(k.seals, k.stays ? k.gone : 'all')
  return {
    id: k.fact.id,
    kind: k.fact.kind,
    about: k.stays ? k.fact.about : null,
    persons: several ? `{${all.filter((p) => !k.gone.includes(p)).join(',')}}` : null,
    est_at: k.estAt,
    held: k.held,
    body: bodyOf(k),
    seals: JSON.stringify(seals),
  }
}

/** The book on the database, inside its locked transaction. */
export async function openBook(tx: Tx, house: House, book: string): Promise<OpenBook> {
  const head = await lockBook(tx, book)
  return {
    head,
    look: (facts, source) => contextOf(tx, book, facts, source),
    async isKnown(id) {
      const found = await tx<{ id: string }>`select id from fact where book = ${book} and id = ${id}`
      return found.length > 0
    },
    keep: (facts) => insertFacts(tx, book, facts.map(storedFact)),
    blankMarksOn: (facts) => blankMarksOn(tx, book, facts),
    forget: (persons, fresh, names) => blankPerson(tx, house, book, persons, fresh, names),
    link: (facts, blank, joined) => linkAndJoin(tx, house, book, facts, blank, joined),
    rows: (marked, names) => rowStore(tx, house, book, marked, names),
    writeRows: (changes) => writeRows(tx, book, changes),
    settle: (settled) => writeSettled(tx, book, settled),
  }
}

/** One look for everything permissions, duplicates, clones, erasures and marks need. */
async function contextOf(tx: Tx, book: string, facts: readonly Fact[], source: Source): Promise<Context> {
  const ids = facts.map((f) => f.id).sort()
  const device = source.by === 'device' ? source.device : null
  const authors = authorsOf(facts, source)
  const marked = facts.flatMap((f) => marksOf(f).map((m) => m.target))
  const [row] = await tx<Context>`
    select
      (select coalesce(json_agg(json_build_object('id', id, 'body', body, 'erased', body is null)), '[]') from fact
        where book = ${book} and id = any(${ids}::uuid[]) and id between ${ids[0]} and ${ids[ids.length - 1]}) as existing,
      (select coalesce(json_agg(json_build_object('dseq', dseq, 'fact', fact)), '[]') from device_seq
        where device = ${device}::uuid and dseq = any(${device ? facts.map((f) => f.dseq ?? 0) : []}::bigint[])) as seqs,
      (select coalesce(json_agg(p), '[]') from nido_posts_of(${authors}::uuid[]) p) as posts,
      (select coalesce(json_agg(s), '[]') from nido_sides_of(${authors}::uuid[]) s) as sides,
      (select coalesce(json_agg(r), '[]') from nido_books_above_by_day(${book}::uuid) r) as above,
      (select coalesce(json_agg(person), '[]') from erased_person where book = ${book}) as erased,
      (select coalesce(json_agg(json_build_object('person', person, 'stands', stands)), '[]') from person_join where book = ${book}) as joins,
      (select coalesce(json_agg(json_build_object('id', f.id, 'kind', f.kind, 'body', f.body, 'answer', p.answer)), '[]')
        from unnest(${marked}::uuid[]) as x(one)
        cross join lateral (select id, kind, body from fact where book = ${book} and id = x.one offset 0) f
        cross join lateral (select answer from page where book = ${book} and fact = x.one offset 0) p) as targets`
  return row!
}

/** Whose posts decide: the house itself needs none. */
export const authorsOf = (facts: readonly Fact[], source: Source): string[] =>
  source.by === 'system' ? [] : [...new Set(facts.map((f) => f.author))]

async function insertFacts(tx: Tx, book: string, facts: readonly StoredFact[]): Promise<void> {
  await tx`
    insert into fact (book, id, kind, about, persons, est_at, held, body, seals)
    select ${book}, x.id, x.kind, x.about, x.persons::uuid[], x.est_at, x.held, x.body, x.seals::jsonb
    from unnest(${facts.map((f) => f.id)}::uuid[], ${facts.map((f) => f.kind)}::text[], ${facts.map((f) => f.about)}::uuid[],
      ${facts.map((f) => f.persons)}::text[], ${facts.map((f) => f.est_at)}::timestamptz[], ${facts.map((f) => f.held)}::boolean[],
      ${facts.map((f) => f.body)}::text[], ${facts.map((f) => f.seals)}::text[])
      as x(id, kind, about, persons, est_at, held, body, seals)`
}
