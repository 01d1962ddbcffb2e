// Intake: the only door. A batch of facts of one book becomes pages, rows, feed and figures in one transaction.
import { createHash } from 'node:crypto'
import { canonical } from '../kernel/canonical.ts'
import { type Answer, byEstimatedTime, type Fact } from '../kernel/fact.ts'
import { NATION } from '../kernel/ids.ts'
import { lockBook, rowStore } from './book-store.ts'
import type { Db, Tx } from './db.ts'
import { type Change, derive, figureDifferences } from './deriving.ts'
import { blankPerson } from './erasing.ts'
import type { House } from './house.ts'
import { linkFacts } from './linking.ts'
import { writeRows } from './rows.ts'
import { factHash, pageHash, personsOf, type Seal, sealsOf } from './sealing.ts'
import { settle } from './settling.ts'
import { type Arrived, type Authority, type Post, readEnvelope, type Source, stamp } from './stamping.ts'

export type Taken = { id: string; answer: Answer; reason?: string }
type Existing = { id: string; body: string | null; erased: boolean }
type Context = {
  existing: Existing[]
  seqs: { dseq: number; fact: string }[]
  posts: Post[]
  above: string[]
  erased: string[]
}

/** One look for everything permissions, duplicates, clones and erasures need. */
async function contextOf(tx: Tx, book: string, facts: readonly Fact[], source: Source): Promise<Context> {
  const ids = facts.map((f) => f.id).sort()
  const device = source.by === 'device' ? source.device : null
  const authors = source.by === 'system' ? [] : [...new Set(facts.map((f) => f.author))]
  const [row] = await tx<Context>`
    select
      (select coalesce(json_agg(json_build_object('id', id, 'body', body, 'erased', body is null)), '[]') from fact
        where book = ${book} and id = any(${ids}::uuid[]) and id between ${ids[0]} and ${ids[ids.length - 1]}) as existing,
      (select coalesce(json_agg(json_build_object('dseq', dseq, 'fact', fact)), '[]') from device_seq
        where device = ${device}::uuid and dseq = any(${device ? facts.map((f) => f.dseq ?? 0) : []}::bigint[])) as seqs,
      (select coalesce(json_agg(p), '[]') from nido_posts_of(${authors}::uuid[]) p) as posts,
      (select coalesce(json_agg(r), '[]') from nido_books_above(${book}::uuid) r) as above,
      (select coalesce(json_agg(person), '[]') from erased_person where book = ${book}) as erased`
  return row!
}

/** Same id, other content: both are kept; the second goes under an id made from its content, held for a person to see. */
function asImpostor(a: Arrived): Arrived {
  const digest = createHash('sha256').update(a.text).digest('hex')
  const id = `${a.fact.id.slice(0, 14)}7${digest.slice(0, 3)}-8${digest.slice(3, 6)}-${digest.slice(6, 18)}`
  return { ...a, fact: { ...a.fact, id }, answer: 'quarantined', reason: 'same-id-other-content', held: true }
}

export type TakenBatch = { results: Taken[]; changes: readonly Change[]; pages: number }

/**
 * Takes the facts of one book. `facts` have that book. Answers in their order; the same id twice in a batch is a duplicate.
 * Costs a fixed number of statements, whatever the batch: two looks, one insert, two reads, one write per table, one settling.
 */
export async function takeInBook(
  tx: Tx,
  house: House,
  book: string,
  facts: readonly Fact[],
  source: Source,
  receivedAt: string,
  poison: ReadonlySet<string> = new Set(),
): Promise<TakenBatch> {
  const head = await lockBook(tx, book)
  const context = await contextOf(tx, book, facts, source)
  const existing = new Map(context.existing.map((e) => [e.id, e]))
  const seqs = new Map(context.seqs.map((s) => [s.dseq, s.fact]))
  const authority: Authority = { above: context.above, posts: context.posts }
  const erased = new Set(context.erased)

  const results: Taken[] = []
  const fresh: Arrived[] = []
  const answerOf = new Map<string, number>()
  for (const fact of facts) {
    let a = stamp(fact, house.kinds, source, authority, receivedAt)
    if (poison.has(fact.id)) a = { ...a, answer: 'quarantined', reason: 'taking-failed', held: true }
    const had = existing.get(fact.id)
    if (had) {
      if (had.erased || had.body === a.text) {
        results.push({ id: fact.id, answer: 'duplicate' })
        continue
      }
      a = asImpostor(a)
      if (existing.has(a.fact.id)) {
        results.push({ id: fact.id, answer: 'duplicate' })
        continue
      }
    } else if (fact.dseq !== undefined && source.by === 'device') {
      const other = seqs.get(fact.dseq)
      if (other && other !== fact.id && a.answer === 'taken')
        a = { ...a, answer: 'review', reason: 'cloned-device', held: false }
      seqs.set(fact.dseq, fact.id)
    }
    existing.set(a.fact.id, { id: a.fact.id, body: a.text, erased: false })
    answerOf.set(a.fact.id, results.length)
    results.push({ id: fact.id, answer: a.answer, ...(a.reason ? { reason: a.reason } : {}) })
    fresh.push(a)
  }
  if (fresh.length === 0) return { results, changes: [], pages: 0 }

  const seals = new Map<string, Seal[]>()
  const forget = new Set<string>()
  for (const a of fresh) {
    seals.set(a.fact.id, sealsOf(a.fact, a.text, a.kind))
    if (a.fact.kind === 'book.person-erased' && !a.held) forget.add(a.fact.about)
  }
  for (const p of forget) erased.add(p)
  const blank = (a: Arrived) =>
    a.fact.kind !== 'book.person-erased' && personsOf(a.fact, a.kind).some((p) => erased.has(p))
  const live = fresh.filter((a) => !blank(a))
  await insertFacts(tx, book, fresh, seals, blank)
  const gone = forget.size > 0 ? await blankPerson(tx, house, book, [...forget], fresh) : []
  const readable = live.filter((a) => a.answer !== 'quarantined')
  const linked = await linkFacts(
    tx,
    house,
    book,
    readable.map((a) => a.fact),
  )
  const peek = readable.flatMap((a) =>
    a.kind?.subject ? [{ table: a.kind.subject, key: a.fact.about }] : [],
  )
  const derived = await derive(
    house,
    book,
    [...linked.touched, ...gone],
    rowStore(tx, book, head.marks + linked.marks > 0),
    byEstimatedTime,
    peek,
  )
  await writeRows(tx, book, derived.changes)

  const pages = fresh.map((a, i) => {
    const verdict = judged(a, derived.row, receivedAt)
    const result = results[answerOf.get(a.fact.id)!]!
    result.answer = verdict.answer
    if (verdict.reason) result.reason = verdict.reason
    const stampText = canonical({
      answer: verdict.answer,
      reason: verdict.reason,
      estAt: a.estAt,
      held: a.held,
      by: source.by,
      rule: a.kind?.version,
      flags: verdict.flags,
    })
    return { n: head.pages + i + 1, fact: a.fact, seals: seals.get(a.fact.id)!, stampText, ...verdict }
  })
  let prev: Buffer = head.head
  const chained = pages.map((p) => {
    const hash = factHash(p.fact, p.seals)
    const page = { ...p, prev, factHash: hash, hash: pageHash(prev, hash, p.stampText) }
    prev = page.hash
    return page
  })
  const bears = fresh.find((a) => a.answer === 'taken' && a.fact.about === book && BIRTHS[a.fact.kind])
  await settle(tx, house, {
    book,
    head,
    pages: chained,
    derived,
    differences: figureDifferences(house, derived.changes),
    erasing: forget.size > 0,
    marks: linked.marks,
    bornAs: head.kind === 'unborn' && bears ? BIRTHS[bears.fact.kind] : undefined,
    receivedAt,
    device: source.by === 'device' ? source.device : undefined,
  })
  return { results, changes: derived.changes, pages: chained.length }
}

/** The facts that bear a book: the one about the center or representation whose id the book has. */
const BIRTHS: Readonly<Record<string, 'center' | 'representation'>> = {
  'network.center-registered': 'center',
  'network.representation-named': 'representation',
}

/** The last word of intake on a fact: the kind's rule, given the row it is about as it stands now. */
function judged(
  a: Arrived,
  row: (table: string, key: string) => unknown,
  receivedAt: string,
): { answer: Answer; reason?: string; flags?: string[] } {
  if (a.answer !== 'taken' || !a.kind) return { answer: a.answer, reason: a.reason }
  const subject = a.kind.subject ? (row(a.kind.subject, a.fact.about) as never) : undefined
  if (a.kind.subject && subject === undefined) return { answer: 'review', reason: 'unknown-subject' }
  const verdict = a.kind.judge?.(a.fact, subject, receivedAt.slice(0, 10))
  if (!verdict) return { answer: 'taken' }
  if (!verdict.stands) return { answer: 'review', reason: verdict.refusal.code }
  if (verdict.flags.length === 0) return { answer: 'taken' }
  const flags = verdict.flags.map((f) => f.code)
  return { answer: 'flagged', reason: flags.join(' '), flags }
}

/** Stores what arrived; what concerns somebody who must be forgotten is blank from the start. */
async function insertFacts(
  tx: Tx,
  book: string,
  fresh: readonly Arrived[],
  seals: ReadonlyMap<string, readonly Seal[]>,
  blank: (a: Arrived) => boolean,
): Promise<void> {
  const several = (a: Arrived) => {
    const p = personsOf(a.fact, a.kind)
    return p.length > 1 ? `{${p.join(',')}}` : null
  }
  const stored = (s: readonly Seal[], gone: boolean) =>
    JSON.stringify(gone ? s.map(({ p, d }) => ({ p: p ? '-' : p, d })) : s)
  await tx`
    insert into fact (book, id, kind, about, persons, est_at, held, body, seals)
    select ${book}, x.id, x.kind, x.about, x.persons::uuid[], x.est_at, x.held, x.body, x.seals::jsonb
    from unnest(${fresh.map((a) => a.fact.id)}::uuid[], ${fresh.map((a) => a.fact.kind)}::text[],
      ${fresh.map((a) => (blank(a) ? null : a.fact.about))}::uuid[], ${fresh.map((a) => (blank(a) ? null : several(a)))}::text[],
      ${fresh.map((a) => a.estAt)}::timestamptz[], ${fresh.map((a) => a.held)}::boolean[],
      ${fresh.map((a) => (blank(a) ? null : a.text))}::text[],
      ${fresh.map((a) => stored(seals.get(a.fact.id)!, blank(a)))}::text[])
      as x(id, kind, about, persons, est_at, held, body, seals)`
}

/**
 * Takes a batch of anything: splits it by book, one transaction each, in ascending id. What has no readable envelope is
 * kept apart for a person. Answers in the order given; never throws for what a fact says.
 */
export async function takeBatch(
  db: Db,
  house: House,
  values: readonly unknown[],
  source: Source,
  now: () => Date,
  onFault: (e: unknown) => void = () => {},
): Promise<Taken[]> {
  const results: Taken[] = values.map(() => ({ id: '', answer: 'quarantined' }))
  const books = new Map<string, { fact: Fact; at: number }[]>()
  const wrong: { at: number; text: string; reason: string }[] = []
  values.forEach((value, at) => {
    const read = readEnvelope(value)
    if ('wrong' in read) {
      const id =
        typeof (value as { id?: unknown })?.id === 'string'
          ? String((value as { id: string }).id).slice(0, 64)
          : ''
      results[at] = { id, answer: 'quarantined', reason: read.wrong }
      wrong.push({ at, text: safeText(value), reason: read.wrong })
      return
    }
    const list = books.get(read.fact.book)
    if (list) list.push({ fact: read.fact, at })
    else books.set(read.fact.book, [{ fact: read.fact, at }])
  })
  for (const book of [...books.keys()].sort()) {
    const items = books.get(book)!
    const receivedAt = now().toISOString()
    const take = async (some: typeof items, poison?: ReadonlySet<string>) => {
      const taken = await db.write({ books: [book] }, (tx) =>
        takeInBook(
          tx,
          house,
          book,
          some.map((i) => i.fact),
          source,
          receivedAt,
          poison,
        ),
      )
      taken.results.forEach((r, i) => {
        results[some[i]!.at] = r
      })
    }
    try {
      await take(items)
    } catch (e) {
      // One fact that a rule stumbles over must not hold back its neighbors: each goes alone, and it is kept for a person.
      if (isOutage(e)) throw e
      onFault(e)
      for (const item of items) {
        try {
          await take([item])
        } catch (e2) {
          if (isOutage(e2)) throw e2
          await take([item], new Set([item.fact.id]))
        }
      }
    }
  }
  if (wrong.length > 0) {
    const book = source.by === 'device' ? source.book : NATION
    const device = source.by === 'device' ? source.device : null
    await db.write({ books: [book] }, async (tx) => {
      await tx`
        insert into malformed (book, digest, device, received_at, reason, body)
        select ${book}, sha256(convert_to(x.body, 'UTF8')), ${device}, ${now().toISOString()}, x.reason, x.body
        from unnest(${wrong.map((w) => w.text)}::text[], ${wrong.map((w) => w.reason)}::text[]) as x(body, reason)
        on conflict do nothing`
    })
  }
  return results
}

/** The database is away, full, busy or shutting down: nothing about the fact itself. Source: PostgreSQL error classes. */
function isOutage(e: unknown): boolean {
  const code = (e as { code?: string }).code ?? ''
  return code === '' ? !(e instanceof TypeError || e instanceof RangeError) : !/^(22|23|42|P0)/.test(code)
}

function safeText(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null'
  return text.replaceAll('\\u0000', '').slice(0, 100_000)
}
