// Intake: the only door. A batch of facts of one book becomes pages, rows, feed and figures in one transaction.
import { createHash } from 'node:crypto'
import { canonical } from '../kernel/canonical.ts'
import { type Answer, byEstimatedTime, type Fact } from '../kernel/fact.ts'
import type { Names } from '../kernel/joined.ts'
import { type Db, isOfDatabase, type Tx } from './db.ts'
import { type Change, derive, figureDifferences, rowName } from './deriving.ts'
import { MARKS } from './erasing.ts'
import { type House, named } from './house.ts'
import { marksOf } from './linking.ts'
import { keepMalformed, type Malformed } from './malformed.ts'
import { bodyOf, type Context, type Kept, type OpenBook, openBook } from './open-book.ts'
import { factHash, pageHash, personsOf, randomSalt, type Salt, sealsOf, withoutPersons } from './sealing.ts'
import { type Page, settledOf } from './settling.ts'
import { type Arrived, type Authority, readEnvelope, type Source, stamp, type Target } from './stamping.ts'
import { forgetVerifiers } from './verifiers.ts'

export type Taken = { id: string; answer: Answer; reason?: string }

/** What the facts of a batch mark, as far as it is known: in the book already, or in the batch itself. */
function targetsOf(context: Context, facts: readonly Fact[]): Map<string, Target> {
  const targets = new Map<string, Target>(
    facts.map((f) => [f.id, { kind: f.kind, author: f.author, answer: undefined, about: f.about }]),
  )
  for (const t of context.targets) {
    const { author, about } =
      t.body === null ? { author: undefined, about: undefined } : (JSON.parse(t.body) as Fact)
    targets.set(t.id, { kind: t.kind, author, answer: t.answer, about })
  }
  return targets
}

/**
 * Whose matters the facts are, where a party may say them: looked at before anything is derived, so that a word about somebody
 * else's never bears on a row. Costs one statement, and only where an author represents a party.
 */
async function partiesOf(
  open: OpenBook,
  house: House,
  facts: readonly Fact[],
  context: Context,
  names: Names,
): Promise<ReadonlyMap<string, string>> {
  const parties = new Map<string, string>()
  if (context.sides.length === 0) return parties
  const asked: { id: string; table: string; key: string }[] = []
  for (const f of facts) {
    const kind = house.kinds.get(f.kind)
    if (kind?.side === 'about') parties.set(f.id, names.get(f.about) ?? f.about)
    else if (kind?.side === 'subject' && kind.subject)
      asked.push({ id: f.id, table: kind.subject, key: names.get(f.about) ?? f.about })
  }
  const rows = await open.rows(open.head.marks > 0, names).rowsOf(asked)
  for (const { id, table, key } of asked) {
    const row = rows.get(rowName(table, key)) as { party?: unknown } | undefined
    if (typeof row?.party === 'string') parties.set(id, names.get(row.party) ?? row.party)
  }
  return parties
}

/** Same id, other content: both are kept; the second goes under an id made from its content, held for a person to see. */
function asImpostor(a: Arrived): Arrived {
  const digest = createHash('sha256').update(a.text).digest('hex')
  const id = `${a.fact.id.slice(0, 14)}7${digest.slice(0, 3)}-8${digest.slice(3, 6)}-${digest.slice(6, 18)}`
  return { ...a, fact: { ...a.fact, id }, answer: 'quarantined', reason: 'same-id-other-content', held: true }
}

export const ERASES = 'book.person-erased'

function kept(
  a: Arrived,
  erased: ReadonlySet<string>,
  targets: ReadonlyMap<string, Target>,
): Omit<Kept, 'seals'> {
  // The reason for withdrawing what somebody forgotten had said goes with it.
  if (MARKS.has(a.fact.kind) && targets.has(a.fact.about) && targets.get(a.fact.about)!.author === undefined)
    return { ...a, gone: [a.fact.about], stays: undefined }
  const gone = a.fact.kind === ERASES ? [] : personsOf(a.fact, a.kind).filter((p) => erased.has(p))
  return { ...a, gone, stays: gone.length === 0 ? a.fact : withoutPersons(a.fact, a.kind, gone) }
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
  salt: Salt = randomSalt,
): Promise<TakenBatch> {
  const open = await openBook(tx, house, book)
  const taken = await takeInto(open, house, book, facts, source, receivedAt, poison, salt)
  const gone = facts.flatMap((f, i) =>
    f.kind === ERASES && taken.results[i]!.answer === 'taken' ? [f.about] : [],
  )
  if (gone.length > 0) await forgetVerifiers(tx, book, gone)
  return taken
}

/** The same, into a book that is open already: on the database, or in memory on its way to an empty one. */
export async function takeInto(
  open: OpenBook,
  house: House,
  book: string,
  facts: readonly Fact[],
  source: Source,
  receivedAt: string,
  poison: ReadonlySet<string>,
  salt: Salt,
): Promise<TakenBatch> {
  const head = open.head
  const context = await open.look(facts, source)
  const existing = new Map(context.existing.map((e) => [e.id, e]))
  const seqs = new Map(context.seqs.map((s) => [s.dseq, s.fact]))
  const erased = new Set(context.erased)
  const targets = targetsOf(context, facts)
  const before: Names = new Map(context.joins.flatMap((j) => (j.stands ? [[j.person, j.stands]] : [])))
  // an organization joined to another one speaks for both
  const sides = context.sides.map((s) => ({ ...s, party: before.get(s.party) ?? s.party }))
  const authority: Authority = { above: context.above, posts: context.posts, sides }
  const parties = await partiesOf(open, house, facts, context, before)

  const results: Taken[] = []
  const fresh: Arrived[] = []
  const answerOf = new Map<string, number>()
  for (const fact of facts) {
    const target = marksOf(fact)[0]?.target
    let a = stamp(
      ...([fact, house.kinds, source, authority, receivedAt] as const),
      target ? targets.get(target) : undefined,
      parties.get(fact.id),
    )
    if (poison.has(fact.id)) a = { ...a, answer: 'quarantined', reason: 'taking-failed', held: true }
    const had = existing.get(fact.id)
    if (had) {
      if (
        had.erased ||
        had.body === a.text ||
        (erased.size > 0 && had.body === bodyOf(kept(a, erased, targets)))
      ) {
        results.push({ id: fact.id, answer: 'duplicate' })
        continue
      }
      a = asImpostor(a)
      if (existing.has(a.fact.id) || (await open.isKnown(a.fact.id))) {
        results.push({ id: fact.id, answer: 'duplicate' })
        continue
      }
    } else if (fact.dseq !== undefined && source.by === 'device') {
      const other = seqs.get(fact.dseq)
      if (other && other !== fact.id && a.answer === 'taken') {
        // A number said twice by a revoked device is no number from before.
        const late = source.reviewAbove !== undefined
        a = { ...a, answer: 'review', reason: late ? 'after-revocation' : 'cloned-device', held: late }
      }
      seqs.set(fact.dseq, fact.id)
    }
    existing.set(a.fact.id, { id: a.fact.id, body: a.text, erased: false })
    answerOf.set(a.fact.id, results.length)
    results.push({ id: fact.id, answer: a.answer, ...(a.reason ? { reason: a.reason } : {}) })
    fresh.push(a)
  }
  if (fresh.length === 0) return { results, changes: [], pages: 0 }

  const forget = new Set(fresh.flatMap((a) => (a.fact.kind === ERASES && !a.held ? [a.fact.about] : [])))
  for (const p of forget) erased.add(p)
  const stored = fresh.map(
    (a): Kept => Object.assign(kept(a, erased, targets), { seals: sealsOf(a.fact, a.text, a.kind, salt) }),
  )
  await open.keep(stored)
  const blank = stored.filter((k) => !k.stays)
  if (blank.length > 0) await open.blankMarksOn(blank.map((k) => k.fact.id))
  const gone = forget.size > 0 ? await open.forget([...forget], fresh, before) : []
  const readable = stored.flatMap((k) => (k.stays && k.answer !== 'quarantined' ? [k.stays] : []))
  const marksOfBlank = blank.flatMap((k) => (k.answer === 'quarantined' ? [] : marksOf(k.fact)))
  const linked = await open.link(readable, marksOfBlank, {
    names: before,
    joins: context.joins.length > 0,
    unlinked: gone.length > 0,
  })
  const { names } = linked
  const peek = readable.flatMap((f) => {
    const subject = house.kinds.get(f.kind)?.subject
    return subject ? [{ table: subject, key: names.get(f.about) ?? f.about }] : []
  })
  const derived = await derive(
    house,
    book,
    [...linked.touched, ...gone],
    open.rows(head.marks + linked.marks > 0, names),
    byEstimatedTime,
    peek,
  )
  await open.writeRows(derived.changes)

  let prev: Buffer = head.head
  const pages = stored.map((a, i) => {
    // Of somebody forgotten nothing is left to judge.
    const verdict: Judged = a.stays
      ? judged({ ...a, fact: named(house, a.fact, names) }, derived.row, receivedAt)
      : a
    const result = results[answerOf.get(a.fact.id)!]!
    result.answer = verdict.answer
    if (verdict.reason) result.reason = verdict.reason
    const stampText = canonical({
      answer: verdict.answer,
      by: source.by,
      estAt: a.estAt,
      flags: verdict.flags,
      held: a.held,
      marks: marksStamped(a.fact),
      reason: verdict.reason,
      rule: a.kind?.version,
    })
    const hash = factHash(a.fact, a.seals)
    const page: Page = {
      n: head.pages + i + 1,
      fact: a.fact.id,
      prev,
      factHash: hash,
      hash: pageHash(prev, hash, stampText),
      stamp: stampText,
      answer: verdict.answer,
      reason: verdict.reason ?? null,
    }
    prev = page.hash
    return page
  })
  const device = source.by === 'device' ? source.device : undefined
  const born = head.kind === 'unborn' ? BIRTHS.find((table) => derived.row(table, book)) : undefined
  const settled = settledOf(house, {
    book,
    head,
    pages,
    counted: fresh.flatMap(({ fact }) =>
      device !== undefined && fact.dseq !== undefined && fact.device === device
        ? [{ dseq: fact.dseq, fact: fact.id }]
        : [],
    ),
    derived,
    differences: figureDifferences(house, derived.changes),
    erasing: forget.size > 0,
    marks: linked.marks,
    bornAs: born,
    receivedAt,
    device,
  })
  await open.settle(settled)
  return { results, changes: derived.changes, pages: pages.length }
}

/** Which facts it marks, by id: a rebuild still knows once its words are forgotten. */
function marksStamped(fact: Fact): string[][] | undefined {
  const marks = marksOf(fact)
  return marks.length > 0 ? marks.map((m) => [m.target, m.mark]) : undefined
}

/** The rows that bear a book: the center or representation whose id it has. */
const BIRTHS = ['center', 'representation'] as const

type Judged = { readonly answer: Answer; readonly reason?: string; readonly flags?: string[] }

/** The last word of intake on a fact: the kind's rule, given the row it is about as it stands now. */
function judged(a: Arrived, row: (table: string, key: string) => unknown, receivedAt: string): Judged {
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
  salt: Salt = randomSalt,
): Promise<Taken[]> {
  const results: Taken[] = values.map(() => ({ id: '', answer: 'quarantined' }))
  const books = new Map<string, { fact: Fact; at: number }[]>()
  const wrong: Malformed[] = []
  values.forEach((value, at) => {
    const read = readEnvelope(value)
    if ('wrong' in read) {
      const id =
        typeof (value as { id?: unknown })?.id === 'string'
          ? String((value as { id: string }).id).slice(0, 64)
          : ''
      results[at] = { id, answer: 'quarantined', reason: read.wrong }
      wrong.push({ value, reason: read.wrong })
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
      const facts = some.map((i) => i.fact)
      const taken = await db.write({ books: [book] }, async (tx) => {
        const took = await takeInBook(tx, house, book, facts, source, receivedAt, poison, salt)
        // Two tablets that count with the same numbers: who looks after tablets must see it, not only who reviews facts.
        if (source.by === 'device' && took.results.some((r) => r.reason === 'cloned-device'))
          await tx`update device set cloned = true where id = ${source.device} and not cloned`
        return took
      })
      taken.results.forEach((r, i) => {
        results[some[i]!.at] = r
      })
    }
    for (const run of runsOf(items)) {
      try {
        await take(run)
      } catch (e) {
        // One fact that a rule stumbles over must not hold back its neighbors: each goes alone, and it is kept for a person.
        if (isOutage(e)) throw e
        onFault(e)
        for (const item of run) {
          try {
            await take([item])
          } catch (e2) {
            if (isOutage(e2)) throw e2
            await take([item], new Set([item.fact.id]))
          }
        }
      }
    }
  }
  if (wrong.length > 0) await keepMalformed(db, wrong, source, now().toISOString())
  return results
}

/**
 * Erasures go apart from the rest: what they take out of figures must not mix with what others add at the same moment. Those
 * said together go together, because they may be two names of one person.
 */
export function runsOf<T extends { fact: Fact }>(items: readonly T[]): T[][] {
  const runs: T[][] = []
  let open: T[] | undefined
  for (const item of items) {
    const before = open?.[0]
    if (open && before && (before.fact.kind === ERASES) === (item.fact.kind === ERASES)) open.push(item)
    else {
      open = [item]
      runs.push(open)
    }
  }
  return runs
}

/**
 * The database is away, full, busy, or our own SQL is wrong: nothing about the fact itself, so the device tries again.
 * Source: PostgreSQL error classes 21-23 (values, constraints), 54 (too large), P0 (raised by a function).
 */
function isOutage(e: unknown): boolean {
  return isOfDatabase(e) && !/^(21|22|23|54|P0)/.test((e as { code?: string }).code ?? '')
}
