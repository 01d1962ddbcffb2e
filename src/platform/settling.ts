// Settling: the last statement of intake — pages, device counters, feed, figures and the book's own head, in one go.
import { canonical, sameJson } from '../kernel/canonical.ts'
import type { Answer } from '../kernel/fact.ts'
import type { Contribution } from '../kernel/indicator.ts'
import type { Look } from '../kernel/taking.ts'
import type { BookHead } from './book-store.ts'
import type { Tx } from './db.ts'
import type { Derived } from './deriving.ts'
import type { House } from './house.ts'
import { type TaskChanges, taskChanges, writeTasks } from './tasks.ts'

export type FeedChange = { entity: string; op: 'put' | 'delete' | 'evict'; body: string | null }

/** What tablets must hear: carried state that differs. A row that stays but is no longer theirs is an `evict`. */
export function feedChanges(house: House, derived: Derived): FeedChange[] {
  const found: FeedChange[] = []
  const lookNow = derived.row as Look
  const lookBefore = derived.rowBefore as Look
  for (const f of derived.folded) {
    const carry = house.byTable.get(f.table)?.carry
    if (!carry) continue
    const was = f.before ? carry(f.before as never, lookBefore) : undefined
    const is = f.after ? carry(f.after as never, lookNow) : undefined
    const entity = `${f.table}:${f.key}`
    if (is === undefined) {
      if (was !== undefined) found.push({ entity, op: f.after ? 'evict' : 'delete', body: null })
    } else {
      if (was === undefined || !sameJson(was, is)) found.push({ entity, op: 'put', body: canonical(is) })
    }
  }
  return found
}

export type Page = {
  readonly n: number
  readonly fact: string
  readonly prev: Buffer
  readonly factHash: Buffer
  readonly hash: Buffer
  readonly stamp: string
  readonly answer: Answer
  readonly reason: string | null
}

export type Settlement = {
  book: string
  head: BookHead
  pages: readonly Page[]
  /** counters of the device, in order of pages */
  counted: readonly { readonly dseq: number; readonly fact: string }[]
  derived: Derived
  differences: readonly Contribution[]
  /** what leaves past figures because somebody is forgotten stays as an anonymous residue */
  erasing: boolean
  marks: number
  bornAs?: 'center' | 'representation'
  receivedAt: string
  device?: string
}

/** Splits differences: those that change figures, and the residue that keeps past figures whole after an erasure. */
export function residueOf(
  house: House,
  differences: readonly Contribution[],
  erasing: boolean,
): { change: Contribution[]; residue: Contribution[] } {
  if (!erasing) return { change: [...differences], residue: [] }
  const past = (c: Contribution) =>
    house.indicators.get(c.indicator)?.period !== 'now' && c.part <= 0 && c.whole <= 0
  return {
    change: differences.filter((c) => !past(c)),
    residue: differences.filter(past).map((c) => ({ ...c, part: -c.part, whole: -c.whole })),
  }
}

/** A settlement as the columns of what it writes; made without looking at anything, so that memory and database agree. */
export type Settled = {
  readonly pages: readonly Page[]
  readonly receivedAt: string
  readonly device: string | null
  /** counters of the device, in order of pages; one that was received before stays with its first fact */
  readonly counted: readonly { readonly dseq: number; readonly fact: string }[]
  /** changes of the feed, numbered from `head.feed` + 1 on */
  readonly feed: readonly FeedChange[]
  readonly change: readonly Contribution[]
  readonly residue: readonly Contribution[]
  /** what representations must hear, by indicator and period */
  readonly deltas: readonly Contribution[]
  /** days from which figures above the center are grouped anew */
  readonly regrouped: readonly string[]
  readonly tasks: TaskChanges
  /** the book's head afterwards; `kind` null = as it was */
  readonly head: {
    readonly pages: number
    readonly head: Buffer
    readonly feed: number
    readonly marks: number
    readonly kind: string | null
  }
}

export function settledOf(house: House, s: Settlement): Settled {
  const feed = feedChanges(house, s.derived)
  const { change, residue } = residueOf(house, s.differences, s.erasing)
  const above = new Map<string, Contribution>()
  for (const c of change) {
    const name = `${c.indicator}|${c.period}`
    const sum = above.get(name)
    above.set(name, sum ? { ...sum, part: sum.part + c.part, whole: sum.whole + c.whole } : c)
  }
  const last = s.pages[s.pages.length - 1]!
  return {
    pages: s.pages,
    receivedAt: s.receivedAt,
    device: s.device ?? null,
    counted: s.counted,
    feed,
    change,
    residue,
    deltas: [...above.values()].filter((c) => c.part !== 0 || c.whole !== 0),
    regrouped: s.derived.changes.flatMap(
      (c) => house.byTable.get(c.table)?.regroups?.(c.before as never, c.after as never) ?? [],
    ),
    tasks: taskChanges(house, s.book, s.derived),
    head: {
      pages: last.n,
      head: last.hash,
      feed: s.head.feed + feed.length,
      marks: s.head.marks + s.marks,
      kind: s.bornAs ?? null,
    },
  }
}

/** Writes it all. One statement, so that a batch costs the same whatever it holds; one more where tasks begin or end. */
export async function writeSettled(tx: Tx, book: string, s: Settled): Promise<void> {
  await writeTasks(tx, book, s.tasks)
  const first = s.head.feed - s.feed.length
  await tx`
    with p as (
      insert into page (book, n, fact, prev_hash, fact_hash, hash, stamp, answer, reason, received_at)
      select ${book}, x.n, x.fact, x.prev, x.fact_hash, x.hash, x.stamp, x.answer, x.reason, ${s.receivedAt}
      from unnest(${s.pages.map((p) => p.n)}::bigint[], ${s.pages.map((p) => p.fact)}::uuid[], ${s.pages.map((p) => p.prev)}::bytea[],
        ${s.pages.map((p) => p.factHash)}::bytea[], ${s.pages.map((p) => p.hash)}::bytea[], ${s.pages.map((p) => p.stamp)}::text[],
        ${s.pages.map((p) => p.answer)}::text[], ${s.pages.map((p) => p.reason)}::text[])
        as x(n, fact, prev, fact_hash, hash, stamp, answer, reason)
    ), d as (
      insert into device_seq (device, dseq, book, fact)
      select ${s.device}, x.dseq, ${book}, x.fact
      from unnest(${s.counted.map((c) => c.dseq)}::bigint[], ${s.counted.map((c) => c.fact)}::uuid[]) as x(dseq, fact)
      on conflict do nothing
    ), fe as (
      insert into feed (book, entity, seq, op, body)
      select ${book}, x.entity, ${first}::bigint + x.i, x.op, x.body
      from unnest(${s.feed.map((f) => f.entity)}::text[], ${s.feed.map((f) => f.op)}::text[], ${s.feed.map((f) => f.body)}::text[])
        with ordinality as x(entity, op, body, i)
      on conflict (book, entity) do update set seq = excluded.seq, op = excluded.op, body = excluded.body
    ), fi as (
      insert into figure (book, indicator, room, period, part, whole)
      select ${book}, x.* from unnest(${s.change.map((c) => c.indicator)}::text[], ${s.change.map((c) => c.room)}::uuid[],
        ${s.change.map((c) => c.period)}::text[], ${s.change.map((c) => c.part)}::bigint[], ${s.change.map((c) => c.whole)}::bigint[])
        as x(indicator, room, period, part, whole)
      on conflict (book, indicator, period, room) do update set part = figure.part + excluded.part, whole = figure.whole + excluded.whole
    ), fr as (
      insert into figure_residue (book, indicator, room, period, part, whole)
      select ${book}, x.* from unnest(${s.residue.map((c) => c.indicator)}::text[], ${s.residue.map((c) => c.room)}::uuid[],
        ${s.residue.map((c) => c.period)}::text[], ${s.residue.map((c) => c.part)}::bigint[], ${s.residue.map((c) => c.whole)}::bigint[])
        as x(indicator, room, period, part, whole)
      on conflict (book, indicator, period, room) do update
        set part = figure_residue.part + excluded.part, whole = figure_residue.whole + excluded.whole
    ), fg as (
      insert into figure_regroup (since) select distinct x.since from unnest(${s.regrouped}::date[]) as x(since)
      where x.since <= current_date
    ), fd as (
      insert into figure_delta (book, indicator, period, part, whole)
      select ${book}, x.* from unnest(${s.deltas.map((c) => c.indicator)}::text[], ${s.deltas.map((c) => c.period)}::text[],
        ${s.deltas.map((c) => c.part)}::bigint[], ${s.deltas.map((c) => c.whole)}::bigint[]) as x(indicator, period, part, whole)
    )
    update book set pages = ${s.head.pages}, head = ${s.head.head}, feed = ${s.head.feed}::bigint,
      marks = ${s.head.marks}::bigint, kind = coalesce(${s.head.kind}, kind)
    where id = ${book}`
}
